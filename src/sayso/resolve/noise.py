"""Noise: what a tagger calls a name and is none, and the names that mean something in one document only."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.names import REMEMBERED, clean, fold, is_acronym, normalise

KINDS = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE, MentionType.EVENT})
_ADDRESS = re.compile(r"://|\bwww\.|@|\.(?:com|org|net|gov|edu|pdf|html?|docx?)\b|[<>{}|\\=]", re.IGNORECASE)
_ANONYMOUS = re.compile(words.ANONYMOUS, re.IGNORECASE)
# The title of a case ("Prado v. Quill"), or a torn piece of one.
_CASE = re.compile(r"(?:^|\s)vs?\.?(?:\s|$)")
# What a tagger takes for names in citations and lists, and is none: Latin and numbers, laws, papers, ranks.
_NO_NAMES = frozenset(
    "id ibid supra infra see cf et seq usc cfr fig vol eds ca st cong one two three four five six seven"
    " eight nine ten first second third jr sr ii iii iv ltg ltc lt col capt cpt sgt cpl maj gen adm cmdr mr mrs ms dr prof"
    " if so then also but however therefore thus here there when while why how what where no yes ok elect".split()
)
_COMMON = frozenset(
    "campaign campaigns indictment indictments report reports election elections meeting meetings transition interview"
    " interviews email emails memo memorandum letter letters statement statements motion order orders agreement agreements"
    " contract project projects program programme investigation investigations inquiry presidential parliamentary municipal"
    " annual federal national international".split()
)
_MOST_WORDS = 12
_MOST_OF_A_PERSON = 8


@lru_cache(maxsize=REMEMBERED)
def is_name(written: str, kind: MentionType) -> bool:
    """Whether it names a person, an organization, a place or an event.

    Not: pronouns, dates, numbers, single letters, addresses on the web, strings without a capital, nationalities,
    and nothing but titles and generic nouns ("The Court", "Minister"). Scripts without capitals pass.
    """
    shown = clean(written)
    if kind not in KINDS or _ADDRESS.search(shown) or _CASE.search(shown) or not _has_capital(shown):
        return False
    if _ANONYMOUS.fullmatch(shown):
        return True
    tokens = re.findall(r"\w+", fold(shown))
    if not tokens or len(tokens) > (_MOST_OF_A_PERSON if kind is MentionType.PERSON else _MOST_WORDS):
        return False
    if all(token in _NO_NAMES or len(token) == 1 for token in tokens) and not shown.isupper():
        return False
    if kind is MentionType.EVENT and shown.split()[-1].islower():
        return False
    if is_acronym(shown) or " ".join(tokens) in words.PROPER:
        return fold(shown).replace(".", "") not in _NO_NAMES
    return not (_points(tokens) or _dates(tokens) or _describes(shown, tokens, kind))


def _has_capital(shown: str) -> bool:
    letters = [character for character in shown if character.isalpha()]
    cased = [character for character in letters if character.lower() != character.upper()]
    return len(letters) > 1 and (not cased or any(character.isupper() for character in cased))


def _points(tokens: list[str]) -> bool:
    return all(token in words.PRONOUNS for token in tokens) or tokens[0] in words.POINTING


def _dates(tokens: list[str]) -> bool:
    return all(token in words.DATES or token.isdecimal() or len(token) == 1 for token in tokens)


def _describes(shown: str, tokens: list[str], kind: MentionType) -> bool:
    """Whether every word is generic or a nationality; "Harbour Party" is a name, as is "Norse Navy" with its capitals."""
    telling = [token for token in tokens if len(token) > 1 and not token.isdecimal()]
    if all(token in words.GENERIC or token in _NO_NAMES for token in telling):
        return True
    if len(telling) == 1 and telling[0] in _COMMON:
        return True
    if not all(token in words.GENERIC or _is_nationality(token) for token in telling):
        return False
    capitals = all(word[0].isupper() for word in shown.split() if fold(word) not in ("of", "and", "for", "the"))
    return len(telling) == 1 or kind is MentionType.PERSON or not capitals


def _is_nationality(token: str) -> bool:
    return token in words.NATIONALITIES or token.removesuffix("s") in words.NATIONALITIES


@lru_cache(maxsize=REMEMBERED)
def is_local(written: str, kind: MentionType) -> bool:
    """Whether the name tells nobody apart beyond its document: "Witness 1", a person's bare surname, "Ana R."."""
    if is_anonymous(written):
        return True
    tokens = normalise(written, kind).tokens
    return kind is MentionType.PERSON and (len(tokens) < 2 or len(tokens[-1]) == 1)


def is_anonymous(written: str) -> bool:
    """Whether it stands in for a name that is withheld: "Witness 1", "Individual A"."""
    return _ANONYMOUS.fullmatch(clean(written)) is not None
