"""Stories told by several made-up reports: which acts are one event, and which reports tell the same news.

``tests/pairs/open`` is what the rules were made on, ``tests/pairs/held`` was left alone. In a report "[3|shelled]"
marks the third act of the story; its head holds a name, the day, the publisher and the news it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord.merge.account import accounts
from onrecord.merge.alike import alike
from onrecord.merge.cluster import Link, clusters, strongest
from onrecord.merge.reprint import Body, likeness, near_duplicates, story
from onrecord.schema import Article, Reading

FOLDER = Path(__file__).parents[1] / "pairs"
ACT = re.compile(r"\[(\d+)\|([^\]]*)\]")


@dataclass(frozen=True)
class Report:
    """A report of a story: the news it tells, and where its acts stand."""

    story: str
    name: str
    news: str
    article: Article
    acts: tuple[tuple[int, int, int], ...]

    def act(self, start: int, end: int) -> int | None:
        """The number of the act that characters of the report touch."""
        return next((number for first, last, number in self.acts if first < end and start < last), None)


def reports(folder: str) -> list[Report]:
    """All reports of a folder's stories, story by story."""
    return [report for path in sorted((FOLDER / folder).glob("*.txt")) for report in _reports(path)]


def _reports(path: Path) -> Iterator[Report]:
    for part in re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        name, day, publisher, news = (cell.strip() for cell in head.split("|"))
        text, acts, done = "", [], 0
        for found in ACT.finditer(body.strip()):
            text += body.strip()[done : found.start()]
            acts.append((len(text), len(text) + len(found[2]), int(found[1])))
            text, done = text + found[2], found.end()
        text += body.strip()[done:]
        article = Article.of(text, published=day, publisher=publisher, source=f"{path.stem}/{name}")
        yield Report(path.stem, name, news, article, tuple(acts))


def pairs(found: Sequence[Report]) -> list[tuple[Report, Report]]:
    """Every two reports of one story."""
    return [(one, other) for one, other in combinations(found, 2) if one.story == other.story]


@dataclass
class Count:
    """Right, wrong and missed pairs."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: bool, found: bool) -> None:
        """Count one decision."""
        self.right += expected and found
        self.wrong += found and not expected
        self.missed += expected and not found

    @property
    def precision(self) -> float:
        """The share of those found that are right."""
        return self.right / (self.right + self.wrong)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def near_duplicate_score(found: Sequence[Report], most_shared: float = 1.0) -> Count:
    """How near-duplicates come out, on pairs that share at most so many of their runs of three words."""
    count = Count()
    for one, other in pairs(found):
        if _shared(one.article.text, other.article.text) <= most_shared:
            count.add(one.news == other.news, near_duplicates(one.article, other.article))
    return count


def _shared(one: str, other: str) -> float:
    a, b = (_runs(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(a & b) / len(a | b)


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def merge_score(found: Sequence[Report], readings: dict[str, Reading]) -> Count:
    """How events merge over every two reports of a story, of the acts that are events in both.

    An event whose trigger is no marked act merges wrongly with whatever it merges with.
    """
    count = Count()
    for one, other in pairs(found):
        first, second = readings[one.article.id], readings[other.article.id]
        act = {e.id: r.act(e.trigger.span.start, e.trigger.span.end)
               for r, reading in ((one, first), (other, second)) for e in reading.events}  # fmt: skip
        merged = [tuple(sorted((act[id] for id in group), key=str)) for group in _merged(first, second)]
        both = {act[e.id] for e in first.events} & {act[e.id] for e in second.events} - {None}
        count.right += sum((number, number) in merged for number in both)
        count.missed += sum((number, number) not in merged for number in both)
        count.wrong += sum(a is None or a != b for a, b in merged)
    return count


def _merged(first: Reading, second: Reading) -> list[frozenset[str]]:
    a, b = list(accounts(first)), list(accounts(second))
    bodies = (Body.of(reading.article.text, reading.article.published) for reading in (first, second))
    near = story(likeness(*bodies))
    links: dict[str, list[Link]] = {}
    for one in a:
        for other in b:
            found = alike(one, other, near)
            if found:
                earlier, later = sorted((one, other), key=lambda account: account.order)
                links.setdefault(later.id, []).append(Link(later.id, earlier.id, found.points, found.reasons))
    kept = [link for group in links.values() for link in strongest(group)]
    return clusters(kept, {account.id: account.article for account in (*a, *b)})
