"""Names across documents: their normal form, and the other forms that a document gives for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.model import MentionType
from sayso.resolve import forms, words

# How many names are remembered of which something was worked out: more than a case of a million mentions has, for one
# that forgets works everything out again for each comparison.
REMEMBERED = 400_000
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
# Marks that writers leave out, the stretching of Arabic words, and joiners without width.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u2060]")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»‘]\s*([^\"“”„«»‘’]{2,40}?)\s*[\"“”«»’]|(?<=\s)'([^']{2,40})'(?=\s)")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_POSSESSIVE = re.compile(r"(?<=\w)['’´`]s$|(?<=s)['’´`]$", re.IGNORECASE)
# The end of somebody's words, which a straight quotation mark left before a name: 'of the quay." Ana Prado'.
_QUOTATION_BEFORE = re.compile(r"^.*[.,!?][\"”]\s+(?=\w)")
_EDGES = " ,;:-–—*_…"
_QUOTES = '"“”„«»'
_ABBREVIATED = re.compile(r"(?:\b\w|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|Bros|St))\.$")
_COURTESY = re.compile(r"^(?:the|mr|mrs|ms|miss|mx)\b\.?\s+(?=\S)", re.IGNORECASE)
_APOSTROPHE = re.compile(r"['’‘´`]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_LONGEST_FORM = max(map(len, forms.COMPANY_PHRASES))
_SMALL = frozenset("of the and for de del la las los da do dos di du in on y e".split(" "))


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in its normal form.

    tokens  its words without case, diacritics, titles and punctuation
    tail    what may be left out but must not conflict: a company's form, a person's "jr"
    """

    type: MentionType
    tokens: tuple[str, ...]
    tail: str = ""

    @property
    def key(self) -> str:
        """The normal form as one string."""
        return " ".join((*self.tokens, self.tail)).strip()


def fold(text: str) -> str:
    """Without case and diacritics.

    Only marks that writers leave out are dropped: those of Latin, Greek and Cyrillic, and the vowel points of Hebrew
    and Arabic. In other scripts a mark is as good as a letter.
    """
    if text.isascii():
        return text.casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", plain).casefold().translate(_LETTERS)


def words_of(folded: str) -> list[str]:
    """The words of a text; a vowel sign belongs to its word."""
    if folded.isascii():
        return _WORD.findall(folded)
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded).split()


@lru_cache(maxsize=REMEMBERED)
def clean(written: str) -> str:
    """A name as it is shown: on one line, without marks around it, a possessive, "the" or a courtesy title before it."""
    name = _QUOTATION_BEFORE.sub("", " ".join(written.split())).strip(_EDGES)
    bare = name.strip(_QUOTES)
    name = name if any(quote in bare for quote in _QUOTES) else bare.strip(_EDGES)
    name = name if _ABBREVIATED.search(name) else name.rstrip(".")
    name = _POSSESSIVE.sub("", name) if len(name) > 3 else name
    return _COURTESY.sub("", name).strip()


@lru_cache(maxsize=REMEMBERED)
def normalise(written: str, kind: MentionType) -> Name:
    """The normal form of a name; its tokens are empty when nothing is left of it."""
    return _person(written) if kind is MentionType.PERSON else _other(written, kind)


def _person(written: str) -> Name:
    name = _BRACKETED.sub("", _unquoted(clean(written)))
    family, comma, given = name.partition(",")
    if comma and _is_given(given):
        name = f"{given} {family}"
    tokens = words_of(_APOSTROPHE.sub("", fold(name)))
    while len(tokens) > (2 if tokens[:1] and tokens[0] in words.TITLES_OR_NAMES else 1) and tokens[0] in words.TITLES:
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[-1] in words.HEADINGS:
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[-1] in words.DEGREES:
        tokens = tokens[:-1]
    # "Prado Jr." is a bare surname; "V" may be one.
    tail = words.GENERATION[tokens.pop()] if _closes(tokens) else ""
    return Name(MentionType.PERSON, tuple(tokens), tail)


def _closes(tokens: Sequence[str]) -> bool:
    """Whether the last word tells a father from a son."""
    return len(tokens) > 1 and tokens[-1] in words.SUFFIXES and (len(tokens) > 2 or len(tokens[-1]) > 1)


def _unquoted(name: str) -> str:
    plain = _QUOTED.sub(" ", name)
    return plain if plain.strip() else name


def _is_given(after_comma: str) -> bool:
    tokens = fold(after_comma).replace(".", " ").split()
    return bool(tokens) and not (words.SUFFIXES | words.DEGREES) & set(tokens) and len(tokens) <= 3


def _place_in_brackets(found: re.Match[str]) -> str:
    """What stands in brackets, unless it is an acronym: "Orlan Bank (Vellmark)" is not "Orlan Bank (Portum)"."""
    return "" if is_acronym(found[1]) else f" {found[1]} "


def _other(written: str, kind: MentionType) -> Name:
    name = fold(_BRACKETED.sub(_place_in_brackets, clean(written)) or written).replace("&", " and ")
    name = _DOTTED.sub(lambda found: found.group().replace(".", ""), name)
    tokens = words_of(_APOSTROPHE.sub("", name))
    tail = ""
    if kind is MentionType.ORGANIZATION:
        tokens, tail = _without_forms(tokens)
    return Name(kind, tuple(tokens), tail)


def _without_forms(tokens: list[str]) -> tuple[list[str], str]:
    """A company's name and its forms, after or before it, short or in full."""
    tail = ""
    while found := _form_at_end(tokens):
        length, form = found
        tokens, tail = tokens[:-length], f"{form} {tail}".strip()
    if found := _form_at_start(tokens):
        length, form = found
        tokens, tail = tokens[length:], f"{form} {tail}".strip()
    if len(tokens) > 1 and tokens[-1] == "and" and tail:
        tokens = tokens[:-1]
    return tokens, tail


def _form_at_end(tokens: Sequence[str]) -> tuple[int, str] | None:
    for length in range(min(_LONGEST_FORM, len(tokens) - 1), 0, -1):
        form = _form(tuple(tokens[-length:]))
        if form:
            return length, form
    return None


def _form_at_start(tokens: Sequence[str]) -> tuple[int, str] | None:
    for length in range(min(_LONGEST_FORM, len(tokens) - 1), 0, -1):
        form = _form(tuple(tokens[:length]))
        if form and (length > 1 or tokens[0] in forms.LEADING):
            return length, form
    return None


def _form(tokens: tuple[str, ...]) -> str | None:
    phrase = forms.COMPANY_PHRASES.get(tokens)
    return phrase or (words.COMPANY_FORMS.get(tokens[0]) if len(tokens) == 1 else None)


def introduced(written: str, names: Sequence[str], kind: MentionType) -> Iterator[Name]:
    """Other names that a document gives with this one: its acronym, or the name with the nickname in it."""
    full = normalise(written, kind)
    if kind is MentionType.PERSON:
        for found in _QUOTED.finditer(clean(written)):
            nickname = tuple(words_of(fold(found[1] or found[2])))
            if len(nickname) == 1 and len(full.tokens) > 1:
                yield Name(kind, (*nickname, *full.tokens[1:]), full.tail)
                yield Name(kind, (*nickname, full.tokens[-1]), full.tail)
        return
    bracketed = [found[1] for found in _BRACKETED.finditer(written)]
    for other in (*names, *bracketed):
        if is_acronym(other) and _stands_for(fold(other.replace(".", "")), full.tokens):
            yield normalise(other, kind)


def is_acronym(written: str) -> bool:
    """Whether it is written as one: two to eight capitals, with or without full stops."""
    letters = written.strip().replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


def _stands_for(acronym: str, tokens: Sequence[str]) -> bool:
    return len(tokens) > 1 and acronym in (
        "".join(token[0] for token in tokens),
        "".join(token[0] for token in tokens if token not in _SMALL),
    )
