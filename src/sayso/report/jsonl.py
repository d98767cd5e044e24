"""The stable export: one JSON object a line, sorted by id, the same bytes for the same case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.report.files import File
from sayso.report.lines import json_line
from sayso.report.rows import (
    attribution_row,
    claim_row,
    document_row,
    entity_row,
    mention_row,
    post_row,
    problem_row,
    relation_row,
)
from sayso.store.protocol import ClaimFilter, View


def jsonl(view: View) -> Iterator[File]:
    """The eight files of the export, each present even when it is empty."""
    # A View gives documents by id; their texts are too long to hold in order to sort them again.
    yield "documents.jsonl", (json_line(document_row(one)) for one in view.documents())
    yield "mentions.jsonl", _sorted(_mentions(view))
    yield "entities.jsonl", _sorted((one.id, json_line(entity_row(one))) for one in view.entities())
    yield "attributions.jsonl", _sorted((one.id, json_line(attribution_row(one))) for one in view.attributions())
    yield "claims.jsonl", _sorted(_claims(view))
    yield "posts.jsonl", _sorted(_posts(view))
    yield "relations.jsonl", _relations(view)
    yield "problems.jsonl", (json_line(problem_row(one)) for one in sorted(view.problems()))


def _mentions(view: View) -> Iterator[tuple[str, bytes]]:
    for document in view.documents():
        for one in view.mentions(document.id):
            yield one.id, json_line(mention_row(one, document.text))


def _claims(view: View) -> Iterator[tuple[str, bytes]]:
    for document in view.documents():
        for one in view.claims(ClaimFilter(document=document.id)):
            yield one.id, json_line(claim_row(one, document.text))


def _posts(view: View) -> Iterator[tuple[str, bytes]]:
    for document in view.documents():
        for one in view.posts(document.id):
            yield one.id, json_line(post_row(one, document.text))


def _relations(view: View) -> Iterator[bytes]:
    found = sorted(view.relations(), key=lambda one: (one.kind, one.left, one.right))
    return (json_line(relation_row(one)) for one in found)


def _sorted(rows: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    return (line for _, line in sorted(rows))
