"""What people decided and reviewed, as sentences of a history."""

from __future__ import annotations

from sayso.model import CREDIBILITY, RELIABILITY, Judgement, Review, ReviewKind


def sentence(one: Judgement) -> str:
    """A judgement as a line of the history."""
    if one.undoes:
        return f"takes back {one.undoes}: {one.left_name} / {one.right_name}"
    if one.left == one.right:
        return f"{one.right_name} taken out of {one.left_name}"
    between = {"same": "is the same as", "different": "is not the same as", "unsure": "may or may not be the same as"}
    return f"{one.left_name} {between[one.verdict]} {one.right_name}"


def reviewed(one: Review) -> str:
    """A review as a line of the history; what it is about stands apart, with its speaker."""
    match one.kind:
        case ReviewKind.MARK:
            said = f"marked {one.value}"
        case ReviewKind.GRADE:
            words = (CREDIBILITY if one.document else RELIABILITY).get(one.value)
            said = f"graded {one.value}, {words}" if words else "took the grade off"
        case ReviewKind.NOTE:
            said = f"noted “{one.value}”"
    return f"takes back {one.undoes}: {said}" if one.undoes else said
