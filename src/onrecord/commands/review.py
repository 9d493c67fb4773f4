"""The commands of the review: next, decide, undo, agreement, precision and export."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.common import (
    FAILED,
    check_forms,
    codebook_option,
    example,
    form_options,
    json_option,
    options,
    record_option,
    say,
    show,
    tell,
    terminal_width,
)
from onrecord.schema import KINDS

if TYPE_CHECKING:
    from onrecord.review import Queue, Review, Task

QUEUE_NAMES = ("random", "doubtful", "rule", "disputed")
VERDICTS = ("accept", "reject", "edit", "skip", "note")
EMPTY = "no line is left in this queue"

coder_option = click.option("--coder", metavar="NAME", required=True, help="Who decides.")
kind_option = click.option(
    "--kind", type=click.Choice(KINDS), default="events", show_default=True, help="The kind of line."
)
queue_options = options(
    coder_option,
    click.option("--queue", "name", type=click.Choice(QUEUE_NAMES), default="random", show_default=True),
    kind_option,
    click.option("--seed", type=int, default=1, show_default=True, help="Of the random order; give all coders one."),
    click.option("--category", metavar="NAME", help="Only events of this category (THREATEN)."),
    click.option("--rule", metavar="ROW", help="Made by this row (cues.csv:12) or file; for --queue rule."),
)


def opened(record: str, codebook: str | None = None, *, readonly: bool = True) -> Review:
    """The review of a record that has to be there."""
    from onrecord.review import Review

    return Review.open(record, codebook=codebook, readonly=readonly)


@click.group(epilog=example("onrecord review next --coder ann --record iraq.db"))
def review() -> None:
    """Check the lines by hand: decide, settle disputes, see how good machine and coders are.

    Decisions are kept in the record beside the machine's lines, and outlast coding the articles again. Coders
    do not see each other's. In a browser: 'onrecord serve', page Review.
    """


@review.command(
    epilog=example(
        "onrecord review next --coder ann",
        "onrecord review next --coder ann --queue doubtful --category THREATEN --json",
    )
)
@queue_options
@json_option
@record_option
def next(record: str, as_json: bool, **wanted: Any) -> None:
    """Show the next line of a queue, with its sentence and fields.

    \b
    random    drawn at random: the only ones that precision is estimated from
    doubtful  those the machine is least sure of
    rule      those made by a row of the codebook, or a whole file of it (--rule)
    disputed  those that coders disagree about, to be settled by another
    """
    from onrecord.review import Queue

    queue = Queue(**wanted)
    with opened(record) as found:
        task, left = found.next(queue), found.left(queue)
    if task is None:
        tell(f"onrecord: {EMPTY}")
    else:
        say(json.dumps(task.to_json(), ensure_ascii=False) if as_json else task_text(task, queue, left))


def task_text(task: Task, queue: Queue, left: int) -> str:
    """A task for a terminal: where it is from, its words, its fields, and how to decide."""
    from onrecord.views.text import clean, wrap

    width, article = terminal_width(), task.article
    head = "  ".join(clean(part) for part in (article.published, article.publisher, article.title) if part)
    page = [f"{task.kind.removesuffix('s')} {task.line.id}, {left:,} left in the queue {queue.name!r}", head, ""]
    page += context_text(task, width)
    page += ["", *fields_text(task.fields, width)]
    for choice in task.choices:
        page += ["", f"coder {choice.name}: {choice.verdict}{_note(choice.note)}"]
        page += fields_text({k: v for k, v in choice.fields.items() if v != task.fields[k]}, width)
    page += ["", *wrap(f"onrecord review decide {task.line.id} VERDICT {arguments(queue)}", width)]
    return "\n".join(page)


def context_text(task: Task, width: int) -> list[str]:
    """The sentence of a line with those around it; the words that make the line stand in brackets."""
    from onrecord.record.lines import anchor
    from onrecord.views.text import wrap

    text, (start, first, last, end), at = task.article.text, task.context, anchor(task.line)
    marked = f"{text[first : at.start]}[{at.of(text)}]{text[at.end : max(last, at.end)]}"
    return [*wrap(text[start:first], width, "  "), *wrap(marked, width, "> "), *wrap(text[last:end], width, "  ")]


def _note(note: str | None) -> str:
    from onrecord.views.text import clean

    return f" ({clean(note)})" if note else ""


def fields_text(fields: Mapping[str, str], width: int) -> list[str]:
    """Fields under each other, their names in a column."""
    from onrecord.views.text import wrap

    longest = max(map(len, fields), default=0) + 2
    lines = (wrap(value or "-", width, name.ljust(longest), " " * longest) for name, value in fields.items())
    return [line for found in lines for line in found]


def arguments(queue: Queue) -> str:
    """The options that tell 'decide' which queue a line came from."""
    import shlex

    given = {"--coder": queue.coder, "--queue": queue.name, "--category": queue.category, "--rule": queue.rule}
    seed = [f"--seed {queue.seed}"] if queue.source.seed is not None else []
    return " ".join([*(f"{name} {shlex.quote(value)}" for name, value in given.items() if value), *seed])


@review.command(
    epilog=example(
        "onrecord review decide 3f2a1b9c accept --coder ann --queue random",
        "onrecord review decide 3f2a1b9c edit --coder ann --set category=REQUEST --set 'recipients=the West=-:UNK'",
        "onrecord review decide 3f2a1b9c note --coder ann --note 'one demand or two?'",
    )
)
@click.argument("line", metavar="ID")
@click.argument("verdict", type=click.Choice(VERDICTS))
@coder_option
@click.option("--set", "given", metavar="FIELD=VALUE", multiple=True, help="For edit: a field's right value.")
@click.option("--note", metavar="WORDS", help="What the rules do not settle.")
@click.option("--queue", "name", type=click.Choice((*QUEUE_NAMES, "chosen")), default="chosen", show_default=True)
@click.option("--seed", type=int, help="The seed of the queue, kept with the decision.")
@click.option("--category", metavar="NAME", help="What the queue was narrowed to.")
@click.option("--rule", metavar="ROW", help="What the queue was narrowed to.")
@codebook_option
@record_option
def decide(line: str, verdict: str, coder: str, note: str | None, record: str, **given: Any) -> None:
    """Decide about the line ID: accept, reject, edit, skip, or only note.

    'onrecord review next' shows the ID, the fields and the options to give. A FIELD may be set to nothing
    (--set mode=). Parties are written WORDS=CODE:SECTOR, several with semicolons. Only decisions with --queue
    random count for the precision; those with --queue disputed settle a dispute.
    """
    from onrecord.record import Source

    fields = dict(map(_pair, given["given"]))
    if bool(fields) != (verdict == "edit"):
        raise click.UsageError("an edit needs --set FIELD=VALUE, and nothing else takes it")
    source = Source(given["name"], given["rule"] or given["category"], given["seed"])
    with opened(record, given["codebook"], readonly=False) as found:
        made = found.judge(line, coder, verdict, fields, note, source)  # type: ignore[arg-type]
    changed = "".join(f"; {name}: {value or 'nothing'}" for name, value in made.fields.items())
    tell(f"onrecord: {made.coder}: {made.verdict}{changed}")


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise click.UsageError(f"--set {given!r} has no value; write it as --set status=future")
    return name.strip(), value.strip()


@review.command(epilog=example("onrecord review undo --coder ann"))
@coder_option
@record_option
def undo(coder: str, record: str) -> None:
    """Take back the last decision of a coder; again, the one before."""
    with opened(record, readonly=False) as found:
        undone = found.undo(coder)
    if undone is None:
        tell(f"onrecord: {coder} has decided nothing that could be undone")
        raise SystemExit(FAILED)
    line, decision = undone
    name = line.line or f"a line that is no longer there (article {line.article})"
    tell(f"onrecord: undone: {decision.verdict} of {name}")


@review.command(
    short_help="How far coders agree, field by field.", epilog=example("onrecord review agreement --kind events")
)
@kind_option
@click.option("--seed", type=int, default=1, show_default=True, help="Of the resamples.")
@form_options
@record_option
def agreement(kind: str, seed: int, as_json: bool, as_csv: bool, record: str) -> None:
    """How far coders agree who decided about the same lines: Krippendorff's alpha of each field.

    Between low and high lie 95 % of the alphas of resampled lines; "same" is the share of pairs of coders that
    agree. An alpha is empty where all values are the same. "line" is whether it is a line at all; the other
    fields are compared among those who kept it. Parties agree in their codes.
    """
    from onrecord.review.tables import agreement_table

    check_forms(as_json, as_csv)
    with opened(record) as found:
        table = agreement_table(found.agreement(kind, seed))
    show(table, as_json, as_csv, f"no two coders have decided about the same {kind}")


@review.command(
    short_help="How often the machine is right.",
    epilog=example("onrecord review precision --kind events --csv > precision.csv"),
)
@kind_option
@form_options
@record_option
def precision(kind: str, as_json: bool, as_csv: bool, record: str) -> None:
    """How often the machine is right, by category, estimated from the lines drawn at random.

    "right": it is a line and its category is right (the stance of a position, the form of a statement);
    "exact": nothing had to be changed. low and high bound 95 % (Jeffreys). "all" rests on the lines that were
    drawn from all categories. Lines in dispute are left out until they are settled.
    """
    from onrecord.review.tables import precision_table

    check_forms(as_json, as_csv)
    with opened(record) as found:
        table = precision_table(found.precision(kind))
    show(table, as_json, as_csv, f"no {kind} were decided about with --queue random")


@review.command(
    short_help="Write reviewed articles as gold codings.",
    epilog=example("onrecord review export gold/", "onrecord score readings.jsonl gold/"),
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--complete", is_flag=True, help="Only articles in which every line is decided.")
@record_option
def export(folder: str, complete: bool, record: str) -> None:
    """Write the reviewed articles to DIR as gold codings, an ID.json and ID.txt each.

    'onrecord score' reads them. Lines that nobody has decided, or that are in dispute, are marked optional and
    count neither way; rejected ones are under "rejected". What the machine overlooked is not there: recall
    against such codings is too high.
    """
    from onrecord.review.tables import export_text

    with opened(record) as found:
        written = found.export(folder, complete=complete)
    tell(f"onrecord: {export_text(written, folder)}")
