"""Whom a pronoun takes up."""

from __future__ import annotations

import json

import pytest

from onrecord.actors import antecedent
from onrecord.actors.antecedent import CLEARLY, in_view, load_weights, of_another_gender, taken_up, told
from onrecord.actors.coreference import PRONOUNS, able, kind_of
from onrecord.actors.scene import Scene
from onrecord.actors.stage import remembered
from onrecord.codebook.codebook import Codebook
from onrecord.models.files import HOME
from onrecord.parsing import parse_all


@pytest.fixture(scope="module")
def read(codebook: Codebook):  # type: ignore[no-untyped-def]
    def made(text: str) -> Scene:
        (parse,) = parse_all([text])
        return remembered(parse, codebook, "2019-05-14")[0]

    return made


def last(scene: Scene, word: str) -> int:
    return max(token.i for token in scene.parse.tokens if token.text.lower() == word)


def test_there_are_weights_for_every_kind_of_pronoun() -> None:
    assert load_weights().keys() == PRONOUNS.keys()
    assert load_weights() == json.loads((HOME / "antecedents.json").read_text("utf-8"))["antecedents"]


@pytest.mark.parametrize(
    ("word", "kind"), [("he", "person"), ("it", "thing"), ("they", "several"), ("she", "person"), ("who", None)]
)
def test_what_a_pronoun_stands_for(read, word: str, kind: str | None) -> None:  # type: ignore[no-untyped-def]
    scene = read(f"The minister met the envoy in Nairobi, {word} left.")
    assert kind_of(scene, last(scene, word)) == kind


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Angela Merkel met Emmanuel Macron in Berlin. She said that the talks had been useful.",
            "she",
            "Angela Merkel",
        ),
        (
            "Angela Merkel met Emmanuel Macron in Berlin. He said that the talks had been useful.",
            "he",
            "Emmanuel Macron",
        ),
        ("Kenya closed the border on Monday. It accused Somalia of shelling a village.", "it", "Kenya"),
    ],
)
def test_whom_a_pronoun_means(read, text: str, word: str, name: str) -> None:  # type: ignore[no-untyped-def]
    scene = read(text)
    assert [one.name for one in scene.known[last(scene, word)]] == [name]


def test_nobody_of_another_gender_is_meant(read) -> None:  # type: ignore[no-untyped-def]
    scene = read("Emmanuel Macron spoke in Paris. She left.")
    i = last(scene, "she")
    assert able(scene, i, "person") == [] and scene.known[i] == ()
    macron = next(past for past in scene.history if past.identities[0].name == "Emmanuel Macron")
    assert of_another_gender(scene, i, macron.identities[0])


def test_a_subject_is_more_in_view_than_an_object_and_far_ones_less(read) -> None:  # type: ignore[no-untyped-def]
    scene = read("Emmanuel Macron met Boris Johnson. Paris was quiet. He left.")
    i = last(scene, "he")
    views = {past.identities[0].name: in_view(scene, i, past) for past in able(scene, i, "person")}
    assert views["Emmanuel Macron"] > views["Boris Johnson"]
    assert in_view(scene, scene.parse.bounds[1][0], scene.history[0]) > in_view(scene, i, scene.history[0])


def test_clues_tell_candidates_apart(read) -> None:  # type: ignore[no-untyped-def]
    scene = read('Emmanuel Macron met Boris Johnson. "We shall see," he said.')
    i = last(scene, "he")
    candidates = able(scene, i, "person")
    found = dict(zip((past.identities[0].name for past in candidates), told(scene, i, candidates), strict=True))
    assert found["Emmanuel Macron"]["acts 1 before"] == 1.0
    assert "acts 1 before" not in found["Boris Johnson"]
    assert all("tells" in clues for clues in found.values())


@pytest.mark.parametrize(("odds", "name"), [(CLEARLY - 0.1, "Emmanuel Macron"), (CLEARLY + 0.1, "Boris Johnson")])
def test_whoever_is_most_in_view_is_left_only_for_somebody_clearly_likelier(  # type: ignore[no-untyped-def]
    read, monkeypatch: pytest.MonkeyPatch, odds: float, name: str
) -> None:
    scene = read("Emmanuel Macron met Boris Johnson. He left.")
    i = last(scene, "he")
    monkeypatch.setattr(antecedent, "load_weights", lambda: {"person": {"rank 0.2": odds}})
    assert [one.name for one in taken_up(scene, i, able(scene, i, "person"), "person")] == [name]
