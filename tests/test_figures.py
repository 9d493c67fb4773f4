"""Numbers that matter, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook.codebook import Codebook, load
from onrecord.figures.number import Piece, piece, worth
from onrecord.pipeline import read_article
from onrecord.schema import Article, Figure, Reading
from onrecord.serialise import figure_json, from_json, to_json
from onrecord.views import columns
from onrecord.views.amount import amount

DAY = "2011-05-10"
BOOK = load()


def reading(text: str) -> Reading:
    return read_article(Article.of(text, published=DAY))


def figures(text: str) -> tuple[Figure, ...]:
    return reading(text).figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The flood killed 212 people in Bangladesh.", 212, "people"),
        ("Kenya owes its creditors $3.4 billion in loans.", 3.4e9, "USD"),
        ("Greece will receive €40bn from the fund.", 4e10, "EUR"),
        ("Some 1,250 refugees crossed the border into Chad.", 1250, "refugees"),
        ("Support for the treaty fell to 41% in Denmark.", 41, "percent"),
        ("Peru's army lost twenty-three tanks in the desert.", 23, "tanks"),
        ("At least two villages were flooded in Laos.", 2, "villages"),
        ("Between 300 and 400 miners are trapped in Zambia.", 300, None),
        ("Sudan has 3 to 5 million displaced people.", 3e6, "displaced people"),
        ("The envoys held two rounds of talks in Doha.", 2, "rounds"),
        ("Iran has a population of 75 million.", 7.5e7, "people"),
        ("Mali gave the rebels 48 hours to leave the town.", 48, "hour"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str | None) -> None:
    found = figures(text)
    assert value in [f.value for f in found]
    assert unit is None or unit in [f.unit for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 4 May 1998.",
        "The Council adopted Resolution 1973 on Libya.",
        "Amina Diallo, 34, lost her home in Conakry.",
        "The 17-year-old boy fled to Ghana.",
        "One of the ministers resigned in Lima.",
        "The two sides met in Nairobi.",
        "The minister left two days ago.",
        "Fighting has gone on for the past three weeks in Yemen.",
        "Talks begin at 10 a.m. in Geneva.",
        "The bishop, who is 71 and walks with a stick, left Juba.",
        "He was 61.",
        "The village lies forty kilometres south of Niamey.",
        "The village lies 40 kilometres to the north-east.",
        "He was chief of staff from 1990 to 1993.",
        "The road winds through six villages.",
    ],
)
def test_numbers_that_do_not_matter_are_dropped(text: str) -> None:
    assert figures(text) == ()


def test_every_number_is_a_figure_or_dropped_with_a_reason() -> None:
    found = reading("The two sides met on 4 May; 30 soldiers died.")
    assert [f.value for f in found.figures] == [30]
    reasons = [d.reason for d in found.dropped if d.stage == "figures"]
    assert reasons == ["not a count of things", "a date or year"]


def test_a_number_that_no_float_holds_is_dropped() -> None:
    found = reading(f"The flood killed {'9' * 400} people. It ruined {'9' * 300} homes in Laos.")
    assert [f.value for f in found.figures] == [float("9" * 300)]
    assert "more than a number can tell" in [d.reason for d in found.dropped]


def test_a_figure_told_again_is_given_once() -> None:
    found = figures("Floods killed 212 people. The 212 people lived in Dhaka.")
    assert [f.value for f in found] == [212]


def test_a_vague_number_keeps_its_words() -> None:
    (found,) = figures("Tens of thousands of refugees fled to Chad.")
    assert found.value == 10000
    assert found.vague and found.text.startswith("Tens of thousands")
    assert amount(figure_json(found)) == "tens of thousands of refugees"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The militia abducted dozens of foreigners in Mali.", "dozens of foreigners"),
        ("Several hundred people fled to Chad.", "several hundred people"),
        ("Police killed scores of people in Quito.", "scores of people"),
        ("Ghana will spend billions of dollars on roads.", "billions of dollars"),
        ("Mali will spend $3 million on roads.", "3,000,000 USD"),
        ("Police killed a hundred people in Quito.", "100 people"),
    ],
)
def test_a_vague_figure_is_shown_in_its_words_and_has_no_exact_value(text: str, shown: str) -> None:
    (found,) = figures(text)
    assert amount(figure_json(found)) == shown
    table = columns.table("figures", [figure_json(found)])
    assert table.column("vague") == (found.vague,)
    assert table.column("value") == ((None if found.vague else found.value),)


def test_vague_words_survive_the_reading_format() -> None:
    found = reading("Hundreds of thousands of refugees fled to Chad.")
    assert found.figures[0].vague
    assert from_json(to_json(found)).figures == found.figures
    old = to_json(found)
    del old["figures"][0]["vague"]
    assert not from_json(old).figures[0].vague


def test_who_gave_it() -> None:
    (found,) = figures("Kofi Annan said 4,000 refugees had reached Chad.")
    assert found.according_to is not None
    assert found.according_to.name == "Kofi Annan"


@pytest.mark.parametrize("unit", ["percent", "per cent"])
def test_a_share_is_of_something(unit: str) -> None:
    assert [f.what for f in figures(f"Debt rose to 12 {unit} of the budget in Peru.")] == ["the budget in Peru"]


def test_what_is_counted_is_a_phrase() -> None:
    (found,) = figures("Kenya owes its creditors $3.4 billion in foreign loans.")
    assert found.what == "foreign loans"
    assert found.text == "$3.4 billion"


def test_a_sum_in_another_currency_is_the_same_sum() -> None:
    found = figures("Ghana asked for $10bn (£7.6bn) in aid.")
    assert [f.value for f in found] == [1e10]


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_worth_themselves(number: int) -> None:
    for text in (str(number), f"{number:,}"):
        assert piece(text, BOOK.units) == Piece(float(number), False)


@given(st.integers(min_value=1, max_value=999), st.sampled_from([1e3, 1e6, 1e9]))
def test_multipliers_multiply(count: int, scale: float) -> None:
    assert worth([Piece(count, False), Piece(scale, True)]) == pytest.approx(count * scale)


def test_number_words_are_rows(codebook: Codebook) -> None:
    assert piece("twelve", codebook.units) == Piece(12.0, False)
    assert piece("house", codebook.units) is None
