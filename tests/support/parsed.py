"""Clauses parsed by hand: a sentence with its tree, for what reads a claim's grammar."""

from __future__ import annotations

import numpy as np
from tests.support.scripted import tokenizer

from sayso.extract.grammar import Grammar
from sayso.extract.lookup import Lookup
from sayso.extract.predication import Clause, clause_at
from sayso.extract.syntax import Syntax
from sayso.language.scheme import RELATIONS
from sayso.language.words import split_words
from sayso.model import Mention, Span


def clause(text: str, tree: str) -> Clause:
    """A sentence's clause; the tree as "head:relation" a word, heads from 0."""
    words = split_words(text, tokenizer())
    pairs = [item.split(":") for item in tree.split()]
    assert len(pairs) == len(words), [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    grammar = Grammar(0, np.array([int(h) for h, _ in pairs]), np.array([RELATIONS.index(r) for _, r in pairs]))
    none: list[Mention] = []
    syntax = Syntax(text, words, [grammar], Lookup(none, lambda m: (m.span.start, m.span.end)))
    found = clause_at(syntax, Span(0, len(text)))
    assert found is not None
    return found
