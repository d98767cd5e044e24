"""How alike two names of persons are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from math import prod

from sayso.resolve import given
from sayso.resolve.align import Alignment, Words, align, joined
from sayso.resolve.distance import edits
from sayso.resolve.names import REMEMBERED, Name
from sayso.resolve.relation import JOIN, UNLIKE, Likeness, Relation
from sayso.resolve.script import is_consonantal, is_syllabic, romanised
from sayso.resolve.spelling import KNOWN, Match, Tie, bare, lettered, match, readings, skeleton, sound
from sayso.resolve.surnames import PORTUGUESE, SPANISH, SURNAMES

_PARTICLES = frozenset(
    """
    de la las los del da do dos das di du des della dello degli van von der den ter ten te zu zum zur af av y e i al el
    ul ad as ar ash az ud ur bin ibn ben bint bt bte le lo
    """.split()
)
# Beside these surnames "Van" and "Do" are given names.
_VIETNAMESE = frozenset("nguyen tran pham hoang phan dang bui ngo duong huynh truong dinh trinh".split())
_CHILD_OF = frozenset("bin ibn ben bint bt bte".split())
_FORMERLY = frozenset("nee born geb geborene geboren nata formerly z.d. zd".split())
_HONORIFICS = frozenset(
    """
    haji hajji hadji hajj mullah mulla maulavi mawlawi molvi qari hafiz ustad ustadh effendi bey pasha sayyid sayyed seyed
    syed sheikh shaikh shaykh sheik cheikh imam ayatollah monsieur madame prasident praesident presidente gospodin pan
    pani herr frau don dona senhor senhora doutor doctor professor dr prof mr mrs ms mme mlle sir lord lady
    """.split()
)
_SERVANT = re.compile(r"^abd(?:[aeou]?l|[aeou]r|[aeou])?$")
_SERVANT_OF = re.compile(r"^abd[aeou](?:l|([rsdtnzj])(?=\1))(?=\w{3})")
_PATRONYMIC = re.compile(r"[oei]vi[CSkshc]$|[oe]vna$|[^aeiou]iCna$|[kl]iC$")
_INITIALS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}")
_ARTICLE = re.compile(r"^[ae]l(?=[b-df-hj-np-tv-z]\w{3})")
_ABJAD = str.maketrans({"p": "b", "v": "", "g": "j", "c": "s", "4": "s", "5": "s", "z": "z", "i": ""})


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in parts.

    words     its words in Latin letters, without particles and honorifics
    raw       all of its words in Latin letters
    others    the same under an earlier surname
    child_of  whether it says whose child the person is: "bin", "ibn"
    """

    words: Words
    raw: Words
    others: tuple[Words, ...]
    child_of: bool
    syllabic: str
    consonantal: bool
    tail: str

    @property
    def written(self) -> str:
        """All words in one."""
        return "".join(self.raw)


@lru_cache(maxsize=REMEMBERED)
def person(name: Name) -> Person:
    """The parts of a person's name."""
    raw = tuple(lettered(part) for token in name.tokens for part in romanised(token) if part)
    now, before = _formerly(raw)
    words = _words(now)
    others = tuple({(words[0], *before), (*words, *before), (*words[:-1], *before)} - {words}) if before else ()
    return Person(
        words,
        tuple(word for word in raw if word not in _FORMERLY),
        others,
        any(word in _CHILD_OF for word in now[1:]),
        "".join(name.tokens) if all(is_syllabic(token) for token in name.tokens) else "",
        any(is_consonantal(token) for token in name.tokens),
        name.tail,
    )


def _formerly(raw: Words) -> tuple[Words, Words]:
    """The name of today and the surname of before: "Ana Prado née Sol"."""
    for place, word in enumerate(raw):
        if word in _FORMERLY and 0 < place < len(raw) - 1:
            return raw[:place], tuple(word for word in raw[place + 1 :] if word not in _PARTICLES)
    return raw, ()


def _words(raw: Words) -> Words:
    kept = list(_servants([word for place, word in enumerate(raw) if not _is_particle(raw, place)]))
    plain = [word for word in kept if word not in _HONORIFICS]
    words = plain if len(plain) > 1 else kept
    if len(words) > 1 and _INITIALS.fullmatch(words[0]) and words[0] not in KNOWN:
        words = [*words[0], *words[1:]]
    if words and words[0] in given.ARABIC:
        words = [words[0], *(word if word in KNOWN else _ARTICLE.sub("", word) for word in words[1:])]
    return tuple(words)


def _is_particle(raw: Words, place: int) -> bool:
    word = raw[place]
    if word not in _PARTICLES or raw[0] in _VIETNAMESE:
        return False
    if place == len(raw) - 1:
        return word in _CHILD_OF and len(raw) > 2
    if len(word) == 1:
        return place > 1
    return place > 0 or (len(raw) > 2 and word not in ("ben", "al", "i", "e"))


def _servants(words: list[str]) -> Iterator[str]:
    """ "Abd al-Aziz", "Abdel Aziz" and "Abdulaziz" in one spelling."""
    place = 0
    while place < len(words):
        word = words[place]
        if _SERVANT.match(word) and place + 1 < len(words) and len(words) > 2:
            yield f"abdul{words[place + 1]}"
            place += 1
        else:
            yield _SERVANT_OF.sub("abdul", word)
        place += 1


def compare(left: Person, right: Person) -> Likeness:
    """How alike two persons' names are, at their best when one has an earlier surname."""
    if left.syllabic and right.syllabic:
        return _compare_characters(left.syllabic, right.syllabic)
    found = [
        _compare(left, right, ours, theirs)
        for ours in (left.words, *left.others)
        for theirs in (right.words, *right.others)
    ]
    best = max(found, key=lambda likeness: likeness.score)
    return _with_tails(best, left.tail, right.tail)


def _compare_characters(left: str, right: str) -> Likeness:
    if left == right:
        return Likeness(1.0, Relation.EQUAL, ("all characters equal",))
    if romanised(left) == romanised(right):
        return Likeness(0.75, Relation.VARIANT, ("other characters that sound alike",))
    shared = sum(one == other for one, other in zip(left, right, strict=False))
    if shared > 1 or (shared and len(left) == len(right) == 2):
        return Likeness(0.3, Relation.CONFLICT, (f"{shared} characters equal, the others not",))
    return UNLIKE


def _with_tails(found: Likeness, left: str, right: str) -> Likeness:
    if left == right or found.relation is Relation.UNLIKE:
        return found
    if left and right:
        return Likeness(min(found.score, 0.5), Relation.CONFLICT, (*found.reasons, f'"{left}" is not "{right}"'))
    one = left or right
    less = Relation.LONGER if left else Relation.SHORTER
    relation = less if found.relation in (Relation.EQUAL, Relation.VARIANT) else found.relation
    if relation in (Relation.SHORTER, Relation.LONGER) and relation is not less:
        return Likeness(
            min(found.score * 0.9, 0.8), Relation.CONFLICT, (*found.reasons, f'"{one}" in the shorter name only')
        )
    # A father and a son are told apart by just this.
    return Likeness(min(found.score * 0.93, JOIN - 0.01), relation, (*found.reasons, f'"{one}" in one only'))


def _compare(left: Person, right: Person, ours: Words, theirs: Words) -> Likeness:
    if left.written == right.written and not left.others and not right.others:
        return Likeness(1.0, Relation.EQUAL, ("all letters equal",))
    ours, theirs = _unglued(ours, right.raw), _unglued(theirs, left.raw)
    ours, theirs = joined(ours, theirs), joined(theirs, ours)
    if ours != theirs and "".join(ours) == "".join(theirs):
        return Likeness(0.97, Relation.EQUAL, ("all letters equal, the words divided otherwise",))
    if len(ours) != len(theirs) and min(len(left.written), len(right.written)) > 9:
        slips = min(edits(left.written, right.written, most=1), edits("".join(ours), "".join(theirs), most=1))
        if slips < 2:
            return Likeness(0.9, Relation.VARIANT, ("all letters but one equal, the words divided otherwise",))
    found = align(ours, theirs, _matcher(ours, theirs, left.consonantal != right.consonantal))
    solid = sum(pair.match.tie is not Tie.INITIAL for pair in found.pairs)
    if not solid:
        return UNLIKE
    if found.left_over and found.right_over:
        return _torn(ours, theirs, found, solid)
    if found.left_over or found.right_over:
        short, full = (theirs, ours) if found.left_over else (ours, theirs)
        return _shortened(short, full, found, solid)
    return _whole(ours, found, solid, left.child_of and right.child_of)


def _unglued(words: Words, other: Words) -> Words:
    """ "alassad" beside "al assad" as "assad"."""
    glued = {before + after: after for before, after in pairwise(other) if before in _PARTICLES}
    return tuple(glued.get(word, word) for word in words) if glued else words


class _matcher:
    """Matches two words by their places; a patronymic is no surname."""

    def __init__(self, left: Words, right: Words, half_written: bool) -> None:
        self._left, self._right, self._half_written = left, right, half_written
        self._fathers = (patronymic(left), patronymic(right))

    def __call__(self, i: int, j: int) -> Match | None:
        one, other = self._left[i], self._right[j]
        if (i == self._fathers[0]) != (j == self._fathers[1]) and len(one) > 1 and len(other) > 1 and one != other:
            return None
        return (_half_written(one, other) if self._half_written else None) or match(one, other)


def patronymic(words: Words) -> int:
    """The place of a Slavic patronymic; -1 when there is none."""
    if len(words) < 3:
        return -1
    return next((i for i, word in enumerate(words) if i and len(word) > 5 and _PATRONYMIC.search(sound(word))), -1)


def _half_written(one: str, other: str) -> Match | None:
    """Whether they have the same consonants: all that Arabic and Hebrew tell."""
    if len(one) > 1 and len(other) > 1 and _abjad(one) == _abjad(other) != "":
        return Match(0.94, Tie.SPELLING, f'"{one}" and "{other}" have the same consonants')
    return None


@lru_cache(maxsize=100_000)
def _abjad(word: str) -> str:
    bare = skeleton(word)
    return (bare[:1] + bare[1:].translate(_ABJAD).replace("h", "")).translate(_ABJAD).removeprefix("a").rstrip("t")


def _reasons(found: Alignment) -> tuple[str, ...]:
    return tuple(pair.match.reason for pair in found.pairs)


def _quality(found: Alignment) -> float:
    """How surely all pairs are one: whoever spells one word in another system spells all so, and counts once."""
    spelled = [pair.match.score for pair in found.pairs if pair.match.tie is Tie.SPELLING]
    others = [pair.match.score for pair in found.pairs if pair.match.tie is not Tie.SPELLING]
    return prod(others) * min(spelled, default=1.0)


def _rival(found: Alignment) -> bool:
    return any(pair.match.tie is Tie.RIVAL for pair in found.pairs)


def _whole(words: Words, found: Alignment, solid: int, child_of: bool) -> Likeness:
    """Every word has its like."""
    reasons, score = _reasons(found), _quality(found)
    initials = len(found.pairs) - solid
    if len(found.pairs) == 1 and score < 1:
        score *= 0.88
    if initials:
        first = next(pair for pair in found.pairs if pair.left == 0)
        score *= 0.89 if first.match.tie is Tie.INITIAL and initials < 2 else 1.06
    either = len(words[0]) == 1 or words[0] in given.FULL
    rivals = {Tie.RIVAL, Tie.GENDER} if either else {Tie.RIVAL}
    relation = Relation.VARIANT if any(pair.match.tie is not Tie.EQUAL for pair in found.pairs) else Relation.EQUAL
    if not found.straight:
        turn, note = _order(words, found, child_of)
        reasons = (*reasons, note)
        score *= turn
        relation = Relation.CONFLICT if turn < 0.7 else relation
    torn = any(pair.match.tie in rivals for pair in found.pairs)
    return Likeness(score, Relation.CONFLICT if torn else relation, reasons)


def _order(words: Words, found: Alignment, child_of: bool) -> tuple[float, str]:
    if found.rotated and not (len(words) == 2 and all(word in given.KNOWN for word in words)):
        return 0.98, "the surname first in one"
    if len(words) == 2:
        return 0.6, "given name and surname exchanged, and both are given names"
    if child_of:
        return 0.55, "father and child exchanged"
    ends = found.pairs[0].right == 0 and found.pairs[-1].right == len(words) - 1
    return (0.9, "middle names in another order") if ends else (0.78, "the words in another order")


def _given_only(word: str) -> bool:
    return word in given.KNOWN and word not in SURNAMES


def _shortened(short: Words, full: Words, found: Alignment, solid: int) -> Likeness:
    """One name says less than the other."""
    extra = [full[place] for place in found.left_over or found.right_over]
    relation = Relation.LONGER if found.left_over else Relation.SHORTER
    reasons = (*_reasons(found), *(f'"{word}" in one only' for word in extra))
    base = _short_base(short, full, found, extra, solid) * _quality(found)
    if found.pairs[0].match.tie is Tie.INITIAL and len(short) > 1:
        base *= 0.9
    return Likeness(base, Relation.CONFLICT if _rival(found) else relation, reasons)


def _short_base(short: Words, full: Words, found: Alignment, extra: list[str], solid: int) -> float:
    if len(short) == 1:
        return 0.5
    places = [pair.left if found.left_over else pair.right for pair in found.pairs]
    weight = sum(0.0 if word in short else 0.3 if len(word) == 1 or word in _WORN else 1.0 for word in extra)
    if len(short) == 2 and short[0] in _WORN and weight > 1:
        return 0.66
    if not found.straight:
        rotated = found.rotated
        return (0.88 if rotated and len(extra) == 1 else 0.8 if rotated else 0.72) - 0.03 * (weight - 1)
    first, last = places[0] == 0, places[-1] == len(full) - 1
    if first and last:
        skipped = full[1]
        if (
            skipped in SPANISH
            and skipped not in PORTUGUESE
            and skipped not in given.KNOWN
            and full[-1] in SPANISH
            and len(full) > 2
            and places[1] == 2
        ):
            return 0.8
        return 0.94 - 0.02 * max(0.0, weight - 1) if weight < 3 else 0.66
    if first:
        surname = full[places[-1]]
        if places[-1] == len(full) - 2 and not _given_only(surname):
            return 0.93 - 0.02 * max(0.0, weight - 1)
        return 0.75 - 0.02 * weight
    return 0.76 - 0.02 * weight


# Given names so common that they tell little.
_WORN = frozenset("muhammad mohammad mohammed mohamed mohamad maria jose".split())


def _torn(ours: Words, theirs: Words, found: Alignment, solid: int) -> Likeness:
    """Each has a word that the other has not."""
    left, right = (" ".join(ours[i] for i in found.left_over), " ".join(theirs[j] for j in found.right_over))
    reasons = (*_reasons(found), f'"{left}" is not "{right}"')
    first = any(pair.left == 0 and pair.right == 0 for pair in found.pairs)
    base = 0.25 if solid < 2 else 0.55 if first else 0.4
    if solid > 2:
        base += 0.05
    return Likeness(base * _quality(found), Relation.CONFLICT, reasons)


@lru_cache(maxsize=REMEMBERED)
def codes(name: Name) -> frozenset[tuple[str, ...]]:
    """What `compare` must share to find any likeness: one word by its consonants, with another's first sound."""
    parts = person(name)
    if parts.syllabic:
        return frozenset({("syllables", "".join(skeleton(word) for word in parts.words))})
    listed = frozenset(code for words in (parts.words, *parts.others) for code in _codes(words))
    return listed | {("whole", skeleton(parts.written))}


def _codes(words: Words) -> Iterator[tuple[str, ...]]:
    full = [word for word in words if len(word) > 1]
    if len(words) == 1:
        yield ("one", skeleton(words[0]))
    if len(words) == 2 == len(full):
        for one, other in (full, full[::-1]):
            yield (skeleton(_spelling(one)), "", skeleton(other)[-1])
    for one, other in _selected(full):
        for first in _roots(one):
            for second in _roots(other):
                yield (first, second[:1])
                yield (second, first[:1])
    if len(full) < len(words):
        for word in full:
            for short in words:
                if len(short) == 1:
                    yield (skeleton(word), skeleton(short))


def _selected(words: list[str]) -> list[tuple[str, str]]:
    if len(words) < 4:
        return list(combinations(words, 2))
    return [(words[0], words[-1]), (words[0], words[-2]), (words[1], words[-1])]


@lru_cache(maxsize=100_000)
def _roots(word: str) -> frozenset[str]:
    """The consonants of a word, or of the full names that it is short for."""
    names = given.FULL.get(word)
    found = {skeleton(_spelling(name)) for name in names} if names else set()
    spelled = _spelling(word)
    heard = {skeleton(spelled)} if word in KNOWN else {bare(reading) for reading in readings(spelled)}
    return frozenset(found | heard)


def _spelling(word: str) -> str:
    """One of all the spellings of a given name."""
    numbers = given.SPELLINGS.get(word)
    return given.FIRST_SPELLING[min(numbers)] if numbers else word
