"""Pairing: which documents of a whole case may share text, by their fingerprints, in near-linear time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Pairs = npt.NDArray[np.int64]

FEW = 8
"""A fingerprint that no more documents hold than this pairs all of them."""

HUBS = 3
"""A commoner one pairs each of its documents with its first so many only: the first of two hundred reprints."""

LEAST_SHARED = 2
LEAST_SHARE = 0.15


def pair_up(prints: Sequence[Sequence[int]]) -> Pairs:
    """Pairs (i, j), i < j, of documents that share enough fingerprints. The order given decides who is first."""
    sizes = np.array([len(one) for one in prints], np.int64)
    if not len(sizes) or not sizes.sum():
        return np.empty((0, 2), np.int64)
    numbers = np.concatenate([np.asarray(one, np.int64) for one in prints])
    owners = np.repeat(np.arange(len(sizes)), sizes)
    order = np.argsort(numbers, kind="stable")
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    lengths = np.diff(np.r_[starts, len(numbers)])
    rank = np.arange(len(numbers)) - np.repeat(starts, lengths)
    length = np.repeat(lengths, lengths)
    reach = np.where(length <= FEW, FEW, HUBS)
    keys: list[npt.NDArray[np.int64]] = []
    for k in range(FEW):
        # Each document with the k-th of its group, which comes before it.
        later = np.flatnonzero((rank > k) & (k < reach))
        first = np.repeat(starts, lengths)[later] + k
        keys.append(owners[first] * len(sizes) + owners[later])
    found, shared = np.unique(np.concatenate(keys), return_counts=True)
    left, right = found // len(sizes), found % len(sizes)
    least = np.minimum(sizes[left], sizes[right])
    enough = shared >= np.maximum(np.minimum(LEAST_SHARED, least), LEAST_SHARE * least)
    return np.stack([left[enough], right[enough]], axis=1)
