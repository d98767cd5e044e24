"""DOCX: paragraphs, tables, headers, footers and notes, straight from the XML of the package.

Read with lxml rather than python-docx, which leaves out tracked insertions, content controls and notes, and unpacks
every picture.
"""

from __future__ import annotations

import re
import zipfile
from typing import Any

from sayso.errors import Unreadable
from sayso.readers.allowance import Allowance
from sayso.readers.blocks import Grammar, joined, paragraphs
from sayso.readers.content import Content
from sayso.readers.facts import Facts
from sayso.readers.package import opened, part, tree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_PAGE_NUMBER = re.compile(r"^\W*(page|p\.|seite|página)?\s*\d*\s*(of|/|von|de)?\s*\d*\W*$", re.IGNORECASE)


def _tags(*names: str) -> frozenset[str]:
    """Both namespaces: the usual one and that of "Strict Open XML"."""
    return frozenset(space + name for space in (_W, _STRICT) for name in names)


_GRAMMAR = Grammar(
    block=_tags("p"),
    text=_tags("t"),
    points=dict.fromkeys(_tags("br", "cr"), "\n")
    | dict.fromkeys(_tags("tab"), "\t")
    | dict.fromkeys(_tags("noBreakHyphen"), "-"),
    row=_tags("tr"),
    cell=_tags("tc"),
    # A text box comes twice, the second time for old programs; deletions and field codes are not the text; tab stops
    # are declared with the tag that a tab character has.
    skip=_tags("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sectPr", "tblPr")
    | {_COMPATIBILITY + "Fallback"},
    collapse=False,
)


def read_docx(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """Headers first, then the body, then footers, then the notes. Raises Unreadable, TooLarge or Encrypted."""
    del path
    archive = opened(data)
    body = part(archive, _main(archive, allowance), allowance)
    if body is None:
        raise Unreadable("a damaged .docx: it has no main document. Open it in a word processor and save it again")
    parts = _around(archive, "header", allowance) + paragraphs(tree(body), _GRAMMAR)
    parts += _around(archive, "footer", allowance) + _notes(archive, allowance)
    return Content(text=joined(parts), hinted=_properties(archive, allowance))


def _main(archive: zipfile.ZipFile, allowance: Allowance) -> str:
    """The name of the main document's part: nearly always word/document.xml, but the package may say otherwise."""
    relations = part(archive, "_rels/.rels", allowance)
    for relation in tree(relations) if relations else ():
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _around(archive: zipfile.ZipFile, kind: str, allowance: Allowance) -> list[str]:
    """The headers' or footers' paragraphs, each once and without page numbers: a letterhead, a case number."""
    found: dict[str, None] = {}
    for name in sorted(archive.namelist()):
        if re.fullmatch(rf"word/{kind}\d*\.xml", name):
            for paragraph in paragraphs(tree(part(archive, name, allowance) or b""), _GRAMMAR):
                if not _PAGE_NUMBER.match(paragraph):
                    found[paragraph] = None
    return list(found)


def _notes(archive: zipfile.ZipFile, allowance: Allowance) -> list[str]:
    """Footnotes and endnotes in order."""
    found: list[str] = []
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        data = part(archive, name, allowance)
        found += paragraphs(tree(data), _GRAMMAR) if data else []
    return found


def _properties(archive: zipfile.ZipFile, allowance: Allowance) -> Facts:
    data = part(archive, "docProps/core.xml", allowance)
    if not data:
        return Facts()
    root = tree(data)
    created = _value(root, _TERMS + "created")
    return Facts(
        title=_value(root, _DC + "title"),
        author=_value(root, _DC + "creator"),
        published=created[:10] if created and re.match(r"\d{4}-\d\d-\d\d", created) else None,
    )


def _value(root: Any, tag: str) -> str | None:
    element = root.find(tag)
    return str(element.text) if element is not None and element.text else None
