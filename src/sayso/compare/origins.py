"""Origins: how many stand behind a group of like claims, and how many documents are of unknown lineage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType

from sayso.compare.groups import SAME
from sayso.compare.lineage import Lineage
from sayso.compare.persons import may_be_one
from sayso.compare.roots import PROBABLY, independent
from sayso.model import Claim, Origin, Relation, Root, Weight

__all__ = ["NO_LINEAGE", "Origin", "Weight", "independent", "summary", "weigh"]

SURE = 0.5
"""How sure it must be that a speaker says what he is said to, for him to be one origin more."""
NO_LINEAGE = Lineage()
NOTHING: Mapping[str, str] = MappingProxyType({})


def summary(weight: Weight) -> str:
    """The weight in words: "7 documents, 2 origins, 3 of unknown lineage"."""
    return str(weight)


def weigh(
    claims: Iterable[Claim],
    roots: Mapping[str, Root],
    *,
    lineage: Lineage = NO_LINEAGE,
    links: Iterable[Relation] = (),
    works: Mapping[str, str] = NOTHING,
) -> Weight:
    """The weight of a group of like claims.

    Roots whose names may be one's ("Hallamund", "Piers Hallamund") count as one origin, and so does one mouth whoever
    he speaks for. A document of unknown lineage that has what it says from another document of the group, by its text
    or by its credit line, goes back to whatever that one goes back to: a paper that copies a story and drops its
    witness has it from the witness all the same. So does one whose speaker is probably one of the origins.

    links   the relations among the claims: two that are known to have one origin have one, whoever is named
    works   what the documents that are parts of one work have in common, by document
    """
    held = sorted(claims, key=lambda claim: (claim.document, claim.span, claim.id))
    documents = tuple(sorted({claim.document for claim in held}))
    known: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for claim in held:
        root = roots.get(claim.id)
        if root is not None and root.known:
            known[root.key].append((claim, root))
    known = known or _probable(held, roots)
    groups = _sure(_merged(known, links, works), known)
    stated = [frozenset(claim.document for key in group for claim, _ in known[key]) for group in groups]
    anywhere = frozenset().union(*stated)
    handed = {
        claim.document: _had_from(claim, roots.get(claim.id), anywhere, lineage)
        for claim in held
        if claim.document not in anywhere
    }
    probably = [
        {
            claim.document
            for claim in held
            if (root := roots.get(claim.id)) is not None and root.key.removesuffix(PROBABLY) in group
        }
        for group in groups
    ]
    places = [
        place | likely | {taker for taker, giver in handed.items() if giver in place}
        for place, likely in zip(stated, probably, strict=True)
    ]
    origins = tuple(
        _origin([one for key in group for one in known[key]], place)
        for group, place in zip(groups, places, strict=True)
    )
    reached = frozenset().union(*places)
    return Weight(documents, origins, tuple(one for one in documents if one not in reached), _parts(documents, works))


def _probable(claims: Iterable[Claim], roots: Mapping[str, Root]) -> dict[str, list[tuple[Claim, Root]]]:
    """Where no root is known, the one that is probably most documents'; there is no second one by guessing."""
    found: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for claim in claims:
        root = roots.get(claim.id)
        if root is not None and root.key.endswith(PROBABLY):
            found[root.key.removesuffix(PROBABLY)].append((claim, root))
    ranked = sorted(found.items(), key=lambda one: (_firmest_first([claim for claim, _ in one[1]]), one[0]))
    return dict(ranked[:1])


def _sure(groups: list[list[str]], known: Mapping[str, list[tuple[Claim, Root]]]) -> list[list[str]]:
    """The origins that are rather so than not; the surest alone when none is."""

    def surest(group: list[str]) -> float:
        return max(claim.confidence for key in group for claim, _ in known[key])

    return [one for one in groups if surest(one) >= SURE] or sorted(groups, key=surest)[-1:]


def held_together(claims: Iterable[Claim], roots: Mapping[str, Root], links: Iterable[Relation]) -> frozenset[str]:
    """The claims of a group that hold together: each origin has a claim that is like one of each other origin.

    What only a third joins ("he sold it" is like "he sold the seals", and that like "the seals were stolen") bears
    nothing out, unless it is said in words that stay. The origin with most documents stays.
    """
    held = {claim.id: claim for claim in claims}
    same, like = _like(links)
    known: dict[str, list[tuple[Claim, Root]]] = defaultdict(list)
    for ident, claim in held.items():
        if ident in roots and roots[ident].known:
            known[roots[ident].key].append((claim, roots[ident]))
    origins = [[claim for key in group for claim, _ in known[key]] for group in _merged(known)]
    kept: list[frozenset[str]] = []
    for one in sorted(origins, key=_firmest_first):
        mine = frozenset(claim.id for claim in one)
        near = mine.union(*(like[ident] for ident in mine))
        worded = frozenset().union(*(same[ident] for ident in mine))
        if all(near & other for other in kept) or any(worded & other for other in kept):
            kept.append(mine)
    if len(kept) == len(origins):
        return frozenset(held)
    inside = frozenset().union(*kept)
    told = frozenset().union(*(frozenset(claim.id for claim in one) for one in origins))
    return inside | {ident for ident in held.keys() - told if like[ident] & inside}


def _firmest_first(claims: Sequence[Claim]) -> tuple[int, float, str]:
    return -len({one.document for one in claims}), -max(one.confidence for one in claims), min(one.id for one in claims)


_Near = defaultdict[str, frozenset[str]]


def _like(links: Iterable[Relation]) -> tuple[_Near, _Near]:
    """The claims in the words of each, and those that each is like; what is said of one goes for all in its words."""
    tied: dict[str, set[str]] = defaultdict(set)
    found: dict[str, set[str]] = defaultdict(set)
    for one in links:
        held = tied if one.score >= SAME else found
        held[one.left].add(one.right)
        held[one.right].add(one.left)
    same: _Near = defaultdict(frozenset)
    for ident in tied.keys() | found.keys():
        # All of one wording are tied to its first claim.
        same[ident] = frozenset({ident}.union(tied[ident], *(tied[other] for other in tuple(tied[ident]))))
    like: _Near = defaultdict(frozenset)
    for ident, worded in same.items():
        others = frozenset().union(*(found[other] for other in worded))
        like[ident] = worded.union(*(same[other] for other in others))
    return same, like


def _parts(documents: Iterable[str], works: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    together: dict[str, list[str]] = defaultdict(list)
    for one in documents:
        together[works.get(one, one)].append(one)
    return tuple(tuple(held) for held in together.values() if len(held) > 1)


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


def _merged(
    known: Mapping[str, list[tuple[Claim, Root]]],
    links: Iterable[Relation] = (),
    works: Mapping[str, str] = NOTHING,
) -> list[list[str]]:
    """The keys, those together whose names or mouths may be one's, or whose words are one's; in the order of keys."""
    groups: list[list[str]] = []
    if len(known) < 2:
        return [[key] for key in known]
    mouths = {key: _mouths(held) | {key} for key, held in known.items()}
    tied = _tied(known, links, works)
    for key in sorted(known):
        names = _names(known[key])
        near = [
            group
            for group in groups
            if any(
                (key, other) in tied or mouths[key] & mouths[other] or _alike(names, known[other]) for other in group
            )
        ]
        joined = [other for group in near for other in group]
        groups = [group for group in groups if group not in near]
        groups.append([*joined, key])
    return sorted(groups)


def _mouths(held: Iterable[tuple[Claim, Root]]) -> frozenset[str]:
    """The keys that those who speak would have if they spoke for themselves."""
    last = (claim.chain[-1] for claim, _ in held if claim.chain)
    return frozenset(f"entity:{link.entity}" for link in last if link.entity is not None)


def _tied(
    known: Mapping[str, list[tuple[Claim, Root]]], links: Iterable[Relation], works: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """The pairs of keys, either way, of claims that are known to have one origin, or stand twice in one work."""
    keys = {claim.id: key for key, held in known.items() for claim, _ in held}
    whole = {claim.id: works.get(claim.document, claim.document) for held in known.values() for claim, _ in held}
    found = (
        (keys.get(one.left), keys.get(one.right))
        for one in links
        if one.independent is False or (one.score >= SAME and whole.get(one.left) == whole.get(one.right))
    )
    return frozenset(pair for a, b in found if a is not None and b is not None and a != b for pair in ((a, b), (b, a)))


def _names(held: Iterable[tuple[Claim, Root]]) -> frozenset[str | None]:
    """Those of the roots and of whoever speaks for them."""
    return frozenset(
        name for claim, root in held for name in (root.name, claim.chain[-1].name if claim.chain else None)
    )


def _alike(names: Iterable[str | None], others: Iterable[tuple[Claim, Root]]) -> bool:
    against = _names(others)
    return any(may_be_one(one, other) for one in names for other in against)


def _origin(held: list[tuple[Claim, Root]], documents: Set[str]) -> Origin:
    """The origin under its fullest name."""
    fullest = max((root for _, root in held), key=lambda root: (len(root.name or ""), root.name or "", root.key))
    claims = tuple(dict.fromkeys(claim.id for claim, _ in held))
    return Origin(fullest.key.removesuffix(PROBABLY), fullest.name, fullest.entity, claims, tuple(sorted(documents)))
