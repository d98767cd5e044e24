"""A claim: an assertion at an occurrence, with its chain of speakers and its facets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.attribution import Act
from sayso.model.frame import Frame
from sayso.model.span import Span


class Factuality(StrEnum):
    """How certain the innermost source presents the claim (FactBank)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAINLY_NOT = "CT-"
    PROBABLY_NOT = "PR-"
    POSSIBLY_NOT = "PS-"
    UNCOMMITTED = "Uu"


class Status(StrEnum):
    """Where a claim stands in a proceeding."""

    ALLEGED = "alleged"
    DENIED = "denied"
    CHARGED = "charged"
    ADMITTED = "admitted"
    RULED = "ruled"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    UNSTATED = "unstated"


class Basis(StrEnum):
    """How the source claims to know."""

    FIRST_HAND = "first-hand"
    TOLD = "told"
    DOCUMENT = "document"
    COMMON_KNOWLEDGE = "common-knowledge"
    INFERRED = "inferred"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose document this is: its author, an e-mail's sender, or the publisher. Both fields None when it is open."""

    name: str | None
    cluster: int | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One speaker of a chain. `attribution` is None for a labelled turn, a quoted mail or what is cited, which have no cue.

    `label` is the span that names such a speaker in the text, when there is one.
    """

    attribution: str | None
    name: str | None
    act: Act
    cluster: int | None = None
    entity: str | None = None
    label: Span | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When the claim says it happened: ISO 8601 bounds, either open (None), and the words that say so.

    `start` and `end` are inclusive dates ("2020-03-01", "2020-03-31"); equal for a single day.
    """

    start: str | None
    end: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """An assertion at an occurrence. Equal claims from two mouths are two claims.

    chain   who says that who says it, outermost first; the document's own voice is `voice` and is not listed
    about   clusters of the main participants, by first mention; the store turns them into entity ids
    """

    id: str
    document: str
    span: Span
    voice: Voice
    chain: tuple[Link, ...]
    act: Act
    factuality: Factuality
    status: Status
    basis: Basis
    about: tuple[int, ...] = ()
    about_entities: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    time: Time | None = None
    confidence: float = 1.0
