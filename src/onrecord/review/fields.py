"""The fields of a line that coders see and may correct: as text, whatever the kind of line.

Nothing is an empty text. ``FIELDS`` is the one place to add a field to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.review import party
from onrecord.review.choices import Choices
from onrecord.schema import FORMS, STANCES, STATUSES
from onrecord.serialise import JSON

Options = Callable[[Choices, Mapping[str, str]], Sequence[str]]
Put = Callable[[JSON, str, str], JSON]
"""The line with another value, in an article's text."""


def plain(words: str) -> str:
    """What two coders have to agree in: the words, whatever their case and spacing."""
    return " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True)
class Field:
    """A field: how it is shown, how a new value is put in, what it may be, what has to be alike.

    ``options`` gives the values to choose from, given the other fields; None where any words will do.
    ``shape`` names the form of free values: "day", "moment", "number", "words" of the article, "party".
    """

    name: str
    what: str
    shown: Callable[[JSON, str], str]
    put: Put
    options: Options | None = None
    shape: str = ""
    needed: bool = False
    key: Callable[[str], str] = plain


def _value(name: str) -> Callable[[JSON, str], str]:
    def shown(line: JSON, _text: str) -> str:
        value = line.get(name)
        return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)

    return shown


def _put(name: str) -> Put:
    return lambda line, value, _text: {**line, name: value or None}


def _simple(name: str, what: str, options: Options | None = None, shape: str = "", needed: bool = False) -> Field:
    return Field(name, what, _value(name), _put(name), options, shape, needed)


def _parties(name: str, what: str) -> Field:
    def shown(line: JSON, _text: str) -> str:
        return party.written(line.get(name) or ())

    return Field(
        name, what, shown, lambda line, words, _: {**line, name: party.read(words)}, None, "party", False, party.key
    )


def _party(name: str, what: str, needed: bool = False) -> Field:
    def shown(line: JSON, _text: str) -> str:
        return party.written([line[name]] if line.get(name) else ())

    def put(line: JSON, words: str, _text: str) -> JSON:
        return {**line, name: next(iter(party.read(words)), None)}

    return Field(name, what, shown, put, None, "party", needed, party.key)


def _contexts(line: JSON, _text: str) -> str:
    return ", ".join(line.get("contexts") or ())


def _put_contexts(line: JSON, value: str, _text: str) -> JSON:
    return {**line, "contexts": [one.strip() for one in value.split(",") if one.strip()]}


def _content(line: JSON, text: str) -> str:
    """All words of a statement in one stretch, else the first and the last stretch."""
    stretches = [text[span["start"] : span["end"]] for span in line["content"]]
    return " ... ".join(dict.fromkeys((" ".join(stretches[0].split()), " ".join(stretches[-1].split()))))


def _put_content(line: JSON, value: str, text: str) -> JSON:
    from onrecord.evaluate.gold import stretch

    start, end = stretch(text, value, "content")
    return {**line, "content": [{"start": start, "end": end}]}


def _put_number(line: JSON, value: str, _text: str) -> JSON:
    return {**line, "value": float(value), "vague": False}


def _sorted(value: str) -> str:
    return " ".join(sorted(plain(value).replace(",", " ").split()))


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "events": (
        _simple("category", "what kind of act", lambda known, _: tuple(known.modes), needed=True),
        _simple("mode", "how, where the category has modes", lambda known, line: known.modes.get(line["category"], ())),
        _simple("status", "whether it happened", lambda *_: STATUSES, needed=True),
        _parties("actors", "who acts"),
        _parties("recipients", "whom the act is directed at"),
        _simple("date", "the day it happened", shape="day"),
        _simple("place", "where"),
        _party("according_to", "on whose word"),
        Field("contexts", "what it is about", _contexts, _put_contexts, None, "contexts", False, _sorted),
    ),
    "statements": (
        _party("speaker", "whose words"),
        Field("content", "the words: all, or the first ... the last", _content, _put_content, None, "words", True),
        _simple("form", "as they were said, or reported", lambda *_: FORMS, needed=True),
        _simple("via", "who carried them"),
        _simple("to", "who was told"),
        _simple("date", "the day they were said", shape="day"),
    ),
    "positions": (
        _party("actor", "whose stand", needed=True),
        _simple("person", "whose own stand, when a person's"),
        _simple("issue", "what it is about", needed=True),
        _simple("stance", "where it stands", lambda *_: STANCES, needed=True),
        _simple("condition", "on what it depends"),
    ),
    "deadlines": (
        _simple("due", "when it falls due", shape="moment", needed=True),
        _simple("what", "what falls due", needed=True),
        _party("set_by", "who sets it"),
        _party("binds", "who is bound"),
    ),
    "figures": (
        Field("value", "the number", _value("value"), _put_number, None, "number", True),
        _simple("unit", "its unit"),
        _simple("what", "what it counts", needed=True),
        _party("according_to", "who gave it"),
    ),
}  # fmt: skip


def values(kind: str, line: JSON, text: str) -> dict[str, str]:
    """The fields of a line of the reading format, as text."""
    return {field.name: field.shown(line, text) for field in FIELDS[kind]}


def corrected(kind: str, line: JSON, fields: Mapping[str, str], text: str) -> JSON:
    """The line with the fields that a coder gave it. Raises InputError for words that are not in the text."""
    for field in FIELDS[kind]:
        if field.name in fields:
            line = field.put(line, fields[field.name], text)
    return line


def keys(kind: str, shown: Mapping[str, str]) -> dict[str, str]:
    """What two coders have to agree in, field by field."""
    return {field.name: field.key(shown[field.name]) for field in FIELDS[kind]}
