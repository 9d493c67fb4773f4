"""Whether an act happened: actual, future, hypothetical, negated or historical."""

from __future__ import annotations

from onrecord.codebook.codebook import Codebook, Row
from onrecord.events.expressions import When
from onrecord.events.tense import perfect
from onrecord.grammar import infinitive, negations, neither
from onrecord.parsing import Parse

INVERTING = frozenset({"had", "were", "should"})  # verbs that open a condition before their subject
VERBAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "dobj", "pobj", "prep", "conj", "attr", "oprd"})


def status(parse: Parse, codebook: Codebook, i: int, tokens: tuple[int, ...], when: When | None) -> str:
    """The status of the act that a trigger expresses, from its auxiliaries and what governs it."""
    if (_conditional(parse, codebook, i) and parse.tokens[i].dep == "advcl") or _inverted(parse, i):
        return "hypothetical"
    effects = _own(parse, codebook, i, tokens) or _governing(parse, codebook, i)
    refusal = any(parse.tokens[t].dep == "neg" for t in tokens)
    if refusal:
        effects -= {"hypothetical", "future", "negated"}
    elif not effects and purpose(parse, codebook, i):
        return "hypothetical"
    for effect in ("negated", "hypothetical", "future", "historical"):
        if effect in effects:
            return effect
    return "historical" if when and when.historical and not going_on(parse, i) else "actual"


def _inverted(parse: Parse, i: int) -> bool:
    """Whether a clause is a condition by its order alone ("Had it struck", "Were it to strike", "Should it strike").

    Questions, and inversions that other words bring about ("only then had it struck"), are none.
    """
    token = parse.tokens[i]
    if token.dep == "xcomp" and parse.tokens[token.head].text.lower() == "were":
        token = parse.tokens[token.head]
    carriers = [token.i, *parse.kids(token.i, "aux"), *([token.head] if token.dep == "ccomp" else [])]
    opens = [k for k in carriers if parse.tokens[k].text.lower() in INVERTING]
    subjects = parse.kids(token.i, "nsubj", "nsubjpass")
    if not opens or not subjects or parse.left[subjects[0]] != opens[0] + 1 or subjects[0] > i:
        return False
    first, end = parse.bounds[token.sentence]
    opener = parse.tokens[opens[0] - 1] if opens[0] > first else None
    if opener is not None and opener.tag in {"RB", "CC", "IN", "WDT", "WP", "WRB"} and opener.lemma != "that":
        return False
    outcome = any(parse.tokens[k].tag == "MD" and k != opens[0] for k in range(first, end))
    return outcome and parse.tokens[end - 1].text != "?"


def going_on(parse: Parse, i: int) -> bool:
    """Whether a verb tells what still goes on, whatever time its sentence names ("and now blames")."""
    carriers = (parse.tokens[k] for k in (i, *parse.kids(i, "aux", "auxpass")))
    present = any(token.tag in {"VBZ", "VBP"} and token.lemma not in {"have", "'ve"} for token in carriers)
    return present and not parse.paragraphs[parse.paragraph_of[i]].heading


def refusal(parse: Parse, i: int) -> bool:
    """Whether a verb is denied for the future: "will not", "would not", "wo n't"."""
    return any(parse.tokens[k].lemma in {"will", "would", "wo", "'ll", "no"} for k in _denying(parse, i))


def _denying(parse: Parse, i: int) -> list[int]:
    """Auxiliaries of a verb, and what stands before its object ("showed no readiness")."""
    return parse.kids(i, "aux") + [d for k in parse.kids(i, "dobj") for d in parse.kids(k, "det")]


def purpose(parse: Parse, codebook: Codebook, i: int) -> bool:
    """An infinitive that only names a purpose or a wish ("to oust the rebels")."""
    token = parse.tokens[i]
    aux = parse.kids(i, "aux")
    if not infinitive(parse, i) or any(parse.tokens[k].lemma == "have" for k in aux):
        return False  # "claims to have launched attacks" tells of the past
    if token.dep == "acl":
        row = codebook.modality.get(parse.tokens[token.head].lemma)
        return row is None or row["effect"] != "future"
    if token.dep in {"advcl", "relcl", "pcomp", "csubj"}:
        return True
    if token.dep != "xcomp":
        return False
    row = codebook.modality.get(parse.tokens[token.head].lemma)
    return parse.tokens[token.head].pos in {"NOUN", "ADJ"} or row is None


def _own(parse: Parse, codebook: Codebook, i: int, tokens: tuple[int, ...]) -> set[str]:
    """Effects of a word's own auxiliaries, negations and adjectives."""
    found: set[str] = set()
    if any(_nothing(parse, t, tokens) for t in tokens) or _naught(parse, i, tokens):
        found.add("negated")
    if negations(parse, i) and not set(negations(parse, i)) & set(tokens):
        found.add("negated")
    if neither(parse, i):
        found.add("negated")
    for head in (i,):
        for kid in parse.children[head]:
            token = parse.tokens[kid]
            if kid in tokens:
                continue
            row = codebook.modality.get(token.text.lower()) or codebook.modality.get(token.lemma)
            if row is None:
                continue
            effect = row["effect"]
            if row["note"] == "modifies a perfect" and not perfect(parse, head):
                continue
            if token.dep in {"aux", "neg", "det", "preconj", "advmod", "amod", "mark"}:
                if effect == "hypothetical" and token.lemma == "would" and reports_future(parse, head):
                    effect = effect if perfect(parse, head) else "future"
                found.add("hypothetical" if effect == "demand" else effect)
    if any(
        parse.tokens[k].tag == "MD"
        and parse.kids(i, "aux")
        and parse.tokens[k].text.lower() in {"could", "might", "may"}
        for k in parse.kids(i, "aux")
    ):
        found.add("hypothetical")
    return found


def _nothing(parse: Parse, t: int, tokens: tuple[int, ...]) -> bool:
    """Whether a noun of the trigger stands with "no" ("made no concession")."""
    if parse.tokens[t].dep not in {"dobj", "nsubjpass", "pobj"}:
        return False
    return any(parse.tokens[k].lemma == "no" and k not in tokens for k in parse.kids(t, "det"))


def singled_out(parse: Parse, i: int) -> bool:
    """Whether a verb tells who did it and not somebody else ("Chad, not Mali, struck"; "it was Chad that struck")."""
    if negations(parse, i):
        return False
    above = next((k for k in list(parse.ancestors(i))[:2] if parse.tokens[k].lemma == "be"), None)
    if above is not None and any(parse.tokens[k].lemma == "it" for k in parse.kids(above, "nsubj")):
        return bool(parse.kids(above, "attr")) and not negations(parse, above)
    denied = [n for s in parse.kids(i, "nsubj", "nsubjpass") for k in parse.subtree(s) for n in parse.kids(k, "neg")]
    return any(parse.tokens[parse.tokens[n].head].pos in {"NOUN", "PROPN"} for n in denied)


def _naught(parse: Parse, i: int, tokens: tuple[int, ...]) -> bool:
    """Whether the object of a verb is "nothing" ("conceded nothing"), unless that makes the act."""
    return any(parse.tokens[k].lemma == "nothing" and k not in tokens for k in parse.kids(i, "dobj"))


def later(parse: Parse, codebook: Codebook, i: int) -> bool:
    """Whether a verb in the present tells what is to come ("leaves later on Tuesday")."""
    if parse.tokens[i].tag not in {"VBZ", "VBP"}:
        return False
    return any(parse.tokens[k].lemma in codebook.markers["soon"] for k in parse.subtree(i) if k - i < 8)


def reports_future(parse: Parse, i: int) -> bool:
    """ "would" after a verb of saying in the past tense reports a "will", also in the second of two clauses."""
    governed_by_if = any(
        parse.tokens[m].lemma in {"if", "unless"} for k in parse.kids(i, "advcl") for m in parse.kids(k, "mark")
    )
    while parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
    told = [parse.tokens[i].head] if parse.tokens[i].dep == "ccomp" else parse.kids(i, "parataxis")
    return any(parse.tokens[k].tag in {"VBD", "VBN"} for k in told) and not governed_by_if


def _governing(parse: Parse, codebook: Codebook, i: int) -> set[str]:
    """Effects of the words above: a condition, a plan, "failed to", "without"."""
    at = i
    for _ in range(4):
        token = parse.tokens[at]
        if token.dep in {"advcl", "ccomp", "pcomp", "acl"} and _conditional(parse, codebook, at):
            return {"hypothetical"}
        told = token.dep == "acl" and not infinitive(parse, at)
        if token.dep not in VERBAL or token.head == at or told or _tensed(parse, at):
            return set()
        above = parse.tokens[token.head]
        row = codebook.modality.get(above.lemma)
        # "is to send troops"; "the answer was to send troops" tells of what was done
        if above.tag in {"VBZ", "VBP"} and above.lemma == "be" and token.dep == "xcomp" and infinitive(parse, at):
            return {"future"}
        if row is not None and _governs(parse, row, at):
            # "did not deny that it had struck" leaves open whether it did
            denied = row["effect"] == "negated" and negations(parse, token.head)
            return set() if denied else {row["effect"]}
        if token.dep == "ccomp" and above.pos == "VERB":
            return set()
        own = _own(parse, codebook, token.head, ())
        if own and token.dep in {"dobj", "xcomp", "attr", "acl", "conj", "pobj", "prep", "oprd", "pcomp"}:
            return own
        at = token.head
    return set()


def _governs(parse: Parse, row: Row, at: int) -> bool:
    """Whether a word's effect reaches a dependent: an infinitive or phrase, or a clause ("denied that it struck")."""
    if not row["note"].startswith("governs"):
        return False
    dep = parse.tokens[at].dep
    if "clause" in row["note"]:
        return dep in {"ccomp", "xcomp"} and at > parse.tokens[at].head
    return dep in {"xcomp", "pcomp", "prep", "pobj", "dobj", "acl"} or infinitive(parse, at)


def _tensed(parse: Parse, i: int) -> bool:
    """Whether a verb joined to another has a tense of its own ("would not go, and blamed the rebels")."""
    token = parse.tokens[i]
    own = token.tag in {"VBD", "VBZ", "VBP"} or bool(parse.kids(i, "aux", "auxpass", "nsubj", "nsubjpass"))
    return token.dep == "conj" and own


def _conditional(parse: Parse, codebook: Codebook, i: int) -> bool:
    for mark in parse.kids(i, "mark", "advmod"):
        row = codebook.modality.get(parse.tokens[mark].lemma)
        if row is not None and row["note"].startswith("opens"):
            return True
    return False
