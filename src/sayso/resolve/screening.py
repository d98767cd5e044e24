"""Screening: which entities of a case may be identities of a watchlist. It only asks; nothing is merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import Unreadable
from sayso.model import Entity, MentionType
from sayso.resolve.likeness import ASK, Key, Relation, keys, liken
from sayso.resolve.names import Name, normalise
from sayso.resolve.sieve import may_be_alike
from sayso.resolve.watchlist import ANY, ORGANIZATIONS, PERSON, Fault, Listed, load

# What a score is multiplied by, when a list calls a name weak, and when a person's name is one word alone.
WEAK = 0.8
LONE = 0.8
_KINDS = {PERSON: (MentionType.PERSON,), ANY: (MentionType.PERSON, MentionType.ORGANIZATION)}


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that may be an identity of the list.

    name, other  the two names, the case's and the list's, that are most alike
    relation     what the case's name is to the list's
    reasons      why they are alike, or not quite
    """

    entity: Entity
    listed: Listed
    score: float
    relation: Relation
    name: str
    other: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """The matches, the likeliest first; how many identities the list holds, and which of its lines cannot be read."""

    matches: tuple[Match, ...]
    listed: int
    faults: tuple[Fault, ...]


def watch(entities: Iterable[Entity], path: Path, *, threshold: float = ASK) -> Screening:
    """A case's entities beside the list in this file. Raises Unreadable when nothing in it can be read."""
    faults: list[Fault] = []
    count = 0

    def listed() -> Iterator[Listed]:
        nonlocal count
        for one in load(path):
            if isinstance(one, Fault):
                faults.append(one)
            else:
                count += 1
                yield one

    matches = screen(entities, listed(), threshold=threshold)
    if faults and not count:
        raise Unreadable(f"no line of {path} could be read; the first, line {faults[0].line}: {faults[0].message}")
    return Screening(tuple(matches), count, tuple(faults))


def screen(entities: Iterable[Entity], listed: Iterable[Listed], *, threshold: float = ASK) -> list[Match]:
    """The matches that reach the threshold, the likeliest first, one for each entity and identity.

    The entities are indexed by the keys of their names and the list runs past them, however long it is.
    """
    index = _Index(entities)
    found = [match for one in listed for match in index.matches(one) if match.score >= threshold]
    return sorted(found, key=lambda m: (-m.score, m.entity.name.casefold(), m.entity.id, m.listed.line))


class _Index:
    """The names of a case's people and organizations, by their keys."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._named: defaultdict[Name, list[tuple[Entity, str]]] = defaultdict(list)
        for entity in entities:
            for written in (entity.name, *entity.aliases):
                for name in _names(written, entity.schema):
                    self._named[name].append((entity, written))
        self._blocks: defaultdict[Key, list[Name]] = defaultdict(list)
        for name in self._named:
            for key in keys(name):
                self._blocks[key].append(name)

    def matches(self, listed: Listed) -> Iterator[Match]:
        """The best match of each entity with one identity."""
        best: dict[str, Match] = {}
        for written, weak in (*((one, False) for one in listed.names), *((one, True) for one in listed.weak)):
            for name in _names(written, listed.schema):
                for match in self._beside(listed, name, written, weak):
                    before = best.get(match.entity.id)
                    if before is None or match.score > before.score:
                        best[match.entity.id] = match
        yield from best.values()

    def _beside(self, listed: Listed, other: Name, written: str, weak: bool) -> Iterator[Match]:
        beside = dict.fromkeys(name for key in keys(other) for name in self._blocks.get(key, ()))
        for name in (one for one in beside if may_be_alike(one, other)):
            likeness = liken(name, other)
            score, reasons = likeness.score, likeness.reasons
            if weak:
                score, reasons = score * WEAK, (*reasons, "the list calls this name weak")
            if name.type is MentionType.PERSON and min(len(name.tokens), len(other.tokens)) == 1:
                score, reasons = score * LONE, (*reasons, "one word alone tells little")
            if score > 0:
                for entity, shown in self._named[name]:
                    yield Match(entity, listed, score, likeness.relation, shown, written, reasons)


def _names(written: str, schema: str) -> Iterator[Name]:
    """The name as that of a person, of an organization, or as both where it may be either; nothing for other things."""
    kinds = (MentionType.ORGANIZATION,) if schema in ORGANIZATIONS else _KINDS.get(schema, ())
    for kind in kinds:
        name = normalise(written, kind)
        if name.tokens:
            yield name
