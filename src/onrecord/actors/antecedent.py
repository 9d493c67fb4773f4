"""Whom a pronoun takes up: of those named before it, whoever most clues speak for.

The weights of clues by their names were learned by ``training/train_antecedents.py`` from the pronouns of our coded
reports, for those of persons ("he"), things ("it") and several ("they") apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.actors.scene import Past, Scene
from onrecord.codebook.names import NameIndex, fold
from onrecord.grammar import antecedent
from onrecord.models.files import HOME
from onrecord.models.logistic import added
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
Who = tuple[str | None, ...]
TOP = 2.0  # the rank of whoever acts in a sentence
HERE, AGAIN, AWAY = 0.3, 0.25, 0.8  # for the same sentence, for a pronoun in it, for each sentence back
CLEARLY = 1.25  # in the logarithm of odds
BACK, NEAR, NTH, OFTEN = 6, 3, 4, 8  # sentences, and places among others, that are told apart
STOOD = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "dative", "agent"})
PLACE = {"nsubj": "subject", "nsubjpass": "subject", "poss": "owner"}
SAID = frozenset({"ccomp", "parataxis"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})


@lru_cache(maxsize=1)
def load_weights() -> dict[str, dict[str, float]]:
    """What each clue adds to the odds of a candidate, by the class of the pronoun."""
    found: dict[str, dict[str, float]] = json.loads((HOME / "antecedents.json").read_text("utf-8"))["antecedents"]
    return found


def taken_up(scene: Scene, i: int, able: Sequence[Past], pronouns: str) -> Identities:
    """The identities of whoever is most in view, unless somebody else is clearly likelier to be meant."""
    if not able:
        return ()
    weights = load_weights()[pronouns]
    first = foremost(scene, i, able)
    odds = [round(added(weights, (), clues), 6) for clues in told(scene, i, able)]
    rated = [(chance + CLEARLY * (past is first), past.i, past) for chance, past in zip(odds, able, strict=True)]
    return max(rated, key=lambda one: one[:2])[2].identities


def foremost(scene: Scene, i: int, able: Sequence[Past]) -> Past:
    """Whoever is most in view of those named before a word, the last of them where several are."""
    return max(able, key=lambda past: (in_view(scene, i, past), past.i))


def in_view(scene: Scene, i: int, past: Past) -> float:
    """How much in view somebody is: a subject one sentence back before an object in this one, two back no longer."""
    back = scene.parse.tokens[i].sentence - scene.parse.tokens[past.i].sentence
    again = back == 0 and scene.parse.tokens[past.i].pos == "PRON"
    return past.rank + HERE * (back == 0) + AGAIN * again - AWAY * back


def whose(past: Past) -> Who:
    """What tells somebody from others: their names, else roles and codes."""
    return tuple(one.name or f"{one.role} {one.code}" for one in past.identities)


def told(scene: Scene, i: int, able: Sequence[Past]) -> list[dict[str, float]]:
    """The clues to each of those that a pronoun may mean, with their values."""
    near = sorted(able, key=lambda past: -past.i)
    order = list(dict.fromkeys(map(whose, near)))
    last, around, counts = _teller(scene, i), _around(scene, i, able), Counter(map(whose, able))
    made = []
    for past in able:
        who = whose(past)
        nth = min(order.index(who), NTH)
        values = {
            "often": min(counts[who], OFTEN) / OFTEN,
            "told last": float(who == last),
            f"nearest but {nth}": 1.0,
            f"nearest but {min(nth, NEAR)} of {min(len(order), NTH)}": 1.0,
            **dict.fromkeys(around[who], 1.0),
        }
        made.append({**values, **dict.fromkeys(_clues(scene, i, past), 1.0)})
    return made


def _around(scene: Scene, i: int, able: Sequence[Past]) -> dict[Who, set[str]]:
    """Where else somebody is named in the sentences before a pronoun."""
    tokens, found = scene.parse.tokens, dict[Who, set[str]]()
    for past in able:
        token, own = tokens[past.i], found.setdefault(whose(past), set())
        back = tokens[i].sentence - token.sentence
        if token.entity == "PERSON":
            own.add("by name")
        if back < NEAR:
            own.add(f"{'taken up' if token.pos == 'PRON' else 'named'} {back} before")
        if back < NEAR and past.rank == TOP:
            own.add(f"acts {back} before")
    return found


def _teller(scene: Scene, i: int) -> Who | None:
    """Whoever said something last before a word, in the last sentences."""
    return next((whose(past) for past in scene.before(i, sentences=BACK) if _tells(scene, past.i)), None)


def _tells(scene: Scene, i: int) -> bool:
    """Whether a word is the subject of a verb that attributes words."""
    token = scene.parse.tokens[i]
    cues = scene.codebook.cues_by_head.get(scene.parse.tokens[token.head].lemma, ()) if token.dep == "nsubj" else ()
    return any(cue.kind == "speech" and cue.pattern.pos == "verb" for cue in cues)


def _clues(scene: Scene, i: int, past: Past) -> Iterator[str]:
    parse, one = scene.parse, past.identities[0]
    token, other = parse.tokens[i], parse.tokens[past.i]
    back = token.sentence - other.sentence
    near, kind = min(back, NEAR), "relative" if other.tag in RELATIVE else "pronoun" if other.pos == "PRON" else "noun"
    yield from (f"rank {past.rank:g}", f"back {min(back, BACK)}", f"rank {past.rank:g} back {near}")
    yield from (kind, f"{kind} back {near}", f"kind {one.kind}", f"of {len(past.identities)}")
    yield f"{token.dep} after {other.dep if other.dep in STOOD else 'another'}"
    if _tells(scene, i):
        yield from ("tells", f"tells back {near}", f"tells rank {past.rank:g}")
    place = PLACE.get(token.dep, "object")
    yield f"{place} rank {past.rank:g} back {near}"
    for name in (name for name, holds in _marks(scene, i, past).items() if holds):
        yield from (name, f"{place}, {name}")


def _marks(scene: Scene, i: int, past: Past) -> dict[str, bool]:
    """What holds of somebody named before, or does not."""
    parse, one = scene.parse, past.identities[0]
    token, other = parse.tokens[i], parse.tokens[past.i]
    paragraphs = parse.paragraph_of[i] - parse.paragraph_of[past.i]
    above = list(parse.ancestors(past.i)) if token.sentence == other.sentence else []
    return {
        "named": bool(one.name), "unlisted": one.unlisted, "no code": one.code is None,
        "of the focus": one.code is not None and one.code == scene.focus,
        "known gender": gender(scene.codebook.names, one) is not None,
        "quoted": past.i in scene.quoted, "quoted apart": (past.i in scene.quoted) != (i in scene.quoted),
        "same place": other.dep == token.dep,
        "same paragraph": paragraphs == 0, "paragraph before": paragraphs == 1,
        "opens": parse.left[past.i] == parse.bounds[other.sentence][0],
        "in what its verb says": any(parse.tokens[k].dep in SAID and parse.tokens[k].head == token.head for k in above),
        "below its verb": token.head in above, "above its verb": other.head in parse.ancestors(token.head),
        "beside its verb": bool(above) and parse.tokens[token.head].dep == "parataxis",
        "plural": plural(scene, past.i),
    }  # fmt: skip


def of_another_gender(scene: Scene, i: int, one: Identity) -> bool:
    """Whether somebody is not of the gender that a pronoun has."""
    wanted = scene.codebook.markers["person"].get(scene.parse.tokens[i].text.lower())
    known = gender(scene.codebook.names, one)
    return None not in (known, wanted) and known != wanted


def gender(names: NameIndex, found: Identity) -> str | None:
    """m or f by a title or given name; None when neither tells."""
    words = (found.name or found.role or "").split()
    if not words:
        return None
    title = names.words["gender of title"].get(words[0].rstrip("."))
    return title or names.genders.get(fold(words[0])) or names.words["gender of noun"].get(words[-1])


def plural(scene: Scene, i: int) -> bool:
    """Whether a word stands for several."""
    word, markers = scene.parse.tokens[i].text.lower(), scene.codebook.markers
    if word in markers["several"]:
        return True
    noun = antecedent(scene.parse, i) if word in markers["relative"] else None
    i = i if noun is None else noun
    return scene.parse.tokens[i].tag in {"NNS", "NNPS"} or bool(scene.parse.kids(i, "conj"))
