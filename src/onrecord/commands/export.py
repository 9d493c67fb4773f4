"""The command that hands a record on to other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.commands.common import codebook_option, example, opened, options, record_option, say, tell, terminal_width
from onrecord.views.export import EXPORTS, SUFFIXES

FORMATS = tuple(EXPORTS)
PERIODS = ("day", "week", "month", "quarter", "year")
HELP = """Write the whole record to OUT.

\b
{formats}

What an export leaves out of this record is counted. With --no-text, places in the text, names, codes and
issues remain. --about FORMAT tells all of a format: its columns, and what it cannot hold.
"""


def help_text() -> str:
    """The command's help, with a line for each format."""
    longest = max(map(len, EXPORTS))
    return HELP.format(formats="\n".join(f"{name:<{longest}}  {format.short}" for name, format in EXPORTS.items()))


def show_about(context: click.Context, _: click.Parameter, name: str | None) -> None:
    """Tell all about a format, and stop."""
    if name is None or context.resilient_parsing:
        return
    from onrecord.views.export.about import about

    say(about(EXPORTS[name], min(terminal_width(), 110)))
    context.exit()


export_options = options(
    click.option("--format", "name", type=click.Choice(FORMATS), help="The format; else OUT's suffix tells."),
    click.option(
        "--about",
        type=click.Choice(FORMATS),
        metavar="FORMAT",
        expose_value=False,
        is_eager=True,
        callback=show_about,
        help="Tell the columns of a format, how it writes what is missing, and what it cannot hold.",
    ),
    click.option("--no-text", is_flag=True, help="Leave the articles' words out, for sharing."),
    click.option(
        "--report-day",
        is_flag=True,
        help="polecat, icews, gdelt, plover: date events whose own day is not known with the day of their report.",
    ),
    click.option(
        "--period",
        type=click.Choice(PERIODS),
        default="month",
        show_default=True,
        help="panel: what to count by.",
    ),
)


@click.command(
    help=help_text(),
    epilog=example(
        "onrecord export tables/ --format csv --no-text",
        "onrecord export events.parquet",
        "onrecord export network.gexf",
        "onrecord export week.tsv --format polecat",
        "onrecord export --about polecat",
    ),
)
@click.argument("out", metavar="OUT", type=click.Path())
@export_options
@codebook_option
@record_option
def export(out: str, name: str | None, no_text: bool, record: str, **given: Any) -> None:
    """Write a record in a format; the help is made from the formats there are."""
    chosen = name or SUFFIXES.get(Path(out).suffix.lower())
    if chosen is None:
        raise click.UsageError(f"{out} does not tell the format; add --format {', '.join(FORMATS)}")
    with opened(record) as found:
        written = found.export(out, chosen, text=not no_text, **given)
    for path in written:
        tell(f"onrecord: wrote {path}")
    for note in written.notes:
        tell(f"onrecord: {note}")
