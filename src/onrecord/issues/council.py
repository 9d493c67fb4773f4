"""Would it carry: the rule of Article 27 of the Charter, applied to votes that are cast, expected or unknown.

A decision takes nine affirmative votes of fifteen; on all but matters of procedure no permanent member may vote
against it (27.3). Abstaining and staying away is no vote against: so the practice of the Council, upheld by the
International Court of Justice (Namibia, 1971). In decisions under Chapter VI a party to the dispute has to abstain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.codebook.codebook import HOME, rows
from onrecord.errors import OnrecordError
from onrecord.issues.topic import within

NEEDED = 9
SEATS = 15
FIRST = "1966-01-01"
Cast = Literal["for", "against", "abstains", "absent", "open", "unknown"]
OPEN = frozenset({"open", "unknown"})
OF_STANCE: Mapping[str, Cast] = {"support": "for", "oppose": "against", "conditional": "open", "undecided": "open"}

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Members:
    """Who sits on the Council on a day, by codes."""

    permanent: frozenset[str]
    elected: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All fifteen."""
        return self.permanent | self.elected


def members(day: str) -> Members:
    """The members on an ISO day. Raises OnrecordError before 1966, and where the terms are not known yet."""
    if day < FIRST:
        raise OnrecordError(f"{day}: the Council had eleven members then; its rule is applied from {FIRST} on")
    on_that_day = [row for row in _terms() if within(day, row["start"], row["end"])]
    found = Members(*(frozenset(r["code"] for r in on_that_day if r["seat"] == s) for s in ("permanent", "elected")))
    if len(found.all) != SEATS:
        raise OnrecordError(f"{day}: not all members of that day are known; council/members.csv holds their terms")
    return found


@cache
def _terms() -> tuple[Mapping[str, str], ...]:
    names = ("code", "seat", "start", "end")
    return tuple({name: row[name] for name in names} for row in rows(HOME, "council/members.csv"))


@dataclass(frozen=True, slots=True)
class Vote:
    """How a member votes or would vote, and the line or sentence that shows it; None where nothing does.

    ``expected``: no vote is told, it follows from where the member stands.
    """

    member: str
    cast: Cast
    line: Line | None = None
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it carries: ``by`` are those who block it; of ``settle`` the votes would settle it."""

    answer: Literal["carried", "blocked", "open"]
    reason: str
    by: tuple[str, ...] = ()
    settle: tuple[str, ...] = ()


def article27(
    council: Members, votes: Iterable[Vote], *, procedural: bool = False, parties: frozenset[str] = frozenset()
) -> Answer:
    """What comes of votes; a member without one is unknown. ``parties`` to a dispute abstain (Chapter VI)."""
    cast: dict[str, str] = dict.fromkeys(council.all, "unknown")
    cast.update({vote.member: vote.cast for vote in votes if vote.member in council.all})
    cast.update(dict.fromkeys(parties & council.all, "abstains"))
    yes, no = _of(cast, {"for"}), _of(cast, {"against"})
    undecided = _of(cast, OPEN)
    vetoes = [] if procedural else [member for member in no if member in council.permanent]
    if vetoes:
        return Answer("blocked", "a permanent member is against it", tuple(vetoes))
    if len(yes) + len(undecided) < NEEDED:
        others = _of(cast, {"against", "abstains", "absent"})
        return Answer("blocked", f"nine votes are out of reach: at most {len(yes) + len(undecided)}", tuple(others))
    could_veto = [] if procedural else [member for member in undecided if member in council.permanent]
    if len(yes) >= NEEDED:
        if not could_veto:
            return Answer("carried", f"{len(yes)} are for it and no permanent member against")
        return Answer(
            "open", f"{len(yes)} members are for it, but a permanent member may block it", (), tuple(could_veto)
        )
    lacking = f"{len(yes)} are known to be for it; {NEEDED - len(yes)} more are needed"
    return Answer("open", lacking, (), (*could_veto, *(one for one in undecided if one not in could_veto)))


def _of(cast: Mapping[str, str], kinds: Iterable[str]) -> list[str]:
    wanted = frozenset(kinds)
    return sorted(member for member, how in cast.items() if how in wanted)
