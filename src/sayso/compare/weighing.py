"""Weighing: the groups of like claims of a case, each with its roots, its lineage and its weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import islice

from sayso.compare.groups import groups
from sayso.compare.lineage import Lineage
from sayso.compare.origins import weigh
from sayso.model import Claim, Descent, Group
from sayso.store.protocol import View

# Claims that are fetched together.
_BATCH = 2_000


def weigh_groups(view: View, wanted: Set[str] | None = None) -> Iterator[Group]:
    """The groups of at least two documents; only those that hold one of these claims, if any are given."""
    held = (one for one in groups(view.relations()) if wanted is None or not wanted.isdisjoint(one))
    return (one for one in _weighed(view, held) if len(one.weight.documents) > 1)


def weigh_claim(view: View, claim: str) -> Group:
    """The group that a claim is in; the claim alone, when no other says the same."""
    held = next((one for one in groups(view.relations()) if claim in one), (claim,))
    return next(_weighed(view, iter([held])))


def weigh_claims(view: View, claims: Iterable[str]) -> Group | None:
    """The weight of claims that are known to say the same; None when none of them is there any more.

    Only the descents above their documents are read: a page that shows one group must not read the case.
    """
    found = sorted(view.claims_by_id(claims), key=_place)
    if not found:
        return None
    roots = {one.claim: one for one in view.roots(one.id for one in found)}
    documents = sorted({one.document for one in found})
    descents = _above(view, documents)
    weight = weigh(found, roots, lineage=Lineage(descents))
    theirs = tuple(one for one in descents if one.document in documents)
    return Group(tuple(found), roots, theirs, weight)


def _above(view: View, documents: Iterable[str]) -> tuple[Descent, ...]:
    """What these documents come from, and what that comes from, and so on."""
    found: dict[str, list[Descent]] = {}
    waiting = list(documents)
    while waiting:
        document = waiting.pop()
        if document not in found:
            found[document] = [one for one in view.descents(document) if one.document == document]
            waiting += [one.parent for one in found[document] if one.parent is not None]
    return tuple(one for _, held in sorted(found.items()) for one in held)


def _weighed(view: View, found: Iterator[tuple[str, ...]]) -> Iterator[Group]:
    descents = tuple(view.descents())
    lineage, by_document = Lineage(descents), _by_document(descents)
    while batch := list(islice(found, _BATCH // 4)):
        for part in _parts(batch):
            idents = {ident for held in part for ident in held}
            claims = {one.id: one for one in view.claims_by_id(idents)}
            roots = {one.claim: one for one in view.roots(idents)}
            for held in part:
                mine = sorted((claims[one] for one in held if one in claims), key=_place)
                if not mine:
                    continue
                weight = weigh(mine, roots, lineage=lineage)
                theirs = tuple(one for ident in weight.documents for one in by_document.get(ident, ()))
                yield Group(tuple(mine), {one: roots[one] for one in held if one in roots}, theirs, weight)


def _parts(batch: list[tuple[str, ...]]) -> Iterator[list[tuple[str, ...]]]:
    """The batch in parts of so many claims, or of one larger group."""
    part: list[tuple[str, ...]] = []
    held_already = 0
    for held in batch:
        if part and held_already + len(held) > _BATCH:
            yield part
            part, held_already = [], 0
        part.append(held)
        held_already += len(held)
    yield part


def _by_document(descents: Iterable[Descent]) -> dict[str, list[Descent]]:
    found: dict[str, list[Descent]] = defaultdict(list)
    for one in descents:
        found[one.document].append(one)
    return found


def _place(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.span, claim.id
