"""Merging on a record: whatever the order, reversible, kept when articles are coded again, accounts side by side."""

from itertools import permutations

import pytest

from onrecord.codebook.codebook import load
from onrecord.pipeline import code_all
from onrecord.record import Decision, Outcome, Record
from onrecord.record import told as telling
from onrecord.schema import Article

AGENCY = (
    "MOSCOW, March 18 (AP) - Russian President Vladimir Putin on Monday condemned the American threat of war "
    "against Iraq. Kenya shelled the Somali town of Bardera on Monday, killing four fishermen."
)
REWRITE = (
    "Putin, Russia's president, on Monday condemned the threat of war that America made against Iraq, and "
    "called for talks. Kenyan forces shelled Bardera, a Somali town, on Monday and killed nine fishermen."
)
OTHER = "Sudan's president on Friday welcomed a loan from China, and thanked the bank in Beijing."


def article(text, publisher, day="2003-03-18"):
    return Article.of(text, published=day, publisher=publisher, source=f"{publisher}.txt")


@pytest.fixture(scope="module")
def readings():
    given = [article(AGENCY, "AP"), article(REWRITE, "Courier"), article(OTHER, "Xinhua", "2003-03-22")]
    return list(code_all(given))


def recorded(path, readings):
    record = Record.open(path)
    run = record.begin_run({}, load(None).hash)
    for reading in readings:
        record.add(reading, run)
    return record


def told(record):
    """The events of several reports: the sentences of their accounts."""
    return sorted(
        sorted(account["sentence_text"] for account in event["accounts"])
        for event in record.events()
        if event["reports"] > 1
    )


def test_two_reports_of_an_event_are_one_event_with_two_sources(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        merged = [event for event in record.events() if event["reports"] > 1]
        assert {event["category"] for event in merged} >= {"ASSAULT"}
        assert all(event["first_reported_by"] and len(event["sources"]) == 2 for event in merged)
        assert all("Sudan" not in sentence for group in told(record) for sentence in group)


IN_OTHER_WORDS = (
    "Kenya on Monday condemned Somalia over the border closure.",
    "Nairobi denounced the Mogadishu government on Monday for shutting crossings between them.",
)
IN_ONE_SENTENCE = "Kenyan troops shelled Bardera on Monday after gunmen attacked a Kenyan customs post."


def test_an_event_told_in_other_words_is_one_where_act_day_and_parties_agree(tmp_path):
    given = [article(text, publisher) for text, publisher in zip(IN_OTHER_WORDS, ("AP", "AFP"), strict=True)]
    with recorded(tmp_path / "x.db", code_all(given)) as record:
        assert told(record) == [sorted(IN_OTHER_WORDS)]


def test_another_day_or_another_party_is_another_event(tmp_path):
    first = article(IN_OTHER_WORDS[0], "AP")
    others = [IN_OTHER_WORDS[1].replace("Monday", "Friday"), IN_OTHER_WORDS[1].replace("Mogadishu", "Addis Ababa")]
    given = [first, *(article(text, f"AFP {n}") for n, text in enumerate(others))]
    with recorded(tmp_path / "x.db", code_all(given)) as record:
        assert told(record) == []


def test_an_act_beside_another_of_its_kind_in_a_sentence_is_not_taken_for_it(tmp_path):
    alone = "Kenyan troops shelled the Somali river town of Bardera on Monday, killing four fishermen."
    given = [article(alone, "AP"), article(IN_ONE_SENTENCE, "AFP")]
    with recorded(tmp_path / "x.db", code_all(given)) as record:
        acts = [{account["trigger"] for account in e["accounts"]} for e in record.events() if e["reports"] > 1]
        assert acts and all(act <= {"shelled", "killing"} for act in acts)


def test_conflicting_numbers_stay_side_by_side(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        event = next(event for event in record.events() if event["category"] == "ASSAULT" and event["reports"] > 1)
        values = {text for what, texts in event["conflicts"].items() if what.startswith("figures") for text in texts}
        assert len(event["accounts"]) == 2
        assert any("four" in value for value in values) and any("nine" in value for value in values)


def test_the_order_of_arrival_changes_nothing(tmp_path, readings):
    found = []
    for number, order in enumerate(permutations(readings)):
        with recorded(tmp_path / f"{number}.db", order) as record:
            found.append(
                (told(record), record._connection.execute("SELECT line, event FROM merged ORDER BY 1").fetchall())
            )
    assert all(
        list(map(tuple, merged)) == list(map(tuple, found[0][1])) and lines == found[0][0] for lines, merged in found
    )


def test_a_report_that_is_taken_out_leaves_the_others_as_without_it(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        run = record.begin_run({}, load(None).hash)
        (other,) = code_all([Article.of("Nothing happened in Oslo.", published="2003-03-18", source="Courier.txt")])
        assert record.add(other, run) is Outcome.REPLACED
        assert told(record) == []


def test_a_split_and_a_join_are_kept_when_articles_are_coded_again(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        before = told(record)
        event = next(event for event in record.events() if event["reports"] > 1)
        one, other = (account["id"] for account in event["accounts"])
        record.decide(Decision("events", "split", one))
        assert len(told(record)) == len(before) - 1
        run = record.begin_run({}, "another codebook")
        for reading in readings:
            assert record.add(reading, run) is Outcome.REPLACED
        assert len(told(record)) == len(before) - 1
        record.decide(Decision("events", "join", one, other))
        assert told(record) == before
        assert record.forget("events", one) == 1
        assert told(record) == before


def test_a_join_of_two_that_no_rule_would_join(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        before = told(record)
        lone = next(event for event in record.events() if "Sudan" in event["sentence_text"])
        other = next(event for event in record.events() if "Sudan" not in event["sentence_text"])
        record.decide(Decision("events", "join", lone["id"], other["id"]))
        assert record.event(lone["id"])["event"] == record.event(other["id"])["event"]
        assert record.forget("events", lone["id"]) == 1
        assert told(record) == before


def test_why_two_are_one_is_on_record(tmp_path, readings):
    with recorded(tmp_path / "x.db", readings) as record:
        event = next(event for event in record.events() if event["reports"] > 1)
        links = record.links(event["id"])
        assert links and all(link.points >= 4 and link.reasons for link in links)


def test_a_reprint_is_a_further_source_without_a_reading(tmp_path, readings):
    reprint = article(AGENCY.partition(" - ")[2], "Daily News")
    with recorded(tmp_path / "x.db", readings) as record:
        assert record.original(reprint) == readings[0].article.id
        assert record.keep(reprint) is Outcome.REPRINT
        assert record.settle() == []
        sources = {s["publisher"] for event in record.events() for s in event["sources"] if len(event["sources"]) > 1}
        assert {"AP", "Daily News"} <= sources
        record.decide(Decision("articles", "split", reprint.id))
        assert [owed.id for owed in record.settle()] == [reprint.id]


def test_a_vague_figure_contradicts_no_count():
    some, many, other = (
        telling.Figure(12, "people", "dozens", True),
        telling.Figure(45, "people", "45"),
        telling.Figure(50, "people", "50"),
    )
    assert telling._numbers([[some], [many]]) == {}
    assert telling._numbers([[some, many], [other]]) == {"figures: people": ["45", "50"]}
