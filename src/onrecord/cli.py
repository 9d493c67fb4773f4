"""The command line. This file and ``commands`` are the only ones that print.

Data go to standard output, progress and warnings to standard error. Exit status: 0 all well, 1 some
inputs could not be read, 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

import click

from onrecord import __version__
from onrecord.commands.across import council, issues, merge, shift
from onrecord.commands.code import code
from onrecord.commands.codebook import codebook
from onrecord.commands.common import FAILED, example, tell
from onrecord.commands.export import export
from onrecord.commands.lines import actors, deadlines, figures, positions, search, statements, timeline
from onrecord.commands.pages import brief, diff, explain, report
from onrecord.commands.review import review
from onrecord.commands.series import coverage, network, series
from onrecord.commands.serve import serve
from onrecord.commands.tools import classify, completion, resolve, score
from onrecord.commands.watch import watch
from onrecord.errors import ChoiceError, OnrecordError
from onrecord.stopping import INTERRUPTED, farewell

MISUSED = 2
COMMANDS = (
    code, watch, brief, timeline, statements, positions, actors, deadlines, figures, search,
    merge, issues, shift, council, series, network, coverage, explain, serve, report, export, diff,
    review, score, codebook, resolve, classify, completion,
)  # fmt: skip


class InOrder(click.Group):
    """A group whose help lists the commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names as they were added."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("onrecord code reports/ --into iraq.db", "onrecord brief --record iraq.db"),
)
@click.version_option(__version__, "--version", prog_name="onrecord")
def cli() -> None:
    """Reads news reports and puts on the record who did what to whom, who said what, and where each side
    stands: every line traced to the words it came from."""


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line; every expected failure ends in one clear line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    raise SystemExit(guarded(lambda: cli.main(prog_name="onrecord", standalone_mode=False)))


def guarded(work: Callable[[], object]) -> int:
    """The exit status of some work, its expected failures told in a line."""
    try:
        result = work()
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort) as stop:
        tell(farewell(stop))
        return INTERRUPTED
    except BrokenPipeError:
        return closed_pipe()
    except OnrecordError as error:
        tell(f"onrecord: {error}")
        return MISUSED if isinstance(error, ChoiceError) else FAILED
    except OSError as error:
        tell(f"onrecord: {error.filename or 'the output'}: {error.strerror or error}")
        return FAILED


def closed_pipe() -> int:
    """Say that the reader went away; what Python would flush at exit goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    tell("onrecord: the output was closed before its end")
    return FAILED


if __name__ == "__main__":
    main()
