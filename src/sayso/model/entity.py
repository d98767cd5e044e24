"""An entity: a person, organisation or thing under all its names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """One referent across the case.

    id        minted once and kept across rebuilds
    name      the fullest name found
    aliases   its other names, sorted, without `name`
    schema    a FollowTheMoney schema: Person, Organization, Company, PublicBody, Address, Event, Thing…
    mentions  how many mentions there are
    documents ids of the documents that mention it, sorted
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    schema: str
    mentions: int
    documents: tuple[str, ...]
