"""Binding: whom an object cannot mean, on small sentences parsed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.extract.binding import Binding
from sayso.extract.grammar import Grammar
from sayso.language.scheme import RELATIONS


def subjects(text: str, tree: str, word: str) -> list[str]:
    """The subjects that the last such word cannot mean; the tree as "head:relation" a word, heads from 0."""
    low = text.casefold().split()
    pairs = [item.split(":") for item in tree.split()]
    assert len(pairs) == len(low)
    grammar = Grammar(0, np.array([int(h) for h, _ in pairs]), np.array([RELATIONS.index(r) for _, r in pairs]))
    at = len(low) - 1 - low[::-1].index(word)
    return [low[k] for k in Binding([grammar], low).subjects((at, at + 1))]


@pytest.mark.parametrize(
    ("text", "tree", "word", "wanted"),
    [
        ("Odo visited him", "1:nsubj 1:root 1:obj", "him", ["odo"]),
        ("Odo visited himself", "1:nsubj 1:root 1:obj", "himself", []),
        ("Odo left and told him", "1:nsubj 1:root 3:cc 1:conj 3:obj", "him", ["odo"]),
        ("Odo and Luis saw him", "3:nsubj 2:cc 0:conj 3:root 3:obj", "him", ["odo", "luis"]),
        ("Ana asked Odo to see him", "1:nsubj 1:root 1:obj 4:mark 1:xcomp 4:obj", "him", ["odo"]),
        ("the man who saw him", "1:det 1:root 3:nsubj 1:acl 3:obj", "him", ["man"]),
        # The subject of another clause, and an owner, may well be meant.
        ("Odo said Luis saw him", "1:nsubj 1:root 3:nsubj 1:ccomp 3:obj", "him", ["luis"]),
        ("Odo sold his barge", "1:nsubj 1:root 3:nmod 1:obj", "his", []),
        # Whoever looks around may look behind himself; nobody shouts at himself.
        ("Odo looked behind him", "1:nsubj 1:root 3:case 1:obl", "him", []),
        ("Odo shouted at him", "1:nsubj 1:root 3:case 1:obl", "him", ["odo"]),
    ],
)
def test_the_subject_of_a_clause_is_not_its_object(text: str, tree: str, word: str, wanted: list[str]) -> None:
    assert subjects(text, tree, word) == wanted


def test_a_name_that_a_clause_with_who_hangs_on_is_a_subject() -> None:
    low = "he knows from ana who wrote".split()
    tree = [(1, "nsubj"), (1, "root"), (3, "case"), (1, "obl"), (5, "nsubj"), (3, "acl")]
    grammar = Grammar(0, np.array([h for h, _ in tree]), np.array([RELATIONS.index(r) for _, r in tree]))
    binding = Binding([grammar], low)
    assert [k for k in range(len(low)) if binding.is_subject((k, k + 1))] == [0, 3, 4]
