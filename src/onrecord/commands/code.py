"""The command that reads and codes articles."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from onrecord.commands.common import DEFAULT_RECORD, FAILED, codebook_option, date_option, example, model_option, tell
from onrecord.commands.progress import Progress
from onrecord.schema import KINDS
from onrecord.stopping import saying

if TYPE_CHECKING:
    from onrecord.coding import Job, Step
    from onrecord.reading import Options


def columns(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The --column options as a mapping of field to the input's own name."""
    found = {}
    for item in given:
        field, equals, name = item.partition("=")
        if not (field and equals and name):
            raise click.BadParameter(f"{item!r} is no FIELD=NAME; write it as text=body", context, option)
        found[field] = name
    return found


@click.command(
    epilog=example(
        "onrecord code reports/ --into iraq.db",
        "onrecord code story.txt --date 2003-03-18 --json readings.jsonl",
        "onrecord code archive.csv --column text=body --column date=day",
    )
)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option("--into", "--record", "into", metavar="FILE", type=click.Path(dir_okay=False),
              help=f"The record to add to.  [default: {DEFAULT_RECORD}; none with --json]")  # fmt: skip
@date_option
@click.option("--publisher", metavar="NAME", help="The publisher, for articles that do not say.")
@click.option("--json", "json_path", metavar="OUT", type=click.Path(dir_okay=False),
              help="Write every reading of this call here, one JSON object a line.")  # fmt: skip
@codebook_option
@click.option("--pipeline", metavar="NAME", help="Another installed spaCy pipeline.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", default=1, show_default=True,
              help="How many processes code; the record is the same whatever N.")  # fmt: skip
@model_option
@click.option("--column", "columns", metavar="FIELD=NAME", multiple=True, callback=columns,
              help="Where tables keep text, title, date, publisher, url or id: text=body.")  # fmt: skip
@click.option("--encoding", metavar="E", help="The encoding of text files (cp1252); else UTF-8.")
@click.option("--max-size", type=click.IntRange(min=1), metavar="N", default=1_000_000, show_default=True,
              help="The longest article, in characters.")  # fmt: skip
@click.option("--any-language", is_flag=True, help="Code articles that do not look English, too.")
def code(
    paths: tuple[str, ...], into: str | None, json_path: str | None,
    codebook: str | None, pipeline: str | None, workers: int, without_model: bool, **reading: Any,
) -> None:  # fmt: skip
    """Read news reports from PATHs and put on record what they say.

    A PATH is a file, a folder or "-" for standard input. Readings go to --into FILE (onrecord.db unless
    told otherwise); with --json and no --into, they are written there and nowhere else.
    """
    from onrecord.coding import Job

    record = into or (None if json_path else DEFAULT_RECORD)
    check_outputs(paths, record, json_path)
    job = Job(paths, chosen(**reading), codebook, pipeline, workers, not without_model)
    with saying(lambda: kept(record, json_path)):
        counts = run(job, record, json_path)
    tell(summary(counts, record, json_path))
    if counts["failed"]:
        raise SystemExit(FAILED)


def chosen(**reading: Any) -> Options:
    """How to read; choices that make no sense are wrong usage."""
    from onrecord.errors import InputError
    from onrecord.reading import Options

    try:
        return Options(**reading)
    except InputError as error:
        raise click.UsageError(str(error)) from error


def check_outputs(paths: tuple[str, ...], record: str | None, json_path: str | None) -> None:
    """Wrong usage when an output would overwrite an input or another output, or has no folder."""
    outputs = [path for path in (record, json_path) if path and path != "-"]
    inputs = {Path(path).resolve() for path in paths}
    for path in outputs:
        if Path(path).resolve() in inputs:
            raise click.UsageError(f"{path} is an input, too; name another file to write to")
        if not Path(path).resolve().parent.is_dir():
            raise click.UsageError(f"{path}: there is no folder {Path(path).parent}; make it first")
    if len({Path(path).resolve() for path in outputs}) < len(outputs):
        raise click.UsageError("--json and --into name the same file; give each its own")


def kept(record: str | None, json_path: str | None = None) -> str:
    """What is there of a run that was stopped: the record is added to step by step, other files come whole."""
    begun = bool(record) and Path(record or "").exists()
    told = "what was put on record so far is kept" if begun else "nothing was put on record"
    unwritten = [f"{json_path} was not written"] if json_path and json_path != "-" else []
    return "; ".join([*([told] if record else []), *unwritten])


def run(job: Job, record: str | None, json_path: str | None) -> Counter[str]:
    """Do the work step by step, telling what goes wrong; the counts of what was done."""
    from onrecord.coding import work

    counts: Counter[str] = Counter()
    with lines_to(json_path) as out, Progress() as progress:
        for step in work(job, record):
            note(step, progress)
            counts.update(counted(step))
            if out and step.reading:
                write(out, step)
            progress.advance(counts["articles"])
    return counts


def lines_to(path: str | None) -> AbstractContextManager[IO[str] | None]:
    """The file that readings go to as JSON, replaced only once it is complete."""
    from onrecord.views.export.files import replacing

    if path is None:
        return nullcontext()
    if path == "-":
        return nullcontext(sys.stdout)
    return replacing(Path(path))


def write(out: IO[str], step: Step) -> None:
    """A step's reading as a line of JSON."""
    from onrecord.serialise import dumps

    if step.reading:
        out.write(dumps(step.reading) + "\n")


def note(step: Step, progress: Progress) -> None:
    """Tell of an input that could not be read, of a missing date, and of a reading replaced."""
    if step.error:
        progress.tell(f"onrecord: {step.error}")
    if step.warning:
        progress.tell(f"onrecord: {step.warning}")
    if step.reading and step.outcome == "replaced":
        article = step.reading.article
        progress.tell(f"onrecord: {article.source or article.key}: read before; its reading was replaced")


def counted(step: Step) -> Iterator[str]:
    """What a step adds to the counts."""
    if step.error:
        yield "failed"
    if step.reading or step.outcome:
        yield "articles"
        yield step.outcome or "written"
    if step.reading:
        for kind in KINDS:
            yield from (kind for _ in getattr(step.reading, kind))


def summary(counts: Counter[str], record: str | None, json_path: str | None) -> str:
    """The last line: what was read, found and written, and how many inputs failed."""
    from onrecord.views.text import counted as number

    outcomes = ", ".join(f"{counts[o]} {o}" for o in ("new", "same", "replaced", "reprint") if counts[o])
    found = ", ".join(number(counts[kind], kind[:-1]) for kind in KINDS)
    out = "standard output" if json_path == "-" else json_path
    places = " and ".join(place for place in (record, out) if place)
    head = number(counts["articles"], "article") + (f" ({outcomes})" if outcomes else "")
    done = f"onrecord: {head}: {found}; in {places}" if counts["articles"] else "onrecord: nothing was read"
    failed = counts["failed"]
    return f"{done}\nonrecord: {number(failed, 'input')} could not be read" if failed else done
