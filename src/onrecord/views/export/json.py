"""The reading format: one JSON object a reading, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.views.export.files import replacing
from onrecord.views.export.format import Format, Options, Table, Written

if TYPE_CHECKING:
    from onrecord.record import Record

UNTOLD = {"title": None, "date_text": None, "condition": None, "text": "", "what": ""}
"""What the keys that repeat the article's words hold without them."""

KEYS = (
    ("article", "id, key, title, published, publisher, url, source, language, and with the words its text"),
    ("sentences", "start and end of each, in characters of the text"),
    ("events", "who did what to whom: the README's section on the JSON line format has every key"),
    ("statements", "who said what"),
    ("positions", "where an actor stands on an issue"),
    ("deadlines", "what falls due"),
    ("figures", "numbers with what they count"),
    ("dropped", "what was looked at and left out, with the reason"),
)


def write(record: Record, out: Path, options: Options) -> Written:
    """Write every reading of the record; with the words each has its article's text, whole by itself."""
    from onrecord.serialise import dumps, to_json

    with replacing(out) as file:
        for reading in record.readings():
            whole = options.text
            line = dumps(reading, text=True) if whole else json.dumps(wordless(to_json(reading)))
            file.write(line + "\n")
    return Written((out,))


def wordless(data: Any) -> Any:
    """JSON data without the article's words; places, codes and names remain."""
    if isinstance(data, list):
        return [wordless(item) for item in data]
    if isinstance(data, dict):
        kept = {key: UNTOLD[key] if key in UNTOLD else wordless(value) for key, value in data.items()}
        return {**kept, "role": office(data["role"], data["text"])} if {"role", "text"} <= data.keys() else kept
    return data


def office(role: str | None, words: str) -> str | None:
    """A role that the codebook gives; one that only repeats the article's words ("Iraqi officials") is left out."""
    return None if role and role.casefold() in words.casefold() else role


FORMAT = Format(
    "json",
    write,
    "readings as JSON lines, all there is, with the articles' text",
    "the whole record as JSON lines, a reading a line: what 'onrecord code --json' writes",
    (Table("A line", KEYS),),
    "null",
    ("mentions that no line rests on, which no record holds",),
    ('pandas.read_json("OUT", lines=True)',),
    (".json", ".jsonl"),
    without_text="keys that repeat the articles' words are null or empty; places, names, codes and issues remain",
)
