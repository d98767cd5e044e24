"""What goes into the resolver and what comes out: the referents of single documents, and the entities they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model import Doubt, Entity, MentionType
from sayso.resolve.holding import Member


@dataclass(frozen=True, slots=True)
class Local:
    """A referent as one document has it.

    name      its fullest name there, or None when the document never names it
    names     all its distinct names there
    mentions  how many mentions it has there
    """

    document: str
    cluster: int
    name: str | None
    names: tuple[str, ...]
    type: MentionType
    mentions: int

    @property
    def member(self) -> Member:
        """What it is known by."""
        return self.document, self.cluster


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since the last resolution, so that the rest need not be resolved again.

    documents  ids of the documents that came, went or were read again
    entities   ids of the entities that had referents there, or that somebody has judged
    names      those entities' names
    before     the entity that each referent belonged to then
    """

    documents: frozenset[str]
    entities: frozenset[str]
    names: frozenset[str]
    before: Mapping[Member, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities by id, and which referents they are.

    clusters  (document, cluster, entity) for each referent that is one, sorted
    homes     (document, cluster, entity) that each referent goes back to when its entity parts, sorted
    doubts    pairs of entities that a person may be asked about
    replaced  the entities that stood before in the place of these; None when these are all of the case
    """

    entities: tuple[Entity, ...]
    clusters: tuple[tuple[str, int, str], ...]
    homes: tuple[tuple[str, int, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    replaced: frozenset[str] | None = None
