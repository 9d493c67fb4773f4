"""What several commands share: options, checks of their values, and how results are told."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.api import OpenRecord
    from onrecord.views.table import Table

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_RECORD = "onrecord.db"
FAILED = 1
WIDTH_OF_A_PIPE = 160


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD; where a period may stand for it, a month or a year as well."""

    name = "DAY"

    def __init__(self, period: bool = False) -> None:
        self._shapes = "|".join((r"\d{4}-\d\d-\d\d", *((r"\d{4}-\d\d", r"\d{4}") if period else ())))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO form; anything else is wrong usage."""
        written = str(value)
        try:
            date.fromisoformat(written + "0000-01-01"[len(written) :])
        except ValueError:
            written = ""
        if not re.fullmatch(self._shapes, written, re.ASCII):
            self.fail(f"{value!r} is no day; write it as 2003-03-18", param, ctx)
        return written


class Moment(click.ParamType[str]):
    """A day, or an hour of it with its zone."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day or moment in ISO form; anything else is wrong usage."""
        written = str(value)
        if "T" not in written:
            return DAY.convert(value, param, ctx)
        try:
            found = datetime.fromisoformat(written)
        except ValueError:
            self.fail(f"{value!r} is no moment; write it as 2003-03-18T18:00+00:00", param, ctx)
        if found.tzinfo is None:
            self.fail(f"{value!r} has no time zone; write it as 2003-03-18T18:00+00:00", param, ctx)
        return found.isoformat(timespec="minutes")


DAY = Day()
PERIOD = Day(period=True)
MOMENT = Moment()


def tell(message: str) -> None:
    """A line for people, on standard error."""
    click.echo(message, err=True)


def say(text: str) -> None:
    """Data, on standard output."""
    click.echo(text)


def example(*lines: str) -> str:
    """The example of a command's help, kept in lines."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def options(*chosen: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Several options as one decorator."""

    def decorate(command: Command) -> Command:
        for option in reversed(chosen):
            command = option(command)
        return command

    return decorate


record_option = click.option(
    "--record",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    default=DEFAULT_RECORD,
    show_default=True,
    help="The record to read.",
)
codebook_option = click.option(
    "--codebook",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="Your own folder of codebook rows, laid over the shipped ones.",
)
date_option = click.option(
    "--date",
    type=DAY,
    help="The day of publication: wins over what one report says itself, fills the gaps of tables and feeds.",
)
model_option = click.option("--without-model", is_flag=True, help="Read by rules alone, without the model.")
json_option = click.option("--json", "as_json", is_flag=True, help="As JSON, one object a line.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="As CSV, every column.")
form_options = options(json_option, csv_option)
filter_options = options(
    click.option("--actor", metavar="WHO", help="Acting, speaking or holding: a code (RUS), a name or a surname."),
    click.option("--with", "with_", metavar="WHO", help="The other party: a code (USA), a name or a surname."),
    click.option(
        "--issue", metavar="WORDS", help="On this issue, as 'onrecord issues' or 'onrecord positions' calls it."
    ),
    click.option("--since", type=PERIOD, help="From this day (or month, or year) on."),
    click.option("--until", type=PERIOD, help="Up to and including this day, month or year."),
    click.option("--category", metavar="NAME", help="Events of this category (THREATEN)."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="P",
        help="At least this sure, from 0 to 1.",
    ),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many lines."),
)


def check_period(since: str | None, until: str | None) -> None:
    """Wrong usage when the period ends before it starts."""
    if since and until and since[: len(until)] > until:
        raise click.UsageError(f"--since {since} is after --until {until}; no day lies between them")


def check_forms(as_json: bool, as_csv: bool) -> None:
    """Wrong usage when two forms are asked for at once."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other; give one of them")


def opened(path: str) -> OpenRecord:
    """A record that has to be there, opened for reading."""
    from onrecord.api import open as open_record

    return open_record(path)


def show(table: Table, as_json: bool = False, as_csv: bool = False, hint: str = "") -> None:
    """A table on standard output, in the form asked for; the hint helps where it is empty."""
    if as_json or as_csv:
        click.echo(table.to_json() if as_json else table.to_csv(), nl=False)
    elif table:
        click.echo(table.text(terminal_width()))
    else:
        tell(f"onrecord: no {table.noun}s; {hint}")
    if table.note:
        tell(f"onrecord: {table.note}")


def terminal_width() -> int:
    """The width to fill: the terminal's, and a generous one where a program reads."""
    fallback = WIDTH_OF_A_PIPE if not sys.stdout.isatty() else 100
    return max(shutil.get_terminal_size((fallback, 24)).columns, 60)
