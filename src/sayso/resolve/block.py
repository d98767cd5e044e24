"""Blocks: which names are worth comparing, so that a case of a million names is never compared pair by pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.resolve.likeness import Key, keys
from sayso.resolve.names import Name

# A key that more names have than this says too little; the names that matter to each other share another.
LARGEST = 80


class Blocks:
    """Names, findable by their keys: `lookup` gives all that have one, or more than LARGEST of them."""

    def __init__(self, lookup: Callable[[Key], Sequence[Name]]) -> None:
        self._lookup = lookup

    @classmethod
    def of(cls, names: Iterable[Name]) -> Blocks:
        """The blocks of these names."""
        found: defaultdict[Key, list[Name]] = defaultdict(list)
        for name in names:
            for key in keys(name):
                found[key].append(name)
        return cls(lambda key: found.get(key, ()))

    def beside(self, name: Name) -> Iterator[Name]:
        """The names that share a block with this one, each once; none in blocks that are too large.

        The name itself may be one that the case holds no more.
        """
        seen = {name}
        for key in keys(name):
            block = self._lookup(key)
            if len(block) <= LARGEST:
                for other in block:
                    if other not in seen:
                        seen.add(other)
                        yield other

    def tipped(self, names: frozenset[Name]) -> frozenset[Name] | None:
        """The names of blocks that may have become too large, or ceased to be, by the coming or going of these names.

        None when they are so many that a block may hold more than can be looked up.
        """
        counts = Counter(key for name in names for key in keys(name))
        if max(counts.values(), default=0) > LARGEST:
            return None
        blocks = ((self._lookup(key), count) for key, count in counts.items())
        return frozenset(name for block, count in blocks if abs(len(block) - LARGEST) <= count for name in block)
