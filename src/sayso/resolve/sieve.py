"""The sieve: a quick look at two names of one block, which passes every pair that may turn out alike."""

from __future__ import annotations

from functools import lru_cache

from sayso.model import MentionType
from sayso.resolve.distance import edits
from sayso.resolve.names import REMEMBERED, Name
from sayso.resolve.persons import codes, person
from sayso.resolve.spelling import skeleton

# Letters by which two spellings of a word, and two whole names, may differ.
_WORD, _WHOLE = 2, 3


def may_be_alike(left: Name, right: Name) -> bool:
    """Whether a closer look is worth it: False only for two people of whose names a word has no likeness in the other.

    Most of those who share a block share a surname and the first letter of a given name, and are not alike.
    """
    if left.type is not MentionType.PERSON or len(codes(left) & codes(right)) > 1:
        return True
    ours, theirs = sorted((_words(left), _words(right)), key=len)
    if len(ours) < 2 or edits(_whole(left), _whole(right), most=_WHOLE) <= _WHOLE:
        return True
    return all(any(_near(one, other) for other in theirs) for one in ours)


def _near(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return skeleton(one) == skeleton(other) or edits(one, other, most=_WORD) <= _WORD


@lru_cache(maxsize=REMEMBERED)
def _words(name: Name) -> tuple[str, ...]:
    parts = person(name)
    return () if parts.syllabic or parts.consonantal else parts.words


def _whole(name: Name) -> str:
    return person(name).written
