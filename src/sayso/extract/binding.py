"""Binding: whom a mention cannot mean because its own clause is about him ("he visited him": two men)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sayso.extract.grammar import Grammar

# What a verb is done to; of what a preposition ties to it, "against", "at" and the like are as near (Reinhart & Reuland
# 1993). A place or a companion may be the subject himself: "she looked behind her", "he took it with him".
OBJECTS = frozenset(("obj", "iobj"))
NEAR_CASES = frozenset(("against", "at", "by", "to"))
CONTROLLED = frozenset(("conj", "xcomp", "advcl"))
SELVES = ("self", "selves")
# A subject that has none of its own is looked for so far up.
_DEEP = 6


class Binding:
    """The clauses of a document, to ask who is the subject of the one that a mention is an object of (Chomsky's B and C)."""

    def __init__(self, grammars: Sequence[Grammar], low: Sequence[str]) -> None:
        """`low` are the document's words in small letters."""
        self._grammars, self._low = grammars, low
        self._firsts = np.array([grammar.first for grammar in grammars], dtype=np.int64)

    def subjects(self, words: tuple[int, int]) -> tuple[int, ...]:
        """The heads of whoever is the subject of the clause that a mention is an object of; none for "himself"."""
        if not len(self._firsts) or self._low[words[1] - 1].endswith(SELVES):
            return ()
        grammar = self._grammar(words)
        if grammar is None:
            return ()
        head = grammar.head_of(words)
        if not self._is_object(grammar, head):
            return ()
        return tuple(self._subjects(grammar, int(grammar.heads[head - grammar.first])))

    def head_of(self, words: tuple[int, int]) -> int | None:
        """The head of a mention; None where no tree holds all of it."""
        grammar = self._grammar(words)
        return None if grammar is None else grammar.head_of(words)

    def is_subject(self, words: tuple[int, int]) -> bool:
        """Whether a mention is the subject of a clause, or of one with "who" that hangs on it."""
        grammar = self._grammar(words)
        if grammar is None:
            return False
        head = grammar.head_of(words)
        clauses = _hanging(grammar, head, "acl")
        who = (self._low[k] == "who" for clause in clauses for k in _hanging(grammar, clause, "nsubj"))
        return grammar.relation(head) == "nsubj" or any(who)

    def _grammar(self, words: tuple[int, int]) -> Grammar | None:
        grammar = self._grammars[max(0, int(self._firsts.searchsorted(words[0], side="right")) - 1)]
        return grammar if grammar.first <= words[0] and words[1] <= grammar.first + len(grammar.heads) else None

    def _is_object(self, grammar: Grammar, word: int) -> bool:
        relation = grammar.relation(word)
        if relation == "obl":
            return any(self._low[c] in NEAR_CASES for c in _hanging(grammar, word, "case"))
        return relation in OBJECTS

    def _subjects(self, grammar: Grammar, verb: int) -> Iterator[int]:
        """A verb's own subject, else that of the verb that it is coordinated with or hangs on; with who stands beside it."""
        for _ in range(_DEEP):
            if own := _hanging(grammar, verb, "nsubj"):
                yield from self._meant(grammar, own[0], verb)
                return
            relation, above = grammar.relation(verb), int(grammar.heads[verb - grammar.first])
            if relation == "acl":
                yield from _beside(grammar, above)
                return
            if relation not in CONTROLLED or above == verb:
                return
            if relation == "xcomp" and (
                object_ := [*_hanging(grammar, above, "obj"), *_hanging(grammar, above, "iobj")]
            ):
                # "asked Odo to visit him": it is Odo who visits.
                yield from _beside(grammar, object_[0])
                return
            verb = above

    def _meant(self, grammar: Grammar, subject: int, verb: int) -> Iterator[int]:
        """A subject; for a relative pronoun, the noun that its clause hangs on."""
        if self._low[subject] in ("who", "that", "which") and grammar.relation(verb) == "acl":
            subject = int(grammar.heads[verb - grammar.first])
        yield from _beside(grammar, subject)


def _beside(grammar: Grammar, word: int) -> Iterator[int]:
    """A noun with those that are coordinated with it or say who it is."""
    yield word
    yield from _hanging(grammar, word, "conj", "appos")


def _hanging(grammar: Grammar, word: int, *relations: str) -> list[int]:
    """What hangs on a word by one of some relations, in text order."""
    below = np.flatnonzero(grammar.heads == word) + grammar.first
    return [int(k) for k in below if k != word and grammar.relation(int(k)) in relations]
