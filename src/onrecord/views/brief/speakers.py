"""Who speaks for whom: for a state or body, or for nobody but himself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.issues.shift import SPEAKS_FOR
from onrecord.views.brief.page import DEEPER, INDENT, WIDTH, Page, Section, more
from onrecord.views.columns import Line, day, short_id, who
from onrecord.views.text import clean, clip, counted, wrap

STATES = 6
SPEAKERS = 2
QUOTED = 180
MARKS = "“”\"'’‘ "
OTHERS = ""  # those who speak for nobody but themselves

Spoken = Mapping[str, Sequence[Line]]


def speakers(page: Page) -> Section:
    """The states and bodies that said most, who speaks for each, and in which words."""
    by_side = sides(page.lines["statements"])
    ranked = list(by_side)
    kept = ranked[: STATES + (OTHERS in ranked[:STATES])]
    kept += [OTHERS] if OTHERS in ranked and OTHERS not in kept else []
    lines = [line for name in kept for line in _side(page, name, by_side[name])]
    cites = frozenset(id for name in kept for id in _cited(page, by_side[name]))
    return Section("WHO SPEAKS FOR WHOM", more(len(ranked), len(kept), "statements"), lines, cites)


def sides(statements: Sequence[Line]) -> Mapping[str, Spoken]:
    """The statements of each side by speaker: those who said most first, whoever speaks for himself last."""
    by_side: defaultdict[str, defaultdict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        if statement["speaker"]:
            by_side[side(statement["speaker"])][who(statement["speaker"])].append(statement)
    ranked = sorted(by_side, key=lambda name: (name == OTHERS, -_count(by_side[name]), name))
    return {name: {speaker: by_side[name][speaker] for speaker in _ranked(by_side[name])} for name in ranked}


def side(speaker: Line) -> str:
    """The code of whom somebody speaks for; nobody's where he speaks for himself, or nobody knows."""
    return str(speaker["code"]) if speaker["code"] and speaker["sector"] in SPEAKS_FOR else OTHERS


def _count(spoken: Spoken) -> int:
    return sum(map(len, spoken.values()))


def _ranked(spoken: Spoken) -> list[str]:
    return sorted(spoken, key=lambda name: (-len(spoken[name]), name))


def _first(spoken: Spoken) -> list[str]:
    return _ranked(spoken)[:SPEAKERS]


def _side(page: Page, name: str, spoken: Spoken) -> Iterable[str]:
    """A state or body: its foremost speakers with their words, the others by name."""
    yield f"for {name}" if name != OTHERS else "for themselves"
    for speaker in _first(spoken):
        yield from _speaker(page, name, speaker, spoken[speaker])
    others = _ranked(spoken)[SPEAKERS:]
    rest = [f"{_short(name, one)} {len(spoken[one])} {page.refs(*spoken[one])}" for one in others]
    yield from wrap(f"also {', '.join(rest)}", WIDTH, INDENT, DEEPER) if rest else ()


def _short(name: str, speaker: str) -> str:
    """A speaker without the code that stands above him."""
    return speaker.removesuffix(f" ({name})")


def _speaker(page: Page, name: str, speaker: str, found: Sequence[Line]) -> Iterable[str]:
    role = clean(next((s["speaker"]["role"] for s in reversed(found) if s["speaker"]["role"]), None))
    office = f", {role.removesuffix(f' of {name}')}" if role and _short(name, speaker) not in role else ""
    days = sorted(filter(None, (day(statement).strip("()") for statement in found)))
    since = f" since {days[0]}" if days and days[0] != days[-1] else ""
    ends = f": {counted(len(found), 'statement')}{since} {page.refs(*found)}"
    yield INDENT + clip(f"{_short(name, speaker)}{office}", WIDTH - len(INDENT) - len(ends)) + ends
    yield from _said(page, quotable(found))


def _cited(page: Page, spoken: Spoken) -> Iterable[str]:
    """The articles that are named with the speakers of a side."""
    for speaker in _ranked(spoken):
        yield from page.cited(*spoken[speaker])
    for speaker in _first(spoken):
        yield from page.cited(quotable(spoken[speaker]))


def quotable(statements: Sequence[Line]) -> Line:
    """The statement to show of a speaker: the longest in his own words, else the longest."""
    forms = {"direct": 0, "mixed": 1}
    return min(statements, key=lambda s: (forms.get(s["form"], 2), -len(_spoken(s)), s["id"]))


def _spoken(statement: Line) -> str:
    return clean(statement.get("content_text") or statement.get("sentence_text"))


def _said(page: Page, statement: Line) -> list[str]:
    """Where a statement was made, its cue and its words."""
    via = f" via {clean(statement['via'])}" if statement["via"] else ""
    head = f"{day(statement)}{via} {page.refs(statement)} {short_id(statement)}"
    words = clip(_spoken(statement), QUOTED)
    quoted = f"“{words.strip(MARKS)}”" if statement["form"] == "direct" else words
    cue = clean((statement["cue"] or {}).get("text"))
    return wrap(f"{head} {cue}: {quoted}", WIDTH, DEEPER, DEEPER + INDENT)
