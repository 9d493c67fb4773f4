"""What became of deadlines, on made-up events."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.codebook.codebook import Codebook
from onrecord.deadlines.clock import Moment
from onrecord.deadlines.outcome import Outcome, Words, outcome, span

Line = dict[str, Any]
USA, IRQ, EUR = ({"code": code, "text": code} for code in ("USA", "IRQ", "EUR"))


@pytest.fixture(scope="module")
def words(codebook: Codebook) -> Words:
    return Words.of(codebook)


def article(published: str) -> Line:
    return {"id": f"article of {published}", "published": published}


def limit(due: str = "2003-03-19", told: str = "2003-03-17", what: str = "Saddam to leave the country", **more) -> Line:
    found = {
        "id": f"limit of {told}",
        "due": due,
        "what": what,
        "set_by": USA,
        "binds": IRQ,
        "made_by": "deadlines/span",
    }
    return {**found, "article": article(told), "sentence_text": f"Bush set {what}.", **more}


def plan(
    due: str = "2003-03-19", told: str = "2003-03-17", what: str = "leaders will meet in Brussels", **more
) -> Line:
    found = {"id": f"plan of {told}", "due": due, "what": what, "set_by": None, "binds": EUR}
    return {**found, "made_by": "deadlines/date", "article": article(told), "sentence_text": f"{what}.", **more}


def event(trigger: str, actor: Line, recipient: Line | None = None, day: str | None = "2003-03-18", **more) -> Line:
    told = {"status": "actual", "category": "CONSULT", "quad": "verbal cooperation", "date": day, **more}
    told.setdefault("article", article(day or "2003-03-18"))
    parties = {"actors": [actor], "recipients": [recipient] if recipient else []}
    return {
        "id": trigger,
        "trigger": {"text": trigger, "start": 0},
        "sentence_text": f"They {trigger}.",
        **parties,
        **told,
    }


def state(
    deadline: Line, on: str, words: Words, *events: Line, others: tuple[Line, ...] = ()
) -> tuple[str, str | None]:
    """The outcome and the id of the line that shows it."""
    found = outcome(deadline, Moment.of(on), events, (deadline, *others), words)
    return found.state, found.line and found.line["id"]


def test_without_events_it_is_open_and_then_passed(words: Words) -> None:
    assert state(limit(), "2003-03-19", words) == ("open", None)
    assert state(limit(), "2003-03-20", words) == ("passed", None)
    assert outcome(limit(), Moment.of("2003-03-20"), (), (), words) == Outcome(
        "passed", "nothing on record shows what became of it"
    )


@pytest.mark.parametrize(
    ("happened", "found"),
    [
        (event("leaving", IRQ, category="RETREAT"), ("kept", "leaving")),
        (event("leaving", IRQ, day="2003-03-19", category="RETREAT"), ("kept", "leaving")),
        (event("leaving", IRQ, day="2003-03-20", category="RETREAT"), ("passed", None)),
        (event("leaving", USA, category="RETREAT"), ("passed", None)),
        (event("met", IRQ), ("passed", None)),
        (event("leaving", IRQ, status="future"), ("passed", None)),
        (event("leaving", IRQ, status="negated", day="2003-03-20"), ("broken", "leaving")),
        (event("leaving", IRQ, status="negated", day="2003-03-18"), ("passed", None)),
        (event("refused to leave", IRQ, category="REJECT"), ("broken", "refused to leave")),
        (event("refused", IRQ, category="REJECT"), ("passed", None)),
        (
            event("rejected", IRQ, category="REJECT", sentence_text="Iraq rejected the ultimatum."),
            ("broken", "rejected"),
        ),
        (event("bombed", USA, IRQ, day="2003-03-20", quad="material conflict"), ("broken", "bombed")),
        (event("bombed", USA, IRQ, day="2003-03-18", quad="material conflict"), ("superseded", "bombed")),
        (event("bombed", USA, EUR, day="2003-03-20", quad="material conflict"), ("passed", None)),
        (event("bombed", USA, IRQ, day="2003-04-20", quad="material conflict"), ("passed", None)),
        (event("accused", USA, IRQ, day="2003-03-20", quad="verbal conflict"), ("passed", None)),
        (event("dropped", USA, IRQ, category="CONCEDE"), ("superseded", "dropped")),
    ],
)
def test_a_limit(words: Words, happened: Line, found: tuple[str, str | None]) -> None:
    assert state(limit(), "2003-05-01", words, happened) == found


@pytest.mark.parametrize(
    ("happened", "found"),
    [
        (event("met", EUR, day="2003-03-19"), ("kept", "met")),
        (event("meeting", EUR, day="2003-03-19"), ("kept", "meeting")),
        (event("met", EUR, day="2003-03-18"), ("passed", None)),
        (event("met", EUR, day=None, article=article("2003-03-19")), ("passed", None)),
        (event("cancelled the meeting", EUR, category="REJECT"), ("superseded", "cancelled the meeting")),
        (event("did not meet", EUR, status="negated", day="2003-03-20"), ("broken", "did not meet")),
        (event("held talks", EUR, day="2003-03-19"), ("passed", None)),
    ],
)
def test_a_plan(words: Words, happened: Line, found: tuple[str, str | None]) -> None:
    assert state(plan(), "2003-05-01", words, happened) == found


def test_who_refuses_before_the_day_has_not_yet_broken_it(words: Words) -> None:
    refusal = event("refused to leave", IRQ, category="REJECT")
    assert state(limit(), "2003-03-18", words, refusal) == ("refused", "refused to leave")
    leaving = event("leaving", IRQ, day="2003-03-19", category="RETREAT")
    assert state(limit(), "2003-03-20", words, refusal, leaving) == ("kept", "leaving")


def test_what_came_first_decides(words: Words) -> None:
    leaving = event("leaving", IRQ, day="2003-03-19", category="RETREAT")
    bombing = event("bombed", USA, IRQ, day="2003-03-20", quad="material conflict")
    for events in ((leaving, bombing), (bombing, leaving)):
        assert state(limit(), "2003-05-01", words, *events) == ("kept", "leaving")


def test_an_event_that_an_earlier_report_tells_shows_nothing(words: Words) -> None:
    earlier = event("leaving", IRQ, day="2003-03-18", category="RETREAT", article=article("2003-03-16"))
    assert state(limit(), "2003-05-01", words, earlier) == ("passed", None)


def test_the_sentence_of_a_deadline_is_no_evidence_of_its_outcome(words: Words) -> None:
    deadline = limit(told="2003-03-20")
    own = {"article": deadline["article"], "sentence_text": deadline["sentence_text"], "quad": "material conflict"}
    assert state(deadline, "2003-05-01", words, event("bombed", USA, IRQ, day="2003-03-20", **own)) == ("passed", None)


def test_a_deadline_told_after_its_day_has_an_outcome_too(words: Words) -> None:
    deadline = limit(told="2003-03-20")
    bombing = event("bombed", USA, IRQ, day="2003-03-20", quad="material conflict")
    assert span(deadline) == ("2003-03-19", "2003-04-02")
    assert state(deadline, "2003-03-20", words, bombing) == ("broken", "bombed")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (limit(due="2003-03-25", told="2003-03-18"), ("superseded", "limit of 2003-03-18")),
        (limit(due="2003-03-25", told="2003-03-16"), ("passed", None)),
        (limit(due="2003-03-19T20:00", told="2003-03-18"), ("passed", None)),
        (limit(due="2003-03-25", told="2003-03-18", what="Saddam to pay for the damage"), ("passed", None)),
        (limit(due="2003-03-25", told="2003-03-18", binds=EUR), ("passed", None)),
        (limit(due="2003-03-25", told="2003-03-18", binds=None), ("passed", None)),
    ],
)
def test_a_later_report_with_another_day(words: Words, other: Line, found: tuple[str, str | None]) -> None:
    assert state(limit(), "2003-05-01", words, others=(other,)) == found


def test_names_and_empty_words_tell_no_act(words: Words) -> None:
    assert words.act("Saddam was given 48 hours with which to leave Iraq") == {"leave"}
    assert words.act("Leave") == frozenset()
    assert words.act(None) == frozenset()
    assert words.name_a_deadline("The Ultimatum was rejected.")
    assert not words.name_a_deadline("The plan was rejected.")
