"""The reading format: one JSON object a reading, in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.views.export.files import replacing

if TYPE_CHECKING:
    from onrecord.record import Record

UNTOLD = {"title": None, "date_text": None, "condition": None, "text": "", "what": ""}
"""What the keys that repeat the article's words hold without them."""


def write(record: Record, out: Path, text: bool = True) -> list[Path]:
    """Write every reading of the record; with ``text`` each has its article's text, whole by itself."""
    from onrecord.serialise import dumps, to_json

    with replacing(out) as file:
        for reading in record.readings():
            line = dumps(reading, text=True) if text else json.dumps(wordless(to_json(reading)))
            file.write(line + "\n")
    return [out]


def wordless(data: Any) -> Any:
    """JSON data without the article's words; places, codes and names remain."""
    if isinstance(data, list):
        return [wordless(item) for item in data]
    if isinstance(data, dict):
        return {key: UNTOLD[key] if key in UNTOLD else wordless(value) for key, value in data.items()}
    return data
