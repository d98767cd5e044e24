"""Looking up what is planted: a text, a claim that was found in it, and the verdict."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def script(name: str) -> ModuleType:
    """A benchmark, which is a script and no part of a package."""
    path = Path(__file__).resolve().parents[2] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


harbour = script("harbour")

TEXT = 'The lawyer said that Ada "Wren" Lisk had seen\nthe lorry leave.'
ALIASES = [["Ada Lisk", "Ada “Wren” Lisk", "Lisk"]]
PLANTED = {"document": "a.txt", "quotation": "seen the lorry leave", "speakers": ["Ada Lisk"], "basis": "first-hand"}


def claim(start: int, end: int, *speakers: tuple[str | None, str | None], basis: str = "first-hand") -> dict[str, Any]:
    chain = [{"attribution": None, "name": name, "entity": entity, "act": "say"} for name, entity in speakers]
    facets = {"act": "say", "status": "unstated", "basis": basis}
    return {"start": start, "end": end, "text": TEXT[start:end], "chain": chain, **facets}


def checks(planted: dict[str, Any], *claims: dict[str, Any]) -> dict[str, bool]:
    return dict(harbour.judge(planted, list(claims), TEXT, ALIASES).checks)


def test_a_quotation_is_found_over_a_line_break() -> None:
    start, end = harbour.place("had seen the lorry", TEXT)
    assert TEXT[start:end] == "had seen\nthe lorry"


def test_a_quotation_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in the document"):
        harbour.place("the boat", TEXT)


def test_a_speaker_may_go_by_any_of_her_names() -> None:
    assert checks(PLANTED, claim(41, 61, ('Ada "Wren" Lisk', "e1"))) == {
        "claim": True,
        "depth": True,
        "speakers": True,
        "basis": True,
    }


def test_each_mistake_is_named() -> None:
    assert checks(PLANTED, claim(41, 61, ("Bo Tarn", "e2"), basis="told")) == {
        "claim": True,
        "depth": True,
        "speakers": False,
        "basis": False,
    }
    assert checks(PLANTED, claim(41, 61))["depth"] is False


def test_a_claim_elsewhere_is_no_claim_there() -> None:
    assert checks(PLANTED, claim(0, 15)) == {"claim": False}


def test_an_open_source_must_stay_open() -> None:
    planted = {**PLANTED, "speakers": [None]}
    assert checks(planted, claim(41, 61, ("The lawyer", None)))["speakers"] is True
    assert checks(planted, claim(41, 61, ("Ada Lisk", "e1")))["speakers"] is False
