"""Blocking: the keys that a statement is found by, so that only statements which may be alike are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product

from sayso.compare.content import weight
from sayso.compare.statement import Statement, surnames

# A statement goes by so many of those who take part, and so many of the rarest things that it says of them.
MOST_WHO, MOST_NAMES, MOST_SAID = 2, 2, 5
# What says next to nothing is no anchor.
LEAST_WEIGHT = 0.2
# What puts the numbers of two anchors together, in 64 bits with sign; odd, so that nothing of the first is lost.
_FACTOR, _ALL, _SIGN = 0x9E3779B97F4A7C15, (1 << 64) - 1, 1 << 63


def keys(statement: Statement) -> tuple[int, ...]:
    """What a statement is found by: 64-bit integers, sorted; none when it says too little.

    Each stands for two anchors: somebody who takes part with something that is said, or two things that are said.
    """
    if not statement.comparable:
        return ()
    who, said = (list(map(_number, found)) for found in anchors(statement))
    # Both numbers are as good as random, so that this sum is too; to hash the two texts anew would take five times as
    # long, and there are thirty pairs to a statement.
    pairs = (*product(who, said), *combinations(sorted(said), 2))
    return tuple(sorted({(_FACTOR * a + b & _ALL) - _SIGN for a, b in pairs}))


def anchors(statement: Statement) -> tuple[list[str], list[str]]:
    """Who takes part, and the rarest of what is said: the predicate, what is counted, the day, the words."""
    doing = sorted(_parts(statement)) or sorted(statement.who)
    called = surnames(statement.text)
    names = sorted((-weight(word), word) for word in {*called} & statement.words)
    said = sorted(set(_said(statement, called)))
    who = [*(f"={ident}" for ident in doing[:MOST_WHO]), *(word for _, word in names[:MOST_NAMES])]
    return who, list(dict.fromkeys(word for _, word in said))[:MOST_SAID]


def _parts(statement: Statement) -> set[str]:
    return {one for deed in statement.deeds[:1] for one in (*deed.doers, *deed.done_to)}


def _said(statement: Statement, called: Iterable[str]) -> Iterator[tuple[float, str]]:
    """What is said with its weight below zero, so that the weightiest sorts first; `called`: the surnames in it."""
    if statement.main is not None:
        yield -2.0, f"!{statement.main.predicate}"
    for amount in statement.amounts:
        if amount.unit:
            yield -1.5, f"#{amount.unit}"
    if statement.time is not None and statement.time[0] == statement.time[1]:
        yield -1.5, f"@{statement.time[0]}"
    counted = {word for amount in statement.amounts for word in amount.unit.split()}
    for word in statement.words.difference(statement.names, called, counted):
        if (heavy := weight(word)) >= LEAST_WEIGHT:
            yield -heavy, word


def wording(statement: Statement) -> int:
    """What statements share that say the same of the same and the same time in the same words, or deny it."""
    said = " ".join(statement.text.casefold().split())
    sense = "denied" if statement.denies else ""
    return number("\n".join((said, sense, *map(str, statement.time or ()), *sorted(statement.who))))


def number(text: str) -> int:
    """A text as a 64-bit integer with sign, the same on every machine."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )


_number = lru_cache(maxsize=200_000)(number)
