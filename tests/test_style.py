"""Budgets: short functions, short files, words in the codebook and not in code, a true file map."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"
FILES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
MEDIAN, NINETIETH, LONGEST, FILE = 10, 35, 60, 400
LIST = 24
WORD = re.compile(r"[a-z][a-z'’-]*(?: [a-z'’-]+)*")
TAGS = frozenset({"dobj", "pobj", "conj", "attr", "acomp", "xcomp", "ccomp", "pcomp", "advcl", "relcl", "acl"})
PAGE = ROOT / "ARCHITECTURE.md"
IGNORED = frozenset({"__pycache__", "py.typed", "__init__.py"})
pytestmark = pytest.mark.style


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines, from its first line of code to the last."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (
                    f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                    (node.end_lineno or node.lineno) - node.lineno + 1,
                )


def test_functions_are_short() -> None:
    lengths = [length for _, length in functions()]
    assert median(lengths) <= MEDIAN
    assert quantiles(lengths, n=10)[-1] <= NINETIETH


def test_no_function_is_too_long() -> None:
    assert [f"{name}: {length} lines" for name, length in functions() if length > LONGEST] == []


def test_no_file_is_too_long() -> None:
    lines = {path: path.read_text("utf-8").count("\n") for path in FILES}
    assert [f"{path.relative_to(ROOT)}: {count} lines" for path, count in lines.items() if count > FILE] == []


def word_lists(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """Literals that hold many words: the line, and how many. Labels of the parser are no words."""
    for node in ast.walk(tree):
        texts = _strings(node)
        if len(texts) > LIST and not TAGS & set(texts) and sum(map(bool, map(WORD.fullmatch, texts))) > LIST:
            yield node.lineno, len(texts)  # type: ignore[attr-defined]


def _strings(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        value = node.func.value
        return value.value.split() if isinstance(value, ast.Constant) and isinstance(value.value, str) else []
    return []


def test_words_are_rows_of_the_codebook() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {count} words"
        for path, tree in TREES.items()
        for line, count in word_lists(tree)
    ]
    assert found == []


def test_long_lists_of_words_are_seen() -> None:
    words = [f"word{'s' * n}" for n in range(LIST + 1)]
    assert list(word_lists(ast.parse(repr(words)))) == [(1, LIST + 1)]
    assert list(word_lists(ast.parse(repr(set(words))))) == [(1, LIST + 1)]
    assert list(word_lists(ast.parse(f"{' '.join(words)!r}.split()"))) == [(1, LIST + 1)]
    assert list(word_lists(ast.parse(repr(words[:-1])))) == []
    assert list(word_lists(ast.parse(repr(["dobj", *words])))) == []


def mapped(page: str) -> set[str]:
    """The paths that the file map names: the block that starts with src/onrecord/, by indentation."""
    block = re.search(r"^( *)src/onrecord/.*\n((?:\1[ ]+\S.*\n)+)", page, re.MULTILINE)
    if block is None:
        return set()
    return set(_paths(block[2].splitlines(), len(block[1])))


def _paths(lines: list[str], base: int) -> Iterator[str]:
    folders: list[tuple[int, str]] = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        name, *rest = line.split()
        while folders and folders[-1][0] >= indent:
            folders.pop()
        above = "".join(folder for _, folder in folders)
        if indent > base:
            yield above + name
        if name.endswith("/"):
            folders.append((indent, name))
            yield from (above + name + word.strip(",;:()") for word in rest if word.strip(",;:()").endswith(".py"))


def tree() -> set[str]:
    """The modules and folders of the package, as the map names them."""
    found = set()
    for path in SOURCE.rglob("*"):
        parts = path.relative_to(SOURCE).parts
        if IGNORED.isdisjoint(parts) and (path.is_dir() or path.suffix == ".py"):
            found.add("/".join(parts) + ("/" if path.is_dir() else ""))
    return found


@pytest.mark.skipif(not PAGE.exists(), reason="ARCHITECTURE.md is not there")
def test_the_file_map_matches_the_tree() -> None:
    named = {
        path
        for path in mapped(PAGE.read_text("utf-8"))
        if path.endswith(("/", ".py")) and not path.endswith("__init__.py")
    }
    real = tree()
    assert sorted(named - real) == [], "named in ARCHITECTURE.md and not there"
    unnamed = {
        path for path in real - named if not any(path.startswith(folder) for folder in named if folder.endswith("/"))
    }
    assert sorted(unnamed) == [], "there and not named in ARCHITECTURE.md"


def test_a_file_map_is_read_by_indentation() -> None:
    page = """## Map
    src/onrecord/
      cli.py     prints
      actors/    link.py (which), role.py
      views/     pages
        export/  one file a format

Text"""
    assert mapped(page) == {
        "cli.py",
        "actors/",
        "actors/link.py",
        "actors/role.py",
        "views/",
        "views/export/",
    }
