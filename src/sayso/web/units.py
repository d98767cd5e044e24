"""Claims under their headings, those that say the same together: what several pages show of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sayso.report.arranging import Arranged, Heading
from sayso.report.digest import GroupCard
from sayso.web.asked import Asked
from sayso.web.lines import ClaimLine, claim_lines, of_page

PAGE = 30  # claims: each takes a good thousand bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims that say the same under one heading, or one that stands alone (`group` is None)."""

    heading: Heading
    group: GroupCard | None
    lines: tuple[ClaimLine, ...]


def units_of(asked: Asked, arranged: Arranged, page: int, size: int) -> list[Unit]:
    """The claims of a page under their headings, those that say the same together."""
    digest = asked.digest
    rows = [int(arranged.rows[at]) for at in of_page(range(len(arranged.rows)), page, size)]
    headings = arranged.headings(rows)
    made: list[Unit] = []
    keyed = ((headings[digest.rows[line.claim.id]], line) for line in claim_lines(asked, rows))
    for (heading, _), held in groupby(keyed, key=lambda one: (one[0], _like(one[1]))):
        listed = tuple(line for _, line in held)
        made.append(Unit(heading, listed[0].group, listed))
    return made


def _like(line: ClaimLine) -> str:
    return line.group.id if line.group else line.claim.id
