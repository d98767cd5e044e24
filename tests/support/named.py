"""Documents that only name people, one referent a name, for tests of who is who."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sayso.model import Document, Form, Mention, MentionType, Reading, Referent, Span, derived_id, document_id
from sayso.run.resolution import resolve_case
from sayso.store import open_view, open_writer
from support.readings import state


def naming(path: str, names: Sequence[str], firms: Sequence[str] = ()) -> Reading:
    """A document of one name a line, of people first, each name a referent of its own with one mention."""
    listed = [*((name, MentionType.PERSON) for name in names), *((name, MentionType.ORGANIZATION) for name in firms)]
    text = "\n".join(name for name, _ in listed)
    ident = document_id(f"{path}\0{text}".encode())
    mentions, at = [], 0
    for number, (name, kind) in enumerate(listed):
        span = Span(at, at + len(name))
        mentions.append(Mention(derived_id("m", ident, span.start), ident, span, Form.NAMED, kind, cluster=number))
        at += len(name) + 1
    referents = tuple(Referent(number, name, kind, (name,)) for number, (name, kind) in enumerate(listed))
    return Reading(Document(ident, path, "text/plain", text), mentions=tuple(mentions), referents=referents)


def put(case: Path, path: str, *names: str, firms: Sequence[str] = ()) -> None:
    """Read a document into a case, and resolve the case."""
    with open_writer(case) as writer:
        reading = naming(path, names, firms)
        writer.put([reading], file=state(path, reading.document.id))
        resolve_case(writer)


def remove(case: Path, path: str) -> None:
    """Let a document leave the case, and resolve the case."""
    with open_writer(case) as writer:
        writer.vanish([path])
        resolve_case(writer)


def entities(case: Path) -> dict[str, list[tuple[str, str]]]:
    """The entities by id: (document's path, name there) of each of their referents."""
    with open_view(case) as view:
        return {one.id: [(path, name) for _, name, path, _ in view.members(one.id)] for one in view.entities()}
