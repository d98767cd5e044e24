"""Sureness: how often a facet turns out right that rests on such evidence, and when to leave it unstated instead."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from sayso.extract.evidence import Weighed

Value = TypeVar("Value", bound=StrEnum)

SURE: Mapping[str, Mapping[str, float]] = {}


def weighed(facet: str, value: Value, by: str) -> Weighed[Value]:
    """A facet's value with how sure it is."""
    return Weighed(value, by, SURE.get(facet, {}).get(by, 0.5))
