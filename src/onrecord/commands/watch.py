"""The command that codes what arrives in folders and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.code import chosen, columns, kept
from onrecord.commands.common import (
    DEFAULT_RECORD,
    FAILED,
    codebook_option,
    date_option,
    example,
    model_option,
    opened,
    say,
    tell,
    terminal_width,
)
from onrecord.stopping import saying

if TYPE_CHECKING:
    from onrecord.coding import Step
    from onrecord.schema import Reading

LEAST = 1.0


@click.command(
    epilog=example(
        "onrecord watch incoming/ https://news.example/world.rss --into crisis.db",
        "onrecord watch https://news.example/world.rss --once --json >> today.jsonl",
    )
)
@click.argument("places", metavar="FOLDER|FEED…", nargs=-1, required=True)
@click.option("--into", "--record", "into", metavar="FILE", type=click.Path(dir_okay=False),
              default=DEFAULT_RECORD, show_default=True, help="The record to add to.")  # fmt: skip
@click.option("--every", type=click.FloatRange(min=LEAST), metavar="SECONDS", default=60.0, show_default=True,
              help="How long to wait between two looks.")  # fmt: skip
@click.option("--once", is_flag=True, help="Look once and end, for a timer such as cron.")
@click.option("--follow", is_flag=True, help="Code the pages that a feed links to, not the feed's own words.")
@click.option("--json", "as_json", is_flag=True, help="Print each new reading as JSON, one a line.")
@date_option
@click.option("--publisher", metavar="NAME", help="The publisher, for articles that do not say.")
@codebook_option
@click.option("--workers", type=click.IntRange(min=1), metavar="N", default=1, show_default=True,
              help="How many processes code.")  # fmt: skip
@model_option
@click.option("--column", "columns", metavar="FIELD=NAME", multiple=True, callback=columns,
              help="Where tables keep text, title, date, publisher, url or id: text=body.")  # fmt: skip
@click.option("--any-language", is_flag=True, help="Code articles that do not look English, too.")
def watch(
    places: tuple[str, ...], into: str, every: float, once: bool, follow: bool, as_json: bool,
    codebook: str | None, workers: int, without_model: bool, **reading: Any,
) -> None:  # fmt: skip
    """Code what arrives in a FOLDER (or file, or pattern) or a FEED, and print what is new.

    A FEED is the address of an RSS or Atom feed. Its server is only asked for what has changed since the
    last look, by this run or an earlier one into the same record. End with Ctrl-C.
    """
    from onrecord.coding import Job
    from onrecord.watching import Watch, steps

    job = Job(places, chosen(**reading), codebook, workers=workers, model=not without_model)
    failed = False
    with saying(lambda: kept(into)):
        for step in steps(Watch(job, into, every, 1 if once else None, follow)):
            failed = failed or step.error is not None
            show(step, into, as_json)
    if failed:
        raise SystemExit(FAILED)


def show(step: Step, into: str, as_json: bool) -> None:
    """A reading that is new or changed, on standard output; a problem on standard error."""
    if step.error:
        tell(f"onrecord: {step.error}")
    if step.reading and step.outcome != "same":
        if step.warning:
            tell(f"onrecord: {step.warning}")
        say(told(step.reading, into, as_json))


def told(reading: Reading, into: str, as_json: bool) -> str:
    """A reading as JSON, or in lines for a person, with who moved by it."""
    from onrecord.serialise import dumps
    from onrecord.views.news import moved, news

    if as_json:
        return dumps(reading)
    with opened(into) as record:
        return news(reading, terminal_width(), moved(record, reading) if reading.positions else ())
