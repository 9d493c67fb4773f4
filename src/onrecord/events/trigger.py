"""Which words express an act: lexicon rules matched in the parse, the most specific first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.codebook.codebook import Codebook, Rule
from onrecord.grammar import negations
from onrecord.matching import match
from onrecord.parsing import Parse

DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "AID", "RETREAT", "CONSULT"})
QUESTION = frozenset({"WP", "WRB", "WDT"})
SELF = frozenset({"it", "they", "he", "she", "we", "i"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matches at a token, with all tokens of the trigger."""

    i: int
    tokens: tuple[int, ...]
    rule: Rule


def hits(parse: Parse, codebook: Codebook) -> Iterator[Hit]:
    """The best rule at each word of the article that may express an act."""
    used: set[int] = set()
    for token in parse.tokens:
        if token.end == token.start or token.pos not in {"VERB", "NOUN", "ADJ", "AUX"}:
            continue
        for rule in _candidates(codebook, token.lemma, token.text.lower()):
            tokens = match(parse, token.i, rule.pattern)
            if tokens is not None and fits(parse, codebook, token.i, tokens, rule):
                if token.i not in used:
                    yield Hit(token.i, tokens, rule)
                used.update(tokens)
                break


def _candidates(codebook: Codebook, lemma: str, text: str) -> tuple[Rule, ...]:
    found = codebook.rules_by_head.get(lemma, ())
    return found if text == lemma else found + tuple(r for r in codebook.rules_by_head.get(text, ()) if r not in found)


def fits(parse: Parse, codebook: Codebook, i: int, tokens: tuple[int, ...], rule: Rule) -> bool:
    """Whether the syntactic conditions of a rule hold."""
    if "that" in rule.needs and not _that(parse, tokens):
        return False
    if "to" in rule.needs and not _to(parse, tokens):
        return False
    if "noto" in rule.needs and _to(parse, tokens):
        return False
    if "noof" in rule.needs and any(parse.tokens[k].lemma == "of" for k in parse.subtree(i) if k > i):
        return False  # "accused the president of theft", whatever the parser hangs "of" on
    if rule.category == "REQUEST" and _enquires(parse, codebook, i):
        return False
    if "alone" in rule.needs and not _alone(parse, i):
        return False
    if "bare" in rule.needs and not any(_bare(parse, clause) for clause in parse.kids(i, "ccomp") if clause > i):
        return False
    if "promise" in rule.needs and not promised(parse, i):
        return False
    if "self" in rule.needs and any(_governed(parse, t, "against") for t in tokens if t != i):
        return False  # "warned against an attack" asks for it not to be
    if "own" in rule.needs and not any(own_deed(parse, i, clause) for clause in _clauses(parse, tokens)):
        return False
    has_object = bool(parse.kids(i, "ccomp")) or any(
        k not in tokens or parse.tokens[k].dep == "nsubjpass" for k in parse.kids(i, "dobj", "nsubjpass", "dative")
    )
    if (
        not rule.pattern.rest
        and not has_object
        and not rule.needs & {"to", "that"}
        and _only_infinitive(parse, i, rule)
    ):
        return False
    if "obj" in rule.needs and not has_object and not (parse.tokens[i].dep == "acl" and parse.tokens[i].tag == "VBN"):
        return False
    if "noclause" in rule.needs and parse.kids(i, "ccomp"):
        return False  # "conceded a point", not "conceded that it was late"
    return not ("noobj" in rule.needs and has_object)


def _enquires(parse: Parse, codebook: Codebook, i: int) -> bool:
    """Whether a verb only puts a question ("asked him whether soldiers could join")."""
    clauses = [c for c in parse.kids(i, "ccomp") if c > i]
    words = [parse.tokens[k] for c in clauses for k in parse.kids(c, "mark", "advmod", "nsubj", "dobj", "attr")]
    asks = parse.tokens[i].lemma in codebook.markers["enquiring"]
    return asks and any(w.lemma in {"whether", "if"} or w.tag in QUESTION for w in words)


def _bare(parse: Parse, clause: int) -> bool:
    """Whether a clause says what is to be ("insisted that Cuba hand over the men"), not what is."""
    aux = [parse.tokens[k].lemma for k in parse.kids(clause, "aux", "auxpass")]
    bare = parse.tokens[clause].tag == "VB" and not aux
    passive = "be" in [parse.tokens[k].text for k in parse.kids(clause, "auxpass")] and len(aux) == 1
    return bare or passive or bool(set(aux) & {"must", "should"})


def _alone(parse: Parse, i: int) -> bool:
    """Whether nothing but somebody completes a verb ("called the president", not "called him a liar")."""
    particles = [k for k in parse.kids(i, "prep", "prt") if k == i + 1]
    completed = parse.kids(i, "ccomp", "xcomp", "oprd", "acomp", "attr", "dative", "auxpass")
    objects = parse.kids(i, "dobj")
    # a name or whoever is in an office; "called its people to the square" and "called it theft" are no telephone calls
    people = all(
        parse.tokens[k].pos == "PROPN" or (parse.tokens[k].tag == "NN" and not _any(parse, k)) for k in objects
    )
    return not particles and not completed and len(objects) < 2 and people


def _any(parse: Parse, i: int) -> bool:
    """Whether a noun has an indefinite article ("called a cabinet meeting")."""
    return any(parse.tokens[k].lemma in {"a", "an"} for k in parse.kids(i, "det"))


def _only_infinitive(parse: Parse, i: int, rule: Rule) -> bool:
    """A verb of deeds with nothing but an infinitive ("trying to leave") does not name the deed."""
    if rule.category not in DEEDS or parse.tokens[i].pos != "VERB":
        return False
    return any(parse.tokens[k].tag == "TO" for clause in parse.kids(i, "xcomp") for k in parse.children[clause])


def promised(parse: Parse, i: int) -> bool:
    """Whether a verb is told of the future by "will", "would" or "going to", and not denied."""
    aux = {parse.tokens[k].lemma for k in parse.kids(i, "aux")}
    going = parse.tokens[i].dep == "xcomp" and parse.tokens[parse.tokens[i].head].lemma == "go"
    return (bool(aux & {"will", "would", "'ll"}) or going) and not negations(parse, i)


def own_deed(parse: Parse, i: int, clause: int) -> bool:
    """Whether a clause tells what whoever speaks may or will do ("warned that it would close the port")."""
    modal = any(parse.tokens[k].tag == "MD" for k in parse.kids(clause, "aux"))
    if not modal or negations(parse, clause) or parse.kids(clause, "auxpass", "expl"):
        return False
    lemmas = {parse.tokens[k].lemma.lower() for k in parse.kids(clause, "nsubj")}
    return bool(lemmas & (SELF | {parse.tokens[k].lemma.lower() for k in parse.kids(i, "nsubj")}))


def _clauses(parse: Parse, tokens: tuple[int, ...]) -> list[int]:
    """The clauses that complete a trigger."""
    return [k for t in tokens for k in parse.kids(t, "ccomp", "acl", "relcl")]


def _governed(parse: Parse, i: int, preposition: str) -> bool:
    """Whether a word is the object of a preposition."""
    token = parse.tokens[i]
    return token.dep in {"pobj", "pcomp"} and parse.tokens[token.head].lemma == preposition


def _that(parse: Parse, tokens: tuple[int, ...]) -> bool:
    return any(parse.kids(t, "ccomp") or any(_marked(parse, k) for k in parse.kids(t, "acl", "relcl")) for t in tokens)


def _marked(parse: Parse, clause: int) -> bool:
    return any(parse.tokens[k].lemma == "that" for k in parse.children[clause])


def _to(parse: Parse, tokens: tuple[int, ...]) -> bool:
    return any(
        parse.tokens[k].tag == "TO"
        for t in tokens
        for clause in parse.kids(t, "xcomp", "ccomp", "acl", "advcl", "relcl")
        for k in parse.children[clause]
    )
