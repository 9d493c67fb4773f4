"""When an act happened: which of the date expressions around it is its own."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import takewhile

from onrecord.codebook.codebook import Codebook
from onrecord.events.expressions import When, distance, expressions, shifted
from onrecord.events.fitting import of_the_past
from onrecord.events.tense import past_tense, perfect, present, simple_past, tensed
from onrecord.grammar import infinitive, opening
from onrecord.parsing import Parse

BACK = 4  # sentences in which that day may stand
WITHIN = 7  # words from the first of a date behind which a clause may tell of it
PRECEDING = frozenset({"after", "since", "before", "until"})
PRONOUNS = frozenset({"he", "she", "it", "they"})
FUTURE = frozenset({"will", "'ll", "shall", "wo", "would"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOMINAL = frozenset({"dobj", "prep", "pobj", "pcomp", "acl", "attr", "conj", "appos", "dative", "oprd", *SUBJECTS})
LOOSE = frozenset({"xcomp", "pcomp"})
ENCLOSED = frozenset({"ccomp", "advcl"})


def day_of(parse: Parse, codebook: Codebook, i: int, published: str | None) -> str | None:
    """The day that a verb's or noun's own date expression names."""
    found = when(parse, codebook, i, published)
    return found.day if found else None


def when(
    parse: Parse, codebook: Codebook, i: int, published: str | None, *, future: bool = False, deed: bool = False
) -> When | None:
    """The date expression that belongs to a verb or event noun: its own, else one it shares.

    A bare weekday is the last one; of an act that is still to come (``future``, or by its verb), the next one.
    What is done (``deed``) may have the day of an infinitive below it; what is said may be about another day.
    """
    sentence, ahead = parse.tokens[i].sentence, future or _future(parse, codebook, i)
    placed = _placed(parse, sentence, published, ahead)
    if not placed:
        return _continued(parse, codebook, i, published)
    past = placed if ahead else of_the_past(parse, i, placed, published)
    chosen = _chosen(parse, i, past, deed) or (None if ahead or deed else _just_now(parse, i, past, published))
    return _counted(parse, sentence, chosen, published, ahead) if chosen else None


def _placed(parse: Parse, sentence: int, published: str | None, ahead: bool) -> dict[int, When]:
    """The date expressions of a sentence by the words that they begin at."""
    first, end = parse.bounds[sentence]
    offset = parse.tokens[first].start
    text = parse.text[offset : parse.tokens[end - 1].end]
    found = expressions(text, published, ahead)
    placed = {_token_at(parse, first, end, offset + w.start): w for w in reversed(found)}
    # what goes on since a day is of no one day ("arrested 300 people since May 1"), what began it is
    return {
        k: replace(w, day=w.day if _told_of(parse, k) else None, historical=False) if _lasting(parse, k) else w
        for k, w in placed.items()
    }


def _lasting(parse: Parse, k: int) -> bool:
    """Whether what goes on began on a day ("on strike since May 1")."""
    return k > 0 and parse.tokens[k - 1].lemma.lower() == "since"


def _told_of(parse: Parse, k: int) -> bool:
    """Whether a clause tells what happened on a day ("since May 1, when police shot two men")."""
    later = parse.tokens[k + 1 : k + WITHIN]
    return any(token.lemma == "when" for token in later)


def _continued(parse: Parse, codebook: Codebook, i: int, published: str | None) -> When | None:
    """The day of the sentence before, where "he" or "they" go on to act ("They met on Monday. They agreed to ...")."""
    first = parse.bounds[parse.tokens[i].sentence][0]
    if parse.tokens[i].tag != "VBD" or first == 0 or parse.paragraph_of[first - 1] != parse.paragraph_of[i]:
        return None
    subjects = [k for verb in _first_verbs(parse, _outer(parse, i)) for k in parse.kids(verb, *SUBJECTS)]
    subject = next(iter(subjects), None)
    if subject is None or parse.tokens[subject].lemma.lower() not in PRONOUNS:
        return None
    found = main_when(parse, codebook, parse.tokens[first - 1].sentence, published)
    return found if found and found.day and not found.historical else None


def _chosen(parse: Parse, i: int, placed: dict[int, When], deed: bool = False) -> When | None:
    """The expression, of those that stand at words of the sentence, that an act takes."""
    # a day at the end of a clause is often read as its object's: "gave it an ultimatum on Monday"
    objects = parse.kids(i, "dobj") if parse.tokens[i].pos == "VERB" else []
    anchors = _anchors(parse, i)
    for anchor in (*anchors, *objects):
        own = [k for k in placed if _owner(parse, k) == anchor and (placed[k].day or anchor not in objects)]
        if own and anchor == i:  # "a group that fled a week ago opened talks on Sunday": the first may be another's
            own += [k for k in placed if placed[k].day and _owner(parse, k) in objects]
        if own:
            return placed[min(own, key=lambda k: (placed[k].day is None, abs(k - anchor)))]
    last = parse.tokens[anchors[-1]]
    if last.dep == "relcl" and (named := _covering(parse, placed, last.head)):
        return named  # "in 2008, when it recognised"
    if _earlier(parse, anchors[-1]):  # what came before something long past is long past
        if last.dep == "conj" and present(parse, anchors[-1]):
            return None  # "closed the border in 2009, and has promised to open it"
        above = _chosen(parse, last.head, placed)
        return above if above and above.historical else _apart(parse, anchors[-1], above)
    verbs = _first_verbs(parse, i)
    front = [k for k in placed if k < i and any(_fronted(parse, k, verb) for verb in verbs)]
    if len(front) == 1:
        return placed[front[0]]
    return (
        _begun(parse, i, placed)
        or _meanwhile(parse, verbs, placed)
        or _within(parse, i, verbs, placed, deed)
        or _above(parse, i, anchors[-1], placed)
        or _resumed(parse, verbs, placed)
        or _opened(parse, i, placed, deed)
        or _joined(parse, i, placed, deed)
    )


def _apart(parse: Parse, i: int, other: When | None) -> When | None:
    """The day of a clause that is told by how long after it another act was done ("left hours after it fell")."""
    mark = next((k for k in parse.kids(i, "mark") if parse.tokens[k].lemma == "after"), None)
    if other is None or other.day is None or mark is None:
        return None
    days = distance(parse.words(max(mark - 2, 0), mark))
    return replace(other, day=shifted(other.day, -days)) if days is not None else None


def _begun(parse: Parse, i: int, placed: dict[int, When]) -> When | None:
    """When what a noun names began or took place, by its own clause ("talks that started late last year")."""
    if parse.tokens[i].pos != "NOUN":
        return None
    clauses = [k for k in parse.kids(i, "relcl") if parse.tokens[k].tag == "VBD"]
    own = [k for k in placed if _owner(parse, k) in clauses]
    return placed[own[0]] if len(own) == 1 else None


def _meanwhile(parse: Parse, verbs: list[int], placed: dict[int, When]) -> When | None:
    """The day of what somebody is doing as he acts ("Smith, visiting Rome on Monday, called him a liar")."""
    doing = {
        k
        for verb in verbs
        for k in (*parse.kids(verb, "advcl"), *(n for s in parse.kids(verb, *SUBJECTS) for n in parse.kids(s, "acl")))
        if k < verb and parse.tokens[k].tag == "VBG" and not parse.kids(k, "mark", "aux", *SUBJECTS)
    }
    own = [k for k, found in placed.items() if found.day and _owner(parse, k) in doing]
    return placed[own[0]] if len(own) == 1 else None


def _within(parse: Parse, i: int, verbs: list[int], placed: dict[int, When], deed: bool) -> When | None:
    """The one day inside the phrases around a finite verb ("arrested two men carrying arms on Monday")."""
    if not past_tense(parse, i):
        return None
    inside = [k for k, found in placed.items() if found.day and any(_hangs(parse, k, verb, deed) for verb in verbs)]
    return placed[inside[0]] if len(inside) == 1 else None


def _just_now(parse: Parse, i: int, placed: dict[int, When], published: str | None) -> When | None:
    """The day of the report, or before it, at an infinitive that is still to be ("urged him to leave on Monday")."""
    days = {published[:10], shifted(published[:10], -1)} if published and past_tense(parse, i) else set()
    for k, found in placed.items():
        way = list(takewhile(lambda at: at != i, (_owner(parse, k), *parse.ancestors(_owner(parse, k)))))
        verbs = [at for at in way if parse.tokens[at].pos in {"VERB", "AUX"}]
        if found.day in days and i in parse.ancestors(way[-1]) and all(infinitive(parse, at) for at in verbs):
            return found
    return None


def _hangs(parse: Parse, k: int, verb: int, deed: bool) -> bool:
    """Whether a date hangs on a verb over nouns and participles only; that of a deed over infinitives, too."""
    at = _owner(parse, k)
    while at != verb:
        token = parse.tokens[at]
        whose = token.dep == "acl" and parse.tokens[token.head].dep in SUBJECTS  # "freed on Monday, he accused"
        if not (token.dep in NOMINAL or (deed and token.dep in LOOSE)) or whose or tensed(parse, at):
            return False
        # "accused them of shelling a school on Monday"; "was beaten and was freed on Monday"
        if _loose(parse, at) and (not deed or parse.kids(at, "auxpass", *SUBJECTS)):
            return False
        at = token.head
    return True


def _loose(parse: Parse, i: int) -> bool:
    """Whether a verb does something of its own, not a participle that stands for an adjective or a noun."""
    token = parse.tokens[i]
    return token.pos == "VERB" and token.dep not in {"acl", "oprd"} and not (token.tag == "VBG" and token.dep == "pobj")


def _resumed(parse: Parse, verbs: list[int], placed: dict[int, When]) -> When | None:
    """The day of the clause above, for a verb that goes on with it ("said on Monday that they had left, and urged").

    Such a verb shares its subject with the clause above, but is easily read as joined to the one inside.
    """
    i, first = verbs[0], verbs[-1]
    inside = parse.tokens[first]
    if parse.tokens[i].tag != "VBD" or i == first or inside.dep not in ENCLOSED or present(parse, first):
        return None
    above = _chosen(parse, inside.head, placed) if parse.tokens[inside.head].tag == "VBD" else None
    return above if above and above.day else None


def _joined(parse: Parse, i: int, placed: dict[int, When], deed: bool) -> When | None:
    """The day of the clause before, for what "it" or "they" did ("alleged in a report on Monday, and it urged")."""
    token = parse.tokens[i]
    subjects = {parse.tokens[k].lemma.lower() for k in parse.kids(i, *SUBJECTS)}
    if token.dep != "conj" or not subjects & PRONOUNS or not (simple_past(parse, i) and simple_past(parse, token.head)):
        return None
    above = _chosen(parse, token.head, placed, deed)
    return above if above and above.day else None


def _opened(parse: Parse, i: int, placed: dict[int, When], deed: bool) -> When | None:
    """The day that a sentence opens with, for its other main clauses ("On Sunday, they marched; police fired")."""
    first = parse.bounds[parse.tokens[i].sentence][0]
    opening = [k for k in placed if k - first < 3 and placed[k].day]
    if not opening or len(placed) > 1 or not past_tense(parse, i) or not (deed or not parse.kids(i, *SUBJECTS)):
        return None
    while parse.tokens[i].dep in {"conj", "ccomp", "parataxis", "dep"}:
        told = parse.tokens[i].dep == "ccomp" and parse.tokens[i].head < i  # "described how they burned it"
        if told or present(parse, i) or parse.kids(i, "mark"):
            return None
        i = parse.tokens[i].head
    return placed[opening[0]] if parse.tokens[i].dep == "ROOT" and not present(parse, i) else None


def _above(parse: Parse, i: int, last: int, placed: dict[int, When]) -> When | None:
    """The day of the clause that names somebody, for what he is then said to do ("met on Monday with X, who asked")."""
    token = parse.tokens[last]
    if token.dep != "relcl" or not past_tense(parse, i) or parse.tokens[token.head].dep in SUBJECTS:
        return None
    if any(parse.inside(k, last) for k in placed):
        return None  # a clause with a time of its own
    # what somebody had asked is only as old as the talk that it was asked in
    talk = perfect(parse, i)
    fit = [k for k in placed if not (talk and not _of_noun(parse, k))]
    above = _chosen(parse, token.head, {k: placed[k] for k in fit})
    return above if above and above.day else None


def _covering(parse: Parse, placed: dict[int, When], k: int) -> When | None:
    """The expression that a word is part of."""
    length = parse.tokens[k].end - parse.tokens[k].start
    for j, found in placed.items():
        offset = parse.tokens[k].start - parse.tokens[j].start
        if offset >= 0 and offset + length <= found.end - found.start:
            return found
    return None


def _counted(parse: Parse, sentence: int, found: When, published: str | None, future: bool) -> When:
    """An expression like "the next day" with its day, counted from the one that the text told of last."""
    if found.shift is None:
        return found
    day = _day_before(parse, sentence, found, published, future)
    for n in range(sentence - 1, max(-1, sentence - BACK), -1):
        day = day or main_day(parse, n, published, future)
    return replace(found, day=shifted(day, found.shift) if day else None)


def _day_before(parse: Parse, sentence: int, found: When, published: str | None, future: bool) -> str | None:
    """The day that a sentence names last before an expression of it."""
    placed = _placed(parse, sentence, published, future)
    return next((w.day for w in placed.values() if w.day and w.end <= found.start), None)


def main_day(parse: Parse, sentence: int, published: str | None, future: bool = False) -> str | None:
    """The day of a sentence's main clause: not one of a clause inside ("said on Monday that he had left on 2 May")."""
    root, placed = main_verb(parse, sentence), _placed(parse, sentence, published, future)
    chosen = _chosen(parse, root, placed if future else of_the_past(parse, root, placed, published))
    return chosen.day if chosen else None


def _outer(parse: Parse, i: int) -> int:
    """The verb of the clause above, for one that goes on with it ("said there may be more, and apologised")."""
    first = _first_verbs(parse, i)[-1]
    inside, head = parse.tokens[first], parse.tokens[parse.tokens[first].head]
    again = first != i and inside.dep == "ccomp" and inside.tag != "VBD" and head.tag == "VBD"
    return head.i if again and not parse.kids(first, *SUBJECTS) else i


def main_when(parse: Parse, codebook: Codebook, sentence: int, published: str | None) -> When | None:
    """The date expression of a sentence's main verb."""
    return when(parse, codebook, main_verb(parse, sentence), published)


def main_verb(parse: Parse, sentence: int) -> int:
    """The word that a sentence hangs on."""
    first, end = parse.bounds[sentence]
    return next((k for k in range(first, end) if parse.tokens[k].dep == "ROOT"), first)


def _first_verbs(parse: Parse, i: int) -> list[int]:
    """A verb and those it is joined to and shares its subject with ("broke up the rally and arrested")."""
    found = [i]
    while parse.tokens[i].dep == "conj" and not parse.kids(i, "nsubj", "nsubjpass"):
        i = parse.tokens[i].head
        found.append(i)
    return found


def _fronted(parse: Parse, k: int, i: int) -> bool:
    """Whether a date stands in a phrase that opens a verb's clause ("After talks on Monday, he said")."""
    subjects = parse.kids(i, "nsubj", "nsubjpass")
    if not subjects or k > parse.left[subjects[0]]:
        return False
    for above in parse.ancestors(k):
        if above == i:
            return True
        if parse.tokens[above].dep in {"ccomp", "relcl", "ROOT"}:
            return False
    return False


def _anchors(parse: Parse, i: int) -> list[int]:
    """The words whose date an act may take: itself, then what it hangs on within its clause."""
    found = [i]
    while True:
        token = parse.tokens[i]
        if token.dep in {"ccomp", "ROOT", "relcl", "parataxis", "acl"} or token.head == i or _earlier(parse, i):
            return found
        if token.dep == "conj" and token.tag in {"VBZ", "VBP"} and parse.tokens[token.head].tag == "VBD":
            return found  # "rallied on Monday, and the party accuses"
        i = _finite(parse, token.head) if token.dep == "conj" and token.tag == "VBD" else token.head
        found.append(i)


def _finite(parse: Parse, i: int) -> int:
    """The verb that one in the past tense is joined to: never an infinitive ("told them to go and fired")."""
    if parse.tokens[i].tag not in {"VB", "VBG"}:
        return i
    return next((k for k in parse.ancestors(i) if parse.tokens[k].tag == "VBD"), i)


def _earlier(parse: Parse, i: int) -> bool:
    """Whether a clause tells what came before the one it hangs on ("..., and has threatened", "after it objected")."""
    token = parse.tokens[i]
    if token.dep == "advcl" and any(parse.tokens[k].lemma in PRECEDING for k in parse.kids(i, "mark", "prep")):
        return True
    return token.dep in {"conj", "advcl"} and perfect(parse, i) and not perfect(parse, token.head)


def _governor(parse: Parse, k: int) -> int:
    """The verb or noun that a date expression modifies, over its preposition."""
    tokens = parse.tokens
    while tokens[k].head != k and (
        tokens[k].dep
        in {"pobj", "compound", "nummod", "npadvmod", "prep", "advmod", "det", "amod", "nmod", "appos", "pcomp"}
    ):
        k = tokens[k].head
        if tokens[k].pos in {"VERB", "AUX"} or (tokens[k].pos == "NOUN" and tokens[k].dep not in {"npadvmod", "pobj"}):
            return k
    return k


def _of_noun(parse: Parse, k: int) -> bool:
    """Whether a date stands beside a noun ("a conversation on 3 May")."""
    while parse.tokens[k].dep in {"nummod", "compound", "npadvmod", "pobj", "prep"}:
        k = parse.tokens[k].head
        if parse.tokens[k].pos in {"NOUN", "VERB", "AUX"}:
            break
    return parse.tokens[k].pos == "NOUN"


def _owner(parse: Parse, k: int) -> int:
    """What a date modifies; one between a verb of saying and what is said belongs to that verb."""
    i = _governor(parse, k)
    return parse.tokens[i].head if k in opening(parse, i) else i


def _token_at(parse: Parse, first: int, end: int, offset: int) -> int:
    return next((k for k in range(first, end) if parse.tokens[k].end > offset), first)


def _future(parse: Parse, codebook: Codebook, i: int) -> bool:
    """Whether a word, or what governs it in its clause, is put into the future."""
    chain, due = [i, *_governing(parse, i)][:3], codebook.markers["due"]
    told = any(parse.tokens[k].text.lower() in FUTURE for c in chain for k in parse.kids(c, "aux"))
    around = (*chain[parse.tokens[i].pos == "VERB" :], *parse.kids(i, "acomp"))
    return told or _awaited(parse, i, due) or any(parse.tokens[c].lemma in due for c in around)


def _awaited(parse: Parse, i: int, words: Container[str]) -> bool:
    """Whether a verb says what is due ("is expected on Monday", "are to meet on Monday")."""
    due = parse.tokens[i].lemma in words or any(infinitive(parse, k) for k in parse.kids(i, "xcomp"))
    carriers = (i, *parse.kids(i, "auxpass")) if parse.tokens[i].lemma == "be" or parse.tokens[i].lemma in words else ()
    return due and any(parse.tokens[k].lemma == "be" and parse.tokens[k].tag in {"VBZ", "VBP"} for k in carriers)


def _governing(parse: Parse, i: int) -> Iterator[int]:
    """The words above one, up to the clause that has a tense of its own."""
    while parse.tokens[i].head != i and not (parse.tokens[i].dep in {"relcl", "advcl", "conj"} and tensed(parse, i)):
        i = parse.tokens[i].head
        yield i
