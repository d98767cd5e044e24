"""Relations between claims as they are listed: pairs, in what they differ, and how many each claim has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sayso.model import Claim, Relation, RelationKind, Status
from sayso.report.speakers import mouths
from sayso.store.protocol import View

DIFFERENCES = ("number", "negation", "time", "role", "value", "presence")
"""What two claims may differ in, as rationales name it."""

_NAMED = re.compile(rf"(?:^|; )({'|'.join(DIFFERENCES)}): ")
_QUOTED = re.compile(r": “(?P<left>.*?)” against “(?P<right>.*?)”(?=;|$)", re.DOTALL)
_BATCH = 500
_SAME_WORDS = 1.0  # the score of claims in the same words
GRAVE = 1.5
"""How much more a conflict weighs when one of its claims has a standing in a proceeding."""
ORIGINS = {True: 1.0, None: 0.85, False: 0.7}
"""What it counts for that two claims have two origins, that it is not known, and that they have one."""

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
    """The conflicts that touch the claims wanted, the surest and weightiest first.

    A pair is as sure as its score and the less sure of its speakers, and less so without two known origins; what has a
    standing (alleged, charged, admitted, denied) weighs more than what is only said.
    """
    found = [
        one
        for one in view.relations(kind=RelationKind.CONFLICTS)
        if (wanted is None or one.left in wanted or one.right in wanted)
        and (kind is None or kind in differences(one.rationale))
        and (not independent or one.independent)
    ]
    weights = _weights(view, {ident for one in found for ident in (one.left, one.right)})

    def weight(one: Relation) -> float:
        sides = [weights.get(ident, (0.0, False)) for ident in (one.left, one.right)]
        grave = GRAVE if any(standing for _, standing in sides) else 1.0
        return round(one.score * min(sure for sure, _ in sides) * ORIGINS[one.independent] * grave, 6)

    return sorted(found, key=lambda one: (-weight(one), one.left, one.right))


def _weights(view: View, claims: Iterable[str]) -> dict[str, tuple[float, bool]]:
    """Of each claim how sure its speaker is, and whether it has a standing."""
    ordered, found = iter(sorted(claims)), dict[str, tuple[float, bool]]()
    while batch := list(islice(ordered, _BATCH)):
        found.update((one.id, (one.confidence, one.status is not Status.UNSTATED)) for one in view.claims_by_id(batch))
    return found


def sayings(view: View, relations: Iterable[Relation]) -> dict[str, str]:
    """The claims of these conflicts, each with the first of those that it repeats: copies, and one mouth's same words.

    Two who say the same of their own are two sayings, in whatever words; so are two of whom nobody knows.
    """
    above: dict[str, str] = {}

    def first(claim: str) -> str:
        while claim in above:
            claim = above[claim]
        return claim

    for one in _told_again(view):
        left, right = sorted((first(one.left), first(one.right)))
        if left != right:
            above[right] = left
    return {ident: first(ident) for one in relations for ident in (one.left, one.right)}


def _told_again(view: View) -> list[Relation]:
    """The pairs of one origin, and those in the same words of unknown lineage that one speaker says."""
    found = list(view.relations())
    unknown = [
        one
        for one in found
        if one.kind is RelationKind.CORROBORATES and one.independent is None and one.score >= _SAME_WORDS
    ]
    spoken = {one.relation for one in pairs(view, unknown) if _one_mouth(one.left, one.right)}
    return [one for one in found if one.kind is RelationKind.REPEATS or one in spoken]


def _one_mouth(left: Claim, right: Claim) -> bool:
    """Whether two claims are words of one speaker: the same entity, the same byline, or one name in one document."""
    one, other = mouths(left)[-1], mouths(right)[-1]
    if one.entity is not None or other.entity is not None:
        return one.entity == other.entity
    if one.name is None or other.name is None:
        return one.voice and other.voice and left.document == right.document
    known = (one.voice and other.voice) or (left.document == right.document and not one.open and not other.open)
    return known and one.name.casefold() == other.name.casefold()


def repeated(pairs: int) -> str:
    """That the same two sayings conflict in more pairs, in words."""
    return f", the same in {pairs:,} more {'pair' if pairs == 1 else 'pairs'}" if pairs else ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A conflict, and the pairs in which the same two sayings conflict once more."""

    relation: Relation
    again: tuple[Relation, ...] = ()


def folded(relations: Iterable[Relation], told: Mapping[str, str]) -> list[Fold]:
    """The conflicts in their order, those between the same sayings about the same difference as one."""
    found: dict[tuple[object, ...], list[Relation]] = {}
    for one in relations:
        sides = sorted(told.get(ident, ident) for ident in (one.left, one.right))
        found.setdefault((*sides, differences(one.rationale)[:1]), []).append(one)
    return [Fold(held[0], tuple(held[1:])) for held in found.values()]


def pairs(view: View, relations: Iterable[Relation]) -> Iterator[Pair]:
    """The relations, in their order, with their claims."""
    waiting = iter(relations)
    while batch := list(islice(waiting, _BATCH)):
        idents = {ident for one in batch for ident in (one.left, one.right)}
        claims = {one.id: one for one in view.claims_by_id(idents)}
        for one in batch:
            if one.left in claims and one.right in claims:
                yield Pair(one, claims[one.left], claims[one.right])
