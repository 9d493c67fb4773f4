"""Whether what a coder wrote into the fields of a line can stand; what is wrong is told with what to do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from onrecord.errors import InputError
from onrecord.evaluate.gold import stretch
from onrecord.review import party
from onrecord.review.choices import Choices
from onrecord.review.fields import FIELDS, Field, values
from onrecord.serialise import JSON

SHOWN = 12


def changes(kind: str, line: JSON, given: Mapping[str, str], known: Choices, text: str) -> dict[str, str]:
    """The fields that differ from the machine's, as they should be written; empty where none does.

    A category without the mode that the line had takes the mode away, unless another is given. Raises
    InputError for unknown fields and for values that cannot stand.
    """
    shown = values(kind, line, text)
    strange = [name for name in given if name not in shown]
    if strange:
        raise InputError(strange[0], f"no field of {kind}", f"the fields are {', '.join(shown)}")
    wanted = {**shown, **{name: " ".join(value.split()) for name, value in given.items()}}
    if (
        "mode" in shown
        and "mode" not in given
        and wanted["mode"] not in known.modes.get(wanted["category"].upper(), ())
    ):
        wanted["mode"] = ""
    fitted = _fitted(kind, wanted, known)
    changed = {name: value for name, value in fitted.items() if value != " ".join(shown[name].split())}
    for field in FIELDS[kind]:
        if field.name in changed:
            _require(field, changed[field.name], {**shown, **fitted}, known, text, line)
    return changed


def _fitted(kind: str, wanted: Mapping[str, str], known: Choices) -> dict[str, str]:
    """Values that are to be chosen, in the spelling of the choice."""
    found = dict(wanted)
    for field in FIELDS[kind]:
        options = field.options(known, found) if field.options else ()
        spelled = {option.casefold(): option for option in options}
        found[field.name] = spelled.get(found[field.name].casefold(), found[field.name])
    return found


def _require(
    field: Field, value: str, fields: Mapping[str, str], known: Choices, text: str, line: JSON
) -> None:  # fmt: skip
    if not value:
        if field.needed:
            raise InputError(field.name, "is empty", "a line without it is no line: reject it instead")
        return
    if field.options is not None:
        _choose(field, value, tuple(field.options(known, fields)))
        return
    for problem, remedy in _problems(field, value, known, text, line):
        raise InputError(field.name, problem, remedy)


def _choose(field: Field, value: str, options: tuple[str, ...]) -> None:
    if value not in options:
        remedy = f"choose from {', '.join(options)}" if options else "leave it empty: this category has none"
        raise InputError(field.name, f"{value!r} is not one of its values", remedy)


def _problems(field: Field, value: str, known: Choices, text: str, line: JSON) -> Iterator[tuple[str, str]]:
    match field.shape:
        case "day" if not _is(date.fromisoformat, value) or len(value) != len("2003-03-18"):
            yield f"{value!r} is no day", "write it as 2003-03-18"
        case "moment" if not _is(datetime.fromisoformat, value):
            yield f"{value!r} is no day or hour", "write it as 2003-03-18 or 2003-03-18T20:00-05:00"
        case "number" if not _is(_finite, value):
            yield f"{value!r} is no number", "write it in digits: 7000000000 or 7e9"
        case "words":
            stretch(text, value, field.name)
        case "party":
            yield from _unknown(party.read(value), known, party.written(_had(line)))
        case "contexts":
            yield from _strange([one.strip() for one in value.split(",")], known)


def _unknown(parties: list[JSON], known: Choices, had: str) -> Iterator[tuple[str, str]]:
    """A code typed wrongly would be a gold coding nobody can reach."""
    machine = {one["code"] for one in party.read(had)}
    for one in parties:
        if one["code"] and one["code"] not in known.codes | machine:
            remedy = "correct it, write WORDS=-:UNK for a party without a code, or add a row to your codebook's actors"
            yield f"there is no code {one['code']!r}", remedy
        if one["sector"] and one["sector"] not in known.sectors:
            yield f"there is no sector {one['sector']!r}", f"the sectors are {', '.join(known.sectors)}"


def _strange(contexts: list[str], known: Choices) -> Iterator[tuple[str, str]]:
    for one in contexts:
        if one and one not in known.contexts:
            yield f"there is no context {one!r}", f"the contexts are {', '.join(known.contexts)}"


def _had(line: JSON) -> list[JSON]:
    """The parties of the machine's line, in whatever field."""
    found = [one for value in line.values() for one in (value if isinstance(value, list) else [value])]
    return [one for one in found if isinstance(one, dict) and "code" in one]


def _is(reads: object, value: str) -> bool:
    try:
        return bool(callable(reads) and reads(value) is not None)
    except ValueError:
        return False


def _finite(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number
