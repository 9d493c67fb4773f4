"""Sentences and tokens over the article's own offsets."""

from __future__ import annotations

import pytest

from onrecord.errors import MissingExtra
from onrecord.parsing import Parse, load, parse, parse_all


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in parse(text).spans]


def at(found: Parse, word: str) -> int:
    return next(token.i for token in found.tokens if token.text == word)


# text, its sentences
SENTENCES = {
    "plain": ("The envoy left. Nobody came.", ["The envoy left.", "Nobody came."]),
    "abbreviations": (
        "Mr. Berg met U.S. troops. Then he left.",
        ["Mr. Berg met U.S. troops.", "Then he left."],
    ),
    "missing paragraph break": ("Talks failed.\nThe war went on.", ["Talks failed.", "The war went on."]),
    "headline": ("Envoy leaves Oslo\n\nThe envoy left.", ["Envoy leaves Oslo", "The envoy left."]),
    "missing blank": ("Talks failed.The war went on.", ["Talks failed.", "The war went on."]),
    "end inside a quotation": (
        "“We stay.” The envoy left.",
        ["“We stay.”", "The envoy left."],
    ),
    "question in a quotation goes on": (
        "“Will they stay?” the envoy asked.",
        ["“Will they stay?” the envoy asked."],
    ),
    "quotation opens after the end": (
        'The envoy left. "We stay," he said.',
        ["The envoy left.", '"We stay," he said.'],
    ),
    "several sentences quoted": (
        "“We stay. They go. Nobody wins,” he said.",
        ["“We stay.", "They go.", "Nobody wins,” he said."],
    ),
    "dateline": ("RIGA (AFP) - Talks failed. War came.", ["RIGA (AFP) - Talks failed.", "War came."]),
    "glued dateline": ("RIGA (AFP)--Talks failed.", ["RIGA (AFP)--Talks failed."]),
    "stray mark": ("Talks failed.\n? War came.", ["Talks failed.", "? War came."]),
    "party tag": ("Sen. Berg, D-Conn., spoke. War came.", ["Sen. Berg, D-Conn., spoke.", "War came."]),
    "bare weekday": ("Berg Monday condemned it. War came.", ["Berg Monday condemned it.", "War came."]),
    "dots": ("He waited... Then he left.", ["He waited...", "Then he left."]),
    "initial": ("George W. Bush spoke. War came.", ["George W. Bush spoke.", "War came."]),
    "number first": ("It fell. 48 people died.", ["It fell.", "48 people died."]),
    "nothing": ("", []),
    "only marks": ("?!\n“”", []),
    "one word": ("War", ["War"]),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_bare_weekday_does_not_take_the_subject_away() -> None:
    text = "Lukashenko Monday condemned the raid on Minsk."
    found = parse(text)
    verb = at(found, "condemned")
    assert [found.tokens[k].text for k in found.kids(verb, "nsubj", "dobj")] == ["Lukashenko", "raid"]
    inserted = found.tokens[at(found, "on")]
    assert (inserted.start, inserted.end) == (text.index("Monday"), text.index("Monday"))
    assert found.words(at(found, "Lukashenko"), verb) == "Lukashenko Monday condemned"


@pytest.mark.parametrize(
    "text",
    [
        "RIGA (AFP)--Latvia shut the border--which it denied--on Sunday.",
        "Headline\n\n? Ola Berg, D-Conn., Monday told Kari Lund (R-Texas): ``No''--twice.",
        "“We ‘stay’,” he said.\r\n«Nobody\xa0came»\tat all.",
        "It failed.The war went on.Nobody won.",
    ],
)
def test_every_token_stands_where_it_says(text: str) -> None:
    for token in parse(text).tokens:
        written = text[token.start : token.end]
        if any(letter.isalnum() for letter in token.text) and written:
            assert written == token.text
        elif token.text == "--":
            assert written == "--"
        elif token.text == '"':
            assert written in {'"', "“", "”", "«", "»", "``", "''"}


def test_tokens_know_their_sentence_and_paragraph() -> None:
    found = parse("Envoy leaves Oslo\n\nTalks failed. War came.")
    assert [found.tokens[at(found, word)].sentence for word in ("Oslo", "failed", "came")] == [0, 1, 2]
    assert [found.paragraph_of[at(found, word)] for word in ("Oslo", "failed", "came")] == [0, 1, 1]
    assert [p.heading for p in found.paragraphs] == [True, False]


def test_heads_stay_within_their_paragraph() -> None:
    found = parse("Envoy leaves Oslo\nTalks failed.\nWar came to Mali.")
    assert all(found.paragraph_of[t.head] == found.paragraph_of[t.i] for t in found.tokens)
    assert all(found.tokens[k].head == t.i for t in found.tokens for k in found.kids(t.i))


def test_questions_to_a_parse() -> None:
    found = parse("Kenya rejected the plan of Somalia.")
    verb, plan = at(found, "rejected"), at(found, "plan")
    assert [found.tokens[k].text for k in found.subtree(plan)] == ["the", "plan", "of", "Somalia"]
    assert [found.tokens[k].text for k in found.ancestors(at(found, "Somalia"))] == ["of", "plan", "rejected"]
    assert found.inside(at(found, "Somalia"), plan)
    assert not found.inside(verb, plan)
    assert found.inside(plan, plan)
    assert found.kids(verb) == found.kids(verb, "nsubj", "dobj", "punct")


def test_an_inserted_word_alone_still_has_a_span() -> None:
    found = parse("Berg Monday condemned it.")
    on = at(found, "on")
    assert found.span(on, on).end == found.span(on, on).start + 1


def test_lemmas_that_the_pipeline_gets_wrong_are_mended() -> None:
    found = parse("The army staged a coup.")
    assert found.tokens[at(found, "staged")].lemma == "stage"


def test_a_name_with_a_hyphen_has_one_head() -> None:
    found = parse("In Baghdad, presidential adviser Amir al-Saadi on Sunday challenged the United States.")
    last = next(token for token in found.tokens if token.text == "Saadi")
    parts = [token for token in found.tokens if token.text in {"Amir", "al", "-"}]
    assert found.tokens[last.head].text == "challenged"
    assert {token.head for token in parts} == {last.i}
    assert found.left[last.i] <= parts[0].i


def test_a_rank_cut_short_ends_no_sentence() -> None:
    found = parse("The camp was empty, said Maj. Gen. Ann Lee. Col. Juma Odeh had left.")
    assert [found.text[s.start : s.end] for s in found.spans] == [
        "The camp was empty, said Maj. Gen. Ann Lee.",
        "Col. Juma Odeh had left.",
    ]


def test_many_articles_come_in_order_whatever_is_beside_them() -> None:
    texts = ["Kenya left.\nMali came.", "", "War", "RIGA (AFP)--Talks failed.", "?"] * 3
    alone = [parse(text) for text in texts]
    assert list(parse_all(texts)) == alone
    assert list(parse_all(iter(texts[::-1]))) == alone[::-1]


def test_articles_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def texts():
        for n in range(10):
            read.append(n)
            yield "War came."

    stream = parse_all(texts())
    next(stream)
    assert len(read) < 10


def test_a_pipeline_that_is_not_installed_is_told() -> None:
    with pytest.raises(MissingExtra, match=r"leave out --pipeline .*spacy download no_such_pipeline"):
        load("no_such_pipeline")


def test_an_article_may_be_longer_than_the_parsers_own_limit() -> None:
    assert load().max_length > 100_000_000
