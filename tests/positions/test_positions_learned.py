"""Stands weighed by what coded reports taught, on sentences of our own."""

from __future__ import annotations

import math

import pytest

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.pipeline import STAGES, read_article
from onrecord.positions.candidate import Candidate, anchors, candidates
from onrecord.positions.clues import MEASURED, Page, clues, measures
from onrecord.positions.learned import Ranked, _worded, backs_what_hurts, chance, load_weights, score
from onrecord.positions.salience import at_least, expected, logit, used, word_clues
from onrecord.positions.stage import find_positions
from onrecord.positions.stance import Scene, Stand
from onrecord.positions.wording import wordings
from onrecord.schema import Article, Reading

DAY = "2011-05-10"


def read(text: str, codebook: Codebook) -> tuple[Scene, Reading]:
    parsed = parse(text)
    reading = Reading(Article.of(text, published=DAY), parsed.spans, parse=parsed)
    for stage in STAGES[: STAGES.index(find_positions)]:
        reading = stage(reading, codebook)
    return Scene(reading, parsed, by_head(reading), codebook), reading


def every(text: str, codebook: Codebook) -> list[Candidate]:
    scene, reading = read(text, codebook)
    assert reading.signals is not None
    return list(candidates(scene, reading.signals))


def word(scene: Scene, text: str) -> int:
    return next(t.i for t in scene.parse.tokens if t.text == text)


def test_a_noun_is_worded_in_full_and_by_what_carries_it(codebook: Codebook) -> None:
    scene, _ = read("Kenya opposes the secret sale of old rifles to Malawi.", codebook)
    found = wordings(scene, word(scene, "sale"), "KEN")
    assert found["secret sale"] == "core"
    assert "secret sale of old rifles" in found
    assert "full" in found.values()


def test_a_clause_is_worded_by_verb_and_object(codebook: Codebook) -> None:
    scene, _ = read("Kenya promised to close the refugee camps near the border this year.", codebook)
    found = wordings(scene, word(scene, "close"), "KEN")
    assert found["closing refugee camps"] == "vo"


def test_a_bare_noun_is_lent_the_phrase_of_its_other_mention(codebook: Codebook) -> None:
    scene, _ = read("Kenya began a blockade of Lamu port on Monday. Mali condemned the blockade.", codebook)
    last = [t.i for t in scene.parse.tokens if t.text == "blockade"][-1]
    assert "blockade of Lamu port" in wordings(scene, last, "MLI")


def test_a_day_and_a_lone_actor_are_no_issues(codebook: Codebook) -> None:
    scene, _ = read("Kenya condemned Mali on Monday.", codebook)
    assert "Mali" not in wordings(scene, word(scene, "Mali"), "KEN")
    assert wordings(scene, word(scene, "Monday"), "KEN") == {}


def test_candidates_tell_who_and_what_and_how(codebook: Codebook) -> None:
    found = every("Kenya condemned the shelling of the market in Gao.", codebook)
    sure = [c for c in found if c.stance == "oppose" and "rule" in c.matter.paths and "shelling" in c.issue]
    assert sure
    assert {c.holder.code for c in sure} == {"KEN"}
    assert {"R", "S"} <= sure[0].holder.sources
    assert {c.stance for c in found} >= {"support", "oppose"}


def test_without_anything_that_shows_a_stand_there_is_no_anchor(codebook: Codebook) -> None:
    scene, reading = read("The lake is deep and cold.", codebook)
    assert reading.signals is not None
    assert list(anchors(scene, reading.signals)) == []


def test_what_stands_behind_a_word_on_the_way_is_a_matter_too(codebook: Codebook) -> None:
    found = every("Kenya urged Mali to halt the shelling of the market in Gao.", codebook)
    assert any(c.matter.inner == "oppose" and c.issue.startswith("shelling") for c in found)


def test_measured_clues_have_a_name_each(codebook: Codebook) -> None:
    text = "Kenya condemned the shelling of the market in Gao."
    scene, _ = read(text, codebook)
    page = Page.of(scene, used(scene.parse), {"shelling": 0.6})
    for one in every(text, codebook):
        told = measures(page, one)
        assert len(told) == len(MEASURED)
        assert all(map(math.isfinite, told))
        found = list(clues(page, one))
        assert f"{one.stance}:" in found
        assert len(found) == len(set(found))


def test_small_words_have_no_content(codebook: Codebook) -> None:
    scene, _ = read("The shelling of the market in Gao was over.", codebook)
    assert {"shelling", "market", "gao"} <= set(used(scene.parse))
    assert not {"the", "of", "in"} & set(used(scene.parse))
    assert set(word_clues(used(scene.parse))) == set(used(scene.parse))


def test_likely_words_make_a_likely_issue() -> None:
    chances = {"shelling": 0.8, "gao": 0.6, "hours": 0.01, "later": 0.01}
    small = frozenset({"of"})
    good, poor = expected("shelling of Gao", chances, small), expected("hours later", chances, small)
    assert all(a > b for a, b in zip(good[:5], poor[:5], strict=True))
    assert expected("of", chances, small) == (0.0,) * 7


def test_chances_of_counts_and_odds() -> None:
    assert at_least([0.5, 0.5], 1) == pytest.approx(0.75)
    assert at_least([0.2], 2) == 0.0
    assert logit(0.5) == 0.0
    assert math.isfinite(logit(0.0))


def test_a_chance_follows_its_clues() -> None:
    weights = {"bias": -1.0, "for": 2.0, "words": 1.0}
    assert chance(weights, []) < chance(weights, ["for"]) < 1
    assert chance(weights, ["unknown"]) == chance(weights, [])


def test_the_weights_are_numbers_and_their_version_is_named() -> None:
    weights = load_weights()
    assert weights.version.startswith("positions@")
    assert all(map(math.isfinite, (*weights.stands.values(), *weights.words.values())))
    assert set(MEASURED) & set(weights.stands)


def test_scores_are_probabilities_and_the_same_every_time(codebook: Codebook) -> None:
    scene, reading = read("Kenya urged Mali to halt the shelling of the market in Gao.", codebook)
    assert reading.signals is not None
    first, again = (list(score(scene, reading.signals, load_weights())) for _ in range(2))
    assert first == again
    assert first and all(0 < likely < 1 for _, likely in first)


@pytest.mark.parametrize(
    ("text", "code", "stance", "words"),
    [
        ("Norway backs the European ban on seal products.", "NOR", "support", "ban"),
        ("Chile opposes a new tax on copper exports.", "CHL", "oppose", "tax"),
        ("The Kenyan government condemned the shelling of the market in Gao.", "KEN", "oppose", "shelling"),
        ("Mongolia demanded the release of its captured soldiers.", "MNG", "support", "release"),
    ],
)
def test_clear_stands_are_told_with_the_model_as_by_rules(text: str, code: str, stance: str, words: str) -> None:
    found = read_article(Article.of(text, published=DAY)).positions
    assert (code, stance) in {(p.actor.code, p.stance) for p in found if words in p.issue}
    assert not {p.stance for p in found if words in p.issue} - {stance}


def test_nobody_backs_what_is_against_himself(codebook: Codebook) -> None:
    found = every("Kenya condemned the raids against Kenya, and Mali backed the raids against Kenya.", codebook)
    own = [one for one in found if one.holder.code == "KEN" and "against Kenya" in one.issue]
    assert {backs_what_hurts(one) for one in own if one.stance == "support"} == {True}
    assert not any(backs_what_hurts(one) for one in found if one.holder.code == "MLI" or one.stance == "oppose")


def test_a_rule_is_believed_on_what_it_governs(codebook: Codebook) -> None:
    found = every("Norway backs the European ban on seal products.", codebook)
    assert {one.stance for one in found if "rule" in one.matter.paths} == {"support"}


def test_a_stand_takes_clearly_likelier_words(codebook: Codebook) -> None:
    found = every("Chile opposes a new tax on copper exports.", codebook)
    own = [one for one in found if "rule" in one.matter.paths and one.holder.code == "CHL"]
    full, other = next(one for one in own if one.kind == "full"), next(one for one in own if one.kind != "full")
    stand = Stand(full.anchor.i, (full.holder.party,), full.stance, full.issue, None, "stances.csv:1", 0.6)
    assert _worded(stand, Ranked.of([(other, 0.9), (full, 0.3)])).issue == other.issue
    assert _worded(stand, Ranked.of([(other, 0.32), (full, 0.3)])).issue == full.issue


@pytest.mark.parametrize(
    "text",
    [
        "Neither Sudan nor Ethiopia has ratified the treaty.",
        "India neither signed nor ratified the treaty.",
        "Turkey neither condemned nor endorsed the strike.",
        "Iran neither confirmed nor denied the attack.",
    ],
)
def test_neither_one_thing_nor_the_other_is_no_stand(text: str) -> None:
    assert read_article(Article.of(text, published=DAY)).positions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Germany ruled out leaving the euro.",
        "Russia ruled out withdrawing from the treaty.",
        "Iran ruled out abandoning the nuclear deal.",
        "Serbia rejected quitting the talks.",
    ],
)
def test_whoever_will_not_leave_something_does_not_oppose_it(text: str) -> None:
    found = read_article(Article.of(text, published=DAY)).positions
    assert all("ing " in one.issue or one.stance == "support" for one in found)


def test_nobody_opposes_what_he_does_by_saying_so() -> None:
    found = read_article(Article.of("The Norwegian parliament criticized Iran on Monday.", published=DAY)).positions
    assert all(not one.issue.startswith("criticizing") for one in found)
