"""Nominal events: deverbal nouns with their participants ("his surrender", "the takeover of the prison by guards")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.event import Event, Participant
from sayso.extract.lemmas import verb, word_set
from sayso.extract.predicates import Predicates


def _table(listed: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in listed.split())
    return {noun: lemma.replace("_", " ") or noun for noun, _, lemma in pairs}


# Whose it is does it; "of" has what it is done to. "order" alone stands for order:order.
_DOING = _table("""
    payment:pay repayment:repay reimbursement:reimburse takeover:take_over purchase:buy acquisition:acquire sale:sell
    possession:possess ownership:own control order command instruction:instruct decision:decide denial:deny
    admission:admit confession:confess accusation:accuse allegation:allege discovery:discover transfer delivery:deliver
    donation:donate shipment:ship attack approval:approve rejection:reject search raid investigation:investigate
    inspection:inspect closure:close construction:build burning:burn bombing:bomb shelling:shell smuggling:smuggle
    forgery:forge bribery:bribe support threat:threaten demand request refusal:refuse promise theft:steal robbery:rob
    seizure:seize destruction:destroy use withdrawal:withdraw disclosure:disclose publication:publish signing:sign
    signature:sign handover:hand_over loan:lend receipt:receive representation:represent defence:defend
    defense:defend violation:violate breach concealment:conceal removal:remove rescue interrogation:interrogate
    questioning:question supervision:supervise management:manage leadership:lead command
    """)
# It is done to whom it is of, if not said otherwise.
_DONE = _table("""
    arrest detention:detain imprisonment:imprison incarceration:incarcerate capture murder killing:kill
    assassination:assassinate execution:execute abduction:abduct kidnapping:kidnap appointment:appoint election:elect
    dismissal:dismiss extradition:extradite release conviction:convict acquittal:acquit prosecution:prosecute trial:try
    indictment:indict charge sentencing:sentence deportation:deport expulsion:expel suspension:suspend
    nomination:nominate torture beating:beat poisoning:poison shooting:shoot recruitment:recruit hiring:hire
    employment:employ promotion:promote rape
    """)
# Nobody does it to another: of whom it is does it.
_HAPPENING = _table("""
    surrender departure:depart arrival:arrive resignation:resign death:die escape flight:flee trip:travel
    journey:travel travel visit retirement:retire meeting:meet encounter:meet marriage:marry disappearance:disappear
    collapse conversation:talk talk testimony:testify entry:enter suicide:kill_oneself defection:defect
    """)
_EVENTS = {**_DOING, **_DONE, **_HAPPENING}
_PLACES = frozenset(
    ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj", "root", "xcomp", "dislocated", "parataxis")
)
# What is done with the noun for its object is only that it happens.
LIGHT = word_set("make take have do hold carry conduct issue launch pay give commit hold perform place receive get")
_UNDERGONE = frozenset(("receive", "get"))
_BETWEEN = frozenset(("between", "among"))
_SHARED = frozenset(("meet", "marry", "talk"))


class Nominals:
    """The nominal events of a window's trees, and the light verbs that they stand for."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates, self.tree = predicates, predicates.tree
        self.light: set[int] = set()

    def events(self) -> Iterator[Event]:
        """Each deverbal noun with a participant, in text order."""
        tree = self.tree
        for k, word in enumerate(tree.low):
            noun = word if word in _EVENTS else word[:-1] if word.endswith("s") and word[:-1] in _EVENTS else None
            if noun is None or tree.relations[k] not in _PLACES or self.predicates.is_predicate(k):
                continue
            if noun == "order" and "in" in tree.words(k, "case", "mark"):
                continue
            found = list(self._participants(k, noun))
            if found:
                spread = (replace(p, head=h) for p in found for h in tree.conjuncts(p.head))
                negated = "no" in tree.words(k, "det") or self._unlit(k)
                yield Event(k, _EVENTS[noun], tuple(dict.fromkeys(spread)), negated, complemented=False)

    def _participants(self, k: int, noun: str) -> Iterator[Participant]:
        tree, lemma = self.tree, _EVENTS[noun]
        owner = tree.owner(k)
        tied = [(c, tree.case(c)) for c in tree.hanging(k, "nmod", "obl") if c != owner]
        of = [c for c, case in tied if case == "of"]
        if not any(case == "by" for _, case in tied):
            # "the killing of two men by the patrol" is not of men by the patrol.
            tied += [(c, "by") for o in of for c in tree.hanging(o, "nmod") if tree.case(c) == "by"]
        by = [c for c, case in tied if case == "by"]
        if owner is not None:
            done = noun in _DONE and not of
            role = "object" if done or by else "subject"
            yield Participant(role, self.predicates.antecedent(owner, owner))
        for c, case in tied:
            if case == "of":
                yield Participant("subject" if noun in _HAPPENING else "object", c)
            elif case == "by" or (case in _BETWEEN and lemma in _SHARED):
                yield Participant("subject", c)
            elif case == "against" and lemma in ("accuse", "charge", "allege"):
                yield Participant("object", c)
            elif case is not None:
                yield Participant(case, c)
        yield from self._lit(k, lemma, owned=owner is not None or bool(by))

    def _lit(self, k: int, lemma: str, *, owned: bool) -> Iterator[Participant]:
        """What a light verb gives its noun: "made a payment to Odo"."""
        tree = self.tree
        head = self._lighting(k)
        if head is None:
            return
        self.light.add(head)
        passive = self.predicates.passive(head)
        subject = None if passive else self.predicates.subject(head)
        if subject is not None and not owned:
            undergone = verb(tree.low[head]) in _UNDERGONE
            role = "subject" if not undergone else "to" if lemma in ("pay", "deliver", "lend", "donate") else "object"
            yield Participant(role, subject, subject not in tree.kids[head])
        for c in tree.hanging(head, "obl"):
            case = tree.case(c)
            if case is not None:
                role = "subject" if case == "by" and passive else case
                if role == "from" and verb(tree.low[head]) in _UNDERGONE:
                    role = "subject"
                yield Participant(role, c)
        for c in tree.hanging(head, "iobj"):
            yield Participant("recipient", c)

    def _lighting(self, k: int) -> int | None:
        """The light verb whose object, or subject in the passive, a noun is."""
        tree, head = self.tree, self.tree.heads[k]
        if head == k or verb(tree.low[head]) not in LIGHT or not self.predicates.is_predicate(head):
            return None
        fits = tree.relations[k] == "obj" or (tree.relations[k] == "nsubj" and self.predicates.passive(head))
        return head if fits else None

    def _unlit(self, k: int) -> bool:
        head = self._lighting(k)
        return head is not None and self.predicates.negated(head)
