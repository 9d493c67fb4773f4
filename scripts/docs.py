"""Run what the pages show and write the true output into them, so that no page shows what is not so.

python scripts/docs.py              rewrite README.md, CONTRIBUTING.md and the pages of docs
python scripts/docs.py --check      tell what differs; exit status 1 when something does

A page is worked through from top to bottom in a folder of its own, which holds a copy of ``examples`` and
``src``. A fenced block is a file when the line above it is a path ("`my/verbs.csv`:"), a change to that
file when it is a ``diff``, a shell session when it is ``console``, and Python when it is ``pycon``. The
table between the markers ``<!-- floors -->`` comes from tests/floors.json, what stands between the markers
``<!-- exports -->`` from the formats themselves.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from doctest import DocTestParser
from pathlib import Path

from onrecord.evaluate.tables import MEASURES

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/exports.md",
    "docs/tutorial.md",
    "docs/guides/daily.md",
    "docs/guides/tables.md",
    "docs/guides/own-rows.md",
)
FENCE = re.compile(
    r"(?:^`(?P<path>[^`\s]+\.\w+)`:\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
FLOORS = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.DOTALL)
EXPORTS = re.compile(r"(?<=<!-- exports -->\n).*?(?=<!-- /exports -->)", re.DOTALL)
SUMMARY = (__doc__ or "").partition("\n")[0]
PROMPT, MORE = "$ ", "> "
WIDTH = "110"
LONGEST_RUN = 300
# What may differ from one run to the next: ids, the number of a row, how long something took.
UNSTEADY = (
    (re.compile(r"\b[0-9a-f]{8}(?:[0-9a-f]{8})?\b"), "<id>"),
    (re.compile(r"(?<=\.csv:)\d+"), "<row>"),
    (re.compile(r"\b\d+(?:\.\d+)? (?:s|seconds)\b"), "<time>"),
)


class Sandbox:
    """A folder in which a page's files are written and its sessions run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, object] = {}
        for name in ("examples", "src"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.egg-info", ".*"))

    def block(self, match: re.Match[str]) -> str:
        """A fenced block with its true output; files are written and changes made on the way."""
        path, kind, body = match["path"], match["kind"], match["body"]
        if path and kind == "diff":
            self.change(path, body)
        elif path:
            self.write(path, body)
        elif kind in {"console", "pycon"}:
            shown = self.console(body) if kind == "console" else self.python(body)
            return match[0].replace(f"\n{body}", f"\n{shown}")
        return match[0]

    def write(self, path: str, body: str) -> None:
        """A file as the page shows it."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(body, "utf-8")

    def change(self, path: str, body: str) -> None:
        """A change to a file: lines with "-" go, lines with "+" come, the others say where."""
        lines = [(line[:1], line[1:] + "\n") for line in body.splitlines()]
        old = "".join(text for mark, text in lines if mark != "+")
        new = "".join(text for mark, text in lines if mark != "-")
        written = (self.folder / path).read_text("utf-8")
        if written.count(old) != 1:
            raise SystemExit(f"{path} holds these lines {written.count(old)} times, not once:\n{old}")
        self.write(path, written.replace(old, new))

    def console(self, body: str) -> str:
        """A shell session with the output that its commands have now."""
        shown = []
        for command in commands(body):
            shown.append(PROMPT + command.replace("\n", f"\n{MORE}") + "\n")
            shown.append(self.run(command))
        return "".join(shown)

    def run(self, command: str) -> str:
        """What a command prints, on both streams in their order."""
        places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        kept = {"PATH": places, "COLUMNS": WIDTH, "PYTHONPATH": str(self.folder / "src"), "NO_COLOR": "1"}
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.folder,
            env={**os.environ, **kept, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=LONGEST_RUN,
            check=False,
        )
        return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())

    def python(self, body: str) -> str:
        """A Python session with the output that its lines have now; names last from block to block."""
        shown = []
        for example in DocTestParser().get_examples(body):
            first, *rest = example.source.splitlines()
            shown += [f">>> {first}\n", *(f"... {line}\n" for line in rest)]
            out = io.StringIO()
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(out):
                exec(compile(example.source, "<page>", "single"), self.names)
            shown += [f"{line.rstrip()}\n" for line in out.getvalue().splitlines()]
        return "".join(shown)


def commands(body: str) -> list[str]:
    """The commands of a shell session, without their output."""
    found: list[str] = []
    open_command = False
    for line in body.splitlines():
        if line.startswith(PROMPT):
            found.append(line.removeprefix(PROMPT))
            open_command = True
        elif open_command and line.startswith(MORE):
            found[-1] += "\n" + line.removeprefix(MORE)
        else:
            open_command = False
    return found


def rendered(page: str) -> str:
    """A page with the output that it should show."""
    with tempfile.TemporaryDirectory(prefix="onrecord-docs-") as folder:
        shown = FENCE.sub(Sandbox(Path(folder)).block, page)
    return EXPORTS.sub(lambda _: formats(), FLOORS.sub(lambda _: floors_table(read_floors()), shown))


def formats() -> str:
    """What the formats of exports tell of themselves."""
    from onrecord.views.export import EXPORTS as known
    from onrecord.views.export.about import page

    return page(known)


def read_floors() -> dict[str, float]:
    """The floors by name ("rewrite.triple")."""
    return dict(json.loads((ROOT / "tests" / "floors.json").read_text("utf-8")))


def floors_table(floors: dict[str, float]) -> str:
    """The floors as a table: a line for each measure, a column for each group of articles."""
    groups = sorted({name.partition(".")[0] for name in floors})
    measures = {name.partition(".")[2] for name in floors}
    rows = [name for name in MEASURES if name in measures] + sorted(measures - MEASURES.keys())
    lines = [f"| what | {' | '.join(groups)} |", "|---|" + "---:|" * len(groups)]
    for name in rows:
        values = (floors.get(f"{group}.{name}") for group in groups)
        cells = ("" if value is None else f"{value:.2f}" for value in values)
        lines.append(f"| {MEASURES.get(name, name)} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def steady(page: str) -> list[str]:
    """The lines of a page without what may differ from one run to the next."""
    for pattern, name in UNSTEADY:
        page = pattern.sub(name, page)
    return page.splitlines()


def differences(old: str, new: str) -> Iterator[str]:
    """What differs between a page and what it should show, as a diff."""
    yield from difflib.unified_diff(steady(old), steady(new), "shown", "true", lineterm="", n=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Rewrite the pages, or tell what differs. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python scripts/docs.py", description=SUMMARY)
    parser.add_argument("--check", action="store_true", help="change nothing, tell what differs")
    options = parser.parse_args(arguments)
    stale = False
    for name in PAGES:
        path = ROOT / name
        old = path.read_text("utf-8")
        new = rendered(old)
        found = list(differences(old, new))
        stale = stale or bool(found)
        print("\n".join([f"{name}: {'differs' if found else 'shows what is so'}", *found]))
        if new != old and not options.check:
            path.write_text(new, "utf-8")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
