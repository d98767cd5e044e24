"""Roles: what the text says somebody is ("Odo Prado, a former general"), and so whom "the general" means later on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sayso.extract.candidate import DETERMINERS, Candidate
from sayso.extract.names import FIRM_FORMS, LESSER, TITLES, fold, ranks, tokens
from sayso.model import Form, MentionType

# What a role may have or lack and still be the same: "the former general", "the general".
PASSING = frozenset(
    "former then late ex current new old retired acting longtime veteran outgoing incoming said".split()
)
POINTING = frozenset(("the", "this", "that"))
ARTICLES = frozenset(("the", "this", "that", "a", "an"))
# A role is told by what follows it too: the minister of ports is not the minister of health.
COMPLEMENT = re.compile(r"\s+(?:of|for|at)\s+(?:the\s+|a\s+|an\s+)?(?P<of>[\w’'-]+)")
IS = re.compile(r"\s+(?:is|was|became|remains|had been|has been)\s+")
SUPPOSED = re.compile(r"\b(?:if|whether|unless|not|deny|denies|denied)\b", re.IGNORECASE)
ENDS_APPOSITION = re.compile(
    r"\s*(?:[,.;:)\n]|$|who\b|whose\b|of\b|for\b|in\b|at\b|from\b|with\b|said\b|says\b|told\b)"
)
# "Odo, the clerk, left"; in "After a talk with Odo, the clerk left" it is the subject of what follows.
ENDS_DEFINITE = re.compile(r"\s*(?:[,.;:)\n]|$|who\b|whose\b|of\b|for\b|in\b|at\b|from\b)")
LISTED = re.compile(r"\s*,?\s*(?:and|&|or)\b")
# What a firm is called beside its name.
FIRM_NOUNS = ("company", "firm")
# The last word of an organization's name, or the one before "of", by which it is called: "the board", "the ministry".
BODY_NOUNS = frozenset(
    "agency army association authority bank board bureau church club college commission committee council court"
    " department foundation government hospital institute league ministry museum navy newspaper office parliament"
    " party police school senate society tribunal union university".split()
)


def beside(text: str, found: Sequence[Candidate], k: int) -> int | None:
    """The index of the name that a noun phrase stands beside: "Captain Odo", "the clerk, Odo", "Odo, a clerk"."""
    c = found[k]
    for j in range(k + 1, min(k + 3, len(found))):
        other = found[j]
        between = text[c.span.end : other.span.start] if other.span.start >= c.span.end else None
        if _fits(c, other) and between is not None and (between == ", " or _is_titles(between)):
            return j if between == ", " or not c.definite or len(c.text.split()) < 3 else None
    for j in range(k - 1, max(-1, k - 3), -1):
        other = found[j]
        if _fits(c, other) and text[other.span.end : c.span.start] == ", ":
            return j if _apposes(text, c) else None
    return None


def _is_titles(between: str) -> bool:
    """Whether nothing but a space, or the rest of a rank, parts a noun from the name behind it: "Lt [Col] Odo Prado"."""
    return between[:1] == between[-1:] == " " and all(fold(word).strip(".") in TITLES for word in between.split())


def _fits(c: Candidate, other: Candidate) -> bool:
    return other.form is Form.NAMED and other.type == c.type


def _apposes(text: str, c: Candidate) -> bool:
    """Whether a noun phrase behind a name and a comma says who that is, rather than going on with a list."""
    behind = text[c.span.end : c.span.end + 80]
    if LISTED.match(behind):
        return False
    if c.definite:
        return bool(ENDS_DEFINITE.match(behind))
    listing = re.match(r"\s*,[^.;\n]{0,60}?\band\b", behind)
    return c.text.split()[0].casefold() in ("a", "an") and not listing and bool(ENDS_APPOSITION.match(behind))


def predicated(text: str, found: Sequence[Candidate], k: int) -> int | None:
    """The index of the name whose bearer a noun phrase is plainly said to be: "Odo Prado was the harbour master"."""
    c = found[k]
    for j in range(k - 1, max(-1, k - 3), -1):
        other = found[j]
        if _fits(c, other) and IS.fullmatch(text[other.span.end : c.span.start]):
            start = max(text.rfind(mark, 0, other.span.start) for mark in ".\n?!")
            stop = re.search(r"[.?!\n]", text[c.span.end :])
            asked = stop is not None and stop[0] == "?"
            return None if asked or SUPPOSED.search(text[start + 1 : c.span.end]) else j
    return None


class Roles:
    """What the clusters of a document have been called so far, besides their names."""

    def __init__(self, text: str) -> None:
        self.text = text
        # By their last word, since "the general" may be a major general.
        self._bearers: dict[str, dict[tuple[str, ...], set[int]]] = defaultdict(dict)
        self._of: dict[tuple[tuple[str, ...], int], str | None] = {}
        self._titled: dict[str, set[int]] = defaultdict(set)

    def learn(self, c: Candidate, number: int) -> None:
        """Take in what a mention calls a cluster: a noun phrase, or a name with its rank or its firm's form."""
        if c.form is Form.NOMINAL and not _belongs(c):
            self._keep(_role(c.text), number, self._complement(c))
        elif c.form is Form.NAMED:
            for role in _roles_of_name(c, self._before(c)):
                self._keep(role, number, None)

    def _before(self, c: Candidate) -> str:
        """The words right before a name, which may be a title."""
        found = re.search(r"(?:[^\W\d_]+\.?[ \t]+){1,3}$", self.text[max(0, c.span.start - 40) : c.span.start])
        return found[0] if found else ""

    def learn_titles(self, found: Sequence[Candidate], of: Sequence[int | None]) -> None:
        """Take in whose names have which title anywhere in the document: "General Prado", "President-elect Rey"."""
        for c, number in zip(found, of, strict=True):
            if number is not None and c.form is Form.NAMED and c.type is MentionType.PERSON:
                for role in _roles_of_name(c, self._before(c)):
                    if LESSER.isdisjoint(role):
                        self._titled[role[-1]].add(number)

    def titled(self, c: Candidate) -> frozenset[int]:
        """The clusters whose names have the title that a noun phrase is: nobody else is likely "the general"."""
        role = _role(c.text)
        known = role and LESSER.isdisjoint(role) and role[-1] in self._titled
        return frozenset(self._titled[role[-1]]) if known else frozenset()

    def one(self, c: Candidate) -> int | None:
        """The cluster that a definite noun phrase means by its role, if only one can be meant."""
        role = _role(c.text)
        if c.text.split()[0].casefold() not in POINTING or not role or _belongs(c):
            return None
        known = {held: bearers for held, bearers in self._bearers[role[-1]].items() if _is_called(held, role)}
        fits = set[int]().union(*known.values())
        if len(fits) != 1:
            return None
        number, wanted = next(iter(fits)), self._complement(c)
        given = {self._of.get((held, number)) for held in known}
        return number if wanted is None or wanted in given else None

    def _keep(self, role: tuple[str, ...], number: int, of: str | None) -> None:
        if role:
            self._bearers[role[-1]].setdefault(role, set()).add(number)
            self._of[role, number] = of or self._of.get((role, number))

    def _complement(self, c: Candidate) -> str | None:
        found = COMPLEMENT.match(self.text, c.span.end)
        return fold(found["of"]) if found else None


def _is_called(held: tuple[str, ...], role: tuple[str, ...]) -> bool:
    """Whether a major general is meant by "the general"; but no vice president by "the president"."""
    return held[-len(role) :] == role and LESSER.isdisjoint(held[: -len(role)])


def _belongs(c: Candidate) -> bool:
    """Whether a noun phrase is somebody's: "her lawyer", "the minister's lawyer"."""
    first = c.text.split()[0].casefold()
    return (first in DETERMINERS and first not in ARTICLES | {"these", "those"}) or "’s" in c.text or "'s" in c.text


def _role(phrase: str) -> tuple[str, ...]:
    """The words of a noun phrase that say what somebody is."""
    words = re.findall(r"\w+(?:[-’']\w+)*", fold(phrase))
    while words and (words[0] in ARTICLES or words[0] in PASSING):
        words = words[1:]
    return tuple(words)


def _roles_of_name(c: Candidate, before: str) -> list[tuple[str, ...]]:
    if c.type is MentionType.PERSON:
        lesser = [word for word in fold(c.text).split() if word in LESSER]
        held = [*lesser, *ranks(c.text)]
        outside: list[str] = []
        for word in reversed(before.split()):
            if not (rank := ranks(word)):
                break
            outside.insert(0, rank[0])
        held = held or outside
        return [tuple(held)] if held else []
    if c.type is not MentionType.ORGANIZATION:
        return []
    words = tokens(c.text, person=False)
    if len(words) > 1 and words[-1] in FIRM_FORMS:
        return [(noun,) for noun in FIRM_NOUNS]
    head = next((a for a, b in pairwise(words) if b in ("of", "for")), words[-1]) if len(words) > 1 else ""
    return [(head,)] if head in BODY_NOUNS else []
