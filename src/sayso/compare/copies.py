"""Copies: claims in the same words in documents of one family have one root, that of the document they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.compare.block import number
from sayso.compare.lineage import Lineage
from sayso.compare.statement import Statement
from sayso.model import Root

# Fewer content words ("he said so") are the same in two texts by chance.
LEAST_WORDS = 2


def passed_on(statement: Statement, root: Root) -> Root:
    """The root of a claim; an unknown one when the claim itself tells what somebody says, whose word it then is."""
    if not (root.known and statement.reports):
        return root
    return replace(root, known=False, key=f"{root.key}:told", why=f"{root.why}, of what somebody else says")


def rooted_alike(found: Iterable[tuple[Statement, Root]], lineage: Lineage) -> Iterator[Root]:
    """The roots, those of copied claims replaced by their original's; in the order given.

    A copy may have lost the name of who speaks, or have it misread: who said it first in the same words said it here.
    A document that copies none keeps its roots; of several such in a family, a copy goes by the one that it has most of.
    """
    held = list(found)
    families = lineage.documents()
    originals: dict[tuple[str, int], dict[str, Root]] = {}
    for statement, root in held:
        key = _copied(statement, lineage, families)
        if key is not None and lineage.original(statement.document) == statement.document:
            originals.setdefault(key, {}).setdefault(statement.document, root)
    for statement, root in held:
        key, first = _copied(statement, lineage, families), lineage.original(statement.document)
        heads = originals.get(key, {}) if key is not None and first != statement.document else {}
        original = heads.get(first) or (heads[min(heads)] if heads else root)
        if original.key == root.key:
            yield root
        else:
            why = f"{original.why}, in the same words that are printed here"
            yield replace(original, claim=root.claim, why=why)


def _copied(statement: Statement, lineage: Lineage, families: frozenset[str]) -> tuple[str, int] | None:
    if statement.document not in families or len(statement.words) < LEAST_WORDS:
        return None
    return lineage.family(statement.document), number(" ".join(statement.text.casefold().split()))
