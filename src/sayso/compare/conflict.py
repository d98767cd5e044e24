"""Conflict: in what two statements about one thing differ: a number, yes and no, a time, who did it to whom, where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.compare.amounts import Amount
from sayso.compare.changes import COPY, Difference, Disagreement, changes, same_digits
from sayso.compare.content import weight
from sayso.compare.likeness import compatible
from sayso.compare.mood import Mood
from sayso.compare.statement import Statement
from sayso.model import MUTUAL

# Two claims are reworded ones of each other from this many words on.
LEAST_WORDS = 3
# A predicate that weighs less is everybody's.
LEAST_WEIGHT = 0.35
# "was not in", "had never been at", "was not there".
_ELSEWHERE = re.compile(
    r"\b(?:was|were|is|are|been|be)(?:n['’]t)?\s+(?:not\s+|never\s+|nowhere\s+|neither\s+)?(?:been\s+)?(?:in|at|on|near|there|present|inside|aboard)\b",
    re.IGNORECASE,
)


def differences(left: Statement, right: Statement) -> tuple[Difference, ...]:
    """What differs between two statements, provided that they are about one thing; one of a kind, the weightiest first.

    Two that give different times and different numbers tell of two occasions: they differ in nothing that can be held
    against either. What should, will or may be is not against what was, nor against what else should be, unless the
    words are the same but for what was changed.
    """
    moods = {left.mood, right.mood}
    if len(moods - {Mood.NOTHING}) > 1:
        return ()
    found: dict[Disagreement, Difference] = {}
    changed = tuple(one.difference for one in changes(left.text, right.text))
    if left.time is not None and right.time is not None and not _apart(left, right):
        # "on Friday" and "on 3 May" may be one day.
        changed = tuple(one for one in changed if one.kind is not Disagreement.TIME)
    if left.main is not None and left.main.predicate in MUTUAL:
        # Whoever meets somebody is met by him.
        changed = tuple(one for one in changed if one.kind is not Disagreement.ROLE)
    if left.turned is not right.turned:
        # Who denies that he took it and who says that he did not agree, though a "not" came or went.
        changed = tuple(one for one in changed if one.kind is not Disagreement.NEGATION)
    told = left.mood is Mood.ACTUAL and (not changed or _polar(left, right))
    for one in (*changed, *(_told(left, right) if told else ())):
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
    if (_shares_main(left, right) or _reworded(left, right)) and not same_digits(left.text, right.text):
        # The same unit of two deeds counts two things.
        yield from _numbers(left.amounts, right.amounts)
    if _apart(left, right) and _exact(left) and _exact(right) and _shares_main(left, right):
        yield Difference(Disagreement.TIME, _period(left), _period(right))
    for mine in left.deeds:
        for theirs in right.deeds:
            if (
                mine.predicate == theirs.predicate
                and mine.predicate not in MUTUAL
                and _swapped(mine.doers, mine.done_to, theirs.doers, theirs.done_to)
            ):
                yield Difference(Disagreement.ROLE, _short(left.text), _short(right.text))


def alibi(left: Statement, right: Statement) -> Difference | None:
    """That one says of somebody that he was not in a place, and the other tells something of him on the same day."""
    for one, other in ((left, right), (right, left)):
        if (
            one.denies
            and not other.denies
            and _actual(one, other)
            and _ELSEWHERE.search(one.text)
            and _same_day(one, other)
        ):
            return Difference(Disagreement.PRESENCE, _short(left.text), _short(right.text))
    return None


def _actual(one: Statement, other: Statement) -> bool:
    return {one.mood, other.mood} <= {Mood.ACTUAL, Mood.NOTHING}


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
