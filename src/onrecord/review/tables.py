"""Agreement and precision as tables, and what an export wrote in words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.review.agreement import Agreement
from onrecord.review.export import Exported
from onrecord.review.precision import Estimate, Precision
from onrecord.views.table import Cells, Table
from onrecord.views.text import counted

PLACES = 3


def agreement_table(found: Sequence[Agreement]) -> Table:
    """A row for each field."""
    columns = ("field", "lines", "same", "alpha", "low", "high")
    rows = tuple(
        (one.field, one.lines, *map(_rounded, (one.same if one.lines else None, one.alpha, one.low, one.high)))
        for one in found
    )
    return Table(columns, rows, noun="field")


def precision_table(estimate: Estimate) -> Table:
    """A row for each class, with the intervals; the note tells what was left out."""
    columns = ("category", "lines", "right", "right_low", "right_high", "exact", "exact_low", "exact_high")
    headings = ("category", "lines", "right", "low", "high", "exact", "low", "high")
    rows = tuple(map(_row, estimate.rows))
    left = [f"{counted(estimate.disputed, 'line')} in dispute"] if estimate.disputed else []
    left += [f"{counted(estimate.skipped, 'line')} skipped"] if estimate.skipped else []
    note = f"left out: {', '.join(left)}" if left else ""
    return Table(columns, rows, headings, rows, noun="line", note=note)


def _row(one: Precision) -> Cells:
    shares = (one.right.share, one.right.low, one.right.high, one.exact.share, one.exact.low, one.exact.high)
    return one.name, one.lines, *map(_rounded, shares)


def _rounded(value: float | None) -> float | None:
    # Adding nothing turns a minus zero, which rounding can leave, into zero.
    return None if value is None else round(value, PLACES) + 0.0


def export_text(written: Exported, folder: str) -> str:
    """What an export wrote, in a line."""
    kept = f"{counted(written.decided, 'line')} decided ({written.rejected:,} rejected), {written.optional:,} optional"
    gone = (
        f"; left out {counted(written.gone, 'line')} of articles that are no longer on record" if written.gone else ""
    )
    if not written.articles:
        return f"no article to export: decide about its lines first{gone}"
    return f"wrote {counted(written.articles, 'article')} to {folder}: {kept}{gone}"
