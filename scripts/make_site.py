"""Build the documentation as a site that needs no network, from the pages, the code and the codebook.

python scripts/make_site.py              into build/site
python scripts/make_site.py FOLDER       into a folder of your choice

The pages of ``docs`` and of the root are taken as they are. The pages of the codebook are made from its rows.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath

from onrecord.codebook.codebook import HOME, LEXICONS, Codebook, Row, load, rows

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "README.md": "readme.md",
    "CONTRIBUTING.md": "contributing.md",
    "ARCHITECTURE.md": "architecture.md",
    "CHANGELOG.md": "changelog.md",
    "MODEL_CARD.md": "model-card.md",
}
LINK = re.compile(r"(!?)\[([^\]]+)\]\((?!https?:|#|mailto:)([^)\s]+)\)")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~^])")
SUMMARY = (__doc__ or "").partition("\n")[0]


def gathered(folder: Path) -> None:
    """All pages of the site in a folder."""
    shutil.copytree(ROOT / "docs", folder, dirs_exist_ok=True)
    homes = {**PAGES, "src/onrecord/codebook": "codebook/index.md"}
    found = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs").rglob("*.png")]
    homes |= {path.relative_to(ROOT).as_posix(): path.relative_to(ROOT / "docs").as_posix() for path in found}
    for name in (name for name in homes if name.endswith(".md")):
        (folder / homes[name]).write_text(linked((ROOT / name).read_text("utf-8"), name, homes), "utf-8")
    for name, page in codebook_pages(load(None)).items():
        (folder / "codebook").mkdir(exist_ok=True)
        (folder / "codebook" / f"{name}.md").write_text(page, "utf-8")


def linked(page: str, name: str, homes: Mapping[str, str]) -> str:
    """A page whose links lead to pages of the site; those to other files become their words."""

    def link(match: re.Match[str]) -> str:
        picture, words, (path, mark, rest) = match[1], match[2], match[3].partition("#")
        home = homes.get(normpath(PurePosixPath(name).parent / path))
        if home is None:
            return words if words.startswith("`") else f"{words} (`{path}`)" if path not in words else f"`{words}`"
        return f"{picture}[{words}]({relpath(home, PurePosixPath(homes[name]).parent)}{mark}{rest})"

    return LINK.sub(link, page)


def codebook_pages(codebook: Codebook) -> dict[str, str]:
    """The pages of the codebook by name."""
    pages = {
        "categories": "\n".join(categories(codebook)),
        **{f"verbs-{name.lower()}": "\n".join(verbs(name, codebook)) for name in codebook.categories},
        "cues": "\n".join(cues()),
        "countries": "\n".join(countries()),
        "bodies": "\n".join(bodies()),
        **offices(),
    }
    return {"index": "\n".join(index(pages)), **pages}


def index(pages: Mapping[str, str]) -> Iterator[str]:
    """The first page of the codebook, with the sources of its files."""
    yield from (
        "# The codebook",
        "",
        "What onrecord knows, row by row; the search finds a word or name in all of it.",
        "",
    )
    yield from ("```{toctree}", ":maxdepth: 1", "", *pages, "```", "", "## Sources", "")
    for row in rows(HOME, "SOURCES.csv"):
        yield f"- `{row['file']}`: {plain(row['source'])}, {plain(row['licence'])}"


def categories(codebook: Codebook) -> Iterator[str]:
    """The categories of the ontology with their modes."""
    yield from ("# Categories and modes", "", f"Of {codebook.ontology['name']}, with its scores of intensity.", "")
    for name, entry in codebook.categories.items():
        yield from (f"## {name}", "", plain(entry["definition"]), "")
        yield from (f"{entry['quad']}, intensity {entry['intensity']}; [its verbs](verbs-{name.lower()}.md)", "")
        yield from (f"- `{name}/{mode}`, intensity {score}" for mode, score in entry.get("modes", {}).items())
        yield ""


def verbs(category: str, codebook: Codebook) -> Iterator[str]:
    """The rows of the lexicon that make a category, each with its example."""
    yield from (f"# Words of {category}", "", plain(codebook.categories[category]["definition"]), "")
    found = [row for name in LEXICONS for row in rows(HOME, name) if row["category"] == category]
    for row in sorted(found, key=lambda row: (row["trigger"], row.where)):
        act = "/".join(filter(None, (category, row["mode"])))
        cameo = f", CAMEO {row['cameo']}" if row["cameo"] else ""
        yield f"- **{plain(row['trigger'])}** ({row['pos']}): `{act}`{cameo}. {plain(row['example'])} `{row['expect']}`"


def cues() -> Iterator[str]:
    """The words that attribute speech."""
    yield from ("# Cues", "", "Words that attribute speech, with what they imply and what they take.", "")
    for row in sorted(rows(HOME, "cues.csv"), key=lambda row: row["cue"]):
        about = ", ".join(filter(None, (row["pos"], row["kind"], row["implies"], row["takes"])))
        yield f"- **{plain(row['cue'])}** ({plain(about)}): {plain(row['example'])}"


def countries() -> Iterator[str]:
    """The countries with what they are called."""
    yield from ("# Countries", "", "With their other names, adjectives, capital, and words that stand for them.", "")
    for row in rows(HOME, "actors/countries.csv"):
        yield from (f"## {plain(row['name'])} ({row['code']})", "")
        names = [
            word for column in ("names", "adjectives", "demonyms", "capital", "metonyms") for word in row.many(column)
        ]
        yield from (f"{listed(names)}{when(row)}", "")


def bodies() -> Iterator[str]:
    """The international bodies."""
    yield from ("# Bodies", "", "International bodies and their organs, with their other names.", "")
    for row in rows(HOME, "actors/bodies.csv"):
        yield f"- **{plain(row['name'])}** (`{row['code']}`, {row['sector']}): {listed(row.many('aliases'))}"


def offices() -> dict[str, str]:
    """The offices, a page for each first letter of a code."""
    by_code: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows(HOME, "actors/offices.csv"):
        by_code[row["code"]].append(row)
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(by_code):
        by_letter[code[:1].upper()].append(code)
    return {
        f"offices-{letter.lower()}": "\n".join(_offices(letter, {code: by_code[code] for code in codes}))
        for letter, codes in sorted(by_letter.items())
    }


def _offices(letter: str, by_code: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    yield from (f"# Offices: {letter}", "", "Who held which office when, by the code of the state or body.", "")
    for code, held in by_code.items():
        yield from (f"## {code}", "")
        for row in sorted(held, key=lambda row: (row["title"], row["start"], row["name"])):
            yield f"- {plain(row['title'])}: **{plain(row['name'])}**{when(row)}"
        yield ""


def when(row: Row) -> str:
    """When a row holds, where it does not always."""
    return f", {row['start'] or 'until'} to {row['end'] or 'today'}" if row["start"] or row["end"] else ""


def listed(words: Sequence[str]) -> str:
    """Words with commas between them."""
    return plain(", ".join(words)) if words else "no other name"


def plain(words: str) -> str:
    """Words that Markdown takes for nothing else."""
    return SPECIAL.sub(r"\\\1", words)


def built(out: Path) -> int:
    """Build the site; the status of Sphinx, which takes a warning for an error."""
    from sphinx.cmd.build import main as sphinx

    with tempfile.TemporaryDirectory(prefix="onrecord-site-") as folder:
        source = Path(folder, "pages")
        gathered(source)
        shutil.rmtree(out, ignore_errors=True)
        told = ["-q", "-W", "--keep-going", "-b", "html", "-d", str(Path(folder, "trees"))]
        return int(sphinx([*told, str(source), str(out)]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python scripts/make_site.py", description=SUMMARY)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "site")
    out = parser.parse_args(arguments).folder
    status = built(out)
    print(f"{out / 'index.html'}" if status == 0 else "the site has faults; see above", file=sys.stderr)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
