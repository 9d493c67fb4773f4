"""What the other candidates of an article say of one, on sentences of our own."""

from __future__ import annotations

import math

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.parsing import parse
from onrecord.pipeline import STAGES
from onrecord.positions.candidate import Candidate, candidates
from onrecord.positions.clues import Page, implied
from onrecord.positions.context import AROUND, FAINT, around
from onrecord.positions.learned import load_weights, score, together
from onrecord.positions.salience import used
from onrecord.positions.stage import find_positions
from onrecord.positions.stance import Scene
from onrecord.schema import Article, Reading


def read(text: str, codebook: Codebook) -> tuple[Scene, list[Candidate]]:
    parsed = parse(text)
    reading = Reading(Article.of(text, published="2011-05-10"), parsed.spans, parse=parsed)
    for stage in STAGES[: STAGES.index(find_positions)]:
        reading = stage(reading, codebook)
    assert reading.signals is not None
    scene = Scene(reading, parsed, by_head(reading), codebook)
    return scene, list(candidates(scene, reading.signals))


def told(values: tuple[float, ...], name: str) -> float:
    return values[AROUND.index(name)]


def first(found: list[Candidate], code: str, stance: str, words: str) -> int:
    fit = (n for n, c in enumerate(found) if c.holder.code == code and c.stance == stance and c.issue.startswith(words))
    return next(fit)


def test_a_stand_told_again_is_backed_by_its_other_telling(codebook: Codebook) -> None:
    text = "Kenya opposes the dam on the Tana river. "
    _, once = read(text, codebook)
    _, twice = read(text + "On Monday Kenya again rejected the dam on the Tana river.", codebook)
    alone, again = (around([(c, 0.4) for c in found])[first(found, "KEN", "oppose", "dam")] for found in (once, twice))
    assert told(alone, "again") == 0.0
    assert told(again, "again") > 0.0


def test_what_others_say_on_an_issue_is_told_apart(codebook: Codebook) -> None:
    _, found = read("Kenya opposes the dam on the Tana river. Mali backs the dam on the Tana river.", codebook)
    values = around([(c, 0.4) for c in found])[first(found, "KEN", "oppose", "dam")]
    assert told(values, "by others") > 0.0
    assert told(values, "again") == 0.0


def test_every_candidate_has_every_number(codebook: Codebook) -> None:
    _, found = read("Kenya urged Mali to halt the shelling of the market in Gao.", codebook)
    values = around([(c, 0.3) for c in found])
    assert {len(v) for v in values} == {len(AROUND)}
    assert all(math.isfinite(x) for v in values for x in v)
    assert around([]) == []


def test_no_candidate_is_lost_among_the_others(codebook: Codebook) -> None:
    scene, found = read("Kenya urged Mali to halt the shelling of the market in Gao.", codebook)
    assert scene.reading.signals is not None
    weights = load_weights()
    own = list(score(scene, scene.reading.signals, weights))
    among = together(own, weights)
    assert len(among) == len(own) == len(found)
    assert all(0 < rated < 1 for _, rated in among)
    faint = [pair for pair in own if pair[1] < FAINT]
    assert all(pair in among for pair in faint)


def test_who_asks_to_halt_a_raid_opposes_the_raid(codebook: Codebook) -> None:
    scene, found = read("Kenya urged Mali to halt the shelling of the market in Gao.", codebook)
    page = Page.of(scene, used(scene.parse), {})
    deeper = [c for c in found if c.issue.startswith("shelling") and c.holder.code == "KEN" and c.anchor.rule]
    assert {implied(page, c) for c in deeper if c.anchor.says == "support"} == {("rule", "oppose")}


def test_a_holder_knows_whether_the_words_name_another(codebook: Codebook) -> None:
    _, found = read("Kenya said on Monday that Mali opposes the dam on the Tana river.", codebook)
    rivals = {(c.holder.code, c.holder.rival) for c in found if c.issue.startswith("dam") and c.anchor.rule}
    assert ("MLI", False) in rivals
    assert all(rival for code, rival in rivals if code == "KEN")
