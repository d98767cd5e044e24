"""A search is words in any form, "exact words", beginnings* and -what is left out; nothing in it is an error."""

from __future__ import annotations

import pytest

from sayso.store.query import Term, query


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("burned letters", (Term("burned"), Term("letters"))),
        ('"burned  the letters" pier', (Term("burned the letters", exact=True), Term("pier"))),
        ("“the pier” „the quay“ «the dock»", tuple(Term(f"the {one}", exact=True) for one in ("pier", "quay", "dock"))),
        ("harb* “old harb”*", (Term("harb", prefix=True), Term("old harb", exact=True, prefix=True))),
        ("pier -quay", (Term("pier"), Term("quay", left_out=True))),
        ('pier -"old quay" −dock*', (
            Term("pier"), Term("old quay", exact=True, left_out=True), Term("dock", prefix=True, left_out=True),
        )),
        ("twenty-five O'Brien 2021-03", (Term("twenty-five"), Term("O'Brien"), Term("2021-03"))),
    ],
)  # fmt: skip
def test_what_is_searched_for(text: str, terms: tuple[Term, ...]) -> None:
    assert query(text).terms == terms
    assert query(text).remarks == ()


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ('pier "old quay', ("pier", "old", "quay"), "not closed"),
        ("ha*bour", ("ha*bour",), "at the end of a word only"),
        ("pier q*", ("pier",), "2 letters or more"),
        ("pier & quay", ("pier", "quay"), "holds no word"),
        ("-pier", (), "takes away from what is found"),
        ("- ( ☃", (), "holds no word"),
        ("*", (), "2 letters or more"),
        ("pier " * 40, ("pier",) * 32, "first 32"),
    ],
)
def test_what_cannot_be_meant_so_is_told(text: str, words: tuple[str, ...], told: str) -> None:
    found = query(text)
    assert found.words == words
    assert any(told in one for one in found.remarks)


def test_nothing_is_searched_for_without_words() -> None:
    assert query("") == query('  "" ') == query("\0")
    assert query("").terms == query("").remarks == ()
