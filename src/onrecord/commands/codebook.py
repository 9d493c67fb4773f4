"""The commands that look at a codebook: check and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.common import FAILED, codebook_option, example, say, tell

if TYPE_CHECKING:
    from onrecord.codebook.codebook import Codebook


@click.group(epilog=example("onrecord codebook check --codebook my/", "onrecord codebook show condemn"))
def codebook() -> None:
    """The knowledge that readings rest on: verbs, speech cues, actors, issues."""


@codebook.command(epilog=example("onrecord codebook check --codebook my/"))
@codebook_option
def check(codebook: str | None) -> None:
    """Report every problem of the codebook at once: file, row and what to do."""
    from onrecord.codebook.check import check as problems_of

    problems = problems_of(codebook)
    for problem in problems:
        say(problem)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        tell(f"onrecord: {len(problems)} {noun} in the codebook")
        raise SystemExit(FAILED)
    tell("onrecord: the codebook holds together")


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
