"""A relation between two claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """How one claim stands to another."""

    CORROBORATES = "corroborates"
    CONFLICTS = "conflicts"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Relation:
    """`left` and `right` are claim ids, left < right. `independent` is None when lineage is unknown."""

    kind: RelationKind
    left: str
    right: str
    score: float
    independent: bool | None
    rationale: str
