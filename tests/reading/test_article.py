from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.reading import Options, undated
from onrecord.reading.article import Draft, finish
from onrecord.schema import Article

from .samples import ENGLISH, FRENCH


def test_undated_names_the_file_and_the_option() -> None:
    line = undated(Article.of("words", source="a.txt"))
    assert line is not None
    assert line.startswith("a.txt: no publication date")
    assert "--date" in line
    assert str(undated(Article.of("words"))).startswith("standard input: ")
    assert undated(Article.of("words", published="2003-03-18")) is None


def test_other_language() -> None:
    with pytest.raises(InputError, match=r"is in French.*--any-language"):
        finish(Draft("a.txt", FRENCH), Options())
    assert finish(Draft("a.txt", FRENCH), Options(any_language=True)).language == "fr"


def test_language_that_is_not_sure() -> None:
    assert finish(Draft("a.txt", "Non."), Options()).language is None
    assert finish(Draft("a.txt", ENGLISH), Options()).language == "en"


@pytest.mark.parametrize("draft", [Draft("x", "a\0"), Draft("x", "\n"), Draft("x", "a", title="\ud800")])
def test_no_article(draft: Draft) -> None:
    with pytest.raises(InputError):
        finish(draft, Options())
