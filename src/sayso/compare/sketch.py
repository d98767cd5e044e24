"""Sketches: what of a document is compared to find copies: its own words as numbers, its date and its credits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.compare.credits import Credit, find_credits
from sayso.compare.memo import remembered
from sayso.compare.shingles import Numbers, shingles, winnowed
from sayso.model import Document

_HEADERS = re.compile(r"\A(?:(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To):[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
# Paragraphs that are printed under everything from one house say nothing of where a text comes from.
_BOILERPLATE = re.compile(
    r"\b(?:intended (?:solely |only )?(?:recipient|for the)|received (?:this|it) in error|confidential and|"
    r"(?:e-?mail|message|communication|transmission)\b[^.\n]{0,80}\b(?:confidential|privileged)|unsubscribe|"
    r"all rights reserved|privacy policy|cookies?\b|terms of (?:use|service)|newsletter|before printing|"
    r"views expressed|no liability|does not accept (?:any )?liability|registered (?:office|in)|follow us on|"
    r"subscribe to|under penalty of perjury|copyright)\b",
    re.IGNORECASE,
)
_LONGEST_BOILERPLATE = 900
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_NAME = re.compile(r"\b[A-ZÀ-Ý][\w’'-]+|\b\d[\d.,]*\d\b|\b\d\d+\b")
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our)\b")
LEAST_PERSONAL = 3


@dataclass(frozen=True, slots=True)
class Sketch:
    """A document as compared with others.

    names     its distinct capitalised words and numbers, for weak matches
    personal  whether its author says "I" more than in passing
    """

    id: str
    path: str
    author: str | None
    publisher: str | None
    published: str | None
    numbers: Numbers
    credits: tuple[Credit, ...]
    names: frozenset[str]
    personal: bool


def sketch(document: Document) -> Sketch:
    """The sketch of a document."""
    own = own_words(document)
    return Sketch(
        id=document.id,
        path=document.path,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        numbers=_numbers(document),
        credits=find_credits(document),
        names=frozenset(_NAME.findall(own)),
        personal=len(_FIRST_PERSON.findall(own)) >= LEAST_PERSONAL,
    )


def fingerprints(document: Document) -> tuple[int, ...]:
    """A few numbers that a copy of this document shares; each fits a signed integer of 64 bits."""
    return winnowed(_numbers(document))


# A document that is marked by its fingerprints is sketched next.
@remembered
def _numbers(document: Document) -> Numbers:
    return shingles(own_words(document))


def own_words(document: Document) -> str:
    """The document's text without what is quoted from another mail, mail headers, signatures and disclaimers."""
    text, at, kept = document.text, 0, []
    for quoted in sorted(document.quoted, key=lambda one: one.span):
        kept.append(text[at : max(at, quoted.span.start)])
        at = max(at, quoted.span.end)
    kept.append(text[at:])
    body = _SIGNATURE.sub("", _HEADERS.sub("", "\n\n".join(kept)))
    return "\n\n".join(part for part in _PARAGRAPH.split(body) if not _is_boilerplate(part))


def _is_boilerplate(paragraph: str) -> bool:
    return len(paragraph) < _LONGEST_BOILERPLATE and bool(_BOILERPLATE.search(paragraph))
