"""A doubt: two entities that may be one, which only a person can say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities, the smaller id first.

    score    the chance that they are one, from 0 to 1; why: the reasons for and against
    surname  the surname by which alone one of them is called, if that is the reason
    """

    left: str
    right: str
    score: float
    why: str
    surname: str | None = None
