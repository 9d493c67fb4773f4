"""One thread for linear algebra: articles are shared out among processes, and matrices of an article are small."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache

from threadpoolctl import ThreadpoolController


@lru_cache(maxsize=1)
def _pools() -> ThreadpoolController:
    import numpy as np  # noqa: F401 - the libraries of a process are listed once, so NumPy's has to be among them

    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """What runs within it multiplies matrices in one thread; outside, everything is as it was."""
    limits: AbstractContextManager[object] = _pools().limit(limits=1)
    return limits
