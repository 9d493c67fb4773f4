from __future__ import annotations

from datetime import date

import pandas
import pytest

from onrecord.views.export.panel import first_day, label, periods


def panel(export, **chosen):
    written = export("panel", **chosen)
    return pandas.read_csv(*written), written.notes


def cell(frame, actor, recipient, period):
    found = frame[(frame["actor"] == actor) & (frame["recipient"] == recipient) & (frame["period"] == period)]
    assert len(found) == 1
    return found.iloc[0]


def test_every_dyad_has_every_period(export):
    frame, _ = panel(export)
    assert list(frame["period"].unique()) == ["2003-03", "2003-04", "2003-05"]
    dyads = list(frame.groupby(["actor", "recipient"]).groups)
    assert dyads == [("FRA", "IRQ"), ("FRA", "UNO"), ("RUS", "RUS"), ("RUS", "USA"), ("USA", "RUS")]
    assert len(frame) == 15


def test_counts_and_means(export):
    frame, _ = panel(export)
    met = cell(frame, "USA", "RUS", "2003-03")
    assert (met["events"], met["dated"], met["verbal_cooperation"], met["CONSULT"]) == (1, 1, 1, 1)
    assert (met["intensity"], met["goldstein"], met["reports"], met["start"]) == (4.0, 1.9, 1, "2003-03-01")
    accused = cell(frame, "FRA", "IRQ", "2003-03")
    assert (accused["events"], accused["dated"], accused["verbal_conflict"], accused["ACCUSE"]) == (1, 0, 1, 1)


def test_nothing_is_zero_and_no_mean(export):
    frame, _ = panel(export)
    april = cell(frame, "RUS", "USA", "2003-04")
    assert (april["events"], april["ASSAULT"], april["reports"]) == (0, 0, 0)
    assert pandas.isna(april["intensity"])


def test_what_is_not_counted_is_told(export):
    _, notes = panel(export)
    assert notes == (
        "left out 3 events (1 historical, 1 hypothetical, 1 negated): the format holds only what happened",
        "left out 1 event without a code on both sides",
        "left out 1 event without any day",
    )


def test_sixteen_categories(export):
    frame, _ = panel(export)
    assert list(frame.columns)[-16:][0] == "AGREE"
    categories = frame.columns[-16:]
    assert (frame[categories].sum(axis=1) == frame["events"]).all()


@pytest.mark.parametrize(
    ("period", "starts"),
    [
        ("day", ["2003-03-18", "2003-05-01"]),
        ("week", ["2003-03-17", "2003-04-28"]),
        ("quarter", ["2003-01-01", "2003-04-01"]),
        ("year", ["2003-01-01", "2003-01-01"]),
    ],
)
def test_periods_from_the_first_to_the_last(period, starts, export):
    frame, _ = panel(export, period=period)
    assert [frame["start"].min(), frame["start"].max()] == starts
    assert frame["events"].sum() == 5


@pytest.mark.parametrize(
    ("day", "period", "name"),
    [
        ("2003-01-01", "week", "2003-W01"),
        ("2004-12-31", "week", "2004-W53"),
        ("2005-01-01", "week", "2004-W53"),
        ("2003-12-31", "quarter", "2003-Q4"),
        ("2003-12-31", "month", "2003-12"),
        ("0999-02-01", "year", "999"),
    ],
)
def test_names_of_periods(day, period, name):
    assert label(first_day(date.fromisoformat(day), period), period) == name


def test_periods_end_with_the_calendar():
    last = date(9999, 12, 31)
    assert list(periods(date(9999, 1, 1), last, "year")) == [date(9999, 1, 1)]
    assert list(periods(date(9999, 12, 30), last, "day")) == [date(9999, 12, 30), last]
    assert len(list(periods(date(2003, 1, 1), date(2005, 12, 1), "month"))) == 36
    assert len(list(periods(date(2003, 1, 1), date(2005, 10, 1), "quarter"))) == 12
