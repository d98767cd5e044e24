"""Handing on: the graph of who had a claim from whom, from the documents down to the origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.lineage import Lineage
from sayso.compare.media import folded
from sayso.model import Claim, Descent, DescentKind, Root


class NodeKind(StrEnum):
    """What stands in the graph; a medium is one that a credit line names and that is no document of the case."""

    DOCUMENT = "document"
    SPEAKER = "speaker"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A document (by id), a speaker (by entity or by document and name) or a medium (by name)."""

    kind: NodeKind
    key: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """That `taker` had it from `giver`, and how: "says", "reprint", "rewrite", "credit", "speaks for"."""

    taker: Node
    giver: Node
    how: str


def steps(
    claims: Iterable[Claim],
    roots: Mapping[str, Root],
    *,
    titles: Mapping[str, str],
    lineage: Lineage,
) -> tuple[Step, ...]:
    """The steps of a group of like claims, each once, sorted. `titles` are what to show for documents, by id."""
    held = tuple(claims)
    found: set[Step] = set()
    for claim in held:
        found.update(_spoken(claim, roots.get(claim.id), titles))
    for document in {claim.document for claim in held}:
        found.update(_copied(lineage.descents(document), titles))
    return tuple(sorted(found))


def _spoken(claim: Claim, root: Root | None, titles: Mapping[str, str]) -> Iterator[Step]:
    """From the document through its speakers to the root: each had it from the next."""
    at = Node(NodeKind.DOCUMENT, claim.document, titles.get(claim.document, claim.document))
    for link in claim.chain:
        key = f"entity:{link.entity}" if link.entity else f"open:{claim.document}:{folded(link.name or '')}"
        speaker = Node(NodeKind.SPEAKER, key, link.name or "somebody unnamed")
        if speaker.key != at.key:
            yield Step(at, speaker, str(link.act))
        at = speaker
    if root is not None and root.known and root.key != at.key:
        how = "speaks for" if claim.chain else "is by"
        yield Step(at, Node(NodeKind.SPEAKER, root.key, root.name or "somebody unnamed"), how)


def _copied(descents: Iterable[Descent], titles: Mapping[str, str]) -> Iterator[Step]:
    for one in descents:
        child = Node(NodeKind.DOCUMENT, one.document, titles.get(one.document, one.document))
        if one.parent is not None:
            yield Step(child, Node(NodeKind.DOCUMENT, one.parent, titles.get(one.parent, one.parent)), str(one.kind))
        elif one.credit is not None:
            yield Step(child, Node(NodeKind.MEDIUM, folded(one.credit), one.credit), str(DescentKind.CREDIT))
