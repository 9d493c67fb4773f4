"""What a reading adds, in a few lines: for a person who watches reports come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.serialise import to_json
from onrecord.views.amount import amount
from onrecord.views.brief.moves import Move, moves
from onrecord.views.columns import act, codes, day, short_id, status, who
from onrecord.views.text import clean, clip, grid

if TYPE_CHECKING:
    from onrecord.api import OpenRecord
    from onrecord.schema import Reading

Line = Mapping[str, Any]
INDENT = "  "
QUOTED = 60
NOTHING = "nothing for the record in it"


def news(reading: Reading, width: int, changes: Sequence[Move] = ()) -> str:
    """The article on one line, and below it a line for each thing found in it, and for each who moved by it."""
    data = to_json(reading)
    article = data["article"]
    place = article["url"] or article["source"]
    told = (article["published"] or "no date", article["publisher"], article["title"], place)
    heading = clip("  ".join(clean(part) for part in told if part), width)
    rows = [*_rows(data, reading.article.text), *map(_moved, changes)]
    lines = grid([""] * len(rows[0]), rows, width - len(INDENT))[2:] if rows else [NOTHING]
    return "\n".join([heading, *(INDENT + line for line in lines)])


def moved(record: OpenRecord, reading: Reading) -> list[Move]:
    """The changes of stance that a reading brought, against all that is on record."""
    own = {position.id for position in reading.positions}
    issues = sorted({position.issue for position in reading.positions})
    found = [move for issue in issues for move in moves(record.positions(issue=issue).lines)]
    return [move for move in found if move.after["id"] in own]


def _moved(move: Move) -> tuple[object, ...]:
    stances = f"{move.before['stance']} ({day(move.before).strip('()')}) → {move.after['stance']}"
    what = f"{stances}: {clean(move.issue)}"
    return "moved", day(move.after), who(_holder(move.after)), what, short_id(move.after)


def _holder(position: Line) -> Line:
    return {**position["actor"], "name": position["person"] or position["actor"]["name"]}


def _rows(data: Line, text: str) -> Iterator[tuple[object, ...]]:
    article = data["article"]
    for event in data["events"]:
        sides = " ".join(filter(None, (codes(event["actors"]) or "?", act(event), codes(event["recipients"]))))
        what = f"{sides} ({status(event)})" if status(event) else sides
        yield "event", day({**event, "article": article}), what, f"“{event['trigger']['text']}”", short_id(event)
    for statement in data["statements"]:
        words = " … ".join(text[span["start"] : span["end"]] for span in statement["content"])
        said = (who(statement["speaker"]) or "nobody named", clip(words, QUOTED))
        yield "statement", day({**statement, "article": article}), *said, short_id(statement)
    for position in data["positions"]:
        stand = (who(_holder(position)), f"{position['stance']}: {clean(position['issue'])}")
        yield "position", day({**position, "article": article}), *stand, short_id(position)
    for deadline in data["deadlines"]:
        sides = " → ".join(codes([deadline[key]]) for key in ("set_by", "binds") if deadline[key])
        yield "deadline", deadline["due"], sides, clip(deadline["what"], QUOTED), short_id(deadline)
    for figure in data["figures"]:
        yield "figure", "", amount(figure), clip(figure["what"], QUOTED), short_id(figure)
