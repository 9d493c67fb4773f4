"""Matrices are multiplied in one thread, and only within."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from onrecord import pipeline
from onrecord.codebook.codebook import Codebook
from onrecord.schema import Article, Reading
from onrecord.threads import one_thread


def threads() -> set[int]:
    assert np.ones(2).sum() == 2
    return {int(pool["num_threads"]) for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_within_and_as_many_as_before_outside() -> None:
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() == {1}
        assert threads() == before


def test_stages_run_in_one_thread(codebook: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []

    def watch(reading: Reading, _: Codebook) -> Reading:
        seen.append(threads())
        return reading

    monkeypatch.setattr(pipeline, "STAGES", (watch,))
    with threadpool_limits(2, user_api="blas"):
        list(pipeline.code_all([Article.of("Kenya left.")], codebook))
    assert seen == [{1}]
