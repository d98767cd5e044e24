"""What two names can be to each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

# At or above this, and EQUAL, VARIANT, SHORTER or LONGER, the program joins two names on its own.
JOIN = 0.85
# At or above this, a person is shown the two as perhaps the same: the threshold of screening.
ASK = 0.7


class Relation(StrEnum):
    """What the left name is to the right one."""

    EQUAL = "equal"
    VARIANT = "variant"
    SHORTER = "shorter"
    LONGER = "longer"
    CONFLICT = "conflict"
    UNLIKE = "unlike"


_TURNED = {Relation.SHORTER: Relation.LONGER, Relation.LONGER: Relation.SHORTER}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are.

    score     0 to 1: how likely two documents that hold these names mean one
    relation  what the left name is to the right one
    reasons   why, in plain English
    """

    score: float
    relation: Relation
    reasons: tuple[str, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether the program may join the two on its own."""
        return self.score >= JOIN and self.relation not in (Relation.CONFLICT, Relation.UNLIKE)

    def turned(self) -> Likeness:
        """The same, seen from the other name."""
        return replace(self, relation=_TURNED.get(self.relation, self.relation))


UNLIKE = Likeness(0.0, Relation.UNLIKE)
