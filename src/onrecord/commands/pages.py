"""The commands that show a page: brief, explain and diff."""

from __future__ import annotations

from pathlib import Path
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
    tell,
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


@click.command(
    epilog=example(
        "onrecord report iraq.html --record iraq.db",
        'onrecord report week.html --since 2003-03-14 --actor RUS --title "Russia, this week"',
        "onrecord report iraq.html --figures figures/",
    )
)
@click.argument("out", metavar="OUT", type=click.Path(dir_okay=False))
@click.option("--title", metavar="WORDS", help="The page's title; else it has the record's name.")
@click.option(
    "--figures", metavar="DIR", type=click.Path(file_okay=False), help="Write each chart as SVG and PNG, too."
)
@filter_options
@record_option
def report(out: str, title: str | None, figures: str | None, record: str, **filters: Any) -> None:
    """Write one page to OUT, an HTML file to send around: the brief, timeline, positions, network and statements, and
    the sentences that each line rests on.

    The page needs no network and no scripts, and prints. As in 'onrecord brief', --since and --until are about when
    the reports came out. Of a large record the page holds the weightiest and the last lines, and says so.
    """
    check_period(filters["since"], filters["until"])
    with opened(record) as found:
        written = found.report(out, title=title, figures=figures, **filters)
    for path in written:
        tell(f"onrecord: wrote {path}")
    for note in written.notes:
        tell(f"onrecord: {note}")


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
    from onrecord.record.connection import MAGIC

    for path in (old, new):
        with Path(path).open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise click.UsageError(f"{path} is no record; name two that 'onrecord code' made")
    with opened(old) as before, opened(new) as after:
        show(after.diff(before), as_json, hint="the records hold the same lines")
