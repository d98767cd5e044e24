"""The rows of the export: each finding as a plain dictionary, keys in the documented order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.model import (
    Attribution,
    Claim,
    Descent,
    Document,
    Doubt,
    Entity,
    Frame,
    Judgement,
    Link,
    Mention,
    Party,
    Post,
    Problem,
    Relation,
    Root,
    Span,
    Time,
)

Row = dict[str, object]

_PLACES = 4  # of a confidence or a score: beyond these, two processors may differ


def document_row(document: Document) -> Row:
    """A line of documents.jsonl."""
    return {
        "id": document.id,
        "path": document.path,
        "media_type": document.media_type,
        "language": document.language,
        "title": document.title,
        "author": document.author,
        "publisher": document.publisher,
        "published": document.published,
        "derived_from": document.derived_from,
        "text": document.text,
    }


def mention_row(mention: Mention, text: str) -> Row:
    """A line of mentions.jsonl; `text` is its document's."""
    return {
        "id": mention.id,
        "document": mention.document,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "form": str(mention.form),
        "type": str(mention.type),
        "entity": mention.entity,
    }


def judgement_row(judgement: Judgement) -> Row:
    """A decision, as `sayso history --json` shows it."""
    return {
        "id": judgement.id,
        "left": judgement.left,
        "left_name": judgement.left_name,
        "right": judgement.right,
        "right_name": judgement.right_name,
        "verdict": str(judgement.verdict),
        "by": judgement.by,
        "at": judgement.at,
        "why": judgement.why,
        "score": judgement.score,
        "evidence": judgement.evidence,
        "undoes": judgement.undoes,
    }


def doubt_row(doubt: Doubt, names: Mapping[str, str]) -> Row:
    """A pair that a person may decide, with the entities' names."""
    return {
        "left": doubt.left,
        "left_name": names[doubt.left],
        "right": doubt.right,
        "right_name": names[doubt.right],
        "score": round(doubt.score, 4),
        "why": doubt.why,
    }


def entity_row(entity: Entity) -> Row:
    """A line of entities.jsonl."""
    return {
        "id": entity.id,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "schema": entity.schema,
        "mentions": entity.mentions,
        "documents": list(entity.documents),
    }


def attribution_row(attribution: Attribution) -> Row:
    """A line of attributions.jsonl."""
    return {
        "id": attribution.id,
        "document": attribution.document,
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "source_entity": attribution.source_entity,
        "act": str(attribution.act),
        "kind": str(attribution.kind),
        "parent": attribution.parent,
        "confidence": round(attribution.confidence, _PLACES),
    }


def claim_row(claim: Claim, text: str) -> Row:
    """A line of claims.jsonl; `text` is its document's."""
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.span.of(text),
        "voice": {"name": claim.voice.name, "entity": claim.voice.entity},
        "chain": [_link(link) for link in claim.chain],
        "about": list(claim.about_entities),
        "frames": [_frame(frame) for frame in claim.frames],
        "act": str(claim.act),
        "factuality": str(claim.factuality),
        "status": str(claim.status),
        "basis": str(claim.basis),
        "time": _time(claim.time),
        "confidence": round(claim.confidence, _PLACES),
    }


def relation_row(relation: Relation) -> Row:
    """A line of relations.jsonl."""
    return {
        "kind": str(relation.kind),
        "left": relation.left,
        "right": relation.right,
        "score": round(relation.score, _PLACES),
        "independent": relation.independent,
        "rationale": relation.rationale,
    }


def root_row(root: Root) -> Row:
    """Whose word a claim goes back to."""
    return {
        "claim": root.claim,
        "key": root.key,
        "name": root.name,
        "entity": root.entity,
        "known": root.known,
        "why": root.why,
    }


def descent_row(descent: Descent) -> Row:
    """What a document comes from."""
    return {
        "document": descent.document,
        "parent": descent.parent,
        "kind": str(descent.kind),
        "score": round(descent.score, _PLACES),
        "credit": descent.credit,
        "start": descent.span.start if descent.span else None,
        "end": descent.span.end if descent.span else None,
    }


def post_row(post: Post, text: str) -> Row:
    """A line of posts.jsonl; `text` is its document's."""
    return {
        "id": post.id,
        "document": post.document,
        "start": post.span.start,
        "end": post.span.end,
        "title": post.title.of(text),
        "lemma": post.lemma,
        "kind": str(post.kind),
        **_party("holder", post.holder),
        **_party("organization", post.organization),
        **_party("principal", post.principal),
        "tense": str(post.tense),
        "time": _time(post.time),
        "as_of": post.as_of,
        "attribution": post.attribution,
        "confidence": round(post.confidence, _PLACES),
    }


def problem_row(problem: Problem) -> Row:
    """A line of problems.jsonl."""
    return {"path": problem.path, "stage": problem.stage, "message": problem.message}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _link(link: Link) -> Row:
    return {"attribution": link.attribution, "name": link.name, "entity": link.entity, "act": str(link.act)}


def _party(part: str, party: Party | None) -> Row:
    return {part: party.entity if party else None, f"{part}_name": party.name if party else None}


def _frame(frame: Frame) -> Row:
    return {
        "predicate": {"start": frame.predicate.start, "end": frame.predicate.end, "lemma": frame.lemma},
        "arguments": [
            {
                "role": one.role,
                "start": one.span.start,
                "end": one.span.end,
                "entity": one.entity,
                "part": str(one.part) if one.part else None,
            }
            for one in frame.arguments
        ],
        "negated": frame.negated,
        "kind": str(frame.kind) if frame.kind else None,
    }


def _time(time: Time | None) -> Row | None:
    return None if time is None else {"start": time.start, "end": time.end, "text": time.text}
