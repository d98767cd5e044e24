"""Documents and claims in a few words, for tests of lineage."""

from __future__ import annotations

from sayso.model import (
    Act,
    Basis,
    Claim,
    Document,
    Factuality,
    Link,
    Party,
    Post,
    PostKind,
    Span,
    Status,
    Tense,
    Voice,
    derived_id,
    document_id,
)


def doc(text: str, path: str = "a.txt", **fields: object) -> Document:
    """A document of plain text, unless the fields say otherwise."""
    media = str(fields.pop("media_type", "text/plain"))
    return Document(document_id(f"{path}\0{text}".encode()), path, media, text, **fields)  # type: ignore[arg-type]


def claim(
    document: Document,
    words: str,
    *speakers: str | Link | None,
    basis: Basis = Basis.UNSTATED,
    voice: str | None = None,
) -> Claim:
    """A claim in these words. A speaker given by name is an entity of that name in small letters; None is left open."""
    start = document.text.index(words)
    name = voice or document.author or document.publisher
    return Claim(
        id=derived_id("c", document.id, start),
        document=document.id,
        span=Span(start, start + len(words)),
        voice=Voice(name, None, entity(name) if name else None),
        chain=tuple(link(one, k) for k, one in enumerate(speakers)),
        act=Act.SAY,
        factuality=Factuality.CERTAIN,
        status=Status.UNSTATED,
        basis=basis,
    )


def link(speaker: str | Link | None, cluster: int = 0) -> Link:
    if isinstance(speaker, Link):
        return speaker
    return Link("a1", speaker, Act.SAY, cluster, entity(speaker) if speaker else None)


def entity(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(" ", "-")


def speaks_for(
    document: Document, holder: str, principal: str, *, cluster: int | None = None, tense: Tense = Tense.UNSTATED
) -> Post:
    """That the holder speaks for the principal, as the document says."""
    return Post(
        id=derived_id("p", document.id, holder, principal),
        document=document.id,
        span=Span(0, 1),
        kind=PostKind.SPEAKS_FOR,
        title=Span(0, 1),
        lemma="lawyer",
        holder=Party(Span(0, 1), holder, cluster, entity(holder)),
        tense=tense,
        principal=Party(Span(0, 1), principal, None, entity(principal)),
    )
