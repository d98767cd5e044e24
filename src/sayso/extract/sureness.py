"""Sureness: how often a facet turns out right that rests on such evidence in an attribution that is so sure itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from sayso.extract.evidence import Weighed

Value = TypeVar("Value", bound=StrEnum)

# By `python benchmarks/facets.py --part seen --fit`, end to end: the share that was right, drawn towards .8 as by six more
# claims, since the rules were written with these passages in sight.
SURE: Mapping[str, Mapping[str, float]] = {
    "act": {
        "formula": 0.90,
        "own voice": 0.94,
        "phrase": 0.83,
        "weak word": 0.76,
        "word": 0.94,
    },
    "factuality": {
        "CT+ by believe": 0.87,
        "CT+ by rule": 0.85,
        "CT- by deny": 0.90,
        "CT- by rule": 0.83,
        "PR+ by believe": 0.80,
        "PR+ by promise": 0.83,
        "PR+ by rule": 0.83,
        "PR- by believe": 0.87,
        "PR- by promise": 0.69,
        "PS+ by believe": 0.83,
        "PS+ by other": 0.83,
        "Uu by ask": 0.87,
        "Uu by believe": 0.85,
        "Uu by other": 0.68,
        "Uu by request": 0.82,
        "Uu by rule": 0.83,
        "hedge": 0.93,
        "negation": 0.95,
        "plain": 0.95,
    },
    "status": {
        "cue": 0.96,
        "rebuttal": 0.85,
        "silence": 0.98,
        "silence, negated": 0.88,
        "wording": 0.87,
    },
    "basis": {
        "cue": 0.75,
        "deed": 0.90,
        "implied": 0.85,
        "perception": 0.89,
        "silence": 0.90,
        "silence of a person": 0.93,
        "silence of a witness": 0.91,
        "source": 0.91,
        "undergone": 0.87,
        "witnessed": 0.83,
        "wording": 0.83,
    },
}
UNMET = 0.5


def weighed(facet: str, value: Value, by: str, *, heard: float = 1.0) -> Weighed[Value]:
    """A facet's value with how sure it is; `heard` is how sure the attribution is that it is read from."""
    return Weighed(value, by, round(SURE[facet].get(by, UNMET) * heard, 4))
