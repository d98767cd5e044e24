"""What is worked out of a digest is kept as long as the digest is the same, and no more of it than is allowed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from sayso.web.kept import Kept

CASES = {name: SimpleNamespace(kept={}) for name in "ab"}


def at(state: int, case: str = "a") -> Any:
    """As much of a request as counts: the case and the state of its digest."""
    return SimpleNamespace(case=CASES[case], digest=SimpleNamespace(state=state))


def test_a_result_is_made_once_for_a_case_a_state_and_a_key() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    kept: Kept[str] = Kept()
    for asked, key, name in (
        (at(1), "k", "first"),
        (at(1), "k", "again"),
        (at(2), "k", "later"),
        (at(1, "b"), "k", "other"),
    ):
        kept.get(asked, key, lambda name=name: make(name))  # type: ignore[misc]
    assert made == ["first", "later", "other"]
    assert kept.get(at(1), "k", lambda: make("third")) == "first"
    assert kept.get(at(1), "k", lambda: make("of another kind"), state=7) == "of another kind"


def test_what_was_asked_for_longest_ago_is_forgotten() -> None:
    kept: Kept[int] = Kept(2)
    for number in (1, 2, 1, 3):
        kept.get(at(1), number, lambda number=number: number)  # type: ignore[misc]
    assert kept.get(at(1), 1, lambda: 0) == 1
    assert kept.get(at(1), 2, lambda: 0) == 0


def test_a_case_that_begins_anew_has_nothing_kept() -> None:
    kept: Kept[int] = Kept()
    asked = at(1)
    assert kept.get(asked, "k", lambda: 1) == 1
    asked.case.kept = {}
    assert kept.get(asked, "k", lambda: 2) == 2
