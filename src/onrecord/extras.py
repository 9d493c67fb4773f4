"""Packages that only some users need: imported when they are used, named when they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onrecord.errors import MissingExtra


def extra(module: str, name: str) -> Any:
    """A module that the extra ``name`` brings. Raises MissingExtra when it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(f"{package} is not installed; run 'pip install \"onrecord[{name}]\"'") from error
