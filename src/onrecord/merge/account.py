"""An account: what one report tells of an event, as far as accounts are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from onrecord.merge.days import numbered
from onrecord.merge.words import Words, common, stem, tokens, words
from onrecord.schema import Event, Party, Reading

ENOUGH_SHARED = 2
MUTUAL = "CONSULT"  # who meets whom is one set of parties, in whatever order they are told


@dataclass(frozen=True, slots=True)
class Account:
    """One event as one report tells it.

    ``day`` is the number of the event's own day where it is ``exact``, else that of the report; UNKNOWN where
    neither is known. ``people`` are the persons among actors and recipients, ``about`` the words of the
    sentence and ``weight`` how many they are.
    """

    id: str
    article: str
    published: str
    start: int
    day: int
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
    weight: int

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
        numbered(event.date or published),
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
        about.weight,
    )


def codes(parties: Sequence[Party]) -> frozenset[str]:
    """Who the parties are: their codes; those without one by the stems of their words."""
    return frozenset(filter(None, (party.code or _described(party) for party in parties)))


def _described(party: Party) -> str:
    return " ".join(sorted(stem(token.word) for token in tokens(party.text) if not common(token.word)))


def keys(account: Account) -> Mapping[int, int]:
    """Numbers that accounts of one event have in common, each with how much it tells; ``ENOUGH_SHARED`` is enough.

    One for each word that an actor's act is told in, and one for each name and number whoever acts; the very
    sentence is enough alone, and so is the same act of the same parties on the same day, in whatever words.
    """
    words = {word for word in account.about.stems | account.trigger if not word.isupper()} | account.about.numbers
    mutual = account.category == MUTUAL
    sides = (account.actors | account.recipients) if mutual or not account.actors else account.actors
    loose = {word for word in account.about.names if not word.isupper()} | account.about.numbers
    sentence = " ".join(sorted(account.about.stems | account.trigger))
    return {
        **{_key(side, word): 1 for side in sides for word in words},
        **{_key("", word): 1 for word in loose},
        **{_key(act, str(account.day)): ENOUGH_SHARED for act in _acts(account, mutual)},
        _key(sentence, ""): ENOUGH_SHARED,
    }


def _acts(account: Account, mutual: bool) -> Iterator[str]:
    """The act with its parties, where both are known; who meets whom is one set of them."""
    actors, recipients = (sorted(side) for side in (account.actors, account.recipients))
    if mutual and len(account.actors | account.recipients) > 1:
        yield f"{account.category} {sorted(account.actors | account.recipients)}"
    elif actors and recipients and not mutual:
        yield f"{account.category} {actors} {recipients}"


@lru_cache(maxsize=100_000)
def _key(side: str, word: str) -> int:
    return int.from_bytes(blake2b(f"{side} {word}".encode("utf-8", "surrogatepass"), digest_size=7).digest())
