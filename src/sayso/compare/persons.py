"""Whether two names may be one's: "Hallamund", "P. Hallamund" and "Captain Piers Hallamund"."""

from __future__ import annotations

import re

_TITLES = frozenset(
    "mr mrs ms miss dr sir prof professor captain capt judge justice deputy prosecutor colonel general lieutenant major "
    "sergeant inspector minister president chairman chairwoman director the a an of".split()
)


def may_be_one(left: str | None, right: str | None) -> bool:
    """Whether every word of the shorter name stands in the longer one, or begins with the same initial there."""
    if left is None or right is None:
        return False
    short, long = sorted((_words(left), _words(right)), key=len)
    if not short or not long or short[-1] not in long:
        return False
    return all(any(_matches(one, other) for other in long) for one in short)


def name_words(name: str) -> frozenset[str]:
    """The words of a name without case, those of titles left out unless there are no others."""
    return frozenset(_words(name))


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    return [word for word in words if word not in _TITLES] or words


def _matches(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
