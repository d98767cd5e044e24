"""What each facet of a claim rests on, its frames and its confidence, in words."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Act, Argument, Basis, Claim, Factuality, Frame, FrameKind, Part, Status
from sayso.report.facets import FACTUALITY, when

_SAYING = frozenset((Act.SAY, Act.BELIEVE, Act.OTHER))
"""Acts that say nothing of where a claim stands in a proceeding."""

_PLAIN = frozenset((Act.SAY, Act.ALLEGE, Act.TESTIFY, Act.ACCUSE, Act.ADMIT, Act.CHARGE))
"""Acts by which a speaker presents something as the words themselves do."""

_PARTS = {
    Part.AGENT: "who",
    Part.PATIENT: "whom or what",
    Part.RECIPIENT: "to whom",
    Part.THEME: "what",
    Part.ORIGIN: "from where",
    Part.PLACE: "where",
    Part.GROUND: "what for",
}
_ROLES = {"subject": "who or what", "object": "whom or what", "recipient": "to whom", "possessor": "whose"}

_SURE = (
    (0.9, "very sure"),
    (0.75, "fairly sure"),
    (0.5, "not sure"),
    (0.0, "very unsure"),
)


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its value, and what it rests on."""

    name: str
    value: str
    ground: str


def grounded(claim: Claim, cue: str) -> tuple[Facet, ...]:
    """All facets of a claim, also those that its words leave open; `cue`: the words by which its last speaker speaks."""
    return (
        Facet("act", str(claim.act), _act(claim, cue)),
        Facet("presented", FACTUALITY[claim.factuality], _factuality(claim, cue)),
        Facet("status", str(claim.status), _status(claim, cue)),
        Facet("basis", str(claim.basis), _basis(claim)),
        Facet(
            "time",
            when(claim.time) if claim.time is not None else "unstated",
            "its own words for it" if claim.time is not None else "no word of it says when",
        ),
    )


def part_of(argument: Argument) -> str:
    """What a participant is in a frame, as the question that it answers."""
    if argument.part is not None:
        return _PARTS[argument.part]
    return _ROLES.get(argument.role, argument.role)


KINDS = {
    FrameKind.HOLDS_POST: "holds a post",
    FrameKind.MEMBER_OF: "is a member",
    FrameKind.KIN: "is kin",
    FrameKind.TRANSFERS: "hands over",
}
"""The kinds of frames that are not called as a reader would."""


def heading(frame: Frame) -> str:
    """What a frame says: its kind where it has one, or its predicate; with "not" where it is denied."""
    named = KINDS.get(frame.kind, str(frame.kind)) if frame.kind is not None else frame.lemma
    return f"not: {named}" if frame.negated else named


def confidence(claim: Claim) -> str:
    """How sure the program is of its reading, and what that means."""
    word = next(word for least, word in _SURE if claim.confidence >= least)
    return (
        f"{word} ({claim.confidence:.2f}): of claims read as surely as this, about {round(100 * claim.confidence)} of a "
        "hundred were read rightly on annotated text. It says nothing of whether the speaker is right"
    )


def _act(claim: Claim, cue: str) -> str:
    if cue:
        return f"the cue “{cue}”"
    if not claim.chain:
        return "the document’s own voice"
    return "a label before its words, as in a transcript or a quoted mail" if claim.chain[-1].label else "no cue"


def _factuality(claim: Claim, cue: str) -> str:
    if cue and claim.act not in _PLAIN:
        return f"what the cue “{cue}” does"
    match claim.factuality:
        case Factuality.CERTAIN:
            return "plain words: nothing in them hedges or negates"
        case Factuality.CERTAINLY_NOT:
            return "a negation in its words"
        case _:
            return "a hedge, a question or a request in its words"


def _status(claim: Claim, cue: str) -> str:
    if claim.status is Status.UNSTATED:
        return "neither its words nor the cue speak of a proceeding"
    return f"the cue “{cue}”" if cue and claim.act not in _SAYING else "its own words"


def _basis(claim: Claim) -> str:
    if claim.basis is Basis.UNSTATED:
        return "nothing says how the speaker knows"
    return "the words for the speaker, the cue, or its own words" if claim.chain else "its own words"
