"""Who is meant by what a person types: an id, a name, or words of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.report.digest import Digest, EntityCard
from sayso.report.sources import Source

# Of entities whose names hold the words that were typed: the rest are too many to choose from.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """What `typed` may mean: the entities, the sources without an entity, and whether it is the name of each as it is.

    more  how many entities there are beyond those listed
    """

    typed: str
    entities: tuple[EntityCard, ...] = ()
    sources: tuple[int, ...] = ()
    exact: bool = True
    more: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the entities."""
        return tuple(one.id for one in self.entities)

    def __bool__(self) -> bool:
        return bool(self.entities or self.sources)


def meant(digest: Digest, typed: str) -> Meant:
    """The entities of this id or name, without case; else those of whose names these are words, most mentioned first."""
    if typed in digest.entities:
        return Meant(typed, (digest.entities[typed],))
    words = folded(typed)
    named = [one for one in digest.entities.values() if words in map(folded, (one.name, *one.aliases))]
    sources = _unresolved(digest.sources, words)
    if named or sources:
        return Meant(typed, _ranked(named), sources)
    near = _ranked(with_words(digest, typed))
    return Meant(typed, near[:_MOST], exact=False, more=max(0, len(near) - _MOST))


def with_words(digest: Digest, typed: str) -> list[EntityCard]:
    """The entities that have a name with all these words, the last of which may be cut short, without case and diacritics."""
    *whole, last = plain(typed).split() or [""]
    return [one for one in digest.entities.values() if last and any(_holds(name, whole, last) for name in _names(one))]


def folded(text: str) -> str:
    """How names are compared: without case, with single spaces."""
    return " ".join(text.casefold().split())


def plain(text: str) -> str:
    """Words without case and diacritics."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _holds(name: str, whole: Sequence[str], last: str) -> bool:
    called = plain(name)
    if last not in called:
        return False
    words = called.split()
    return all(one in words for one in whole) and any(one.startswith(last) for one in words)


def _names(one: EntityCard) -> tuple[str, ...]:
    return (one.name, *one.aliases)


def _ranked(found: Sequence[EntityCard]) -> tuple[EntityCard, ...]:
    return tuple(sorted(found, key=lambda one: (-one.mentions, one.name.casefold(), one.id)))


def _unresolved(sources: Sequence[Source], words: str) -> tuple[int, ...]:
    """The sources that were given no entity are still found by their names."""
    return tuple(number for number, one in enumerate(sources) if one.entity is None and folded(one.name) == words)
