"""What a coder is given to decide about: a line, its fields, and its sentence with those around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.record import Judgement, Reviewed
from onrecord.record.lines import anchor, containing, evidence, lines
from onrecord.review.fields import values
from onrecord.review.outcome import codings, latest
from onrecord.schema import Article, Reading, digest
from onrecord.serialise import JSON, Line, article_json, line_json

AROUND = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What a coder made of the line, without the coder's name: for whoever settles a dispute."""

    name: str
    verdict: str
    fields: Mapping[str, str]
    note: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A line to decide about. ``own`` is what its coder decided before, ``choices`` what is in dispute."""

    kind: str
    line: Line
    reading: Reading = field(repr=False)
    fields: Mapping[str, str]
    own: Judgement | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def article(self) -> Article:
        """The article that the line is in."""
        return self.reading.article

    @property
    def context(self) -> tuple[int, int, int, int]:
        """Four places in the text: what stands before the line's sentence, the sentence, what comes after, the end."""
        sentences, place = self.reading.sentences, anchor(self.line)
        first = containing(sentences, place.start)
        if first is None:
            return place.start, place.start, place.end, place.end
        last = containing(sentences, max(span.end for span in evidence(self.line)) - 1)
        last = first if last is None else max(first, last)
        before, after = max(first - AROUND, 0), min(last + AROUND, len(sentences) - 1)
        return sentences[before].start, sentences[first].start, sentences[last].end, sentences[after].end

    def to_json(self) -> JSON:
        """The task as JSON data."""
        text, (start, first, last, end) = self.article.text, self.context
        return {
            "id": self.line.id,
            "kind": self.kind,
            "article": article_json(self.article),
            "before": text[start:first].strip(),
            "sentence": text[first:last],
            "after": text[last:end].strip(),
            "fields": dict(self.fields),
            "line": line_json(self.line),
            "decided": None if self.own is None else self.own.verdict,
            **({"choices": [_choice(one) for one in self.choices]} if self.choices else {}),
        }


def task(reading: Reading, id: str, coder: str, reviewed: Reviewed | None, *, adjudicating: bool = False) -> Task:
    """The task of a coder about a line of a reading; the decisions of others are in it only to settle a dispute."""
    kind, line = next((kind, line) for kind, _, line in lines(reading) if line.id == id)
    own = latest(reviewed.decisions, adjudicating=adjudicating).get(coder) if reviewed else None
    shown = values(kind, line_json(line), reading.article.text)
    choices = _choices(reviewed, reading.article.text) if reviewed and adjudicating else ()
    return Task(kind, line, reading, shown, own, choices)


def _choices(reviewed: Reviewed, text: str) -> tuple[Choice, ...]:
    """What coders decided, as A, B and so on in an order that does not tell who is who."""
    coded = sorted(codings(reviewed, text), key=lambda one: digest(reviewed.id, one.decision.coder))
    return tuple(
        Choice(chr(ord("A") + i), one.decision.verdict, one.shown, one.decision.note) for i, one in enumerate(coded)
    )


def _choice(one: Choice) -> JSON:
    return {"name": one.name, "verdict": one.verdict, "fields": dict(one.fields), "note": one.note}
