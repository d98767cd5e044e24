"""What a search found, for a spreadsheet or a program: each claim with its chain of speakers, its place and its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from sayso.model import Claim, Document
from sayso.report.csv import COLUMNS, MARK, cells_of, csv_line
from sayso.report.facets import FACTUALITY
from sayso.report.lines import json_line
from sayso.report.marks import COLUMNS as MARKS
from sayso.report.marks import by_claim, mark_cells, mark_row
from sayso.report.passage import Place, Places
from sayso.report.rows import claim_row
from sayso.report.speakers import chain_line, speakers
from sayso.store.protocol import View

Address = Callable[[str], str]
"""From a claim's id to the address of its page."""


def found_csv(
    view: View, claims: Iterable[str], names: Mapping[str, str], *, address: Address, note: str = ""
) -> Iterator[bytes]:
    """The columns of claims.csv, the address, how the claim is presented in words, and what people have said of it.

    A note stands in a row of its own at the end.
    """
    reviews = by_claim(view.reviews())
    yield csv_line((*COLUMNS, "address", "presented", *MARKS), first=MARK)
    for claim, document, where in _placed(view, claims):
        cells = cells_of(claim, document, where, names)
        marks = mark_cells(reviews.get(claim.id, ()))
        yield csv_line((*cells, address(claim.id), FACTUALITY[claim.factuality], *marks))
    if note:
        yield csv_line((note,))


def found_jsonl(view: View, claims: Iterable[str], *, address: Address, note: str = "") -> Iterator[bytes]:
    """The lines of claims.jsonl, with the chain in words, the place, the address, and what people have said of the claim.

    A note is an object of its own.
    """
    reviews = by_claim(view.reviews())
    for claim, document, where in _placed(view, claims):
        row = claim_row(claim, document.text)
        yield json_line(
            {
                **row,
                "said_by": chain_line(speakers(claim)),
                "path": document.path,
                "published": document.published,
                "page": where.page,
                "line": where.line,
                "address": address(claim.id),
                "presented": FACTUALITY[claim.factuality],
                "review": mark_row(reviews.get(claim.id, ())),
            }
        )
    if note:
        yield json_line({"note": note})


def _placed(view: View, claims: Iterable[str]) -> Iterator[tuple[Claim, Document, Place]]:
    """The claims in the order of their places, each document read once."""
    for ident, held in groupby(view.claims_by_id(claims), key=lambda one: one.document):
        document = view.document(ident)
        places = Places(document)
        for claim in held:
            yield claim, document, places.of(claim.span)
