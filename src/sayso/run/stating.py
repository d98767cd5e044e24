"""Stating: what the claims of documents state, whose word each is and what each is found by; many on all cores."""

from __future__ import annotations

import marshal
import os
import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache, lru_cache
from multiprocessing import get_context
from pathlib import Path
from sys import intern
from typing import NamedTuple

from sayso import compare
from sayso.model import Claim, Descent, Document, Root, Spans
from sayso.run.worker import leave_with_parent
from sayso.store import open_view
from sayso.store.protocol import ClaimFilter, View

# Fewer claims are stated sooner than another process has begun.
MANY = 20_000
# Documents that a process takes at a time.
TOGETHER = 16
# How many of a case's documents are kept at hand, for claims in words that another has first.
AT_HAND = 512


class Stated(NamedTuple):
    """A claim while a case is compared, held small: there may be millions.

    wording    what it has in common with claims in the same words; None when it says too little to be compared
    keys       what it is found by, 64-bit integers as bytes
    statement  packed
    """

    root: Root
    document: str
    wording: int | None
    keys: bytes
    statement: bytes


def surroundings(view: View, publishers: Iterable[str], descents: Iterable[Descent]) -> compare.Surroundings:
    """What of a case the roots of its claims depend on."""
    names: dict[str, set[str]] = {}
    places: set[str] = set()
    for entity in view.entities():
        if entity.schema == "Address":
            places.add(entity.id)
        for name in (entity.name, *entity.aliases):
            names.setdefault(compare.folded(name), set()).add(entity.id)

    def named(name: str) -> str | None:
        found = names.get(compare.folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    media = sorted(filter(compare.is_medium, publishers))
    return compare.Surroundings(
        lineage=compare.Lineage(descents),
        principals=compare.Principals(view.posts(), named=named),
        named=named,
        is_medium=cache(lambda name: compare.is_medium(name) or any(compare.same_medium(name, one) for one in media)),
        document=lru_cache(maxsize=AT_HAND)(view.document),
        places=places,
    )


def stated(view: View, case: compare.Surroundings, documents: Iterable[Document]) -> Iterator[Stated]:
    """What each claim of these documents states, in their order."""
    for document in documents:
        sources = {one.id: one.source for one in view.attributions(document.id)}
        for claim in view.claims(ClaimFilter(document=document.id)):
            one = compare.state(claim, claim.span.of(document.text))
            source = _words(claim, sources, document)
            root = compare.passed_on(one, compare.find_root(claim, document=document, case=case, source=source))
            wording = compare.wording(one) if one.comparable else None
            keys = array("q", compare.keys(one)).tobytes()
            yield Stated(root, document.id, wording, keys, compare.packed(one))


def _words(claim: Claim, sources: Mapping[str, Spans], document: Document) -> str | None:
    """The words by which a claim's innermost speaker is called where he speaks."""
    said = sources.get(claim.chain[-1].attribution or "", ()) if claim.chain else ()
    return " ".join(one.of(document.text) for one in said) or None


def stated_apart(
    case: Path, documents: Sequence[str], *, publishers: Iterable[str], descents: Iterable[Descent], workers: int
) -> Iterator[Stated]:
    """The same in so many processes, each of which opens the case for itself; `documents` by their ids."""
    parts = [documents[at : at + TOGETHER] for at in range(0, len(documents), TOGETHER)]
    context = get_context("spawn")
    begun = (case, frozenset(publishers), tuple(descents))
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=begun) as pool:
        for answer in pool.map(_state, parts):
            for root, *rest in marshal.loads(answer):
                yield Stated(Root(*root), *rest)


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# In a process of its own


class _Worker:
    """What a process holds between two parts."""

    view: View
    case: compare.Surroundings
    opened = ExitStack()


def _begin(case: Path, publishers: frozenset[str], descents: tuple[Descent, ...]) -> None:
    threading.Thread(target=leave_with_parent, daemon=True).start()
    _Worker.view = _Worker.opened.enter_context(open_view(case))
    _Worker.case = surroundings(_Worker.view, publishers, descents)


def _state(documents: Sequence[str]) -> bytes:
    """Marshalled, since that takes a tenth of the time of pickling; what recurs in a case, interned, is held once."""
    found = stated(_Worker.view, _Worker.case, map(_Worker.view.document, documents))
    return marshal.dumps([(_row(one.root), intern(one.document), *one[2:]) for one in found])


def _row(root: Root) -> tuple[object, ...]:
    name, entity = (None if one is None else intern(one) for one in (root.name, root.entity))
    return root.claim, intern(root.key), name, entity, root.known, intern(root.why)
