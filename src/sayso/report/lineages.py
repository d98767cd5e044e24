"""Who had it from whom: the origins of a group of like claims, each with its documents as a tree of copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Claim, Descent, DescentKind, Group, Origin
from sayso.report.rows import Row, descent_row, root_row


@dataclass(frozen=True, slots=True)
class Branch:
    """A document that says it, the claims by which it does, what it comes from, and the documents that come from it."""

    document: str
    claims: tuple[Claim, ...]
    descents: tuple[Descent, ...]
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An origin with the documents that go back to it; None stands for those of unknown lineage."""

    origin: Origin | None
    branches: tuple[Branch, ...]


def lines(group: Group) -> tuple[Line, ...]:
    """The origins, those with most documents first, and last the documents whose lineage is unknown."""
    ranked = sorted(group.weight.origins, key=lambda one: (-len(one.documents), one.name or "", one.key))
    found = [Line(one, _branches(group, one.documents, frozenset(one.claims))) for one in ranked]
    if group.weight.unknown:
        found.append(Line(None, _branches(group, group.weight.unknown, frozenset())))
    return tuple(found)


def walk(branches: Iterable[Branch], depth: int = 0) -> Iterable[tuple[int, Branch]]:
    """The branches with how deep each lies, a document before those that come from it."""
    for one in branches:
        yield depth, one
        yield from walk(one.branches, depth + 1)


def group_row(group: Group) -> Row:
    """A group as JSON."""
    weight = group.weight
    return {
        "id": group.id,
        "summary": str(weight),
        "documents": list(weight.documents),
        "origins": [_origin_row(one) for one in weight.origins],
        "unknown": list(weight.unknown),
        "parts": [list(one) for one in weight.parts],
        "claims": [one.id for one in group.claims],
        "roots": [root_row(group.roots[one.id]) for one in group.claims if one.id in group.roots],
        "descents": [descent_row(one) for one in group.descents],
    }


def derivation(descent: Descent, path: str | None) -> str:
    """Where a document has its text from, in words; `path` is the parent's, if it is in the case."""
    share = f"{descent.score:.0%} of its words"
    match descent.kind:
        case DescentKind.REPRINT:
            return f"the text of {path}, {share}"
        case DescentKind.REWRITE:
            return f"rewritten from {path}, {share}"
        case DescentKind.CREDIT:
            return f"credits {descent.credit}" + (f", {path}" if path else ", which is not in the case")


def _branches(group: Group, documents: Sequence[str], claims: frozenset[str]) -> tuple[Branch, ...]:
    said: dict[str, list[Claim]] = {one: [] for one in documents}
    others: dict[str, list[Claim]] = {one: [] for one in documents}
    for claim in group.claims:
        if claim.document in said:
            (said if claim.id in claims else others)[claim.document].append(claim)
    parents = _parents(group.descents, frozenset(documents))
    below: dict[str | None, list[str]] = {}
    for document in documents:
        below.setdefault(parents.get(document), []).append(document)

    def branch(document: str) -> Branch:
        mine = tuple(said[document] or others[document])
        comes = tuple(one for one in group.descents if one.document == document)
        return Branch(document, mine, comes, tuple(branch(one) for one in below.get(document, ())))

    return tuple(branch(one) for one in below.get(None, ()))


def _parents(descents: Iterable[Descent], inside: frozenset[str]) -> Mapping[str, str]:
    """The document that each has most of its text from, of those inside; no document is above itself."""
    found: dict[str, str] = {}
    ranked = sorted(descents, key=lambda one: (one.kind is DescentKind.CREDIT, -one.score, one.parent or ""))
    for one in ranked:
        if one.parent in inside and one.document in inside and one.document not in found and one.parent is not None:
            at: str | None = one.parent
            while at is not None and at != one.document:
                at = found.get(at)
            if at is None:
                found[one.document] = one.parent
    return found


def _origin_row(one: Origin) -> Row:
    return {
        "key": one.key,
        "name": one.name,
        "entity": one.entity,
        "claims": list(one.claims),
        "documents": list(one.documents),
    }
