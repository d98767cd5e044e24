"""What people have said of a claim, as an export has it: the mark, the grade and the notes that stand, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from sayso.model import Hold, Review, ReviewKind, undone

Reviews: TypeAlias = Mapping[str, Sequence[Review]]
"""The reviews of each claim, in the order they were made."""

COLUMNS = (
    *("mark", "mark_by", "mark_at", "mark_why", "mark_hold"),
    *("grade", "grade_by", "grade_at", "grade_why", "grade_hold"),
    "notes",
)
"""The hold tells whether the claim is still read as it was when the word was given: no other reading was accepted."""


def by_claim(reviews: Iterable[Review]) -> Reviews:
    """The reviews of claims, each with its claim."""
    found: dict[str, list[Review]] = {}
    for one in reviews:
        if one.document is not None:
            found.setdefault(one.subject, []).append(one)
    return found


def stand(reviews: Sequence[Review]) -> tuple[Review | None, Review | None, tuple[Review, ...]]:
    """The mark and the grade that stand, and the notes: what was taken back is left out."""
    gone = undone(reviews)
    held = [one for one in reviews if one.id not in gone and one.undoes is None]
    last = {one.kind: one for one in held}
    grade = last.get(ReviewKind.GRADE)
    notes = tuple(one for one in held if one.kind is ReviewKind.NOTE)
    return last.get(ReviewKind.MARK), grade if grade and grade.value else None, notes


def mark_cells(reviews: Sequence[Review]) -> tuple[str, ...]:
    """The cells of COLUMNS; empty where nobody has said anything."""
    mark, grade, notes = stand(reviews)
    return (*_cells(mark), *_cells(grade), "\n".join(_noted(one) for one in notes))


def mark_row(reviews: Sequence[Review]) -> dict[str, object] | None:
    """The same as fields; None where nobody has said anything."""
    mark, grade, notes = stand(reviews)
    if mark is None and grade is None and not notes:
        return None
    return {"mark": _fields(mark), "grade": _fields(grade), "notes": [_fields(one) for one in notes]}


def _cells(one: Review | None) -> tuple[str, str, str, str, str]:
    return (one.value, one.by, one.at, one.why, one.hold) if one is not None else ("", "", "", "", "")


def _fields(one: Review | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {"value": one.value, "by": one.by, "at": one.at, "why": one.why, "hold": one.hold}


def _noted(one: Review) -> str:
    why = f", because: {one.why}" if one.why else ""
    earlier = "" if one.hold is Hold.SAME else "; given before this claim was read anew"
    return f"{one.value} ({one.by}, {one.at}{why}{earlier})"
