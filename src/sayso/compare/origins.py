"""Origins: how many stand behind a group of like claims, and how many documents are of unknown lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from sayso.compare.lineage import Lineage
from sayso.compare.persons import may_be_one
from sayso.compare.roots import independent
from sayso.model import Claim, Origin, Root, Weight

__all__ = ["NO_LINEAGE", "Origin", "Weight", "independent", "summary", "weigh"]

NO_LINEAGE = Lineage()


def summary(weight: Weight) -> str:
    """The weight in words: "7 documents, 2 origins, 3 of unknown lineage"."""
    return str(weight)


def weigh(claims: Iterable[Claim], roots: Mapping[str, Root], *, lineage: Lineage = NO_LINEAGE) -> Weight:
    """The weight of a group of like claims.

    Roots whose names may be one's ("Hallamund", "Piers Hallamund") count as one origin. A document of unknown lineage
    that has what it says from another document of the group, by its text or by its credit line, goes back to whatever
    that one goes back to: a paper that copies a story and drops its witness has it from the witness all the same.
    """
    held = sorted(claims, key=lambda claim: (claim.document, claim.span, claim.id))
    documents = tuple(sorted({claim.document for claim in held}))
    known: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for claim in held:
        root = roots.get(claim.id)
        if root is not None and root.known:
            known[root.key].append((claim, root))
    groups = _merged(known)
    stated = [frozenset(claim.document for key in group for claim, _ in known[key]) for group in groups]
    anywhere = frozenset().union(*stated)
    handed = {
        claim.document: _had_from(claim, roots.get(claim.id), anywhere, lineage)
        for claim in held
        if claim.document not in anywhere
    }
    places = [place | {taker for taker, giver in handed.items() if giver in place} for place in stated]
    origins = tuple(
        _origin([one for key in group for one in known[key]], place)
        for group, place in zip(groups, places, strict=True)
    )
    reached = frozenset().union(*places)
    return Weight(documents, origins, tuple(one for one in documents if one not in reached))


def _had_from(claim: Claim, root: Root | None, stated: Set[str], lineage: Lineage) -> str | None:
    """The nearest document of known lineage that a claim of unknown lineage is from.

    What a document says in its own voice, or from a newspaper, it has from the one that it copies or credits. A source
    of its own that it leaves unnamed is the other's only where the words are.
    """
    above = next((one for one in lineage.ancestors(claim.document) if one in stated), None)
    if above is None or root is None:
        return None
    own = not claim.chain or not root.key.startswith("open:")
    return above if own or not root.key.startswith(f"open:{claim.document}:") else None


def _merged(known: Mapping[str, list[tuple[Claim, Root]]]) -> list[list[str]]:
    """The keys, those together whose names may be one's; in the order of keys."""
    groups: list[list[str]] = []
    for key in sorted(known):
        names = {root.name for _, root in known[key]}
        near = [group for group in groups if any(_alike(names, known[other]) for other in group)]
        joined = [other for group in near for other in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, key])
    return sorted(groups)


def _alike(names: Iterable[str | None], others: Iterable[tuple[Claim, Root]]) -> bool:
    against = {root.name for _, root in others}
    return any(may_be_one(one, other) for one in names for other in against)


def _origin(held: list[tuple[Claim, Root]], documents: Set[str]) -> Origin:
    """The origin under its fullest name."""
    fullest = max((root for _, root in held), key=lambda root: (len(root.name or ""), root.name or "", root.key))
    claims = tuple(dict.fromkeys(claim.id for claim, _ in held))
    return Origin(fullest.key, fullest.name, fullest.entity, claims, tuple(sorted(documents)))
