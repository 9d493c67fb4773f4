"""The command that hands a record on to other tools."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from onrecord.commands.common import codebook_option, example, opened, options, record_option, say, tell, terminal_width

if TYPE_CHECKING:
    from onrecord.views.export import Format

PERIODS = ("day", "week", "month", "quarter", "year")
HELP = """Write the whole record to OUT.

\b
{formats}

What an export leaves out of this record is counted. With --no-text, places in the text, names, codes and
issues remain. --about FORMAT tells all of a format: its columns, and what it cannot hold.
"""


def formats() -> Mapping[str, Format]:
    """The formats by name, imported when they are asked for."""
    from onrecord.views.export import EXPORTS

    return EXPORTS


class Name(click.ParamType[str]):
    """The name of a format."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; one that no format has is wrong usage."""
        if value not in formats():
            self.fail(f"{value!r} is not one of {', '.join(formats())}", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin as what was typed."""
        return [CompletionItem(name) for name in formats() if name.startswith(incomplete)]


class Listing(click.Command):
    """A command whose help lists the formats; made when it is shown, since it has to know them all."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, with a line for each format."""
        longest = max(map(len, formats()))
        lines = (f"{name:<{longest}}  {format.short}" for name, format in formats().items())
        self.help = inspect.cleandoc(HELP.format(formats="\n".join(lines)))
        super().format_help_text(ctx, formatter)


def show_about(context: click.Context, _: click.Parameter, name: str | None) -> None:
    """Tell all about a format, and stop."""
    if name is None or context.resilient_parsing:
        return
    from onrecord.views.export.about import about

    say(about(formats()[name], min(terminal_width(), 110)))
    context.exit()


export_options = options(
    click.option("--format", "name", metavar="FORMAT", type=Name(), help="The format; else OUT's suffix tells."),
    click.option(
        "--about",
        metavar="FORMAT",
        type=Name(),
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
    cls=Listing,
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
    """Write the whole record to OUT."""
    from onrecord.views.export import SUFFIXES

    chosen = name or SUFFIXES.get(Path(out).suffix.lower())
    if chosen is None:
        raise click.UsageError(f"{out} does not tell the format; add --format {', '.join(formats())}")
    with opened(record) as found:
        written = found.export(out, chosen, text=not no_text, **given)
    for path in written:
        tell(f"onrecord: wrote {path}")
    for note in written.notes:
        tell(f"onrecord: {note}")
