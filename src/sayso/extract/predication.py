"""Predication: the words of a claim with their grammar, and which of them is its main predicate."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.extract.grammar import Grammar
from sayso.extract.syntax import Syntax
from sayso.model import Span


@dataclass(frozen=True)
class Clause:
    """The words of a claim with their grammar, as far as one window of it holds them."""

    syntax: Syntax
    grammar: Grammar
    first: int
    end: int

    @cached_property
    def children(self) -> dict[int, list[int]]:
        out: dict[int, list[int]] = {}
        for k in range(self.first, self.end):
            if (governor := self.governor(k)) != k:
                out.setdefault(governor, []).append(k)
        return out

    @cached_property
    def root(self) -> int:
        """The word that most others hang on: the main predicate, or the noun of what is no clause."""
        under = Counter(self._top(k) for k in range(self.first, self.end))
        return max(under, key=lambda k: (under[k], -k))

    def _top(self, k: int) -> int:
        """The farthest word above one that is still the claim's."""
        while self.first <= (governor := self.governor(k)) < self.end and governor != k:
            k = governor
        return k

    def word(self, k: int) -> str:
        return self.syntax.word(k).casefold().replace("’", "'")

    def place(self, k: int) -> Span:
        return self.syntax.span(k, k)

    def hanging(self, k: int, *relations: str) -> list[int]:
        """What hangs on a word by one of some relations."""
        return [c for c in self.children.get(k, ()) if self.grammar.relation(c) in relations]

    def subject(self, k: int) -> int | None:
        return next(iter(self.hanging(k, "nsubj", "csubj")), None)

    def aside(self, place: Span) -> bool:
        """Whether a place stands in a clause that only describes a noun: "the judgment by which he was sentenced"."""
        return any(self.grammar.relation(k) == "acl" for k in self.upward(place))

    def upward(self, place: Span) -> Iterator[int]:
        """The word at a place and what governs it, one above the other, below the main predicate."""
        at = bisect_right(self.syntax.words.ends, place.start)
        while self.first <= at < self.end and at != self.root:
            yield at
            if (governor := self.governor(at)) == at:
                return
            at = governor

    def governor(self, k: int) -> int:
        """What a word hangs on; a root hangs on itself."""
        return int(self.grammar.heads[k - self.grammar.first])

    def helpers(self, k: int) -> list[str]:
        return [self.word(c) for c in self.hanging(k, "aux")]


def clause_at(syntax: Syntax, span: Span) -> Clause | None:
    """The words of a claim; None when no window holds any."""
    first, end = bisect_left(syntax.words.starts, span.start), bisect_right(syntax.words.ends, span.end)
    at = bisect_right(syntax.grammars, first, key=lambda grammar: grammar.first) - 1
    if at < 0:
        return None
    grammar = syntax.grammars[at]
    stop = min(end, grammar.first + len(grammar.heads))
    return Clause(syntax, grammar, first, stop) if first < stop else None
