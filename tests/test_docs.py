"""The pages show what is so: their sessions run, their lists are whole, their links lead somewhere.

``make docs`` (scripts/docs.py) writes the true output into README.md and CONTRIBUTING.md.
"""

from __future__ import annotations

import doctest
import hashlib
import importlib
import importlib.util
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest

import onrecord
from onrecord import errors
from onrecord.cli import COMMANDS
from onrecord.evaluate.gate import read_floors
from onrecord.reading import READERS
from onrecord.schema import Reading
from onrecord.serialise import to_json
from onrecord.views.export import EXPORTS
from onrecord.views.export.about import page as exports_page

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("", "benchmarks/", "docs/", "docs/*/")
    for path in ROOT.glob(f"{folder}*.md")
)
RECIPES = ("a verb", "an actor", "an office", "a cue", "an input format", "an export")
APACHE_2 = "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4"
STALE = "run 'make docs' to write the true output into the pages"


def load_script(name: str) -> ModuleType:
    """A module of ``scripts``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


docs = load_script("docs")


def section(page: str, title: str) -> str:
    """The text below a heading, up to the next one of its level."""
    rest = page.partition(f"\n## {title}\n")[2]
    assert rest, f"no section {title!r}"
    return re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0]


# ---- what the pages show


@pytest.mark.parametrize("name", docs.PAGES)
def test_sessions_show_what_is_so(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    found = list(docs.differences(page, docs.rendered(page)))
    assert found == [], "\n".join([STALE, *found])


def test_the_table_of_accuracy_is_that_of_the_floors() -> None:
    shown = docs.FLOORS.search(README)
    assert shown is not None
    assert shown[0] == docs.floors_table(read_floors(ROOT / "tests" / "floors.json")), STALE


def test_the_page_of_exports_is_what_the_formats_tell() -> None:
    shown = docs.EXPORTS.search((ROOT / "docs" / "exports.md").read_text("utf-8"))
    assert shown is not None
    assert shown[0] == exports_page(EXPORTS), STALE


def test_every_measure_has_words() -> None:
    names = {name.partition(".")[2] for name in docs.read_floors()}
    assert names <= docs.MEASURES.keys()


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_recipe_is_run(recipe: str) -> None:
    blocks = [match["kind"] for match in docs.FENCE.finditer(recipe_text(recipe))]
    assert "console" in blocks
    assert set(blocks) & {"csv", "python"}


def recipe_text(recipe: str) -> str:
    """A recipe; that of an actor is run together with that of an office."""
    if recipe == "an actor":
        return section(CONTRIBUTING, f"Add {recipe}") + section(CONTRIBUTING, "Add an office")
    return section(CONTRIBUTING, f"Add {recipe}")


def test_sessions_are_taken_apart_into_commands() -> None:
    body = "$ one \\\n>   more\nshown\n> shown, too\n$ two\n"
    assert docs.commands(body) == ["one \\\n  more", "two"]


def test_ids_rows_and_times_may_differ() -> None:
    one = "line 0ecc5b27 of d41f78a89d4cd6b4 by cues.csv:12 in 0.5 s\n"
    other = "line 12345678 of 0000000000000000 by cues.csv:345 in 12 s\n"
    assert list(docs.differences(one, other)) == []
    assert list(docs.differences(one, other.replace("line", "row"))) != []


# ---- what the pages list


def command_names() -> Iterator[str]:
    """Every command as it is typed, those of groups with their group."""
    for command in COMMANDS:
        subcommands = command.commands if isinstance(command, click.Group) else {}
        yield from (f"{command.name} {name}" for name in subcommands)
        if not subcommands:
            yield str(command.name)


def plain(page: str) -> str:
    return " ".join(page.split())


@pytest.mark.parametrize("name", list(command_names()))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"onrecord {name}" in plain(README)


def test_no_command_that_is_there_is_called_missing() -> None:
    missing = plain(section(README, "What it does not do yet"))
    assert missing
    named = set(re.findall(r"`onrecord (\w+)`", missing))
    assert named & {name.partition(" ")[0] for name in command_names()} == set()


@pytest.mark.parametrize("suffix", sorted(filter(None, READERS)))
def test_every_kind_of_file_is_in_the_readme(suffix: str) -> None:
    assert f"`{suffix}`" in section(README, "What it reads")


@pytest.mark.parametrize("name", list(EXPORTS))
def test_every_export_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in section(README, "The commands")


def test_every_error_is_in_the_readme() -> None:
    names = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert [name for name in names if f"`{name}`" not in README] == []


def test_every_public_name_exists() -> None:
    names = set(re.findall(r"onrecord\.(\w+)", section(README, "In Python")))
    assert names <= set(onrecord.__all__)


def keys(data: Any) -> Iterator[str]:
    """Every key of JSON data, at every depth."""
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from keys(value)
    elif isinstance(data, list):
        for item in data:
            yield from keys(item)


def test_every_key_of_the_line_format_is_in_the_readme(golden_readings: list[Reading]) -> None:
    found = {key for reading in golden_readings for key in keys(to_json(reading))}
    told = set(re.findall(r"`(\w+)`", section(README, "The JSON line format")))
    assert sorted(found - told) == []


def test_every_golden_article_is_counted(golds: list[Any]) -> None:
    assert len(golds) == 13, "mend the number in the README's section on accuracy, then this one"
    assert "thirteen articles" in section(README, "How accurate it is")


def test_the_readme_names_targets_that_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    pages = "\n".join((ROOT / name).read_text("utf-8") for name in PAGES)
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]*$|`)", pages, re.MULTILINE)) <= targets
    assert {"venv", "demo", "test", "lint", "check", "bench", "floors", "docs", "site"} <= targets


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", page) if not link.startswith(("http", "#"))]
    assert [link for link in links if not ((ROOT / name).parent / link.partition("#")[0]).exists()] == []


def test_links_within_the_readme_lead_to_headings() -> None:
    headings = {
        re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in re.findall(r"^#+ (.*)", README, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


# ---- what goes with the pages


def test_the_licence_is_the_text_of_apache_2() -> None:
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2


def test_the_notice_names_the_data_of_others() -> None:
    rows = (ROOT / "src/onrecord/codebook/SOURCES.csv").read_text("utf-8").splitlines()
    others = [row.partition(",")[0] for row in rows[1:] if "CC BY" in row]
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert [name for name in others if name not in notice] == []


def test_the_citation_has_the_version() -> None:
    assert f"version: {onrecord.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {onrecord.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_continuous_integration_runs_the_readmes_command() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith("make test")
    assert "make test\n" in README


def test_the_benchmark_runs(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Kenya on Tuesday rejected a Somali demand for talks.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "speed.py", tmp_path, "--pairs", "1"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ratio, median of 1 pairs" in done.stdout
    assert "find_events" in done.stdout


def modules() -> list[str]:
    """The name of every module of the package."""
    found = pkgutil.walk_packages(onrecord.__path__, "onrecord.")
    return ["onrecord", *(module.name for module in found)]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
