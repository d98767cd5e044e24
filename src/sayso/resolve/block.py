"""Blocks: which names are worth comparing, so that a case of a million names is never compared pair by pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sayso.resolve.likeness import Key, keys
from sayso.resolve.names import Name

# A key that more names have than this says too little; the names that matter to each other share another.
LARGEST = 80


class Blocks:
    """The names of a case, each findable by its keys."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._keys = {name: tuple(keys(name)) for name in names}
        self._names: defaultdict[Key, list[Name]] = defaultdict(list)
        for name, listed in self._keys.items():
            for key in listed:
                self._names[key].append(name)

    def beside(self, name: Name) -> Iterator[Name]:
        """The names that share a block with this one, each once; none in blocks that are too large.

        The name itself may be one that the case holds no more.
        """
        seen = {name}
        for key in self._keys.get(name) or keys(name):
            block = self._names.get(key, ())
            if len(block) <= LARGEST:
                for other in block:
                    if other not in seen:
                        seen.add(other)
                        yield other

    def tipped(self, names: frozenset[Name]) -> bool:
        """Whether a block may have become too large, or ceased to be, by the coming or going of these names."""
        counts = Counter(key for name in names for key in self._keys.get(name) or keys(name))
        return any(abs(len(self._names.get(key, ())) - LARGEST) <= count for key, count in counts.items())
