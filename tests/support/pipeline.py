"""Tools for builds without a model: documents are text, claims are its lines, and some words make trouble."""

from __future__ import annotations

import os
import re
import time
from dataclasses import asdict
from pathlib import Path

from sayso.config import Config
from sayso.language import Language
from sayso.model import (
    Act,
    Basis,
    Claim,
    Document,
    Factuality,
    Form,
    Mention,
    MentionType,
    Problem,
    Reading,
    Referent,
    Span,
    Status,
    Voice,
    derived_id,
    document_id,
)
from sayso.readers import Outcome
from sayso.run.task import Tools
from sayso.store import open_view

CONFIG = Config(workers=2, seconds=20.0)
NAMED = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")


class Stub:
    """A language that only has a version."""

    def __init__(self, version: str = "stub 1") -> None:
        self.version = version
        self.seconds = 0.0


def read(data: bytes, *, path: str, config: Config) -> Outcome:
    """A document; each stretch after "--" is a member. Words in capitals make the trouble they name."""
    if data.startswith(b"LOG "):
        # Which bytes were read, for tests that count.
        log, _, data = data[4:].partition(b"\n")
        with Path(os.fsdecode(log)).open("a") as file:
            file.write(f"{path}\n")
    if b"HANG" in data:
        time.sleep(600)
    if b"CRASH" in data:
        os.abort()
    if b"HUNGER" in data:
        bytearray(1 << 34)
    if b"SLOW" in data:
        time.sleep(0.25)
    if b"UNREADABLE" in data:
        return Outcome((), (Problem(path, "read", "found what no reader takes"),))
    body, *members = data.split(b"--")
    ident = document_id(data)
    documents = [Document(id=ident, path=path, media_type="text/plain", text=body.decode())]
    for number, member in enumerate(members):
        inner = f"{path}/{number}.txt"
        documents.append(
            Document(
                id=document_id(member),
                path=inner,
                media_type="text/plain",
                text=member.decode(),
                derived_from=ident,
            )
        )
    return Outcome(tuple(documents), ())


def understand(document: Document, *, language: Language) -> Reading:
    """Every line is a claim about the names in it; a name is a referent."""
    if "MISTAKE" in document.text:
        raise RuntimeError("a planted mistake")
    names: dict[str, int] = {}
    mentions = []
    for found in NAMED.finditer(document.text):
        cluster = names.setdefault(found.group(), len(names))
        mentions.append(_mention(document, Span(*found.span()), cluster))
    claims = [
        _claim(document, Span(*line.span()), mentions) for line in re.finditer(r"[^\n]+", document.text) if line.group()
    ]
    if "TWICE" in document.text:
        claims *= 2
    return Reading(
        document=document,
        mentions=tuple(mentions),
        referents=tuple(Referent(n, name, MentionType.PERSON, (name,)) for name, n in names.items()),
        claims=tuple(claims),
    )


def _mention(document: Document, span: Span, cluster: int) -> Mention:
    ident = derived_id("m", document.id, span.start)
    return Mention(ident, document.id, span, Form.NAMED, MentionType.PERSON, cluster)


def _claim(document: Document, span: Span, mentions: list[Mention]) -> Claim:
    return Claim(
        id=derived_id("c", document.id, span.start),
        document=document.id,
        span=span,
        voice=Voice(None),
        chain=(),
        act=Act.SAY,
        factuality=Factuality.CERTAIN,
        status=Status.UNSTATED,
        basis=Basis.UNSTATED,
        about=tuple(dict.fromkeys(m.cluster for m in mentions if span.contains(m.span) and m.cluster is not None)),
    )


def tools() -> Tools:
    """For `build(provide=…)`."""
    return Tools(read, understand, Stub, "1")  # type: ignore[arg-type]


def newer_tools() -> Tools:
    """The same, of another model."""
    return Tools(read, understand, lambda: Stub("stub 2"), "1")  # type: ignore[arg-type, return-value]


def contents(case: Path) -> dict[str, list[object]]:
    """All that a case shows, to compare two cases by."""
    with open_view(case) as view:
        return {
            "documents": [asdict(one) for one in view.documents()],
            "mentions": [asdict(one) for one in view.mentions()],
            "entities": [asdict(one) for one in view.entities()],
            "attributions": [asdict(one) for one in view.attributions()],
            "claims": [asdict(one) for one in view.claims()],
            "posts": [asdict(one) for one in view.posts()],
            "problems": [asdict(one) for one in view.problems()],
        }
