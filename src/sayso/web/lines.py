"""Claims as the lines of a list: who says it through whom, in which words, where, and what has been made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.model import Claim, Standing
from sayso.report.digest import DocumentCard, GroupCard
from sayso.report.facets import facets
from sayso.report.passage import Passage
from sayso.report.speakers import Speaker, mouths
from sayso.report.visible import one_line
from sayso.web.asked import Asked

T = TypeVar("T")
QUOTE = 320  # code points of a quotation in a list; its page has the whole of it


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with all that a list shows of it; `conflicts` counts those it has, `group` is that of its like."""

    claim: Claim
    mouths: tuple[Speaker, ...]
    facets: tuple[tuple[str, str], ...]
    quote: str
    document: DocumentCard
    review: Standing
    conflicts: int
    group: GroupCard | None


def claim_lines(asked: Asked, rows: Iterable[int]) -> list[ClaimLine]:
    """The lines of these claims of the digest, in this order; those that have left since are passed over."""
    wanted = {asked.digest.ids[row]: row for row in rows}
    claims = {one.id: one for one in asked.view.claims_by_id(wanted)}
    words = asked.view.words(claims)
    reviews = asked.site.reviews(asked.case, asked.view)
    return [
        line(asked, claims[ident], words[ident], row=row, review=reviews.get(ident, Standing()))
        for ident, row in wanted.items()
        if ident in claims
    ]


def line(asked: Asked, claim: Claim, words: str, *, row: int, review: Standing) -> ClaimLine:
    """The line of one claim."""
    digest = asked.digest
    group = digest.alike[row]
    return ClaimLine(
        claim,
        mouths(claim),
        facets(claim),
        one_line(words, width=QUOTE),
        digest.documents[digest.document[row]],
        review,
        digest.opposed[row],
        digest.groups[group] if group >= 0 else None,
    )


def cut(found: Passage, most: int) -> Passage:
    """A passage with no more than so many code points of its quotation."""
    if len(found.quote) <= most:
        return found
    return replace(found, quote=found.quote[:most], after="", cut_after=True)


def of_page(rows: Sequence[T], page: int, size: int) -> Sequence[T]:
    """The entries of a page, numbered from 1; the last page when there are not so many."""
    pages = max(1, -(-len(rows) // size))
    first = (min(page, pages) - 1) * size
    return rows[first : first + size]
