"""Lineage: whose word a claim goes back to, and which documents come from which."""

from __future__ import annotations

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
