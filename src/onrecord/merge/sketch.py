"""Sketches of texts: numbers of which two near-duplicates very likely share at least one.

Bands of minhashes over the words of a text and over its runs of three words. Of two texts that share half
of their words, more than nine in ten have a band in common; of two that share a tenth, one in two hundred.
Those that do are compared in earnest (``reprint``).
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.merge.reprint import Body
from onrecord.merge.words import tokens, triples

SEED = 1
WORD_BANDS, WORD_ROWS = 40, 4
RUN_BANDS, RUN_ROWS = 24, 2
WIDE = 2**63


def sketch(text: str, body: Body) -> list[int]:
    """The bands of a text, each a signed number of 64 bits."""
    runs = (" ".join(run) for run in triples(tokens(text)))
    return [*_bands(body.stems, WORD_BANDS, WORD_ROWS, 0), *_bands(runs, RUN_BANDS, RUN_ROWS, WORD_BANDS)]


def _bands(items: Iterable[str], bands: int, rows: int, first: int) -> list[int]:
    from rensa import RMinHash

    hashes = RMinHash(num_perm=bands * rows, seed=SEED)
    hashes.update(sorted(items))
    digest = hashes.digest()
    return [_number(first + n, digest[n * rows : (n + 1) * rows]) for n in range(bands)]


def _number(band: int, hashes: list[int]) -> int:
    """One number for the hashes of a band, in SQLite's range."""
    found = band
    for value in hashes:
        found = (found * 0x100000001B3 ^ value) % 2**64
    return found - 2**64 if found >= WIDE else found
