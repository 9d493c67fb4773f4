"""Whether two articles tell the same news in nearly the same words, or in other words.

A *reprint* says nothing that the other article does not say: it need not be coded, and is kept as a further
source. A *rewrite* tells the same news otherwise, and may say more: it is coded, and its events merge more
readily. Both are near-duplicates, recognised from the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import permutations

from onrecord.merge.days import gap
from onrecord.merge.words import TRIPLE, Token, common, known, negates, number, sentences, stem, tokens, triples
from onrecord.schema import Article

REACH = 7  # days between two articles that may be near-duplicates
LIKE = 1.9  # of three: shares of all words, of the smaller text's words and of names, less what days cost
UNLIKE = 1.05
A_DAY = 0.04
WHOLE = 0.9  # of the smaller text's runs of three words: the rest of the other text may be cut
NEW_WORDS = 0.05  # telling words that a reprint may have of its own: a changed word or two
LONGER = 1.5  # how much longer a reprint may be than what it repeats
HEADLINE = 12  # words; a paper writes its own


@dataclass(frozen=True, slots=True)
class Body:
    """What of an article's text is compared: the stems of its words, its names."""

    published: str | None
    stems: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, text: str, published: str | None) -> Body:
        """The body of a text."""
        found = known(tokens(text), senses=False)
        return cls(published, found.stems, found.names)


def likeness(one: Body, other: Body) -> float:
    """How much two articles share, from 0 to 3: of all words, of the smaller one's words, and of names."""
    shared = share(one.stems, other.stems) + contained(one.stems, other.stems) + share(one.names, other.names)
    return round(max(shared - A_DAY * (gap(one.published, other.published) or 0), 0.0), 4)


def near_duplicates(one: Article, other: Article) -> bool:
    """Whether two articles tell the same news, in nearly the same words or in others."""
    apart = gap(one.published, other.published)
    if apart is not None and apart > REACH:
        return False
    bodies = Body.of(one.text, one.published), Body.of(other.text, other.published)
    if likeness(*bodies) >= LIKE:
        return True
    whole = contained(triples(tokens(one.text)), triples(tokens(other.text))) >= WHOLE
    return whole and not bodies[0].names.isdisjoint(bodies[1].names)


def story(points: float) -> int:
    """What the likeness of two reports says of their events: 1 the same news, -1 other things, 0 neither."""
    return 1 if points >= LIKE else -1 if points < UNLIKE else 0


def says_nothing_new(text: str, other: str) -> bool:
    """Whether every sentence of a text stands in the other, but for a headline and a changed word or two."""
    runs = triples(tokens(other))
    stems = known(tokens(other), senses=False).stems
    telling = fresh = 0
    for place, sentence in enumerate(sentences(text)):
        new = [token for token in _uncovered(sentence, runs) if _tells(token)]
        if place == 0 and len(sentence) <= HEADLINE and all(stem(token.word) in stems for token in new):
            continue
        if any(_decides(token) for token in new):
            return False
        telling += sum(_tells(token) for token in sentence)
        fresh += len(new)
    return fresh <= NEW_WORDS * telling


def _uncovered(sentence: tuple[Token, ...], runs: AbstractSet[tuple[str, ...]]) -> list[Token]:
    """The words that stand in no run of three words of the other text."""
    plain = [token.word for token in sentence]
    covered: set[int] = set()
    for n in range(max(len(plain) - TRIPLE + 1, 1)):
        if tuple(plain[n : n + TRIPLE]) in runs:
            covered.update(range(n, n + TRIPLE))
    return [token for n, token in enumerate(sentence) if n not in covered]


def _tells(token: Token) -> bool:
    return negates(token.word) or not common(token.word)


def _decides(token: Token) -> bool:
    """Whether a single new word is news: a number, a name, a negation."""
    return number(token.word) or negates(token.word) or (token.capital and not token.first)


def order(article: Article) -> tuple[bool, str, int, str]:
    """The order in which articles are held against each other: by date, of one day the fullest first."""
    return article.published is None, article.published or "", -len(article.text), article.id


def reprints(articles: Iterable[Article], covers: Mapping[str, AbstractSet[str]]) -> dict[str, str]:
    """Which articles are reprints of which others that are not reprints themselves.

    ``covers`` gives for an article the ids of those that say all it says. The earliest stays.
    """
    found: dict[str, str] = {}
    kept: list[str] = []
    for article in sorted(articles, key=order):
        original = next((id for id in kept if id in covers.get(article.id, ())), None)
        if original is None:
            kept.append(article.id)
        else:
            found[article.id] = original
    return found


def among(articles: Sequence[Article]) -> frozenset[str]:
    """The ids of those articles of a few that are reprints of others of them."""
    covers: dict[str, set[str]] = {}
    stems = {article.id: Body.of(article.text, None).stems for article in articles}
    for one, other in permutations(articles, 2):
        # Seen quickly first: no longer by much, and of nearly the same words.
        likely = len(one.text) <= LONGER * len(other.text) and contained(stems[one.id], stems[other.id]) >= WHOLE
        if likely and near_duplicates(one, other) and says_nothing_new(one.text, other.text):
            covers.setdefault(one.id, set()).add(other.id)
    return frozenset(reprints(articles, covers))


def share(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """What two sets share of all they hold."""
    return len(one & other) / len(one | other) if one or other else 0.0


def contained(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """What two sets share of the smaller one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
