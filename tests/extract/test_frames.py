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
from sayso.model import GIVING, Form, Frame, Mention, MentionType, Span


def mention(text: str, quotation: str, cluster: int) -> Mention:
    at = text.index(quotation)
    return Mention("m", "d", Span(at, at + len(quotation)), Form.NAMED, MentionType.PERSON, cluster)


def found(text: str, tree: str, mentions: tuple[str, ...] = (), *, within: str | None = None) -> tuple[Frame, ...]:
    """The frames of a text or of a part of it; the tree as "head:relation" a word, heads from 0."""
    words = split_words(text, tokenizer())
    pairs = [item.split(":") for item in tree.split()]
    assert len(pairs) == len(words)
    grammar = Grammar(0, np.array([int(h) for h, _ in pairs]), np.array([RELATIONS.index(r) for _, r in pairs]))
    known = [mention(text, m, k) for k, m in enumerate(mentions)]
    syntax = Syntax(text, words, [grammar], Lookup(known, lambda m: (m.span.start, m.span.end)))
    start = text.index(within) if within else 0
    return find_frames(syntax, Span(start, start + len(within or text)))


def frames(
    text: str, tree: str, mentions: tuple[str, ...] = (), *, within: str | None = None
) -> list[tuple[str, list[tuple[str, str]], bool]]:
    """(lemma, participants by role, negated) of each frame."""
    told = found(text, tree, mentions, within=within)
    return [(f.lemma, [(a.role, a.span.of(text)) for a in f.arguments], f.negated) for f in told]


def parts(text: str, tree: str, mentions: tuple[str, ...] = ()) -> list[tuple[str | None, dict[str, str]]]:
    """The kind of each frame, with its participants by part."""
    told = found(text, tree, mentions)
    return [(f.kind, {str(a.part): a.span.of(text) for a in f.arguments if a.part}) for f in told]


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


def test_conjuncts_share_their_subject_and_each_is_a_participant() -> None:
    """Odo and Mara paid Quill and met Rey."""
    tree = "3:nsubj 2:cc 0:conj 3:root 3:obj 6:cc 3:conj 6:obj 3:punct"
    assert frames("Odo and Mara paid Quill and met Rey.", tree) == [
        ("pay", [("subject", "Odo"), ("subject", "Mara"), ("object", "Quill")], False),
        ("meet", [("subject", "Odo"), ("subject", "Mara"), ("object", "Rey")], False),
    ]


def test_whoever_is_ordered_is_to_do_it() -> None:
    """The Bosun ordered her to enter loads; Mara promised him to enter loads."""
    tree = "1:det 2:nsubj 2:root 2:obj 5:mark 2:xcomp 5:obj 2:punct"
    assert frames("The Bosun ordered her to enter loads.", tree)[1] == (
        "enter", [("subject", "her"), ("object", "loads")], False,
    )  # fmt: skip
    tree = "1:nsubj 1:root 1:obj 4:mark 1:xcomp 4:obj 1:punct"
    assert frames("Mara promised him to enter loads.", tree)[1][1] == [("subject", "Mara"), ("object", "loads")]


def test_a_shared_subject_may_lie_outside_the_claim() -> None:
    """Odo denied selling the barge to Rey: the claim is only what he denied."""
    tree = "1:nsubj 1:root 1:xcomp 4:det 2:obj 6:case 2:obl 1:punct"
    assert frames("Odo denied selling the barge to Rey.", tree, within="selling the barge") == [
        ("sell", [("subject", "Odo"), ("object", "the barge")], False)
    ]


def test_a_relative_pronoun_is_the_noun_that_it_stands_for() -> None:
    """The clerk who signed the receipt that Mara kept left."""
    tree = "1:det 9:nsubj 3:nsubj 1:acl 5:det 3:obj 8:obj 8:nsubj 5:acl 9:root 9:punct"
    assert frames("The clerk who signed the receipt that Mara kept left.", tree) == [
        ("sign", [("subject", "The clerk"), ("object", "the receipt")], False),
        ("keep", [("subject", "Mara"), ("object", "the receipt")], False),
        ("leave", [("subject", "The clerk")], False),
    ]


def test_who_was_asked_is_not_taken_for_who_did_it() -> None:
    """She asked the judge who took money: a clerk cannot know whether he took it."""
    tree = "1:nsubj 1:root 3:det 1:obj 5:nsubj 3:acl 5:obj 1:punct"
    assert frames("She asked the judge who took money.", tree)[1][1] == [("subject", "who"), ("object", "money")]


@pytest.mark.parametrize(
    ("text", "tree", "negated"),
    [
        ("Mara failed to pay Odo.", "1:nsubj 1:root 3:mark 1:xcomp 3:obj 1:punct", [False, True]),
        ("Mara left without paying Odo.", "1:nsubj 1:root 3:mark 1:advcl 3:obj 1:punct", [False, True]),
        ("Nobody paid Odo.", "1:nsubj 1:root 1:obj 1:punct", [True]),
        ("No clerk paid Odo.", "1:det 2:nsubj 2:root 2:obj 2:punct", [True]),
        ("Mara never met or paid Odo.", "2:nsubj 2:advmod 2:root 4:cc 2:conj 4:obj 2:punct", [True, True]),
    ],
)
def test_negation_is_in_many_words(text: str, tree: str, negated: list[bool]) -> None:
    assert [f.negated for f in found(text, tree)] == negated


def test_an_event_may_be_a_noun() -> None:
    """His surrender; the takeover of the prison by guards; the arrest of Odo; she made a payment to Rey."""
    assert frames("His surrender ended it.", "1:nmod 2:nsubj 2:root 2:obj 2:punct")[0] == (
        "surrender", [("subject", "His")], False,
    )  # fmt: skip
    tree = "1:det 7:nsubj 4:case 4:det 1:nmod 6:case 1:nmod 7:root 7:punct"
    assert frames("The takeover of the prison by guards began.", tree)[0] == (
        "take over", [("object", "the prison"), ("subject", "guards")], False,
    )  # fmt: skip
    tree = "1:det 4:nsubj 3:case 1:nmod 4:root 4:punct"
    assert frames("The arrest of Odo followed.", tree)[0] == ("arrest", [("object", "Odo")], False)
    tree = "1:nsubj 1:root 3:det 1:obj 5:case 1:obl 1:punct"
    assert frames("Mara made a payment to Rey.", tree) == [("pay", [("subject", "Mara"), ("to", "Rey")], False)]


PAID = [
    ("Quill paid Odo crowns.", "1:nsubj 1:root 1:iobj 1:obj 1:punct"),
    ("Odo got crowns from Quill.", "1:nsubj 1:root 1:obj 4:case 1:obl 1:punct"),
    ("Odo was paid crowns by Quill.", "2:nsubj 2:aux 2:root 2:obj 5:case 2:obl 2:punct"),
    (
        "The payment of crowns by Quill to Odo stopped.",
        "1:det 8:nsubj 3:case 1:nmod 5:case 1:nmod 7:case 1:nmod 8:root 8:punct",
    ),
]


@pytest.mark.parametrize(("text", "tree"), PAID)
def test_a_payment_has_the_same_parts_however_it_is_told(text: str, tree: str) -> None:
    kind, told = parts(text, tree, ("Odo", "Quill"))[0]
    assert kind in GIVING
    assert told == {"agent": "Quill", "recipient": "Odo", "theme": "crowns"}


def test_what_somebody_is_to_another_stands_beside_the_name() -> None:
    """Odo, the owner of the mill, left; Odo is not his brother."""
    tree = "8:nsubj 3:punct 3:det 0:appos 6:case 6:det 3:nmod 0:punct 8:root 8:punct"
    assert parts("Odo, the owner of the mill, left.", tree, ("Odo",))[0] == (
        "owns", {"agent": "Odo", "patient": "the mill"},
    )  # fmt: skip
    (frame,) = found("Odo is not his brother.", "4:nsubj 4:cop 4:advmod 4:nmod 4:root 4:punct")
    assert (frame.kind, frame.negated) == ("kin", True)
    assert [str(a.part) for a in frame.arguments] == ["agent", "patient"]


def test_a_participant_has_the_cluster_of_its_mention() -> None:
    """He paid Quill."""
    (frame,) = found("He paid Quill.", "1:nsubj 1:root 1:obj 1:punct", ("He", "Quill"))
    assert [a.cluster for a in frame.arguments] == [0, 1]


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("charged", "charge"), ("stopped", "stop"), ("denied", "deny"), ("went", "go"), ("announced", "announce"),
        ("visited", "visit"), ("named", "name"), ("investigated", "investigate"), ("settling", "settle"),
        ("reaches", "reach"), ("explained", "explain"), ("accused", "accuse"), ("required", "require"), ("paid", "pay"),
        ("passes", "pass"), ("occurred", "occur"), ("happened", "happen"), ("says", "say"), ("refused", "refuse"),
        ("chaired", "chair"), ("dug", "dig"), ("inspired", "inspire"), ("travelled", "travel"),
        ("controlled", "control"), ("called", "call"), ("died", "die"), ("compared", "compare"), ("appeared", "appear"),
    ],
)  # fmt: skip
def test_verbs_have_lemmas(word: str, lemma: str) -> None:
    assert verb(word) == lemma
