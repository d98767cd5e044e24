"""Opens a case for a command, and walks its claims with their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from sayso.cli.screen import Screen
from sayso.errors import CaseError
from sayso.model import Claim, Document
from sayso.report.passage import Place, Places
from sayso.report.rows import Row, claim_row
from sayso.store import ledger_of, open_view
from sayso.store.protocol import View

_KEPT = 64  # documents whose texts are held at once


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with its document and where it lies there."""

    claim: Claim
    document: Document
    place: Place

    @property
    def quote(self) -> str:
        """Its words."""
        return self.claim.span.of(self.document.text)

    @property
    def row(self) -> Row:
        """Its line of the export, with where it can be opened."""
        return {
            **claim_row(self.claim, self.document.text),
            "path": self.place.path,
            "line": self.place.line,
            "page": self.place.page,
        }


@contextmanager
def opened(path: Path) -> Iterator[View]:
    """The case at this path. Raises CaseError, with the case that was likely meant, when there is none."""
    if not path.exists():
        near = get_close_matches(path.name, _beside(path), n=1)
        hint = f"; did you mean {path.parent / near[0]}?" if near else f"; make one with: sayso build DOCS -o {path}"
        raise CaseError(f"there is no case at {path}{hint}")
    if path.is_dir():
        raise CaseError(f"{path} is a folder; name a case file, or make one with: sayso build {path} -o CASE")
    with open_view(path) as view:
        yield view


def remark_strays(screen: Screen, path: Path, view: View) -> None:
    """Say where reviews wait that were given in another case; they are left as they are."""
    if strays := view.strays():
        screen.remark(
            f"{ledger_of(path)} holds {strays:,} review{'' if strays == 1 else 's'} of another case, which are left there;"
            " to have them, put that file beside that case, under its name."
        )


def remark_behind(screen: Screen, view: View) -> None:
    """Say where relations and origins are those of before the last change."""
    if view.behind():
        screen.remark(
            "How some claims compare is not worked out yet, and what is listed here is in part that of before; sayso build"
            " does it, or the workspace in the background."
        )


def placed(view: View, claims: Iterable[Claim]) -> Iterator[Placed]:
    """Each claim with its document, which is fetched once for the claims that follow each other in it."""
    for ident, group in groupby(claims, key=lambda one: one.document):
        document = view.document(ident)
        places = Places(document)
        for claim in group:
            yield Placed(claim, document, places.of(claim.span))


def placer(view: View) -> Callable[[Claim], Placed]:
    """Places claims that come in any order; the documents used last are kept."""

    @lru_cache(maxsize=_KEPT)
    def opened_document(ident: str) -> tuple[Document, Places]:
        document = view.document(ident)
        return document, Places(document)

    def place(claim: Claim) -> Placed:
        document, places = opened_document(claim.document)
        return Placed(claim, document, places.of(claim.span))

    return place


def _beside(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir() if one.is_file()] if path.parent.is_dir() else []
