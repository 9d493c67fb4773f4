"""What all pages share: the record, opened for reading, and what is kept of it while the server runs."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from onrecord.record import Record
from onrecord.web.queries.ledger import Ledger


@dataclass(frozen=True)
class Site:
    """A record opened for reading, its columns, and the folder of the user's own codebook rows, if any."""

    record: Record
    ledger: Ledger
    codebook: str | None = None

    def close(self) -> None:
        """Let go of the file."""
        self.ledger.close()
        self.record.close()

    @property
    def name(self) -> str:
        """The record's file, as the pages name it."""
        return self.record.path.name


def site(request: Request) -> Site:
    """The site that a request is to."""
    found: Site = request.app.state.site
    return found
