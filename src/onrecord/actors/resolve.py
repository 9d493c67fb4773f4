"""Single names and descriptions resolved to actors: what ``onrecord resolve`` prints.

Input rows: {"id", "text", "context", "query_date"}; output rows: {"id", "code", "plover", "sector",
"name", "role", "confidence"}. Without a date the latest office in the codebook counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.actors.country import hyphened
from onrecord.actors.link import as_titled, link, spelt_otherwise
from onrecord.actors.mention import NOMINAL, core, heads, role_at, singular
from onrecord.actors.role import FORMER, identity, today
from onrecord.actors.scene import STATE_KINDS, Scene, scene
from onrecord.codebook.codebook import Codebook, load
from onrecord.codebook.names import Entry, NameIndex, Person, fold
from onrecord.errors import ChoiceError, InputError
from onrecord.parsing import parse
from onrecord.schema import Identity
from onrecord.wanted import period

SURE = {"state": 0.95, "person": 0.9, "body": 0.95, "group": 0.9, "institution": 0.85, "outlet": 0.85}
DESCRIBED = 0.7
UNION = "EUR"
# spelling variants of one name score above this, different people of one family below
NEAR = 91
SPELT = 5  # letters: shorter words are too like each other
EX = re.compile(r"\bex-(?=[a-z])", re.IGNORECASE)


def unfit(row: Mapping[str, object]) -> tuple[str, str] | None:
    """What keeps a row from being resolved, and what to do."""
    text, day = row.get("text"), row.get("query_date")
    if text is not None and not isinstance(text, str):
        return f'"text" is {text!r}', "give the words that name somebody"
    try:
        period("query_date", str(day)[:10] if day else "2003-03-18")
    except ChoiceError:
        return f'"query_date" is {day!r}', "write it as 2003-03-18"
    return None


def resolve_rows(
    rows: Iterable[Mapping[str, object]], codebook: Codebook | None = None
) -> Iterator[dict[str, object] | InputError]:
    """Resolve rows one by one, in order; what the codebook cannot place is null, a row that is none an error."""
    book = codebook or load()
    for number, row in enumerate(rows, 1):
        problem = unfit(row)
        if problem:
            yield InputError(f"row {row.get('id', number)!r}", *problem)
            continue
        text, context = str(row.get("text") or ""), str(row.get("context") or "")
        day = row.get("query_date")
        found = resolve(text, context=context, date=str(day) if day else None, codebook=book)
        yield {
            "id": row.get("id"), "code": found.code, "plover": found.plover, "sector": found.sector,
            "name": found.name, "role": found.role, "confidence": confidence(found),
        }  # fmt: skip


def resolve(text: str, *, context: str = "", date: str | None = None, codebook: Codebook | None = None) -> Identity:
    """The actor that a name or description stands for, on a date; all fields None when unknown."""
    book = codebook or load()
    if not text.strip():
        return Identity(reason="no words")
    day = date or today()
    written = _as_written(text, book.names)
    memory = _memory(written, context, day, book)
    known = by_name(memory, written, day)
    if known:
        return _governing(known)
    for i in _candidates(memory):
        found = link(memory, i)
        if found and found[0].kind != "ambiguous":
            return _misspelt(memory, _placed(memory, _plain(memory, found[0])))
        if found:
            return found[0]
        code = _owner(memory, i)
        if code:
            return Identity(None, code, memory.plover(code), "UNK", None, "thing", "its country")
        if memory.parse.tokens[i].pos == "PRON":
            return Identity(None, sector="UNK", reason="a pronoun with nothing before it")
    return Identity(reason="in no list, and no role or country in its words")


def _as_written(text: str, names: NameIndex) -> str:
    """A name in capitals as it is written elsewhere; an acronym stays ("KENYA" is Kenya, "OPCW" stays)."""
    shouted = text.isupper() and not names.named(text) and (len(text) > 5 or bool(names.named(text.title())))
    plain = EX.sub("former ", text.title() if shouted else text)
    first, _, rest = plain.partition(" ")
    role = names.roles.get(first.lower())
    over = role is not None and role.kind == "prefix" and role.sector == FORMER
    return f"former {rest}" if over and rest else plain  # "deposed", "ousted": a parser takes them for verbs


def by_name(memory: Scene, text: str, day: str) -> Identity | None:
    """A person by the surname alone, or by a name spelt nearly as the codebook has it."""
    names = memory.codebook.names
    named = names.named(text)
    if not text[:1].isupper() or (named and (" " in text or any(isinstance(entry, Entry) for entry in named))):
        return None
    if fold(text) in memory.people:
        return memory.people[fold(text)]
    words = text.split()
    holders = list(names.by_surname.get(fold(text), ())) if len(words) == 1 and len(text) > 2 else []
    first = [p for p in holders if any(t.title in names.words["first office"] for t in p.terms)]
    people = first if len(first) == 1 else holders
    start = _name_from(names, words)
    name = " ".join(words[start:])
    if len(words) - start > 1 and all(_of_name(names, w) for w in words[start:]):
        people = nearly(names, name) or in_full(names, name)
    if len(people) != 1:
        return next(iter(spelt_otherwise(memory, text)), None) if not named else None
    found = identity(people[0], day)
    found = replace(found, plover=memory.plover(found.code))
    return as_titled(memory, found, 0, start) if start else found


def _name_from(names: NameIndex, words: list[str]) -> int:
    """Where a name begins after the office or titles before it ("Prime Minister Mohamed Roble")."""
    titles = names.words["title"].keys() | names.words["gender of title"].keys()
    for cut in range(len(words) - 2, 0, -1):
        role = names.roles.get(" ".join(words[max(0, cut - 3) : cut]).lower()) or names.roles.get(
            words[cut - 1].lower()
        )
        titled = words[cut - 1] in titles or f"{words[cut - 1]}." in titles
        if (role and role.kind in {"person", "prefix"}) or titled:
            return cut
    return 0


def _of_name(names: NameIndex, word: str) -> bool:
    """Whether a word may be part of a person's name: a capital, or a particle ("bin", "de", "al-")."""
    return word[:1].isupper() or word.lower().split("-")[0] in names.words["particle"]


def in_full(names: NameIndex, text: str) -> list[Person]:
    """The one person whose name of three words or more is part of a longer one, or has it as a part.

    "Nawaf al-Ahmad al-Jaber al-Sabah" is Nawaf al-Ahmad al-Sabah; two words are too few to tell by.
    """
    wanted = _parts(names, text)
    if len(wanted) < 3:
        return []
    found = {
        person.name: person
        for person in names.people.values()
        for form in (person.name, *person.aliases)
        if form.count(" ") >= 2 and _within(wanted, _parts(names, form))
    }
    return list(found.values()) if len(found) == 1 else []


def _parts(names: NameIndex, text: str) -> list[str]:
    """The words of a name without titles and particles."""
    titles = names.words["title"].keys() | names.words["gender of title"].keys() | {"Sheikh"}
    words = [word for word in fold(text).replace("-", " ").split() if word not in titles]
    return [word.lower() for word in words if word.lower() not in names.words["particle"]]


def _within(one: list[str], other: list[str]) -> bool:
    """Whether the shorter of two names stands in the longer, in order and with the same first word."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 3 or shorter[0] != longer[0] or shorter[-1] != longer[-1]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


def nearly(names: NameIndex, text: str) -> list[Person]:
    """People whose name differs only in spelling ("Khadafy", "Mohammed" for "Mohamed")."""
    plain = fold(text).lower()
    spelt = [(name, form) for name, p in names.people.items() for form in (name, *p.aliases) if " " in form]
    choices = {key: fold(key[1]).lower() for key in spelt if fold(key[1])[:1].lower() == plain[:1]}
    bare = " ".join(_parts(names, text))
    top = _likest(plain, choices)
    if not top and bare != plain and " " in bare:
        top = _likest(bare, {key: " ".join(_parts(names, key[1])) for key in choices})
    return [names.people[name] for name in top] if len(top) == 1 else []


def _likest(plain: str, choices: dict[tuple[str, str], str]) -> set[str]:
    """Whose name is most like a name, and like enough."""
    from rapidfuzz import fuzz, process

    best = process.extract(plain, choices, scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=NEAR)
    return {name for form, score, (name, _) in best if score == best[0][1] and _spelt_alike(form, plain)}


def _spelt_alike(one: str, other: str) -> bool:
    """Whether the words of two names begin alike, which a slip of spelling leaves; joined words cannot be told."""
    first, second = sorted(one.split()), sorted(other.split())
    return len(first) != len(second) or [w[:1] for w in first] == [w[:1] for w in second]


def _memory(text: str, context: str, date: str, book: Codebook) -> Scene:
    """The scene of the words alone; only the context says which state they are about."""
    memory = scene(parse(text), book, date)
    memory.focus, memory.told = None, ()
    if context.strip():
        around = scene(parse(context), book, date)
        memory.focus = around.focus
        for i in heads(around.parse):
            link(around, i)
        memory.people.update(around.people)
    return memory


def _candidates(memory: Scene) -> list[int]:
    """Head tokens, the one that carries the phrase first, then a name that fills it."""
    found = list(heads(memory.parse))
    tokens = memory.parse.tokens
    top = [
        t.i
        for t in tokens
        if t.dep == "ROOT" and (t.pos in NOMINAL or role_at(memory.parse, memory.codebook.names, t.i))
    ]
    whole = [last for last, name in memory.by_last.items() if name.first == 0 and last >= len(tokens) - 1]
    return list(dict.fromkeys([*whole, *top, *found, *memory.by_last]))


def _owner(memory: Scene, i: int) -> str | None:
    """The country named in a phrase whose head says nothing ("targets in Syria")."""
    first, _ = core(memory.parse, i)
    for k in [*range(first, i + 1), *memory.parse.subtree(i)]:
        name = memory.by_last.get(k)
        for entry in name.found.entries if name else ():
            if isinstance(entry, Entry) and entry.kind in STATE_KINDS | {"region", "city"}:
                return entry.code
    return None


def _placed(memory: Scene, found: Identity) -> Identity:
    """A description without a state takes that of another name in its words ("Boko Haram gunmen")."""
    if found.code is not None:
        return found
    for last, name in memory.by_last.items():
        for entry in name.found.entries if not hyphened(memory, last) else ():
            if isinstance(entry, Entry) and entry.code and (entry.kind != "outlet" or found.sector == "JRN"):
                sector = entry.sector if entry.kind == "group" and found.sector in {"UAF", "UNK"} else found.sector
                return replace(found, code=entry.code, plover=entry.plover, sector=sector)
    return found


def _misspelt(memory: Scene, found: Identity) -> Identity:
    """A description without a state takes that of a town or state whose name is one slip away ("Dehli police")."""
    if found.code is not None or found.kind == "person":
        return found
    from rapidfuzz.distance import OSA

    words = [t.text for t in memory.parse.tokens if t.text[:1].isupper() and t.pos != "PUNCT" and len(t.text) >= SPELT]
    places = [
        (surface, e.code)
        for surface, entries in memory.codebook.names.surfaces.items()
        for e in entries
        if isinstance(e, Entry) and e.kind in STATE_KINDS and len(surface) >= SPELT
    ]
    for word in words:
        if memory.codebook.names.named(word) or word.lower() in memory.codebook.names.roles:
            continue
        codes = {code for surface, code in places if OSA.distance(surface, fold(word), score_cutoff=1) <= 1}
        if len(codes) == 1:
            code = codes.pop()
            return replace(found, code=code, plover=memory.plover(code))
    return found


def _plain(memory: Scene, found: Identity) -> Identity:
    """A bare people has no sector of its own when nothing is said of an act; a town is its people.

    State media by themselves are their government's; in an article they are an outlet, which carries words.
    Likewise people of whom only the faith is told are of that faith.
    """
    if found.kind == "outlet" and found.role is not None:
        return replace(found, sector="GOV")
    word = (found.role or "").lower().rpartition(" ")[2]
    living = memory.codebook.names.roles.get(singular(word))
    if living and found.sector == "CVL" and living.role in memory.codebook.names.words["civilian"]:
        return replace(found, sector=living.sector)
    faith = memory.codebook.names.words["religion"].get(singular(word))
    if found.sector == "REL" and faith and (found.name or word).lower().endswith(word):
        return replace(found, sector=faith)
    if found.kind == "place" and found.sector is None:
        return replace(found, sector="CVL")
    if found.kind == "state" and memory.parse.tokens[-1].i == 0 and found.sector == "CVL":
        return replace(found, sector=None)
    return _governing(found)


def _governing(found: Identity) -> Identity:
    """Who holds an office of the Union governs, as far as PLOVER's own sectors go."""
    governs = found.code == UNION and found.sector == "IGO" and found.kind in {"person", "description"}
    return replace(found, sector="GOV") if governs else found


def confidence(found: Identity) -> float:
    """How sure a resolution is; 0 for nothing found."""
    if found.code is None and found.sector is None:
        return 0.0
    return SURE.get(found.kind, DESCRIBED)
