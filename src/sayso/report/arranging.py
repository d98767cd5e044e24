"""Claims in the order of a list: by their status in a proceeding, then by whose word they go back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.model import Status
from sayso.report.digest import EARLIEST, LATEST, STATUSES, Digest
from sayso.report.selecting import Mask

Rows: TypeAlias = NDArray[np.int64]

STATUS_ORDER = (Status.ALLEGED, Status.CHARGED, Status.DENIED, Status.ADMITTED, Status.RULED, Status.CONVICTED, Status.ACQUITTED,
                Status.UNSTATED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """Claims of one status that go back to one origin, or, where they were not compared, to one speaker.

    name    the origin's or the speaker's; "" where none is known, and for claims that several say
    claims  how many of them there are on all pages
    """

    status: Status
    compared: bool
    name: str = ""
    entity: str | None = None
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Arranged:
    """Claims in the order of a list; of each a number for whoever it goes back to, and how many it has in common."""

    digest: Digest
    rows: Rows
    whose: Rows
    counts: Rows

    def headings(self, rows: Sequence[int]) -> dict[int, Heading]:
        """The heading of each of these claims."""
        found = {}
        for row in rows:
            at = int(np.flatnonzero(self.rows == row)[0])
            status = STATUSES[self.digest.status[row]]
            found[row] = _heading(self.digest, status, int(self.whose[at]), int(self.counts[at]))
        return found


def arrange(digest: Digest, mask: Mask, *, by_origin: bool = True) -> Arranged:
    """The claims by status, those that several say first, those of most origins before the others; then by origin.

    The origin with most claims comes first, those that are not known come last. Within it, the newest come first.
    """
    rows = np.flatnonzero(mask)
    ranks = np.array([STATUS_ORDER.index(one) for one in STATUSES])[np.frombuffer(digest.status, np.uint8)[rows]]
    # Groups are numbered in the order of their origins; what stands alone comes after them.
    group = np.asarray(digest.alike)[rows]
    group = np.where(group < 0, len(digest.groups), group)
    whose = _whose(digest, rows) if by_origin else np.full(len(rows), -1)
    whose = np.where(group < len(digest.groups), -1, whose)
    _, inverse, counts = np.unique(
        ranks * (whose.max(initial=-1) + 2) + whose + 1, return_inverse=True, return_counts=True
    )
    first = np.asarray(digest.first)[rows]
    newest = np.where((first == EARLIEST) | (first == LATEST), 0, first)
    unknown = whose == len(digest.origins)
    order = np.lexsort((rows, -newest, whose, -counts[inverse], unknown, group, ranks))
    return Arranged(digest, rows[order], whose[order], counts[inverse[order]])


def counts_of(digest: Digest, mask: Mask) -> list[tuple[Status, int]]:
    """How many of the claims have each status."""
    counts = np.bincount(np.frombuffer(digest.status, np.uint8)[mask], minlength=len(STATUSES))
    return [(one, int(counts[STATUSES.index(one)])) for one in STATUS_ORDER if counts[STATUSES.index(one)]]


def _whose(digest: Digest, rows: Rows) -> Rows:
    """A number for whoever each claim goes back to: its origin, all that are not known as one; else its source."""
    unknown = len(digest.origins)
    known = np.array([*(one.known for one in digest.origins), False])
    origin = np.asarray(digest.origin)[rows]
    speaker = unknown + 1 + np.asarray(digest.source)[rows]
    return np.where(origin < 0, speaker, np.where(known[origin], origin, unknown))


def _heading(digest: Digest, status: Status, whose: int, claims: int) -> Heading:
    unknown = len(digest.origins)
    if whose == unknown or whose < 0:
        return Heading(status, True, claims=claims if whose == unknown else 0)
    if whose < unknown:
        origin = digest.origins[whose]
        return Heading(status, True, origin.name or "somebody whom nobody names", origin.entity, claims)
    source = digest.sources[whose - unknown - 1]
    return Heading(status, False, source.name, source.entity, claims)
