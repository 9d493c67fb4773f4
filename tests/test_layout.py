"""Paragraphs, headline, dateline and the mends, with offsets that stay those of the article."""

from __future__ import annotations

import pytest

from onrecord.layout import Paragraph, paragraphs


def only(text: str) -> Paragraph:
    (found,) = paragraphs(text)
    return found


# text, the words left, the dateline's place and agency
DATELINES = {
    "glued to the first word": ("TALLINN, Estonia (AP)--Latvia shut the border.", "Tallinn", "AP"),
    "with a day": ("OSLO, March 3 (AFP) -- Latvia shut the border.", "Oslo", "AFP"),
    "with a short month": ("OSLO, Sept. 3 (AFP) -- Latvia shut the border.", "Oslo", "AFP"),
    "with a day and a year": ("PORT-VILA, Jan 15, 2010 (AFP) - Latvia shut the border.", "Port-Vila", "AFP"),
    "the day first": ("THE HAGUE, 24 May 2024 -- Latvia shut the border.", "The Hague", None),
    "one hyphen": ("RIGA (Reuters) - Latvia shut the border.", "Riga", "Reuters"),
    "an em dash and no agency": ("VILNIUS, Lithuania — Latvia shut the border.", "Vilnius", None),
    "two hyphens and no agency": ("VILNIUS -- Latvia shut the border.", "Vilnius", None),
    "a full stop before the dash": ("LIMA, Nov 24 (EFE).- Latvia shut the border.", "Lima", "EFE"),
    "two towns": ("LIMA/QUITO, Nov 24 (EFE) - Latvia shut the border.", "Lima", "EFE"),
    "three towns": ("GAZA/CAIRO/NEW YORK, Nov 24 (Reuters) - Latvia shut the border.", "Gaza", "Reuters"),
    "slashes": ("MOSCOW, October 10, 2020 /TASS/. Latvia shut the border.", "Moscow", "TASS"),
    "slashes behind a full stop": ("MOSCOW, October 10. /TASS/. Latvia shut the border.", "Moscow", "TASS"),
    "an agency between dashes": ("PARIS — AFP — Latvia shut the border.", "Paris", "AFP"),
    "an underscore": ("LIMA, Peru (AP) _ Latvia shut the border.", "Lima", "AP"),
    "square brackets": ("NEW YORK, Sept. 12 [Reuters] -- Latvia shut the border.", "New York", "Reuters"),
    "a colon after the agency": ("MOSCOW (Interfax): Latvia shut the border.", "Moscow", "Interfax"),
    "an abbreviated saint": ("ST. PETERSBURG, Russia (AP) -- Latvia shut the border.", "St. Petersburg", "AP"),
    "no capitals, known agency": ("Beirut (AFP) - Latvia shut the border.", "Beirut", "AFP"),
    "no capitals, with the state": ("Tyre, Lebanon (dpa) – Latvia shut the border.", "Tyre", "dpa"),
}


@pytest.mark.parametrize(("text", "place", "agency"), DATELINES.values(), ids=DATELINES)
def test_a_dateline_is_taken_off(text: str, place: str, agency: str | None) -> None:
    found = only(text)
    assert (found.words, found.place, found.agency) == ("Latvia shut the border.", place, agency)
    assert (found.start, found.end) == (0, len(text))
    assert found.origin(0) == text.index("Latvia")


@pytest.mark.parametrize(
    "text",
    [
        "Iraq -- as ever -- said no.",
        "Beirut - the old port - was calm.",
        "Ola Berg (Labour) - a sailor - resigned.",
        "U.S. troops left - again.",
        "UN-backed troops left.",
        "He flew to OSLO (AP) - and left.",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    found = only(text)
    assert (found.words, found.place, found.agency) == (text, None, None)


def test_every_paragraph_has_its_own_dateline() -> None:
    found = paragraphs("RIGA (AFP) - Talks began.\nThey ended.\n\nOSLO -- Nobody came.")
    assert [(p.words, p.place, p.agency) for p in found] == [
        ("Talks began.", "Riga", "AFP"),
        ("They ended.", None, None),
        ("Nobody came.", "Oslo", None),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n\n", "\u2028", "\u2029", " \n \n "])
def test_each_line_is_a_paragraph(end: str) -> None:
    text = f"The envoy left.{end}Nobody came."
    found = paragraphs(text)
    assert [p.words.strip() for p in found] == ["The envoy left.", "Nobody came."]
    assert all(text[p.start : p.end].strip() == p.words.strip() for p in found)


@pytest.mark.parametrize("text", ["", "\n", "?\n\n...", " \t ", "“”", "--\n–"])
def test_lines_without_a_word_are_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


def test_a_first_line_without_full_stop_is_the_headline() -> None:
    assert [p.heading for p in paragraphs("Envoy leaves Oslo\n\nThe envoy left.\nNobody came")] == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Envoy leaves Oslo",
        "The envoy left.\nNobody came.",
        "“The envoy left.”\nNobody came.",
        "OSLO (AP) -- The envoy left\nNobody came.",
        "word " * 40 + "\nNobody came.",
    ],
)
def test_what_is_no_headline(text: str) -> None:
    assert not any(p.heading for p in paragraphs(text))


@pytest.mark.parametrize("mark", ["? ", "?\t", "* ", "• ", "> ", "– "])
def test_a_stray_mark_before_the_words_is_left_out(mark: str) -> None:
    found = only(f"{mark}The envoy left.")
    assert found.words == "The envoy left."
    assert found.origin(0) == len(mark)


def test_a_stray_line_of_its_own_is_left_out() -> None:
    assert [p.words for p in paragraphs("Envoy leaves\n\n?\n\nThe envoy left.")] == ["Envoy leaves", "The envoy left."]


# text, the mended words
MENDS = {
    "weekday after a name": ("Lukashenko Monday condemned it.", "Lukashenko on Monday condemned it."),
    "weekday after a noun": ("He told reporters Friday that it ended.", "He told reporters on Friday that it ended."),
    "weekday after a place": ("Ministers in Oslo Sunday met.", "Ministers in Oslo on Sunday met."),
    "glued double hyphen": ("The port--long shut--opened.", "The port -- long shut -- opened."),
    "two apostrophes": ("He said ``no'' and left.", 'He said "no" and left.'),
    "missing blank after a stop": ("It was over.The war ended.", "It was over. The war ended."),
    "curly marks": ("“It’s ‘over’”", "\"It's 'over'\""),
    "angle marks": ("«Over»", '"Over"'),
    "no-break blank": ("48\xa0hours", "48 hours"),
    "party tag between commas": ("Ola Berg, D-Conn., spoke.", "Ola Berg spoke."),
    "party tag in brackets": ("Ola Berg (R-Texas) spoke.", "Ola Berg spoke."),
}


@pytest.mark.parametrize(("text", "words"), MENDS.values(), ids=MENDS)
def test_mends(text: str, words: str) -> None:
    assert only(text).words == words


@pytest.mark.parametrize(
    "text",
    [
        "He left on Monday.",
        "He left last Monday.",
        "Officials said late Monday it ended.",
        "They met every Friday.",
        "He marked Good Friday.",
        "Monday's raid failed.",
        "It was Bloody Sunday.",
        "Talks ran from Monday to Friday.",
        "Monday was calm.",
        "The U.S. envoy met J.Smith.",
        "Well-known e-mail.",
        "The vote was 52--48.",
    ],
)
def test_sound_words_stay_as_they_are(text: str) -> None:
    assert only(text).words == text


def test_inserted_words_have_no_place_of_their_own() -> None:
    text = "Lukashenko Monday condemned it."
    found = only(text)
    at = found.words.index("on ")
    weekday = text.index("Monday")
    assert [found.origin(at), found.ending(at + 1), found.origin(at + 3)] == [weekday] * 3
    assert found.ending(at - 1) == weekday


@pytest.mark.parametrize(("text", "words"), MENDS.values(), ids=MENDS)
def test_every_letter_keeps_its_place(text: str, words: str) -> None:
    found = only(text)
    kept = [n for n, letter in enumerate(words) if letter.isalnum() and found.ending(n) > found.origin(n)]
    assert kept
    assert [text[found.origin(n)] for n in kept] == [words[n] for n in kept]
    assert all(found.ending(n) == found.origin(n) + 1 for n in kept)


def test_a_glued_dash_keeps_its_own_place() -> None:
    text = "The port--long shut."
    found = only(text)
    at = found.words.index("--")
    assert text[found.origin(at) : found.ending(at + 1)] == "--"


def test_a_replaced_mark_covers_all_that_it_replaces() -> None:
    text = "He said ``no'' twice."
    found = only(text)
    at = [n for n, mark in enumerate(found.words) if mark == '"']
    assert [text[found.origin(n) : found.ending(n)] for n in at] == ["``", "''"]


def test_half_a_character_becomes_a_whole_one() -> None:
    found = only("Kenya \ud83d left.")
    assert found.words == "Kenya \ufffd left."
    assert found.origin(8) == 8


def test_party_tags_are_kept_with_their_place() -> None:
    text = "Ola Berg, D-Conn., met Kari Lund (R-Texas) and Jane Roe, I-Vt."
    tags = only(text).tags
    assert [(text[tag.offset :].split()[0], tag.party) for tag in tags] == [
        (",", "Democrat"),
        ("(R-Texas)", "Republican"),
        (",", "independent"),
    ]


def test_offsets_count_from_the_start_of_the_article() -> None:
    text = "Headline\n\nOSLO (AP)--Berg Monday condemned it--again."
    found = paragraphs(text)[1]
    for word in ("Berg", "Monday", "condemned", "again"):
        at = found.words.index(word)
        assert text[found.origin(at) : found.ending(at + len(word) - 1)] == word
