"""Which columns each kind of line has: all of them for tools, and the few that a person is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from onrecord.views.amount import amount, exact
from onrecord.views.table import Cell, Table
from onrecord.views.text import clip

Line = Mapping[str, Any]
Get = Callable[[Line], Cell]
Columns = Mapping[str, Get]

SHORT_ID = 8
BAR = "|"


def at(*path: str) -> Get:
    """What a line holds at a path of keys; None where a step is missing."""

    def get(line: Line) -> Cell:
        value: Any = line
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        found: Cell = BAR.join(map(str, value)) or None if isinstance(value, list | tuple) else value
        return found

    return get


def each(key: str, field: str) -> Get:
    """One field of several parties, between bars, in the parties' order; None when no party has it."""

    def get(line: Line) -> Cell:
        values = [str(party.get(field) or "") for party in line.get(key) or ()]
        return BAR.join(values) if any(values) else None

    return get


def several(key: str) -> Columns:
    """The columns of a list of parties ("actors")."""
    fields = ("code", "plover", "sector", "name", "role", "text")
    return {f"{key.removesuffix('s')}_{field}": each(key, field) for field in fields}


def single(key: str, *fields: str) -> Columns:
    """The columns of one party, or None ("speaker")."""
    return {f"{key}_{field}": at(key, field) for field in fields or ("code", "name", "text")}


def evidence(edge: str) -> Get:
    """Where the first evidence starts or the last ends, in characters of the article."""
    first, pick = (0, "start") if edge == "start" else (-1, "end")

    def get(line: Line) -> Cell:
        spans = line.get("evidence") or line.get("content") or ()
        return spans[first].get(pick) if spans else at("trigger", pick)(line)

    return get


ARTICLE: Columns = {
    "article": at("article", "id"),
    "published": at("article", "published"),
    "publisher": at("article", "publisher"),
    "title": at("article", "title"),
    "source": at("article", "source"),
}
ENDING: Columns = {
    "start": evidence("start"),
    "end": evidence("end"),
    "sentence_text": at("sentence_text"),
    "confidence": at("confidence"),
    "made_by": at("made_by"),
    **ARTICLE,
}
FULL: Mapping[str, Columns] = {
    "events": {
        "id": at("id"),
        "date": at("date"),
        "date_text": at("date_text"),
        "category": at("category"),
        "mode": at("mode"),
        "contexts": at("contexts"),
        "status": at("status"),
        **several("actors"),
        **several("recipients"),
        "place": at("place"),
        "trigger": at("trigger", "text"),
        **single("according_to"),
        "quad": at("quad"),
        "intensity": at("intensity"),
        "cameo": at("cameo"),
        "goldstein": at("goldstein"),
        "ontology": at("ontology"),
        "sentence": at("sentence"),
        **ENDING,
    },
    "statements": {
        "id": at("id"),
        "date": at("date"),
        **single("speaker", "code", "plover", "sector", "name", "role", "text"),
        "cue": at("cue", "text"),
        "content": at("content_text"),
        "form": at("form"),
        "kind": at("kind"),
        "implies": at("implies"),
        "via": at("via"),
        "to": at("to"),
        **ENDING,
    },
    "positions": {
        "id": at("id"),
        "date": at("date"),
        "actor_code": at("actor", "code"),
        "actor_name": at("actor", "name"),
        "person": at("person"),
        "issue": at("issue"),
        "stance": at("stance"),
        "condition": at("condition"),
        **ENDING,
    },
    "deadlines": {
        "id": at("id"),
        "due": at("due"),
        "what": at("what"),
        **single("set_by"),
        **single("binds"),
        **ENDING,
    },
    "clock": {
        "id": at("id"),
        "due": at("due"),
        "days_left": at("left", "days"),
        "hours_left": at("left", "hours"),
        "state": at("state"),
        "reason": at("reason"),
        "because": at("because", "id"),
        "what": at("what"),
        **single("set_by"),
        **single("binds"),
        **ENDING,
    },
    "figures": {
        "id": at("id"),
        "value": exact,
        "vague": at("vague"),
        "unit": at("unit"),
        "what": at("what"),
        "text": at("text"),
        **single("according_to"),
        **ENDING,
    },
    "actors": {key: at(key) for key in ("name", "code", "plover", "sector", "role", "events", "statements")},
    "search": {
        "id": at("id"),
        "kind": at("kind"),
        "snippet": at("snippet"),
        **single("speaker"),
        "sentence_text": at("sentence_text"),
        **ARTICLE,
    },
}
TOLD: Columns = {
    "event": at("event"),
    "reports": at("reports"),
    "first_reported": at("first_reported"),
    "first_reported_by": at("first_reported_by"),
    "conflicts": lambda line: contradictions(line) or None,
}


def who(party: Line | None) -> str:
    """A party as people read it: name and code, else the article's words for it."""
    if not party:
        return ""
    name, code = party.get("name") or party.get("text") or "", party.get("code")
    return f"{name} ({code})" if code and name and name != code else str(code or name)


def codes(parties: Iterable[Line]) -> str:
    """Parties by code, each once; by name where they have none, else by the article's words."""
    return ", ".join(dict.fromkeys(str(p.get("code") or _called(p)) for p in parties))


def _called(party: Line) -> str:
    """A name, which tells more than the "she" of the article; else the words, in quotation marks."""
    return clip(party["name"], 24) if party.get("name") else f"“{clip(party.get('text'), 24)}”"


def act(line: Line) -> str:
    """Category and mode: "CONSULT/phone"."""
    return "/".join(filter(None, (line.get("category"), line.get("mode"))))


def status(line: Line) -> str:
    """The status of an event where it is not simply actual."""
    found = str(line.get("status") or "")
    return "" if found == "actual" else found


def day(line: Line) -> str:
    """The date; where it is not known the report's, in brackets; else the words that stand for it."""
    published = (line.get("article") or {}).get("published")
    return str(line.get("date") or (f"({published})" if published else line.get("date_text") or ""))


def report(line: Line) -> str:
    """The article a line comes from, in short: its title, else its file."""
    article = line.get("article") or {}
    return str(article.get("title") or article.get("source") or article.get("id") or "")


def short_id(line: Line) -> str:
    """The first characters of an id, enough for ``explain``."""
    return str(line.get("id") or "")[:SHORT_ID]


def several_reports(line: Line) -> Cell:
    """How many reports tell an event, where it is more than one."""
    reports = line.get("reports")
    return reports if reports and reports > 1 else None


def contradictions(line: Line) -> str:
    """Where the accounts of an event differ: "date: 2003-03-17 or 2003-03-18"."""
    conflicts = line.get("conflicts") or {}
    return "; ".join(f"{what}: {' or '.join(values)}" for what, values in conflicts.items())


def _with_reports(columns: Columns) -> Columns:
    """The columns of an event, and before its article how many reports tell it."""
    found: dict[str, Get] = {}
    for name, get in columns.items():
        found.update({"reports": several_reports} if name == "article" else {})
        found[name] = get
    return found


SHORT: Mapping[str, Columns] = {
    "events": {
        "date": day,
        "actor": lambda line: codes(line.get("actors") or ()),
        "act": act,
        "recipient": lambda line: codes(line.get("recipients") or ()),
        "status": status,
        "told by": lambda line: codes([line["according_to"]] if line.get("according_to") else ()),
        "trigger": at("trigger", "text"),
        "article": report,
        "id": short_id,
    },
    "merged": {
        "date": day,
        "actor": lambda line: codes(line.get("actors") or ()),
        "act": act,
        "recipient": lambda line: codes(line.get("recipients") or ()),
        "reports": at("reports"),
        "first reported by": at("first_reported_by"),
        "where they differ": lambda line: contradictions(line),
        "id": short_id,
    },
    "statements": {
        "date": day,
        "speaker": lambda line: who(line.get("speaker")),
        "cue": at("cue", "text"),
        "words": lambda line: line.get("content_text") or line.get("sentence_text"),
        "via": at("via"),
        "article": report,
        "id": short_id,
    },
    "positions": {
        "date": day,
        "actor": lambda line: who(line.get("actor")),
        "person": at("person"),
        "stance": at("stance"),
        "issue": at("issue"),
        "condition": at("condition"),
        "article": report,
        "id": short_id,
    },
    "deadlines": {
        "due": at("due"),
        "what": at("what"),
        "set by": lambda line: who(line.get("set_by")),
        "binds": lambda line: who(line.get("binds")),
        "article": report,
        "id": short_id,
    },
    "clock": {
        "due": at("due"),
        "left": at("left", "words"),
        "state": at("state"),
        "because": lambda line: str((line.get("because") or {}).get("id") or "")[:SHORT_ID],
        "what": at("what"),
        "set by": lambda line: codes([line["set_by"]] if line.get("set_by") else ()),
        "binds": lambda line: codes([line["binds"]] if line.get("binds") else ()),
        "article": report,
        "id": short_id,
    },
    "figures": {
        "value": amount,
        "what": at("what"),
        "according to": lambda line: who(line.get("according_to")),
        "article": report,
        "id": short_id,
    },
    "actors": {key: at(key) for key in ("code", "name", "sector", "role", "events", "statements")},
    "search": {
        "id": short_id,
        "kind": at("kind"),
        "speaker": lambda line: who(line.get("speaker")),
        "words": at("snippet"),
        "published": at("article", "published"),
        "article": report,
    },
}
SHORT = {**SHORT, "timeline": _with_reports(SHORT["events"])}
MERGED = {**FULL["events"], **TOLD}
COLUMNS: Mapping[str, Columns] = {**FULL, "timeline": MERGED, "merged": MERGED}
"""Every column of a kind of table: of those that formats share, and of merged events."""
NOUNS = {"timeline": "event", "search": "find", "merged": "event", "clock": "deadline"}


def table(kind: str, lines: Sequence[Line]) -> Table:
    """Lines of one kind as a Table: every column for tools, the short ones for people."""
    full, short = COLUMNS[kind], SHORT[kind]
    return Table(
        tuple(full),
        tuple(project(full, line) for line in lines),
        tuple(short),
        tuple(project(short, line) for line in lines),
        tuple(lines),
        NOUNS.get(kind, kind.removesuffix("s")),
    )


def project(columns: Columns, line: Line) -> tuple[Cell, ...]:
    """The cells of one line."""
    return tuple(get(line) for get in columns.values())
