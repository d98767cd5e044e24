"""Frames: predicates and participants from a tree, on small sentences parsed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.support.scripted import tokenizer

from sayso.extract.frames import Syntax, find_frames
from sayso.extract.grammar import Grammar
from sayso.extract.lemmas import verb
from sayso.extract.lookup import Lookup
from sayso.language.scheme import RELATIONS
from sayso.language.words import split_words
from sayso.model import Form, Mention, MentionType, Span


def mention(text: str, quotation: str, cluster: int) -> Mention:
    at = text.index(quotation)
    return Mention("m", "d", Span(at, at + len(quotation)), Form.NAMED, MentionType.PERSON, cluster)


def frames(text: str, tree: str, mentions: tuple[str, ...] = ()) -> list[tuple[str, list[tuple[str, str]], bool]]:
    """(lemma, participants by role, negated) of each frame; the tree as "head:relation" a word, heads from 0."""
    words = split_words(text, tokenizer())
    pairs = [item.split(":") for item in tree.split()]
    assert len(pairs) == len(words)
    grammar = Grammar(0, np.array([int(h) for h, _ in pairs]), np.array([RELATIONS.index(r) for _, r in pairs]))
    known = [mention(text, m, k) for k, m in enumerate(mentions)]
    syntax = Syntax(text, words, [grammar], Lookup(known, lambda m: (m.span.start, m.span.end)))
    found = find_frames(syntax, Span(0, len(text)))
    return [(f.lemma, [(a.role, a.span.of(text)) for a in f.arguments], f.negated) for f in found]


def test_who_does_what_to_whom() -> None:
    """The clerk of the court sold the barge to Odo."""
    tree = "1:det 5:nsubj 4:case 4:det 1:nmod 5:root 7:det 5:obj 9:case 5:obl 5:punct"
    assert frames("The clerk of the court sold the barge to Odo.", tree) == [
        ("sell", [("subject", "The clerk of the court"), ("object", "the barge"), ("to", "Odo")], False)
    ]


def test_a_passive_turns_the_roles() -> None:
    """The barge was never searched by Quill."""
    tree = "1:det 4:nsubj 4:aux 4:advmod 4:root 6:case 4:obl 4:punct"
    assert frames("The barge was never searched by Quill.", tree) == [
        ("search", [("object", "The barge"), ("subject", "Quill")], True)
    ]


def test_a_thing_that_somebody_is_keeps_its_own_form() -> None:
    """The Bosun is Quill."""
    assert frames("The Bosun is Quill.", "1:det 3:nsubj 3:cop 3:root 3:punct") == [
        ("Quill", [("subject", "The Bosun")], False)
    ]


def test_a_participant_is_the_mention_that_holds_its_head() -> None:
    """Captain Mara Quill left, who knows — the mention is the name."""
    assert frames("Captain Mara Quill left.", "1:nmod 3:nsubj 1:flat 3:root 3:punct", ("Mara Quill",)) == [
        ("leave", [("subject", "Mara Quill")], False)
    ]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("charged", "charge"), ("stopped", "stop"), ("denied", "deny"), ("went", "go"), ("announced", "announce"),
        ("visited", "visit"), ("named", "name"), ("investigated", "investigate"), ("settling", "settle"),
        ("reaches", "reach"), ("explained", "explain"), ("accused", "accuse"), ("required", "require"), ("paid", "pay"),
        ("passes", "pass"), ("occurred", "occur"), ("happened", "happen"), ("says", "say"), ("refused", "refuse"),
        ("chaired", "chair"), ("dug", "dig"), ("inspired", "inspire"),
    ],
)  # fmt: skip
def test_verbs_have_lemmas(word: str, lemma: str) -> None:
    assert verb(word) == lemma
