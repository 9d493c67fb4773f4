"""A folder of small inputs, and what reading them gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options, read
from onrecord.schema import Article

Write = Callable[[str, str | bytes], str]
One = Callable[..., Article]
Refused = Callable[..., InputError]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file below the working folder, whose path it gives as a user would."""
    monkeypatch.chdir(tmp_path)

    def _write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return _write


@pytest.fixture
def one() -> One:
    """The one article at a path."""

    def _one(path: str, **options: object) -> Article:
        (found,) = read([path], Options(**options))  # type: ignore[arg-type]
        assert isinstance(found, Article), found
        return found

    return _one


@pytest.fixture
def refused() -> Refused:
    """The one error that a path gives, with a remedy."""

    def _refused(path: str, **options: object) -> InputError:
        (found,) = read([path], Options(**options))  # type: ignore[arg-type]
        assert isinstance(found, InputError), found
        assert found.remedy
        return found

    return _refused
