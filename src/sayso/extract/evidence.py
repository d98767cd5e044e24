"""Evidence: the value of a facet, and the kind of words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Value]):
    """A value, what kind of evidence speaks for it ("cue", "wording", "own deed"), and how often such turns out right."""

    value: Value
    by: str
    sure: float = 1.0
