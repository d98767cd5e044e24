"""Relational nouns beside a name: what somebody is to another ("Odo Brandt, the owner of the mill"; "his brother Odo")."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.event import Event, Participant
from sayso.extract.predicates import Predicates
from sayso.extract.syntax import Tree
from sayso.extract.vocabulary import relates

_BESIDE = frozenset(("appos", "flat", "compound", "nmod"))


def relations(predicates: Predicates) -> Iterator[Event]:
    """Each relational noun that stands beside who is so called, in text order."""
    tree = predicates.tree
    for k, word in enumerate(tree.low):
        if not relates(word) or predicates.is_predicate(k):
            continue
        called = _called(tree, k)
        if called is None:
            called = _predicated(predicates, k)
        if called is None:
            continue
        owner = tree.owner(k)
        if owner is None and called == tree.heads[k]:
            owner = tree.owner(called)
        found = [Participant("subject", called)]
        if owner is not None:
            found += (Participant("possessor", one) for one in tree.conjuncts(owner))
        for c in tree.hanging(k, "nmod"):
            if c != owner and (case := tree.case(c)) is not None:
                found += (Participant(case, one) for one in tree.conjuncts(c))
        if len(found) > 1:
            yield Event(k, word, tuple(found), noun=True)


def _predicated(predicates: Predicates, k: int) -> int | None:
    """Who is said to be it behind the copula: "The owner of the yacht is Odo Brandt"."""
    tree, head = predicates.tree, predicates.tree.heads[k]
    if tree.relations[k] == "nsubj" and tree.hanging(head, "cop") and not tree.hanging(head, "case", "det", "amod"):
        return head if head > k and not relates(tree.low[head]) else None
    return None


def _called(tree: Tree, k: int) -> int | None:
    """Whose name stands beside the noun: "the owner, Odo Brandt", "Odo Brandt, the owner", "her lawyer Ana Rey"."""
    for c in tree.hanging(k, "appos", "flat"):
        if c > k:
            return c
    head, relation = tree.heads[k], tree.relations[k]
    if tree.is_owner(k):
        return None
    if relation == "appos" or (relation in _BESIDE and head > k and tree.case(k) is None and tree.owner(head) != k):
        return head
    return None
