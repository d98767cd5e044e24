"""A review: a person's word on a claim, or on a source: a mark, an Admiralty grade, a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Mark(StrEnum):
    """Where the work on a claim stands."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    NEEDS_WORK = "needs work"
    UNREVIEWED = "unreviewed"


class ReviewKind(StrEnum):
    """What a review gives; each kind but a note replaces the earlier ones of its kind."""

    MARK = "mark"
    GRADE = "grade"
    NOTE = "note"


RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty code's grades of a source (NATO AJP-2.1)."""

CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""The Admiralty code's grades of a piece of information."""


class Hold(StrEnum):
    """What has become of the claim that a review was given to."""

    SAME = "as it was"
    ANEW = "read anew"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Review:
    """A reversible word on a claim or a source. Reviews are added and never changed.

    subject      the id of a claim, or of an entity that is a source
    value        a Mark, a grade (RELIABILITY of a source, CREDIBILITY of a claim; "" takes it off), or a note's words
    by, at, why  who gave it, when (ISO 8601, UTC) and for what reason
    id           "r1", "r2", … in the order they were given; empty until it is stored
    name         what was shown as the subject: the claim's words with who says them, or the source's name
    document     of a claim, and its span there: it is found by them if its id has changed since
    undoes       the review that this one takes back; undoing an undo brings that one back
    hold         whether the claim is read as it was, otherwise (its speakers or facets, or another one there), or gone
    """

    subject: str
    kind: ReviewKind
    value: str
    by: str
    at: str
    why: str = ""
    id: str = ""
    name: str = ""
    document: str | None = None
    span: Span | None = None
    undoes: str | None = None
    hold: Hold = Hold.SAME


@dataclass(frozen=True, slots=True)
class Standing:
    """What people have said of one subject, as it stands: the last mark and grade, and all notes.

    marked: whether the claim is still read as it was when the mark was given
    """

    mark: Mark = Mark.UNREVIEWED
    grade: str = ""
    notes: tuple[Review, ...] = ()
    marked: Hold = Hold.SAME


def undone(reviews: Sequence[Review]) -> frozenset[str]:
    """The ids of the reviews that have been taken back, of these in the order they were made."""
    found: set[str] = set()
    for one in reversed(reviews):
        if one.undoes is not None and one.id not in found:
            found.add(one.undoes)
    return frozenset(found)


def standing(reviews: Sequence[Review]) -> Standing:
    """What stands of the reviews of one subject, given in the order they were made, undoings among them."""
    gone = undone(reviews)
    stand = [one for one in reviews if one.id not in gone and one.undoes is None]
    last = {one.kind: one for one in stand}
    mark, grade = last.get(ReviewKind.MARK), last.get(ReviewKind.GRADE)
    return Standing(
        mark=Mark.UNREVIEWED if mark is None else Mark(mark.value),
        grade="" if grade is None else grade.value,
        notes=tuple(one for one in stand if one.kind is ReviewKind.NOTE),
        marked=Hold.SAME if mark is None else mark.hold,
    )
