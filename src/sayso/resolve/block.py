"""Blocks: which names are worth comparing, so that a case of a million names is never compared pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.model import MentionType
from sayso.resolve.names import Name

Key = tuple[str, ...]
# With more forms than this, a short form could mean any of them: the block is left alone.
_LARGEST = 60


def keys(name: Name) -> Iterator[Key]:
    """The blocks of a name: a person's by first name and surname (either, if there may be two), others by all words."""
    tokens = name.tokens
    if name.type is not MentionType.PERSON:
        yield (name.type.value, *tokens)
    elif len(tokens) > 1:
        yield (name.type.value, tokens[0], tokens[-1])
        if len(tokens) > 2:
            yield (name.type.value, tokens[0], tokens[-2])


def pairs(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """The pairs of distinct names that share a block, each in both orders; a pair may come twice."""
    blocks: defaultdict[Key, set[Name]] = defaultdict(set)
    for name in names:
        for key in keys(name):
            blocks[key].add(name)
    for members in blocks.values():
        if 1 < len(members) <= _LARGEST:
            yield from ((left, right) for left in members for right in members if left != right)
