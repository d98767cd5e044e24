"""Candidates: which wordings of a whole case are compared, from the keys that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# A key that no more wordings have than FEW makes a pair of any two of them; one that no more than CROWD have only
# together with others; one that more have says too little.
FEW, CROWD = 4, 16
# How many keys of the commoner kind two wordings must share: three anchors make three.
SHARED = 3
_PART = 500_000

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Keyed:
    """All keys of a case, sorted, and which wording has each: wordings ascend within a key."""

    values: Numbers
    owners: Numbers
    wordings: int


def keyed(keys: Sequence[bytes]) -> Keyed:
    """The keys of each wording, as bytes of 64-bit integers, laid out."""
    sizes = np.array([len(one) for one in keys], np.int64) // 8
    values = np.frombuffer(b"".join(keys), np.int64)
    order = np.argsort(values, kind="stable")
    return Keyed(values[order], np.repeat(np.arange(len(keys), dtype=np.int64), sizes)[order], len(keys))


def candidates(keys: Keyed) -> Iterator[tuple[int, int]]:
    """The pairs (i, j), i < j, of wordings that are compared, in order."""
    values, owners, size = keys.values, keys.owners, keys.wordings
    if not len(values):
        return
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    counts = np.diff(np.r_[starts, len(values)])
    few = _pairs(owners, starts, counts, 2, FEW, size)
    many = _pairs(owners, starts, counts, FEW + 1, CROWD, size)
    found, times = np.unique(np.concatenate([few, many]), return_counts=True)
    found = found[np.isin(found, few, assume_unique=False) | (times >= SHARED)]
    for at in range(0, len(found), _PART):
        part = found[at : at + _PART]
        yield from zip((part // size).tolist(), (part % size).tolist(), strict=True)


def in_order(keys: Keyed) -> Iterator[tuple[int, int]]:
    """Each key with each wording that has it, by key."""
    for at in range(0, len(keys.values), _PART):
        part = slice(at, at + _PART)
        yield from zip(keys.values[part].tolist(), keys.owners[part].tolist(), strict=True)


def _pairs(owners: Numbers, starts: Numbers, counts: Numbers, least: int, most: int, size: int) -> Numbers:
    """All pairs within the groups of `least` to `most` owners, each as one number; owners ascend within a group."""
    chosen = (counts >= least) & (counts <= most)
    begins, lengths = starts[chosen], counts[chosen]
    out = []
    for a in range(most - 1):
        for b in range(a + 1, most):
            long = begins[lengths > b]
            if len(long):
                out.append(owners[long + a] * size + owners[long + b])
    return np.concatenate(out) if out else np.empty(0, np.int64)


def weighs(number: int) -> int:
    """What a key with so many wordings counts for: 2 alone, 1 together with others, 0 nothing."""
    return 2 if number <= FEW else 1 if number <= CROWD else 0


def near(own: Iterable[int], posted: Mapping[int, Sequence[str]], claim: str) -> set[str]:
    """The claims that one claim is compared with, by the same rule: `posted` gives up to CROWD + 1 claims a key."""
    times: dict[str, int] = {}
    found: set[str] = set()
    for key in own:
        others = posted.get(key, ())
        weight = weighs(len(others))
        for other in others if weight else ():
            times[other] = times.get(other, 0) + 1
        if weight > 1:
            found.update(others)
    found |= {other for other, number in times.items() if number >= SHARED}
    return found - {claim}
