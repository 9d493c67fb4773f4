"""The commands that show a page: brief, explain and diff."""

from __future__ import annotations

from typing import Any

import click

from onrecord.commands.common import (
    check_period,
    codebook_option,
    example,
    filter_options,
    json_option,
    opened,
    record_option,
    say,
    show,
)


@click.command(
    epilog=example("onrecord brief --record iraq.db | less", "onrecord brief --record iraq.db --since 2003-03-18")
)
@filter_options
@record_option
def brief(record: str, **filters: Any) -> None:
    """One page: what was read, what happened, who moved, who stands where since when, what runs out, who speaks
    for whom, each line with its sources.

    Here --since and --until are about when the reports came out. --since makes the daily brief: what is new
    since that day, against what was known before. Deadlines are seen on the last day of the page.
    """
    check_period(filters["since"], filters["until"])
    with opened(record) as found:
        say(found.brief(**filters))


@click.command(epilog=example("onrecord explain 3f2a1b9c"))
@click.argument("line", metavar="ID")
@codebook_option
@record_option
def explain(line: str, codebook: str | None, record: str) -> None:
    """Why the line ID is there: its rule or model, its words, how sure.

    ID is the id of a line, or its first six characters or more; the id of an article shows what was
    dropped from it, and why.
    """
    with opened(record) as found:
        say(found.explain(line, codebook=codebook))


@click.command(epilog=example("onrecord diff before.db after.db --json"))
@click.argument("old", type=click.Path(exists=True, dir_okay=False))
@click.argument("new", type=click.Path(exists=True, dir_okay=False))
@json_option
def diff(old: str, new: str, as_json: bool) -> None:
    """What changed from record OLD to record NEW, line by line."""
    with opened(old) as before, opened(new) as after:
        show(after.diff(before), as_json, hint="the records hold the same lines")
