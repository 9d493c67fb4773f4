"""The scoreboard: every measure of every set with its interval, errors by cause, what a confidence is worth.

python -m onrecord.evaluate.scoreboard                    measure the project's own sets and print the tables
python -m onrecord.evaluate.scoreboard --write            write them into docs/accuracy.md and MODEL_CARD.md
python -m onrecord.evaluate.scoreboard --gold NAME=FOLDER --given-only      measure your own gold codings

A page holds a table between ``<!-- board: NAME -->`` and ``<!-- /board: NAME -->``; the rest of the page is left
as it is, and so is a table that was not measured. Run it in the project's folder.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.codebook.codebook import Codebook, load
from onrecord.errors import InputError, OnrecordError
from onrecord.evaluate import tables
from onrecord.evaluate.bootstrap import DRAWS
from onrecord.evaluate.gold import Gold, read_golds
from onrecord.evaluate.sets import HELD, REPORTS, REWRITES, SECOND, Coded, code_set, own_sets
from onrecord.models.files import model_name

PAGES = (Path("docs/accuracy.md"), Path("MODEL_CARD.md"))
SECTION = re.compile(
    r"(?P<open><!-- board: (?P<name>[a-z]+) -->\n)(?P<body>.*?)(?P<close><!-- /board: (?P=name) -->)", re.DOTALL
)
SHORT = 12
Sections = dict[str, str]


def made_with(codebook: Codebook) -> str:
    """The line that says with what the tables were made."""
    return f"Made with codebook `{codebook.hash[:SHORT]}` and model `{model_name()}`."


def own_sections(sets: Mapping[str, Coded], codebook: Codebook, draws: int = DRAWS) -> Sections:
    """The tables of the project's own sets, by name."""
    held = sets[HELD]
    return {
        "version": made_with(codebook),
        "scores": "\n\n".join(tables.scores(coded, draws) for coded in sets.values()),
        "regions": tables.regions(held),
        "causes": tables.causes(held),
        "categories": tables.categories(held),
        "weakest": tables.weakest(held),
        "confidence": tables.confidence(held),
        "calibration": tables.calibration([held, sets[REWRITES]]),
        "published": tables.published(),
        "agreement": tables.agreement(read_golds(REPORTS), read_golds(SECOND), draws),
    }


def given_section(sets: Sequence[Coded], codebook: Codebook, draws: int = DRAWS) -> Sections:
    """The tables of gold codings that the user gave, with what they were made with."""
    told = [f"{tables.scores(coded, draws)}\n\n{tables.causes(coded)}" for coded in sets]
    return {"given": "\n\n".join([made_with(codebook), *told])}


def written(page: str, sections: Sections) -> str:
    """A page with the tables that were measured in their places."""

    def fill(match: re.Match[str]) -> str:
        body = sections.get(match["name"])
        return match[0] if body is None else f"{match['open']}{body}\n{match['close']}"

    return SECTION.sub(fill, page)


def measure(options: argparse.Namespace) -> Sections:
    """Everything that the options ask for."""
    codebook = load(None)
    found: Sections = {}
    if not options.given_only:
        own = {name: code_set(name, golds, codebook) for name, golds in own_sets().items()}
        found.update(own_sections(own, codebook, options.draws))
    if options.gold:
        given = [code_set(name, golds, codebook) for name, golds in options.gold]
        found.update(given_section(given, codebook, options.draws))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the tables or write them into the pages. Returns the exit status."""
    options = _parser().parse_args(arguments)
    if options.given_only and not options.gold:
        _parser().error("--given-only needs --gold NAME=FOLDER")
    try:
        pages = {path: _page(path) for path in _asked(options)}
        sections = measure(options)
    except OnrecordError as error:
        print(error, file=sys.stderr)
        return 1
    if options.write is None:
        print("\n\n".join(f"## {name}\n\n{body}" for name, body in sections.items()))
    for path, page in pages.items():
        path.write_text(written(page, sections), "utf-8")
    return 0


def _asked(options: argparse.Namespace) -> Sequence[Path]:
    return () if options.write is None else options.write or PAGES


def _page(path: Path) -> str:
    try:
        page = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), "the page cannot be read", "give a text file that is there") from error
    if not SECTION.search(page):
        raise InputError(str(path), "no place for a table", "write '<!-- board: NAME -->' and '<!-- /board: NAME -->'")
    return page


def _given(words: str) -> tuple[str, list[Gold]]:
    """A set of gold codings: ``NAME=FOLDER``, or a folder that gives its own name."""
    name, _, folder = words.rpartition("=")
    try:
        return name or Path(folder).name, read_golds(folder)
    except OnrecordError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _draws(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is not a number of draws; give 1000, for example")
    return int(words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m onrecord.evaluate.scoreboard", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--gold",
        type=_given,
        metavar="NAME=FOLDER",
        action="append",
        default=[],
        help="a folder of gold codings to measure, too; can be given several times",
    )
    parser.add_argument("--given-only", action="store_true", help="leave the project's own sets out")
    pages = " and ".join(map(str, PAGES))
    parser.add_argument("--write", type=Path, nargs="*", metavar="PAGE", help=f"write into pages (default: {pages})")
    parser.add_argument("--draws", type=_draws, default=DRAWS, help="how often articles are drawn for an interval")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
