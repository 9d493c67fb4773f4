"""The commands that count: series, network and coverage."""

from __future__ import annotations

from typing import Any

import click

from onrecord.commands.common import (
    PERIOD,
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
from onrecord.schema import STATUSES

HINT = "widen the filters, or see what is there with 'onrecord timeline'"

by_option = click.option(
    "--by",
    type=click.Choice(("day", "week", "month")),
    default="day",
    show_default=True,
    help="How long a period is; a week begins on Monday.",
)
status_option = click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    default=("actual",),
    show_default=True,
    help="Count events of this status; may be repeated.",
)
counting = options(status_option, filter_options, form_options, record_option)


@click.command(
    epilog=example(
        "onrecord series --by week --actor RUS --with USA --zeros --csv > rus-usa.csv",
        "onrecord series --by month --by-publisher --since 2002-09",
    )
)
@by_option
@click.option("--by-publisher", "publishers", is_flag=True, help="Each publisher apart, out of its own articles.")
@click.option("--zeros", is_flag=True, help="Show the periods without an event as well.")
@counting
def series(as_json: bool, as_csv: bool, record: str, **given: Any) -> None:
    """Who acts on whom, by day, week or month: what researchers regress on.

    A row holds the period's first day, the codes of a dyad, how many events there were, how many of each quad
    class, the sums of their PLOVER intensities and Goldstein weights, and how many articles were read that
    came out in the period. An event with several sides counts for each dyad in it; several actors without a
    recipient, as in a meeting, act on each other. Without a day of its own, an event counts for its report's.
    """
    check_forms(as_json, as_csv)
    check_period(given["since"], given["until"])
    with opened(record) as found:
        show(found.series(**given), as_json, as_csv, hint=HINT)


@click.command(epilog=example("onrecord network --since 2003-03 --csv > edges.csv"))
@counting
def network(as_json: bool, as_csv: bool, record: str, **given: Any) -> None:
    """Who acts on whom, over all the time asked for: one row a dyad, the busiest first.

    The rows are the edges of a directed graph, which Gephi, igraph and networkx read as CSV.
    """
    check_forms(as_json, as_csv)
    check_period(given["since"], given["until"])
    with opened(record) as found:
        show(found.network(**given), as_json, as_csv, hint=HINT)


@click.command(epilog=example("onrecord coverage --by month --csv > articles.csv"))
@by_option
@click.option("--since", type=PERIOD, help="From this day (or month, or year) on.")
@click.option("--until", type=PERIOD, help="Up to and including this day, month or year.")
@form_options
@record_option
def coverage(as_json: bool, as_csv: bool, record: str, **given: Any) -> None:
    """How many articles were read, by period and publisher: what counts are to be divided by."""
    check_forms(as_json, as_csv)
    check_period(given["since"], given["until"])
    with opened(record) as found:
        show(found.coverage(**given), as_json, as_csv, hint="no article on record has a day of publication in it")
