"""How alike two names of organizations, places and other things are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.resolve import forms
from sayso.resolve.align import Alignment, Words, align, joined
from sayso.resolve.names import REMEMBERED, Name
from sayso.resolve.relation import UNLIKE, Likeness, Relation
from sayso.resolve.script import romanised
from sayso.resolve.spelling import Match, Tie, match, skeleton

_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization's name in parts.

    words    its words in Latin letters: abbreviations in full, numbers in digits, no small words
    raw      its words as they stand
    forms    its forms as a company
    """

    words: Words
    raw: Words
    forms: frozenset[str]

    @property
    def together(self) -> tuple[str, str]:
        """All letters, the forms among them, after or before the rest."""
        name, tail = "".join(self.raw), "".join(sorted(self.forms))
        return name + tail, tail + name


@lru_cache(maxsize=REMEMBERED)
def organization(name: Name) -> Organization:
    """The parts of an organization's name."""
    raw = tuple(part for token in name.tokens for part in romanised(token) if part)
    spelled = tuple(_numbered(tuple(_spelled_out(raw))))
    words = tuple(word for word in spelled if word not in forms.SMALL)
    return Organization(words or spelled or raw, raw, frozenset(name.tail.split()))


def _spelled_out(raw: Words) -> Iterator[str]:
    place = 0
    while place < len(raw):
        for length in (4, 2):
            phrase = forms.PHRASES.get(raw[place : place + length])
            if phrase is not None:
                yield phrase
                place += length
                break
        else:
            word = raw[place]
            yield forms.ABBREVIATED.get(word, word.replace("isation", "ization"))
            place += 1


def _numbered(words: Words) -> Iterator[str]:
    """Numbers and ordinals in digits; a Roman one only at the end, where it is no initial."""
    place = 0
    while place < len(words):
        word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
        units = forms.NUMBERS.get(after, int(after) if after.isascii() and after.isdigit() else 0)
        if word in forms.TENS and 0 < units < 10:
            yield str(forms.TENS[word] + units)
            place += 1
        elif word in forms.TENS or word in forms.NUMBERS:
            yield str(forms.TENS.get(word) or forms.NUMBERS[word])
        elif word in forms.ROMAN and place == len(words) - 1 > 0:
            yield str(forms.ROMAN[word])
        else:
            yield _ORDINAL.sub(r"\1", word)
        place += 1


def compare(left: Organization, right: Organization) -> Likeness:
    """How alike two names are, forms of companies among them."""
    for one, other in ((left, right), (right, left)):
        if not one.forms and other.forms and "".join(one.raw) in other.together:
            return Likeness(0.97, Relation.EQUAL, ("all letters equal, the form written with the name",))
    return _with_forms(_compare(left, right), left.forms, right.forms)


def _compare(left: Organization, right: Organization) -> Likeness:
    ours, theirs = joined(left.words, right.words), joined(right.words, left.words)
    if ours == theirs:
        return Likeness(1.0, Relation.EQUAL, ("all words equal",))
    if "".join(ours) == "".join(theirs) or "".join(left.raw) == "".join(right.raw):
        return Likeness(0.98, Relation.EQUAL, ("all letters equal, the words divided otherwise",))
    found = align(ours, theirs, lambda i, j: _match(ours[i], theirs[j]))
    known = sum(_weight(ours[pair.left]) for pair in found.pairs)
    if _stands_for(ours, right) or _stands_for(theirs, left):
        return Likeness(0.74, Relation.VARIANT, ("one is made of the other's first letters",))
    if not known:
        return UNLIKE
    reasons = tuple(pair.match.reason for pair in found.pairs)
    quality = _quality(ours, found)
    over = [
        [words[place] for place in places] for words, places in ((ours, found.left_over), (theirs, found.right_over))
    ]
    extra = [sum(_weight(word) for word in words) for words in over]
    if all(over):
        note = f'"{" ".join(over[0])}" is not "{" ".join(over[1])}"'
        share = known / (known + max(extra))
        return Likeness(min(0.65, 0.7 * share) * quality, Relation.CONFLICT, (*reasons, note))
    rival = any(pair.match.tie is Tie.RIVAL for pair in found.pairs)
    if any(over):
        relation = Relation.LONGER if over[0] else Relation.SHORTER
        notes = tuple(f'"{word}" in one only' for word in over[0] or over[1])
        base = _short_base(known, sum(extra), any(_is_plain(ours[pair.left]) for pair in found.pairs))
        return Likeness(base * quality, Relation.CONFLICT if rival else relation, (*reasons, *notes))
    equal = all(pair.match.tie is Tie.EQUAL for pair in found.pairs)
    order = 1.0 if found.straight else 0.93
    relation = Relation.CONFLICT if rival else Relation.EQUAL if equal else Relation.VARIANT
    return Likeness(quality * order, relation, reasons)


def _short_base(known: float, extra: float, plain: bool) -> float:
    return max(0.3, 0.93 - 0.3 * extra) if plain else 0.4


def _match(left: str, right: str) -> Match | None:
    """As words of a name; numbers and places are equal or not."""
    if left == right:
        return match(left, right)
    if left.isdigit() or right.isdigit() or min(len(left), len(right)) < 3:
        return None
    found = match(left, right)
    if found is None or found.tie in (Tie.NICKNAME, Tie.INITIAL):
        return None
    if left in forms.PLACES and right in forms.PLACES:
        return None
    if found.tie is Tie.SLIP and max(len(left), len(right)) < 8:
        return Match(found.score * 0.88, found.tie, found.reason)
    return found


def _is_plain(word: str) -> bool:
    return not word.isdigit() and word not in forms.GENERIC and word not in forms.PLACES


def _weight(word: str) -> float:
    """How much a word tells."""
    if word in forms.GENERIC:
        return 0.35
    return 0.7 if word in forms.PLACES or word.isdigit() else 1.0


def _quality(words: Words, found: Alignment) -> float:
    weights = [_weight(words[pair.left]) for pair in found.pairs]
    lost = sum(weight * (1 - pair.match.score) for weight, pair in zip(weights, found.pairs, strict=True))
    return 1 - lost * min(1.0, 1.5 / sum(weights))


def _stands_for(short: Words, full: Organization) -> bool:
    """Whether the first is made of the second's first letters; a place beside it says no more."""
    letters = [word for word in short if word not in forms.PLACES]
    if len(letters) != 1 or not 3 <= len(letters[0]) <= 8 or len(full.words) < 2:
        return False
    return letters[0] in _acronyms(full)


def _acronyms(name: Organization) -> Iterator[str]:
    yield "".join(word[0] for word in name.raw)
    yield "".join(word[0] for word in name.words)
    yield "".join(word[0] for word in name.raw if word not in forms.SMALL)


def _with_forms(found: Likeness, left: frozenset[str], right: frozenset[str]) -> Likeness:
    if left and right and found.relation in (Relation.SHORTER, Relation.LONGER):
        found = Likeness(found.score * 0.8, found.relation, (*found.reasons, "both are full names of companies"))
    if left == right or found.relation is Relation.UNLIKE:
        return found
    if left and right:
        return _with_both(found, _unified(left), _unified(right))
    relation = found.relation
    if relation in (Relation.EQUAL, Relation.VARIANT):
        relation = Relation.LONGER if left else Relation.SHORTER
    return Likeness(found.score * 0.98, relation, (*found.reasons, f'"{" ".join(sorted(left or right))}" in one only'))


def _with_both(found: Likeness, left: frozenset[str], right: frozenset[str]) -> Likeness:
    if left & right:
        return found
    ours, theirs = (" ".join(sorted(unified)) for unified in (left, right))
    if _kinds(left) & _kinds(right):
        reason = f'"{ours}" and "{theirs}" may be one form'
        return Likeness(found.score * 0.84, found.relation, (*found.reasons, reason))
    reason = f'"{ours}" and "{theirs}" are forms of two companies'
    return Likeness(found.score * 0.68, Relation.CONFLICT, (*found.reasons, reason))


def _unified(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(forms.SAME_FORM.get(form, form) for form in listed)


def _kinds(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for form in listed for kind in forms.KINDS.get(form, frozenset({form})))


@lru_cache(maxsize=REMEMBERED)
def codes(name: Name) -> frozenset[tuple[str, ...]]:
    """What `compare` must share to find any likeness: its telling words by their consonants, or its first letters."""
    return frozenset(_codes(organization(name)))


def _codes(parts: Organization) -> Iterator[tuple[str, ...]]:
    plain = [word for word in parts.words if _is_plain(word)] or list(parts.words)
    for word in plain[:3]:
        yield ("word", skeleton(word))
    whole = skeleton("".join(plain))
    yield ("whole", skeleton("".join(parts.raw)))
    if len(parts.forms) == 1 and len(plain) == 1:
        for together in parts.together:
            yield ("whole", skeleton(together))
    if len(plain) < 3:
        yield ("ends", whole[:2], whole[-1:])
        yield ("ends", whole[:1], whole[-2:])
    if len(parts.words) > 2:
        yield ("letters", "".join(word[0] for word in parts.words))
    elif any(3 <= len(word) <= 8 for word in plain[:1]):
        yield ("letters", plain[0])
