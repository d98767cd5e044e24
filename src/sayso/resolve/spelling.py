"""Two words of a name: one spelling of the other, a slip of the pen or of the scanner, a short form, or two names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile

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
    GENDER = 6


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two words are one, and why. A rival is nearly the same word, but both are names in their own right."""

    score: float
    tie: Tie
    reason: str


# In this order: the ways to write one sound. Capitals stand for sounds of no one letter: C as in "church", S as in "ship",
# T as in "tsar".
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|schtsch|stch|szcz|sch?t?ch|chtch", "S"),
        (r"tsch|tch|tsh|cz|(?<!s)ch", "C"),
        (r"sch|sh|sz", "S"),
        (r"zh|rz", "z"),
        (r"dzh|dsch|^dj|dzj", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"bh", "b"),
        (r"ck|q", "k"),
        (r"ts|tz", "T"),
        (r"t(?=[CT])", ""),
        (r"c(?=[eiy])", "s"),
        (r"c(?=[aou]|[^aeiouyh]|$)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yji]ov$", "ev"),
        (r"ou|oo|ue", "u"),
        (r"oe", "o"),
        (r"ee", "i"),
        (r"ae", "a"),
        (r"[jy]", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeou])i(?=[aeou])", "i"),
        (r"ie(?=[a-z])", "e"),
        (r"(?<=[^aeiou])h", ""),
    )
)
# What a scanner takes for each other, in both directions.
_CONFUSED = frozenset(
    frozenset(pair.split("|"))
    for pair in "m|rn m|nn w|vv d|cl n|u e|c h|b l|i l|t i|j i|t t|f o|a u|v g|q n|r n|ri h|li y|v f|r s|z o|e a|e".split()
)
# Letters that more than one language writes for more than one sound.
_READINGS = (
    (re.compile(r"(?<![st])ch(?!t?ch)"), "kh"),
    (re.compile(r"(?<!t)sch(?!tsch)"), "zh"),
    (re.compile(r"j(?=[aeiou]|k)"), "zh"),
    (re.compile(r"^s(?=[aeiou])"), "z"),
    (re.compile(r"(?<![ts])ch"), "sh"),
    (re.compile(r"(?<!s)c(?![hkz])"), "ts"),
)
_HISSED = str.maketrans({"C": "s", "S": "s", "T": "s", "z": "s", "c": "s"})
_VOWELS = re.compile(r"[aeiou]+")
_LIKE_LETTERS = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"})
# One letter between two names that both are names.
_RIVAL = 0.78


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """One spelling for all the ways to write a sound: "Yusupov" and "Jusupow" both become "iusupov"."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=100_000)
def readings(word: str) -> frozenset[str]:
    """How it may sound, by the languages that may have spelled it."""
    spelled = {word}
    for pattern, letters in _READINGS:
        spelled |= {pattern.sub(letters, other) for other in spelled}
    return frozenset(map(sound, spelled))


def lettered(word: str) -> str:
    """A word with the letters that a scanner took for digits; a number stays one."""
    return word if word.isalpha() or word.isdigit() else word.translate(_LIKE_LETTERS)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """Its consonants by sound, after its first letter; a vowel at the start is "a"."""
    return bare(sound(word))


def bare(heard: str) -> str:
    """The consonants of a sound, after its first letter; all that hiss are one."""
    hissed = heard.translate(_HISSED)
    return ("a" if hissed[:1] in "aeiou" else hissed[:1]) + _VOWELS.sub("", hissed[1:])


def _shared(left: str, right: str) -> int:
    """How many letters two words begin with together."""
    same = takewhile(lambda letters: letters[0] == letters[1], zip(left, right, strict=False))
    return sum(1 for _ in same)


def _misread(left: str, right: str) -> bool:
    """Whether a scanner, at one place, took one for the other."""
    start = _shared(left, right)
    end = _shared(left[start:][::-1], right[start:][::-1])
    ours, theirs = left[start : len(left) - end], right[start : len(right) - end]
    return frozenset((ours, theirs)) in _CONFUSED


@lru_cache(maxsize=200_000)
def match(left: str, right: str) -> Match | None:
    """Why two words of a name are one, or None; the same both ways."""
    if left == right:
        return Match(1.0, Tie.EQUAL, f'"{left}" equal')
    if right < left:
        left, right = right, left
    if len(left) == 1 or len(right) == 1:
        return _initial(left, right)
    if frozenset((left, right)) in given.RIVALS:
        return Match(_RIVAL, Tie.RIVAL, f'"{left}" and "{right}" may be the names of a man and of a woman')
    return _spelled(left, right) or _womans(left, right) or _nicknamed(left, right) or _slipped(left, right)


def _initial(left: str, right: str) -> Match | None:
    short, full = sorted((left, right), key=len)
    if full.startswith(short) and len(full) > 1:
        return Match(0.9, Tie.INITIAL, f'"{short}" may stand for "{full}"')
    return None


def _spelled(left: str, right: str) -> Match | None:
    if match_spelling(left, right):
        return Match(0.97, Tie.SPELLING, f'"{left}" and "{right}" are spellings of one name')
    if sound(left) == sound(right):
        return Match(0.96, Tie.SPELLING, f'"{left}" and "{right}" are spellings of one sound')
    if min(len(left), len(right)) < 5 or _both_known(left, right):
        return None
    if readings(left) & readings(right):
        return Match(0.94, Tie.SPELLING, f'"{left}" and "{right}" are one sound as two languages spell it')
    hissed = {reading.translate(_HISSED) for reading in readings(left)}
    if any(reading.translate(_HISSED) in hissed for reading in readings(right)):
        return Match(0.93, Tie.SPELLING, f'"{left}" and "{right}" differ by a hissing sound')
    return None


def _womans(left: str, right: str) -> Match | None:
    """Whether one is the form of a Slavic surname that the women of a family bear."""
    short, full = sorted((left, right), key=len)
    if len(short) < 5 or _both_known(short, full):
        return None
    if (_MANS.search(short) and full == f"{short}a") or (
        _WOMANS.search(full) and sound(_WOMANS.sub("ski", full)) == sound(_MANS_ADJECTIVE.sub("ski", short))
    ):
        return Match(0.93, Tie.GENDER, f'"{full}" is the form of "{short}" that a woman bears')
    return None


_MANS = re.compile(r"(?:[oe]v|in)$")
_MANS_ADJECTIVE = re.compile(r"sk(?:y|yy|iy|ij|ii|i)$")
_WOMANS = re.compile(r"ska(?:[iyj]a)?$")


def _nicknamed(left: str, right: str) -> Match | None:
    for short, full in ((left, right), (right, left)):
        names = given.FULL.get(short, frozenset())
        if full in names:
            return Match(0.95, Tie.NICKNAME, f'"{short}" is short for "{full}"')
        if any(match_spelling(name, full) for name in names):
            return Match(0.93, Tie.NICKNAME, f'"{short}" is short for a spelling of "{full}"')
    shared = given.FULL.get(left, frozenset()) & given.FULL.get(right, frozenset())
    if shared:
        return Match(0.82, Tie.NICKNAME, f'"{left}" and "{right}" are both short for "{min(shared)}"')
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
    read_alike = _misread(left, right)
    slips = edits(left, right, most=3)
    heard = edits(sound(left), sound(right), most=3)
    fewest = min(slips, heard + (left[0] != right[0]))
    if fewest > 3 or (not read_alike and fewest > _MOST[min(length - _shared_start(left, right), 10)]):
        return None
    reason = f'"{left}" and "{right}" differ by {_NUMBERS[max(1, fewest)]}'
    if _differ_by_gender(left, right):
        return Match(_RIVAL, Tie.RIVAL, f"{reason}, as a man's name and a woman's do")
    if _both_known(left, right):
        return Match(_RIVAL if fewest < 2 else 0.6, Tie.RIVAL, f"{reason}, but both are names") if fewest < 3 else None
    if read_alike:
        return Match(0.94, Tie.SLIP, f'"{left}" and "{right}" look alike to a scanner')
    score = (_slip_score(left, right, slips) + _slip_score(left, right, fewest)) / 2
    return Match(score, Tie.SLIP, reason)


_NUMBERS = ("no letter", "one letter", "two letters", "three letters")
_MOST = (0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3)


def _shared_start(left: str, right: str) -> int:
    """What two words begin with that says nothing: "Abdulhakim" and "Abdulbasir"."""
    return 5 if left.startswith("abdul") and right.startswith("abdul") else 0


def _differ_by_gender(left: str, right: str) -> bool:
    if len(left) == len(right):
        return left[:-1] == right[:-1] and left[-1] in _ENDINGS and right[-1] in _ENDINGS
    short, full = sorted((left, right), key=len)
    return full[:-1] == short and full[-1] in "ao" and short[-1] not in "aeo" and not short.endswith(("ov", "ev"))


_ENDINGS = frozenset("aeo")


def _slip_score(left: str, right: str, slips: int) -> float:
    length = max(len(left), len(right)) - _shared_start(left, right)
    if slips > 1:
        return 0.85 if slips == 2 and length >= 9 else 0.77 if slips == 2 and length >= 7 else 0.66
    if length < 5:
        return 0.8 if length == 4 else 0.7
    usual = 0.93 if length > 5 else 0.88
    if len(left) != len(right):
        return usual if length > 6 or _same_consonants(left, right) else usual - 0.1
    if sorted(left) == sorted(right):
        return usual
    if length > 7:
        return 0.88
    return usual - (0.06 if _vowels_differ(left, right) else 0.12)


def _same_consonants(left: str, right: str) -> bool:
    """Whether nothing but vowels, or a letter written twice, tells them apart."""
    return bare(sound(left)) == bare(sound(right))


def _vowels_differ(left: str, right: str) -> bool:
    return all(one == other or (one in "aeiouy" and other in "aeiouy") for one, other in zip(left, right, strict=False))
