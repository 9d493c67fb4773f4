"""Where the shipped weights lie, and what names them in a record."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

HOME = Path(__file__).parent / "weights"
READER = ("reader.json", "reader.npz", "reader.onnx", "tokenizer.json")
PAIR = ("pair.json", "pair.onnx", "tokenizer.json")
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
