"""How sure a facet is by what it rests on."""

from __future__ import annotations

from sayso.extract.sureness import SURE, weighed
from sayso.model import Basis


def test_a_value_keeps_what_it_rests_on() -> None:
    found = weighed("basis", Basis.FIRST_HAND, "deed")
    assert (found.value, found.by) == (Basis.FIRST_HAND, "deed")
    assert found.sure == SURE["basis"]["deed"]


def test_evidence_never_met_is_even_odds() -> None:
    assert weighed("basis", Basis.TOLD, "a dream").sure == 0.5


def test_shares_are_shares() -> None:
    assert all(0 < share < 1 for table in SURE.values() for share in table.values())
