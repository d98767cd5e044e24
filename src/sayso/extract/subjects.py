"""Subjects: who says it, by the grammar of a cue whose source the model finds nowhere or in another sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from sayso.extract.lemmas import word_set
from sayso.extract.links import Linked
from sayso.extract.predicates import NOBODY, RELATIVE, Predicates
from sayso.extract.syntax import Tree
from sayso.extract.tags import Fragment, Role
from sayso.language.protocol import WordRange

EDGES = frozenset(",;:.–—-")
# Who seems to do something says nothing.
SEEMING = word_set("appear appears appeared seem seems seemed")
PERSONS = frozenset(("i", "we", "he", "she", "they", "you"))


def with_subject(
    linked: Linked, trees: Sequence[Tree], ends: Sequence[int], agents: Collection[int], around: Linked | None = None
) -> Linked:
    """An attribution with its verb's own subject for a source that is missing, or that stands in an earlier sentence.

    "Odo came in and {told} her {that it was gone}" is Odo's. `ends` are the words that end a sentence, `agents` the heads of
    what means a person or an organisation. Of what is said inside of what another says, `around`, the subject stands there
    too: in "Odo said that she had come and {told} him" it is not Odo.
    """
    cue = linked.cue
    if cue is None or (linked.source is not None and not _is_before(linked.source.words, cue.words, ends)):
        return linked
    at = bisect_right(trees, cue.words[0], key=lambda tree: tree.first) - 1
    if at < 0 or cue.words[1] > trees[at].first + len(trees[at].low):
        return linked
    found = _subject(trees[at], (cue.words[0] - trees[at].first, cue.words[1] - trees[at].first), agents)
    if found is None or any(_overlap(found, part.words) for part in linked.content):
        return linked
    if around is not None and not any(part.words[0] <= found[0] < part.words[1] for part in around.content):
        return linked
    sure = linked.source.confidence if linked.source is not None else cue.confidence
    return replace(linked, source=Fragment(found, Role.SOURCE, sure))


def _is_before(source: WordRange, cue: WordRange, ends: Sequence[int]) -> bool:
    """Whether a source stands in an earlier sentence than its cue."""
    return bisect_left(ends, source[1] - 1) < bisect_left(ends, cue[0])


def _subject(tree: Tree, cue: WordRange, agents: Collection[int]) -> WordRange | None:
    """The words, in the document's numbers, of whoever does what the cue's verb says."""
    k = next((k for k in range(*cue) if not cue[0] <= tree.heads[k] < cue[1] or tree.heads[k] == k), cue[0])
    predicates = Predicates(tree)
    if (
        tree.low[k] in SEEMING
        or predicates.passive(k)
        or tree.low[k].endswith("ing")
        or tree.hanging(k, "case", "det", "mark")
    ):
        return None
    while not tree.hanging(k, "nsubj") and tree.relations[k] == "conj" and predicates.is_predicate(tree.heads[k]):
        k = tree.heads[k]
    own = [c for c in tree.hanging(k, "nsubj") if c < cue[0]]
    if not own or predicates.passive(k) or tree.low[own[-1]] in NOBODY | RELATIVE:
        return None
    head = own[-1]
    if head + tree.first not in agents and tree.low[head] not in PERSONS:
        return None
    start, end = _reach(tree, head)
    while end > start and tree.low[end - 1] in EDGES:
        end -= 1
    return (start + tree.first, end + tree.first) if start <= head < end <= cue[0] else None


def _reach(tree: Tree, k: int) -> WordRange:
    low, high, stack = k, k, [k]
    while stack:
        at = stack.pop()
        low, high = min(low, at), max(high, at)
        stack += tree.kids[at]
    return low, high + 1


def _overlap(a: WordRange, b: WordRange) -> bool:
    return a[0] < b[1] and b[0] < a[1]
