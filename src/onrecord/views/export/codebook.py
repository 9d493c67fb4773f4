"""The codebook file beside tables: what each column holds, and what the values of closed lists mean."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.codebook.codebook import load
from onrecord.views.export.files import replacing
from onrecord.views.export.tables import Sheet
from onrecord.views.table import column_type

HEADER = ("table", "column", "value", "type", "meaning")
MISSING = "empty where it is not known"

PART = {
    "actor": "who acts",
    "recipient": "whom the act is directed at",
    "according_to": "on whose word it rests",
    "speaker": "who speaks",
    "set_by": "who sets the deadline",
    "binds": "whom it binds",
}
FIELD = {
    "code": "ISO 3166 code of a state and all in it, else the usual short name of a body or group",
    "plover": "PLOVER's code: ISO 3166, or that of a kind of body (UNO, EUR, IGO, NGO, ISM, IMG, MNC)",
    "sector": "PLOVER's sector",
    "name": "the name in the codebook",
    "role": "the office, on the day of the report",
    "text": "the article's words",
}
MEANING = {
    "article": "id of the article",
    "binds": PART["binds"],
    "cameo": "CAMEO code",
    "category": "PLOVER's category",
    "characters": "length of the article's text",
    "condition": "what the stance depends on, in the article's words",
    "confidence": "how the line was found, from 0 to 1; orders lines, no calibrated probability",
    "content": "the words attributed to the speaker; parts between ' … '",
    "contexts": "PLOVER's contexts, between bars",
    "cue": "the words that attribute",
    "date": "the day it happened (ISO 8601), where it is known to the day",
    "date_text": "the article's words for the day",
    "due": "when it falls due (ISO 8601), with the hour where it is known",
    "end": "where the evidence ends, in characters of the article's text, this one excluded",
    "form": "how the words are given",
    "goldstein": "Goldstein weight of the CAMEO code, from -10 to 10",
    "id": "id; 'onrecord explain' takes its first characters",
    "implies": "what the cue says of the words: asserted, denied or demanded",
    "intensity": "PLOVER's score of category and mode, from -10 to 10",
    "issue": "what the position is about",
    "key": "url of the article, else its path",
    "kind": "kind of line: the table that holds it",
    "language": "language of the article (ISO 639)",
    "line": "id of the line",
    "made_by": "the row of the codebook, or the rule of a stage, that made the line",
    "mode": "PLOVER's mode of the category",
    "ontology": "the ontology of category and mode",
    "ordinal": "its place among several, the first is 0",
    "part": "the part that the party takes",
    "person": "who holds the position, when it is a person's own",
    "place": "where it took place, in the article's spelling",
    "published": "day of publication (ISO 8601)",
    "publisher": "publisher of the article",
    "quad": "PLOVER's quad class",
    "sentence": "the sentence in the article, the first is 0",
    "sentence_text": "the sentence that the line stands in",
    "source": "the file or address that the article was read from",
    "stance": "where the actor stands",
    "start": "where the evidence starts, in characters of the article's text, the first is 0",
    "status": "whether it happened",
    "text": "the article's words",
    "title": "headline of the article",
    "to": "who was told the words",
    "trigger": "the words that express the act",
    "unit": "unit of the value",
    "url": "address of the article",
    "vague": "whether the words tell a magnitude only, such as dozens",
    "value": "the number; missing where it is vague",
    "via": "outlet or go-between that carried the words",
    "what": "what it is, in the article's words",
}
OWN = {
    ("statements", "kind"): "kind of cue: speech, writing or attitude",
    ("statements", "date"): "the day the words were said (ISO 8601)",
    ("parties", "start"): "where the words for the party start, in characters of the article's text, the first is 0",
    ("parties", "end"): "where they end, this character excluded",
    ("articles", "sentences"): "how many sentences the article has",
}
VALUES: Mapping[str, Mapping[str, str]] = {
    "status": {
        "actual": "happened, is happening, or is an act of words that was made",
        "future": "scheduled, announced or intended",
        "hypothetical": "conditional, possible, feared or proposed",
        "negated": "said not to have happened",
        "historical": "background, more than about a month before publication",
    },
    "form": {
        "direct": "between quotation marks",
        "indirect": "reported",
        "mixed": "reported, with words between quotation marks",
    },
    "stance": {
        "support": "for it",
        "oppose": "against it",
        "conditional": "depends on something that is named",
        "undecided": "not decided",
    },
    "part": PART,
}


def meaning(table: str, column: str) -> str:
    """What a column of a table holds."""
    if (table, column) in OWN:
        return OWN[table, column]
    part, _, field = column.rpartition("_")
    if part in PART:
        several = "; several between bars" if part in {"actor", "recipient"} and table == "events" else ""
        return f"{PART[part]}: {FIELD[field]}{several}"
    if table == "articles" and column not in MEANING:
        return f"how many {column} were found in it"
    return FIELD[column] if table == "parties" and column in FIELD else MEANING[column]


def values(column: str, folder: str | None) -> Iterator[tuple[str, str]]:
    """The values that a column of a closed list may have, each with its meaning."""
    yield from VALUES.get(column, {}).items()
    ontology = load(folder).ontology
    categories: Mapping[str, Mapping[str, object]] = ontology["categories"]
    if column == "category":
        yield from ((name, str(entry["definition"])) for name, entry in categories.items())
    elif column == "mode":
        yield from _modes(categories)
    elif column == "contexts":
        yield from ontology["contexts"].items()
    elif column.removeprefix("actor_") == "sector":
        yield from ontology["sectors"].items()


def _modes(categories: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str]]:
    """Each mode once, with the categories that have it."""
    found: dict[str, list[str]] = {}
    for name, entry in categories.items():
        modes = entry.get("modes", {})
        for mode in modes if isinstance(modes, Mapping) else ():
            found.setdefault(mode, []).append(name)
    return ((mode, f"a mode of {', '.join(names)}") for mode, names in found.items())


def rows(sheets: Iterable[Sheet], folder: str | None) -> Iterator[tuple[str, ...]]:
    """A row for each column, followed by one for each value of its closed list."""
    for sheet in sheets:
        for column in sheet.columns:
            yield sheet.name, column, "", column_type(column), meaning(sheet.name, column)
            for value, told in values(column, folder):
                yield sheet.name, column, value, "", told


def write_codebook(path: Path, sheets: Iterable[Sheet], folder: str | None) -> Path:
    """Write the codebook of some tables as CSV; the path it went to."""
    with replacing(path) as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(sheets, folder))
    return path


def codebook_path(out: Path, suffix: str) -> Path:
    """Where the codebook goes: into the folder, or beside the only file."""
    single = out.suffix.lower() == suffix
    return out.with_name(f"{out.stem}.codebook.csv") if single else out / "codebook.csv"
