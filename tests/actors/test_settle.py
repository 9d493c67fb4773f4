"""Whose side descriptions are on, as the model settles it."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook
from onrecord.pipeline import read_article
from onrecord.schema import Article


def test_gunmen_whom_nobody_names_are_on_no_side(codebook: Codebook) -> None:
    text = "Gunmen killed 12 soldiers in Mali on Monday. Mali blamed the rebels. Mali sent troops to the north."
    found = read_article(Article.of(text, published="2018-06-14"), codebook)
    (attack,) = [event for event in found.events if event.category == "ASSAULT"]
    assert [(one.text, one.code, one.sector) for one in attack.actors] == [("Gunmen", None, "UAF")]
