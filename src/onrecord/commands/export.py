"""The command that writes a record in a format other tools read."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.commands.common import example, opened, record_option, tell
from onrecord.views.export import EXPORTS, SUFFIXES

FORMATS = tuple(EXPORTS)


@click.command(epilog=example("onrecord export tables/ --format csv --no-text", "onrecord export events.parquet"))
@click.argument("out", metavar="OUT", type=click.Path())
@click.option("--format", "name", type=click.Choice(FORMATS), help="The format; else OUT's suffix tells.")
@click.option("--no-text", is_flag=True, help="Leave the articles' words out, for sharing.")
@record_option
def export(out: str, name: str | None, no_text: bool, record: str) -> None:
    """Write the whole record to OUT.

    json is one file, a reading a line. csv and parquet are a folder with a file for each kind of line; an
    OUT that ends in .csv or .parquet gets the events alone. With --no-text, places in the text, names,
    codes and issues remain.
    """
    chosen = name or SUFFIXES.get(Path(out).suffix.lower())
    if chosen is None:
        raise click.UsageError(f"{out} does not tell the format; add --format {', '.join(FORMATS)}")
    with opened(record) as found:
        written = found.export(out, chosen, text=not no_text)
    for path in written:
        tell(f"onrecord: wrote {path}")
