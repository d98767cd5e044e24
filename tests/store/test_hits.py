"""The words of a search are marked as the index finds them."""

from __future__ import annotations

import pytest

from sayso.store.hits import hits, holding
from sayso.store.query import query


def marked(text: str, words: str) -> list[str]:
    (places,) = hits([text], query(words))
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("burn letter", ["burned", "letters", "letter"]),
        ('"the letters"', ["the letters"]),
        ('"letter"', ["letter"]),
        ("lett*", ["letters", "letter"]),
        ("pena", ["Peña"]),
        ("letter -burned", ["letters", "letter"]),
        ('letters "burned the"', ["burned the", "letters", "letter"]),
        ("quay", []),
        ("-letters", []),
        ("", []),
    ],
)
def test_what_is_marked(words: str, found: list[str]) -> None:
    assert marked("Peña burned the letters; one letter is left.", words) == found


def test_texts_are_told_apart_and_their_letters_counted() -> None:
    texts = ["a 🛶 at the pier", "\ufdd0pier\ufdd1 \ufdd0", "", "no such place"]
    found = hits(texts, query("piers"))
    assert [[text[start:end] for start, end in places] for text, places in zip(texts, found, strict=True)] == [
        ["pier"], ["pier"], [], [],
    ]  # fmt: skip


def test_who_holds_all_of_it() -> None:
    texts = ["she paid at the pier", "paid payments", "the pier pays"]
    assert holding(texts, query('pay* "pier"')) == {2}
    assert holding(texts, query("pier -paid")) == {2}
    assert holding(texts, query("paid")) == {0, 1}
    assert holding(texts, query("")) == frozenset()
