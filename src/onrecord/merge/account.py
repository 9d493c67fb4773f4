"""An account: what one report tells of an event, as far as accounts are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.merge.words import Words, common, stem, tokens, words
from onrecord.schema import Event, Party, Reading, digest

MUTUAL = "CONSULT"  # who meets whom is one set of parties, in whatever order they are told


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one report tells it.

    ``day`` is the event's own day where it is ``exact``, else that of the report, "" where neither is known.
    ``people`` are the persons among actors and recipients, ``about`` the words of the sentence.
    """

    id: str
    article: str
    published: str
    start: int
    day: str
    exact: bool
    category: str
    mode: str
    quad: str
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    place: str
    trigger: frozenset[str]
    about: Words

    @property
    def order(self) -> tuple[bool, str, str, int, str]:
        """The order in which events were told: by date of publication, then article and place in it."""
        return not self.published, self.published, self.article, self.start, self.id


def accounts(reading: Reading) -> Iterator[Account]:
    """The accounts that a reading holds, one an event."""
    known: dict[int, Words] = {}
    for event in reading.events:
        if event.sentence not in known:
            known[event.sentence] = words(_sentence(reading, event))
        yield _account(reading, event, known[event.sentence])


def _sentence(reading: Reading, event: Event) -> str:
    inside = event.sentence < len(reading.sentences)
    span = reading.sentences[event.sentence] if inside else event.evidence[0]
    return span.of(reading.article.text)


def _account(reading: Reading, event: Event, about: Words) -> Account:
    published = reading.article.published or ""
    return Account(
        event.id,
        reading.article.id,
        published,
        event.trigger.span.start,
        event.date or published,
        event.date is not None,
        event.category,
        event.mode or "",
        event.quad,
        event.status,
        codes(event.actors),
        codes(event.recipients),
        frozenset(party.name for party in (*event.actors, *event.recipients) if party.name and party.role),
        event.place or "",
        frozenset(stem(token.word) for token in tokens(event.trigger.text) if not common(token.word)),
        about,
    )


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """Who the parties are: their codes; those without one by the stems of their words."""
    return frozenset(filter(None, (party.code or _described(party) for party in parties)))


def _described(party: Party) -> str:
    return " ".join(sorted(stem(token.word) for token in tokens(party.text) if not common(token.word)))


def keys(account: Account) -> frozenset[str]:
    """What two accounts of one event have in common at least one of: who did what, who to whom, or the sentence."""
    parties = account.actors | account.recipients
    if account.category == MUTUAL:
        return frozenset(f"{code} {account.category}" for code in parties) | {_sentence_key(account)}
    found = {f"{code} {account.category}" for code in account.actors}
    found |= {f"{actor}>{recipient}" for actor in account.actors for recipient in account.recipients}
    found |= {f"{word}>{recipient}" for word in account.trigger for recipient in account.recipients}
    if not account.actors:
        found |= {f"{word} {account.category}" for word in account.trigger}
    return frozenset(found) | {_sentence_key(account)}


def _sentence_key(account: Account) -> str:
    return digest(*sorted(account.about.stems), *sorted(account.trigger))
