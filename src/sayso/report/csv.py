"""One claim a row, for a spreadsheet: formulas neutralised, so that a document cannot run one."""

from __future__ import annotations

import csv as standard
import io
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Claim, Document
from sayso.report.files import File
from sayso.report.passage import Place, Places
from sayso.report.speakers import chain_line, speakers
from sayso.report.visible import visible
from sayso.store.protocol import ClaimFilter, View

COLUMNS = (
    "id",
    "document",
    "path",
    "published",
    "page",
    "line",
    "start",
    "end",
    "text",
    "voice",
    "chain",
    "source",
    "about",
    "act",
    "factuality",
    "status",
    "basis",
    "time_start",
    "time_end",
    "time_text",
    "confidence",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # without it, common spreadsheets read UTF-8 as something else


def csv(view: View) -> Iterator[File]:
    """claims.csv: UTF-8 with a byte order mark, comma-separated, lines ended as RFC 4180 says."""
    yield "claims.csv", _lines(view)


def safe_cell(value: str) -> str:
    """The cell made visible, with a leading apostrophe where a spreadsheet would take it for a formula."""
    shown = visible(value)
    return f"'{shown}" if value.startswith(_FORMULA) else shown


def _lines(view: View) -> Iterator[bytes]:
    names = {one.id: one.name for one in view.entities()}
    yield csv_line(COLUMNS, first=MARK)
    for document in view.documents():
        places = Places(document)
        for claim in view.claims(ClaimFilter(document=document.id)):
            yield csv_line(cells_of(claim, document, places.of(claim.span), names))


def csv_line(cells: Sequence[str], *, first: str = "") -> bytes:
    """A row of cells, each safe; `first` comes before it."""
    out = io.StringIO()
    standard.writer(out).writerow([safe_cell(cell) for cell in cells])
    return (first + out.getvalue()).encode()


def cells_of(claim: Claim, document: Document, where: Place, names: Mapping[str, str]) -> tuple[str, ...]:
    """A claim as a row of COLUMNS."""
    time = claim.time
    return (
        claim.id,
        document.id,
        document.path,
        document.published or "",
        "" if where.page is None else str(where.page),
        str(where.line),
        str(claim.span.start),
        str(claim.span.end),
        claim.span.of(document.text),
        claim.voice.name or "",
        chain_line(speakers(claim)),
        speakers(claim)[-1].label,
        "; ".join(names.get(one, one) for one in claim.about_entities),
        str(claim.act),
        str(claim.factuality),
        str(claim.status),
        str(claim.basis),
        (time.start if time else None) or "",
        (time.end if time else None) or "",
        time.text if time else "",
        f"{claim.confidence:.4f}",
    )
