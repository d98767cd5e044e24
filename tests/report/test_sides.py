"""What is alleged of somebody and what stands against it: a denial is no allegation, a "not" is no denial."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.model import Act, Claim, Factuality, Link, Status, Voice
from sayso.report.digest import digest
from sayso.report.sides import Side, sides
from support.memory import MemoryView
from support.pier import HARL, VENN, pier


def case(path: str, **given: Any) -> tuple[MemoryView, str]:
    """The claim of one document, about Ada Venn and otherwise as given; no other is about her, or in conflict."""
    base = pier()
    paths = {one.id: one.path for one in base.documents()}

    def of(claim: Claim) -> Claim:
        return replace(claim, **({"about": (0,), **given} if paths[claim.document] == path else {"about": ()}))

    readings = tuple(replace(one, claims=tuple(of(claim) for claim in one.claims)) for one in base.readings)
    made = replace(base, readings=readings, rooted=())
    return made, next(one.id for one in made.claims() if paths[one.document] == path)


def side(made: MemoryView, ident: str, of: str = VENN) -> list[Side]:
    seen = digest(made)
    return [one for one, mask in sides(seen, of).items() if mask[seen.rows[ident]]]


def by_harl(act: Act) -> dict[str, Any]:
    return {"chain": (Link(None, "Bo Harl", act),), "act": act, "voice": Voice("The Daily")}


def test_what_others_allege_or_charge_is_alleged() -> None:
    """Bo Harl alleged that Ada Venn took the money."""
    for status in (Status.ALLEGED, Status.CHARGED):
        assert side(*case("wire.txt", **by_harl(Act.ALLEGE), status=status)) == [Side.ALLEGED]


def test_an_allegation_with_a_not_is_still_one() -> None:
    """Bo Harl alleged that Ada Venn never paid."""
    made = case("wire.txt", **by_harl(Act.ALLEGE), status=Status.ALLEGED, factuality=Factuality.CERTAINLY_NOT)
    assert side(*made) == [Side.ALLEGED]


def test_who_says_that_something_is_not_so_denies_nothing() -> None:
    """Bo Harl said that Ada Venn had not yet been sentenced."""
    assert side(*case("wire.txt", **by_harl(Act.SAY), factuality=Factuality.CERTAINLY_NOT)) == []


@pytest.mark.parametrize("status", [Status.DENIED, Status.ALLEGED, Status.CHARGED, Status.UNSTATED])
def test_a_denial_is_never_an_allegation(status: Status) -> None:
    """Bo Harl denied that Ada Venn had been charged."""
    made = case("wire.txt", **by_harl(Act.DENY), status=status)
    assert side(*made) == [Side.OTHERS]


def test_what_they_say_themselves_is_alleged_of_them_by_nobody() -> None:
    """Ada Venn: "I am charged with theft." Ada Venn: "I deny it." """
    made, ident = case("wire.txt", status=Status.CHARGED)
    assert digest(made).sources[digest(made).source[digest(made).rows[ident]]].entity == VENN
    assert side(made, ident) == []
    assert side(*case("wire.txt", status=Status.DENIED, act=Act.DENY)) == [Side.OWN]


def test_what_is_denied_for_them_is_their_denial() -> None:
    """Ada Venn's lawyer denied the charge; whose word it is the origin says."""
    made, ident = case("wire.txt", chain=(Link(None, "her lawyer", Act.DENY),), act=Act.DENY, status=Status.DENIED)
    assert side(made, ident) == [Side.OTHERS]
    assert side(replace(made, rooted=pier().rooted), ident) == [Side.OWN]


def test_what_conflicts_with_an_allegation_stands_apart_from_denials() -> None:
    """A witness alleged that the crane fell on Bo Harl; a guard said it never did."""
    made, ident = case(
        "letter.txt", chain=(Link(None, "a witness", Act.ALLEGE),), act=Act.ALLEGE, status=Status.ALLEGED
    )
    (conflict,) = digest(made).conflicts
    other = conflict.right if conflict.left == ident else conflict.left
    assert side(made, ident, HARL) == [Side.ALLEGED]
    assert side(made, other, HARL) == [Side.CONFLICT]
