"""Frames: who does what to whom in a claim, from its grammar: each predicate with its participants."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.extract.grammar import Grammar
from sayso.extract.lemmas import IRREGULAR, verb
from sayso.extract.lookup import Lookup
from sayso.language.words import Words
from sayso.model import Argument, Frame, Mention, Span

PARTICIPANTS = {"nsubj": "subject", "csubj": "subject", "obj": "object", "iobj": "recipient", "obl": "oblique"}
HELPERS = frozenset(("aux", "cop", "nsubj", "csubj", "obj", "iobj"))
# A predicate's own predicates have frames of their own; what they say is no participant's name.
NOT_WHOLE = frozenset(("punct", "cc", "conj", "parataxis", "acl", "advcl", "ccomp", "mark", "discourse"))
NOT = frozenset(("not", "never", "n't", "t", "no"))
BE = frozenset("be is are was were am been being 's 're 'm".split())
PASSIVE_ENDINGS = ("ed", "en", "wn", "nt", "pt", "ght", "ld", "id", "de")


@dataclass(frozen=True, slots=True)
class Syntax:
    """A document's grammar, window by window, over its words; and its mentions, by where they stand."""

    text: str
    words: Words
    grammars: Sequence[Grammar]
    mentions: Lookup[Mention]

    def word(self, k: int) -> str:
        return self.text[self.words.starts[k] : self.words.ends[k]]

    def span(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last])


def find_frames(syntax: Syntax, span: Span) -> tuple[Frame, ...]:
    """The frames inside a span, in text order: each word with a subject, an object or a helping verb."""
    first, end = bisect_left(syntax.words.starts, span.start), bisect_right(syntax.words.ends, span.end)
    out = []
    at = max(0, bisect_right(syntax.grammars, first, key=lambda grammar: grammar.first) - 1)
    for grammar in syntax.grammars[at:]:
        if grammar.first >= end:
            break
        a, b = max(first, grammar.first), min(end, grammar.first + len(grammar.heads))
        if a < b:
            out += list(_frames(syntax, grammar, a, b))
    return tuple(out)


def _frames(syntax: Syntax, grammar: Grammar, first: int, end: int) -> Iterator[Frame]:
    children: dict[int, list[int]] = {}
    for k in range(first, end):
        governor = int(grammar.heads[k - grammar.first])
        if governor != k and first <= governor < end:
            children.setdefault(governor, []).append(k)
    for predicate in range(first, end):
        mine = children.get(predicate, [])
        if any(grammar.relation(k) in HELPERS for k in mine) and syntax.word(predicate)[0].isalnum():
            yield _frame(syntax, grammar, children, predicate)


def _frame(syntax: Syntax, grammar: Grammar, children: dict[int, list[int]], predicate: int) -> Frame:
    mine = children[predicate]
    helpers = {syntax.word(k).casefold().replace("’", "'") for k in mine if grammar.relation(k) == "aux"}
    said = syntax.word(predicate).casefold()
    passive = bool(helpers & BE) and (said.endswith(PASSIVE_ENDINGS) or said in IRREGULAR) and not said.endswith("ing")
    arguments = []
    for k in mine:
        role = PARTICIPANTS.get(grammar.relation(k))
        if role is None:
            continue
        case = next((syntax.word(c).casefold() for c in children.get(k, ()) if grammar.relation(c) == "case"), None)
        if role == "subject" and passive:
            role = "object"
        elif role == "oblique":
            role = "subject" if passive and case == "by" else case or role
        span, cluster = _phrase(syntax, grammar, children, k)
        arguments.append(Argument(role, span, cluster=cluster))
    negated = any(syntax.word(k).casefold() in NOT and grammar.relation(k) in ("advmod", "inner", "det") for k in mine)
    nominal = any(grammar.relation(k) == "cop" for k in mine)
    return Frame(
        syntax.span(predicate, predicate), syntax.word(predicate) if nominal else verb(said), tuple(arguments), negated
    )


def _phrase(syntax: Syntax, grammar: Grammar, children: dict[int, list[int]], head: int) -> tuple[Span, int | None]:
    """A participant's words: the mention that holds its head, else the head with what hangs on it but clauses; and who."""
    first = last = head
    todo = [head]
    while todo:
        at = todo.pop()
        for k in children.get(at, ()):
            relation = grammar.relation(k)
            if relation in NOT_WHOLE or (at == head and relation == "case" and k < head):
                continue
            first, last = min(first, k), max(last, k)
            todo.append(k)
    whole, place = syntax.span(first, last), syntax.span(head, head)
    inside = [m for m in syntax.mentions.holding(place.start, place.end) if whole.contains(m.span)]
    mention = max(inside, key=lambda m: len(m.span), default=None)
    return (mention.span, mention.cluster) if mention is not None else (whole, None)
