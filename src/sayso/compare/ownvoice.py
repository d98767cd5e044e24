"""Own voice: whose word a document's own assertions are, by what kind of document it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sayso.compare.credits import find_credits
from sayso.compare.media import is_medium
from sayso.compare.memo import remembered
from sayso.model import Document


class Genre(StrEnum):
    """What a document is, as far as it matters for whose word its own assertions are.

    story      of a newspaper or an agency: its reporter was not there
    statement  of a person or an organisation that it names itself
    signed     a letter, a mail, a memo, a filing: the author's word
    unsigned   nobody says so
    """

    STORY = "story"
    STATEMENT = "statement"
    SIGNED = "signed"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Own:
    """The genre, and the name of the one whose word it is: the author, or the organisation that issues a statement."""

    genre: Genre
    name: str | None


_HEAD = 1_200
_FOOT = 600
_BYLINE = re.compile(
    r"^[*_ \t]{0,4}(?:By|BY)[: \t]\s*[A-ZÀ-Ý][\w.'’-]*(?:[ \t]+(?:and[ \t]+|de[ \t]+|van[ \t]+)?[A-ZÀ-Ý][\w.'’-]*){1,6}"
    r"(?:,[ \t]+[A-ZÀ-Ý][^\n]{0,40})?[*_ \t]{0,4}$",
    re.MULTILINE,
)
# "MARENZA, 3 May -" or "MARENZA (Littoral Wire) -"; capitals before a dash alone may be any heading.
_DATELINE = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{2,40}[,(][^\n]{2,50}?\s*(?:--|[—–-])\s+\S", re.MULTILINE)
_REPORTED = re.compile(
    r"[(\[](?:additional |further )?reporting by\b|\bour (?:correspondent|reporter)\b", re.IGNORECASE
)
_NAME = r"(?:the\s+)?(?P<name>[A-ZÀ-Ý][\w’'.&-]*(?:\s+(?:(?:of|and|for|de|the|&)\s+){0,2}[A-ZÀ-Ý][\w’'.&-]*){0,6})"
_KIND = (
    r"(?:(?:public|press|witness|written|sworn|official|joint|media|voluntary)\s+)?"
    r"(?:statement|affidavit|declaration|testimony|deposition|communiqué|communique|press\s+release|news\s+release)"
)
_ISSUED = (
    re.compile(rf"^\W*{_KIND}\s+(?:of|by|from|issued\s+by|made\s+by)\s+{_NAME}\W*$", re.IGNORECASE | re.MULTILINE),
    re.compile(rf"^\W*{_NAME}\s*(?::|—|–|-|\|)\s*{_KIND}\b", re.IGNORECASE | re.MULTILINE),
    re.compile(rf"^\W*{_KIND}\s*(?::|—|–|-|\|)\s*{_NAME}\W*$", re.IGNORECASE | re.MULTILINE),
    re.compile(rf"\bI,\s+{_NAME},[^\n.]{{0,120}}?\b(?:state|declare|swear|affirm|depose|say)\b"),
)
_PAPER = re.compile(
    rf"^\W*(?:[\w-]+\s+){{0,2}}(?:judge?ment|ruling|decision|order|indictment|report|findings)\s+(?:of|by|from)\s+{_NAME}\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_BODY = re.compile(
    r"\b(?:court|tribunal|committee|commission|board|authority|ministry|office|council|inquiry|prosecutor|police|bank|agency|"
    r"institute|auditor|union|department)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"^\W*(?:{_KIND}|for immediate release)\b", re.IGNORECASE | re.MULTILINE)
_CAPITAL = re.compile(r"(?:the\s+)?[A-ZÀ-Ý]")


@remembered
def own_voice(document: Document) -> Own:
    """The genre of a document and whose word its own voice is."""
    if document.media_type == "message/rfc822":
        # A story pasted into a mail brings its agency along.
        pasted = any(credit.sure for credit in find_credits(document))
        return Own(Genre.STORY, document.author) if pasted else _signed(document)
    head = document.text[:_HEAD]
    paper = document.publisher is not None and is_medium(document.publisher)
    if paper or _BYLINE.search(head) or _REPORTED.search(head) or _REPORTED.search(document.text[-_FOOT:]):
        return Own(Genre.STORY, document.author)
    issuer = _issuer(document, head)
    if issuer is not None:
        return Own(Genre.STATEMENT, issuer)
    if _TITLED.search("\n".join(head.splitlines()[:6])) and (document.author or document.publisher):
        return Own(Genre.STATEMENT, document.publisher or document.author)
    if _DATELINE.search(head) or any(credit.sure for credit in find_credits(document)):
        return Own(Genre.STORY, document.author)
    return _signed(document)


def _signed(document: Document) -> Own:
    name = document.author or document.publisher
    return Own(Genre.SIGNED if name else Genre.UNSIGNED, name)


def _issuer(document: Document, head: str) -> str | None:
    """Whom a statement's title or first lines name as the one that makes it."""
    lines = "\n".join((document.title or "", *[line for line in head.splitlines() if line.strip()][:4]))
    for pattern in (*_ISSUED[:3], _PAPER):
        for found in pattern.finditer(lines):
            name = " ".join(found["name"].split())
            if _CAPITAL.match(name) and (pattern is not _PAPER or _BODY.search(name)):
                return name
    sworn = _ISSUED[3].search(head)
    return " ".join(sworn["name"].split()) if sworn else None
