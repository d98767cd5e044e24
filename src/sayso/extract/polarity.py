"""Polarity: whether a claim's main predicate is negated, and whether it is a bare infinitive or an order, by its grammar."""

from __future__ import annotations

from sayso.extract.lemmas import IRREGULAR
from sayso.extract.predication import Clause

NOT = frozenset(
    ("not", "never", "n't", "nt", "nobody", "nothing", "none", "neither", "nowhere", "no", "nor", "hardly", "scarcely")
)
# A predicate of its own, whose negation is not the main one's.
OTHERS = frozenset(("conj", "advcl", "acl", "parataxis", "ccomp", "csubj", "appos"))
# "Not only he", "no doubt", "no sooner": no negation.
UNNEGATED = frozenset(
    "only just merely simply doubt question secret wonder matter later longer less fewer sooner guilty least".split()
)
LONGER = frozenset(("longer",))
HELP = frozenset(("not", "never", "n't"))


def is_negated(clause: Clause) -> bool:
    """Whether a negation belongs to the main predicate: to itself, a helper or a participant of it."""
    return any(_denies(clause, k) and _counts(clause, k) for k in range(clause.first, clause.end))


def _denies(clause: Clause, k: int) -> bool:
    word = clause.word(k)
    return word in NOT or word.endswith("n't") or (word == "t" and clause.grammar.relation(k) == "inner")


def _counts(clause: Clause, k: int) -> bool:
    after = clause.word(k + 1) if k + 1 < clause.end else ""
    if after in UNNEGATED and not (after in LONGER and clause.word(k) == "no"):
        return False
    if (
        after == "to"
        and k != clause.root
        and clause.word(k) in HELP
        and (k + 2 >= clause.end or clause.word(k + 2) != "have")
    ):
        return False  # "told the crew not to sail"; but "claims never to have seen it"
    at = k
    while at != clause.root:
        if clause.grammar.relation(at) in OTHERS:
            return False
        governor = int(clause.grammar.heads[at - clause.grammar.first])
        if governor == at or not clause.first <= governor < clause.end:
            return False
        if clause.grammar.relation(at) in ("nmod", "obl") and clause.word(k) not in ("no", "nobody", "nothing", "none"):
            return False
        at = governor
    return True


def is_bare(clause: Clause) -> bool:
    """Whether the main predicate is an infinitive without a helper ("to pay", "the guard to leave"), or an order ("Pay!")."""
    root = clause.root
    marks = {clause.word(k) for k in clause.hanging(root, "mark")}
    return "to" in marks and not clause.helpers(root)


def is_order(clause: Clause) -> bool:
    """Whether words said directly open with an order: a verb in its plain form, without subject or helper but "do not"."""
    root = clause.root
    word, helpers = clause.word(root), {*clause.helpers(root)}
    if clause.hanging(root, "nsubj", "csubj", "cop", "mark", "det", "case", "expl") or helpers - {"do", "don't", "let"}:
        return False
    before = [clause.word(k) for k in range(clause.first, root) if clause.word(k)[0].isalpha()]
    plain = not word.endswith(("ed", "ing", "s")) and (word not in IRREGULAR or IRREGULAR[word] == word)
    return (
        plain
        and bool(clause.hanging(root, "obj"))
        and set(before) <= {"please", "do", "not", "never", "always", "just", "now"}
    )
