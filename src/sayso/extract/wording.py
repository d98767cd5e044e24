"""Wording: a document's words with the mentions that begin and end at each, for patterns over both and the grammar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.extract.grammar import Grammar
from sayso.language.protocol import WordRange
from sayso.language.words import Gap, Words
from sayso.model import Form, Mention, MentionType, Referent, Span, Spans

_RANK = {Form.NAMED: 0, Form.PRONOMINAL: 1, Form.NOMINAL: 2}


class Wording:
    """Words are known by their number; what is asked for beyond the text's ends is empty."""

    def __init__(
        self,
        text: str,
        words: Words,
        *,
        grammars: Sequence[Grammar],
        sentences: Spans,
        mentions: Iterable[Mention],
        referents: Iterable[Referent],
    ) -> None:
        self.text, self.words = text, words
        self.low = [text[a:b].casefold().replace("’", "'") for a, b in zip(words.starts, words.ends, strict=True)]
        self._grammars = grammars
        self._ends = [bisect_left(words.starts, one.end) for one in sentences]
        self._referents: Mapping[int, Referent] = {one.cluster: one for one in referents}
        self._opening: dict[int, list[Mention]] = defaultdict(list)
        self._closing: dict[int, list[Mention]] = defaultdict(list)
        self._names: dict[int, Mention] = {}
        for one in mentions:
            first, end = self.range(one.span)
            self._opening[first].append(one)
            self._closing[end].append(one)
            if one.form is Form.NAMED:
                self._names.update(dict.fromkeys(range(first, end), one))

    def __len__(self) -> int:
        return len(self.low)

    def word(self, k: int) -> str:
        """The word in small letters."""
        return self.low[k] if 0 <= k < len(self.low) else ""

    def written(self, k: int) -> str:
        """The word as it stands."""
        return self.text[self.words.starts[k] : self.words.ends[k]] if 0 <= k < len(self.low) else ""

    def range(self, span: Span) -> WordRange:
        """The words of a span."""
        return bisect_left(self.words.starts, span.start), bisect_left(self.words.starts, span.end)

    def span(self, first: int, end: int) -> Span:
        """The characters of the words from `first` up to `end`."""
        return Span(self.words.starts[first], self.words.ends[end - 1])

    def gap(self, k: int) -> Gap:
        """What stands before a word."""
        return Gap(self.words.gaps[k]) if 0 < k < len(self.low) else Gap.BLANK_LINE

    def sentence_of(self, k: int) -> WordRange:
        """The words of the sentence that holds one."""
        at = bisect_right(self._ends, k)
        start = self._ends[at - 1] if at else 0
        return start, self._ends[at] if at < len(self._ends) else len(self.low)

    def name_over(self, k: int) -> Mention | None:
        """The name that a word is part of."""
        return self._names.get(k)

    def opening(self, k: int) -> Mention | None:
        """The mention that begins with a word: a name before anything else, then the longest."""
        return min(self._opening.get(k, ()), key=lambda m: (_RANK[m.form], -len(m.span)), default=None)

    def closing(self, k: int) -> Mention | None:
        """The mention that ends before a word, in the same order."""
        return min(self._closing.get(k, ()), key=lambda m: (_RANK[m.form], -len(m.span)), default=None)

    def over(self, k: int) -> Mention | None:
        """The mention that holds a word: a name, or the shortest phrase about it."""
        if (name := self._names.get(k)) is not None:
            return name
        found = [m for a in range(max(0, k - 6), k + 1) for m in self._opening.get(a, ()) if self.range(m.span)[1] > k]
        return min(found, key=lambda m: (_RANK[m.form], len(m.span)), default=None)

    def relation(self, k: int) -> str:
        """What ties a word to its governor."""
        grammar = self._grammar(k)
        return grammar.relation(k) if grammar is not None else ""

    def governor(self, k: int) -> int:
        """The word that governs another; itself for a root."""
        grammar = self._grammar(k)
        return int(grammar.heads[k - grammar.first]) if grammar is not None else k

    def children(self, k: int, *relations: str) -> list[int]:
        """The words of the sentence that hang on a word as one of these."""
        first, end = self.sentence_of(k)
        return [c for c in range(first, end) if c != k and self.governor(c) == k and self.relation(c) in relations]

    def _grammar(self, k: int) -> Grammar | None:
        at = bisect_right(self._grammars, k, key=lambda grammar: grammar.first) - 1
        if at < 0 or k - self._grammars[at].first >= len(self._grammars[at].heads):
            return None
        return self._grammars[at]

    def person(self, mention: Mention | None) -> Mention | None:
        """The mention when it speaks of a person whom the document names."""
        return mention if self.type_of(mention) is MentionType.PERSON and self.name_of(mention) else None

    def name_of(self, mention: Mention | None) -> str | None:
        """The fullest name of what a mention speaks of; None where the document has none."""
        referent = self._referent(mention)
        return referent.name if referent is not None else None

    def type_of(self, mention: Mention | None) -> MentionType | None:
        """The type of what a mention speaks of."""
        referent = self._referent(mention)
        return referent.type if referent is not None else mention.type if mention is not None else None

    def _referent(self, mention: Mention | None) -> Referent | None:
        if mention is None or mention.cluster is None:
            return None
        return self._referents.get(mention.cluster)
