"""Which wordings are compared."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.block import keys, wording
from sayso.compare.candidates import CROWD, FEW, SHARED, candidates, in_order, keyed, near
from support.told import statement

KEYS = st.lists(st.lists(st.integers(-30, 30), max_size=12, unique=True).map(sorted), max_size=60)


def paired(found: list[list[int]]) -> list[tuple[int, int]]:
    return list(candidates(keyed([array("q", one).tobytes() for one in found])))


@settings(deadline=None)
@given(KEYS)
def test_what_a_whole_case_pairs_is_what_each_claim_finds_for_itself(found: list[list[int]]) -> None:
    posted: dict[int, list[str]] = {}
    for k, mine in enumerate(found):
        for key in mine:
            posted.setdefault(key, []).append(str(k))
    few = {key: held[: CROWD + 1] for key, held in posted.items()}
    singly = {
        (min(k, int(other)), max(k, int(other))) for k, mine in enumerate(found) for other in near(mine, few, str(k))
    }
    assert paired(found) == sorted(singly)


def test_a_rare_key_is_enough_and_a_common_one_takes_three() -> None:
    alone = [[1]] * FEW
    crowded = [[1, 2]] * (FEW + 1)
    together = [list(range(SHARED))] * (FEW + 1)
    assert len(paired(alone)) == FEW * (FEW - 1) // 2
    assert not paired(crowded)
    assert len(paired(together)) == (FEW + 1) * FEW // 2
    assert not paired([list(range(9))] * (CROWD + 1))


def test_keys_come_in_their_order_each_with_all_that_have_it() -> None:
    found = [array("q", one).tobytes() for one in ([3, 9], [], [-4, 3])]
    assert list(in_order(keyed(found))) == [(-4, 2), (3, 0), (3, 2), (9, 0)]
    assert not list(in_order(keyed([])))


def test_two_tellings_share_a_key_and_a_request_has_none() -> None:
    told = statement("Tamro paid the foreman 400 crowns for the drums", who=["t"])
    again = statement("the foreman had crowns from Tamro for drums that burned", who=["t"])
    assert set(keys(told)) & set(keys(again))
    assert keys(statement("it was so")) == ()


def test_a_wording_is_the_same_words_about_the_same() -> None:
    one = statement("He left the yard at night", who=["t"])
    assert wording(one) == wording(statement("he left the  yard\nat night", who=["t"], document="other"))
    assert wording(one) != wording(statement("He left the yard at night", who=["i"]))
    assert wording(one) != wording(statement("He left the yard at night", who=["t"], denies=True))
    assert wording(one) != wording(statement("He left the yard at night", who=["t"], day="2024-05-03"))


def test_hostile_texts_have_keys_and_a_wording() -> None:
    for text in ("²", "\ud800 took 5 drums", "½ 5² ① ٤٠٠ drums", "n't " * 2_000, "9" * 5_000, "İ ß ŉ"):
        one = statement(text, who=["t"])
        assert -(2**63) <= wording(one) < 2**63
        assert list(keys(one)) == sorted(set(keys(one)))
        assert all(-(2**63) <= key < 2**63 for key in keys(one))
