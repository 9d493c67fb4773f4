"""Whether a resolution would carry in the Security Council on a day, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError
from onrecord.issues.council import OF_STANCE, SEATS, Answer, Cast, Members, Vote, article27, members
from onrecord.issues.course import CASTS, Step, count, outcome, steps
from onrecord.issues.shift import standing
from onrecord.record import Filters
from onrecord.views.columns import report, short_id
from onrecord.views.text import clean, wrap

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook
    from onrecord.record import Record
    from onrecord.record.topics import Issue

Line = Mapping[str, Any]
WIDTH = 100
INDENT = "    "
KIND = "council resolution"
ENDED: Mapping[str, str] = {
    "adopted": "carried",
    "vetoed": "blocked",
    "rejected": "blocked",
    "withdrawn": "withdrawn",
}
VOTED = frozenset({"put to a vote", "adopted", "vetoed", "rejected"})
"""Steps that tell that the Council has voted; before them every vote is one to expect."""
EARLIEST = "1946-01-01"
OF_STEP: Mapping[str, Cast] = {
    "for": "for",
    "against": "against",
    "abstains": "abstains",
    "absent": "absent",
    "proposed": "for",  # who brings a draft is for it
    "vetoed": "against",
}


def council(
    record: Record, issue: Issue, on: str, codebook: Codebook, *, procedural: bool = False, parties: Iterable[str] = ()
) -> Line:
    """What was known on a day: ``answer``, ``reason``, ``by``, ``settle``, ``votes`` and ``course``, with evidence.

    The members are those of that day, or of the day on which the resolution had ended by then. Raises OnrecordError
    where the issue is no resolution of the Council.
    """
    _asked_of_council(issue)
    members(on)  # a day of which they are not known is told, whenever the resolution ended
    course = _course(record, issue, on, codebook)
    ended = outcome(course, on)
    seats = members(ended.day) if ended else members(on)
    votes = _votes(record, issue, on, seats, course)
    found = article27(seats, votes.values(), procedural=procedural, parties=frozenset(parties))
    return {
        "issue": issue.name,
        "on": on,
        **_answer(found, ended),
        "permanent": sorted(seats.permanent),
        "elected": sorted(seats.elected),
        "votes": [_vote(votes.get(code, Vote(code, "unknown"))) for code in _in_order(seats)],
        "course": [_step(step) for step in course if step.step not in CASTS],
    }


def latest(record: Record) -> str:
    """The day of the latest report on record. Raises OnrecordError where none has a day."""
    days = [str(article["published"])[:10] for article in record.catalogue() if article["published"]]
    if not days:
        raise OnrecordError("no report on record has a day; say with --on by what day the Council is asked")
    return max(days)


def _asked_of_council(issue: Issue) -> None:
    if KIND not in issue.kinds:
        what = ", ".join(sorted(kind for kind in issue.kinds if kind)) or "no resolution the codebook knows"
        reason = f"{issue.name}: the Security Council has no vote on it ({what})"
        raise OnrecordError(f"{reason}; give a draft of the Council, see 'onrecord issues'")


def _in_order(seats: Members) -> list[str]:
    return [*sorted(seats.permanent), *sorted(seats.elected)]


def _course(record: Record, issue: Issue, on: str, codebook: Codebook) -> list[Step]:
    """The steps known by a day; told of the period in which positions on the issue were told."""
    days = [str(stance["article"]["published"] or "") for stance in record.stances(Filters(), issue)]
    first = min(filter(None, days), default=EARLIEST)
    found = record.resolutions(f"{first[:4]}-01-01", on)
    return [step for step in steps(found, issue.keys, codebook) if step.day <= on]


def _votes(record: Record, issue: Issue, on: str, seats: Members, course: Sequence[Step]) -> dict[str, Vote]:
    """How each member stands by the last position known on a day; a vote that is told counts more than one before."""
    found: dict[str, Vote] = {}
    days: dict[str, str] = {}
    stands = standing([s for s in record.stances(Filters(published_until=on), issue) if _by_row(s)], on)
    whole = {line["id"]: line for line in record.lines("positions", [s.lines[-1]["id"] for s in stands.values()])}
    for code, interval in stands.items():
        if code in seats.all:
            last = whole[interval.lines[-1]["id"]]
            found[code] = Vote(code, OF_STANCE[interval.stance], last, expected=True)
            days[code] = interval.lines[-1]["date"] or ""
    unvoted = all(step.step not in VOTED for step in course)
    for step in course:
        if step.step == "adopted" and sum(count(step.told.words)[:1]) == SEATS:
            return {code: Vote(code, "for", _sentence(step)) for code in seats.all}
        for code in step.by if step.step in OF_STEP else ():
            if code in seats.all and step.day >= days.get(code, ""):
                found[code] = Vote(
                    code, OF_STEP[step.step], _sentence(step), expected=unvoted or step.step == "proposed"
                )
                days[code] = step.day
    return found


def _by_row(stand: Line) -> bool:
    """Whether a row shows a stand: what the model alone finds ("positions@1") is too little to expect a vote from."""
    return "@" not in stand["made_by"]


def _answer(found: Answer, ended: Step | None) -> Line:
    """The answer by the votes; where the resolution has ended, how it did, and the answer by the votes before."""
    answer = {"answer": found.answer, "reason": found.reason, "by": list(found.by), "settle": list(found.settle)}
    if ended is None:
        return {**answer, "ended": None, "before": None}
    unvoted = " and never put to a vote" if ended.step == "withdrawn" else ""
    return {
        "answer": ENDED[ended.step],
        "reason": f"{ended.step}, as told of {ended.day}{unvoted}",
        "by": list(ended.by) if ended.step == "vetoed" else [],
        "settle": [],
        "ended": _step(ended),
        "before": answer,
    }


def _step(step: Step) -> Line:
    return {"step": step.step, "day": step.day, "who": list(step.by), **_sentence(step)}


def _sentence(step: Step) -> Line:
    return {"id": None, "date": step.day, "sentence_text": step.told.words, "article": step.told.article}


def _vote(vote: Vote) -> Line:
    return {"member": vote.member, "vote": vote.cast, "expected": vote.expected, "evidence": vote.line}


def page(found: Line) -> str:
    """The answer, the course and the votes, each with the words it rests on."""
    title = f"{found['issue']}, seen on {found['on']}"
    lines = [title, "═" * min(len(title), WIDTH), *wrap(_told(found), WIDTH), ""]
    lines += ["course", *(line for step in found["course"] for line in _shown(_head(step), step))]
    lines += ["", "votes, cast or expected"]
    for vote in found["votes"]:
        seat = "permanent" if vote["member"] in found["permanent"] else ""
        if vote["evidence"]:
            how = f"{vote['vote']} (expected)" if vote["expected"] and vote["vote"] != "open" else vote["vote"]
            lines += _shown(f"{vote['member']}  {how}  {seat}".rstrip(), vote["evidence"])
    unknown = [vote["member"] for vote in found["votes"] if not vote["evidence"]]
    lines += wrap(f"unknown: {', '.join(unknown)}", WIDTH, "  ", INDENT) if unknown else []
    return "\n".join(lines)


def _head(step: Line) -> str:
    by = f" by {', '.join(step['who'])}" if step["who"] else ""
    return f"{step['day']}  {step['step']}{by}"


def _told(found: Line) -> str:
    parts = [f"{found['answer']}: {found['reason']}"]
    parts += [f"by {', '.join(found['by'])}"] if found["by"] else []
    parts += [f"the votes of {', '.join(found['settle'])} would settle it"] if found["settle"] else []
    before: Line = found.get("before") or {}
    shown = before.get("answer") == "blocked" and found["answer"] == "withdrawn"
    parts += [f"by the votes below it was {_told(before)}"] if shown else []
    return "; ".join(parts)


def _shown(head: str, line: Line) -> list[str]:
    published = line["article"]["published"] or "no date"
    source = f"{published} {clean(report(line))} {short_id(line)}".strip()
    return [f"  {head}", *wrap(f"“{clean(line['sentence_text'])}” {source}", WIDTH, INDENT, INDENT)]
