"""How many slips of the pen lie between two words: the one place that knows `rapidfuzz`."""

from __future__ import annotations

from rapidfuzz.distance import OSA


def edits(left: str, right: str, *, most: int) -> int:
    """Letters added, dropped, replaced or swapped with their neighbours; `most` + 1 when there are more."""
    return int(OSA.distance(left, right, score_cutoff=most))
