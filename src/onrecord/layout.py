"""How a report is laid out: headline, dateline, paragraphs, and the words made fit for a parser.

Wire copy breaks parsers in known ways (a dateline glued to the first word, a bare weekday, party
tags). Each paragraph is mended by small edits, and every character of the mended words knows where
it stood in the article, so that offsets are always those of the article's own text.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path


def _agencies() -> str:
    """A pattern of the agencies behind whose names a place need not stand in capitals ("Beirut (AFP) -")."""
    with (Path(__file__).parent / "codebook" / "agencies.csv").open(encoding="utf-8", newline="") as file:
        forms = [re.escape(row["form"]) for row in csv.DictReader(file)]
    return rf"[(/](?:{'|'.join(forms)})[)/]"


MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATELINE = re.compile(
    rf"\s*(?P<place>(?:[A-Z][A-Z.'’\-]{{2,}}|[A-Z][a-z]{{2,}}(?=[^()\n]{{0,30}}{_agencies()}\.?\s*[-—–_]))"
    r"(?:[ ,/]+[A-Z][A-Za-z.'’\-]+){0,5}?)"
    rf"(?:[,.]? +(?P<day>{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? +(?P<year>\d{{4}}))?)?"
    r"(?:[,.]? *(?:[\[(/]|[—–] ?(?=[A-Z]{2,9} ?[—–]))"
    r"(?P<agency>[^()\[\]/\n—–]{1,39}[^()\[\]/\n—– ])(?:[\])/]| ?(?=[—–])))?"
    # "(EFE).-", "/TASS/.", "(Kyodo) -- ", "[AP]: "
    r"\s*(?:\.? ?(?:--+|[—–]|[-_](?=\s))|(?<=\)):|(?<=/)\.(?=\s))\s*"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# A weekday right after a name or verb ("Putin Monday condemned") takes the place of an object.
BARE_WEEKDAY = re.compile(
    rf"(?<=[a-z\]] )(?<!\bon )(?<!\bOn )(?<!\blast )(?<!\bnext )(?<!\bthis )(?<!\blate )(?<!\bearly )"
    rf"(?<!\blater )(?<!\bearlier )(?<!\buntil )(?<!\bsince )(?<!\bby )(?<!\bfrom )(?<!\bbefore )(?<!\bafter )"
    rf"(?<!\bevery )(?<!\beach )(?<!\bthe )(?<!\ba )(?<!\band )(?<!\bor )(?<!\bto )(?<!\bof )(?<!\bfor )"
    rf"(?<!\bcalled )(?<!\bPalm )(?<!\bGood )(?<!\bBloody )(?<!\bBlack )(?<!\bEaster )(?<!\bthat )(?<!\bthrough )"
    rf"(?<!\bfollowing )(?<!\bprevious )(?<!\bpast )(?<!\bcoming )(?<!\bon )(?<!\blast )"
    rf"{WEEKDAY}\b(?! (?:morning|afternoon|evening|night)'s)(?!['’]s)(?!-)"
)
PARTY_TAG = re.compile(
    r",? ?\((?P<p1>[DRI])-(?P<s1>[A-Z][\w. ]{0,20})\)|, (?P<p2>[DRI])-(?P<s2>[A-Z][\w.]{1,12}(?: [A-Z][a-z.]{1,9})?),?"
)
TAGS = {"D": "Democrat", "R": "Republican", "I": "independent"}
MENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    # a glued dash keeps its own place: a blank goes in on either side of it
    (re.compile(r"(?<=[A-Za-z,\"'])(?=--[A-Za-z\"'])"), " "),
    (re.compile(r"(?<=[A-Za-z,\"']--)(?=[A-Za-z\"'])"), " "),
    (re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]+ )"), " "),
    (re.compile(r"''|``"), '"'),
)
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\xa0": " ", "\t": " "})
HALF = re.compile("[\ud800-\udfff]")  # half a character, as broken JSON has it: no parser takes it


@dataclass(frozen=True, slots=True)
class Tag:
    """A party tag such as "D-Conn." at an offset of the article."""

    offset: int
    party: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its place in the article, the mended words, and the way back."""

    start: int
    end: int
    words: str
    anchors: tuple[int, ...]
    origins: tuple[int, ...]
    tags: tuple[Tag, ...]
    place: str | None
    agency: str | None
    heading: bool

    def origin(self, index: int) -> int:
        """The offset in the article of a character of the mended words."""
        slot = bisect_right(self.anchors, index) - 1
        limit = self.origins[slot + 1] if slot + 1 < len(self.origins) else self.end
        return min(self.origins[slot] + index - self.anchors[slot], limit)

    def ending(self, index: int) -> int:
        """Where in the article a character of the mended words ends; with its mend, if that is its last."""
        slot = bisect_right(self.anchors, index) - 1
        limit = self.origins[slot + 1] if slot + 1 < len(self.origins) else self.end
        last = slot + 1 < len(self.anchors) and self.anchors[slot + 1] == index + 1
        return limit if last else min(self.origins[slot] + index - self.anchors[slot] + 1, limit)


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a report, split at line breaks, each mended for the parser."""
    found = [
        _paragraph(text, match.start(), match.end())
        for match in re.finditer(r"[^\n\r\u2028\u2029]+", text)
        if re.search(r"\w", match.group())
    ]
    return [_as_heading(p) if _is_heading(found, n) else p for n, p in enumerate(found)]


def _is_heading(found: list[Paragraph], number: int) -> bool:
    """A first line without closing punctuation, followed by longer text, is the headline."""
    first = found[number]
    return (
        number == 0
        and len(found) > 1
        and len(first.words) < 140
        and first.place is None
        and not re.search(r"[.!?][\"')]*\s*$", first.words)
    )


def _as_heading(paragraph: Paragraph) -> Paragraph:
    values = {name: getattr(paragraph, name) for name in Paragraph.__slots__}
    return Paragraph(**{**values, "heading": True})


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    raw = HALF.sub("\ufffd", text[start:end].translate(STRAIGHT))
    head, place, agency = _lead_in(raw)
    tags = tuple(
        Tag(start + match.start(), TAGS[match["p1"] or match["p2"]]) for match in PARTY_TAG.finditer(raw, head)
    )
    words, anchors, origins = _apply(raw, head, start, _edits(raw, head))
    return Paragraph(start, end, words, anchors, origins, tags, place, agency, heading=False)


def _lead_in(raw: str) -> tuple[int, str | None, str | None]:
    """Where the words begin after stray marks and the dateline; the dateline's place and agency."""
    dateline = DATELINE.match(raw)
    place = re.split("[,/]", dateline["place"])[0].strip() if dateline else ""  # "YEREVAN/BAKU"
    if dateline and (dateline["agency"] or place.isupper()):
        return dateline.end(), place.title(), dateline["agency"]
    stray = re.match(r"[\s?*•·>\-–—]+(?=[\w\"'(])", raw)
    return (stray.end() if stray else 0), None, None


def _edits(raw: str, head: int) -> list[_Edit]:
    edits = [_Edit(m.start(), m.start(), "on ") for m in BARE_WEEKDAY.finditer(raw, head)]
    edits += [_Edit(m.start(), m.end(), "") for m in PARTY_TAG.finditer(raw, head)]
    edits += [_Edit(m.start(), m.end(), by) for pattern, by in MENDS for m in pattern.finditer(raw, head)]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    return [e for n, e in enumerate(edits) if n == 0 or e.start >= edits[n - 1].end]


def _apply(raw: str, head: int, start: int, edits: list[_Edit]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The edited words, with anchors (in the words) and their origins (in the article)."""
    pieces, origins = [], []
    at = head
    for edit in edits:
        pieces += [raw[at : edit.start], edit.text]
        origins += [start + at, start + edit.start]
        at = edit.end
    pieces.append(raw[at:])
    origins.append(start + at)
    lengths = [len(piece) for piece in pieces]
    anchors = list(accumulate([0, *lengths[:-1]]))
    return "".join(pieces), tuple(anchors), tuple(origins)
