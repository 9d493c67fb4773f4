"""Which of the model's acts are coded: those with somebody the record can place, each told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.codebook.codebook import Codebook
from onrecord.events.tense import perfect
from onrecord.grammar import spares
from onrecord.parsing import Parse

if TYPE_CHECKING:
    from onrecord.events.act import Act

NEARBY = 1  # sentences
WH = frozenset({"WP", "WDT", "WRB", "WP$"})
# how a word hangs on the clause that tells of it
BELOW = frozenset({"xcomp", "acomp", "conj", "neg", "aux", "oprd", "attr", "dobj", "prep", "pobj", "pcomp"})


def once(parse: Parse, codebook: Codebook, acts: list[Act]) -> tuple[list[Act], list[tuple[Act, str]]]:
    """The acts to code, in the order of the text, and the others with a reason each."""
    kept: list[Act] = []
    left: list[tuple[Act, str]] = []
    for one in sorted(acts, key=lambda act: (heading(parse, act), act.hit.i)):
        reason = _unplaced(one) or standing(parse, one) or questioned(parse, one.hit.i)
        reason = reason or again(parse, one, kept) or known(parse, codebook, one, kept)
        if reason:
            left.append((one, reason))
        else:
            kept.append(one)
    return sorted(kept, key=lambda act: act.hit.i), left


def heading(parse: Parse, one: Act) -> bool:
    """Whether an act stands in a headline."""
    return parse.paragraphs[parse.paragraph_of[one.hit.i]].heading


def standing(parse: Parse, one: Act) -> str | None:
    """Backing that only says on whose side somebody is ("who have backed the rebels"): a relation, not an act."""
    token = parse.tokens[one.hit.i]
    if one.coding.category != "SUPPORT" or token.pos != "VERB" or token.dep not in {"relcl", "acl"}:
        return None
    lasting = token.tag in {"VBZ", "VBP", "VBG"} or perfect(parse, one.hit.i)
    return "a standing relation, not an act" if lasting else None


def questioned(parse: Parse, i: int) -> str | None:
    """An act that is only asked about ("did not say whether it would lay down its arms", "Had they fired?")."""
    if spares(parse, i):
        return "what somebody asks to be spared"
    if _of_unknown(parse, i):
        return "asked, not told"
    path = [i, *parse.ancestors(i)]
    for at in path:
        if any(parse.tokens[k].lemma == "whether" for k in parse.children[at]):
            return "asked, not told"
        if parse.tokens[at].dep not in BELOW:
            return "asked, not told" if _inverted(parse, at) else None
    return None


def _of_unknown(parse: Parse, i: int) -> bool:
    """Whether a question word stands for whoever acts ("which side had fired was not clear")."""
    subjects = parse.kids(i, "nsubj", "nsubjpass")
    return any(parse.tokens[k].tag == "WDT" for subject in subjects for k in parse.kids(subject, "det"))


def _inverted(parse: Parse, i: int) -> bool:
    """Whether a main verb asks for yes or no: its auxiliary comes before its subject."""
    first, end = parse.bounds[parse.tokens[i].sentence]
    closed = any(token.text == "?" for token in parse.tokens[end - 2 : end])
    subjects = parse.kids(i, "nsubj", "nsubjpass")
    asking = any(token.tag in WH for token in parse.tokens[first : subjects[0]]) if subjects else True
    return closed and not asking and any(k < subjects[0] for k in parse.kids(i, "aux", "auxpass"))


def _unplaced(one: Act) -> str | None:
    if not one.actors and not one.recipients:
        return "nobody is said to do it or to have it done to them"
    if not any(one.codes):
        return "no political actor that the codebook can place"
    return None


def again(parse: Parse, one: Act, kept: list[Act]) -> str | None:
    """The same act told before, by category, parties and day."""
    for earlier in kept:
        if earlier.coding.category != one.coding.category:
            continue
        if heading(parse, one) and earlier.codes[0] & one.codes[0]:
            return "the headline of an act told below"
        if _casualties(earlier, one):
            return "the losses of an attack already coded"
        alike = _sides(earlier) == _sides(one) and earlier.coding.status == one.coding.status
        other = earlier.coding.mode and one.coding.mode and earlier.coding.mode != one.coding.mode
        if alike and not other and _same_day(earlier, one) and _same_words(parse, earlier, one):
            return "tells again an act already coded"
    return None


def _sides(one: Act) -> tuple[frozenset[tuple[str | None, str | None]], ...]:
    """Codes and sectors of both sides: a state's police are not its parliament."""
    return tuple(frozenset((p.code, p.sector) for p in side if p.code) for side in (one.actors, one.recipients))


def _parties(one: Act) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(code for code in side if code) for side in one.codes)


def known(parse: Parse, codebook: Codebook, one: Act, kept: list[Act]) -> str | None:
    """A noun for what the reader has been told of ("the talks", "his telephone call")."""
    marks = [parse.tokens[k] for k in parse.kids(one.hit.i, "det", "poss")]
    definite = any(token.dep == "poss" or token.lemma in codebook.markers["definite"] for token in marks)
    if not (definite and _noun(parse, one)):
        return None
    alike = [e for e in kept if e.coding.category == one.coding.category and _parties(e) == _parties(one)]
    before = any(_same_day(earlier, one) for earlier in alike)
    return "names again an act already coded" if before else None


def _noun(parse: Parse, one: Act) -> bool:
    return parse.tokens[one.hit.i].pos == "NOUN"


def _casualties(earlier: Act, one: Act) -> bool:
    """Whether an attack by nobody named hits the side that one told before hit (coding guide, conventions)."""
    then = _same_day(earlier, one) and (one.coding.status != "historical" or earlier.coding.status == "historical")
    return then and one.coding.category == "ASSAULT" and not one.codes[0] and bool(earlier.codes[1] & one.codes[1])


def _same_words(parse: Parse, earlier: Act, one: Act) -> bool:
    """Whether two tellings use the same word, or stand close together."""
    a, b = parse.tokens[earlier.hit.i], parse.tokens[one.hit.i]
    return a.lemma == b.lemma or abs(a.sentence - b.sentence) <= NEARBY


def _same_day(one: Act, other: Act) -> bool:
    days = {a.when.day for a in (one, other) if a.when and a.when.day}
    return len(days) < 2
