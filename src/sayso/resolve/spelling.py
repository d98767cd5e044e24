"""Two words of a name: one spelling of the other, a slip of the pen or of the scanner, a short form, or two names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from sayso.resolve import given
from sayso.resolve.distance import edits
from sayso.resolve.surnames import SURNAMES

KNOWN = given.KNOWN | SURNAMES


class Tie(IntEnum):
    """What makes two words one, the closest first."""

    EQUAL = 0
    SPELLING = 1
    NICKNAME = 2
    SLIP = 3
    INITIAL = 4
    RIVAL = 5


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two words are one, and why. A rival is nearly the same word, but both are names in their own right."""

    score: float
    tie: Tie
    reason: str


# In this order, from left to right: the sounds of one letter in one alphabet, by all the ways to write them.
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|schtsch|stch|szcz|sch?t?ch", "5"),
        (r"tsch|tch|tsh|cz|ch", "4"),
        (r"sch|sh|sz", "5"),
        (r"zh|rz", "z"),
        (r"dzh|dsch|dj|dzj", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"bh", "b"),
        (r"ck|q", "k"),
        (r"ts|tz", "c"),
        (r"c(?=[eiy])", "s"),
        (r"c(?=[aou]|[^aeiouyh]|$)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo|oe|ue", "u"),
        (r"ee", "i"),
        (r"ae", "a"),
        (r"[jy]", "i"),
        (r"(?<=[aeou])i(?=[aeou])", "i"),
        (r"ie(?=[a-z])", "e"),
        (r"(?<=[ks])ii?$|(?<=[ks])i[ij]$", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])h", ""),
    )
)
_SCANNED = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in ((r"rn|nn", "m"), (r"vv", "w"), (r"cl", "d"), (r"[1l|j]", "i"), (r"0", "o"), (r"[9q]", "g"))
) + (
    (re.compile("5"), "s"),
    (re.compile("8"), "b"),
    (re.compile("[ce]"), "e"),
    (re.compile("[hb]"), "b"),
    (re.compile("u"), "v"),
)
_VOWELS = re.compile(r"[aeiou]+")
_CLOSE = 0.9
_FAINT = 0.78


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """One spelling for all the ways to write a sound: "Yusupov" and "Jusupow" both become "iusupov"."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Its consonants by sound, after its first letter; a vowel at the start is "a"."""
    heard = sound(word)
    first = heard[:1]
    return ("a" if first in "aeiou" else first) + _VOWELS.sub("", heard[1:])


@lru_cache(maxsize=200_000)
def scanned(word: str) -> str:
    """One spelling for all that a scanner takes for each other."""
    for pattern, letters in _SCANNED:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=400_000)
def match(left: str, right: str) -> Match | None:
    """Why two words of a name are one, or None; the same both ways."""
    if left == right:
        return Match(1.0, Tie.EQUAL, f'"{left}" equal')
    if right < left:
        left, right = right, left
    if len(left) == 1 or len(right) == 1:
        return _initial(left, right)
    return _spelled(left, right) or _nicknamed(left, right) or _slipped(left, right)


def _initial(left: str, right: str) -> Match | None:
    short, full = sorted((left, right), key=len)
    if full.startswith(short) and len(full) > 1:
        return Match(0.9, Tie.INITIAL, f'"{short}" may stand for "{full}"')
    return None


def _spelled(left: str, right: str) -> Match | None:
    families = given.SPELLINGS.get(left, frozenset()) & given.SPELLINGS.get(right, frozenset())
    if families:
        return Match(0.97, Tie.SPELLING, f'"{left}" and "{right}" are spellings of one name')
    if sound(left) != sound(right):
        return None
    if _both_known(left, right):
        return Match(_FAINT, Tie.RIVAL, f'"{left}" and "{right}" sound alike, but both are names')
    return Match(0.96, Tie.SPELLING, f'"{left}" and "{right}" are spelled by one sound')


def _nicknamed(left: str, right: str) -> Match | None:
    for short, full in ((left, right), (right, left)):
        names = given.FULL.get(short, frozenset())
        if full in names:
            return Match(0.95, Tie.NICKNAME, f'"{short}" is short for "{full}"')
        if any(match_spelling(name, full) for name in names):
            return Match(0.93, Tie.NICKNAME, f'"{short}" is short for a spelling of "{full}"')
    return None


def match_spelling(left: str, right: str) -> bool:
    """Whether two given names are one name in two spellings."""
    return bool(given.SPELLINGS.get(left, frozenset()) & given.SPELLINGS.get(right, frozenset()))


def _both_known(left: str, right: str) -> bool:
    return left in KNOWN and right in KNOWN


def _slipped(left: str, right: str) -> Match | None:
    length = max(len(left), len(right))
    if abs(len(left) - len(right)) > 2 or length < 3:
        return None
    read_alike = scanned(left) == scanned(right)
    slips = min(edits(left, right, most=3), edits(sound(left), sound(right), most=3) + (left[0] != right[0]))
    if slips > 3 or (not read_alike and slips > (0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3)[min(length, 10)]):
        return None
    reason = f'"{left}" and "{right}" differ by {_NUMBERS[max(1, slips)]}'
    if _both_known(left, right):
        return Match(_FAINT if slips < 2 else 0.6, Tie.RIVAL, f"{reason}, but both are names") if slips < 3 else None
    if read_alike:
        return Match(0.95, Tie.SLIP, f'"{left}" and "{right}" look alike to a scanner')
    return Match(_slip_score(slips, length), Tie.SLIP, reason)


_NUMBERS = ("no letter", "one letter", "two letters", "three letters")


def _slip_score(slips: int, length: int) -> float:
    if slips <= 1:
        return 0.93 if length >= 6 else (0.89 if length == 5 else 0.8 if length == 4 else 0.7)
    return 0.85 if slips == 2 and length >= 9 else 0.77 if slips == 2 and length >= 7 else 0.7
