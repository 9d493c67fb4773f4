"""Values told apart by which they are, not by what they hold, so that what is made of a long article is made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[Held]):
    """A value as the key of a cache: equal to itself alone. Comparing all words of an article would cost more."""

    value: Held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)
