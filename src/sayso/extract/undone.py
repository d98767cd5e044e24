"""Undone: what somebody did not do by words, by the grammar: was asked to deny, stopped short of accusing, denied asking."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from sayso.extract import lexicon
from sayso.extract.factuality import is_unsaid
from sayso.extract.lemmas import lemmas, verb, word_set
from sayso.extract.signals import Said
from sayso.extract.syntax import Syntax, Tree
from sayso.language.protocol import WordRange
from sayso.model import Act, Attribution, Kind

# What weighs on whoever is said to have done it.
GRAVE = frozenset((Act.DENY, Act.ADMIT, Act.ACCUSE, Act.CHARGE, Act.RULE))
# "May deny", "could have accused"; but "I must admit" and "he would deny" is what is done.
POSSIBLE = word_set("may might could should ought")
# Past as they are: "he put it to her".
UNCHANGING = word_set("put set let cut hit shut quit read beat bet bid hurt spread broadcast forecast")
NOT_DONE = re.compile(
    r"(?:\bwithout|\binstead of|\brather than|\bshort of|\bfrom|\bagainst|\bavoid(?:s|ed|ing)?|\bden(?:y|ies|ied|ying))"
    r"\s(?:\w+ly\s|ever\s)?$",
    re.IGNORECASE,
)
# As far before a cue may stand what undoes it, in characters.
FARTHEST = 30


def undone(attributions: Sequence[Attribution], said: Sequence[Said], syntax: Syntax) -> frozenset[str]:
    """The ids of the attributions whose source did not do what the cue names.

    What was asked, tried, refused or denied was not done, as far as the words go: of "denied asking the clerk to burn the
    letters" the request is none, and of "was told to deny it" the denial.
    """
    found: set[str] = set()
    for attribution, item in zip(attributions, said, strict=True):
        parent = None if item.parent is None else (attributions[item.parent], said[item.parent])
        if item.linked.cue is not None and _is_undone(attribution, item, parent, syntax, found):
            found.add(attribution.id)
    return frozenset(found)


def _is_undone(
    attribution: Attribution,
    item: Said,
    parent: tuple[Attribution, Said] | None,
    syntax: Syntax,
    found: set[str],
) -> bool:
    cue = item.linked.cue
    assert cue is not None
    tree = _tree_at(syntax, cue.words)
    if tree is None:
        return False
    head = _head(tree, cue.words)
    start = attribution.cue[0].start
    before = syntax.text[max(0, start - FARTHEST) : start]
    if tree.low[cue.words[0] - tree.first].endswith("ing") and NOT_DONE.search(before):
        return True
    if _is_only_wanted(tree, head) or (attribution.act in GRAVE and _is_only_possible(tree, head)):
        return True
    return parent is not None and _is_refused(parent, head, tree, syntax.text, found)


def _tree_at(syntax: Syntax, words: WordRange) -> Tree | None:
    """The tree of the window that holds some words."""
    at = bisect_right(syntax.grammars, words[0], key=lambda grammar: grammar.first) - 1
    if at < 0 or words[1] > syntax.grammars[at].first + len(syntax.grammars[at].heads):
        return None
    return syntax.trees[at]


def _head(tree: Tree, words: WordRange) -> int:
    """The first word of a cue that nothing else of it governs."""
    inside = range(words[0] - tree.first, words[1] - tree.first)
    return next((k for k in inside if tree.heads[k] not in inside or tree.heads[k] == k), inside[0])


def _is_only_wanted(tree: Tree, k: int) -> bool:
    """Whether a verb is an infinitive of what is asked, tried or refused: "told her to deny", "refused to say"."""
    above = tree.heads[k]
    if _is_subjunctive(tree, k):
        return True
    if tree.relations[k] in ("xcomp", "ccomp") and verb(tree.low[k]) == tree.low[k] and not tree.hanging(k, "aux"):
        if tree.low[above] == "have" and "to" in tree.words(above, "mark"):
            return True  # "his efforts to have her deny it"
        if {*lemmas(tree.low[above])} & lexicon.PERFORMED["demanding"]:
            return True  # "asked that they deny it"
    if "to" not in tree.words(k, "mark") or "have" in tree.words(k, "aux"):
        return False
    if tree.relations[k] not in ("xcomp", "ccomp", "acl", "advcl") or above == k:
        return False
    return any({*lemmas(tree.low[word])} & lexicon.UNREALISED for word in (above, tree.heads[above]))


def _is_subjunctive(tree: Tree, k: int) -> bool:
    """Whether one is to do it, by a bare verb under what is demanded: "requests that it order the release"."""
    word = tree.low[k]
    if verb(word) != word or word in UNCHANGING or tree.hanging(k, "aux") or "that" not in tree.words(k, "mark"):
        return False
    demanding = lexicon.PERFORMED["demanding"]
    if tree.relations[k] == "acl" and {*lemmas(tree.low[tree.heads[k]])} & demanding:
        return True
    return bool(tree.words(k, "nsubj") & {"he", "she", "it"}) and any(
        {*lemmas(tree.low[above])} & demanding for above in _above(tree, k)
    )


def _above(tree: Tree, k: int) -> Iterator[int]:
    while tree.heads[k] != k:
        k = tree.heads[k]
        yield k


def _is_only_possible(tree: Tree, k: int) -> bool:
    helpers = tree.words(k, "aux")
    if tree.words(k, "nsubj") & {"i", "we"}:
        return False
    return bool(helpers & POSSIBLE) or helpers >= {"would", "have"}


def _is_refused(parent: tuple[Attribution, Said], head: int, tree: Tree, text: str, found: set[str]) -> bool:
    """Whether it is the very thing that somebody denied or would not do: "denied that he had asked", "refused to say"."""
    outer, said = parent
    refused = outer.act is Act.OTHER and is_unsaid(" ".join(span.of(text) for span in outer.cue))
    if outer.kind is Kind.DIRECT or not (refused or outer.act is Act.DENY or outer.id in found):
        return False
    return any(_leads(tree, head, part.words) for part in said.linked.content)


def _leads(tree: Tree, head: int, content: WordRange) -> bool:
    """Whether a word is the main one of a content, or coordinated with it."""
    a, b = content[0] - tree.first, content[1] - tree.first
    while tree.relations[head] == "conj" and a <= tree.heads[head] < b:
        head = tree.heads[head]
    return a <= head < b and (tree.heads[head] == head or not a <= tree.heads[head] < b)
