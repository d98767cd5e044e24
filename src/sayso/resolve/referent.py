"""What goes into the resolver and what comes out: the referents of single documents, and the entities they make."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Entity, MentionType


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


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities by id, and (document, cluster, entity id) for each referent that is one, sorted."""

    entities: tuple[Entity, ...]
    clusters: tuple[tuple[str, int, str], ...]
