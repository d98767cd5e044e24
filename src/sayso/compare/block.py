"""Blocking: the keys that a statement is found by, so that only statements which may be alike are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations

from sayso.compare.content import weight
from sayso.compare.statement import Statement

# A statement goes by its rarest anchors, two at a time: fifteen keys for six.
ANCHORS = 6
# So many participants may be among them; the rest are words and amounts.
MOST_WHO = 2
# What says next to nothing is no anchor.
LEAST_WEIGHT = 0.2


def keys(statement: Statement) -> tuple[int, ...]:
    """What a statement is found by: 64-bit integers, sorted; none when it says too little."""
    if not statement.comparable:
        return ()
    return tuple(sorted({number(f"{a}|{b}") for a, b in combinations(sorted(anchors(statement)), 2)}))


def anchors(statement: Statement) -> list[str]:
    """The rarest of what a statement names: its participants, amounts, day and words."""
    who = [f"={ident}" for ident in sorted(statement.who)][:MOST_WHO]
    rest = sorted(_words(statement), key=lambda one: (-one[0], one[1]))
    return [*who, *(word for _, word in rest)][:ANCHORS]


def _words(statement: Statement) -> Iterator[tuple[float, str]]:
    for amount in statement.amounts:
        if amount.unit:
            yield 1.0, f"#{amount.unit}"
    if statement.time is not None and statement.time[0] == statement.time[1]:
        yield 1.0, f"@{statement.time[0]}"
    for word in statement.words:
        if (heavy := weight(word)) >= LEAST_WEIGHT:
            yield heavy, word


def wording(statement: Statement) -> int:
    """What statements share that say the same of the same in the same words."""
    said = " ".join(statement.text.casefold().split())
    return number("\n".join((said, *sorted(statement.who))))


def number(text: str) -> int:
    """A text as a 64-bit integer with sign, the same on every machine."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )
