"""Conflict: in what two statements about one thing differ: a number, yes and no, a time, who did it to whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sayso.compare.amounts import Amount, amounts
from sayso.compare.content import STOPPED, weight
from sayso.compare.likeness import compatible
from sayso.compare.statement import Statement

# From this share of words in common and in order, two statements are one text with changes, which are read off.
COPY = 0.75
LEAST_WORDS = 3
# Names of more words are not looked for in each other's place.
LONGEST = 9
LEAST_WEIGHT = 0.35
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
# "was not in", "had never been at", "was not there".
_ELSEWHERE = re.compile(
    r"\b(?:was|were|is|are|been|be)(?:n['’]t)?\s+(?:not\s+|never\s+|nowhere\s+|neither\s+)?(?:been\s+)?(?:in|at|on|near|there|present|inside|aboard)\b",
    re.IGNORECASE,
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


def differences(left: Statement, right: Statement) -> tuple[Difference, ...]:
    """What differs between two statements, provided that they are about one thing; one of a kind, the weightiest first.

    Two that give different times and different numbers tell of two occasions: they differ in nothing that can be held
    against either.
    """
    found: dict[Disagreement, Difference] = {}
    changes = tuple(_changes(left.text, right.text))
    if left.time is not None and right.time is not None and not _apart(left, right):
        # "on Friday" and "on 3 May" may be one day.
        changes = tuple(one for one in changes if one.kind is not Disagreement.TIME)
    for one in (*changes, *(() if changes and not _polar(left, right) else _told(left, right))):
        found.setdefault(one.kind, one)
    if _apart(left, right) or Disagreement.TIME in found:
        if Disagreement.NUMBER in found:
            return ()
        found.pop(Disagreement.NEGATION, None)
    return tuple(sorted(found.values(), key=lambda one: _ORDER.index(one.kind)))


_ORDER = tuple(Disagreement)


def _polar(left: Statement, right: Statement) -> bool:
    return left.denies != right.denies


def _apart(left: Statement, right: Statement) -> bool:
    """Whether both have a time, and it cannot be one."""
    return left.time is not None and right.time is not None and not compatible(left.time, right.time)


def _told(left: Statement, right: Statement) -> Iterator[Difference]:
    """Differences in what two statements say, in whatever words."""
    if _polar(left, right) and (_shares_main(left, right) or _reworded(left, right)):
        yield Difference(Disagreement.NEGATION, _short(left.text), _short(right.text))
    yield from _numbers(left.amounts, right.amounts)
    if _apart(left, right) and _exact(left) and _exact(right) and _shares_main(left, right):
        yield Difference(Disagreement.TIME, _period(left), _period(right))
    for mine in left.deeds:
        for theirs in right.deeds:
            if mine.predicate == theirs.predicate and _swapped(mine.doers, mine.done_to, theirs.doers, theirs.done_to):
                yield Difference(Disagreement.ROLE, _short(left.text), _short(right.text))


def alibi(left: Statement, right: Statement) -> Difference | None:
    """That one says of somebody that he was not in a place, and the other tells something of him on the same day."""
    for one, other in ((left, right), (right, left)):
        if one.denies and not other.denies and _ELSEWHERE.search(one.text) and _same_day(one, other):
            return Difference(Disagreement.PRESENCE, _short(left.text), _short(right.text))
    return None


def _same_day(one: Statement, other: Statement) -> bool:
    return one.time is not None and one.time == other.time and one.time[0] == one.time[1] and bool(_named(one, other))


def _named(one: Statement, other: Statement) -> frozenset[str]:
    """Who takes part in both: entities, or names by which both call somebody."""
    return (one.who & other.who) | (one.names & other.names)


def _swapped(*parts: frozenset[str]) -> bool:
    doers, done_to, other_doers, other_done_to = parts
    return bool(
        doers & other_done_to and done_to & other_doers and not doers & other_doers and not done_to & other_done_to
    )


def _numbers(left: Sequence[Amount], right: Sequence[Amount]) -> Iterator[Difference]:
    """A unit of which no amount agrees, and whose numbers the other does not give for something else either."""
    for unit in sorted({one.unit for one in left} & {one.unit for one in right} - {""}):
        mine, theirs = ([one for one in side if one.unit == unit] for side in (left, right))
        given = any(a.agrees(b) for a in mine for b in right) or any(a.agrees(b) for a in left for b in theirs)
        if not given:
            yield Difference(Disagreement.NUMBER, mine[0].text, theirs[0].text)


def _shares_main(left: Statement, right: Statement) -> bool:
    """Whether both say one thing first of all, and that is no everyday word."""
    mine, theirs = left.main, right.main
    return (
        mine is not None
        and theirs is not None
        and mine.predicate == theirs.predicate
        and (weight(mine.predicate) >= LEAST_WEIGHT or bool(mine.doers & theirs.doers))
    )


def _reworded(left: Statement, right: Statement) -> bool:
    """Whether both say the same but for a word or two."""
    common, least, most = len(left.words & right.words), *sorted((len(left.words), len(right.words)))
    return least >= LEAST_WORDS and common >= COPY * least and 2 * common >= most


def _exact(one: Statement) -> bool:
    """Whether the time has both bounds within one month."""
    return one.time is not None and None not in one.time and str(one.time[0])[:7] == str(one.time[1])[:7]


def _period(one: Statement) -> str:
    start, end = one.time or (None, None)
    return str(start) if start == end else f"{start} to {end}"


def _short(text: str, most: int = 90) -> str:
    said = " ".join(text.split())
    return said if len(said) <= most else said[: most - 1].rsplit(" ", 1)[0] + "…"


# One text with changes


def _changes(left: str, right: str) -> Iterator[Difference]:
    """What was changed, when one text is the other with a few words changed."""
    mine, theirs = TOKEN.findall(left), TOKEN.findall(right)
    if _exchanged(mine, theirs):
        yield Difference(Disagreement.ROLE, _short(left), _short(right), read=True)
        return
    before, after = [one.casefold() for one in mine], [one.casefold() for one in theirs]
    if not _alike(before, after):
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < COPY:
        return
    changed = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    if _negations(mine) % 2 != _negations(theirs) % 2:
        a, b, c, d = _negated(changed, mine, theirs)
        said, other = _around(mine, a, b), _around(theirs, c, d)
        yield Difference(Disagreement.NEGATION, said, other, read=True)
    for _, a, b, c, d in changed:
        # With the words around, since a number's unit or a date's month may be what did not change.
        around = _around(mine, a, b), _around(theirs, c, d)
        if (kind := _change(mine[a:b], theirs[c:d], around)) is not None:
            yield Difference(kind, *around, read=True)


def _around(tokens: Sequence[str], first: int, last: int) -> str:
    return " ".join(tokens[max(0, first - 1) : last + 2])


def _negated(
    changed: Sequence[tuple[str, int, int, int, int]], mine: Sequence[str], theirs: Sequence[str]
) -> tuple[int, int, int, int]:
    """Where the negation was put in or taken out."""
    for _, a, b, c, d in changed:
        if _negations(mine[a:b]) != _negations(theirs[c:d]):
            return a, b, c, d
    return 0, len(mine), 0, len(theirs)


def _alike(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the bags of words allow the ratio that is asked; cheap, since most pairs are not copies."""
    common = len(set(mine) & set(theirs))
    return common >= (COPY - 0.15) * min(len(set(mine)), len(set(theirs))) and abs(
        len(mine) - len(theirs)
    ) <= 0.5 * len(mine)


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
    return sum(one.casefold() in NOT or bool(CONTRACTED.search(one)) for one in tokens)


def _dated(changed: Sequence[str], around: str) -> bool:
    """Whether what changed is a weekday, a month, a year, or the day of a month that stands beside it."""
    low = [one.casefold() for one in changed]
    if any(one in DAYS for one in low) or any(one in MONTHS and one != "may" for one in low):
        return True
    if any(one.isdigit() and len(one) == 4 and 1500 <= int(one) <= 2100 for one in low):
        return True
    beside = any(one in MONTHS for one in around.casefold().split())
    return beside and any(one.isdigit() and 0 < int(one) <= 31 for one in low)


def _opposed(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    left, right = ({one.casefold() for one in side} for side in (mine, theirs))
    return any((a in left and b in right) or (b in left and a in right) for a, b in OPPOSITES)


def _exchanged(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one text is the other with two names in each other's place, and words between them that stayed.

    A phrase that moved ("On Friday he left", "He left on Friday") leaves nothing in its place between the two.
    """
    if len(mine) != len(theirs) or sorted(one.casefold() for one in mine) != sorted(one.casefold() for one in theirs):
        return False
    before, after = [one.casefold() for one in mine], [one.casefold() for one in theirs]
    first = next((k for k, (a, b) in enumerate(zip(before, after, strict=True)) if a != b), len(before))
    last = len(before) - next((k for k, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=True)) if a != b), 0)
    before, after, named = before[first:last], after[first:last], mine[first:last]
    return any(_turned(before, after, named, a, b) for a in range(1, LONGEST) for b in range(1, LONGEST))


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
