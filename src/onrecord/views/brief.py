"""The one-page brief: what was read, what happened, who stands where, what falls due, who spoke."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.schema import KINDS
from onrecord.views.columns import Line, act, codes, day, short_id, status, who
from onrecord.views.text import clean, clip, counted, grid, wrap

WIDTH = 100
ARTICLES = 12
EVENTS = 30
GRAVE = 5  # on PLOVER's scale of intensity: deeds rather than words
ACTORS = 8
ISSUES = 3
DEADLINES = 15
SPEAKERS = 5
QUOTES = 2
QUOTED = 180
MARKS = "“”\"'’‘ "
INDENT = "  "
DEEPER = "    "
STANDS = {"support": "for", "oppose": "against", "conditional": "conditional on", "undecided": "undecided on"}

Rows = Callable[[str], Sequence[Line]]


@dataclass(frozen=True)
class Page:
    """The lines a brief is made of, and the number each article goes by on the page."""

    articles: Sequence[Line]
    lines: Mapping[str, Sequence[Line]]
    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Rows) -> Page:
        """The page over everything that ``rows`` gives."""
        lines = {kind: rows(kind) for kind in KINDS}
        articles = sorted(rows("articles"), key=lambda a: (a.get("published") or "", str(a.get("source"))))
        numbers = {str(a.get("id")): n for n, a in enumerate(articles, 1)}
        return cls(articles, lines, numbers)

    def ref(self, line: Line) -> str:
        """The number of a line's article on this page: "[3]"."""
        number = self.numbers.get(str((line.get("article") or {}).get("id")))
        return f"[{number}]" if number else ""


def brief(rows: Rows) -> str:
    """One page of plain text, 100 columns wide, over the lines that ``rows(kind)`` gives."""
    page = Page.of(rows)
    if not page.articles:
        return "Nothing on record. 'onrecord code PATH' reads news reports."
    sections = (_read(page), _timeline(page), _positions(page), _deadlines(page), _speakers(page))
    return "\n\n".join("\n".join(section) for section in sections)


def _section(title: str, note: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    if not found:
        return [f"{title}  none found"]
    heading = f"{title}  {note}" if note else title
    return [heading, "═" * min(len(heading), WIDTH), *found]


def _more(total: int, shown: int, command: str) -> str:
    return f"{shown} of {total:,}; all of them: onrecord {command}" if total > shown else ""


def _read(page: Page) -> list[str]:
    days = sorted(a["published"] for a in page.articles if a.get("published"))
    span = (f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "")) if days else ""
    found = ", ".join(counted(len(page.lines[kind]), kind[:-1]) for kind in KINDS)
    table = [
        (f"[{n}]", a.get("published") or "no date", a.get("publisher"), clip(a.get("title"), 60), _name(a))
        for n, a in enumerate(page.articles[:ARTICLES], 1)
    ]
    rest = len(page.articles) - ARTICLES
    lines = [found, *_body(table), *([f"… and {counted(rest, 'article')} more"] if rest > 0 else [])]
    return _section("READ", f"{counted(len(page.articles), 'article')}{span}", lines)


def _name(article: Line) -> str:
    """The last part of a path or url."""
    return clean(article.get("source")).rstrip("/").rpartition("/")[2]


def _body(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows in columns without headings, indented."""
    lines = grid([""] * len(rows[0]), rows, WIDTH - len(INDENT))[2:] if rows else []
    return [INDENT + line for line in lines]


def _timeline(page: Page) -> list[str]:
    events = page.lines["events"]
    chosen = _weightiest(events)
    table = [
        (
            _parties(event.get("actors")) or "?",
            act(event) + (f" ({status(event)})" if status(event) else ""),
            _parties(event.get("recipients")),
            f"“{clip((event.get('trigger') or {}).get('text'), 24)}”",
            page.ref(event),
            short_id(event),
        )
        for event in chosen
    ]
    days = [day(event) for event in chosen]
    bracketed = any(found.startswith("(") for found in days)
    legend = ["A day in brackets is the report's; the event's own is not known."] if bracketed else []
    lines = legend + _by_day(days, _body(table))
    return _section("TIMELINE", _more(len(events), len(chosen), "timeline"), lines)


def _by_day(days: Sequence[str], lines: Sequence[str]) -> list[str]:
    """Lines below their days, each day once in a row."""
    found: list[str] = []
    for n, line in enumerate(lines):
        if n == 0 or days[n] != days[n - 1]:
            found.append(days[n] or "no date")
        found.append(line)
    return found


def _weightiest(events: Sequence[Line]) -> list[Line]:
    """As many events as a page takes: what happened, between known sides, deeds and dated ones first."""

    def weight(event: Line) -> tuple[bool, int, bool, bool, float]:
        sides = bool(event.get("actors")) + bool(event.get("recipients"))
        grave = abs(event.get("intensity") or 0.0) >= GRAVE
        return (not status(event), sides, grave, bool(event.get("date")), event.get("confidence") or 0.0)

    order = sorted(range(len(events)), key=lambda n: weight(events[n]), reverse=True)
    return [events[n] for n in sorted(order[:EVENTS])]


def _parties(parties: Sequence[Line] | None) -> str:
    """Parties with the code first, so that it is still there where a long name is cut."""
    found = (f"{p.get('code') or ''} {_named(p)}".strip() for p in parties or ())
    return ", ".join(dict.fromkeys(found))


def _named(party: Line) -> str:
    return clean(party.get("name")) or f"“{clean(party.get('text'))}”"


def _positions(page: Page) -> list[str]:
    positions = page.lines["positions"]
    by_actor: dict[str, list[Line]] = defaultdict(list)
    for position in positions:
        actor = position.get("actor") or {}
        by_actor[actor.get("code") or actor.get("name") or position.get("person") or "?"].append(position)
    ranked = sorted(by_actor.items(), key=lambda item: (-len(item[1]), item[0]))[:ACTORS]
    chosen = [(key, _weighty(found)) for key, found in ranked]
    lines = [line for key, found in chosen for line in _stands(page, _holder(key, by_actor[key]), found)]
    shown = sum(len(found) for _, found in chosen)
    return _section("POSITIONS", _more(len(positions), shown, "positions"), lines)


def _holder(code: str, positions: Sequence[Line]) -> str:
    """Who holds several positions: the commonest name among them, and the code they share."""
    names = Counter(clean(p["actor"].get("name")) for p in positions if (p.get("actor") or {}).get("name"))
    name = names.most_common(1)[0][0] if names else code
    return name if name == code else f"{name} ({code})"


def _weighty(positions: Sequence[Line]) -> list[Line]:
    """The last word on the issues that an actor took a stand on most often, in order."""
    times = Counter(p.get("issue") for p in positions)
    latest = {(p.get("issue"), p.get("stance")): n for n, p in enumerate(positions)}
    ranked = sorted(latest.values(), key=lambda n: (times[positions[n].get("issue")], n), reverse=True)
    return [positions[n] for n in sorted(ranked[:ISSUES])]


def _stands(page: Page, holder: str, positions: Sequence[Line]) -> list[str]:
    return [holder, *(line for position in positions for line in _stand(page, holder, position))]


def _stand(page: Page, holder: str, position: Line) -> list[str]:
    """A position on one line, its condition and the words that show it on the next."""
    stance = STANDS.get(position.get("stance") or "", clean(position.get("stance")))
    own = position.get("person") or (position.get("actor") or {}).get("name")
    person = f" ({clean(own)})" if own and not holder.startswith(clean(own)) else ""
    ends = f"{day(position)} {page.ref(position)} {short_id(position)}".strip()
    room = WIDTH - len(ends) - 2
    head = INDENT + clip(f"{stance} {clean(position.get('issue'))}{person}", room - 2)
    lines = [f"{head.ljust(room)}  {ends}"]
    if position.get("condition"):
        lines += wrap(f"condition: {clean(position['condition'])}", WIDTH, DEEPER)
    return [*lines, DEEPER + clip(position.get("sentence_text"), WIDTH - len(DEEPER))]


def _deadlines(page: Page) -> list[str]:
    found = sorted(page.lines["deadlines"], key=lambda d: str(d.get("due")))
    table = [(d.get("due"), _bound(d), d.get("what"), page.ref(d), short_id(d)) for d in found[:DEADLINES]]
    return _section("DEADLINES", _more(len(found), len(table), "deadlines"), _body(table))


def _bound(deadline: Line) -> str:
    """Who sets a deadline for whom: "USA → IRQ"."""
    sides = [codes([deadline[key]]) if deadline.get(key) else "" for key in ("set_by", "binds")]
    return " → ".join(sides).strip() if any(sides) else ""


def _speakers(page: Page) -> list[str]:
    spoken: dict[str, list[Line]] = defaultdict(list)
    for statement in page.lines["statements"]:
        if statement.get("speaker"):
            spoken[who(statement["speaker"])].append(statement)
    counts: Counter[str] = Counter({name: len(found) for name, found in spoken.items()})
    lines: list[str] = []
    for name, count in counts.most_common(SPEAKERS):
        lines.append(f"{name}: {counted(count, 'statement')}")
        lines += [line for statement in _quotable(spoken[name]) for line in _said(page, statement)]
    return _section("WHO SPOKE MOST", _more(len(counts), min(len(counts), SPEAKERS), "statements"), lines)


def _quotable(statements: Sequence[Line]) -> list[Line]:
    """The statements to show of a speaker: the longest, those in the speaker's own words first."""
    order = {"direct": 0, "mixed": 1}

    def rank(number: int) -> tuple[int, int]:
        return order.get(statements[number].get("form") or "", 2), -len(_spoken(statements[number]))

    return [statements[n] for n in sorted(sorted(range(len(statements)), key=rank)[:QUOTES])]


def _spoken(statement: Line) -> str:
    return clean(statement.get("content_text") or statement.get("sentence_text"))


def _said(page: Page, statement: Line) -> list[str]:
    """Where a statement was made, its cue and its words."""
    via = f" via {clean(statement['via'])}" if statement.get("via") else ""
    head = f"{day(statement)}{via} {page.ref(statement)} {short_id(statement)}"
    words = clip(_spoken(statement), QUOTED)
    quoted = f"“{words.strip(MARKS)}”" if statement.get("form") == "direct" else words
    cue = clean((statement.get("cue") or {}).get("text"))
    return wrap(f"{head} {cue}: {quoted}", WIDTH, INDENT, DEEPER)
