"""Events: a predicate by its words and its participants by theirs, before they are placed in the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part, by its head word. `shared`: its place in the sentence is with another predicate."""

    role: str
    head: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate: its head word, its dictionary form, and whether a noun of a kind ("brother", "owner") names it.

    placed        whether the copula only says where or how somebody is ("is in order"): then it names nothing
    complemented  whether an infinitive completes it, so that "tried to pay" is no trial
    """

    word: int
    lemma: str
    participants: tuple[Participant, ...]
    negated: bool = False
    noun: bool = False
    placed: bool = False
    complemented: bool = False
