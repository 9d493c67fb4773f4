"""Where the shipped weights lie, how their files are opened, and what names them in a record."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

HOME = Path(__file__).parent / "weights"
READER = (
    "reader.json",
    "reader.npz",
    "reader.onnx",
    "tokenizer.json",
    "antecedents.json",
    "acts.json",
    "statements.json",
    "positions.json",
)
DIGITS = 16


def fingerprint(folder: Path = HOME, names: tuple[str, ...] = READER) -> str:
    """A hash over files of a model."""
    total = hashlib.sha256()
    for name in names:
        total.update((folder / name).read_bytes())
    return total.hexdigest()[:DIGITS]


@lru_cache(maxsize=2)
def model_name(folder: Path = HOME) -> str:
    """The reader's version and hash, as a run's manifest has them: "reader@1 0123456789abcdef"."""
    version = json.loads((folder / "reader.json").read_text("utf-8"))["version"]
    return f"{version} {fingerprint(folder)}"


def open_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer in a folder; texts are neither padded nor cut off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def open_session(path: Path) -> InferenceSession:
    """A model in ONNX, run in one thread: articles are shared out among processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
