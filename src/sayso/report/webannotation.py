"""Claims as W3C Web Annotations: each opens at its passage in any tool that reads the model."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Claim, Document
from sayso.report.facets import facets
from sayso.report.files import File
from sayso.report.lines import json_text
from sayso.report.rows import Row
from sayso.report.speakers import chain_line, speakers
from sayso.store.protocol import ClaimFilter, View

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # code points of prefix and suffix


def webannotation(view: View) -> Iterator[File]:
    """annotations.jsonld: one AnnotationPage, one annotation a claim, offsets in code points as the model asks."""
    yield "annotations.jsonld", _page(view)


def annotation(claim: Claim, document: Document) -> Row:
    """One claim as an annotation of its document."""
    return {
        "id": f"urn:sayso:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": chain_line(speakers(claim)),
            },
            *(
                {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": f"{name}: {value}"}
                for name, value in facets(claim)
            ),
        ],
        "target": {
            "source": f"urn:sayso:document:{document.id}",
            "selector": [_position(claim), _quote(claim, document.text)],
        },
    }


def _page(view: View) -> Iterator[bytes]:
    head = json_text({"@context": CONTEXT, "type": "AnnotationPage"})
    yield f'{head[:-1]}, "items": [\n'.encode()
    between = ""
    for document in view.documents():
        for claim in view.claims(ClaimFilter(document=document.id)):
            yield f"{between}{json_text(annotation(claim, document))}".encode()
            between = ",\n"
    yield b"\n]}\n"


def _position(claim: Claim) -> Row:
    return {"type": "TextPositionSelector", "start": claim.span.start, "end": claim.span.end}


def _quote(claim: Claim, text: str) -> Row:
    start, end = claim.span.start, claim.span.end
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
