"""onrecord reads news reports and puts on the record who did what to whom, and who said what.

>>> import onrecord
>>> record = onrecord.code(["reports/"], into="iraq.db")  # doctest: +SKIP
>>> record.timeline(actor="RUS").to_pandas()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.api import OpenRecord, code, open
    from onrecord.codebook.codebook import load as load_codebook
    from onrecord.errors import InputError, OnrecordError
    from onrecord.pipeline import read_article
    from onrecord.schema import Article, Reading
    from onrecord.views.table import Table
    from onrecord.watching import watch

__version__ = "0.1.0"

_HOMES = {
    "code": "onrecord.api",
    "open": "onrecord.api",
    "OpenRecord": "onrecord.api",
    "read_article": "onrecord.pipeline",
    "load_codebook": "onrecord.codebook.codebook",
    "Article": "onrecord.schema",
    "Reading": "onrecord.schema",
    "Table": "onrecord.views.table",
    "OnrecordError": "onrecord.errors",
    "InputError": "onrecord.errors",
    "watch": "onrecord.watching",
}

__all__ = [
    "Article",
    "InputError",
    "OnrecordError",
    "OpenRecord",
    "Reading",
    "Table",
    "__version__",
    "code",
    "load_codebook",
    "open",
    "read_article",
    "watch",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that ``import onrecord`` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), "load" if name == "load_codebook" else name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """The public names, for completion in a shell or notebook."""
    return sorted(__all__)
