"""A document: one text with its origin, as a reader made it from bytes."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paginated document: its number as printed by the file (1-based) and its stretch of the text.

    `start == end` for a page without text (a scan, a blank), so pages hold offsets rather than a Span.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch that someone other than the document's author wrote: text quoted in an e-mail reply, a forwarded mail.

    `name` is the writer as the document gives it ("On Monday X wrote:", the forwarded From:), or None when it is open.
    """

    span: Span
    name: str | None
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One text and where it is from.

    id           SHA-256 of the file's bytes (of the member's bytes, for an attachment or an archive's member)
    path         as found below the folder that was read, with forward slashes; members are appended to their
                 container's path ("mail.eml/plan.docx", "box.zip/a/b.txt")
    media_type   of the content, not of the name ("text/plain", "message/rfc822"…)
    language     ISO 639-1, or None when the text is too short to tell
    published    ISO 8601 date or date-time with offset ("2025-12-08", "2025-12-08T09:30:00+01:00"), or None
    text         Unicode; for plain text the decoded content unchanged, line ends included
    derived_from id of the container, or None
    """

    id: str
    path: str
    media_type: str
    text: str
    language: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    derived_from: str | None = None
    pages: tuple[Page, ...] = ()
    quoted: tuple[Quoted, ...] = ()
