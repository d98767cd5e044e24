"""A judgement: a person's word on whether two entities are one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reversible decision about two entities, or two parts of one. Judgements are added and never changed.

    left, right            the entities' ids when it was made
    by, at, why            who made it, when (ISO 8601, UTC) and for what reason
    id                     "j1", "j2", … in the order they were made; empty until it is stored
    left_name, right_name  what was shown as the two sides
    score, evidence        what the program thought of it then: a chance from 0 to 1, and its reasons
    undoes                 the judgement that this one takes back; undoing an undo brings that judgement back
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    id: str = ""
    left_name: str = ""
    right_name: str = ""
    score: float | None = None
    evidence: str = ""
    undoes: str | None = None
