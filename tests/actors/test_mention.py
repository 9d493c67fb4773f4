"""Noun phrases and the codebook's names laid over them."""

from __future__ import annotations

import pytest

from onrecord.actors.mention import core, heads, names, role_after, role_at
from onrecord.actors.party import party, phrase, unplaced
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.schema import Identity


def laid(text: str, codebook: Codebook) -> list[str]:
    found = parse(text)
    return [found.words(name.first, name.last) for name in names(found, codebook.names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya left.", ["Kenya"]),
        ("Colin Powell met the U.N. Security Council.", ["Colin Powell", "U.N. Security Council"]),
        ("Kenya's envoy left.", ["Kenya"]),
        ("The envoy left.", []),
        ("The Omani-led talks failed.", ["Omani"]),
        ("Malice won.", []),
        ("kenya left.", []),
        ("RIGA (AFP)--Kenya left.", ["Kenya"]),
        ("Kenya\nMali\nleft.", ["Kenya", "Mali"]),
    ],
)
def test_names_are_whole_tokens(text: str, expected: list[str], codebook: Codebook) -> None:
    assert [name for name in laid(text, codebook) if name != "AFP"] == expected


def test_a_name_after_an_inserted_word_is_laid_on_the_words_of_the_article(codebook: Codebook) -> None:
    found = parse("Officials told Kenya Monday that Mali left.")
    assert [found.words(n.first, n.last) for n in names(found, codebook.names)] == ["Kenya", "Mali"]
    assert all(found.tokens[n.first].end > found.tokens[n.first].start for n in names(found, codebook.names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old envoy met rebels in Mali.", ["envoy", "rebels", "Mali"]),
        ("He left Kenya.", ["He", "Kenya"]),
        ("German Chancellor Angela Merkel left.", ["Merkel"]),
        ("Berg Monday condemned it.", ["Berg", "Monday", "it"]),
    ],
)
def test_heads_of_noun_phrases(text: str, expected: list[str]) -> None:
    found = parse(text)
    assert [found.tokens[i].text for i in heads(found)] == expected


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The old envoy of Mali left.", "envoy", "The old envoy"),
        ("Mali's two envoys left.", "envoys", "Mali's two envoys"),
        ("Rebels who fled left.", "Rebels", "Rebels"),
        ("“The envoy” left.", "envoy", "The envoy"),
    ],
)
def test_the_core_of_a_phrase(text: str, head: str, words: str) -> None:
    found = parse(text)
    i = next(token.i for token in found.tokens if token.text == head)
    assert found.words(*core(found, i)) == words


@pytest.mark.parametrize(
    ("text", "last", "role", "first"),
    [
        ("The defense minister left.", "minister", "defense minister", "defense"),
        ("The deputy foreign minister left.", "minister", "deputy foreign minister", "deputy"),
        ("The defence minister left.", "minister", "defense minister", "defence"),
        ("The foreign ministers left.", "ministers", "foreign minister", "foreign"),
        ("The spokeswomen left.", "spokeswomen", "spokeswoman", "spokeswomen"),
    ],
)
def test_the_longest_role_that_ends_at_a_word(text: str, last: str, role: str, first: str, codebook: Codebook) -> None:
    found = parse(text)
    i = next(token.i for token in found.tokens if token.text == last)
    made = role_at(found, codebook.names, i)
    assert made is not None
    assert (made[0].role, found.tokens[made[1]].text) == (role, first)


def test_no_role_reaches_over_a_sentence_end(codebook: Codebook) -> None:
    found = parse("He works in foreign.\nMinister Berg left.")
    i = next(token.i for token in found.tokens if token.text == "Minister")
    made = role_at(found, codebook.names, i)
    assert made is not None
    assert made[0].role == "minister"


def test_a_role_may_go_on_after_its_head(codebook: Codebook) -> None:
    found = parse("The secretary of state left the chief of staff.")
    made = role_after(found, codebook.names, 1)
    assert made is not None
    assert (made[0].role, found.tokens[made[1]].text) == ("secretary of state", "state")
    assert role_after(found, codebook.names, found.bounds[-1][1] - 1) is None


def test_a_party_has_the_words_that_stand_for_it() -> None:
    found = parse("The envoy of Mali, who was tired, left.")
    mali = Identity("Mali", "MLI", "MLI", "GOV")
    assert found.text[phrase(found, 1).start : phrase(found, 1).end] == "The envoy of Mali"
    assert party(found, 1, mali).text == "The envoy"
    assert party(found, 1, mali, whole=True).text == "The envoy of Mali"
    assert (unplaced(found, 1).text, unplaced(found, 1).code) == ("The envoy of Mali", None)
