"""Selecting: which claims of a digest meet a filter, and how many of them there are of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.model import Act, Basis, Factuality, Status
from sayso.report.digest import ACTS, BASES, FACTUALITIES, STATUSES, Digest
from sayso.report.meant import Meant

T = TypeVar("T")
Mask = NDArray[np.bool_]
"""For each claim of a digest, by its number, whether it is meant."""

DEEPEST = 3
"""The depth that stands for itself and all beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims to show; every field that is set must hold.

    about, beside  whom the claim is about; `beside` whom it is about as well
    source         who says it, at whichever place in the chain
    by             who says it in the last place: whose words they are
    since, until   days as numbers, 20210314; a claim's time, or else its document's date, must fall within
    document       the document's number
    depth          how many speakers stand between the document and the words; DEEPEST for so many and more
    open           only claims whose source nothing ties to a name
    new            only claims in documents that the last build brought
    """

    about: Meant | None = None
    beside: Meant | None = None
    source: Meant | None = None
    by: Meant | None = None
    act: Act | None = None
    status: Status | None = None
    basis: Basis | None = None
    factuality: Factuality | None = None
    since: int | None = None
    until: int | None = None
    document: int | None = None
    depth: int | None = None
    open: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some claims there are of each kind, most first; sources by their numbers, no more than were asked for."""

    acts: tuple[tuple[Act, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    sources: tuple[tuple[int, int], ...]


def select(digest: Digest, wanted: Wanted) -> Mask:
    """The claims that meet the filter."""
    mask = np.ones(len(digest.ids), bool)
    for column, number in (
        (digest.act, _number(ACTS, wanted.act)),
        (digest.status, _number(STATUSES, wanted.status)),
        (digest.basis, _number(BASES, wanted.basis)),
        (digest.factuality, _number(FACTUALITIES, wanted.factuality)),
    ):
        if number is not None:
            mask &= np.frombuffer(column, np.uint8) == number
    if wanted.depth is not None:
        depth = np.frombuffer(digest.depth, np.uint8)
        mask &= depth >= DEEPEST if wanted.depth >= DEEPEST else depth == wanted.depth
    if wanted.document is not None:
        mask &= np.asarray(digest.document) == wanted.document
    if wanted.since is not None:
        mask &= np.asarray(digest.last) >= wanted.since
    if wanted.until is not None:
        mask &= np.asarray(digest.first) <= wanted.until
    mask &= _people(digest, wanted)
    if wanted.open:
        mask &= among(digest, *(digest.said[number] for number, one in enumerate(digest.sources) if one.open))
    if wanted.new:
        mask &= np.array([one.new for one in digest.documents], bool)[np.asarray(digest.document)]
    return mask


def _people(digest: Digest, wanted: Wanted) -> Mask:
    """The claims about whom, and by whom, is asked for."""
    mask = np.ones(len(digest.ids), bool)
    for one in (wanted.about, wanted.beside):
        if one is not None:
            mask &= among(digest, *(digest.about[ident] for ident in one.ids if ident in digest.about))
    if wanted.source is not None:
        mask &= spoken(digest, wanted.source)
    if wanted.by is not None:
        mask &= worded(digest, wanted.by)
    return mask


def among(digest: Digest, *rows: Iterable[int]) -> Mask:
    """The claims of these numbers."""
    mask = np.zeros(len(digest.ids), bool)
    for held in rows:
        mask[np.asarray(held, np.int64)] = True
    return mask


def spoken(digest: Digest, source: Meant) -> Mask:
    """The claims that go through the mouth of one of these."""
    named = (digest.speaking[ident] for ident in source.ids if ident in digest.speaking)
    return among(digest, *named, *(digest.said[number] for number in source.sources))


def worded(digest: Digest, source: Meant) -> Mask:
    """The claims that are in the words of one of these."""
    numbers = [number for number, one in enumerate(digest.sources) if one.entity in source.ids]
    found: Mask = np.isin(np.asarray(digest.source), [*numbers, *source.sources])
    return found


def rows_of(mask: Mask) -> list[int]:
    """The numbers of the claims, rising."""
    return [int(row) for row in np.flatnonzero(mask)]


def tally(digest: Digest, mask: Mask, *, sources: int) -> Tally:
    """What the claims amount to, with so many of their sources."""
    said = np.bincount(np.asarray(digest.source)[mask], minlength=len(digest.sources))
    loudest = np.argsort(-said, kind="stable")[:sources]
    return Tally(
        _counted(ACTS, digest.act, mask),
        _counted(STATUSES, digest.status, mask),
        tuple((int(number), int(said[number])) for number in loudest if said[number]),
    )


def _counted(values: Sequence[T], column: bytes, mask: Mask) -> tuple[tuple[T, int], ...]:
    counts = np.bincount(np.frombuffer(column, np.uint8)[mask], minlength=len(values))
    found = [(value, int(count)) for value, count in zip(values, counts, strict=True) if count]
    return tuple(sorted(found, key=lambda one: -one[1]))


def _number(values: Sequence[T], wanted: T | None) -> int | None:
    return None if wanted is None else values.index(wanted)
