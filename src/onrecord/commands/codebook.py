"""The commands that look at a codebook: check and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.common import FAILED, codebook_option, example, say, tell
from onrecord.views.text import counted

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook


@click.group(epilog=example("onrecord codebook check --codebook my/", "onrecord codebook show condemn"))
def codebook() -> None:
    """The knowledge that readings rest on: verbs, speech cues, actors, issues."""


@codebook.command(epilog=example("onrecord codebook check --codebook my/"))
@codebook_option
@click.option("--examples", is_flag=True, help="Read the examples of the shipped rows, too; takes a minute.")
def check(codebook: str | None, examples: bool) -> None:
    """Report every problem of the codebook at once: file, row and what to do.

    The rows of your own folder are tested by their examples: each is read, and what comes out has to be what its row
    expects.
    """
    from onrecord.codebook.check import check as problems_of

    problems, read = problems_of(codebook), 0
    if not problems and (codebook or examples):
        from onrecord.evaluate.own_rows import tried

        found = tried(codebook, shipped=examples)
        problems, read = list(found.problems), found.count
    for problem in problems:
        say(problem)
    if problems:
        tell(f"onrecord: {counted(len(problems), 'problem')} in the codebook")
        raise SystemExit(FAILED)
    told = f"; {counted(read, 'example')} came out as expected" if read else ""
    tell(f"onrecord: the codebook holds together{told}")


@codebook.command(epilog=example("onrecord codebook show condemn", 'onrecord codebook show "Igor Ivanov"'))
@click.argument("word", nargs=-1)
@codebook_option
def show(word: tuple[str, ...], codebook: str | None) -> None:
    """What the codebook holds; with a WORD, every row that has it."""
    from onrecord.codebook.codebook import load
    from onrecord.views.knowledge import contents, entries

    book: Codebook = load(codebook)
    wanted = " ".join(word)
    found = entries(book, wanted) if wanted else contents(book)
    if not found:
        tell(f"onrecord: no row of the codebook has {wanted!r}; add one in your own folder (--codebook)")
        raise SystemExit(FAILED)
    say("\n".join(found))
