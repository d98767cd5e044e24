"""Which negation belongs to the main predicate, and what is an order."""

from __future__ import annotations

import pytest
from tests.support.parsed import clause

from sayso.extract.polarity import is_bare, is_negated, is_order


@pytest.mark.parametrize(
    ("text", "tree", "negated"),
    [
        ("I never took a penny", "2:nsubj 2:advmod 2:root 4:det 2:obj", True),
        ("Nobody left", "1:nsubj 1:root", True),
        ("Odo found no mark", "1:nsubj 1:root 3:det 1:obj", True),
        ("Odo came and found no mark", "1:nsubj 1:root 3:cc 1:conj 5:det 3:obj", False),
        ("Odo who never slept left", "4:nsubj 3:nsubj 3:advmod 0:acl 4:root", False),
        ("Odo not only left", "3:nsubj 3:advmod 3:advmod 3:root", False),
        ("It is no secret", "3:nsubj 3:cop 3:det 3:root", False),
        ("never to have left", "3:advmod 3:mark 3:aux 3:root", True),
        ("Odo left", "1:nsubj 1:root", False),
    ],
)
def test_negation(text: str, tree: str, negated: bool) -> None:
    assert is_negated(clause(text, tree)) is negated


def test_an_infinitive_is_bare_and_an_order_is_an_order() -> None:
    assert is_bare(clause("to pay the fine", "1:mark 1:root 3:det 1:obj"))
    assert not is_bare(clause("Odo paid the fine", "1:nsubj 1:root 3:det 1:obj"))
    assert is_order(clause("Count the sacks", "0:root 2:det 0:obj"))
    assert not is_order(clause("They count the sacks", "1:nsubj 1:root 3:det 1:obj"))
