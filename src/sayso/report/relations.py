"""Relations between claims as they are listed: pairs, in what they differ, and how many each claim has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sayso.model import Claim, Relation, RelationKind
from sayso.store.protocol import View

DIFFERENCES = ("number", "negation", "time", "role", "value", "presence")
"""What two claims may differ in, as rationales name it."""

_NAMED = re.compile(rf"(?:^|; )({'|'.join(DIFFERENCES)}): ")
_QUOTED = re.compile(r": “(?P<left>.*?)” against “(?P<right>.*?)”(?=;|$)", re.DOTALL)
_BATCH = 500

VERBS = {
    RelationKind.CORROBORATES: "bears out, or is borne out by",
    RelationKind.CONFLICTS: "conflicts with",
    RelationKind.REPEATS: "repeats, or is repeated by",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims and what is between them."""

    relation: Relation
    left: Claim
    right: Claim


@lru_cache(maxsize=1 << 14)
def differences(rationale: str) -> tuple[str, ...]:
    """What a conflict is about: of DIFFERENCES those that its rationale names."""
    return tuple(dict.fromkeys(_NAMED.findall(rationale)))


def reason(rationale: str) -> str:
    """A conflict's rationale without the words of the claims, which stand nowhere without who says them."""
    return _QUOTED.sub("", rationale)


def opposed(rationale: str) -> tuple[tuple[str, str], ...]:
    """The words of the one and of the other claim in which they differ; "" where there are none."""
    return tuple((found["left"].strip("…"), found["right"].strip("…")) for found in _QUOTED.finditer(rationale))


def independence(relation: Relation) -> str:
    """Whether two claims have two origins, in words."""
    return {True: "two origins", False: "one origin", None: "lineage unknown"}[relation.independent]


def conflicts(
    view: View, wanted: Set[str] | None = None, *, kind: str | None = None, independent: bool = False
) -> list[Relation]:
    """The conflicts that touch the claims wanted, two known origins first, then the surest."""
    found = (
        one
        for one in view.relations(kind=RelationKind.CONFLICTS)
        if (wanted is None or one.left in wanted or one.right in wanted)
        and (kind is None or kind in differences(one.rationale))
        and (not independent or one.independent)
    )
    return sorted(found, key=lambda one: (one.independent is not True, -one.score, one.left, one.right))


def pairs(view: View, relations: Iterable[Relation]) -> Iterator[Pair]:
    """The relations, in their order, with their claims."""
    waiting = iter(relations)
    while batch := list(islice(waiting, _BATCH)):
        idents = {ident for one in batch for ident in (one.left, one.right)}
        claims = {one.id: one for one in view.claims_by_id(idents)}
        for one in batch:
            if one.left in claims and one.right in claims:
                yield Pair(one, claims[one.left], claims[one.right])
