"""The stage: a position for every actor and issue on which the article shows a stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.actors.party import by_head
from onrecord.codebook.codebook import Codebook
from onrecord.events.argument import voices
from onrecord.events.when import day_of
from onrecord.grammar import neither
from onrecord.parsing import Parse
from onrecord.positions.learned import weighed
from onrecord.positions.likeness import ALIKE, alike
from onrecord.positions.stance import Scene, Stand, stands
from onrecord.schema import Dropped, Identity, MadeBy, Party, Position, Reading, Span, line_id

STAGE = "positions"


@dataclass(slots=True)
class Group:
    """Stands of one actor on one issue, as they are gathered."""

    party: Party
    first: Stand
    issue: str
    spans: list[Span] = field(default_factory=list)


def find_positions(reading: Reading, codebook: Codebook) -> Reading:
    """Add the positions of an article; a stance word that shows none is on record with the reason."""
    parse = reading.parse
    if parse is None:
        return reading
    mentions = {**by_head(reading), **voices(reading, parse)}
    made: list[Stand] = []
    dropped: list[Dropped] = []
    scene = Scene(reading, parse, mentions, codebook)
    shown = stands(scene)
    for found in weighed(scene, reading.signals, shown) if reading.signals else shown:
        if isinstance(found, Stand) and neither(parse, _verb(parse, found.i)):
            dropped.append(Dropped(STAGE, parse.span(found.i, found.i), "neither one thing nor the other"))
        elif isinstance(found, Stand):
            made.append(found)
        else:
            dropped.append(Dropped(STAGE, parse.span(found[0], found[0]), found[1]))
    people = {one.name for mention in reading.mentions for one in mention.identities if one.kind == "person"}
    positions = tuple(_positions(scene, people, grouped(parse, made)))
    return replace(reading, positions=positions, dropped=(*reading.dropped, *dropped))


def _verb(parse: Parse, i: int) -> int:
    """The verb of the clause that a word stands in."""
    return next((k for k in (i, *parse.ancestors(i)) if parse.tokens[k].pos in {"VERB", "AUX"}), i)


def grouped(parse: Parse, made: list[Stand]) -> list[Group]:
    """Stands of the same actor and stance on nearly the same issue, together, in the article's order."""
    groups: list[Group] = []
    for stand in sorted(made, key=lambda s: s.i):
        span = parse.spans[parse.tokens[stand.i].sentence]
        for party in {p.code: p for p in stand.holders}.values():
            same = [g for g in groups if _same(g, party, stand)]
            if not same:
                groups.append(Group(party, stand, stand.issue, [span]))
                continue
            same[0].spans += [span] if span not in same[0].spans else []
    return groups


def _same(group: Group, party: Party, stand: Stand) -> bool:
    stance = group.first.stance == stand.stance
    return group.party.code == party.code and stance and alike(group.issue, stand.issue) >= ALIKE


def _positions(scene: Scene, people: set[str | None], groups: list[Group]) -> Iterator[Position]:
    reading, parse = scene.reading, scene.parse
    seen: dict[Span, int] = {}
    for group in groups:
        stand, party = group.first, group.party
        at = parse.span(stand.i, stand.i)
        ordinal = seen[at] = seen.get(at, -1) + 1
        person = party.name if party.name in people else None
        yield Position(
            line_id(reading.article, "position", at, ordinal),
            Identity(None if person else party.name, party.code, party.plover, party.sector),
            person,
            group.issue,
            stand.stance,  # type: ignore[arg-type]
            stand.condition,
            day_of(parse, scene.codebook, stand.i, reading.article.published) or reading.article.published,
            tuple(sorted(group.spans)),
            MadeBy(STAGE, stand.rule, min(0.95, stand.confidence + 0.05 * (len(group.spans) - 1))),
        )
