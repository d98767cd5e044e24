"""Origins: how many stand behind a group of like claims, and how many documents are of unknown lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.compare.lineage import Lineage
from sayso.compare.persons import may_be_one
from sayso.compare.roots import independent
from sayso.model import Claim, Root

__all__ = ["NO_LINEAGE", "Origin", "Weight", "independent", "summary", "weigh"]

NO_LINEAGE = Lineage()


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: the roots that are one, or cannot be told from one; the claims and the documents that go back to it."""

    key: str
    name: str | None
    entity: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What bears a group of like claims out. `unknown` are the documents none of whose claims has a known root."""

    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    unknown: tuple[str, ...]

    def __str__(self) -> str:
        return summary(self)


def summary(weight: Weight) -> str:
    """The weight in words: "7 documents, 2 origins, 3 of unknown lineage"."""
    unknown = len(weight.unknown) or "none"
    documents, origins = len(weight.documents), len(weight.origins)
    return f"{_counted(documents, 'document')}, {_counted(origins, 'origin')}, {unknown} of unknown lineage"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def weigh(claims: Iterable[Claim], roots: Mapping[str, Root], *, lineage: Lineage = NO_LINEAGE) -> Weight:
    """The weight of a group of like claims.

    Roots whose names may be one's ("Hallamund", "Piers Hallamund") count as one origin. A document that is itself of
    unknown lineage, but comes from a document of the group whose lineage is known, goes back to the same origins.
    """
    held = sorted(claims, key=lambda claim: (claim.document, claim.span, claim.id))
    documents = sorted({claim.document for claim in held})
    known: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for claim in held:
        root = roots.get(claim.id)
        if root is not None and root.known:
            known[root.key].append((claim, root))
    groups = _merged(known)
    places: list[set[str]] = [{claim.document for key in group for claim, _ in known[key]} for group in groups]
    stated = set().union(*places) if places else set()
    for document in documents:
        if document not in stated:
            above = next((one for one in lineage.ancestors(document) if one in stated), None)
            for place in places:
                if above in place:
                    place.add(document)
    origins = tuple(
        _origin([one for key in group for one in known[key]], place)
        for group, place in zip(groups, places, strict=True)
    )
    reached = set().union(*places) if places else set()
    return Weight(tuple(documents), origins, tuple(one for one in documents if one not in reached))


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


def _origin(held: list[tuple[Claim, Root]], documents: set[str]) -> Origin:
    """The origin under its fullest name."""
    fullest = max((root for _, root in held), key=lambda root: (len(root.name or ""), root.name or "", root.key))
    claims = tuple(dict.fromkeys(claim.id for claim, _ in held))
    return Origin(fullest.key, fullest.name, fullest.entity, claims, tuple(sorted(documents)))
