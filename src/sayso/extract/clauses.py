"""Clauses: the predicates of a tree with their participants: a passive turned round, coordination spread, gaps filled."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.event import Event, Participant
from sayso.extract.lemmas import verb, word_set
from sayso.extract.predicates import RELATIVE, Predicates

PARTICLES = word_set("over up out off down away back in on through together")
PHRASAL = frozenset(("take over", "hand over", "turn over", "carry out", "set up", "blow up", "pick up", "break up"))
# The noun is no participant of its relative clause: "the day he left", "the way she paid".
ADVERBIAL = word_set("day night time year month week hour moment way reason place fact date morning evening")


class Clauses:
    """The clauses of a window's trees."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates, self.tree = predicates, predicates.tree

    def events(self) -> Iterator[Event]:
        """Each predicate, in text order."""
        for k in range(len(self.tree.low)):
            if self.predicates.is_predicate(k):
                yield self._event(k)

    def _event(self, k: int) -> Event:
        tree = self.tree
        nominal = self.predicates.nominal(k)
        passive = not nominal and self.predicates.passive(k)
        found = list(self._participants(k, nominal=nominal, passive=passive))
        lemma = tree.low[k] if nominal else verb(tree.low[k])
        if not nominal and (particle := self._particle(k)) is not None:
            lemma = f"{lemma} {particle}"
        return Event(
            word=k,
            lemma=lemma,
            participants=tuple(self._spread(found)),
            negated=self.predicates.negated(k),
            noun=nominal and tree.case(k) is None,
            placed=nominal and tree.case(k) is not None,
            complemented=any(self.predicates.infinitive(c) for c in tree.hanging(k, "xcomp", "ccomp")),
        )

    def _participants(self, k: int, *, nominal: bool, passive: bool) -> Iterator[Participant]:
        over = self._phrasal(k)
        yield from self._core(k, over, passive=passive)
        yield from self._tied(k, over, nominal=nominal, passive=passive)
        if passive and (by := self._later_agent(k)) is not None:
            yield Participant("subject", by, True)

    def _core(self, k: int, over: int | None, *, passive: bool) -> Iterator[Participant]:
        """Subject, object and recipient."""
        tree = self.tree
        # What is done is no object: "denied taking it".
        objects = [c for c in tree.hanging(k, "obj") if not (tree.low[c].endswith("ing") and tree.hanging(c, "obj"))]
        if over is not None:
            objects.append(over)
        subject = self.predicates.subject(k)
        if subject is not None:
            role = ("recipient" if objects else "object") if passive else "subject"
            yield Participant(role, subject, subject not in tree.kids[k])
        for c in objects:
            yield Participant("object", self.predicates.antecedent(c, k), tree.low[c] in RELATIVE)
        if not objects and (gap := self._gap(k, passive=passive)) is not None:
            yield Participant("object", gap, True)
        for c in tree.hanging(k, "iobj"):
            # "persuaded Rey to sell": with nothing beside it, it is the object.
            yield Participant("recipient" if objects else "object", self.predicates.antecedent(c, k))
        if not objects and tree.relations[k] == "conj" and not passive:
            # "hired and paid the clerk": the object of the first stands behind the last.
            yield from (Participant("object", c, True) for c in tree.hanging(tree.heads[k], "obj") if c > k)

    def _tied(self, k: int, over: int | None, *, nominal: bool, passive: bool) -> Iterator[Participant]:
        """What a preposition ties to it, a possessor, and what somebody is made."""
        tree = self.tree
        for c in tree.hanging(k, "obl", "nmod") if nominal else tree.hanging(k, "obl"):
            if c != over:
                yield from self._oblique(c, k, passive=passive)
        if nominal and (owner := tree.owner(k)) is not None:
            yield Participant("possessor", self.predicates.antecedent(owner, owner))
        for c in tree.hanging(k, "xcomp"):
            if not self.predicates.is_predicate(c) and not tree.low[c].endswith("ing") and tree.low[c][0].isalpha():
                yield Participant("as", c)
                yield from self._within(c)

    def _particle(self, k: int) -> str | None:
        """What makes another verb of one: "took over"."""
        over = self._phrasal(k)
        if over is not None and (case := self.tree.case(over)) is not None:
            return case
        return next(
            (self.tree.low[c] for c in self.tree.hanging(k, "compound") if c > k and self.tree.low[c] in PARTICLES),
            None,
        )

    def _phrasal(self, k: int) -> int | None:
        """The object of a verb whose particle was taken for a preposition: "took over the airport"."""
        lemma = verb(self.tree.low[k])
        if self.tree.hanging(k, "obj"):
            return None
        split = {f"{lemma} {self.tree.low[c]}" for c in self.tree.hanging(k, "compound") if c > k} & PHRASAL
        for c in self.tree.hanging(k, "obl"):
            case = self.tree.case(c)
            if f"{lemma} {case}" in PHRASAL or (split and case is None and c > k):
                return c
        return None

    def _oblique(self, c: int, k: int, *, passive: bool) -> Iterator[Participant]:
        tree = self.tree
        if c == tree.owner(k):
            return
        case = tree.case(c)
        if tree.low[c] == "behalf":
            of = (o for o in (*tree.hanging(c, "nmod"), *tree.hanging(k, "obl")) if tree.case(o) == "of")
            owner = tree.owner(c)
            principal = next(of, None) if owner is None else owner
            if principal is not None:
                yield Participant("on behalf of", principal)
                return
        role = "subject" if passive and case == "by" else case or "oblique"
        yield Participant(role, self.predicates.antecedent(c, k))
        if self.predicates.nominal(k) and case == "of":
            # "head of contracts at the port"
            yield from (Participant("at", at) for at in tree.hanging(c, "nmod") if tree.case(at) == "at")
        if role == "as":
            yield from self._within(c)

    def _within(self, c: int) -> Iterator[Participant]:
        """Of what or where a post is: "treasurer of the fund"."""
        for inner in self.tree.hanging(c, "nmod"):
            if inner != self.tree.owner(c) and (case := self.tree.case(inner)) is not None:
                yield Participant(case, inner)

    def _gap(self, k: int, *, passive: bool) -> int | None:
        """The noun that a relative clause without a pronoun is about: "the ledger he kept"."""
        tree = self.tree
        noun = tree.heads[k]
        own = tree.hanging(k, "nsubj")
        if passive or tree.relations[k] != "acl" or not own or tree.low[own[0]] in RELATIVE:
            return None
        if tree.words(k, "mark", "case") or tree.low[noun] in ADVERBIAL or self.predicates.nominal(k):
            return None
        if any(tree.low[c] in RELATIVE or tree.low[c] in ("where", "when", "why", "whose") for c in range(noun + 1, k)):
            return None
        stranded = any(tree.low[c] in ("in", "to", "for", "with", "on", "at", "from", "about") for c in tree.kids[k])
        return None if stranded or tree.hanging(k, "ccomp", "xcomp") else noun

    def _later_agent(self, k: int) -> int | None:
        """The agent that coordinated passives have behind the last: "was copied and sold by Odo"."""
        tree = self.tree
        if any(tree.case(c) == "by" for c in tree.hanging(k, "obl")):
            return None
        for c in tree.hanging(k, "conj"):
            if self.predicates.passive(c) and not tree.hanging(c, "nsubj"):
                agent = next((o for o in tree.hanging(c, "obl") if tree.case(o) == "by"), None)
                if agent is not None:
                    return agent
        return None

    def _spread(self, found: list[Participant]) -> Iterator[Participant]:
        """Each participant with those that are coordinated with it."""
        seen: set[tuple[str, int]] = set()
        for one in found:
            for head in self.tree.conjuncts(one.head):
                if (one.role, head) not in seen and (head == one.head or not self.predicates.is_predicate(head)):
                    seen.add((one.role, head))
                    yield Participant(one.role, head, one.shared)
