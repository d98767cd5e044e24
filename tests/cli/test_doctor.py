"""`sayso doctor` says what is there, what is missing and how to get it."""

import json

import pytest

from sayso.cli import doctor
from sayso.cli.doctor import Part

from .conftest import Sayso

GOOD = Part("language model", True, "one")
BAD = Part("language model", False, "the weights are missing", "install it again")


def test_all_is_well(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_model", lambda: GOOD)
    ran = sayso("doctor")
    assert ran.status == 0
    assert "ok      language model      one\n" in ran.out
    assert "text/plain" in ran.out
    assert ran.out.endswith("Everything that sayso needs is here.\n")


def test_what_is_missing_comes_with_its_remedy(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_model", lambda: BAD)
    ran = sayso("doctor")
    assert ran.status == 1
    assert "missing language model      the weights are missing\n        install it again\n" in ran.out


def test_a_library_that_is_not_installed_is_missing(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_model", lambda: GOOD)
    monkeypatch.setattr(doctor, "_PARTS", (("nowhere-to-be-found", "nowhere_to_be_found", "reads nothing"),))
    ran = sayso("doctor", "--json")
    found = json.loads(ran.out)
    assert (ran.status, found["well"]) == (1, False)
    assert found["parts"][-1] == {
        "name": "nowhere-to-be-found",
        "there": False,
        "found": "not installed, reads nothing",
        "remedy": "get it with: python -m pip install nowhere-to-be-found",
    }
