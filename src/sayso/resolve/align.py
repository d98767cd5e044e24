"""Which word of one name is which word of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.resolve.spelling import Match, Tie, sound

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that are one, by their places."""

    left: int
    right: int
    match: Match


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words that are one, in the order of the left name, and the places of all that are left over."""

    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]

    @property
    def straight(self) -> bool:
        """Whether the words stand in the same order."""
        return _rising([pair.right for pair in self.pairs])

    @property
    def rotated(self) -> bool:
        """Whether they do once the first, or first few, are put last."""
        places = [pair.right for pair in self.pairs]
        return any(_rising(places[cut:] + places[:cut]) for cut in range(1, len(places)))


def _rising(places: Sequence[int]) -> bool:
    return all(before < after for before, after in pairwise(places))


def align(left: Words, right: Words, match: Callable[[int, int], Match | None]) -> Alignment:
    """The best pairs first; of two as good, the one that keeps its place; an initial takes what is left."""
    if left == right:
        pairs = tuple(Pair(i, i, Match(1.0, Tie.EQUAL, f'"{word}" equal')) for i, word in enumerate(left))
        return Alignment(pairs, (), ())
    ends = (len(left), len(right))
    found = [
        (found.tie is Tie.INITIAL, -found.score, abs(i - j), abs(ends[0] - i - ends[1] + j), i, j, found)
        for i in range(len(left))
        for j in range(len(right))
        if (found := match(i, j)) is not None
    ]
    found.sort(key=lambda option: option[:-1])
    pairs_by_left: dict[int, Pair] = {}
    taken: set[int] = set()
    for *_, i, j, matched in found:
        if i not in pairs_by_left and j not in taken:
            pairs_by_left[i] = Pair(i, j, matched)
            taken.add(j)
    return Alignment(
        tuple(pairs_by_left[i] for i in sorted(pairs_by_left)),
        tuple(i for i in range(len(left)) if i not in pairs_by_left),
        tuple(j for j in range(len(right)) if j not in taken),
    )


def joined(words: Words, others: Words) -> Words:
    """The words, those put together that the other name writes as one: "van der bilt" beside "vanderbilt"."""
    if len(words) < 2 or set(words) <= set(others):
        return words
    whole = {sound(other) for other in others if len(other) > 3 and other not in words}
    return tuple(_joined(words, whole)) if whole else words


def _joined(words: Words, whole: set[str]) -> Iterator[str]:
    place = 0
    while place < len(words):
        for length in (4, 3, 2):
            together = "".join(words[place : place + length])
            if place + length <= len(words) and sound(together) in whole:
                yield together
                place += length
                break
        else:
            yield words[place]
            place += 1
