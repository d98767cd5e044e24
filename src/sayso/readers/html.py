"""HTML: the main text of a page, with its title, author, publisher and date, or else all its visible text.

Nothing is ever fetched: the parsers are given text, never an address.
"""

from __future__ import annotations

import importlib
import logging
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from sayso.errors import Unreadable
from sayso.readers.allowance import Allowance
from sayso.readers.blocks import Grammar, joined, paragraphs
from sayso.readers.content import Content
from sayso.readers.decoding import decode
from sayso.readers.facts import Facts, squeezed
from sayso.readers.words import words

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
ENOUGH = 250
"""Characters of main text below which a page may be a letter or a note, all of whose text counts."""

MISSING = 0.1
"""The share of a main text that may differ from the page's visible text, for what trafilatura tidies."""


def _hidden(element: Any) -> bool:
    return "hidden" in element.attrib or bool(_INVISIBLE.search(element.get("style") or ""))


_VISIBLE = Grammar(
    block=words(
        "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot "
        "thead title ul"
    ),
    points={"br": "\n"},
    row=frozenset({"tr"}),
    cell=frozenset({"td", "th"}),
    skip=words(
        "script style head noscript template svg math iframe object embed applet canvas audio video select button "
        "textarea input map"
    ),
    hidden=_hidden,
)
_MAIL = Grammar(
    block=_VISIBLE.block,
    points=_VISIBLE.points,
    row=_VISIBLE.row,
    cell=_VISIBLE.cell,
    quote=frozenset({"blockquote"}),
    skip=_VISIBLE.skip,
    hidden=_hidden,
)
_EXTRACTED = Grammar(
    block=frozenset({"p", "head", "quote", "item", "list", "code", "ab", "table", "div"}),
    points={"lb": "\n"},
    row=frozenset({"row"}),
    cell=frozenset({"cell"}),
    skip=frozenset({"graphic"}),
)


def read_html(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """The main text when the page has one that stands out, otherwise all its visible text. Raises Unreadable."""
    del path, allowance
    found = decode(data, declared=_declared(data))
    source = _DECLARATION.sub("", found.text)
    notes = (found.note,) if found.note else ()
    everything = visible(source)
    if not everything:
        raise Unreadable("a page without visible text; if its text is made by scripts, save it from a browser as a PDF")
    text, facts, failure = _extracted(source)
    if not _stands_out(text, everything):
        text = everything
    return Content(text=text, stated=facts, notes=notes + ((failure,) if failure else ()))


def _stands_out(text: str, everything: str) -> bool:
    """Whether a main text was found, is of some length or most of the page, and is what the page says, word for word.

    On a page without the usual frame trafilatura may glue lines together; a quotation of that is no quotation.
    """
    if not text or (len(text) < ENOUGH and 2 * len(text) < len(everything)):
        return False
    page = " ".join(everything.split())
    at = wanting = 0
    for part in text.split("\n\n"):
        piece = " ".join(part.split())
        # In the page's order as a rule, so that a long page is not searched from its beginning for each paragraph.
        found = page.find(piece, at)
        found = page.find(piece) if found < 0 else found
        if found >= 0:
            at = found
        elif (wanting := wanting + len(part)) > MISSING * len(text):
            return False
    return True


def visible(source: str, *, quotes: bool = False) -> str:
    """All the text that a browser would show. With `quotes`, lines in a <blockquote> are marked "> ", as in a mail."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(source.replace("\x00", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    return joined(paragraphs(root, _MAIL if quotes else _VISIBLE))


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page itself names near its beginning, if any."""
    return _declared(data)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _extracted(source: str) -> tuple[str, Facts, str | None]:
    """The main text, what the page says of itself, and a note when trafilatura failed on it."""
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError as error:
        return "", Facts(), f"the whole page was read, menus included: trafilatura is not usable here ({error})"
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            source,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            # The latest date is fixed so that the same page reads the same tomorrow.
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2099-12-31"},
        )
    except MemoryError:
        raise
    except Exception as error:  # a heuristic library on hostile input: whatever it raises, the visible text remains
        return "", Facts(), f"the whole page was read, menus included: its main text was not found ({error})"
    if found is None or found.body is None:
        return "", Facts(), None
    return joined(paragraphs(found.body, _EXTRACTED)), _facts(found), None


def _facts(found: Any) -> Facts:
    published = str(found.date or "")
    return Facts(
        title=squeezed(found.title),
        author=squeezed(found.author, most=100),
        publisher=squeezed(found.sitename, most=100),
        published=published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None,
    )
