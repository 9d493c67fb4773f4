from __future__ import annotations

import pytest

from onrecord.reading.columns import choose, field_named


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["Body", "Headline", "Published At"], {"text": "Body", "title": "Headline", "date": "Published At"}),
        (["story", "text"], {"text": "text"}),
        (["content", "source", "publisher"], {"text": "content", "publisher": "publisher"}),
        (["publishedAt", "link"], {"date": "publishedAt", "url": "link"}),
        (["id", "words"], {}),
    ],
)
def test_usual_names(names: list[str], columns: dict[str, str]) -> None:
    assert choose(names, {}) == columns


def test_the_user_knows_better() -> None:
    assert choose(["text", "words", "nr"], {"text": "words", "id": "nr"}) == {"text": "words", "id": "nr"}
    assert choose(["text"], {"text": "words"}) == {}


@pytest.mark.parametrize(("name", "field"), [("URL", "url"), ("Outlet", "publisher"), ("text", None), ("Bush", None)])
def test_field_named(name: str, field: str | None) -> None:
    assert field_named(name) == field
