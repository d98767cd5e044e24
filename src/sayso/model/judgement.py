"""A judgement: an analyst's (or a rule's) word on whether two things are one."""

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
    """A reversible decision about two ids: who made it, when (ISO 8601, UTC) and why."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
