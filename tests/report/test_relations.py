"""What a rationale says two claims differ in."""

import pytest

from sayso.compare.conflict import Difference, Disagreement
from sayso.report.relations import DIFFERENCES, conflicts, differences, opposed, pairs, reason
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
