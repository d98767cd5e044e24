"""Lineage: whose word a claim goes back to, and which documents come from which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Root:
    """Who stands at the root of a claim's chain: its origin. Claims with one `key` have one origin.

    key     what makes two roots one, as "entity:…", "document:…", "open:…"
    name    whom to show as the origin; None when nobody is named
    entity  its entity's id, if it has one
    known   whether the lineage is established; an unknown one is never counted as an origin of its own
    why     how the root was found, in words that can be shown
    """

    claim: str
    key: str
    name: str | None
    entity: str | None
    known: bool
    why: str


class DescentKind(StrEnum):
    """How one document comes from another: the same text, text rewritten, or a credit line ("Littoral Wire reports")."""

    REPRINT = "reprint"
    REWRITE = "rewrite"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Descent:
    """That a document takes its text, or part of it, from elsewhere.

    parent  id of the document that it comes from; None when that is not in the case
    credit  the name that the credit line gives, and `span` where it stands in `document`
    score   the share of the document's words that the parent has too, 0 to 1; 1 for a credit alone
    """

    document: str
    parent: str | None
    kind: DescentKind
    score: float
    credit: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: the roots that are one, or cannot be told from one; the claims and the documents that go back to it."""

    key: str
    name: str | None
    entity: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """What bears a group of like claims out. `unknown` are the documents none of whose claims has a known root.

    parts   the documents that are volumes, parts or chapters of one work, together; they count as one document
    """

    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    unknown: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()

    @property
    def works(self) -> int:
        """How many documents there are when the parts of a work count as one."""
        return self.count(self.documents)

    @property
    def unestablished(self) -> int:
        """How many of these, so counted, are of unknown lineage."""
        known = frozenset(self.documents) - frozenset(self.unknown)
        return self.count(one for one in self.unknown if known.isdisjoint(self._whole(one)))

    def count(self, documents: Iterable[str]) -> int:
        """How many these are when the parts of a work count as one."""
        return len({self._whole(one) for one in documents})

    def _whole(self, document: str) -> tuple[str, ...]:
        """The documents of the work that a document is a part of."""
        return next((one for one in self.parts if document in one), (document,))

    def __str__(self) -> str:
        """In words: "7 documents, 2 origins, 3 of unknown lineage"; "1 document in 4 parts, …" of a report's chapters."""
        documents, origins = _counted(self.works, "document"), _counted(len(self.origins), "origin")
        origins = origins if self.origins else "no known origin"
        parts = f" in {len(self.documents):,} parts" if self.works < len(self.documents) else ""
        return f"{documents}{parts}, {origins}, {self.unestablished or 'none'} of unknown lineage"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
