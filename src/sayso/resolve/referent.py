"""What goes into the resolver and what comes out: the referents of single documents, and the entities they make."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.model import Doubt, Entity, MentionType
from sayso.store.protocol import Member, Placing, Told


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

    @classmethod
    def of(cls, told: Told) -> Local:
        """A referent as the store tells of it."""
        document, one, mentions = told
        return cls(document, one.cluster, one.name, one.names, one.type, mentions)

    def typed(self, kind: MentionType) -> Local:
        """The same, as of this type."""
        return self if kind is self.type else replace(self, type=kind)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities by id, and which referents they are.

    clusters  (document, cluster, entity) for each referent that is one, sorted
    homes     (document, cluster, entity) that each referent goes back to when its entity parts, sorted
    doubts    pairs of entities that a person may be asked about
    replaced  the entities that stood before in the place of these; None when these are all of the case
    asked     surnames, the doubts about whom are all among these
    placings  the directory of all the case, when these are all of it
    """

    entities: tuple[Entity, ...]
    clusters: tuple[tuple[str, int, str], ...]
    homes: tuple[tuple[str, int, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    replaced: frozenset[str] | None = None
    asked: frozenset[str] = frozenset()
    placings: tuple[Placing, ...] | None = None
