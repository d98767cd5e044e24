"""The invented harbour case with a network: every claim of the letter and of the story is about two."""

from __future__ import annotations

from dataclasses import replace

from support.harbour import harbour
from support.memory import MemoryView


def tied() -> MemoryView:
    """The letter's claims are about Ruta Ilvesmaa and Kalle Tamro, the story's about him and Orrefar Drum Works."""
    case = harbour()
    *told, hostile = case.readings
    both = (replace(one, claims=tuple(replace(each, about=(0, 1)) for each in one.claims)) for one in told)
    return replace(case, readings=(*both, hostile))
