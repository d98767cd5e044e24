"""What a person should look at first: the least certain and most consequential."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sayso.model import Claim, Status
from sayso.report.digest import Digest, digest
from sayso.report.queue import Concern, queue, reasons
from support.memory import MemoryView
from support.pier import pier


def changed(case: MemoryView, change: dict[str, dict[str, object]]) -> MemoryView:
    def of(claim: Claim) -> Claim:
        return replace(claim, **change.get(claim.id, {}))  # type: ignore[arg-type]

    readings = tuple(replace(one, claims=tuple(of(claim) for claim in one.claims)) for one in case.readings)
    return replace(case, readings=readings)


def order(made: Digest, stage: dict[str, int] | None = None) -> list[str]:
    stages = np.array([(stage or {}).get(one, 0) for one in made.ids], np.uint8)
    return [made.ids[row] for row in queue(made).rows(np.ones(len(made.ids), bool), stages)]


def why(made: Digest, ident: str) -> tuple[str, ...]:
    return reasons(made, queue(made), made.rows[ident])


def two() -> tuple[MemoryView, str, str]:
    """Two claims about Ada Venn."""
    case = pier()
    paths = {one.id: one.path for one in case.documents()}
    first, second = (one.id for one in case.claims() if paths[one.document] in ("wire.txt", "daily.txt"))
    return changed(case, {first: {"about": (0,)}, second: {"about": (0,)}}), first, second


def test_of_two_grave_claims_the_less_certain_comes_first() -> None:
    case, first, second = two()
    given = {"status": Status.ALLEGED, "confidence": 0.95}
    made = digest(changed(case, {first: given, second: {**given, "confidence": 0.6}}))
    found = order(made)
    assert found.index(second) < found.index(first)


def test_of_two_as_certain_the_more_consequential_comes_first() -> None:
    case, first, second = two()
    sure = {"confidence": 0.7}
    made = digest(
        changed(
            case,
            {first: {**sure, "status": Status.UNSTATED}, second: {**sure, "status": Status.CONVICTED}},
        )
    )
    found = order(made)
    assert found.index(second) < found.index(first)
    assert "about a person, convicted" in why(made, second)
    assert "the program is 70% sure who says it" in why(made, first)


def test_what_costs_nothing_and_is_certain_is_not_in_the_queue() -> None:
    """The crane fell at noon, Ada Venn said. I saw how the crane fell. A guard said the crane never fell."""
    case = pier()
    made = digest(changed(case, {one.id: {"confidence": 0.99} for one in case.claims()}))
    (conflict,) = made.conflicts
    assert set(order(made)) == {conflict.left, conflict.right}
    assert "conflicts with 1 other" in why(made, conflict.left)


def test_a_second_origin_is_missed_only_where_it_was_looked_for() -> None:
    """Ada Venn says it alone; her claim and three others have been compared, or none has."""
    case, first, _ = two()
    grave = changed(case, {first: {"status": Status.ALLEGED, "confidence": 0.6}})
    alone = replace(grave, related=())
    assert "no second origin among the 4 claims compared" in why(digest(alone), first)
    lost = replace(alone, rooted=tuple(replace(one, known=False) for one in alone.rooted))
    assert "no known origin among the 4 claims compared" in why(digest(lost), first)
    never = replace(alone, rooted=())
    assert why(digest(never), first)[-1] == "not compared with other claims"
    assert not [one for one in why(digest(never), first) if "origin" in one]


def test_what_is_done_comes_last(case: MemoryView) -> None:
    made = digest(case)
    first, *_, last = order(made)
    moved = order(made, {first: 2, last: 1})
    assert moved[-2:] == [last, first]


@pytest.mark.parametrize("concern", list(Concern))
def test_no_reason_names_anybody(case: MemoryView, concern: Concern) -> None:
    made = digest(changed(case, {one.id: {"status": Status.ALLEGED, "confidence": 0.5} for one in case.claims()}))
    names = [one.name for one in made.entities.values()]
    words = " ".join(word for ident in made.ids for word in why(made, ident))
    assert not [name for name in names if name in words]
    assert concern in queue(made).concerns
