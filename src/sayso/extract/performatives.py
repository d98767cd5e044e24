"""Performatives: who accuses, orders, asks or promises what, by the grammar alone, for what the model does not read as said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.extract import lexicon
from sayso.extract.acts import is_nobody
from sayso.extract.lemmas import lemmas, word_set
from sayso.extract.predicates import NOBODY, RELATIVE, Predicates
from sayso.extract.syntax import OWNERS, Tree
from sayso.language.protocol import WordRange

# What may come is not done: "may ask him to leave", "if she orders him to".
UNREAL = word_set("may might could would should can must ought cannot 'd")
POLITE = word_set("would must 'd")
CONDITIONS = word_set("if unless whether lest without before")
NEGATIONS = word_set("not never")
QUESTIONS = word_set("how what when where which who whom why whether")
DECIDERS = word_set("it he she they")
OFFICES = lexicon.COURTS | lexicon.BODIES | lexicon.PLEADINGS | lexicon.WRITTEN
HEARERS = word_set("me you him her us them it")
# What stands at the edge of a part and is none of it.
EDGES = frozenset(",;:.–—-?!")
NOUNISH = frozenset(("nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "case", "flat", "appos"))
# Farther from its verb than so many words, an infinitive is rarely what somebody is told to do.
FARTHEST = 12
FARTHEST_THAT = 5
_VERBS = frozenset().union(lexicon.ACCUSED_OF, *lexicon.PERFORMED.values())
_TRIGGERS = _VERBS | lexicon.PERFORMED_NOUNS

Head = tuple[int, WordRange]


@dataclass(frozen=True, slots=True)
class Performed:
    """An act in words: whose it is, by which words, and what it is about.

    beside  the verbs that its own is coordinated with: "[accused] her of it and threatened to leave"
    start   where its clause begins, the conjunction before it among it
    """

    source: WordRange | None
    cue: WordRange
    content: tuple[WordRange, ...]
    start: int
    beside: frozenset[int] = frozenset()


def performed(tree: Tree, agents: Collection[int]) -> list[Performed]:
    """The acts of one window, in text order and in the document's word numbers.

    `agents` are the heads, in the same numbers, of the phrases that mean people and organisations.
    """
    if not any(_trigger(word) for word in tree.low):
        return []
    return list(_Acts(tree, frozenset(k - tree.first for k in agents)))


@lru_cache(maxsize=1 << 16)
def _trigger(word: str) -> str | None:
    """The lemma by which a word may be one of these."""
    return next((form for form in lemmas(word) if form in _TRIGGERS), None) if word[0].isalpha() else None


def _done(low: list[str], to: WordRange) -> str:
    """The verb of an infinitive."""
    return next((word for word in low[to[0] : to[1]] if word not in NEGATIONS and word != "to"), "")


class _Acts:
    def __init__(self, tree: Tree, agents: frozenset[int]) -> None:
        self.tree, self.agents = tree, agents
        self.predicates = Predicates(tree)

    def __iter__(self) -> Iterator[Performed]:
        for k, word in enumerate(self.tree.low):
            lemma = _trigger(word)
            found = self._at(k, lemma) if lemma is not None else None
            if found is not None:
                yield self._placed(found)

    def _placed(self, found: Performed) -> Performed:
        first = self.tree.first

        def place(r: WordRange) -> WordRange:
            return r[0] + first, r[1] + first

        source = place(found.source) if found.source else None
        content = tuple(place(part) for part in found.content)
        beside = frozenset(verb + first for verb in self._coordinated(found.start))
        start = min(self._reach(found.start)[0], found.cue[0]) + first
        return Performed(source, place(found.cue), content, start, beside)

    def _coordinated(self, k: int) -> Iterator[int]:
        while self.tree.relations[k] == "conj" and self.tree.heads[k] != k:
            k = self.tree.heads[k]
            yield k

    def _at(self, k: int, lemma: str) -> Performed | None:
        if not self._is_verb(k):
            return self._noun(k) if lemma in lexicon.PERFORMED_NOUNS else None
        if lemma not in _VERBS or not self._real(k):
            return None
        return self._passive(k, lemma) if self.predicates.passive(k) else self._active(k, lemma)

    def _is_verb(self, k: int) -> bool:
        tree = self.tree
        nounish = tree.relations[k] in NOUNISH or tree.hanging(k, "det", "case", "cop", "amod", "nummod")
        return not nounish and tree.owner(k) is None

    # Whether it is done

    def _real(self, k: int) -> bool:
        """Whether it is said to be done, and not negated, asked, supposed, wished or only possible."""
        tree = self.tree
        if self.predicates.negated(k) or "to" in tree.words(k, "mark"):
            return False
        if (unreal := tree.words(k, "aux", "inner") & UNREAL) and not (unreal <= POLITE and self._is_polite(k)):
            return False
        if any(tree.words(above, "mark") & CONDITIONS for above in self._line(k)):
            return False
        if any(tree.low[c] == "?" for c in tree.hanging(self._root(k), "punct")):
            return False
        if not tree.low[k].endswith("ing") or tree.hanging(k, "aux"):
            return True
        return tree.relations[k] in ("advcl", "acl", "conj") and not tree.hanging(k, "mark", "case")

    def _is_polite(self, k: int) -> bool:
        """Whether one who speaks for himself does it by saying that he would: "I must ask you to leave"."""
        asks = _trigger(self.tree.low[k]) in lexicon.PERFORMED["demanding"]
        return asks and "have" not in self.tree.words(k, "aux") and bool(self.tree.words(k, "nsubj") & {"i", "we"})

    def _line(self, k: int) -> Iterator[int]:
        """A verb with those that it is coordinated with or hangs on as an adverbial."""
        tree = self.tree
        yield k
        while tree.relations[k] in ("conj", "xcomp", "advcl") and tree.heads[k] != k:
            k = tree.heads[k]
            yield k

    def _root(self, k: int) -> int:
        while self.tree.heads[k] != k:
            k = self.tree.heads[k]
        return k

    # Active

    def _active(self, k: int, lemma: str) -> Performed | None:
        source = self._source(k)
        found = self._object(k, lemma, source) if source is not None else None
        if source is None or found is None or self._is_gap(k):
            return None
        end, part = found
        content = self._trim((max(part[0], end), part[1]))
        return Performed(source[1], (self._cue_start(k), end), (content,), k) if content is not None else None

    def _is_gap(self, k: int) -> bool:
        """Whether a clause only describes a noun that it does something to: "what they asked him to do"."""
        own = self.tree.hanging(k, "nsubj")
        return self.tree.relations[k] == "acl" and bool(own) and self.tree.low[own[-1]] not in RELATIVE

    def _object(self, k: int, lemma: str, source: Head) -> tuple[int, WordRange] | None:
        """Where the cue ends, and what is accused, decided, asked or promised."""
        tree, verbs = self.tree, lexicon.PERFORMED
        objects = [c for c in tree.hanging(k, "obj", "iobj") if c > k]
        if lemma in lexicon.ACCUSED_OF and (of := self._of(k, lemma, objects[0] if objects else None)) is not None:
            start = self._reach(objects[0])[0] if objects else self._reach(of)[0]
            return (k + 1, (start, self._reach(of)[1])) if start > k and tree.low[start] != "of" else None
        to = self._to(k)
        if to is not None and (told := self._infinitive(k, lemma, to)) is not None:
            return told
        if lemma in verbs["asking"] and (question := self._question(k)) is not None:
            return k + 1, question
        that = self._that(k)
        if that is not None and lemma in verbs["deciding"] | verbs["demanding"] | verbs["promising"]:
            return k + 1, that
        if tree.hanging(k, "ccomp"):
            return None
        if objects and lemma in verbs["judging"] and (self._is_court(source) or self._is_before_one(source, objects)):
            return k + 1, (self._reach(objects[0])[0], self._reach(objects[-1])[1])
        if objects and lemma in verbs["claiming"] and tree.low[objects[-1]] not in HEARERS:
            return k + 1, self._reach(objects[-1])
        return self._sought(k, bool(objects)) if lemma in verbs["seeking"] else None

    def _sought(self, k: int, hearer: bool) -> tuple[int, WordRange] | None:
        """What somebody asks for, or asks another for."""
        end = self._with(k, ("for",))
        for c in self.tree.hanging(k, "obl"):
            if c > k and self.tree.case(c) == "for" and (hearer or end > k + 1):
                return end, (max(self._reach(c)[0], end), self._reach(c)[1])
        return None

    def _infinitive(self, k: int, lemma: str, to: WordRange) -> tuple[int, WordRange] | None:
        tree, verbs = self.tree, lexicon.PERFORMED
        hearers = [c for c in range(k + 1, to[0]) if tree.relations[c] in ("nsubj", "obj", "obl", "iobj")]
        if lemma in verbs["directing"] and hearers and self._is_told(lemma, hearers, tree.low[k + 1]):
            return self._with(k, ("on", "upon", "for")), to
        if lemma in verbs["promising"]:
            return k + 1, to
        sought = lemma in verbs["wanting"] or (lemma == "move" and _done(tree.low, to) in lexicon.MOVED)
        return (k + 1, to) if sought and not hearers else None

    def _is_told(self, lemma: str, hearers: list[int], behind: str) -> bool:
        """Whether who stands behind a verb hears it: one calls on people to do something, and moves nobody but a court."""
        if lemma == "call":
            return behind in ("on", "upon", "for")
        return lemma != "move" or any(lexicon.COURTS & {*lemmas(self.tree.low[c])} for c in hearers)

    def _is_court(self, source: Head) -> bool:
        head, (a, b) = source
        decides = lexicon.COURTS | lexicon.BODIES
        return bool({*lemmas(self.tree.low[head])} & decides) or bool(
            {*self.tree.low[a:b]} & {"court", "tribunal", "judge"}
        )

    def _is_before_one(self, source: Head, objects: list[int]) -> bool:
        """Whether what is decided is what only a court or a board decides: "It dismissed the appeal"."""
        meant = self.tree.low[source[0]] in DECIDERS
        return meant and bool({*lemmas(self.tree.low[objects[-1]])} & lexicon.PENDING)

    # Passive

    def _passive(self, k: int, lemma: str) -> Performed | None:
        tree = self.tree
        agent = next((c for c in tree.hanging(k, "obl") if tree.case(c) == "by"), None)
        if agent is not None and not self._may_act(agent):
            return None
        found = self._undergone(k, lemma, agent)
        if found is None:
            return None
        cue, parts = found
        content = tuple(trimmed for part in parts if (trimmed := self._trim(part)) is not None)
        source = self._agent(agent, content) if agent is not None else None
        return Performed(source, cue, content, k) if content and (agent is None) == (source is None) else None

    def _undergone(self, k: int, lemma: str, agent: int | None) -> tuple[WordRange, list[WordRange]] | None:
        """The cue, and what is ordered, or who is accused of what."""
        tree, verbs = self.tree, lexicon.PERFORMED
        own = next(iter(tree.hanging(k, "nsubj", "expl")), None)
        start = self._cue_start(k)
        if own is not None and tree.low[own] == "it" and (that := self._that(k)) is not None:
            stated = lemma in verbs["deciding"] | verbs["demanding"]
            return ((own if own + 1 == start else start, k + 1), [that]) if stated else None
        if lemma in lexicon.ACCUSED_OF and (of := self._of(k, lemma, agent)) is not None:
            if lemma == "charge" and tree.hanging(of, "mark"):
                return None  # "an office charged with keeping the peace"
            cases = lexicon.ACCUSED_OF[lemma]
            near = self._with(k, cases)
            rest = self._reach(of)
            subjects = [self._reach(c) for c in tree.hanging(k, "nsubj") if c < k]
            before = [(subjects[0][0], subjects[-1][1])] if subjects else []
            return (start, near), [*before, (max(self._with(rest[0] - 1, cases), near), rest[1])]
        if lemma in verbs["commanding"] and (to := self._to(k)) is not None:
            return (start, k + 1), [to]
        return None

    def _agent(self, k: int, content: tuple[WordRange, ...]) -> WordRange | None:
        """By whom, up to what he accuses somebody of."""
        start = max((c + 1 for c in self.tree.hanging(k, "case") if c < k), default=k)
        end = min([self._reach(k)[1], *(a for a, _ in content if a > k)])
        return self._trim((start, end - (self.tree.low[end - 1] in lexicon.ACCUSED_OF["accuse"])))

    # Nouns

    def _noun(self, k: int) -> Performed | None:
        """ "His demand that …", "the promise by Odo to …": only where it is known whose."""
        tree = self.tree
        clauses = [c for c in tree.hanging(k, "acl", "ccomp") if c > k and tree.words(c, "mark") & {"to", "that"}]
        end = k + 1
        if not clauses and {*lemmas(tree.low[k])} & lexicon.SOUGHT:
            clauses = [c for c in tree.hanging(k, "nmod") if c > k and tree.case(c) == "for"]
            end = self._with(k, ("for",))
        if not clauses or tree.words(k, "det") & {"no", "any"} or tree.case(k) in ("in", "without"):
            return None
        reach = self._reach(clauses[0])
        source, content = self._noun_source(k), self._trim((max(reach[0], end), reach[1]))
        return Performed(source, (k, end), (content,), k) if content is not None and source is not None else None

    def _noun_source(self, k: int) -> WordRange | None:
        tree = self.tree
        owner = tree.owner(k)
        if owner is not None:
            personal = tree.low[owner] in OWNERS and tree.low[owner] not in ("its", "whose")
            return self._reach(owner) if personal or self._may_act(owner) else None
        by = next((c for c in tree.hanging(k, "nmod") if tree.case(c) in ("by", "from") and self._may_act(c)), None)
        if by is not None:
            return self._agent(by, ())
        giver = tree.heads[k]
        light = tree.relations[k] == "obj" and {*lemmas(tree.low[giver])} & lexicon.PERFORMING and self._real(giver)
        found = self._source(giver) if light else None
        return found[1] if found is not None else None

    # Parts

    def _may_act(self, k: int) -> bool:
        """Whether a head means somebody who can accuse, order or promise."""
        return k in self.agents or bool({*lemmas(self.tree.low[k])} & OFFICES)

    def _source(self, k: int) -> Head | None:
        """The subject's head and its words; None unless somebody may act so."""
        tree = self.tree
        own = [c for c in tree.hanging(k, "nsubj") if c < k]
        head = own[-1] if own else self.predicates.subject(k)
        if head is None or head > k or tree.low[head] in NOBODY:
            return None
        if tree.low[head] in RELATIVE:
            return (head, (head, head + 1)) if self._may_act(self.predicates.antecedent(head, k)) else None
        start, end = self._reach(head)
        words = self._trim((start, min(end, k if own else self._reach(k)[0] if start < self._reach(k)[0] else k)))
        body = tree.low[head] == "it" and bool(own) and _trigger(tree.low[k]) in lexicon.OF_BODIES
        if words is None or not (body or self._may_act(head)) or is_nobody(" ".join(tree.low[words[0] : words[1]])):
            return None
        return head, words

    def _reach(self, k: int) -> WordRange:
        """A word with all that hangs on it."""
        low, high, stack = k, k, [k]
        while stack:
            at = stack.pop()
            low, high = min(low, at), max(high, at)
            stack += self.tree.kids[at]
        return low, high + 1

    def _trim(self, r: WordRange) -> WordRange | None:
        a, b = r
        while a < b and self.tree.low[a] in EDGES:
            a += 1
        while b > a and self.tree.low[b - 1] in EDGES:
            b -= 1
        return (a, b) if a < b else None

    def _cue_start(self, k: int) -> int:
        """The first of the helpers and adverbs that stand before a verb without a break."""
        near = {c for c in self.tree.kids[k] if self.tree.relations[c] in ("aux", "advmod", "inner")}
        while k - 1 in near:
            k -= 1
        return k

    def _with(self, k: int, cases: Collection[str]) -> int:
        """The end of a verb with the preposition behind it."""
        return k + 2 if {*self.tree.low[k + 1 : k + 2]} & {*cases} else k + 1

    def _of(self, k: int, lemma: str, beside: int | None) -> int | None:
        """What somebody is accused of: what a preposition ties to the verb, or to who stands beside it."""
        tree = self.tree
        for head in (k, *(() if beside is None else (beside,))):
            for c in tree.hanging(head, "obl", "advcl", "nmod", "acl", "xcomp", "ccomp"):
                if c > max(k, beside or 0) and tree.words(c, "case", "mark") & lexicon.ACCUSED_OF[lemma]:
                    return c
        return None

    def _to(self, k: int) -> WordRange | None:
        """The infinitive that says what is to be done, tied to the verb or to who is to do it."""
        tree = self.tree
        told = [c for c in tree.hanging(k, "obj", "obl", "iobj") if c > k]
        for head, relations in ((k, ("xcomp", "ccomp", "advcl")), *((c, ("acl",)) for c in told)):
            for c in tree.hanging(head, *relations):
                start = next((m for m in tree.hanging(c, "mark") if tree.low[m] == "to" and m > k), None)
                if start is None or start - k > FARTHEST or tree.low[start - 1] in QUESTIONS:
                    continue
                if self._reach(c)[0] > k:
                    return start - (tree.low[start - 1] in NEGATIONS), self._reach(c)[1]
        return None

    def _question(self, k: int) -> WordRange | None:
        """The clause that says what is asked."""
        tree = self.tree
        hearers = [c for c in tree.hanging(k, "iobj", "obj") if c > k]
        for c in (*tree.hanging(k, "ccomp"), *(clause for hearer in hearers for clause in tree.hanging(hearer, "acl"))):
            start, end = self._reach(c)
            if k < start <= k + FARTHEST and tree.low[start] in QUESTIONS | {"if"} and tree.low[start] != "who":
                return start, end
        return None

    def _that(self, k: int) -> WordRange | None:
        """The clause that says what is decided or asked."""
        tree = self.tree
        for c in tree.hanging(k, "ccomp"):
            said = [m for m in tree.hanging(c, "mark") if tree.low[m] == "that"]
            if not said and _trigger(tree.low[k]) in lexicon.PERFORMED["promising"]:
                said = [self._reach(subject)[0] for subject in tree.hanging(c, "nsubj")]
            if c > k and said:
                near = k < said[0] <= k + FARTHEST_THAT and not EDGES & {*tree.low[k : said[0]]}
                return (said[0], self._reach(c)[1]) if near else None
        return None
