"""Commands around the record: resolving names, scoring, and completion in a shell."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from typing import IO, Any

import click

from onrecord.commands.common import FAILED, example, json_option, say, tell

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog=example("onrecord resolve mentions.jsonl > resolved.jsonl"))
@click.argument("source", metavar="IN.jsonl", type=click.File("r", encoding="utf-8-sig", errors="replace"))
def resolve(source: IO[str]) -> None:
    """Say who is meant, one JSON object a line in and out.

    In: {"id", "text", "context", "query_date"}. Out: {"id", "code", "plover", "sector", "name", "role",
    "confidence"}, null where unknown. Without a query_date the latest office counts. "-" is standard input.
    """
    from onrecord.actors.resolve import resolve_rows

    bad: list[int] = []
    for answer in resolve_rows(json_rows(source, bad)):
        say(json.dumps(answer, ensure_ascii=False))
    if bad:
        tell(f"onrecord: {len(bad)} of the lines could not be read")
        raise SystemExit(FAILED)


@click.command(epilog=example("onrecord classify pairs.jsonl > classified.jsonl"))
@click.argument("source", metavar="IN.jsonl", type=click.File("r", encoding="utf-8-sig", errors="replace"))
def classify(source: IO[str]) -> None:
    """Say what a sentence has one party do to another, one JSON object a line in and out.

    In: {"id", "text", "actor": [start, end], "recipient": [start, end]}. Out: {"id", "category", "mode", "status",
    "scores"}; category is null where there is no event between the two. "-" is standard input.
    """
    from onrecord.models.classify import classify_rows

    bad: list[int] = []
    unfit = 0
    for answer in classify_rows(json_rows(source, bad)):
        if isinstance(answer, dict):
            say(json.dumps(answer, ensure_ascii=False))
        else:
            unfit += 1
            tell(f"onrecord: {source.name}, {answer}; left out")
    if bad or unfit:
        tell(f"onrecord: {len(bad) + unfit} of the lines could not be read")
        raise SystemExit(FAILED)


def json_rows(source: IO[str], bad: list[int]) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one a line; the numbers of other lines are told and put into ``bad``."""
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        problem, row = parsed(line)
        if row is None:
            bad.append(number)
            tell(f"onrecord: {source.name}, line {number}: {problem}; left out")
        else:
            yield row


def parsed(line: str) -> tuple[str, dict[str, Any] | None]:
    """The object on a line, or the problem with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON ({error})", None
    if not isinstance(row, dict):
        return 'not an object with "id" and "text"', None
    return "", {**row, "text": row["text"] if isinstance(row.get("text"), str) else ""}


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
