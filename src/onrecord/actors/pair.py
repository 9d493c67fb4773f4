"""Who "the two sides", "both capitals" and "all parties" are: those between whom an article's matter lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.actors import link as linking
from onrecord.actors.mention import role_at
from onrecord.actors.scene import Scene
from onrecord.grammar import subject
from onrecord.schema import Identity

Identities = tuple[Identity, ...]
Camp = tuple[str, str]  # a code, and whether it is the state's rebels or opposition
NEUTRAL = frozenset({"IGO", "NGO"})
ARMED = frozenset({"REB", "UAF"})  # a side of their own within a state
OPPOSED = frozenset({"OPP", "PTY"})
# What speaks for a side, and for two together, chosen on the 234 such words of the corpus whose sides are coded: 143
# of them right, where the two last in play were in 92. A subject counts more than who is spoken of, what is near more
# than what is far; most of all counts whom the article is about, and who stands beside whom in it.
WITHIN, FAR, SPOKEN_OF = 4, 100, 0.5
SHARE, IN_PLAY = 6.0, 8.0
LIKELIEST = 7  # sides that are tried with each other
PERSONS = "person"


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides that an article has named so far: how much each is in play, and as whom it was named last."""

    weights: dict[Camp, float]
    latest: dict[Camp, Identity]


def several(scene: Scene, lowered: list[str], i: int) -> Identities:
    """The known actors that a plural with a number speaks of ("the two governments", "all sides")."""
    role = role_at(scene.parse, scene.codebook.names, i)
    count = counted(scene, lowered) or _all_sides(scene, lowered, i)
    if role is None or not count or scene.parse.tokens[i].tag not in {"NNS", "NNPS"}:
        return ()
    found = _people_named(scene, i, count) if role[0].kind != "group" else ()
    found = found or pair(scene, i, count, people=role[0].kind != "vague")
    return found if role[0].kind == PERSONS else tuple(_as_side(scene, one, role[0].sector) for one in found)


def of_several(scene: Scene, first: int, i: int) -> bool:
    """Whether words speak of several known sides, so that one state is not all of them."""
    lowered = [scene.parse.tokens[k].text.lower() for k in range(first, i)]
    return scene.parse.tokens[i].tag in {"NNS", "NNPS"} and bool(
        counted(scene, lowered) or _all_sides(scene, lowered, i)
    )


def counted(scene: Scene, lowered: list[str]) -> int:
    """How many known actors words speak of ("the two", "all three"); none where they are new ("two men")."""
    markers = scene.codebook.markers
    known = any(word in markers["all of them"] for word in lowered)
    return next((int(markers["count"][word]) for word in lowered if word in markers["count"]), 0) if known else 0


def _all_sides(scene: Scene, lowered: list[str], i: int) -> int:
    """How many the sides of a conflict are taken to be, where no number tells."""
    word = " ".join([*lowered[-1:], scene.parse.tokens[i].text.lower()])
    return int(scene.codebook.markers["all sides"].get(word, 0))


def two_leaders(scene: Scene, i: int) -> Identities:
    """Who "the leaders" are: two people just named, else the sides most in play."""
    return _people_named(scene, i, 2) or pair(scene, i)


def _people_named(scene: Scene, i: int, count: int) -> Identities:
    """The people of as many sides that this or the sentence before names ("He called May. The two countries ...")."""
    outside, here = addressing(scene, i), scene.parse.tokens[i].sentence
    for back in (0, 1):
        named: dict[Camp, Identity] = {}
        pasts = [p for p in scene.before(i, sentences=back) if here - scene.parse.tokens[p.i].sentence == back]
        for one in (one for past in pasts for one in past.identities if one.kind == "person"):
            if _may_be_of_a_pair(one, people=True) and one.code not in outside:
                named.setdefault(_camp(one), one)
        if len(named) == count:
            return tuple(reversed(named.values()))
    return ()


def _as_side(scene: Scene, one: Identity, sector: str) -> Identity:
    """A state or its opponents as a side, whoever of them was named last."""
    state = scene.codebook.names.states.get(one.code or "")
    if state is None or one.sector in ARMED | OPPOSED:
        return one
    return replace(one, name=state.name, role=None, kind="state", sector=sector if sector != "UNK" else "GOV")


def pair(scene: Scene, i: int, count: int = 2, *, people: bool = True) -> Identities:
    """The different sides most in play: "the two sides", "the leaders"; "both countries" are no people."""
    sides = _sides(scene, i, people=people)
    likeliest = sorted(sides.weights, key=lambda camp: (-sides.weights[camp], camp))[:LIKELIEST]
    if len(likeliest) < count:
        return ()
    beside = scene.together
    chosen = max(
        combinations(likeliest, count),
        key=lambda camps: (
            sum(sides.weights[c] for c in camps)
            + sum(beside.get(frozenset({a[0], b[0]}), 0.0) for a, b in combinations(camps, 2))
        ),
    )
    order = list(sides.latest)
    return tuple(sides.latest[camp] for camp in sorted(chosen, key=order.index, reverse=True))


def _sides(scene: Scene, i: int, *, people: bool) -> Sides:
    """Every side named before a word but those who address it."""
    outside, here = addressing(scene, i), scene.parse.tokens[i].sentence
    latest: dict[Camp, Identity] = {}
    near: Counter[Camp] = Counter()
    all_in_all: Counter[Camp] = Counter()
    for past in scene.before(i, sentences=FAR):
        back = here - scene.parse.tokens[past.i].sentence
        for one in past.identities:
            if _may_be_of_a_pair(one, people=people) and one.code not in outside:
                camp = _camp(one)
                latest.setdefault(camp, one)
                all_in_all[camp] += past.rank + SPOKEN_OF  # type: ignore[assignment]
                near[camp] += (past.rank + SPOKEN_OF) / (1 + back) if back <= WITHIN else 0  # type: ignore[assignment]
    total, shares = sum(all_in_all.values()) or 1.0, scene.shares
    weights = {
        camp: near[camp] + SHARE * _share(shares, camp, latest) + IN_PLAY * all_in_all[camp] / total for camp in latest
    }
    return Sides(weights, latest)


def _share(shares: dict[str, float], camp: Camp, named: Container[Camp]) -> float:
    """A state's share of the article's names; its opponents have half of it where both are named."""
    share = shares.get(camp[0], 0.0)
    return share / 2 if camp[1] and (camp[0], "") in named else share


def _camp(one: Identity) -> Camp:
    side = "armed" if one.sector in ARMED else "opposed" if one.sector in OPPOSED else ""
    return str(one.code), side


def _may_be_of_a_pair(one: Identity, *, people: bool) -> bool:
    """Whether somebody may be one of several sides: of a state or group, no place, and no body between them."""
    side = one.code and one.kind not in {"place", "thing"} and one.sector not in NEUTRAL
    court = one.kind == "body" and one.sector == "JUD"
    return bool(side and not court and (people or (one.kind != "person" and one.name)))


def addressing(scene: Scene, i: int) -> set[str]:
    """The codes of whoever acts towards the actors meant ("China called on both sides"): no one of them."""
    tokens = scene.parse.tokens
    above = tokens[i].head
    if tokens[i].dep == "pobj" and tokens[above].lemma != "between":
        above = tokens[above].head
    elif tokens[i].dep not in {"dobj", "dative"}:
        return set()
    doer = subject(scene.parse, above) if tokens[above].pos == "VERB" else None
    if doer is None or doer == i:
        return set()
    doers = (doer, *scene.parse.kids(doer, "conj"))  # "China and Russia called on both sides"
    return {one.code for one_of in doers for one in linking.link(scene, one_of) if one.code}
