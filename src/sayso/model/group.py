"""A group of like claims, with all that says what bears them out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.model.claim import Claim
from sayso.model.lineage import Descent, Root, Weight


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that say the same.

    claims    by document and place
    roots     by claim id; whose word each goes back to, where that has been worked out
    descents  which of their documents come from which, or from elsewhere
    weight    how many documents and origins they are
    """

    claims: tuple[Claim, ...]
    roots: Mapping[str, Root]
    descents: tuple[Descent, ...]
    weight: Weight

    @property
    def id(self) -> str:
        """The smallest id of its claims."""
        return min(one.id for one in self.claims)
