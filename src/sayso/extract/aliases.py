"""Aliases: where the text itself says that two names are one's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.extract.candidate import Candidate
from sayso.model import Form, MentionType

PARTIES = frozenset((MentionType.PERSON, MentionType.ORGANIZATION))
# The whole of what stands between two names of one: "X, better known as “Y”". A verb ("X called Y") joins nobody.
ALSO_KNOWN = re.compile(
    r"[\s,;(—–-]*(?:who (?:is|was) |(?:is|was) )?(?:also |better |best |commonly |widely |otherwise |formerly )?"
    r"(?:known (?:(?:to|among) (?:his|her|their) \w+ )?(?:as|by (?:his|her|the|its) (?:\w+ )?(?:alias|nickname|name))"
    r"|nicknamed|alias|a\.? ?k\.? ?a\.?|née|who (?:goes|went) by(?: the (?:name|alias|nickname)(?: of)?)?)"
    r"[\s,:]*(?:the )?[“\"„«‘']?\s*(?:the )?",
    re.IGNORECASE,
)
OPENING = re.compile(r"\s*[(]\s*(?:(?:hereinafter|hereafter|also)\W+)?(?:the\s+)?[“\"„«‘']\s*")
BRACKET = re.compile(r"\s*[(]\s*(?:(?:the|or)\s+)?[“\"„«]?\s*")
CALLED_ACRONYM = re.compile(
    r"\s*[(,]\s*(?:also )?known (?:\w+ )?(?:by|for|under) its (?:\w+ )?(?:acronym|initials|abbreviation),?\s*"
)
CLOSING = re.compile(r"\s*[”\"»]?\s*[)]")
CLOSING_ACRONYM = re.compile(r"\s*,? (?:by|for|in|after) its (?:\w+ ){0,2}(?:acronym|initials|abbreviation)\w*\s*[)]")
# A term that a contract gives a party: (the “Company”), (hereinafter “Prado”).
TERM = re.compile(
    r"\s*[(]\s*(?:(?:hereinafter|hereafter)\W+(?:referred to as\s+)?)?(?:the\s+)?[“\"„«‘']\s*"
    r"(?P<term>[^\W\d_][^”\"»’')(\n]{1,40}?)\s*[”\"»’']\s*[)]"
)


# What a contract or a pleading calls a party by. An event or a paper is defined in the same way: (the “Meeting”).
PARTY_NOUNS = frozenset(
    "company firm bank borrower lender seller buyer purchaser vendor client contractor supplier agent licensor licensee"
    " lessor lessee landlord tenant employer employee plaintiff defendant claimant respondent petitioner applicant"
    " appellant appellee debtor creditor issuer guarantor trustee shareholder investor partner insured insurer foundation"
    " trust fund association society club union ministry authority agency commission committee council board court"
    " department government party group witness victim accused suspect patient consultant operator owner carrier shipper"
    " charterer corporation partnership university hospital bureau office".split()
)


def aliases(text: str, found: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs of names that are one's: "X, better known as Y"; a name and the acronym or nickname in brackets behind it."""
    named = [k for k, c in enumerate(found) if c.form is Form.NAMED]
    for a, b in pairwise(named):
        left, right = found[a], found[b]
        between, behind = text[left.span.end : right.span.start], text[right.span.end : right.span.end + 40]
        if left.type != right.type or left.type not in PARTIES or len(between) > 60 or "\n\n" in between:
            continue
        if ALSO_KNOWN.fullmatch(between) or _is_acronym(left, right, between, behind):
            yield a, b


def _is_acronym(left: Candidate, right: Candidate, between: str, behind: str) -> bool:
    """Whether one of two names is the other's acronym, in brackets behind it or before it."""
    if left.type is not MentionType.ORGANIZATION:
        return False
    if CALLED_ACRONYM.fullmatch(between) or (BRACKET.fullmatch(between) and CLOSING_ACRONYM.match(behind)):
        return _is_capitals(right.text)
    if not BRACKET.fullmatch(between) or not CLOSING.match(behind):
        return False
    return _abbreviates(right.text, left.text) or (
        _abbreviates(left.text, right.text) and len(left.text.replace(".", "")) <= len(right.text.split())
    )


def _is_capitals(short: str) -> bool:
    return short.isupper() and 1 < len(short.replace(".", "")) <= 8


def _abbreviates(short: str, full: str) -> bool:
    """Whether capitals beside an organisation's name can be its acronym, in whatever language it was made."""
    openings = {word[0].casefold() for word in full.split()}
    return _is_capitals(short) and len(openings) > 1 and short[0].casefold() in openings


def terms(text: str, found: Sequence[Candidate]) -> dict[str, int]:
    """What a text calls a party from there on, in small letters, with the name's index: (the “Company”).

    A term that it gives to two is nobody's.
    """
    out: dict[str, int] = {}
    twice = set()
    for k, c in enumerate(found):
        if c.form is Form.NAMED and c.type in PARTIES and (m := TERM.match(text, c.span.end)):
            term = " ".join(m["term"].casefold().split())
            if _may_call(m["term"], c, text) and out.setdefault(term, k) != k:
                twice.add(term)
    return {term: k for term, k in out.items() if term not in twice}


def _may_call(term: str, c: Candidate, text: str) -> bool:
    """Whether a defined term can be what a party is called: a word of its name, its acronym, a party's noun, a nickname."""
    words = term.casefold().split()
    if not term[0].isupper() or not all(word.isalpha() for word in words):
        return False
    if all(word in c.text.casefold().split() for word in words) or words[-1] in PARTY_NOUNS:
        return True
    if c.type is MentionType.ORGANIZATION:
        return _abbreviates(term, c.text)
    return len(words) == 1 and not re.search(rf"\b{re.escape(term.lower())}\b", text)
