"""Watchlists: outside identities from a file, FollowTheMoney entities as JSON lines or a table as CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TextIO

from sayso.errors import Unreadable

PERSON, ANY = "Person", "LegalEntity"
ORGANIZATIONS = frozenset({"Organization", "Company", "PublicBody"})
# What a table may call them.
_SCHEMATA = {
    "person": PERSON, "individual": PERSON, "people": PERSON, "p": PERSON,
    "organization": "Organization", "organisation": "Organization", "org": "Organization",
    "company": "Company", "business": "Company", "firm": "Company", "vessel owner": "Company",
    "publicbody": "PublicBody", "public body": "PublicBody", "government": "PublicBody",
    "legalentity": ANY, "legal entity": ANY, "entity": ANY, "": ANY,
}  # fmt: skip
# A column of a table, and what else it may be called.
_COLUMNS = {
    "name": ("name", "full_name", "fullname", "caption", "entity_name", "primary_name", "main_name"),
    "aliases": ("aliases", "alias", "aka", "a_k_a", "also_known_as", "other_names", "alternative_names", "names"),
    "weak": ("weak_aliases", "weak_alias", "weakalias", "weak_aka", "low_quality_aka"),
    "schema": ("schema", "type", "kind", "entity_type"),
    "births": ("birth_date", "birthdate", "date_of_birth", "dob", "born"),
    "countries": ("country", "countries", "nationality", "nationalities", "citizenship", "jurisdiction"),
    "positions": ("position", "positions", "role", "roles", "function", "title"),
    "id": ("id", "identifier", "uid", "entity_id", "reference"),
    "urls": ("url", "urls", "source_url", "sourceurl", "link", "website"),
}
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Listed:
    """An identity of a list.

    id     the list's own, or "line 7" where it gives none
    names  the first is the one that it is listed under
    weak   names that the list itself calls weak: nicknames, parts of names
    schema Person, Organization, Company, PublicBody, or LegalEntity where it may be any of them
    line   where it stands in the file
    """

    id: str
    names: tuple[str, ...]
    weak: tuple[str, ...]
    schema: str
    births: tuple[str, ...]
    countries: tuple[str, ...]
    positions: tuple[str, ...]
    urls: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        """The name that it is listed under."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read, and why."""

    line: int
    message: str


def load(path: Path) -> Iterator[Listed | Fault]:
    """The people and organizations of a list, line by line, and the lines that cannot be read.

    A file whose first letter is an opening brace holds JSON lines, any other is a table. Entities of other schemata
    (vessels, addresses) are passed over. Raises Unreadable for a file that is no list.
    """
    # Bytes that are no UTF-8 become a fault of their line.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        blank, first = 0, file.readline()
        while first and not first.strip():
            blank, first = blank + 1, file.readline()
        if first.lstrip().startswith("["):
            raise Unreadable(f"{path} holds one JSON array; expected JSON lines, one entity on each")
        if not first:
            raise Unreadable(
                f"{path} is empty; expected FollowTheMoney entities as JSON lines, or a CSV with a column name"
            )
        yield from _json(file, first, blank) if first.lstrip().startswith("{") else _table(path, file, first, blank)


# JSON lines


def _json(file: TextIO, first: str, blank: int) -> Iterator[Listed | Fault]:
    for number, line in enumerate(chain([first], file), blank + 1):
        if line.strip():
            found = _fault(number, line) or _entity(number, line)
            if found is not None:
                yield found


def _fault(number: int, line: str) -> Fault | None:
    """What is wrong with the letters of a line."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return Fault(number, "is not UTF-8")
    return None


def _entity(number: int, line: str) -> Listed | Fault | None:
    """An entity of FollowTheMoney; None for one of a schema that is neither a person nor an organization."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Fault(number, f"is no JSON: {error}")
    if not isinstance(value, dict):
        return Fault(number, f"expected a JSON object, found {_kind(value)}")
    schema = value.get("schema")
    if not isinstance(schema, str):
        return Fault(number, "the entity has no schema, such as Person or Company")
    if schema not in (PERSON, ANY, *ORGANIZATIONS):
        return None
    properties = value.get("properties")
    if not isinstance(properties, dict):
        return Fault(number, "the entity has no properties")
    names = _distinct((*_texts(properties, "name"), *_texts(properties, "alias"), *_texts(properties, "previousName")))
    names = names or _distinct([" ".join(_texts(properties, "firstName")[:1] + _texts(properties, "lastName")[:1])])
    if not names:
        return Fault(number, "the entity has no name")
    ident = value.get("id")
    return Listed(
        id=str(ident) if ident else f"line {number}",
        names=names,
        weak=_distinct(_texts(properties, "weakAlias")),
        schema=schema,
        births=_distinct(_texts(properties, "birthDate")),
        countries=_distinct(
            chain.from_iterable(
                _texts(properties, key) for key in ("country", "nationality", "citizenship", "jurisdiction")
            )
        ),
        positions=_distinct(_texts(properties, "position")),
        urls=_distinct(_texts(properties, "sourceUrl") + _texts(properties, "website")),
        line=number,
    )


def _texts(properties: Mapping[str, object], key: str) -> list[str]:
    """The texts of a property, which is a list, or a text alone as some programs write it."""
    value = properties.get(key)
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _kind(value: object) -> str:
    return {"list": "an array", "str": "a text", "NoneType": "null"}.get(
        type(value).__name__, "a number or a truth value"
    )


# Tables


def _table(path: Path, file: TextIO, first: str, blank: int) -> Iterator[Listed | Fault]:
    rows = csv.reader(chain([first], file), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    try:
        heads = [re.sub(r"[\s./-]+", "_", head.strip().casefold()).strip("_") for head in next(rows)]
    except csv.Error as error:
        raise Unreadable(f"{path} is no list: its first line is no row of a table: {error}") from error
    columns = _columns(heads)
    if "name" not in columns:
        raise Unreadable(
            f"{path} is no list: its first line has no column name; it has {', '.join(head or '(none)' for head in heads)}"
        )
    while True:
        number = blank + rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Fault(number, f"is no row of a table: {error}")
            continue
        if any(cell.strip() for cell in row):
            yield _fault(number, "".join(row)) or _row(number, row, columns, len(heads))


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands."""
    return {
        column: place
        for column, names in _COLUMNS.items()
        if (place := next((heads.index(name) for name in names if name in heads), None)) is not None
    }


def _row(number: int, row: Sequence[str], columns: Mapping[str, int], width: int) -> Listed | Fault:
    if len(row) > width:
        return Fault(
            number, f"has {len(row)} cells, the first line has {width}; put a cell that holds a separator in quotes"
        )
    cells = {column: row[place].strip() for column, place in columns.items() if place < len(row)}
    if not cells.get("name"):
        return Fault(number, "has no name")
    kind = cells.get("schema", "").casefold()
    if kind not in _SCHEMATA:
        near = get_close_matches(kind, _SCHEMATA, n=1)
        hint = f"; did you mean {_SCHEMATA[near[0]]}?" if near else ""
        return Fault(number, f"unknown schema {cells['schema']!r}{hint} There are: {', '.join(_choices())}")

    def several(column: str) -> tuple[str, ...]:
        return _distinct(cells.get(column, "").split(";"))

    return Listed(
        id=cells.get("id") or f"line {number}",
        names=_distinct((cells["name"], *several("aliases"))),
        weak=several("weak"),
        schema=_SCHEMATA[kind],
        births=several("births"),
        countries=several("countries"),
        positions=several("positions"),
        urls=several("urls"),
        line=number,
    )


def _choices() -> tuple[str, ...]:
    return (PERSON, *sorted(ORGANIZATIONS), ANY)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """On one line each, without repetition, none empty."""
    return tuple(dict.fromkeys(one for text in texts if (one := " ".join(text.split()))))
