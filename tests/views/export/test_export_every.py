"""What holds for every format alike."""

from __future__ import annotations

import re

import pytest

from onrecord.errors import OnrecordError
from onrecord.record import Record
from onrecord.views.export import EXPORTS, SUFFIXES, Options
from onrecord.views.export.about import about, page

from .conftest import OLD, TALKS, filled

# Words of the articles that are no name, place or issue of a line.
WORDS = ("at last", "an official", "accused the", "would not", "Gunmen", "coalition attacked", "a man", "spokesman",
         "on Tuesday", "Leaders", "dollars", "met in")  # fmt: skip
QUIET = sorted(set(EXPORTS) - {"parquet", "duckdb"})


def contents(written):
    return {path.name: path.read_bytes() for path in written}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_record_gives_the_same_bytes(name, export):
    one, two = export(name, "one"), export(name, "two")
    names = [path.name.replace("one", "X") for path in one], [path.name.replace("two", "X") for path in two]
    assert names[0] == names[1]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_order_in_which_reports_came_in_does_not_matter(name, export, readings, tmp_path):
    other = filled(tmp_path / "other.db", reversed(readings))
    with Record.open(other, create=False, readonly=True) as record:
        written = EXPORTS[name].write(record, tmp_path / "other", Options())
    assert [path.read_bytes() for path in export(name)] == [path.read_bytes() for path in written]


@pytest.mark.parametrize("name", QUIET)
def test_without_text_no_words_of_the_articles_go_out(name, export):
    files = contents(export(name, text=False))
    files.pop("codebook.csv", None)
    told = b"\n".join(files.values()).decode("utf-8").replace("\\n", " ")
    assert [words for words in WORDS if words in told] == []


@pytest.mark.parametrize("name", QUIET)
def test_with_text_they_do_where_the_format_has_a_place_for_them(name, export):
    told = b"\n".join(contents(export(name)).values()).decode("utf-8")
    quiet = name in {"gdelt", "panel", "gexf"}  # GDELT has names, in capitals
    assert any(words in told for words in WORDS) is not quiet


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_record_gives_files_that_open(name, tmp_path):
    with Record.open(filled(tmp_path / "empty.db", ()), create=False, readonly=True) as record:
        written = EXPORTS[name].write(record, tmp_path / "out", Options())
    assert written.notes == ()
    assert all(path.exists() for path in written)


@pytest.mark.parametrize("name", EXPORTS)
def test_nothing_is_left_behind_where_nothing_can_be_written(name, record, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(OnrecordError):
        EXPORTS[name].write(record, tmp_path / "file" / "out", Options())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", EXPORTS)
def test_about_tells_every_column_and_what_is_missing_and_lacking(name):
    format = EXPORTS[name]
    told = about(format, 100)
    assert max(map(len, told.splitlines())) <= max(100, *map(len, format.opens), len(format.summary) + 40)
    squeezed = re.sub(r"\s+", " ", told)
    for table in format.tables:
        assert all(column in squeezed and holds in squeezed for column, holds in table.columns)
    assert all(item in squeezed for item in (*format.lacks, format.missing, format.without_text))
    assert f"## {name}\n" in page(EXPORTS)


def test_every_suffix_stands_for_one_format():
    suffixes = [suffix for format in EXPORTS.values() for suffix in format.suffixes]
    assert sorted(suffixes) == sorted(SUFFIXES)


def test_the_sample_holds_what_formats_trip_over():
    assert {"\t", "“", '"', "<", "&", "\x0b", "😀", "É"} <= set(TALKS)
    assert "\n" in TALKS and "1991" in OLD


@pytest.mark.parametrize("name", sorted(set(EXPORTS) - {"csv", "duckdb"}))
def test_no_export_writes_over_a_record(name, record, readings, tmp_path):
    """Of a link, a record is what it leads to; parquet is given a name that asks for one file."""
    kept = filled(tmp_path / "kept.db", readings)
    before = kept.read_bytes()
    link = tmp_path / "link.parquet"
    link.symlink_to(kept)
    for out in (kept, link) if name != "parquet" else (link,):
        with pytest.raises(OnrecordError, match="is a record, which would be written over"):
            EXPORTS[name].write(record, out, Options())
    assert (kept.read_bytes(), link.is_symlink()) == (before, True)
