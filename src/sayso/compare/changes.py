"""Changes: what was changed where one text is the other with a few words changed; read off, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from sayso.compare.amounts import amounts, names_a_number
from sayso.compare.content import STOPPED

# From this share of words in common and in order, two statements are one text with changes, which are read off.
COPY = 0.75
# Names of more words are not looked for in each other's place.
LONGEST = 9
# A negation that comes or goes with more words than these is that of another clause.
FEW_TOKENS = 3
# What stands before a number that is part of a name.
MARKS = frozenset("- – / # № (".split())
# How far behind a "not" its "but" may stand, in tokens.
REACH = 7
# Nor are changes in texts of more tokens: no sentence has so many.
MOST_TOKENS = 400
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[$€£¥]|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")
NOT = frozenset(
    "not never no none nobody nothing neither nor without n't cannot cant dont didnt wasnt isnt wont".split()
)
CONTRACTED = re.compile(r"n['’]t$", re.IGNORECASE)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
    + "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Two words of a line cannot both hold of one thing at one time.
OPPOSITES = tuple(
    tuple(line.split("|"))
    for line in (
        "guilty|innocent convict|acquit convicted|acquitted conviction|acquittal accepted|rejected accept|reject "
        "granted|refused granted|denied allowed|banned allow|ban approved|rejected confirmed|denied won|lost win|lose "
        "rose|fell rise|fall increased|decreased increase|decrease gained|lost opened|closed open|closed "
        "arrived|left alive|dead survived|died living|dead buy|sell bought|sold before|after above|below "
        "arrested|released detained|released hired|fired appointed|dismissed married|divorced legal|illegal "
        "lawful|unlawful true|false present|absent first|last start|end began|ended started|ended all|none "
        "always|never male|female man|woman men|women son|daughter brother|sister father|mother husband|wife "
        "north|south east|west northern|southern eastern|western left|right up|down top|bottom "
        "voluntarily|forcibly loaded|empty full|empty locked|unlocked paid|unpaid signed|unsigned more|fewer more|less"
    ).split()
)

_OPPOSITE = {
    word: frozenset(other for line in OPPOSITES if word in line for other in line if other != word)
    for line in OPPOSITES
    for word in line
}


class Disagreement(StrEnum):
    """What two statements differ in."""

    NUMBER = "number"
    NEGATION = "negation"
    TIME = "time"
    ROLE = "role"
    VALUE = "value"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in the words of each.

    read   whether it was read off where one text is the other with a few words changed; else it is put together from
           what each says
    """

    kind: Disagreement
    left: str
    right: str
    read: bool = False

    def __str__(self) -> str:
        return f"{self.kind}: “{self.left}” against “{self.right}”"


@dataclass(frozen=True, slots=True)
class Change:
    """A difference, and where what changed stands in each text: half-open offsets, equal where nothing stands."""

    difference: Difference
    left: tuple[int, int]
    right: tuple[int, int]


def changes(left: str, right: str) -> tuple[Change, ...]:
    """What was changed, when one text is the other with a few words changed; else nothing."""
    if "://" in left or "://" in right:
        # The numbers of an address count nothing.
        return ()
    mine, theirs = _tokens(left), _tokens(right)
    if not _alike(mine, theirs):
        return ()
    return tuple(
        Change(found, _place(mine.spans, a, b), _place(theirs.spans, c, d))
        for found, a, b, c, d in _read(mine.words, theirs.words)
    )


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words and marks of a text, where they stand, and each of them once, without case."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    bag: frozenset[str]


# A claim is set beside many others in turn, most of which are no copies of it.
@lru_cache(maxsize=20_000)
def _tokens(text: str) -> _Tokens:
    spans = tuple(one.span() for one in TOKEN.finditer(text))
    words = tuple(text[a:b] for a, b in spans)
    return _Tokens(words, spans, frozenset(one.casefold() for one in words))


def _place(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    if first == last:
        at = spans[first][0] if first < len(spans) else spans[-1][1]
        return at, at
    return spans[first][0], spans[last - 1][1]


def _read(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Difference, int, int, int, int]]:
    """Each difference with the tokens that it is made by: from and to in one, from and to in the other."""
    if len(mine) > MOST_TOKENS or len(theirs) > MOST_TOKENS:
        return
    if (exchanged := _exchanged(mine, theirs)) is not None:
        first, last = exchanged
        said, other = _joined(mine), _joined(theirs)
        yield Difference(Disagreement.ROLE, said, other, read=True), first, last, first, last
        return
    before, after = [one.casefold() for one in mine], [one.casefold() for one in theirs]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < COPY:
        return
    changed = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    if _negations(mine) % 2 != _negations(theirs) % 2 and all(map(_is_small, changed)):
        a, b, c, d = _negated(changed, mine, theirs)
        yield Difference(Disagreement.NEGATION, _around(mine, a, b), _around(theirs, c, d), read=True), a, b, c, d
    for _, a, b, c, d in changed:
        # With the words around, since a number's unit or a date's month may be what did not change.
        around = _around(mine, a, b), _around(theirs, c, d)
        if (kind := _change(mine[a:b], theirs[c:d], around)) is not None and not (
            kind is Disagreement.NUMBER and (_numbered(mine, a) or same_digits(" ".join(mine), " ".join(theirs)))
        ):
            yield Difference(kind, *around, read=True), a, b, c, d


def _joined(tokens: Sequence[str], most: int = 90) -> str:
    said = " ".join(tokens)
    return said if len(said) <= most else said[: most - 1].rsplit(" ", 1)[0] + "…"


def _around(tokens: Sequence[str], first: int, last: int) -> str:
    return _joined(tokens[max(0, first - 1) : last + 2])


def _numbered(tokens: Sequence[str], at: int) -> bool:
    """Whether what stands here is the number of something ("Form 31", "SM-2230634", "12. forwarded") and counts nothing."""
    return at == 0 or tokens[at - 1] in MARKS or names_a_number(" ".join(tokens[max(0, at - 2) : at]))


def same_digits(left: str, right: str) -> bool:
    """Whether both have the same digits, spaced or parted otherwise, as scans are misread: "300,000", "300, 000"."""
    return [c for c in left if c.isdigit()] == [c for c in right if c.isdigit()]


def _is_small(change: tuple[str, int, int, int, int]) -> bool:
    """Whether few words were changed: where many were left out, what they denied is not what is left."""
    _, a, b, c, d = change
    return max(b - a, d - c) <= FEW_TOKENS


def _negated(
    changed: Sequence[tuple[str, int, int, int, int]], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[int, int, int, int]:
    """Where the negation was put in or taken out."""
    for _, a, b, c, d in changed:
        if _negations(mine[a:b]) != _negations(theirs[c:d]):
            return a, b, c, d
    return 0, len(mine), 0, len(theirs)


def _alike(mine: _Tokens, theirs: _Tokens) -> bool:
    """Whether the bags of words allow the ratio that is asked; cheap, since most pairs are not copies.

    What only stands in another order has equal bags.
    """
    common = len(mine.bag & theirs.bag)
    return common >= (COPY - 0.15) * min(len(mine.bag), len(theirs.bag)) and abs(
        len(mine.words) - len(theirs.words)
    ) <= 0.5 * len(mine.words)


def _change(mine: Sequence[str], theirs: Sequence[str], around: tuple[str, str]) -> Disagreement | None:
    """What kind of difference it makes that these tokens stand for those."""
    if not mine or not theirs:
        return None
    if _dated(mine, around[0]) and _dated(theirs, around[1]):
        return Disagreement.TIME
    before, after = amounts(" ".join(mine)), amounts(" ".join(theirs))
    if before and after and not any(a.agrees(b) for a in before for b in after):
        return Disagreement.NUMBER
    return Disagreement.VALUE if _opposed(mine, theirs) else None


def _negations(tokens: Sequence[str]) -> int:
    """How many negations there are; "not one man but several" denies nothing of what is said of the several."""
    low = [one.casefold() for one in tokens]
    return sum(
        (one in NOT or bool(CONTRACTED.search(one))) and "but" not in low[k + 1 : k + REACH]
        for k, one in enumerate(low)
    )


def _dated(changed: Sequence[str], around: str) -> bool:
    """Whether what changed is a weekday, a month, a year, or the day of a month that stands beside it."""
    low = [one.casefold() for one in changed]
    if any(one in DAYS for one in low) or any(one in MONTHS and one != "may" for one in low):
        return True
    if any(one.isdecimal() and len(one) == 4 and 1500 <= int(one) <= 2100 for one in low):
        return True
    beside = any(one in MONTHS for one in around.casefold().split())
    return beside and any(one.isdecimal() and len(one) <= 2 and 0 < int(one) <= 31 for one in low)


def _opposed(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    right = {one.casefold() for one in theirs}
    return any(not right.isdisjoint(_OPPOSITE.get(one.casefold(), ())) for one in mine)


def _exchanged(mine: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """From and to where two names stand in each other's place, and words between them that stayed.

    A phrase that moved ("On Friday he left", "He left on Friday") leaves nothing in its place between the two.
    """
    before, after = [one.casefold() for one in mine], [one.casefold() for one in theirs]
    if before == after or len(before) != len(after) or sorted(before) != sorted(after):
        return None
    first = next(k for k, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)
    last = len(before) - next(k for k, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=True)) if a != b)
    before, after, named = before[first:last], after[first:last], mine[first:last]
    if any(_turned(before, after, named, a, b) for a in range(1, LONGEST) for b in range(1, LONGEST)):
        return first, last
    return None


def _turned(before: Sequence[str], after: Sequence[str], named: Sequence[str], a: int, b: int) -> bool:
    middle = before[a : len(before) - b]
    return (
        any(word.isalpha() for word in middle)
        and after[:b] == before[-b:]
        and after[-a:] == before[:a]
        and after[b : len(after) - a] == middle
        and _is_name(named[:a])
        and _is_name(named[-b:])
    )


def _is_name(tokens: Sequence[str]) -> bool:
    return any(one[0].isupper() and one.casefold() not in DAYS | MONTHS | STOPPED for one in tokens)
