from __future__ import annotations

import sys
from textwrap import wrap

import pypdf
import pytest

from onrecord.errors import InputError
from onrecord.reading import read
from onrecord.reading.pdf import Line, joined
from onrecord.schema import Article

from .conftest import One, Refused, Write
from .samples import ENGLISH, SECOND


def pdf(*pages: list[str]) -> bytes:
    """A PDF file of so many pages, their lines set one below the other."""
    count = len(pages)
    kids = " ".join(f"{3 + n} 0 R" for n in range(count))
    font = 3 + 2 * count
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>"]
    for n in range(count):
        resources = f"/Resources<</Font<</F {font} 0 R>>>>"
        box = "/MediaBox[0 0 612 792]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}{box}/Contents {3 + count + n} 0 R>>")
    for lines in pages:
        drawn = "".join(f"({line.translate(ESCAPES)})Tj T* " for line in lines)
        stream = f"BT /F 10 Tf 14 TL 50 700 Td {drawn}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    return written(objects)


ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})


def written(objects: list[str]) -> bytes:
    """Numbered objects with the table of their places."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj{body}endobj\n".encode("latin-1")
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    return out + f"{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_lines_become_paragraphs_again(write: Write, one: One) -> None:
    page = ["No from Moscow", "", *wrap(ENGLISH, 60), "", *wrap(SECOND, 60)]
    found = one(write("2003-03-18.pdf", pdf(page)))
    assert found.text == f"No from Moscow\n\n{ENGLISH}\n\n{SECOND}"
    assert (found.title, found.published, found.source) == ("No from Moscow", "2003-03-18", "2003-03-18.pdf")


def test_a_sentence_runs_on_over_the_page(write: Write, one: One) -> None:
    words = wrap(ENGLISH, 60)
    assert one(write("a.pdf", pdf(words[:2], words[2:]))).text == ENGLISH


def test_options(write: Write, one: One) -> None:
    found = one(write("a.pdf", pdf(wrap(ENGLISH, 60))), date="2003-03-18", publisher="AP")
    assert (found.published, found.publisher) == ("2003-03-18", "AP")


def lines(*told: str | tuple[str, float, float]) -> list[Line]:
    """Lines one below the other, 12 points apart and 10 high unless told otherwise."""
    found, height = [], 700.0
    for one in told:
        text, step, size = (one, 12.0, 10.0) if isinstance(one, str) else one
        height -= step
        found.append(Line(text, 0, height, size))
    return found


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ((), ""),
        (("One inspec-", "tor came."), "One inspector came."),
        (("Al-", "Samoud missiles"), "Al- Samoud missiles"),
        (("A line of the usual length.", "Short.", "A line of the usual length."),
         "A line of the usual length. Short.\n\nA line of the usual length."),
        (("Some line here", "another line", ("Further down", 18.0, 10.0), "goes on"),
         "Some line here another line\n\nFurther down goes on"),
        ((("A headline of", 20.0, 16.0), ("two lines", 19.0, 16.0), "The text", "goes on"),
         "A headline of two lines\n\nThe text goes on"),
        (("Foot of a column", "and", ("head of the next", -600.0, 10.0), "goes on"),
         "Foot of a column and head of the next goes on"),
    ],
)  # fmt: skip
def test_joining(told: tuple[str, ...], text: str) -> None:
    assert joined(lines(*told)) == text


def test_a_file_without_text(write: Write, refused: Refused) -> None:
    error = refused(write("a.pdf", pdf([])))
    assert "no text" in error.problem
    assert "recognised" in error.remedy


def test_a_locked_file(write: Write, refused: Refused, tmp_path) -> None:
    writer = pypdf.PdfWriter(clone_from=write("open.pdf", pdf(wrap(ENGLISH, 60))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert "password" in refused("a.pdf").problem


@pytest.mark.parametrize("content", ["%PDF-1.4 and nothing", "only words", b"\0" * 100])
def test_what_is_no_pdf(write: Write, refused: Refused, content: str | bytes) -> None:
    assert "is no sound PDF file" in refused(write("a.pdf", content)).problem


def test_a_report_that_is_too_long(write: Write, refused: Refused) -> None:
    assert "longer than one report" in refused(write("a.pdf", pdf(wrap(ENGLISH, 60))), max_size=50).problem


def test_a_pdf_by_another_name_is_told(write: Write, refused: Refused) -> None:
    assert "ending .pdf" in refused(write("a.txt", pdf(wrap(ENGLISH, 60)))).remedy


@pytest.mark.parametrize(("package", "suffix", "name"), [("pypdf", ".pdf", "pdf"), ("warcio", ".warc", "warc")])
def test_a_missing_package_is_named_and_stops_nothing(
    write: Write, monkeypatch: pytest.MonkeyPatch, package: str, suffix: str, name: str
) -> None:
    for module in [known for known in sys.modules if known.partition(".")[0] == package]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, package, None)
    missing, article = read([write(f"a{suffix}", "words"), write("b.txt", ENGLISH)])
    assert isinstance(missing, InputError)
    assert isinstance(article, Article)
    assert f'pip install "onrecord[{name}]"' in missing.remedy
