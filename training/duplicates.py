"""Sentences of the corpus that stand, nearly word for word, in given texts: test sets, articles, other corpora.

python -m training.duplicates FOLDER ...           list them; exit status 1 when there are any
python -m training.duplicates FOLDER --least .3    look for looser likeness

A sentence of the corpus (of a report: each of its sentences) is listed when it shares half of its runs of three
words with a sentence of a file in FOLDER: half of those of the shorter one where these are many, half of those of
both together where they are few, since the long name of a body makes five or six. Every file that is text is read,
whatever its format. What is listed has to be written anew, at its place: the numbers of sentences decide what is
held out, so that none may move up.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError, OnrecordError
from onrecord.evaluate.gold import split_sentences
from training.corpus import HOME, Text, read_corpus

RUN = 3
LEAST = 0.5
MANY = 7  # runs in common, from which on those of the shorter sentence are looked at alone
MARK = re.compile(r"</?\w{1,2}>")  # <s>Kenya</s>: marked parties in tables of pairs
WORD = re.compile(r"\w+")

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it comes from."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """A sentence of the corpus, the given one that is most like it, and the share of runs they have in common."""

    ours: Sentence
    given: Sentence
    share: float

    def __str__(self) -> str:
        return f"{self.ours.where}: {self.share:.2f} of it in {self.given.where}: {self.ours.text}"


def runs(text: str) -> Runs:
    """The runs of three words in a text, in lower case, without marks."""
    words = WORD.findall(MARK.sub("", text).lower())
    return frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


class Index:
    """Sentences by their runs. Exact counts over an index take seconds for the whole corpus; no sketch is needed."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.sentences: list[Sentence] = []
        self.sizes: list[int] = []
        self.places: dict[tuple[str, ...], list[int]] = {}
        for sentence in sentences:
            self.add(sentence)

    def add(self, sentence: Sentence) -> None:
        """Put a sentence into the index."""
        found = runs(sentence.text)
        for run in found:
            self.places.setdefault(run, []).append(len(self.sentences))
        self.sentences.append(sentence)
        self.sizes.append(len(found))

    def nearest(self, sentence: Sentence, least: float = LEAST) -> Likeness | None:
        """The sentence in the index that shares most runs with this one, when it shares enough."""
        found = runs(sentence.text)
        shared = Counter(n for run in found for n in self.places.get(run, ()))
        shares = [(_share(count, len(found), self.sizes[n]), -n) for n, count in shared.items()]
        share, n = max(shares, default=(0.0, 0))
        return Likeness(sentence, self.sentences[-n], share) if shares and share >= least else None


def _share(common: int, one: int, other: int) -> float:
    return common / (min(one, other) if common >= MANY else one + other - common)


def duplicates(corpus: Iterable[Sentence], given: Iterable[Sentence], least: float = LEAST) -> list[Likeness]:
    """The sentences of a corpus that are nearly ones of the given texts."""
    index = Index(given)
    return [found for sentence in corpus if (found := index.nearest(sentence, least))]


def corpus_sentences(texts: Iterable[Text]) -> Iterator[Sentence]:
    """Every sentence of the corpus, those of reports one by one."""
    for text in texts:
        bounds = split_sentences(text.text) if text.report else [(0, len(text.text))]
        for start, end in bounds:
            yield Sentence(text.id, text.text[start:end])


def given_sentences(folder: Path) -> Iterator[Sentence]:
    """The sentences of every text file under a folder (or of one file). Raises InputError when there is none."""
    paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
    texts = [(path, text) for path in paths if (text := _text(path)) is not None]
    if not texts:
        raise InputError(str(folder), "no text files", "give a folder with the texts that the corpus must not repeat")
    for path, text in texts:
        for cell in re.split(r"[\n\t]", text):
            for start, end in split_sentences(cell):
                yield Sentence(str(path), cell[start:end])


def _text(path: Path) -> str | None:
    """What a file says; None when it is no text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def main(arguments: Sequence[str] | None = None) -> int:
    """List what the corpus has in common with given texts. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.duplicates", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="texts that must not be repeated")
    parser.add_argument("--least", type=float, default=LEAST, help="share of runs from which on a sentence is listed")
    parser.add_argument("--corpus", type=Path, default=HOME, help="folder with sentences/, reports/ and unseen/")
    options = parser.parse_args(arguments)
    try:
        given = [sentence for folder in options.folders for sentence in given_sentences(folder)]
        ours = list(corpus_sentences(read_corpus(options.corpus, unseen=True)))
    except OnrecordError as error:
        print(error, file=sys.stderr)
        return 2
    found = duplicates(ours, given, options.least)
    print("\n".join([*map(str, found), f"{len(found)} of {len(ours)} sentences are nearly one of {len(given)} given"]))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
