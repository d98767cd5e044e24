"""Resolves a case: as far as documents or judgements have changed since the last time, or all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from sayso.store.protocol import Writer

if TYPE_CHECKING:
    from sayso.resolve import Local, Resolution, Word


class Resolve(Protocol):
    """`sayso.resolve.resolve`."""

    def __call__(
        self,
        referents: Iterable[Local],
        *,
        minted: Mapping[tuple[str, int], str],
        words: Iterable[Word],
        proceedings: Mapping[str, str],
    ) -> Resolution: ...


def resolve_case(writer: Writer, *, everything: bool = False, resolve: Resolve | None = None) -> None:
    """Bring the entities in line with the documents and the judgements; `everything` does it from the ground up."""
    if not (everything or writer.pending()):
        return
    # In one transaction: a judgement made meanwhile would be taken for one that has had its effect.
    with writer.transaction():
        if everything or writer.pending().everything or resolve is not None or not _extend(writer):
            _resolve(writer, resolve)


def _extend(writer: Writer) -> bool:
    """Resolve what has changed; whether that was enough."""
    from sayso.resolve import extend

    words = tuple(_words(writer))
    with writer.directory() as directory:
        found = extend(directory, writer.pending(), words=words, proceedings=writer.proceedings())
        if found is not None:
            _write(writer, found)
    return found is not None


def _resolve(writer: Writer, resolve: Resolve | None) -> None:
    from sayso.resolve import Local
    from sayso.resolve import resolve as ours

    found = (resolve or ours)(
        map(Local.of, writer.referents()),
        minted=dict(writer.minted()),
        words=tuple(_words(writer)),
        proceedings=writer.proceedings(),
    )
    _write(writer, found)


def _write(writer: Writer, found: Resolution) -> None:
    writer.resolve(
        found.entities,
        found.clusters,
        homes=found.homes,
        doubts=found.doubts,
        placings=found.placings,
        replaced=found.replaced,
        asked=found.asked,
    )


def _words(writer: Writer) -> Iterator[Word]:
    from sayso.resolve import Word, standing

    sides = writer.sides()
    for judgement in standing(tuple(writer.judgements())):
        left, right = sides.get(judgement.id, (frozenset(), frozenset()))
        if left or right:
            yield Word(judgement, left, right)
