"""How far the attributed words go, and which form they have."""

from __future__ import annotations

import pytest

from .conftest import Read, Said, name, words

# text, the attributed words, form
CASES = {
    "direct": ("“The bridge is closed,” the mayor said.", "The bridge is closed", "direct"),
    "indirect": ("The mayor said the bridge was closed.", "the bridge was closed", "indirect"),
    "mixed": (
        "The mayor said the bridge was “a danger to everyone who crosses it”.",
        "the bridge was “a danger to everyone who crosses it",
        "mixed",
    ),
    "inverted": ("“We will not pay,” shouted a driver from Bergen.", "We will not pay", "direct"),
    "after the words": ("The bridge is closed, the mayor has said.", "The bridge is closed", "indirect"),
    "a phrase after the attribution": (
        "The board does not comment, a harbour official explained, on the internal affairs of its friends.",
        "The board does not comment, a harbour official explained, on the internal affairs of its friends",
        "indirect",
    ),
    "an infinitive after the attribution": (
        "It had merely wished, Ola Nordmann explained, to know in advance who was coming.",
        "It had merely wished, Ola Nordmann explained, to know in advance who was coming",
        "indirect",
    ),
    "a quotation, and where it was said": (
        "“I can't hide this from you,” Hariri says, under a portrait of his father, who was murdered in 2005.",
        "I can't hide this from you",
        "direct",
    ),
    "before somebody else's act": (
        "Israel's navy stopped the boat, the army said, but activists denied the account.",
        "Israel's navy stopped the boat",
        "indirect",
    ),
    "before more of the same": (
        "It was ready to wait, a midwife said, but the hospital was a dream.",
        "It was ready to wait, a midwife said, but the hospital was a dream",
        "indirect",
    ),
    "behind its day": ("The mayor said on Friday it would close the bridge.", "it would close the bridge", "indirect"),
    "behind a day that the parser joins to a noun": (
        "The mayor said on Friday elections would be held in May.",
        "elections would be held in May",
        "indirect",
    ),
    "behind a bare day": ("The mayor said Friday it will close the bridge.", "it will close the bridge", "indirect"),
    "in parenthesis": (
        "The engineers, the mayor told reporters, were too slow to act.",
        "The engineers, the mayor told reporters, were too slow to act",
        "indirect",
    ),
    "after the attribution too": (
        "The bridge is closed, the mayor said on Friday, because it was built of bad steel.",
        "The bridge is closed, the mayor said on Friday, because it was built of bad steel",
        "indirect",
    ),
    "what happened meanwhile is no part of it": (
        "The bridge is closed, the mayor said on Friday, as drivers waited on both banks.",
        "The bridge is closed",
        "indirect",
    ),
    "later in the sentence": (
        "“It is the money,” the mayor told the council on Friday, “and the lack of steel.”",
        "It is the money,” the mayor told the council on Friday, “and the lack of steel",
        "direct",
    ),
    "up to the next act": (
        "Norway said it had closed the bridge, and withdrew its divers from the river.",
        "it had closed the bridge",
        "indirect",
    ),
    "up to a semicolon": (
        "Norway said that the bridge was closed; the ferry was running as before.",
        "the bridge was closed",
        "indirect",
    ),
    "before the name of the speaker": (
        "The bridge has received assistance from engineers, the foreign minister, Ola Nordmann, has confirmed.",
        "The bridge has received assistance from engineers",
        "indirect",
    ),
    "infinitive of a promise": (
        "Norway vowed to rebuild the bridge before the winter.",
        "to rebuild the bridge before the winter",
        "indirect",
    ),
    "infinitive with whoever is told": (
        "Norway urged the Swedish army to reopen the road.",
        "to reopen the road",
        "indirect",
    ),
    "negated infinitive": (
        "Norway warned the drivers not to cross the bridge.",
        "not to cross the bridge",
        "indirect",
    ),
    "noun after a preposition": ("Norway called for an inquiry into the fall.", "an inquiry into the fall", "indirect"),
    "description": ("Norway described the report as a forgery.", "the report as a forgery", "indirect"),
    "accusation": (
        "Norway accused Sweden of delaying the work in order to save money.",
        "Sweden of delaying the work in order to save money",
        "indirect",
    ),
    "pair of not and but": (
        "The mayor stressed he was not blaming Sweden, but was merely asking for help with the steel.",
        "he was not blaming Sweden, but was merely asking for help with the steel",
        "indirect",
    ),
    "a remark of the reporter's": (
        "Norwegian state media said soldiers had closed the road, a step that puzzled many drivers.",
        "soldiers had closed the road",
        "indirect",
    ),
    "before a nameless source that the parser hangs on them": (
        "Norway would stop at nothing to see the strike end should the drivers fight the harbour’s owner, a senior "
        "engineer in Bergen said.",
        "Norway would stop at nothing to see the strike end should the drivers fight the harbour’s owner",
        "indirect",
    ),
    "a condition first": (
        "If the U.S. military moves against the guild anyhow, Sweden will throw everything it has into getting peace "
        "back, a senior Swedish official said Tuesday.",
        "If the U.S. military moves against the guild anyhow, Sweden will throw everything it has into getting peace "
        "back",
        "indirect",
    ),
    "words whose verb the parser misses": (
        "The mayor left. Talk of a split overstated matters, he added.",
        "Talk of a split overstated matters",
        "indirect",
    ),
    "quoted as saying, behind them": (
        "The crews of the ferry, cooks among them, will leave the harbour by train, the mayor was quoted as saying.",
        "The crews of the ferry, cooks among them, will leave the harbour by train",
        "indirect",
    ),
    "behind the day": (
        "The mayor said the same day that new ships would not be bought.",
        "new ships would not be bought",
        "indirect",
    ),
    "behind a clause with as": (
        "As the mayor noted at the Harbour Club, the repair of the bridge was paid for by Norway.",
        "the repair of the bridge was paid for by Norway",
        "indirect",
    ),
    "about what goes on": (
        "The two towns, the mayor went on, had agreed to repair the bridge.",
        "The two towns, the mayor went on, had agreed to repair the bridge",
        "indirect",
    ),
    "behind the last semicolon": (
        "The bridge fell in the storm; the mood was such that they spent an hour in the street, people who were in "
        "the town say, before they left for the port.",
        "the mood was such that they spent an hour in the street, people who were in the town say, before they left "
        "for the port",
        "indirect",
    ),
    "participle that the parser loses": (
        "Norway condemned the plan, warning the work would take a year.",
        "the work would take a year",
        "indirect",
    ),
}


@pytest.mark.parametrize(("text", "content", "form"), CASES.values(), ids=CASES)
def test_words(said: Said, text: str, content: str, form: str) -> None:
    found = [(words(s, text), s.form) for s in said(text)]
    assert (content, form) in found


def test_a_second_verb_of_the_same_speaker_is_a_statement_of_its_own(said: Said) -> None:
    text = "The mayor said the bridge was safe and she accused the paper of spreading fear."
    assert [words(s, text) for s in said(text)] == ["the bridge was safe", "the paper of spreading fear"]


def test_a_clause_with_as_is_a_statement_of_its_own(said: Said) -> None:
    text = "The mayor said she was sorry for the delay, as she urged all drivers to be patient."
    assert [words(s, text) for s in said(text)] == ["she was sorry for the delay", "to be patient"]


def test_while_saying_is_a_statement_of_its_own_by_the_same_speaker(said: Said) -> None:
    found = said("A harbour official said that Norway backs the plan while insisting that Sweden pay for it first.")
    assert [(name(s), s.cue.text) for s in found if s.cue] == [
        ("A harbour official", "said"),
        ("A harbour official", "insisting"),
    ]


def test_a_quotation_over_several_sentences_is_one_statement(said: Said) -> None:
    text = "“The bridge is closed,” the mayor said. “It will stay so. We have no steel.” The road is open."
    (one,) = said(text)
    assert words(one, text).endswith("We have no steel")


def test_a_quotation_over_several_paragraphs_is_one_statement(said: Said) -> None:
    text = "The mayor added: “The bridge is closed.\n\n“It will stay so until the spring.”\n\nThe road is open."
    assert [words(s, text) for s in said(text)] == ["The bridge is closed.\n\n“It will stay so until the spring"]


def test_a_quotation_with_its_own_cue_is_another_statement(said: Said) -> None:
    text = "“The bridge is closed,” the mayor said. “It will fall,” an engineer said."
    assert [words(s, text) for s in said(text)] == ["The bridge is closed", "It will fall"]


def test_a_missing_closing_mark_does_not_swallow_the_next_speaker(said: Said) -> None:
    text = "The mayor wrote “My thoughts exactly. An engineer said in reply: “The bridge will fall one day.”"
    assert [words(s, text) for s in said(text)] == ["My thoughts exactly", "The bridge will fall one day"]


def test_a_quotation_without_a_cue_belongs_to_whoever_spoke_last(said: Said) -> None:
    text = "The mayor said she would not resign. She left at noon. “It is a sad day for everybody in this town.”"
    last = said(text)[-1]
    assert last.cue is None
    assert last.speaker is not None and last.speaker.text == "The mayor"


def test_what_somebody_only_means_to_say_is_dropped_with_a_reason(read: Read) -> None:
    reading = read("He came to Oslo to urge the drivers to leave the road.")
    assert reading.statements == ()
    assert "words that are only intended" in {d.reason for d in reading.dropped if d.stage == "statements"}


def test_words_of_the_one_who_is_quoted_are_no_statement_of_their_own(said: Said) -> None:
    text = "“I said the bridge was safe and I will say it again,” the mayor told the council."
    assert len(said(text)) == 1


def test_a_headline_in_capitals(said: Said) -> None:
    text = "Mayor Clinton Says Bridge Fell Down.\n\nThe road is open."
    assert [words(s, text) for s in said(text)] == ["Bridge Fell Down"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Bergen sent two pumps; the mayor demanded a new crane.", ["a new crane"]),
        ("The road is closed: the mayor on Friday demanded an inquiry.", ["an inquiry"]),
        (
            "The drivers said they would wait until Friday, and the mayor demanded that the road be cleared.",
            ["they would wait until Friday", "the road be cleared"],
        ),
        ("The mayor asked all of the drivers in the old town to wait.", ["to wait"]),
        ("The mayor answered from a press hall that the bridge was closed.", ["the bridge was closed"]),
        (
            "The mayor warned Bergen in a speech last month that towns which paid for nothing would get no bridge.",
            ["towns which paid for nothing would get no bridge"],
        ),
        ("The bridge is closed, according to the mayor, and nobody in Bergen is pleased.", ["The bridge is closed"]),
        ("By last night, according to the mayor, nine men had left the town.", ["nine men had left the town"]),
        (
            "The guards met them at the gate and, according to a driver, offered them coffee.",
            ["offered them coffee"],
        ),
        ("The mayor promised to wait and left the town.", ["to wait"]),
        ("The mayor denied taking any money.", ["taking any money"]),
        ("The mayor condemned the raid as piracy.", ["the raid as piracy"]),
        (
            "The mayor praised what he called the patience of the drivers.",
            ["what he called the patience of the drivers"],
        ),
        ("The mayor questioned the age of the bridge.", ["the age of the bridge"]),
        ("It was a charge which the mayor dismissed in Oslo as absurd.", ["absurd"]),
    ],
)
def test_where_words_begin_and_end(said: Said, text: str, told: list[str]) -> None:
    assert [words(s, text) for s in said(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has not confirmed that the bridge will be closed.",
        "If the court finds that the bridge is safe, the road will open.",
        "The road was empty since a long row of repairs began on Friday.",
        "Many drivers find the new road dull.",
        "The mayor condemned the raid and praised the drivers for their patience.",
        "The mayor promised the drivers two million euros.",
        "The police questioned the mayor.",
        "The mayor found the drivers eating in the hall.",
        "The mayor has requested asylum in Norway.",
        "The mayor persuaded the drivers to leave the road.",
        "Mayor Anna Holt called an early election on Friday.",
    ],
)
def test_what_nobody_said_is_no_statement(said: Said, text: str) -> None:
    assert said(text) == ()


def test_words_that_an_attribution_cuts_go_on_after_it(said: Said) -> None:
    text = "If the bridge falls, the mayor says, nobody will pay for it."
    assert [words(s, text) for s in said(text)] == [text.removesuffix(".")]


def test_a_question_is_told_by_the_sentence_after_it(said: Said) -> None:
    text = "“Who is going to pay for the bridge?” The mayor asked. “Not we.”"
    (one,) = said(text)
    assert words(one, text) == "Who is going to pay for the bridge?” The mayor asked. “Not we"


def test_a_headline_that_names_its_speaker(said: Said) -> None:
    text = "Holt: No new bridge before spring\n\nMayor Anna Holt opened the road on Friday."
    assert [(name(s), words(s, text)) for s in said(text)] == [("Anna Holt", "No new bridge before spring")]


def test_a_country_may_stand_before_its_words(said: Said) -> None:
    text = "The talks came after a Kenyan announcement that the bridge would be closed."
    assert [name(s) for s in said(text)] == ["Kenya"]


def test_a_quotation_that_ends_the_words_keeps_its_mark(said: Said) -> None:
    text = 'Mayor Anna Holt called the bridge "a folly" and said that the council had erred.'
    assert text.count('"') == 2 and next(s.content[-1].of(text) for s in said(text)) == 'the bridge "a folly"'


def test_what_a_report_says_may_follow_when_it_came(said: Said) -> None:
    text = "The mayor confirmed reports by Harbour News on Friday that the bridge would be closed for the winter."
    assert "the bridge would be closed for the winter" in {words(s, text) for s in said(text)}
