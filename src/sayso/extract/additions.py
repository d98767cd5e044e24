"""Additions: the acts that the grammar shows, set among what the model reads as said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.links import Linked
from sayso.extract.performatives import Performed
from sayso.extract.tags import Fragment, Role
from sayso.language.protocol import WordRange

# How often an act that only the grammar shows is annotated just so, by `python benchmarks/performatives.py`; of those
# without a source there were none to see, and they are taken to be about half as sure.
SURE = 0.64
UNSOURCED = 0.35
# A content without a cue that shares this much with an act's is that act's.
ALIKE = 0.5
# The least of a content that may be left when a coordinated act is taken out of it, in words.
LEAST_LEFT = 1

Heard = tuple[Linked, int | None]


def added(said: Sequence[Heard], acts: Iterable[Performed]) -> list[Heard]:
    """What is said, each with the index of what holds it, and the acts that it lacks; outer before inner.

    What the model reads stands, unless the grammar shows that it took for the source what is said, or that a content
    runs on into the next act of the same source.
    """
    items = _Items(said)
    for act in acts:
        items.add(act)
    return items.ordered()


class _Items:
    def __init__(self, said: Sequence[Heard]) -> None:
        self.linked = [linked for linked, _ in said]
        self.parents = [parent for _, parent in said]

    def add(self, act: Performed) -> None:
        """Set an act in its place; leave it out when it is known, or crosses what is."""
        known = [k for k, one in enumerate(self.linked) if one.cue is not None and _overlap(one.cue.words, act.cue)]
        if known:
            for k in known:
                self._mend(k, act)
            return
        holder = self._holder(act)
        if holder is not None and self._runs_on(holder, act):
            if not self._cut(holder, act):
                return
            holder = self.parents[holder]
        if holder is not None and not _within(_parts(act), self.linked[holder].content):
            return
        self._insert(act, holder)

    def _mend(self, k: int, act: Performed) -> None:
        """Take the grammar's word where the model names nobody, or takes for the source what is said."""
        one, new = self.linked[k], _linked(act)
        if act.source is None:
            return
        if one.source is None and not _within([act.source], one.content):
            self.linked[k] = replace(one, source=new.source)
        elif one.source is None or any(_overlap(one.source.words, part) for part in act.content):
            self.linked[k] = replace(new, confidence=one.confidence)

    def _holder(self, act: Performed) -> int | None:
        """The innermost whose content holds an act's cue."""
        holding = [
            (part.words[1] - part.words[0], k)
            for k, one in enumerate(self.linked)
            for part in one.content
            if _inside(act.cue, part.words)
        ]
        return min(holding)[1] if holding else None

    def _runs_on(self, k: int, act: Performed) -> bool:
        cue = self.linked[k].cue
        return cue is not None and any(cue.words[0] <= verb < cue.words[1] for verb in act.beside)

    def _cut(self, k: int, act: Performed) -> bool:
        """End a content before an act that is coordinated with its cue; not where that would tear anything else."""
        one = self.linked[k]
        parts = [part for part in one.content if part.words[0] + LEAST_LEFT <= act.start]
        if not parts or any(parent == k for parent in self.parents):
            return False
        last = parts[-1]
        parts[-1] = replace(
            last,
            words=(last.words[0], min(last.words[1], act.start)),
            suspects=tuple(word for word in last.suspects if word < act.start),
        )
        self.linked[k] = replace(one, content=tuple(parts))
        return True

    def _insert(self, act: Performed, holder: int | None) -> None:
        new = len(self.linked)
        inner: list[int] = []
        same: list[int] = []
        for k, one in enumerate(self.linked):
            if self.parents[k] != holder or k == holder:
                continue
            spans = _spans(one)
            if _within(spans, _linked(act).content):
                (same if one.cue is None and _likeness(one, act) >= ALIKE else inner).append(k)
            elif one.cue is None and _likeness(one, act) >= ALIKE:
                same.append(k)
            elif _crosses(one, act):
                return
        if same:
            self.linked[same[0]] = _linked(act)
            new = same[0]
        else:
            self.linked.append(_linked(act))
            self.parents.append(holder)
        for k in inner:
            self.parents[k] = new

    def ordered(self) -> list[Heard]:
        """Level by level, each in text order."""
        order = sorted(range(len(self.linked)), key=lambda k: (self._depth(k), _first(self.linked[k])))
        place = {k: n for n, k in enumerate(order)}
        return [(self.linked[k], place[p] if (p := self.parents[k]) is not None else None) for k in order]

    def _depth(self, k: int) -> int:
        parent = self.parents[k]
        return 0 if parent is None else 1 + self._depth(parent)


def _linked(act: Performed) -> Linked:
    sure = SURE if act.source is not None else UNSOURCED
    source = Fragment(act.source, Role.SOURCE, sure) if act.source is not None else None
    content = tuple(Fragment(part, Role.CONTENT, sure) for part in act.content)
    return Linked(source, Fragment(act.cue, Role.CUE, sure), content, sure)


def _parts(act: Performed) -> list[WordRange]:
    return [*([act.source] if act.source is not None else []), act.cue, *act.content]


def _spans(one: Linked) -> list[WordRange]:
    return [part.words for part in (one.source, one.cue, *one.content) if part is not None]


def _first(one: Linked) -> int:
    return min(start for start, _ in _spans(one))


def _overlap(a: WordRange, b: WordRange) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _inside(a: WordRange, b: WordRange) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _within(spans: Iterable[WordRange], content: Sequence[Fragment]) -> bool:
    """Whether one stretch of a content holds all of some spans."""
    spans = list(spans)
    return any(all(_inside(span, part.words) for span in spans) for part in content)


def _words(spans: Iterable[WordRange]) -> Iterator[int]:
    for start, end in spans:
        yield from range(start, end)


def _likeness(one: Linked, act: Performed) -> float:
    """The share of words that two contents have in common."""
    a, b = {*_words(part.words for part in one.content)}, {*_words(act.content)}
    return len(a & b) / len(a | b)


def _crosses(one: Linked, act: Performed) -> bool:
    """Whether one takes words that are the other's; the same source may do both, or say something about itself."""
    said = [one.cue.words] if one.cue is not None else []
    said += [part.words for part in one.content]
    done = [act.cue, *act.content]
    if any(_overlap(a, b) for a in said for b in done):
        return True
    if one.source is not None and any(_overlap(one.source.words, b) for b in done):
        return True
    return act.source is not None and any(_overlap(a, act.source) and not _inside(a, act.source) for a in said)
