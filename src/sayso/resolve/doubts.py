"""Doubts: entities whose names are alike, that the program did not join and nobody has judged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import product

from sayso.model import Doubt, MentionType
from sayso.resolve.cluster import Graph
from sayso.resolve.holding import Word
from sayso.resolve.likeness import Relation
from sayso.resolve.names import Name
from sayso.resolve.noise import KINDS
from sayso.store.protocol import Member

# The chance that two of one name and of different types are one: towns are called after people, and clubs after towns.
_OF_TWO_TYPES = 0.6
_ARTICLES = {
    MentionType.PERSON: "a person",
    MentionType.ORGANIZATION: "an organization",
    MentionType.PLACE: "a place",
    MentionType.EVENT: "an event",
}
# Of a bare surname that more people of the case have than this, nobody can be asked.
MOST_BEARERS = 3


def doubts(
    graph: Graph,
    names: Iterable[Name],
    holders: Callable[[Name], Iterable[str]],
    said: Collection[tuple[str, str]],
) -> list[Doubt]:
    """The pairs of entities, sorted, of which one at least has one of these names.

    `holders` gives the entities that have a name; `said` are the pairs that somebody has judged.
    """
    found: dict[tuple[str, str], Doubt] = {}
    for name in sorted(set(names)):
        for doubt in _of(graph, name, holders):
            pair = doubt.left, doubt.right
            if pair not in said and (pair not in found or found[pair].score < doubt.score):
                found[pair] = doubt
    return [found[pair] for pair in sorted(found)]


def _of(graph: Graph, name: Name, holders: Callable[[Name], Iterable[str]]) -> Iterator[Doubt]:
    same = sorted(set(holders(name)))
    yield from (
        Doubt(one, other, 1.0, f"both are called {name.key!r}") for one in same for other in same if one < other
    )
    for kind in sorted(KINDS - {name.type}):
        one, other = (_ARTICLES[of] for of in sorted((name.type, kind)))
        why = f"both are called {name.key!r}, one as {one}, the other as {other}"
        for left, right in product(same, holders(Name(kind, name.tokens, name.tail))):
            if left != right:
                yield Doubt(min(left, right), max(left, right), _OF_TWO_TYPES, why)
    for pair in graph.pairs(name):
        if pair.likeness.relation is Relation.CONFLICT:
            continue
        for left in holders(pair.left):
            for right in holders(pair.right):
                if left != right:
                    low, high = sorted((left, right))
                    yield Doubt(low, high, pair.likeness.score, "; ".join(pair.likeness.reasons))


def bare_doubts(
    surname: str, bare: Iterable[str], bearers: Collection[str], said: Collection[tuple[str, str]]
) -> Iterator[Doubt]:
    """The pairs of an entity that is only ever called by a surname, and the few of the case who are named so in full."""
    if not 1 <= len(bearers) <= MOST_BEARERS:
        return
    why = f'only the surname "{surname}" is given; {_people(len(bearers))} named so in full'
    for one in sorted(set(bare) - set(bearers)):
        for other in sorted(bearers):
            low, high = sorted((one, other))
            if (low, high) not in said:
                yield Doubt(low, high, 0.5 / len(bearers), why, surname)


def judged(words: Iterable[Word], ids: Mapping[Member, str]) -> frozenset[tuple[str, str]]:
    """The pairs of entities that somebody has judged; `ids` gives the entity of each referent that the words speak of."""
    sides = ([{ids[member] for member in side if member in ids} for side in (word.left, word.right)] for word in words)
    return frozenset((min(pair), max(pair)) for left, right in sides for pair in product(left, right))


def _people(count: int) -> str:
    return "one person of the case is" if count == 1 else f"{count} people of the case are"
