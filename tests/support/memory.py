"""A View over a few readings held in memory, for tests of whatever reads a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.errors import NotFound
from sayso.model import (
    Attribution,
    Claim,
    Descent,
    Document,
    Entity,
    Judgement,
    Link,
    Mention,
    Party,
    Post,
    Problem,
    Reading,
    Relation,
    RelationKind,
    Review,
    Root,
    Span,
    hull,
)
from sayso.store.protocol import ClaimFilter, Totals

T = TypeVar("T")
EVERY = ClaimFilter()


@dataclass(frozen=True)
class MemoryView:
    """Readings with their entities; `clusters` maps (document id, cluster) to an entity id."""

    readings: tuple[Reading, ...] = ()
    known: tuple[Entity, ...] = ()
    clusters: tuple[tuple[str, int, str], ...] = ()
    related: tuple[Relation, ...] = ()
    failed: tuple[Problem, ...] = ()
    rooted: tuple[Root, ...] = ()
    descended: tuple[Descent, ...] = ()
    judged: tuple[Judgement, ...] = ()
    reviewed: tuple[Review, ...] = ()
    latest: frozenset[str] = frozenset()

    def totals(self) -> Totals:
        return Totals(
            documents=len(self.readings),
            claims=sum(1 for _ in self.claims()),
            attributions=sum(1 for _ in self.attributions()),
            mentions=sum(1 for _ in self.mentions()),
            entities=len(self.known),
            problems=len(tuple(self.problems())),
        )

    def documents(self) -> Iterator[Document]:
        return (one.document for one in self._sorted())

    def document(self, ident: str) -> Document:
        return _one([one for one in self.documents() if one.id.startswith(ident)], "document", ident)

    def sentences(self, document: str, within: Span | None = None) -> tuple[Span, ...]:
        found = next(one.sentences for one in self.readings if one.document.id == document)
        return tuple(one for one in found if within is None or one.overlaps(within))

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        for reading in self._sorted(document):
            for one in reading.mentions:
                yield replace(one, entity=self._entity(one.document, one.cluster))

    def entities(self) -> Iterator[Entity]:
        return iter(sorted(self.known, key=lambda one: one.id))

    def entity(self, ident: str) -> Entity:
        found = [
            one for one in self.known if ident.casefold() in {name.casefold() for name in (one.name, *one.aliases)}
        ]
        return _one(found or [one for one in self.known if one.id.startswith(ident)], "entity", ident)

    def attributions(self, document: str | None = None, within: Span | None = None) -> Iterator[Attribution]:
        for reading in self._sorted(document):
            for one in reading.attributions:
                if within is None or hull((*one.source, *one.cue, *one.content)).overlaps(within):
                    yield replace(one, source_entity=self._entity(one.document, one.source_cluster))

    def attribution(self, ident: str) -> Attribution:
        return _one([one for one in self.attributions() if one.id.startswith(ident)], "attribution", ident)

    def claims(self, wanted: ClaimFilter = EVERY) -> Iterator[Claim]:
        for reading in self._sorted(wanted.document):
            for one in reading.claims:
                claim = self._claim(one)
                if self._wanted(claim, wanted, reading.document):
                    yield claim

    def claims_by_id(self, idents: Iterable[str]) -> Iterator[Claim]:
        wanted = set(idents)
        return (one for one in self.claims() if one.id in wanted)

    def claim_spans(self, document: str) -> dict[str, Span]:
        return {one.id: one.span for one in self.claims(ClaimFilter(document=document))}

    def words(self, claims: Iterable[str]) -> dict[str, str]:
        texts = {one.document.id: one.document.text for one in self.readings}
        return {one.id: one.span.of(texts[one.document]) for one in self.claims_by_id(claims)}

    def counts(self, wanted: ClaimFilter = EVERY) -> dict[str, int]:
        return dict(Counter(one.document for one in self.claims(wanted)))

    def claim(self, ident: str) -> Claim:
        return _one([one for one in self.claims() if one.id.startswith(ident)], "claim", ident)

    def posts(self, document: str | None = None) -> Iterator[Post]:
        for reading in self._sorted(document):
            for one in reading.posts:
                holder, organization, principal = (
                    self._party(party, one.document) for party in (one.holder, one.organization, one.principal)
                )
                assert holder is not None
                yield replace(one, holder=holder, organization=organization, principal=principal)

    def posts_of(self, entity: str) -> Iterator[Post]:
        for one in self.posts():
            if entity in {party.entity for party in (one.holder, one.organization, one.principal) if party}:
                yield one

    def relations(self, claim: str | None = None, *, kind: RelationKind | None = None) -> Iterator[Relation]:
        found = (one for one in self.related if claim in (None, one.left, one.right) and kind in (None, one.kind))
        return iter(sorted(found, key=lambda one: (one.left, one.right, one.kind)))

    def roots(self, claims: Iterable[str] | None = None) -> Iterator[Root]:
        wanted = None if claims is None else set(claims)
        return (one for one in self.rooted if wanted is None or one.claim in wanted)

    def descents(self, document: str | None = None) -> Iterator[Descent]:
        return (one for one in self.descended if document is None or document in (one.document, one.parent))

    def problems(self) -> Iterator[Problem]:
        return iter(sorted([*self.failed, *(one for reading in self.readings for one in reading.problems)]))

    def newest(self) -> frozenset[str]:
        return self.latest

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.judged)

    def reviews(self, subject: str | None = None) -> Iterator[Review]:
        return (one for one in self.reviewed if subject in (None, one.subject))

    def behind(self) -> bool:
        return False

    def state(self) -> int:
        return 1

    def _sorted(self, document: str | None = None) -> list[Reading]:
        found = [one for one in self.readings if document in (None, one.document.id)]
        return sorted(found, key=lambda one: one.document.id)

    def _entity(self, document: str, cluster: int | None) -> str | None:
        return next((entity for doc, number, entity in self.clusters if (doc, number) == (document, cluster)), None)

    def _party(self, party: Party | None, document: str) -> Party | None:
        return replace(party, entity=self._entity(document, party.cluster)) if party else None

    def _claim(self, claim: Claim) -> Claim:
        about = (self._entity(claim.document, cluster) for cluster in claim.about)
        return replace(
            claim,
            voice=replace(claim.voice, entity=self._entity(claim.document, claim.voice.cluster)),
            chain=tuple(self._link(link, claim.document) for link in claim.chain),
            about_entities=tuple(one for one in about if one is not None),
        )

    def _link(self, link: Link, document: str) -> Link:
        return replace(link, entity=self._entity(document, link.cluster))

    def _wanted(self, claim: Claim, wanted: ClaimFilter, document: Document) -> bool:
        voices = [
            claim.voice.entity,
            claim.voice.name,
            *(one for link in claim.chain for one in (link.entity, link.name)),
        ]
        day = (claim.time.start if claim.time else None) or document.published or ""
        return all(
            (
                wanted.act in (None, claim.act),
                wanted.status in (None, claim.status),
                wanted.basis in (None, claim.basis),
                wanted.timed in (None, claim.time is not None),
                wanted.about is None or any(self._named(one, wanted.about) for one in claim.about_entities),
                wanted.source is None or any(self._named(one, wanted.source) for one in voices if one),
                wanted.text is None or wanted.text.casefold() in claim.span.of(document.text).casefold(),
                wanted.since is None or day[:10] >= wanted.since,
                wanted.until is None or "" < day[:10] <= wanted.until,
            )
        )

    def _named(self, ident: str, wanted: str) -> bool:
        names = next(((one.name, *one.aliases) for one in self.known if one.id == ident), ())
        return wanted.casefold() in {ident.casefold(), *(name.casefold() for name in names)}


def _one(found: list[T], kind: str, ident: str) -> T:
    if len(found) == 1:
        return found[0]
    raise NotFound(f"{len(found) or 'no'} {kind} for {ident!r}")
