"""The queues that lines are taken from to be reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import OnrecordError
from onrecord.record import Draw, Source
from onrecord.record.verdicts import Queue as Name
from onrecord.schema import KINDS

QUEUES = {
    "random": "drawn at random: the only ones that precision is estimated from",
    "doubtful": "those the machine is least sure of",
    "rule": "those made by a row of the codebook, or a whole file of it",
    "disputed": "those that coders disagree about, to be settled",
}
LONGEST_NAME = 60
SEED = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """Whose queue of which lines. Everybody with one seed is given the same lines in the same order.

    ``category`` narrows events down, ``rule`` is a row (``cues.csv:12``) or a file. Raises OnrecordError for
    what does not go together.
    """

    coder: str
    name: Name = "random"
    kind: str = "events"
    seed: int = SEED
    category: str | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "coder", coder_name(self.coder))
        if self.name not in QUEUES:
            raise OnrecordError(f"there is no queue {self.name!r}; the queues are {', '.join(QUEUES)}")
        if self.kind not in KINDS:
            raise OnrecordError(f"there are no lines of kind {self.kind!r}; the kinds are {', '.join(KINDS)}")
        if self.category is not None and self.kind != "events":
            raise OnrecordError(f"{self.kind} have no category; leave it out, or review events")
        if (self.name == "rule") != (self.rule is not None):
            raise OnrecordError("the queue 'rule' needs a rule, such as cues.csv:12, and no other queue takes one")

    @property
    def adjudicates(self) -> bool:
        """Whether it holds disputes to be settled."""
        return self.name == "disputed"

    @property
    def source(self) -> Source:
        """Where its lines come from, as it is kept with a decision."""
        drawn = self.name in {"random", "rule"}
        return Source(self.name, self.rule or self.category, self.seed if drawn else None)

    @property
    def draw(self) -> Draw:
        """The order in which its lines are drawn."""
        order = "doubtful" if self.name == "doubtful" else "random"
        return Draw(self.coder, self.kind, order, self.seed, self.category, self.rule)  # type: ignore[arg-type]


def coder_name(given: str) -> str:
    """The name of a coder, without spaces around it. Raises OnrecordError where it is none."""
    name = " ".join(given.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise OnrecordError(f"a coder needs a name of at most {LONGEST_NAME} characters, such as 'ann'")
    return name
