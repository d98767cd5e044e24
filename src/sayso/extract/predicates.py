"""Predicates: which words of a tree predicate, of whom, in which voice, and whether it is said not to be so."""

from __future__ import annotations

from sayso.extract.lemmas import IRREGULAR, verb, word_set
from sayso.extract.syntax import Tree
from sayso.extract.titles import HEADS

HELPERS = frozenset(("aux", "cop", "nsubj", "csubj", "obj", "iobj"))
CLAUSES = frozenset(("xcomp", "advcl", "ccomp", "acl", "csubj", "parataxis"))
SUBJECTS = ("nsubj", "csubj")
BE = word_set("be is are was were am been being 's 're 'm get gets got getting gotten")
NOT = word_set("not never n't t no")
NOBODY = word_set("nobody none nothing no-one noone neither nowhere")
RELATIVE = word_set("who whom which that whose")
ASKING = word_set("ask tell wonder know say explain remember identify reveal")
# "tried and convicted": what a verb in the past tense ends in.
_PAST = ("ed", "wn", "ept", "ught", "old", "aid", "ade")
# Whose object is not the one who is to do it: "promised her to pay".
PROMISES = word_set("promise vow swear threaten offer")
# "That means paying him": it is not "that" which pays.
IMPERSONAL = word_set("include involve mean require entail justify recommend propose suggest ban prohibit")
# Not to have done what they say one failed to do (Karttunen 1971).
FAILURES = word_set("fail refuse decline neglect avoid forget")
# "accused her of taking it": who took it is the object.
OF_OBJECT = word_set("of from for into with")
_DEEP = 12


class Predicates:
    """The predicates of a window's trees."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._verbal: dict[int, bool] = {}
        self._subjects: dict[int, int | None] = {}
        self._passives: dict[int, bool] = {}

    def is_predicate(self, k: int) -> bool:
        """Whether a word is a predicate with a copula, or a verb."""
        if k not in self._verbal:
            self._verbal[k] = False
            self._verbal[k] = self._predicates(k)
        return self._verbal[k]

    def _predicates(self, k: int) -> bool:
        tree = self.tree
        word, relation = tree.low[k], tree.relations[k]
        if not word[0].isalnum() or relation in ("aux", "cop", "case", "mark", "det"):
            return False
        kids = {tree.relations[c] for c in tree.kids[k]}
        if kids & HELPERS:
            return True
        if relation in CLAUSES and (
            self.infinitive(k) or ((word.endswith("ing") or self._past(word)) and not kids & {"det", "case"})
        ):
            return True
        head = tree.heads[k]
        return (
            relation == "conj"
            and not kids & {"det", "case", "amod", "nmod", "nummod"}
            and self.is_predicate(head)
            and not self.nominal(head)
            and self._alike(word, tree.low[head])
        )

    def _alike(self, word: str, other: str) -> bool:
        if word.endswith("ing") or other.endswith("ing"):
            return word.endswith("ing") and other.endswith("ing")
        return self._past(word) or not self._past(other)

    @staticmethod
    def _past(word: str) -> bool:
        return word.endswith("ed") or (word in IRREGULAR and not word.endswith("ing"))

    def infinitive(self, k: int) -> bool:
        return "to" in self.tree.words(k, "mark")

    def nominal(self, k: int) -> bool:
        """Whether a word predicates by a copula."""
        copular = any(self.tree.relations[c] == "cop" for c in self.tree.kids[k])
        return copular and not self._participle(k)

    def _participle(self, k: int) -> bool:
        """Whether a word that was taken for an adjective ("was foreseen") is the participle of an irregular verb."""
        word = self.tree.low[k]
        return word in IRREGULAR and word.endswith("n") and not self.tree.hanging(k, "det", "case", "nmod")

    # Voice

    def passive(self, k: int) -> bool:
        """Whether the grammatical subject of a verb is whom it is done to."""
        if k not in self._passives:
            self._passives[k] = False
            self._passives[k] = self._is_passive(k)
        return self._passives[k]

    def _is_passive(self, k: int) -> bool:
        tree = self.tree
        word = tree.low[k]
        if word.endswith("ing") or not (
            word in IRREGULAR or word.endswith((*_PAST, "nt", "pt", "ght", "ld", "id", "de"))
        ):
            return False
        kids = tree.kids[k]
        helpers = {tree.low[c] for c in kids if tree.relations[c] in ("aux", "cop")}
        if helpers:
            return bool(helpers & BE)
        relations = {tree.relations[c] for c in kids}
        if self.nominal(k) or relations & {"nsubj", "csubj"} or self.infinitive(k):
            return False
        if tree.relations[k] == "conj":
            return self.passive(tree.heads[k])
        return tree.relations[k] in ("acl", "advcl", "xcomp") and "obj" not in relations and self._past(word)

    # Who

    def subject(self, k: int) -> int | None:
        """The head word of the grammatical subject, a predicate's own or one that it shares."""
        if k not in self._subjects:
            self._subjects[k] = None
            self._subjects[k] = self._subject(k)
        return self._subjects[k]

    def _subject(self, k: int) -> int | None:
        tree = self.tree
        own = [c for c in tree.kids[k] if tree.relations[c] in SUBJECTS]
        if own:
            return self.antecedent(min(own, key=lambda c: (c > k, abs(c - k))), k)
        head, relation = tree.heads[k], tree.relations[k]
        if head == k:
            return None
        if relation == "conj":
            return self.subject(head) if self.is_predicate(head) else None
        if relation == "acl":
            return self._of_noun(k, head)
        if relation in ("obj", "obl") and tree.low[k].endswith("ing") and tree.hanging(k, "obj"):
            controls = self.is_predicate(head) and verb(tree.low[head]) not in IMPERSONAL
            return self.subject(head) if controls else None
        if relation not in ("xcomp", "advcl", "ccomp") or not self.is_predicate(head):
            return None
        objects = tree.hanging(head, "obj") or tree.hanging(head, "iobj")
        lemma = verb(tree.low[head])
        if relation == "xcomp":
            if objects and lemma not in PROMISES:
                return self.antecedent(objects[0], head)
            return self.subject(head)
        marks = tree.words(k, "mark", "case")
        if objects and marks & OF_OBJECT and not self.passive(head):
            return self.antecedent(objects[0], head)
        if relation == "ccomp" and not tree.low[k].endswith("ing"):
            return None
        if "to" in marks and self.passive(head):
            return None
        return self.subject(head)

    def _of_noun(self, k: int, noun: int) -> int | None:
        """The subject of what hangs on a noun: the noun of a participle, the owner of a plan."""
        tree = self.tree
        if any(tree.low[c] in RELATIVE for c in tree.hanging(k, "obj")):
            return None
        if not self.infinitive(k):
            return None if tree.words(k, "mark") else noun
        if tree.low[noun] in ("order", "orders", "request", "demand", "instruction", "instructions"):
            return None
        owner = tree.owner(noun)
        if owner is not None:
            return owner
        head = tree.heads[noun]
        return self.subject(head) if tree.relations[noun] == "obj" and self.is_predicate(head) else None

    def antecedent(self, word: int, k: int) -> int:
        """The noun that a relative pronoun stands for; else the word itself."""
        tree = self.tree
        if tree.low[word] not in RELATIVE:
            return word
        at = k
        for _ in range(_DEEP):
            if tree.relations[at] == "acl" and tree.heads[at] < word:
                noun = tree.heads[at]
                return (
                    word if self._asked(noun, word) else self._holder(noun, word) if tree.low[word] == "who" else noun
                )
            if tree.heads[at] == at:
                break
            at = tree.heads[at]
        return word

    def _asked(self, noun: int, word: int) -> bool:
        """Whether it may be a question that somebody was asked: "asked by the judge who took it"."""
        tree = self.tree
        return tree.heads[noun] < noun and tree.low[word - 1] != "," and verb(tree.low[tree.heads[noun]]) in ASKING

    def _holder(self, noun: int, word: int) -> int:
        """Who it was, when the clause hangs on what is beside him: "the head of contracts, who", "a talk with Odo, who"."""
        tree = self.tree
        near = word - 1 - (tree.low[word - 1] == ",")
        if noun not in tree.people and near > noun and near in tree.people:
            while near > noun and tree.heads[near] in tree.people and tree.heads[near] != near:
                near = tree.heads[near]
            return near
        if tree.relations[noun] == "nmod" and tree.low[tree.heads[noun]] in HEADS:
            noun = tree.heads[noun]
        return tree.heads[noun] if tree.relations[noun] == "appos" else noun

    # Whether not

    def _none(self, k: int) -> bool:
        """Whether a noun is said of none: "no invoice", "no further invoice", "neither clerk"."""
        tree = self.tree
        near = (k, *tree.hanging(k, "amod"))
        return any(tree.words(c, "det", "cc", "advmod", "inner") & {"no", "neither", "not"} for c in near)

    def negated(self, k: int, deep: int = 0) -> bool:
        """Whether it is said not to be so, here or by what governs it ("failed to pay", "did not want to")."""
        tree = self.tree
        for c in tree.kids[k]:
            relation = tree.relations[c]
            if relation in ("advmod", "inner", "det") and tree.low[c] in NOT:
                return True
            if relation == "aux" and tree.low[c] == "cannot":
                return True
            if relation in ("nsubj", "obj") and (tree.low[c] in NOBODY or self._none(c)):
                return True
            if relation == "mark" and tree.low[c] == "without":
                return True
        head, relation = tree.heads[k], tree.relations[k]
        if head == k or deep > _DEEP or not self.is_predicate(head):
            return False
        if relation == "xcomp" and not tree.hanging(head, "obj", "iobj") and not self.passive(head):
            return (verb(tree.low[head]) in FAILURES) != self.negated(head, deep + 1)
        if relation == "conj" and not tree.hanging(k, "aux", "nsubj", "cop"):
            return bool(tree.words(k, "cc") & {"or", "nor"}) and self.negated(head, deep + 1)
        return False
