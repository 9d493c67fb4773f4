"""Somebody named before by what else he is ("the New York businessman", "the Connecticut Democrat")."""

from __future__ import annotations

from onrecord.actors.antecedent import foremost, gender
from onrecord.actors.country import countries
from onrecord.actors.scene import Past, Scene
from onrecord.schema import Identity

NEAR = 6  # sentences
ONE = frozenset({"NN", "NNP"})


def epithet(scene: Scene, first: int, i: int) -> tuple[Identity, ...]:
    """The person most in view whom a definite description may mean; nobody where its noun is no such word."""
    token = scene.parse.tokens[i]
    able = scene.parse.tokens[first].text.lower() == "the" and token.tag in ONE and first < i
    if not able or token.text not in scene.codebook.names.words["epithet"] or scene.parse.kids(i, "appos", "relcl"):
        return ()
    fitting = [past for past in scene.before(i, sentences=NEAR) if _fits(scene, first, i, past)]
    return foremost(scene, i, fitting).identities if fitting else ()


def _fits(scene: Scene, first: int, i: int, past: Past) -> bool:
    """Whether somebody is one named person, of the state and gender that the description has."""
    one, codes = past.identities[0], countries(scene, first, i)
    if len(past.identities) > 1 or one.kind != "person" or not one.name or (codes and one.code not in codes):
        return False
    wanted = scene.codebook.names.words["gender of noun"].get(scene.parse.tokens[i].text)
    return None in (wanted, gender(scene.codebook.names, one)) or wanted == gender(scene.codebook.names, one)
