"""What stake a source has, where the documents say so: a party, its counsel or spokesman, an accused, an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Act, Claim, Frame, FrameKind, Part, Post, PostKind, Span, Status
from sayso.report.posts import words_of


class StakeKind(StrEnum):
    """What ties a source to what it speaks of.

    counsel    a lawyer of somebody
    spokesman  speaks for somebody otherwise
    principal  has somebody who speaks for it
    party      a party to a proceeding
    accused    said by somebody to be accused or charged, or to have done what is only alleged
    office     has a post or a membership somewhere
    """

    COUNSEL = "counsel"
    SPOKESMAN = "spokesman"
    PRINCIPAL = "principal"
    PARTY = "party"
    ACCUSED = "accused"
    OFFICE = "office"


_LAWYERS = frozenset("lawyer counsel attorney solicitor barrister advocate represent".split())
_PARTIES = frozenset(
    "accused appellant appellee claimant complainant defendant petitioner plaintiff respondent suspect".split()
)
_AGAINST = frozenset((FrameKind.ACCUSES, FrameKind.CHARGES))
_OPEN = frozenset((Status.ALLEGED, Status.CHARGED))


@dataclass(frozen=True, slots=True)
class Ground:
    """The passage that says so, and the claim that it is, if it is one."""

    document: str
    span: Span
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Stake:
    """A stake with its passages. `title` is as the documents have it; `other` is for whom, or where: name and entity."""

    kind: StakeKind
    title: str
    other: tuple[str, str | None] | None
    grounds: tuple[Ground, ...]

    def __str__(self) -> str:
        name = self.other[0] if self.other else None
        match self.kind:
            case StakeKind.COUNSEL | StakeKind.SPOKESMAN | StakeKind.PRINCIPAL:
                held = self.kind is not StakeKind.PRINCIPAL
                before, after = words_of(self.title, name or "", speaks=True, held=held)
                return f"{before} {name} {after}".rstrip()
            case StakeKind.ACCUSED:
                number = len(self.grounds)
                return (
                    f"accused, or alleged to have done something, in {number:,} {'claim' if number == 1 else 'claims'}"
                )
            case _:
                return f"{self.title}, {name}" if name else self.title


_Key = tuple[StakeKind, str, str, str | None]


class Stakes:
    """Collects the stakes of a case's entities as its claims and posts go by."""

    def __init__(self) -> None:
        self._grounds: dict[str, dict[_Key, list[Ground]]] = defaultdict(lambda: defaultdict(list))

    def watching(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims, each noted as it goes by."""
        for claim in claims:
            for entity in accused_in(claim):
                self._note(entity, StakeKind.ACCUSED, "", None, Ground(claim.document, claim.span, claim))
            yield claim

    def read(self, posts: Iterable[Post], names: Mapping[str, str]) -> None:
        """Note who speaks for whom, and who has which post where."""
        for post in posts:
            ground = Ground(post.document, post.span)
            holder, principal, place = post.holder, post.principal, post.organization
            if post.kind is PostKind.SPEAKS_FOR and principal is not None:
                kind = StakeKind.COUNSEL if _LAWYERS & set(post.lemma.split()) else StakeKind.SPOKESMAN
                other = (names.get(principal.entity or "", principal.name), principal.entity)
                self._note(holder.entity, kind, post.lemma, other, ground)
                speaker = (names.get(holder.entity or "", holder.name), holder.entity)
                self._note(principal.entity, StakeKind.PRINCIPAL, post.lemma, speaker, ground)
            elif post.kind is PostKind.HOLDS:
                where = (names.get(place.entity or "", place.name), place.entity) if place else None
                kind = StakeKind.PARTY if _PARTIES & set(post.lemma.split()) else StakeKind.OFFICE
                self._note(holder.entity, kind, post.lemma, where, ground)

    def of(self, entity: str | None) -> tuple[Stake, ...]:
        """The stakes of an entity, by kind, those with most passages first."""
        found = self._grounds.get(entity or "", {})
        made = [
            Stake(kind, title, (name, other) if name else None, tuple(grounds))
            for (kind, title, name, other), grounds in found.items()
        ]
        order = list(StakeKind)
        return tuple(sorted(made, key=lambda one: (order.index(one.kind), -len(one.grounds), one.title, str(one))))

    def _note(
        self, entity: str | None, kind: StakeKind, title: str, other: tuple[str, str | None] | None, ground: Ground
    ) -> None:
        if entity is not None:
            name, ident = other or ("", None)
            # The parties of one entity are one under whatever name.
            self._grounds[entity][kind, title, name, ident].append(ground)


def accused_in(claim: Claim) -> frozenset[str]:
    """Whom a claim says to be accused or charged, or, if it is only alleged itself, to have done something.

    Who denies such a thing says it of nobody.
    """
    if claim.act is Act.DENY or claim.status is Status.DENIED:
        return frozenset()
    found = {one for frame in claim.frames for one in _accused(frame)}
    if claim.status in _OPEN:
        speakers = {claim.chain[-1].entity if claim.chain else claim.voice.entity}
        found |= {one for frame in claim.frames for one in _doers(frame) if one not in speakers}
    return frozenset(found)


def _accused(frame: Frame) -> Iterator[str]:
    if frame.kind in _AGAINST and not frame.negated:
        yield from (one.entity for one in frame.arguments if one.part is Part.PATIENT and one.entity is not None)


def _doers(frame: Frame) -> Iterator[str]:
    """Who does it, in a frame that is not itself an accusation by him."""
    if frame.kind not in _AGAINST and not frame.negated:
        yield from (one.entity for one in frame.arguments if one.role == "subject" and one.entity is not None)
