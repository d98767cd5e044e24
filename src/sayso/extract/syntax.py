"""Syntax: a document's dependency trees over its words, window by window, and its mentions by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sayso.extract.event import Event
from sayso.extract.grammar import Grammar
from sayso.extract.lookup import Lookup
from sayso.language.scheme import RELATIONS
from sayso.language.words import Words
from sayso.model import Form, Frame, Mention, MentionType, Span


@dataclass(frozen=True, slots=True)
class Tree:
    """One window's trees; words are numbered from 0, the first of them being the document's word `first`.

    low        the words in small letters
    heads      what governs each; a root governs itself
    relations  what ties it there
    kids       what hangs on each, in text order
    people     the words of names of persons, where mentions tell
    """

    first: int
    low: list[str]
    heads: list[int]
    relations: list[str]
    kids: list[list[int]]
    people: frozenset[int] = frozenset()

    def hanging(self, k: int, *relations: str) -> list[int]:
        """What hangs on a word by one of some relations."""
        return [c for c in self.kids[k] if self.relations[c] in relations]

    def words(self, k: int, *relations: str) -> set[str]:
        """The words that hang on a word by one of some relations."""
        return {self.low[c] for c in self.kids[k] if self.relations[c] in relations}

    def case(self, k: int) -> str | None:
        """The preposition of a noun: "to", "because of"."""
        for c in self.kids[k]:
            if self.relations[c] == "case" and self.low[c] not in ("'s", "'", "s"):
                return " ".join((self.low[c], *(self.low[f] for f in self.hanging(c, "fixed"))))
        return None

    def owner(self, k: int) -> int | None:
        """The possessor of a noun: "his", "Odo's"; not what a preposition ties to it."""
        for c in self.kids[k]:
            if c < k and self.relations[c] == "nmod" and (self.low[c] in OWNERS or self._marked(c)):
                return c
        return None

    def is_owner(self, k: int) -> bool:
        """Whether a noun is a possessor: "Odo's"."""
        return self.relations[k] in ("nmod", "compound") and self._marked(k)

    def _marked(self, k: int) -> bool:
        return any(
            self.relations[c] in ("case", "inner") and self.low[c] in ("'s", "'", "s") and c > k for c in self.kids[k]
        ) or self.low[k].endswith("'s")

    def conjuncts(self, k: int) -> list[int]:
        """A word with what is coordinated with it."""
        return [k, *(c for c in self.kids[k] if self.relations[c] == "conj")]


def tree_of(first: int, low: list[str], heads: list[int], relations: list[str]) -> Tree:
    """The trees of some words, each hung where its governor is."""
    kids: list[list[int]] = [[] for _ in low]
    for k, head in enumerate(heads):
        if head != k and 0 <= head < len(low):
            kids[head].append(k)
    return Tree(first, low, heads, relations, kids)


OWNERS = frozenset("my your his her its our their whose".split())


@dataclass(frozen=True)
class Syntax:
    """A document's grammar, window by window, over its words; and its mentions, by where they stand.

    found  the frames of each window, once they were asked for
    """

    text: str
    words: Words
    grammars: Sequence[Grammar]
    mentions: Lookup[Mention]
    found: dict[int, list[tuple[Event, Frame]]] = field(default_factory=dict, repr=False, compare=False)

    def word(self, k: int) -> str:
        return self.text[self.words.starts[k] : self.words.ends[k]]

    def span(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last])

    @cached_property
    def trees(self) -> list[Tree]:
        """The trees of each window."""
        return [self._tree(grammar) for grammar in self.grammars]

    def _tree(self, grammar: Grammar) -> Tree:
        first, count = grammar.first, len(grammar.heads)
        low = [self.word(k).casefold().replace("’", "'") for k in range(first, first + count)]
        heads: list[int] = (grammar.heads - first).tolist()
        relations = [RELATIONS[r] for r in grammar.relations.tolist()]
        return replace(tree_of(first, low, heads, relations), people=frozenset(self._people(first, count)))

    def _people(self, first: int, count: int) -> Iterator[int]:
        starts, end = self.words.starts, self.words.ends[first + count - 1] if count else 0
        for mention in self.mentions.overlapping(starts[first], end) if count else ():
            if mention.form is Form.NAMED and mention.type is MentionType.PERSON:
                a, b = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
                yield from range(a - first, b - first)
