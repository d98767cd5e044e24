"""Weighing: the groups of like claims of a case, each with its roots, its lineage and its weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import islice

from sayso.compare.groups import ALIKE, Alike, groups
from sayso.compare.lineage import Lineage
from sayso.compare.origins import held_together, weigh
from sayso.compare.works import work_of
from sayso.model import Claim, Descent, Group, Weight
from sayso.store.protocol import View

# Claims that are fetched together.
_BATCH = 2_000


def weigh_groups(view: View, wanted: Set[str] | None = None) -> Iterator[Group]:
    """The groups of at least two documents, or of parts of one work that go back to several origins.

    Only those that hold one of these claims, if any are given.
    """
    held = (one for one in groups(view.relations()) if wanted is None or not wanted.isdisjoint(one.claims))
    return (one for one in _weighed(view, held) if _of_several(one.weight) and _touches(one, wanted))


def _of_several(weight: Weight) -> bool:
    return weight.works > 1 or (len(weight.documents) > 1 and len(weight.origins) > 1)


def _touches(group: Group, wanted: Set[str] | None) -> bool:
    return wanted is None or any(one.id in wanted for one in group.claims)


def weigh_claim(view: View, claim: str) -> Group:
    """The group that a claim is in; the claim alone, when no other says the same."""
    alone = Alike((claim,), ())
    held = next((one for one in groups(view.relations()) if claim in one.claims), alone)
    found = next(_weighed(view, iter([held])))
    return found if any(one.id == claim for one in found.claims) else next(_weighed(view, iter([alone])))


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
    near = (one for claim in found for one in view.relations(claim.id) if one.kind in ALIKE)
    links = [one for one in near if {one.left, one.right} <= roots.keys()]
    works = {ident: work_of(view.document(ident).path) for ident in documents}
    weight = weigh(found, roots, lineage=Lineage(descents), links=links, works=works)
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


def _weighed(view: View, found: Iterator[Alike]) -> Iterator[Group]:
    descents = tuple(view.descents())
    works: dict[str, str] = {}
    lineage, by_document = Lineage(descents), _by_document(descents)
    while batch := list(islice(found, _BATCH // 4)):
        for part in _parts(batch):
            idents = {ident for held in part for ident in held.claims}
            claims = {one.id: one for one in view.claims_by_id(idents)}
            roots = {one.claim: one for one in view.roots(idents)}
            for held in part:
                every = [claims[one] for one in held.claims if one in claims]
                firm = held_together(every, roots, held.links)
                mine = sorted((one for one in every if one.id in firm), key=_place)
                if not mine:
                    continue
                for ident in {one.document for one in mine} - works.keys():
                    works[ident] = work_of(view.document(ident).path)
                weight = weigh(mine, roots, lineage=lineage, links=held.links, works=works)
                theirs = tuple(one for ident in weight.documents for one in by_document.get(ident, ()))
                yield Group(tuple(mine), {one.id: roots[one.id] for one in mine if one.id in roots}, theirs, weight)


def _parts(batch: list[Alike]) -> Iterator[list[Alike]]:
    """The batch in parts of so many claims, or of one larger group."""
    part: list[Alike] = []
    held_already = 0
    for held in batch:
        if part and held_already + len(held.claims) > _BATCH:
            yield part
            part, held_already = [], 0
        part.append(held)
        held_already += len(held.claims)
    yield part


def _by_document(descents: Iterable[Descent]) -> dict[str, list[Descent]]:
    found: dict[str, list[Descent]] = defaultdict(list)
    for one in descents:
        found[one.document].append(one)
    return found


def _place(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.span, claim.id
