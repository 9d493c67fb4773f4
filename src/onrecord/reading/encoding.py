"""From bytes to text: only what is certain, with advice for the rest."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.reading.options import Options

BINARY = (
    (b"%PDF-", "a PDF file", "give its name the ending .pdf"),
    (b"PK\x03\x04", "a zip archive or an Office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"\x89PNG", "a PNG picture", "leave it out, or have its text recognised first"),
    (b"\xff\xd8\xff", "a JPEG picture", "leave it out, or have its text recognised first"),
    (b"GIF8", "a GIF picture", "leave it out"),
    (b"\x1f\x8b", "a gzip file", "unpack it first with gunzip"),
    (b"BZh", "a bzip2 file", "unpack it first with bunzip2"),
    (b"\xfd7zXZ", "an xz file", "unpack it first with unxz"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"PAR1", "a Parquet file", "give its name the ending .parquet"),
    (b"SQLite format 3", "an SQLite database", "export its reports as CSV"),
)
CHUNK = 1 << 20
SAMPLE = 100_000
# English has few characters beyond ASCII: curly quotes, dashes, a name.
FOREIGN_SHARE = 0.1
FOREIGN_COUNT = 8


def decoded(where: str, data: bytes, options: Options) -> str:
    """The text that the bytes hold; raises InputError for binary data and other encodings."""
    return "".join(_pieces(where, [data], options))


def check_file(where: str, path: Path, options: Options) -> None:
    """Go through a table once, so that one in another encoding is refused whole."""
    with path.open("rb") as file:
        for _ in _pieces(where, iter(lambda: file.read(CHUNK), b""), options):
            pass


def refuse_binary(where: str, data: bytes, options: Options) -> None:
    """Raise InputError for bytes that are no text, whatever its encoding."""
    _refuse_binary(where, data, True, options)


def _pieces(where: str, chunks: Iterable[bytes], options: Options) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(options.codec)()
    lines, chunk = 1, b""
    try:
        for number, chunk in enumerate(chunks):
            _refuse_binary(where, chunk, number == 0, options)
            yield decoder.decode(chunk)
            lines += chunk.count(b"\n")
        yield decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        line = lines + error.object.count(b"\n", 0, error.start)
        raise undecodable(where, error, line, chunk, options) from None
    except UnicodeError as error:
        raise InputError(where, f"is not {options.codec} ({error})", "name the right --encoding") from None


def _refuse_binary(where: str, chunk: bytes, first: bool, options: Options) -> None:
    if first:
        _refuse_kind(where, chunk, options)
    # Under another encoding, such as UTF-16, every second byte may be NUL.
    if options.encoding is None and b"\0" in chunk:
        raise InputError(where, "is a binary file (it holds NUL bytes)", "leave it out")


def _refuse_kind(where: str, head: bytes, options: Options) -> None:
    for magic, kind, remedy in BINARY:
        if head.startswith(magic):
            raise InputError(where, f"is {kind}", remedy)
    if options.encoding is None and head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(where, "is not UTF-8 but UTF-16", conversion("UTF-16"))


def undecodable(where: str, error: UnicodeDecodeError, line: int, sample: bytes, options: Options) -> InputError:
    """The error for bytes that are no text in the encoding expected, with the one the sample is in."""
    expected = options.encoding or "UTF-8"
    place = f"is not {expected} (line {line}, byte 0x{error.object[error.start]:02X})"
    if options.encoding is not None:
        return InputError(where, place, "name the right --encoding")
    if _mostly_utf8(sample):
        remedy = "mend it, or drop the damage with `iconv -c -f UTF-8 -t UTF-8`"
        return InputError(where, f"{place}: the file is damaged there", remedy)
    likely = likely_encoding(sample)
    if likely is None:
        return InputError(where, place, "convert it to UTF-8 with iconv, or name its --encoding")
    return InputError(where, f"{place}; it looks like {likely}", conversion(likely))


def conversion(encoding: str) -> str:
    """What to do with a file in another encoding."""
    return f"convert it with `iconv -f {encoding} -t UTF-8`, or pass --encoding {encoding}"


def likely_encoding(data: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 are probably in."""
    sample = data[:SAMPLE]
    foreign = sum(byte > 127 for byte in sample)
    if foreign <= max(FOREIGN_SHARE * len(sample), FOREIGN_COUNT) and _decodes(sample, "cp1252"):
        return "CP1252"
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(sample).best()
    return best.encoding.upper() if best else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether there are more good characters beyond ASCII than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(character > "\x7f" for character in text) > 2 * bad
