"""The guide has a section for every kind of line, and names no field that there is not."""

from __future__ import annotations

import re

import pytest

from onrecord.review.fields import FIELDS
from onrecord.review.guide import GENERAL, guide, sections
from onrecord.schema import KINDS


def test_every_kind_has_its_section():
    assert tuple(sections()) == (GENERAL, *KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_told_before_what_holds_for_all(kind):
    assert guide(kind).startswith(sections()[kind][:40])
    assert sections()[GENERAL] in guide(kind)


def test_statuses_and_choices_are_those_of_the_fields():
    told = set(re.findall(r"`([a-z]+)`", sections()["events"]))
    assert {"actual", "future", "hypothetical", "negated", "historical"} <= told
    assert {"conditional", "undecided"} <= set(re.findall(r"`([a-z]+)`", sections()["positions"]))
    assert {field.name for field in FIELDS["statements"]} >= {"speaker", "content", "form", "via", "to"}
