"""What all pages share: the record, opened for reading, and what is kept of it while the server runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from starlette.requests import Request

from onrecord.record import Record
from onrecord.web.queries.ledger import Ledger
from onrecord.web.queries.overview import Totals, totals


@dataclass(frozen=True)
class Site:
    """A record opened for reading, its columns, and the folder of the user's own codebook rows, if any."""

    record: Record
    ledger: Ledger
    codebook: str | None = None
    _totals: dict[int, Totals] = field(default_factory=dict, repr=False, compare=False)

    def totals(self) -> Totals:
        """The record's totals, counted again only when it has changed."""
        version = self.record.changes()
        if version not in self._totals:
            with self.record.snapshot() as connection:
                found = totals(connection)
            self._totals.clear()
            self._totals[version] = found
        return self._totals[version]

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
