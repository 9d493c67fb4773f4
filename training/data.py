"""The corpus made ready for training: windows, codes and sectors of parties, and how everything is numbered."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.codebook.codebook import Codebook
from onrecord.models.files import open_tokenizer
from onrecord.models.windows import Cutter, Marks
from training import inventory
from training.corpus import Text, read_corpus
from training.examples import Choice, Example, Scheme, choices, examples, known_relations, naming, sectors
from training.labels import Known, know
from training.lexicon import lexicon_texts
from training.network import ARC, SIZE, Sizes

CACHE = Path(__file__).parent / ".cache"


@dataclass(frozen=True)
class Sides:
    """The parties of a report: which codes their words may get, their sectors, and the words that name codes."""

    choices: list[Choice]
    sectors: list[tuple[int, int]]
    naming: dict[str, list[int]]


@dataclass
class Data:
    """What is learned from and what is held out."""

    scheme: Scheme
    sizes: Sizes
    learned: list[Example]
    held: list[Example]
    known: dict[str, Known]
    sides: dict[str, Sides]
    codebook: Codebook

    def save(self, folder: Path) -> None:
        """Write how the outputs are numbered."""
        labels = {
            "size": SIZE,
            "arc": ARC,
            "categories": self.scheme.categories,
            "modes": self.scheme.modes,
            "statuses": inventory.STATUSES,
            "stances": inventory.STANCES,
            "roles": inventory.ROLES,
            "sectors": inventory.SECTORS,
            "relations": self.scheme.relations,
        }
        (folder / "labels.json").write_text(json.dumps(labels, indent=1), "utf-8")
        (folder / "sizes.json").write_text(json.dumps(asdict(self.sizes)), "utf-8")


def prepare(codebook: Codebook, base: str) -> Data:
    """Read the corpus and put its marks on words."""
    texts = [*read_corpus(), *lexicon_texts(codebook)]
    known = {one.text.id: one for one in known_texts(texts, codebook)}
    learned = [one for one in known.values() if not one.text.held_out]
    relations = known_relations(learned)
    scheme = _scheme(codebook, base, relations)
    sizes = Sizes(
        len(scheme.categories), len(scheme.modes), len(inventory.STATUSES), len(inventory.STANCES),
        len(inventory.ROLES), len(inventory.SECTORS), len(relations) + 1,
    )  # fmt: skip
    made = {name: examples(one, scheme) for name, one in known.items()}
    sides = {name: Sides(choices(one), sectors(one), naming(one)) for name, one in known.items() if one.text.report}
    return Data(
        scheme, sizes,
        [example for one in learned for example in made[one.text.id]],
        [example for one in known.values() if one.text.held_out for example in made[one.text.id]],
        known, sides, codebook,
    )  # fmt: skip


def _scheme(codebook: Codebook, base: str, relations: dict[str, int]) -> Scheme:
    tokenizer = open_tokenizer(Path(base))
    marks = Marks.of(tokenizer)
    return Scheme(Cutter(tokenizer, marks), marks, inventory.categories(codebook), inventory.modes(codebook), relations)


def known_texts(texts: list[Text], codebook: Codebook) -> Iterable[Known]:
    """Texts through the program, remembered until the codebook or the corpus changes."""
    from hashlib import sha256

    key = sha256((codebook.hash + repr(texts)).encode()).hexdigest()[:16]
    path = CACHE / f"{key}.pickle"
    if path.exists():
        return list(pickle.loads(path.read_bytes()))
    found = list(know(texts, codebook))
    CACHE.mkdir(exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found
