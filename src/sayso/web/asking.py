"""Filters in an address: read into what they ask for, and what cannot be read told in words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sayso.model import Act, Basis, Factuality, Status
from sayso.report.digest import Digest
from sayso.report.meant import Meant, meant
from sayso.report.selecting import DEEPEST, Mask, Wanted, select
from sayso.web.asked import Asked

E = TypeVar("E", bound=StrEnum)

ENTITIES = {"about": "about", "with": "about as well", "source": "said by", "by": "said last by"}
"""The fields that name somebody, and how a list says so."""

_FACETS: Mapping[str, type[StrEnum]] = {"act": Act, "status": Status, "basis": Basis, "factuality": Factuality}
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: its field in the address, its name, its value, and the entity that it means."""

    name: str
    label: str
    value: str
    entity: str | None = None


@dataclass(slots=True)
class Asking:
    """What an address asks for.

    fields   the filters that could be read, as fields of Wanted
    chips    the same for people
    remarks  what could not be read, a sentence each
    choices  (field, who may be meant) where a name may mean several
    nobody   whether a name was given that nobody has: nothing is to be shown
    """

    fields: dict[str, Any] = field(default_factory=dict)
    chips: list[Chip] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    choices: list[tuple[str, Meant]] = field(default_factory=list)
    nobody: bool = False

    @property
    def wanted(self) -> Wanted:
        """The filter."""
        return Wanted(**self.fields)

    @property
    def everything(self) -> bool:
        """Whether no filter is set."""
        return not self.fields and not self.nobody

    def mask(self, digest: Digest) -> Mask:
        """The claims that are asked for."""
        mask = select(digest, self.wanted)
        if self.nobody:
            mask[:] = False
        return mask

    def of_name(self, name: str, value: str) -> str:
        """What the field of a form shows: the name of whoever is meant, if that is enough to find them again."""
        return next((one.value for one in self.chips if one.name == name and one.entity == value), value)


def asking(asked: Asked, *names: str) -> Asking:
    """What these fields of the address ask for."""
    found = Asking()
    for name in names:
        given = asked.params.get(name, "").strip()
        if given:
            _READERS[name](asked, found, name, given)
    return found


def day_of(text: str, *, last: bool = False) -> str | None:
    """A date as its first or its last day: 2021 is 2021-01-01 or 2021-12-31. None when it is no date."""
    parts = _DAY.fullmatch(text)
    if parts is None:
        return None
    year, month, day = parts.groups()
    if month is None:
        month = "12" if last else "01"
    try:
        day = day or (f"{monthrange(int(year), int(month))[1]:02}" if last else "01")
        date(int(year), int(month), int(day))
    except ValueError:
        return None
    return f"{year}-{month}-{day}"


def chosen(given: str, among: Sequence[str], found: Asking, name: str) -> str | None:
    """One of these words; None, with a remark, when it is another."""
    if given in among:
        return given
    found.remarks.append(f"“{given}” is no {name}: it is one of {', '.join(among)}. The list is not narrowed by it.")
    return None


def one_of(asked: Asked, found: Asking, name: str, among: Sequence[str], *, called: str = "") -> str | None:
    """What a field of the address chooses of these; None when it is empty, or chooses what there is not, which is told."""
    given = asked.params.get(name, "").strip()
    return chosen(given, among, found, called or name) if given else None


def _somebody(asked: Asked, found: Asking, name: str, given: str) -> None:
    one = meant(asked.digest, given)
    found.chips.append(
        Chip(name, ENTITIES[name], _called(one), one.entities[0].id if len(one.entities) == 1 and one.exact else None)
    )
    if not one:
        found.remarks.append(f"Nobody here is called “{given}”. Names are found by whole words or their beginnings.")
        found.nobody = True
        return
    found.fields["beside" if name == "with" else name] = one
    if not one.exact or len(one.entities) > 1:
        found.choices.append((name, one))


def _called(one: Meant) -> str:
    return one.entities[0].name if len(one.entities) == 1 and one.exact else one.typed


def _facet(asked: Asked, found: Asking, name: str, given: str) -> None:
    kind = _FACETS[name]
    if chosen(given, tuple(kind), found, name) is not None:
        found.fields[name] = kind(given)
        found.chips.append(Chip(name, name, given))


def _bound(asked: Asked, found: Asking, name: str, given: str) -> None:
    day = day_of(given, last=name == "until")
    if day is None:
        found.remarks.append(f"“{given}” is no date; give 2021, 2021-03 or 2021-03-14. The list is not bounded by it.")
        return
    found.fields[name] = int(day.replace("-", ""))
    found.chips.append(Chip(name, name, given))


def _document(asked: Asked, found: Asking, name: str, given: str) -> None:
    digest = asked.digest
    numbers = [digest.numbers[given]] if given in digest.numbers else [
        number for number, one in enumerate(digest.documents)
        if (len(given) > 5 and one.id.startswith(given)) or one.path == given
    ]  # fmt: skip
    if len(numbers) != 1:
        found.remarks.append(f"There is no one document “{given}”; give its path or its id. The list is not narrowed.")
        return
    found.fields[name] = numbers[0]
    found.chips.append(Chip(name, "in", digest.documents[numbers[0]].path))


def _depth(asked: Asked, found: Asking, name: str, given: str) -> None:
    if chosen(given, [str(number) for number in range(DEEPEST + 1)], found, "depth") is not None:
        found.fields[name] = int(given)
        words = {0: "the document's own words", 1: "one speaker", 2: "two speakers"}
        found.chips.append(Chip(name, "through", words.get(int(given), "three speakers or more")))


def _open(asked: Asked, found: Asking, name: str, given: str) -> None:
    found.fields[name] = True
    found.chips.append(Chip(name, "source", "not tied to a name"))


def _new(asked: Asked, found: Asking, name: str, given: str) -> None:
    found.fields[name] = True
    found.chips.append(Chip(name, "in", "new documents"))


_READERS: Mapping[str, Callable[[Asked, Asking, str, str], None]] = {
    **dict.fromkeys(ENTITIES, _somebody),
    **dict.fromkeys(_FACETS, _facet),
    "since": _bound,
    "until": _bound,
    "document": _document,
    "depth": _depth,
    "open": _open,
    "new": _new,
}
