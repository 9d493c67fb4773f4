"""Commands around the record: resolving names, scoring, and completion in a shell."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

import click

from onrecord.commands.common import FAILED, example, json_option, say, tell
from onrecord.errors import InputError

TOLD = 5  # how many lines that cannot be read are told one by one
SHELLS = ("bash", "zsh", "fish")


@click.command(epilog=example("onrecord resolve mentions.jsonl > resolved.jsonl"))
@click.argument("source", metavar="IN.jsonl", type=click.File("r", encoding="utf-8-sig", errors="replace"))
def resolve(source: IO[str]) -> None:
    """Say who is meant, one JSON object a line in and out.

    In: {"id", "text", "context", "query_date"}. Out: {"id", "code", "plover", "sector", "name", "role",
    "confidence"}, null where unknown. Without a query_date the latest office counts. "-" is standard input.
    """
    from onrecord.actors.resolve import resolve_rows

    answered(source, resolve_rows)


@click.command(epilog=example("onrecord classify pairs.jsonl > classified.jsonl"))
@click.argument("source", metavar="IN.jsonl", type=click.File("r", encoding="utf-8-sig", errors="replace"))
def classify(source: IO[str]) -> None:
    """Say what a sentence has one party do to another, one JSON object a line in and out.

    In: {"id", "text", "actor": [start, end], "recipient": [start, end]}. Out: {"id", "category", "mode", "status",
    "scores"}; category is null where there is no event between the two. "-" is standard input.
    """
    from onrecord.models.classify import classify_rows

    answered(source, classify_rows)


@dataclass
class Lines:
    """The lines of a file of JSON: the one that was read last, and how many were left out."""

    source: IO[str]
    number: int = 0
    bad: int = 0

    def rows(self) -> Iterator[dict[str, Any]]:
        """The JSON objects, one a line; the number of a line is the id of a row that has none."""
        for line in self.source:
            self.number += 1
            if not line.strip():
                continue
            problem, row = parsed(line)
            if row is None:
                self.leave(problem)
            else:
                yield {"id": self.number, **row}

    def leave(self, problem: str) -> None:
        """Tell why the last line is left out; of many only the first, since such a file is another kind of file."""
        self.bad += 1
        if self.bad <= TOLD:
            tell(f"onrecord: {self.source.name}, line {self.number}: {problem}; left out")


def answered(source: IO[str], answers: Callable[[Iterator[dict[str, Any]]], Iterable[Any]]) -> None:
    """Print an answer a line for the rows of a file, and tell which lines have none."""
    lines = Lines(source)
    for answer in answers(lines.rows()):
        if isinstance(answer, InputError):
            lines.leave(f"{answer.problem}; {answer.remedy}")
        else:
            say(json.dumps(answer, ensure_ascii=False))
    if lines.bad:
        more = f", of which {TOLD} are told" if lines.bad > TOLD else ""
        tell(f"onrecord: {lines.bad} of the lines could not be read{more}")
        raise SystemExit(FAILED)


def parsed(line: str) -> tuple[str, dict[str, Any] | None]:
    """The object on a line, or the problem with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON ({error})", None
    if not isinstance(row, dict):
        return 'not an object with "id" and "text"', None
    return "", row


@click.command(epilog=example("onrecord score readings.jsonl gold/"))
@click.argument("readings", metavar="IN.jsonl", type=click.Path(exists=True, dir_okay=False))
@click.argument("gold", metavar="GOLD", type=click.Path(exists=True))
@json_option
def score(readings: str, gold: str, as_json: bool) -> None:
    """Precision, recall and F1 of the readings in IN.jsonl against gold codings, by stage.

    IN.jsonl is what 'onrecord code --json' writes. GOLD is a folder of gold codings, or one of them: an ID.json
    with its ID.txt, as 'onrecord review export' writes them, or a text with its record on one page.
    """
    from onrecord.evaluate.score import score_files

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        scores = score_files(readings, gold)
    for one in told:
        tell(f"onrecord: {one.message}")
    say(json.dumps(scores, ensure_ascii=False) if as_json else score_text(scores))


def score_text(scores: Mapping[str, Any]) -> str:
    """Scores as a table: measures of a stage side by side, single numbers under "score"."""
    from onrecord.views.text import grid

    rows = {name: value if isinstance(value, Mapping) else {"score": value} for name, value in scores.items()}
    columns = list(dict.fromkeys(measure for found in rows.values() for measure in found))
    cells = [[name, *(shown(found.get(column)) for column in columns)] for name, found in rows.items()]
    return "\n".join(grid(["stage", *columns], cells, 100))


def shown(value: object) -> str:
    """A measure to three places, a count as it is."""
    return f"{value:.3f}" if isinstance(value, float) else "" if value is None else str(value)


@click.command(
    epilog=example(
        "onrecord completion bash > ~/.onrecord-complete.sh",
        "echo 'source ~/.onrecord-complete.sh' >> ~/.bashrc",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL; put its evaluation into the shell's start file."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"no completion for {shell}")
    root = context.find_root()
    say(maker(root.command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
