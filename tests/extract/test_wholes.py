"""Wholes: contents that were cut at an apposition, on small sentences parsed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.support.scripted import tokenizer

from sayso.extract.grammar import Grammar
from sayso.extract.links import Linked
from sayso.extract.signals import Said, Signals
from sayso.extract.tags import Fragment, Role
from sayso.extract.wholes import whole
from sayso.language.scheme import RELATIONS
from sayso.language.words import split_words


def grown(text: str, tree: str, content: str) -> str:
    """What becomes of a content under the cue "says"; the tree as "head:relation" a word, heads from 0."""
    words = split_words(text, tokenizer())
    pairs = [item.split(":") for item in tree.split()]
    assert len(pairs) == len(words)
    grammar = Grammar(0, np.array([int(h) for h, _ in pairs]), np.array([RELATIONS.index(r) for _, r in pairs]))
    signals = Signals(words, (len(words) - 1,), (), (), (grammar,), ())

    def fragment(part: str, role: Role) -> Fragment:
        at = text.index(part)
        return Fragment((words.starts.index(at), words.ends.index(at + len(part)) + 1), role, 0.9)

    said = Said(Linked(None, fragment("says", Role.CUE), (fragment(content, Role.CONTENT),), 0.9))
    first, end = whole(said, signals, text).linked.content[0].words
    return text[words.starts[first] : words.ends[end - 1]]


SAW = "Ana says she saw Odo, the clerk, take the keys."
SAW_TREE = "1:nsubj 1:root 3:nsubj 1:ccomp 3:obj 7:punct 7:det 4:appos 7:punct 3:xcomp 11:det 9:obj 1:punct"


@pytest.mark.parametrize(
    ("text", "tree", "content", "wanted"),
    [
        (SAW, SAW_TREE, "she saw Odo", "she saw Odo, the clerk, take the keys"),
        (SAW, SAW_TREE, "she saw Odo, the clerk, take the keys", "she saw Odo, the clerk, take the keys"),
        # An apposition that ends the sentence may be the writer's.
        (
            "Ana says she saw Odo, the clerk.",
            "1:nsubj 1:root 3:nsubj 1:ccomp 3:obj 7:punct 7:det 4:appos 1:punct",
            "she saw Odo",
            "she saw Odo",
        ),
        # What goes on is the writer's own sentence.
        (
            "Ana says she saw Odo, the clerk, and left.",
            "1:nsubj 1:root 3:nsubj 1:ccomp 3:obj 7:punct 7:det 4:appos 10:punct 10:cc 1:conj 1:punct",
            "she saw Odo",
            "she saw Odo",
        ),
    ],
)
def test_a_content_that_was_cut_at_an_apposition_is_carried_on(text: str, tree: str, content: str, wanted: str) -> None:
    assert grown(text, tree, content) == wanted
