"""PDF with a text layer: every page's lines, its paragraphs told apart by the space between them.

Lines stay as they are, so that a passage can be found on the page: a hyphen at a line's end stays, as do running heads.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from sayso.errors import Encrypted, TooLarge, Unreadable
from sayso.model import Page
from sayso.readers.allowance import Allowance
from sayso.readers.content import Content
from sayso.readers.decoding import clean
from sayso.readers.facts import Facts

GAP = 1.35
"""How many usual line distances make a paragraph break."""
INDENT = (6.0, 90.0)
"""Points by which a first line may be indented."""
WIDEST, TALLEST = 900, 1600
"""Dots of a page's image."""
_NEEDS_PASSWORD = 4
_HYPHEN = "\x02\ufffe"
_CREATED = re.compile(r"^(?:D:)?(\d{4})(\d\d)(\d\d)")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text and where it begins, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float


def read_pdf(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """Pages joined by a blank line, or a newline where a sentence runs on. Raises Encrypted, TooLarge, Unreadable."""
    del path
    pdfium, document = _opened(data)
    try:
        texts, scans = _pages(document, pdfium, allowance.config.text_chars)
        hinted = _facts(document)
    except pdfium.PdfiumError as error:
        raise Unreadable(f"a damaged PDF: {error}. Open it in a viewer and print it to a new PDF") from None
    finally:
        document.close()
    if not any(texts):
        what = f"{len(texts)} page{'s' if len(texts) != 1 else ''} and no text layer"
        raise Unreadable(f"{what}: it looks like a scan. Run it through OCR (ocrmypdf, for one) and add the result")
    text, pages = _bound(texts)
    return Content(text=text, pages=pages, hinted=hinted, notes=(_unread(scans),) if scans else ())


def _opened(data: bytes) -> tuple[Any, Any]:
    import pypdfium2 as pdfium  # loads a native library, which most files do without

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _NEEDS_PASSWORD:
            raise Encrypted("a PDF that needs a password: save a copy without one") from None
        raise Unreadable(
            f"a damaged PDF: {error} It may have been cut short (it has {len(data)} bytes): fetch it again"
        ) from None
    return pdfium, document


def _pages(document: Any, pdfium: Any, most: int) -> tuple[list[str], list[int]]:
    """Each page's text, and the numbers of those that show a picture instead of text."""
    texts: list[str] = []
    scans: list[int] = []
    length = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            texts.append("")
            scans.append(index + 1)
            continue
        text = _page_text(page, pdfium)
        if not text and _has_picture(page, pdfium):
            scans.append(index + 1)
        page.close()
        texts.append(text)
        length += len(text)
        if length > most:
            raise TooLarge(f"more than {most} characters by page {index + 1}, the limit (text_chars): split the file")
    return texts, scans


def _page_text(page: Any, pdfium: Any) -> str:
    textpage = page.get_textpage()
    try:
        lines = list(_lines(textpage, pdfium.raw))
    finally:
        textpage.close()
    return clean(laid_out(lines)).strip()


def _lines(textpage: Any, raw: Any) -> Iterator[Line]:
    """The lines in the order of the page's content. A hyphen seen at a line's end ends the line again."""
    text: list[str] = []
    first: int | None = None
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        char = chr(code) if 0 < code <= 0x10FFFF else ""
        hyphen = char != "" and char in _HYPHEN
        if char not in "\r\n" and not hyphen:
            text.append(char)
            first = index if first is None and not char.isspace() else first
        elif hyphen:
            text.append("-")
        if hyphen or char == "\n":
            if first is not None:
                yield _line(textpage, text, first)
            text, first = [], None
    if first is not None:
        yield _line(textpage, text, first)


def _line(textpage: Any, text: list[str], first: int) -> Line:
    left, bottom, _, _ = textpage.get_charbox(first, loose=True)
    return Line("".join(text).strip(), left, bottom)


def laid_out(lines: list[Line]) -> str:
    """The lines joined, a blank line where a paragraph ends: after a wider gap, or before an indented first line."""
    if not lines:
        return ""
    drops = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = [drop for drop in drops if drop > 1]
    leading = median(usual) if usual else 0.0
    pieces = [lines[0].text]
    for above, below, drop in zip(lines, lines[1:], drops, strict=False):
        ends = bool(_ENDS.search(above.text))
        indented = ends and INDENT[0] <= below.left - above.left <= INDENT[1]
        # A line that stands higher than the one before it begins a new column or a box.
        apart = leading and (drop > GAP * leading or drop < -leading)
        pieces.append("\n\n" if indented or apart else "\n")
        pieces.append(below.text)
    return "".join(pieces)


def _bound(texts: list[str]) -> tuple[str, tuple[Page, ...]]:
    """All pages as one text, and where each lies in it."""
    pieces: list[str] = []
    pages: list[Page] = []
    offset, before = 0, ""
    for number, text in enumerate(texts, 1):
        if text and before:
            joint = "\n" if text[0].islower() and not _ENDS.search(before) else "\n\n"
            pieces.append(joint)
            offset += len(joint)
        pieces.append(text)
        pages.append(Page(number, offset, offset + len(text)))
        offset += len(text)
        before = text or before
    return "".join(pieces), tuple(pages)


def _has_picture(page: Any, pdfium: Any) -> bool:
    return next(page.get_objects(filter=(pdfium.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3), None) is not None


def _unread(scans: list[int]) -> str:
    shown = ", ".join(str(number) for number in scans[:10]) + (" and others" if len(scans) > 10 else "")
    return (
        f"pages that could not be read, being pictures or damaged: {shown}. Run the file through OCR to have them too"
    )


def _facts(document: Any) -> Facts:
    values = document.get_metadata_dict()
    created = _CREATED.match(values.get("CreationDate") or "")
    return Facts(
        title=clean(values.get("Title") or ""),
        author=clean(values.get("Author") or ""),
        published="-".join(created.groups()) if created and "01" <= created[2] <= "12" else None,
    )


def page_image(data: bytes, number: int, *, widest: int = WIDEST) -> bytes:
    """A page, numbered from 1, as a PNG of no more than `widest` by TALLEST dots. Raises Encrypted, Unreadable."""
    pdfium, document = _opened(data)
    try:
        if not 1 <= number <= len(document):
            raise Unreadable(f"it has {len(document)} pages, and no page {number}")
        page = document[number - 1]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise Unreadable(f"page {number} has no size")
        bitmap = page.render(scale=min((widest - 1) / width, (TALLEST - 1) / height), rev_byteorder=True)
        return _png(bitmap.to_numpy())
    except pdfium.PdfiumError as error:
        raise Unreadable(f"page {number} is damaged: {error}") from None
    finally:
        document.close()


def _png(dots: Any) -> bytes:
    """Rows of red, green and blue as a PNG."""
    height, width, _ = dots.shape
    # Each row begins with its filter: none.
    rows = b"".join(b"\0" + row.tobytes() for row in dots[:, :, :3])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
