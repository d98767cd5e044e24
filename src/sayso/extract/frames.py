"""Frames: who does what to whom in a claim, from its grammar: each predicate with its participants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.clauses import Clauses
from sayso.extract.event import Event, Participant
from sayso.extract.nominal import Nominals
from sayso.extract.predicates import Predicates
from sayso.extract.relational import relations
from sayso.extract.syntax import Syntax, Tree
from sayso.extract.vocabulary import Role, name_noun, name_verb
from sayso.model import Argument, Form, Frame, Mention, MentionType, Span

__all__ = ["Syntax", "events", "find_frames"]

# A predicate's own predicates have frames of their own; what they say is no participant's name.
NOT_WHOLE = frozenset(
    ("punct", "cc", "conj", "parataxis", "acl", "advcl", "ccomp", "mark", "discourse", "nsubj", "csubj", "cop", "aux")
)
NAMING = frozenset(("flat", "appos"))
TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday then now night noon dawn".split())


def find_frames(syntax: Syntax, span: Span) -> tuple[Frame, ...]:
    """The frames inside a span, in text order; of what lies outside it only subjects and shared participants are told."""
    first, end = bisect_left(syntax.words.starts, span.start), bisect_right(syntax.words.ends, span.end)
    out: list[Frame] = []
    at = max(0, bisect_right(syntax.trees, first, key=lambda tree: tree.first) - 1)
    for number in range(at, len(syntax.trees)):
        tree = syntax.trees[number]
        if tree.first >= end:
            break
        for event, frame in _placed(syntax, number):
            if first <= event.word + tree.first < end:
                out.append(_inside(frame, event, span))
    return tuple(out)


def events(tree: Tree) -> list[Event]:
    """The predicates of a window's trees, in text order."""
    predicates = Predicates(tree)
    nominals = Nominals(predicates)
    found = [*nominals.events(), *relations(predicates)]
    # "made a payment" says no more than "payment", and "the owner is Odo" no more than "owner".
    told = nominals.light | {event.participants[0].head for event in found if event.noun}
    found += (event for event in Clauses(predicates).events() if event.word not in told)
    return sorted(found, key=lambda event: event.word)


def _placed(syntax: Syntax, number: int) -> list[tuple[Event, Frame]]:
    if number not in syntax.found:
        tree = syntax.trees[number]
        syntax.found[number] = [(event, _frame(syntax, tree, event)) for event in events(tree)]
    return syntax.found[number]


def _inside(frame: Frame, event: Event, span: Span) -> Frame:
    kept = [
        argument
        for argument, one in zip(frame.arguments, event.participants, strict=True)
        if one.shared or one.role == "subject" or span.overlaps(argument.span)
    ]
    return frame if len(kept) == len(frame.arguments) else replace(frame, arguments=tuple(kept))


def _frame(syntax: Syntax, tree: Tree, event: Event) -> Frame:
    place = syntax.span(event.word + tree.first, event.word + tree.first)
    placed = [_place(syntax, tree, one.head) for one in event.participants]
    roles = [
        Role(_role(one, tree, mention), tree.low[one.head], mention.type if mention else None)
        for one, (_, mention) in zip(event.participants, placed, strict=True)
    ]
    named = (
        None
        if event.placed
        else name_noun(tree.low[event.word], roles)
        if event.noun
        else name_verb(event.lemma, roles, complemented=event.complemented)
    )
    kind, parts = named if named is not None else (None, (None,) * len(roles))
    arguments = tuple(
        Argument(role.role, span, cluster=mention.cluster if mention else None, part=part)
        for role, (span, mention), part in zip(roles, placed, parts, strict=True)
    )
    lemma = place.of(syntax.text) if event.noun or event.placed else event.lemma
    return Frame(place, lemma, arguments, event.negated, kind)


def _role(one: Participant, tree: Tree, mention: Mention | None) -> str:
    """The role, but that nothing is done by a time: "was paid by Monday"."""
    if one.role == "subject" and tree.case(one.head) == "by":
        timed = mention is not None and mention.type is MentionType.TIME
        return "by" if timed or tree.low[one.head] in TIMES or tree.low[one.head][0].isdigit() else "subject"
    return one.role


def _place(syntax: Syntax, tree: Tree, head: int) -> tuple[Span, Mention | None]:
    """A participant's words: the mention that holds its head, else the head with what hangs on it but clauses."""
    first = last = head
    todo = [head]
    while todo:
        at = todo.pop()
        for k in tree.kids[at]:
            relation = tree.relations[k]
            if relation in NOT_WHOLE or (at == head and relation == "case" and k < head):
                continue
            first, last = min(first, k), max(last, k)
            todo.append(k)
    whole = syntax.span(first + tree.first, last + tree.first)
    mention = next(_mentions(syntax, tree, head, whole), None)
    return (mention.span, mention) if mention is not None else (whole, None)


def _mentions(syntax: Syntax, tree: Tree, head: int, whole: Span) -> Iterator[Mention]:
    """The mentions that a participant may be: the longest that holds its head, else a name that is tied to the head."""
    place = syntax.span(head + tree.first, head + tree.first)
    holding = syntax.mentions.holding(place.start, place.end)
    # A name is one, whatever the parse makes of its words.
    inside = [m for m in holding if whole.contains(m.span)] or [m for m in holding if m.form is Form.NAMED]
    if inside:
        yield max(inside, key=lambda m: len(m.span))
        return
    for k in tree.kids[head]:
        if tree.relations[k] in NAMING:
            tied = syntax.span(k + tree.first, k + tree.first)
            yield from (
                m
                for m in syntax.mentions.holding(tied.start, tied.end)
                if m.form is Form.NAMED and whole.contains(m.span)
            )
