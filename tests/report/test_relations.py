"""What a rationale says two claims differ in."""

from dataclasses import replace

import pytest

from sayso.compare.conflict import Difference, Disagreement
from sayso.model import Relation, RelationKind, Status
from sayso.report.relations import DIFFERENCES, conflicts, differences, folded, opposed, pairs, reason, sayings
from support.pier import pier


def test_every_kind_that_is_found_can_be_asked_for() -> None:
    assert {str(one) for one in Disagreement} <= set(DIFFERENCES)


@pytest.mark.parametrize("kind", list(Disagreement))
def test_a_difference_is_read_from_its_words(kind: Disagreement) -> None:
    both = f"{Difference(kind, 'a time: b', 'c')}; {Difference(Disagreement.NUMBER, '4', '7')}"
    assert differences(both) == tuple(dict.fromkeys((str(kind), "number")))


def test_a_conflict_has_both_claims() -> None:
    case = pier()
    (pair,) = pairs(case, conflicts(case))
    assert {pair.left.id, pair.right.id} == {pair.relation.left, pair.relation.right}
    assert conflicts(case, frozenset()) == []


@pytest.mark.parametrize("kind", list(Disagreement))
def test_a_reason_repeats_no_words_of_the_claims(kind: Disagreement) -> None:
    first = str(Difference(kind, "he “took” it", "he did not…")).removeprefix(f"{kind}: ")
    both = f"{kind}: they differ: {first}; {Difference(kind, '4', '7')}"
    assert reason(both) == f"{kind}: they differ; {kind}"
    assert opposed(both) == (("he “took” it", "he did not"), ("4", "7"))


def conflict(left: str, right: str, score: float = 0.9, independent: bool | None = None) -> Relation:
    return Relation(
        RelationKind.CONFLICTS, *sorted((left, right)), score, independent, "number: they count differently"
    )


def test_what_is_surest_and_has_a_standing_comes_first() -> None:
    """Three claims of the pier, of which one is charged and one of a speaker that is guessed."""
    case = pier()
    plain, charged, guessed, other = (one.id for one in list(case.claims())[:4])
    changed = {charged: {"status": Status.CHARGED}, guessed: {"confidence": 0.2}}
    readings = tuple(
        replace(
            reading,
            claims=tuple(replace(one, **{"confidence": 0.9, **changed.get(one.id, {})}) for one in reading.claims),
        )
        for reading in case.readings
    )
    made = [conflict(guessed, other), conflict(plain, other), conflict(charged, other)]
    listed = conflicts(replace(case, readings=readings, related=tuple(made)))
    assert listed == [made[2], made[1], made[0]]
    one, two = conflict(plain, other, independent=False), conflict(plain, charged, 0.8, independent=True)
    unmarked = tuple(
        replace(reading, claims=tuple(replace(one, confidence=0.9, status=Status.UNSTATED) for one in reading.claims))
        for reading in case.readings
    )
    assert conflicts(replace(case, readings=unmarked, related=(one, two))) == [two, one]


def test_conflicts_of_the_same_two_sayings_are_one() -> None:
    case = pier()
    a, copy, b, other = (one.id for one in list(case.claims())[:4])
    repeated = Relation(RelationKind.REPEATS, *sorted((a, copy)), 0.9, False, "")
    made = [conflict(a, b), conflict(copy, b), conflict(a, other)]
    told = sayings(replace(case, related=(repeated, *made)), made)
    first, second = folded(made, told)
    assert (first.relation, first.again) == (made[0], (made[1],))
    assert (second.relation, second.again) == (made[2], ())


@pytest.mark.parametrize(
    ("left", "right", "independent", "again"),
    [
        ("wire.txt", "letter.txt", True, 0),
        ("wire.txt", "letter.txt", None, 0),
        ("wire.txt", "daily.txt", None, 1),
    ],
)
def test_two_who_say_the_same_against_a_third_are_two(
    left: str, right: str, independent: bool | None, again: int
) -> None:
    """Ada Venn in the wire and the daily, Bo Harl in his letter, all in the same words; a guard against them."""
    case = pier()
    claims = {reading.document.path: reading.claims[0].id for reading in case.readings}
    same = Relation(RelationKind.CORROBORATES, *sorted((claims[left], claims[right])), 1.0, independent, "")
    made = [conflict(claims[left], claims["notes.txt"]), conflict(claims[right], claims["notes.txt"])]
    found = folded(made, sayings(replace(case, related=(same, *made)), made))
    assert [len(one.again) for one in found] == ([1] if again else [0, 0])
