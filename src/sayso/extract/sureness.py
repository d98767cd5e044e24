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
        "own voice": 0.98,
        "phrase": 0.83,
        "weak word": 0.78,
        "word": 0.96,
    },
    "factuality": {
        "CT+ by believe": 0.85,
        "CT+ by rule": 0.85,
        "CT- by deny": 0.90,
        "CT- by rule": 0.83,
        "PR+ by believe": 0.80,
        "PR+ by promise": 0.87,
        "PR+ by rule": 0.83,
        "PR- by believe": 0.87,
        "PR- by promise": 0.69,
        "PS+ by believe": 0.83,
        "PS+ by other": 0.83,
        "Uu by ask": 0.88,
        "Uu by believe": 0.85,
        "Uu by other": 0.71,
        "Uu by request": 0.86,
        "Uu by rule": 0.83,
        "hedge": 0.93,
        "negation": 0.95,
        "plain": 0.97,
    },
    "status": {
        "cue": 0.96,
        "rebuttal": 0.85,
        "silence": 0.99,
        "silence, negated": 0.90,
        "wording": 0.87,
    },
    "basis": {
        "cue": 0.82,
        "deed": 0.90,
        "implied": 0.85,
        "perception": 0.89,
        "silence": 0.91,
        "silence of a person": 0.93,
        "silence of a witness": 0.88,
        "source": 0.91,
        "undergone": 0.87,
        "witnessed": 0.83,
        "wording": 0.84,
    },
}
UNMET = 0.5


def weighed(facet: str, value: Value, by: str, *, heard: float = 1.0) -> Weighed[Value]:
    """A facet's value with how sure it is; `heard` is how sure the attribution is that it is read from."""
    return Weighed(value, by, round(SURE[facet].get(by, UNMET) * heard, 4))
