"""The site is built without a fault, its links lead somewhere, and it asks nothing of other hosts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from onrecord.cli import COMMANDS
from onrecord.codebook.codebook import Codebook

ROOT = Path(__file__).parents[1]
ELSEWHERE = ("http:", "https:", "//")
LOADED = "//script/@src | //img/@src | //iframe/@src | //link[not(@rel='canonical')]/@href | //source/@src"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_site.py", folder], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {path: html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}


def broken(pages: dict[Path, html.HtmlElement]) -> Iterator[str]:
    ids = {path: set(tree.xpath("//@id | //a/@name")) for path, tree in pages.items()}
    for path, tree in pages.items():
        for link in tree.xpath("//a/@href"):
            place, _, anchor = unquote(link).partition("#")
            if link.startswith((*ELSEWHERE, "mailto:")):
                continue
            target = (path.parent / place).resolve() if place else path
            if not target.exists() or (anchor and target in ids and anchor not in ids[target]):
                yield f"{path.name}: {link}"


def test_links_lead_somewhere(pages: dict[Path, html.HtmlElement]) -> None:
    assert len(pages) > 40
    assert list(broken(pages)) == []


def test_nothing_comes_from_another_host(site: Path, pages: dict[Path, html.HtmlElement]) -> None:
    loaded = {str(url) for tree in pages.values() for url in tree.xpath(LOADED)}
    assert loaded
    assert [url for url in loaded if url.startswith(ELSEWHERE)] == []
    for style in site.rglob("*.css"):
        words = style.read_text("utf-8")
        assert not [mark for mark in ("url(http", "url(//", 'url("http', "@import") if mark in words], style


@pytest.mark.parametrize("name", [str(command.name) for command in COMMANDS])
def test_every_command_is_in_the_reference(name: str, site: Path) -> None:
    assert f"onrecord {name}" in " ".join(
        html.parse(str(site / "reference/commands.html")).getroot().text_content().split()
    )


def test_the_codebook_can_be_browsed_and_searched(site: Path, codebook: Codebook) -> None:
    for name in codebook.categories:
        assert (site / "codebook" / f"verbs-{name.lower()}.html").exists()
    offices = html.parse(str(site / "codebook/offices-r.html")).getroot().text_content()
    assert "foreign minister: Igor Ivanov, 1998-09-11 to 2004-03-09" in offices
    found = (site / "searchindex.js").read_text("utf-8")
    assert "excori" in found and "chirac" in found
