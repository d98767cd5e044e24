"""Rows into model types, and back: the only place that knows both the columns and the dataclasses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.model import (
    Act,
    Argument,
    Attribution,
    Basis,
    Claim,
    Document,
    Factuality,
    Form,
    Frame,
    FrameKind,
    Kind,
    Link,
    Mention,
    MentionType,
    Page,
    Part,
    Party,
    Post,
    PostKind,
    Quoted,
    Span,
    Spans,
    Status,
    Tense,
    Time,
    Voice,
    hull,
)

Row = Sequence[Any]
Rows = Mapping[int, Sequence[Row]]

DOCUMENT = (
    "d.key, d.id, d.path, d.media_type, d.text, d.language, d.title, d.author, d.publisher, d.published, d.derived_from"
)
MENTION = 'm.key, m.id, d.id, m.start, m."end", m.form, m.type, m.cluster, r.entity, m.confidence'
ATTRIBUTION = "a.key, a.id, d.id, a.act, a.kind, a.parent, a.source_cluster, a.source_name, r.entity, a.confidence"
CLAIM = (
    'c.key, c.id, d.id, c.start, c."end", c.voice_name, c.voice_cluster, v.entity, c.act, c.factuality, c.status,'
    " c.basis, c.time_from, c.time_to, c.time_text, c.time_start, c.time_end, c.confidence"
)
POST = (
    'p.key, p.id, d.id, p.start, p."end", p.kind, p.title_start, p.title_end, p.lemma, p.tense, p.time_from, p.time_to,'
    " p.time_text, p.time_start, p.time_end, p.as_of, p.attribution, p.confidence"
)


def document_of(row: Row, pages: Iterable[Row], quoted: Iterable[Row]) -> Document:
    """A document from DOCUMENT, its pages (number, start, end) and its quoted stretches (start, end, name, depth)."""
    return Document(
        id=row[1],
        path=row[2],
        media_type=row[3],
        text=row[4],
        language=row[5],
        title=row[6],
        author=row[7],
        publisher=row[8],
        published=row[9],
        derived_from=row[10],
        pages=tuple(Page(*page[1:]) for page in pages),
        quoted=tuple(Quoted(Span(one[1], one[2]), one[3], one[4]) for one in quoted),
    )


def mention_of(row: Row) -> Mention:
    """A mention from MENTION."""
    return Mention(
        id=row[1],
        document=row[2],
        span=Span(row[3], row[4]),
        form=Form(row[5]),
        type=MentionType(row[6]),
        cluster=row[7],
        entity=row[8],
        confidence=row[9],
    )


def attribution_of(row: Row, spans: Iterable[Row]) -> Attribution:
    """An attribution from ATTRIBUTION and its spans (attribution, part, start, end) in order."""
    parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for _, part, start, end in spans:
        parts[part].append(Span(start, end))
    return Attribution(
        id=row[1],
        document=row[2],
        source=tuple(parts["source"]),
        cue=tuple(parts["cue"]),
        content=tuple(parts["content"]),
        act=Act(row[3]),
        kind=Kind(row[4]),
        parent=row[5],
        source_cluster=row[6],
        source_name=row[7],
        source_entity=row[8],
        confidence=row[9],
    )


def claim_of(row: Row, links: Sequence[Row], about: Sequence[Row], frames: Sequence[Row], args: Sequence[Row]) -> Claim:
    """A claim from CLAIM and its parts, each in order and each beginning with the claim's key."""
    entities = dict.fromkeys(entity for _, _, entity in about if entity is not None)
    return Claim(
        id=row[1],
        document=row[2],
        span=Span(row[3], row[4]),
        voice=Voice(row[5], row[6], row[7]),
        chain=tuple(_link(one) for one in links),
        act=Act(row[8]),
        factuality=Factuality(row[9]),
        status=Status(row[10]),
        basis=Basis(row[11]),
        about=tuple(cluster for _, cluster, _ in about),
        about_entities=tuple(entities),
        frames=tuple(_frame(one, args) for one in frames),
        time=None if row[15] is None else Time(row[12], row[13], row[14], Span(row[15], row[16])),
        confidence=row[17],
    )


def _link(row: Row) -> Link:
    _, attribution, name, act, cluster, entity, start, end = row
    return Link(attribution, name, Act(act), cluster, entity, None if start is None else Span(start, end))


def _frame(row: Row, args: Sequence[Row]) -> Frame:
    _, rank, start, end, lemma, negated, kind = row
    arguments = tuple(_argument(one) for one in args if one[1] == rank)
    return Frame(Span(start, end), lemma, arguments, bool(negated), None if kind is None else FrameKind(kind))


def _argument(row: Row) -> Argument:
    _, _, role, start, end, entity, cluster, part = row
    return Argument(role, Span(start, end), entity, cluster, None if part is None else Part(part))


def post_of(row: Row, parties: Iterable[Row]) -> Post:
    """A post from POST and its parties (post, part, start, end, name, cluster, entity)."""
    parts = {one[1]: Party(Span(one[2], one[3]), one[4], one[5], one[6]) for one in parties}
    return Post(
        id=row[1],
        document=row[2],
        span=Span(row[3], row[4]),
        kind=PostKind(row[5]),
        title=Span(row[6], row[7]),
        lemma=row[8],
        tense=Tense(row[9]),
        holder=parts["holder"],
        organization=parts.get("organization"),
        principal=parts.get("principal"),
        time=None if row[13] is None else Time(row[10], row[11], row[12], Span(row[13], row[14])),
        as_of=row[15],
        attribution=row[16],
        confidence=row[17],
    )


def document_row(one: Document, version: str) -> tuple[object, ...]:
    """The columns id, media_type, language, title, author, publisher, published, text, read_as, version, path."""
    return (
        one.id,
        one.media_type,
        one.language,
        one.title,
        one.author,
        one.publisher,
        one.published,
        one.text,
        one.path,
        version,
        one.path,
    )


def mention_rows(mentions: Iterable[Mention], key: int) -> Iterator[tuple[object, ...]]:
    """The columns id, document, start, end, form, type, cluster, confidence."""
    for m in mentions:
        yield m.id, key, m.span.start, m.span.end, m.form, m.type, m.cluster, m.confidence


def attribution_row(one: Attribution, key: int, document: int) -> tuple[object, ...]:
    """The columns key, id, document, start, end, act, kind, parent, source_cluster, source_name, confidence."""
    spans = one.source + one.cue + one.content
    return (
        key,
        one.id,
        document,
        min((span.start for span in spans), default=0),
        max((span.end for span in spans), default=0),
        one.act,
        one.kind,
        one.parent,
        one.source_cluster,
        one.source_name,
        one.confidence,
    )


def span_rows(one: Attribution, key: int) -> Iterator[tuple[object, ...]]:
    """The columns attribution, part, rank, start, end."""
    for part, spans in (("source", one.source), ("cue", one.cue), ("content", one.content)):
        for rank, span in enumerate(spans):
            yield key, part, rank, span.start, span.end


def passage_of(span: Span, sentences: Spans) -> Span:
    """The span widened to the sentences that it lies in; these are in text order and do not overlap."""
    first = max(0, bisect_right(sentences, span.start, key=lambda one: one.start) - 1)
    last = bisect_left(sentences, span.end, key=lambda one: one.start)
    return hull((span, *(one for one in sentences[first:last] if one.overlaps(span))))


def claim_row(one: Claim, key: int, document: int, text: str, sentences: Spans) -> tuple[object, ...]:
    """The columns of `claim` in the order of the table."""
    time = one.time
    return (
        key,
        one.id,
        document,
        one.span.start,
        one.span.end,
        one.span.of(text),
        passage_of(one.span, sentences).of(text),
        one.voice.name,
        one.voice.cluster,
        one.act,
        one.factuality,
        one.status,
        one.basis,
        *((time.start, time.end, time.text, time.span.start, time.span.end) if time else (None,) * 5),
        one.confidence,
    )


def link_rows(one: Claim, key: int) -> Iterator[tuple[object, ...]]:
    """The columns claim, rank, attribution, name, act, cluster, label_start, label_end."""
    for rank, link in enumerate(one.chain):
        label = (link.label.start, link.label.end) if link.label else (None, None)
        yield key, rank, link.attribution, link.name, link.act, link.cluster, *label


def frame_rows(one: Claim, key: int) -> Iterator[tuple[object, ...]]:
    """The columns claim, rank, start, end, lemma, negated, kind."""
    for rank, frame in enumerate(one.frames):
        yield key, rank, frame.predicate.start, frame.predicate.end, frame.lemma, int(frame.negated), frame.kind


def argument_rows(one: Claim, key: int) -> Iterator[tuple[object, ...]]:
    """The columns claim, frame, rank, role, start, end, cluster, part."""
    for number, frame in enumerate(one.frames):
        for rank, it in enumerate(frame.arguments):
            yield key, number, rank, it.role, it.span.start, it.span.end, it.cluster, it.part


def post_row(one: Post, key: int, document: int) -> tuple[object, ...]:
    """The columns of `post` in the order of the table."""
    time = one.time
    return (
        key,
        one.id,
        document,
        one.span.start,
        one.span.end,
        one.kind,
        one.title.start,
        one.title.end,
        one.lemma,
        one.tense,
        *((time.start, time.end, time.text, time.span.start, time.span.end) if time else (None,) * 5),
        one.as_of,
        one.attribution,
        one.confidence,
    )


def party_rows(one: Post, key: int) -> Iterator[tuple[object, ...]]:
    """The columns post, part, start, end, name, cluster."""
    for part, party in (("holder", one.holder), ("organization", one.organization), ("principal", one.principal)):
        if party is not None:
            yield key, part, party.span.start, party.span.end, party.name, party.cluster
