"""Readings for tests: any that can be, and a few with known lines."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.schema import (
    FORMS,
    STANCES,
    STATUSES,
    Article,
    Deadline,
    Dropped,
    Event,
    Figure,
    Identity,
    MadeBy,
    Party,
    Position,
    Reading,
    Span,
    Statement,
    Trigger,
    line_id,
)

WORDS = st.text(max_size=12)
NAMES = st.none() | st.sampled_from(["RUS", "USA", "Vladimir Putin", "Élysée", "", "a\u2028b", "\0"])
DATES = st.none() | st.dates().map(str)
NUMBERS = st.none() | st.floats(-10, 10)
MADE = st.builds(MadeBy, WORDS, WORDS, st.floats(0, 1))


@st.composite
def articles(draw):
    return Article.of(
        draw(st.text(min_size=1, max_size=80)),
        title=draw(NAMES),
        published=draw(DATES),
        publisher=draw(NAMES),
        url=draw(NAMES),
        language=draw(NAMES),
        source=draw(NAMES),
    )


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def some(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


def evidence(text):
    return st.lists(spans(text), min_size=1, max_size=3).map(tuple)


def triggers(text):
    return spans(text).map(lambda span: Trigger(span, span.of(text)))


@st.composite
def parties(draw, text):
    span = draw(spans(text))
    return Party(span, span.of(text), *(draw(NAMES) for _ in range(5)))


@st.composite
def events(draw, text):
    return Event(
        id="",
        ontology=draw(WORDS),
        category=draw(WORDS),
        mode=draw(NAMES),
        contexts=draw(some(WORDS)),
        status=draw(st.sampled_from(STATUSES)),
        actors=draw(some(parties(text))),
        recipients=draw(some(parties(text))),
        date=draw(DATES),
        date_text=draw(NAMES),
        place=draw(NAMES),
        trigger=draw(triggers(text)),
        evidence=draw(evidence(text)),
        sentence=draw(st.integers(0, 4)),
        according_to=draw(st.none() | parties(text)),
        quad=draw(WORDS),
        intensity=draw(NUMBERS),
        cameo=draw(NAMES),
        goldstein=draw(NUMBERS),
        made_by=draw(MADE),
    )


@st.composite
def statements(draw, text):
    return Statement(
        id="",
        speaker=draw(st.none() | parties(text)),
        cue=draw(st.none() | triggers(text)),
        content=draw(evidence(text)),
        form=draw(st.sampled_from(FORMS)),
        via=draw(NAMES),
        to=draw(NAMES),
        date=draw(DATES),
        kind=draw(WORDS),
        implies=draw(WORDS),
        sentence=draw(st.integers(0, 4)),
        made_by=draw(MADE),
    )


@st.composite
def positions(draw, text):
    return Position(
        id="",
        actor=Identity(*(draw(NAMES) for _ in range(5)), draw(WORDS), draw(WORDS)),
        person=draw(NAMES),
        issue=draw(WORDS),
        stance=draw(st.sampled_from(STANCES)),
        condition=draw(NAMES),
        date=draw(DATES),
        evidence=draw(evidence(text)),
        made_by=draw(MADE),
    )


def deadlines(text):
    party = st.none() | parties(text)
    return st.builds(Deadline, st.just(""), WORDS, st.dates().map(str), party, party, evidence(text), MADE)


def figures(text):
    value = st.floats(allow_nan=False, allow_infinity=False)
    party = st.none() | parties(text)
    return st.builds(Figure, st.just(""), value, WORDS, NAMES, WORDS, party, evidence(text), MADE)


def numbered(article, kind, lines):
    """The lines with ids of their own."""
    return tuple(
        type(line)(line_id(article, kind, Span(i, i + 1)), *(getattr(line, name) for name in line.__slots__[1:]))
        for i, line in enumerate(lines)
    )


@st.composite
def readings(draw):
    found = draw(articles())
    text = found.text
    made = {
        kind: numbered(found, kind, draw(some(strategy(text), 2)))
        for kind, strategy in (
            ("events", events),
            ("statements", statements),
            ("positions", positions),
            ("deadlines", deadlines),
            ("figures", figures),
        )
    }
    sentences = tuple(sorted(draw(some(spans(text)))))
    dropped = draw(some(st.builds(Dropped, WORDS, spans(text), WORDS)))
    return Reading(found, sentences, dropped=dropped, **made)


TEXT = (
    "Vladimir Putin told George Bush on Monday that Russia opposes military action against Iraq. "
    "Bush threatened Baghdad with war, Interfax reported. "
    "“We give Saddam 48 hours,” the president said. “He must leave.” "
    "Some 250,000 troops are in Kuwait. Kuwait City was calm."
)
MADE_BY = MadeBy("events", "verbs/en.csv:212", 0.9)


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def party(words, name=None, code=None, sector=None, role=None):
    return Party(at(words), words, name, code, code, sector, role)


def trigger(words):
    return Trigger(at(words), words)


def sentences():
    starts = [0, *(at(words).start for words in ("Bush threatened", "“We", "“He", "Some", "Kuwait City"))]
    ends = [*(start - 1 for start in starts[1:]), len(TEXT)]
    return tuple(map(Span, starts, ends))


PUTIN = party("Vladimir Putin", "Vladimir Putin", "RUS", "GOV", "president of Russia")
BUSH = party("George Bush", "George W. Bush", "USA", "GOV", "president of the United States")
BUSH_AGAIN = party("Bush threatened", "George W. Bush", "USA", "GOV", "president of the United States")
BAGHDAD = party("Baghdad", "Iraq", "IRQ", "GOV")
INTERFAX = party("Interfax")


def event(article, words, actors, recipients, category, sentence, date, confidence=0.9, according_to=None):
    return Event(
        line_id(article, "event", at(words)), "plover-2.0", category, None, ("diplomatic",), "actual",
        actors, recipients, date, None, None, trigger(words), (sentences()[sentence],), sentence,
        according_to, "verbal cooperation", 1.5, "041", 1.0, MadeBy("events", "verbs/en.csv:212", confidence),
    )  # fmt: skip


def statement(article, speaker, cue, content, sentence, to=None):
    spans = tuple(at(words) for words in content)
    return Statement(
        line_id(article, "statement", spans[0]), speaker, trigger(cue), spans, "direct", None, to,
        "2003-03-17", "speech", "asserted", sentence, MadeBy("statements", "cues.csv:1", 0.9),
    )  # fmt: skip


def example(published="2003-03-18", *, title="Putin warns", publisher="AP", url=None, source="putin.txt"):
    """A reading with at least one line of each kind."""
    article = Article.of(TEXT, title=title, published=published, publisher=publisher, url=url, source=source)
    putin = Identity("Russia", "RUS", "RUS", "GOV", None, "country", "metonym")
    stand = at("Russia opposes military action against Iraq")
    hours, troops = at("48 hours"), at("250,000 troops")
    president = party("the president", "George W. Bush", "USA", "GOV", "president of the United States")
    return Reading(
        article,
        sentences(),
        events=(
            event(article, "told", (PUTIN,), (BUSH,), "CONSULT", 0, "2003-03-17"),
            event(article, "threatened", (BUSH_AGAIN,), (BAGHDAD,), "THREATEN", 1, None, 0.6, INTERFAX),
        ),
        statements=(
            statement(article, PUTIN, "told", [stand.of(TEXT)], 0, "George W. Bush"),
            statement(article, president, "said", ["We give Saddam 48 hours", "He must leave"], 2),
        ),
        positions=(
            Position(
                line_id(article, "position", stand), putin, "Vladimir Putin", "military action against Iraq",
                "oppose", None, "2003-03-17", (stand,), MADE_BY,
            ),
        ),
        deadlines=(
            Deadline(
                line_id(article, "deadline", hours), "leave Iraq", "2003-03-19T20:00", president, BAGHDAD,
                (hours,), MADE_BY,
            ),
        ),
        figures=(
            Figure(
                line_id(article, "figure", troops), 250000.0, "250,000", "people", "troops in Kuwait", None,
                (troops,), MADE_BY,
            ),
        ),
        dropped=(Dropped("events", at("calm"), "no act"),),
    )  # fmt: skip
