"""Principals: who speaks for whom in a case: a spokesman for his ministry, a lawyer for his client."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from sayso.compare.persons import may_be_one
from sayso.model import Link, Post, PostKind, Tense

Named = Callable[[str], str | None]
"""The id of the one entity that goes by a name, None when there is none or several."""

MOST_STEPS = 3

_SPEAKER = (
    r"(?:spokes(?:man|woman|person)|lawyer|attorney|counsel|solicitor|press (?:office|officer|secretary|service|desk))"
)
_CAPITAL = r"(?-i:[A-ZÀ-Ý])"
_OF = re.compile(
    rf"\b(?P<title>{_SPEAKER})s?\b[^,;]{{0,40}}?\b(?:for|of)\s+(?:the\s+)?(?P<name>{_CAPITAL}.*)$", re.IGNORECASE
)
_OWNED = re.compile(
    rf"^(?:the\s+)?(?P<name>{_CAPITAL}.*?)['’]s?\s+(?:[\w-]+\s+)?(?P<title>{_SPEAKER})s?\b", re.IGNORECASE
)
_BEFORE = re.compile(rf"^(?:an?\s+|the\s+)?(?P<name>{_CAPITAL}.*?)\s+(?P<title>{_SPEAKER})\b", re.IGNORECASE)


# The name of a principal goes on as long as its words have capitals.
_PRINCIPAL = r"(?:[Tt]he\s+)?(?P<name>[A-ZÀ-Ý][\w’'&-]*(?:\s+(?:of\s+|for\s+|and\s+|the\s+)*[A-ZÀ-Ý][\w’'&-]*)*)"
_BEHIND = re.compile(
    rf"\s*,\s+(?:an?\s+|the\s+)?(?:[a-z-]+\s+){{0,2}}(?P<title>{_SPEAKER})\s+(?:for|of)\s+{_PRINCIPAL}"
)
_AHEAD = re.compile(rf"\b(?P<title>(?i:{_SPEAKER}))\s+(?:for|of)\s+{_PRINCIPAL}\s*,\s*$")
_REACH = 160


@lru_cache(maxsize=4_096)
def _near(pattern: re.Pattern[str], name: str, text: str, *, before: bool) -> re.Match[str] | None:
    """The pattern's first match right behind, or right before, a name."""
    at = text.find(name)
    while at >= 0:
        found = pattern.search(text[max(0, at - _REACH) : at]) if before else pattern.match(text, at + len(name))
        if found is not None:
            return found
        at = text.find(name, at + 1)
    return None


@dataclass(frozen=True, slots=True)
class Principal:
    """Who is spoken for: an entity where there is one, by name; `title` is what the one who speaks is called."""

    entity: str | None
    name: str
    title: str


class Several(Exception):
    """Somebody speaks for several, and nothing says for which of them here."""


class Principals:
    """Looks up for whom a speaker speaks: in his own document first, then in the whole case."""

    def __init__(self, posts: Iterable[Post] = (), *, named: Named = lambda name: None) -> None:
        """`named` finds an entity by name. Former spokesmen speak for nobody."""
        self._named = named
        self._here: dict[tuple[str, int], list[Principal]] = defaultdict(list)
        self._anywhere: dict[str, list[Principal]] = defaultdict(list)
        for post in sorted(posts, key=lambda p: (p.document, p.span, p.id)):
            if post.kind is not PostKind.SPEAKS_FOR or post.tense is Tense.FORMER or post.principal is None:
                continue
            principal = Principal(post.principal.entity, post.principal.name, post.lemma)
            if post.holder.cluster is not None:
                self._here[post.document, post.holder.cluster].append(principal)
            if post.holder.entity is not None:
                self._anywhere[post.holder.entity].append(principal)

    def of(self, document: str, link: Link) -> Principal | None:
        """For whom a link of a chain speaks, through an office if need be. Raises Several."""
        found = _one(self._here.get((document, link.cluster), ()) if link.cluster is not None else ())
        if found is None and link.entity is not None:
            found = _one(self._anywhere.get(link.entity, ()))
        if found is None and link.entity is None and link.name:
            found = self._by_words(link.name)
        return self._further(found) if found is not None else None

    def of_entity(self, entity: str) -> Principal | None:
        """For whom an entity speaks anywhere in the case. Raises Several."""
        found = _one(self._anywhere.get(entity, ()))
        return self._further(found) if found is not None else None

    def _further(self, found: Principal) -> Principal:
        """The spokesman of a lawyer speaks for the client."""
        seen: set[str] = set()
        while found.entity is not None and found.entity not in seen and len(seen) < MOST_STEPS:
            seen.add(found.entity)
            above = _one(self._anywhere.get(found.entity, ()))
            if above is None or above.entity is None or above.entity in seen:
                break
            found = Principal(above.entity, above.name, found.title)
        return found

    def beside(self, name: str, text: str) -> Principal | None:
        """The principal that the text gives right beside a name: "Jan Odo, a spokesman for the Varn Port Authority"."""
        for before, pattern in ((False, _BEHIND), (True, _AHEAD)):
            found = _near(pattern, name, text, before=before)
            if found is not None:
                principal = found["name"].strip()
                return self._further(Principal(self._named(principal), principal, found["title"]))
        return None

    def _by_words(self, words: str) -> Principal | None:
        """The principal that a speaker's own words name: "a spokesman for the Varn Port Authority, Jan Odo"."""
        for pattern in (_OF, _OWNED, _BEFORE):
            if (found := pattern.search(words)) is not None:
                name = found["name"].split(",")[0].strip()
                return Principal(self._named(name), name, found["title"])
        return None


def _one(found: Iterable[Principal]) -> Principal | None:
    """The only principal among these, by its fullest name; raises Several for two that cannot be one."""
    best: Principal | None = None
    for one in found:
        if best is None or (best.entity is None and one.entity is not None and may_be_one(best.name, one.name)):
            best = one
        elif one.entity != best.entity or one.entity is None:
            if not may_be_one(best.name, one.name):
                raise Several
            if one.entity is not None and len(one.name) > len(best.name):
                best = one
    return best
