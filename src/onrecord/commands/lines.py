"""The commands that list lines of a record: timeline, statements, positions and the like."""

from __future__ import annotations

from typing import Any

import click

from onrecord.commands.common import (
    MOMENT,
    check_forms,
    check_period,
    example,
    filter_options,
    form_options,
    opened,
    options,
    record_option,
    show,
)

HINT = "widen the filters, or see what was read with 'onrecord brief'"

listing = options(filter_options, form_options, record_option)


def listed(method: str, record: str, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Print one of a record's tables, narrowed by the filters."""
    check_forms(as_json, as_csv)
    check_period(filters["since"], filters["until"])
    with opened(record) as found:
        show(getattr(found, method)(**filters), as_json, as_csv, hint=HINT)


@click.command(epilog=example("onrecord timeline --actor RUS --with USA --since 2003-03-01"))
@click.option("--accounts", is_flag=True, help="A line for each report that tells an event.")
@listing
def timeline(**given: Any) -> None:
    """Who did what to whom, by date, with the words and the article.

    An event that several reports tell is one line, with how many they are; 'onrecord merge show' has them all.
    """
    listed("timeline", **given)


@click.command(epilog=example('onrecord statements --actor "Colin Powell" --csv > powell.csv'))
@listing
def statements(**given: Any) -> None:
    """Who said what, when, and through whom."""
    listed("statements", **given)


@click.command(epilog=example('onrecord positions --issue "military action against Iraq" --until 2003-03'))
@listing
def positions(**given: Any) -> None:
    """Where each actor stands on each issue, and on what condition."""
    listed("positions", **given)


@click.command(epilog=example("onrecord actors --since 2003-03-01 --json"))
@listing
def actors(**given: Any) -> None:
    """Who is on record, and how often."""
    listed("actors", **given)


@click.command(epilog=example("onrecord deadlines --on 2003-03-18 --since 2003-03-18"))
@click.option("--on", type=MOMENT, help="Tell what is left on this day, and what became of the others by then.")
@listing
def deadlines(**given: Any) -> None:
    """What falls due, when, set by whom and for whom.

    With --on, only what was known by that day counts: how much time is left, and whether a deadline was kept,
    refused, broken or superseded, with the line that shows it. Hours are told where the hour and its zone are
    known on both sides: --on 2003-03-18T18:00+00:00.
    """
    listed("deadlines", **given)


@click.command(epilog=example("onrecord figures --actor IRQ"))
@listing
def figures(**given: Any) -> None:
    """Numbers that matter: what they count and who gave them."""
    listed("figures", **given)


@click.command(epilog=example('onrecord search "weapons inspectors" --limit 10'))
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@form_options
@record_option
def search(words: tuple[str, ...], limit: int, record: str, as_json: bool, as_csv: bool) -> None:
    """Find WORDS in the sentences and statements on record."""
    check_forms(as_json, as_csv)
    with opened(record) as found:
        hint = "try fewer words, or the beginning of one: sanction*"
        show(found.search(" ".join(words), limit=limit), as_json, as_csv, hint)
