"""How alike two names are, and which names are worth comparing.

    liken(left, right)   a Likeness: its score, the relation of the left name to the right one, and the reasons
    keys(name)           blocking keys: names that share none are UNLIKE with score 0, without a further look
    JOIN                 at or above it (and no CONFLICT: `Likeness.joins`) the program joins two names on its own
    ASK                  at or above it a person is shown the two, whatever the relation

`liken` is symmetrical: `liken(right, left) == liken(left, right).turned()`. Two names of different types are UNLIKE.
A bare surname, or a bare given name, stays below ASK beside a fuller name: its document has to settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sayso.model import MentionType
from sayso.resolve import organizations, persons
from sayso.resolve.names import Name
from sayso.resolve.relation import ASK, JOIN, UNLIKE, Likeness, Relation

Key = tuple[str, ...]

__all__ = ["ASK", "JOIN", "Key", "Likeness", "Relation", "keys", "liken"]


def keys(name: Name) -> Iterator[Key]:
    """The blocks of a name, in order: two names that are alike share at least one."""
    yield from sorted((name.type.value, *code) for code in _codes(name))


def liken(left: Name, right: Name) -> Likeness:
    """How alike two names are; the same both ways but for SHORTER and LONGER."""
    if left == right:
        return Likeness(1.0, Relation.EQUAL, ("all words equal",))
    if left.type is not right.type or _codes(left).isdisjoint(_codes(right)):
        return UNLIKE
    return _liken(left, right) if left < right else _liken(right, left).turned()


def _codes(name: Name) -> frozenset[Key]:
    return persons.codes(name) if name.type is MentionType.PERSON else organizations.codes(name)


@lru_cache(maxsize=100_000)
def _liken(left: Name, right: Name) -> Likeness:
    if left.type is MentionType.PERSON:
        return persons.compare(persons.person(left), persons.person(right))
    return organizations.compare(organizations.organization(left), organizations.organization(right))
