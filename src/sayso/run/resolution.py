"""Resolves a case: as far as documents or judgements have changed since the last time, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from sayso.store.protocol import Pending, Writer

if TYPE_CHECKING:
    from sayso.resolve import Changed, Local, Resolution, Word


class Resolve(Protocol):
    """`sayso.resolve.resolve`."""

    def __call__(
        self,
        referents: Iterable[Local],
        *,
        minted: Mapping[tuple[str, int], str],
        words: Iterable[Word],
        proceedings: Mapping[str, str],
        changed: Changed | None,
    ) -> Resolution: ...


def resolve_case(writer: Writer, *, everything: bool = False, resolve: Resolve | None = None) -> None:
    """Bring the entities in line with the documents and the judgements; `everything` does it from the ground up."""
    from sayso.resolve import Local
    from sayso.resolve import resolve as ours

    pending = writer.pending()
    if not (everything or pending):
        return
    found = (resolve or ours)(
        (Local(ident, one.cluster, one.name, one.names, one.type, count) for ident, one, count in writer.referents()),
        minted=dict(writer.minted()),
        words=tuple(_words(writer)),
        proceedings=writer.proceedings(),
        changed=None if everything else _changed(writer, pending),
    )
    writer.resolve(found.entities, found.clusters, homes=found.homes, doubts=found.doubts, replaced=found.replaced)


def _words(writer: Writer) -> Iterator[Word]:
    from sayso.resolve import Word, standing

    sides = writer.sides()
    for judgement in standing(tuple(writer.judgements())):
        left, right = sides.get(judgement.id, (frozenset(), frozenset()))
        if left or right:
            yield Word(judgement, left, right)


def _changed(writer: Writer, pending: Pending) -> Changed | None:
    from sayso.resolve import Changed

    if pending.everything:
        return None
    return Changed(pending.documents, pending.entities, pending.names, dict(writer.grouped()))
