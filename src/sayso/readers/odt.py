"""ODT: paragraphs, lists, tables and notes from content.xml, with author and date from meta.xml."""

from __future__ import annotations

import re
from typing import Any

from sayso.errors import Encrypted, Unreadable
from sayso.readers.allowance import Allowance
from sayso.readers.blocks import Grammar, joined, paragraphs
from sayso.readers.content import Content
from sayso.readers.facts import Facts
from sayso.readers.package import opened, part, tree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_GRAMMAR = Grammar(
    block=frozenset({_TEXT + "p", _TEXT + "h"}),
    points={_TEXT + "line-break": "\n", _TEXT + "tab": "\t"},
    space=frozenset({_TEXT + "s"}),
    repeat=_TEXT + "c",
    row=frozenset({_TABLE + "table-row"}),
    cell=frozenset({_TABLE + "table-cell"}),
    aside=frozenset({_TEXT + "note-body"}),
    skip=frozenset({_TEXT + "tracked-changes", _TEXT + "note-citation", _OFFICE + "annotation"}),
)


def read_odt(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """The body's text, notes last. Raises Unreadable, TooLarge or Encrypted."""
    del path
    archive = opened(data)
    manifest = part(archive, "META-INF/manifest.xml", allowance)
    if manifest and b"encryption-data" in manifest:
        raise Encrypted("an .odt file that needs a password: save it without one")
    content = part(archive, "content.xml", allowance)
    if content is None:
        raise Unreadable("a damaged .odt: it has no content.xml. Open it in a word processor and save it again")
    body = tree(content).find(f"{_OFFICE}body")
    text = joined(paragraphs(body, _GRAMMAR)) if body is not None else ""
    meta = part(archive, "meta.xml", allowance)
    return Content(text=text, hinted=_facts(tree(meta)) if meta else Facts())


def _facts(root: Any) -> Facts:
    created = _first(root, _META + "creation-date")
    return Facts(
        title=_first(root, _DC + "title"),
        author=_first(root, _META + "initial-creator") or _first(root, _DC + "creator"),
        published=created[:10] if created and re.match(r"\d{4}-\d\d-\d\d", created) else None,
    )


def _first(root: Any, tag: str) -> str | None:
    element = next(root.iter(tag), None)
    return str(element.text) if element is not None and element.text else None
