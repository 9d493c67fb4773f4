from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options
from onrecord.reading import encoding as module
from onrecord.reading.encoding import BINARY, check_file, decoded, likely_encoding

from .conftest import Write
from .samples import ENGLISH, FRENCH

CURLY = f"{ENGLISH}\nHe said “no”.\n"
RUSSIAN = "Министр иностранных дел России заявил, что Москва не одобрит новую резолюцию по Ираку. " * 5


def refusal(data: bytes, **options: object) -> InputError:
    with pytest.raises(InputError) as caught:
        decoded("a.txt", data, Options(**options))  # type: ignore[arg-type]
    return caught.value


@pytest.mark.parametrize(("magic", "kind"), [(magic, kind) for magic, kind, _ in BINARY])
def test_known_binary_kinds(magic: bytes, kind: str) -> None:
    assert refusal(magic + b" rest").problem == f"is {kind}"


def test_nul_bytes() -> None:
    assert "binary" in refusal(b"some\0thing").problem


def test_cp1252_is_named_and_not_guessed() -> None:
    error = refusal(CURLY.encode("cp1252"))
    assert error.problem == "is not UTF-8 (line 2, byte 0x93); it looks like CP1252"
    assert "iconv -f CP1252 -t UTF-8" in error.remedy
    assert "--encoding CP1252" in error.remedy
    assert decoded("a.txt", CURLY.encode("cp1252"), Options(encoding="CP1252")) == CURLY


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16(encoding: str) -> None:
    data = ("" if encoding == "utf-16" else "\ufeff").encode(encoding) + CURLY.encode(encoding)
    assert "UTF-16" in refusal(data).problem
    assert decoded("a.txt", CURLY.encode(encoding), Options(encoding=encoding)) == CURLY


def test_damaged_utf8() -> None:
    error = refusal(FRENCH.encode() + b"\xe2\x80")
    assert "damaged" in error.problem
    assert "iconv -c" in error.remedy


def test_other_scripts() -> None:
    assert likely_encoding(RUSSIAN.encode("cp1251")) == "CP1251"
    assert "iconv -f CP1251" in refusal(RUSSIAN.encode("cp1251")).remedy


def test_unknown_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "likely_encoding", lambda _: None)
    assert "--encoding" in refusal(b"\xff\xff").remedy


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_wrong_encoding_option(encoding: str) -> None:
    error = refusal("“odd”!".encode() * 3 + b"x", encoding=encoding)
    assert error.problem.startswith(f"is not {encoding}")
    assert "--encoding" in error.remedy


def test_characters_across_chunks(write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHUNK", 3)
    write("good.csv", CURLY * 3)
    check_file("good.csv", tmp_path / "good.csv", Options())
    write("bad.csv", (CURLY * 3).encode() + b"\x93")
    with pytest.raises(InputError, match=r"line 7, byte 0x93"):
        check_file("bad.csv", tmp_path / "bad.csv", Options())
