"""Where told words end and the report goes on; and forms that told words take."""

from __future__ import annotations

import pytest

from tests.statements.conftest import Said

ENDS = [
    ("The coast guard of Malta said it would not turn away boats, though it had done so in May.", "away boats"),
    ("The Ghanaian minister said the mill would close, and Togo, its neighbour, has bought the machines.", "close"),
    ("The Ghanaian minister said the mill would close, and the owner sold the machines in May.", "close"),
    ("The Ghanaian minister said the mill would close, and the owner would sell the machines.", "machines"),
]
TAKEN = [
    ("Tehran denied having lost a drone.", "having lost a drone"),
    ("The Chilean government rejected the charge as a crude invention.", "the charge as a crude invention"),
    (
        "Human Rights Watch charged in a report that people were being pushed onto buses.",
        "people were being pushed onto buses",
    ),
    (
        "The authorities have not let Danish consular staff see the engineer, a diplomat in Oslo said on condition "
        "of anonymity.",
        "The authorities have not let Danish consular staff see the engineer",
    ),
]


@pytest.mark.parametrize(("text", "end"), ENDS)
def test_words_end_where_the_report_goes_on(said: Said, text: str, end: str) -> None:
    assert said(text)[0].content[-1].of(text).endswith(end)


@pytest.mark.parametrize(("text", "words"), TAKEN)
def test_words_that_a_cue_takes(said: Said, text: str, words: str) -> None:
    (found,) = said(text)
    assert " ".join(span.of(text) for span in found.content) == words


@pytest.mark.parametrize(
    ("text", "end"), [*((text.rstrip("."), end) for text, end in ENDS), ("If talks fail, she said, we will go", "go")]
)
def test_a_text_that_ends_without_a_mark(said: Said, text: str, end: str) -> None:
    assert said(text)[0].content[-1].of(text).endswith(end)
