"""Which office a person held on a date, and what that makes of them."""

from __future__ import annotations

from datetime import date as Date

from onrecord.codebook.names import NameIndex, Person, Term
from onrecord.schema import Identity

FORMER = "ELI"
OFFICIAL = frozenset({"GOV", "IGO", "MIL", "JUD", "LEG", "COP", "SPY"})  # whose former members are ELI
BESIDE = frozenset({"LEG", "PTY", "OPP", "MIL"})  # posts that somebody in government has beside the office
MANY = frozenset({"CVL", "EDU", "BUS", "CRM", "JRN", "LAB", "MED"})  # sectors without offices: many are student leaders


def today() -> str:
    """The day that stands in when neither article nor query gives one."""
    return Date.today().isoformat()


def office(person: Person, date: str | None) -> tuple[Term | None, bool]:
    """The term a person served on a date, and whether it was over by then.

    Among several current terms the latest begun wins, but an office of government over a seat or a party's
    post; before the first known term it is that one.
    """
    day = date or today()
    begun = [term for term in person.terms if term.begun(day)]
    current = [term for term in begun if not term.over(day)]
    if current:
        return _weightiest(current), False
    if begun:
        return max(begun, key=lambda term: term.end), True
    return (person.terms[0], False) if person.terms else (None, False)


def _weightiest(current: list[Term]) -> Term:
    """The latest begun of several terms, or the office of government that one of them is held beside.

    Only an office whose end is known counts: one without may be over long since.
    """
    last = current[-1]
    offices = [term for term in current if term.sector == "GOV" and term.end and term.code == last.code]
    return offices[-1] if offices and last.sector in BESIDE else last


def identity(person: Person, date: str | None, plover: str | None = None) -> Identity:
    """A person as an actor on a date: the office then held, or that of a former official.

    Who died in office is never a former official: what is told of the dead, they did in the office or before it.
    """
    term, over = office(person, date)
    if term is None:
        return Identity(person.name, kind="person", reason="a name without an office")
    first, day = person.terms[0], date or today()
    early = bool(date) and bool(first.start) and str(date) < first.start[:4]
    past = over and not person.died
    sector = FORMER if past and term.sector in OFFICIAL else term.sector
    title = f"former {term.title}" if past else term.title
    if term.sector == "OPP" and _seated(person, day):
        sector = "LEG"
    reason = f"{term.where}{' (before the office began)' if early else ''}"
    return Identity(person.name, term.code, plover or term.code, sector, f"{title} of {term.code}", "person", reason)


def _seated(person: Person, day: str) -> bool:
    """Whether somebody sits in parliament on a day; for PLOVER, to be of the opposition is what comes second."""
    return any(t.sector == "LEG" and t.begun(day) and t.end and not t.over(day) for t in person.terms)


def holder(names: NameIndex, code: str, title: str, date: str | None) -> Person | None:
    """Who held an office of a state on a date; None when nobody or several are known."""
    day = date or today()
    held = [one for one in names.holders.get((code, title), ()) if one[1].sector not in MANY]
    distinct = {person.name: person for person, term in held if term.start and term.begun(day) and not term.over(day)}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def head_of_state(names: NameIndex, code: str, date: str | None) -> Person | None:
    """The one leader of a state on a date, where the codebook knows exactly one in the first office."""
    for title in names.words["head"]:
        person = holder(names, code, title, date)
        if person:
            return person
    return None
