"""The explorer: a record in the browser, with pages made by the server."""

from __future__ import annotations
