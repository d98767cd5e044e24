"""A frame: a predicate of a claim's words, with who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class FrameKind(StrEnum):
    """What investigators ask most. The words of daily use, not of any law: `tries` is for a hearing of any court."""

    HOLDS_POST = "holds-post"
    MEMBER_OF = "member-of"
    CONTROLS = "controls"
    OWNS = "owns"
    PAYS = "pays"
    RECEIVES = "receives"
    ORDERS = "orders"
    MEETS = "meets"
    KNOWS = "knows"
    TRAVELS = "travels"
    KIN = "kin"
    EMPLOYS = "employs"
    REPRESENTS = "represents"
    ACCUSES = "accuses"
    CHARGES = "charges"
    DETAINS = "detains"
    TRIES = "tries"
    KILLS = "kills"
    TRANSFERS = "transfers"


# One gives and another gets: the same parts, whoever is the subject.
GIVING = frozenset((FrameKind.PAYS, FrameKind.RECEIVES, FrameKind.TRANSFERS))
# As true the other way round: agent and patient may be exchanged, or be two agents.
MUTUAL = frozenset((FrameKind.MEETS, FrameKind.KNOWS, FrameKind.KIN))


class Part(StrEnum):
    """What a participant is in a frame of a kind, however the sentence is built: see docs/export.md for each kind's.

    agent      who does it, has it or is it: of pays, receives and transfers the one who gives
    patient    whom or what it is done to, or is had: the employed, the detained, the organisation of a post
    recipient  who gets it
    theme      what it is about: the amount, the post, the kinship, what is ordered
    origin     where a journey starts
    place      where it ends
    ground     what for: an accusation's or a charge's matter
    """

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    THEME = "theme"
    ORIGIN = "origin"
    PLACE = "place"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a frame.

    role     from the grammar: subject, object, recipient, or a preposition; a passive is turned round
    cluster  of the mention that it is, a name, a noun phrase or a pronoun; the store turns it into `entity`
    part     what it is in a frame of this kind; None in a frame without a kind, and for what the kind does not know
    """

    role: str
    span: Span
    entity: str | None = None
    cluster: int | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its arguments. `kind` stands beside the open predicate, whose dictionary form is `lemma`."""

    predicate: Span
    lemma: str
    arguments: tuple[Argument, ...] = ()
    negated: bool = False
    kind: FrameKind | None = None
