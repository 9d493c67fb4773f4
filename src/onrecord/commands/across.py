"""The commands that ask across reports: merge, issues, shift and council."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.common import (
    DAY,
    FAILED,
    check_forms,
    check_period,
    example,
    filter_options,
    form_options,
    json_option,
    opened,
    options,
    record_option,
    say,
    show,
    tell,
)
from onrecord.errors import ChoiceError

if TYPE_CHECKING:
    from onrecord.record import Record

listing = options(filter_options, form_options, record_option)


@contextmanager
def changed(path: str) -> Iterator[Record]:
    """A record that has to be there, opened for writing down what the user says."""
    from onrecord.record import Record

    with Record.open(Path(path), create=False) as record:
        yield record


def taken_back(count: int, subject: str) -> None:
    """Tell how much of what was said of something is taken back; nothing is a failure."""
    tell(f"onrecord: {count} taken back" if count else f"onrecord: nothing was said of {subject}")
    if not count:
        raise SystemExit(FAILED)


@click.group(epilog=example("onrecord merge list", "onrecord merge show 3f2a1b9c", "onrecord merge split 3f2a1b9c"))
def merge() -> None:
    """Events that several reports tell: which are one, why, and where the reports differ."""


@merge.command("list", epilog=example("onrecord merge list --since 2003-03-17"))
@listing
def merge_list(record: str, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Events told by several reports: who reported them first, and where the accounts differ."""
    check_forms(as_json, as_csv)
    check_period(filters["since"], filters["until"])
    with opened(record) as found:
        show(found.merged(**filters), as_json, as_csv, hint="each event on record is told by one report")


@merge.command("show", epilog=example("onrecord merge show 3f2a1b9c"))
@click.argument("line", metavar="ID")
@json_option
@record_option
def merge_show(line: str, record: str, as_json: bool) -> None:
    """The accounts of the event that ID tells, side by side, and what makes them one."""
    with opened(record) as found:
        say(found.accounts(line, as_json=as_json))


@merge.command("join", epilog=example("onrecord merge join 3f2a1b9c 77d0c4e1"))
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@record_option
def merge_join(one: str, other: str, record: str) -> None:
    """Two accounts tell one event, whatever the rules make of them. Holds when they are coded again."""
    from onrecord.record import Decision

    with changed(record) as found:
        subject, value = found.account(one), found.account(other)
        if subject == value:
            raise ChoiceError(f"{one} and {other} are one account; give the ids of two")
        found.decide(Decision("events", "join", subject, value))
    tell(f"onrecord: {one} and {other} are one event now; 'onrecord merge undo {one}' takes that back")


@merge.command("split", epilog=example("onrecord merge split 3f2a1b9c"))
@click.argument("line", metavar="ID")
@record_option
def merge_split(line: str, record: str) -> None:
    """The account ID tells an event of its own. Holds when it is coded again."""
    from onrecord.record import Decision

    with changed(record) as found:
        found.decide(Decision("events", "split", found.account(line)))
    tell(f"onrecord: {line} is an event of its own now; 'onrecord merge undo {line}' takes that back")


@merge.command("undo", epilog=example("onrecord merge undo 3f2a1b9c"))
@click.argument("line", metavar="ID")
@record_option
def merge_undo(line: str, record: str) -> None:
    """Take back what was said of the account ID."""
    with changed(record) as found:
        count = found.forget("events", found.account(line))
    taken_back(count, line)


@click.group(invoke_without_command=True,
             epilog=example("onrecord issues", 'onrecord issues join "the war" "military action against Iraq"',
                            'onrecord issues name "new U.N. resolution" "the second draft"'))  # fmt: skip
@click.pass_context
@listing
def issues(context: click.Context, /, record: str, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """What stands are taken on: issues, each with its wordings.

    Wordings are gathered by the codebook's rows (issues.csv), else by the words they share. What you name, join
    and split is kept when articles are coded again.
    """
    if context.invoked_subcommand is None:
        check_forms(as_json, as_csv)
        check_period(filters["since"], filters["until"])
        with opened(record) as found:
            show(found.issues(**filters), as_json, as_csv, hint="widen the filters, or code articles that take stands")


@issues.command("name", epilog=example('onrecord issues name "new U.N. resolution" "the second draft"'))
@click.argument("issue")
@click.argument("name")
@record_option
def issues_name(issue: str, name: str, record: str) -> None:
    """Call ISSUE by NAME."""
    _decide(record, "name", issue, name)
    tell(f"onrecord: {issue} is called {name} now")


@issues.command("join", epilog=example('onrecord issues join "the war" "military action against Iraq"'))
@click.argument("issue")
@click.argument("other")
@record_option
def issues_join(issue: str, other: str, record: str) -> None:
    """ISSUE and OTHER, names or wordings, are one."""
    _decide(record, "join", issue, other)
    tell(f"onrecord: {issue} and {other} are one issue now")


@issues.command("split", epilog=example('onrecord issues split "military action against Saddam Hussein"'))
@click.argument("wording")
@record_option
def issues_split(wording: str, record: str) -> None:
    """WORDING, as 'onrecord positions' spells it, is an issue of its own."""
    _decide(record, "split", wording, "")
    tell(f"onrecord: {wording} is an issue of its own now")


@issues.command("undo", epilog=example('onrecord issues undo "military action against Saddam Hussein"'))
@click.argument("issue")
@record_option
def issues_undo(issue: str, record: str) -> None:
    """Take back what was said of ISSUE, a name or wording as it was given."""
    with changed(record) as found:
        count = found.forget("issues", issue.casefold().strip())
    taken_back(count, issue)


def _decide(path: str, act: Any, subject: str, value: str) -> None:
    """Keep what the user says of an issue that is there."""
    from onrecord.record import Decision, topics

    with changed(path) as record:
        if act == "split":
            record.wording(subject)
        else:
            with record.snapshot() as connection:
                topics.check_said(connection, act, subject, value)
        kept = value.strip() if act == "name" else value.casefold().strip()
        record.decide(Decision("issues", act, subject.casefold().strip(), kept))


@click.command(epilog=example('onrecord shift RUS "military action against Iraq"'))
@click.argument("actor", metavar="WHO")
@click.argument("issue")
@form_options
@record_option
def shift(actor: str, issue: str, record: str, as_json: bool, as_csv: bool) -> None:
    """How the stance of WHO (RUS, a name, or "all") on ISSUE moved: when, on whose words, with the sentences.

    A state's stance is what its head, ministers, soldiers and spokesmen say for it; everybody else, such as
    a senator, speaks for himself. Support and opposition voiced on one day are shown as a contradiction.
    """
    from onrecord.views.shift import page

    check_forms(as_json, as_csv)
    with opened(record) as found:
        table = found.shift(None if actor == "all" else actor, issue)
        if as_json or as_csv or not table:
            show(table, as_json, as_csv, hint="'onrecord positions --actor' shows what there is")
        else:
            say(page(table.lines))


@click.command(epilog=example('onrecord council "draft 2003" --on 2003-03-10', "onrecord council 1441 --on 2002-11-09"))
@click.argument("issue")
@click.option("--on", type=DAY, help="By what was known on this day; else on that of the latest report.")
@click.option("--procedural", is_flag=True, help="A matter of procedure, on which there is no veto.")
@click.option("--party", "parties", metavar="CODE", multiple=True,
              help="A party to the dispute, which must abstain (Chapter VI).")  # fmt: skip
@json_option
@record_option
def council(issue: str, on: str | None, procedural: bool, parties: tuple[str, ...], as_json: bool, record: str) -> None:
    """Would the resolution ISSUE carry in the Security Council: carried, blocked (by whom) or open.

    Nine of fifteen votes carry, unless a permanent member votes against (Article 27 of the Charter); abstaining
    is no vote against. Votes are those cast or announced, else they follow positions; what is unknown is so called.
    """
    from onrecord.views.council import page
    from onrecord.views.table import json_line

    with opened(record) as found:
        told = found.council(issue, on, procedural=procedural, parties=parties)
        say(json_line(told).rstrip("\n") if as_json else page(told))
