"""Readers: bytes → Documents, one file per format, chosen by what is in the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.config import Config
from sayso.errors import SaysoError, TooLarge, Unreadable
from sayso.model import Document, Problem, document_id
from sayso.readers.allowance import Allowance
from sayso.readers.content import Content, Member
from sayso.readers.facts import Facts, plausible
from sayso.readers.naming import components, distinct, legible
from sayso.readers.opening import opening
from sayso.readers.registry import media_types, reader
from sayso.readers.signature import media_type
from sayso.readers.tongue import language

__all__ = ["Outcome", "legible", "media_type", "media_types", "read"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: the documents, its own first, then its members' in the container's order; the problems.

    A member that fails is a problem under its own path and costs no other.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read(data: bytes, *, path: str, config: Config) -> Outcome:
    """Read one file, with everything inside it. Never raises for bad data: what cannot be read becomes a Problem.

    Raises MemoryError: that is a limit of the machine's, and says nothing about the file.
    """
    found = tuple(_read(data, legible(path), None, 0, Allowance(config)))
    return Outcome(
        tuple(item for item in found if isinstance(item, Document)),
        tuple(item for item in found if isinstance(item, Problem)),
    )


def _read(data: bytes, path: str, parent: str | None, depth: int, allowance: Allowance) -> Iterator[Document | Problem]:
    """One file's own document and problems, then its members'."""
    ident = document_id(data)
    try:
        kind = media_type(data, path=path)
        content = reader(kind)(data, path=path, allowance=allowance)
    except MemoryError:
        raise
    except Exception as error:
        yield _problem(path, error)
        return
    yield from (Problem(path, "read", note) for note in content.notes)
    if content.text is not None:
        yield _document(content, ident, path, kind, parent, allowance.config)
    yield from _members(content, path, ident, depth, allowance)


def _problem(path: str, error: Exception) -> Problem:
    """An error as a Problem. Outside libraries raise what they like on hostile files, and none may end a build."""
    if isinstance(error, SaysoError):
        return Problem(path, "read", str(error))
    return Problem(path, "read", f"a damaged file, or one that its reader does not understand: {error!r}"[:500])


def _document(
    content: Content, ident: str, path: str, kind: str, parent: str | None, config: Config
) -> Document | Problem:
    text = content.text or ""
    if not text.strip():
        return Problem(path, "read", "no text in it: nothing but white space was found")
    if len(text) > config.text_chars:
        message = f"its text has {len(text)} characters, the limit (text_chars) is {config.text_chars}: split the file"
        return _problem(path, TooLarge(message))
    facts = content.stated.over(opening(text) if content.voiced else Facts()).over(plausible(content.hinted, text))
    return Document(
        id=ident,
        path=path,
        media_type=kind,
        text=text,
        language=language(text),
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        published=facts.published,
        derived_from=parent,
        pages=content.pages,
        quoted=content.quoted,
    )


def _members(content: Content, path: str, ident: str, depth: int, allowance: Allowance) -> Iterator[Document | Problem]:
    taken: set[str] = set()
    try:
        for member in content.members:
            name = distinct(components(member.name), taken)
            if depth >= allowance.config.archive_depth:
                yield _problem(path, _too_deep(depth))
                return
            allowance.admit()
            yield from _member(member, f"{path}/{name}", ident, depth + 1, allowance)
    except MemoryError:
        raise
    except Exception as error:
        yield _problem(path, error)


def _too_deep(depth: int) -> Unreadable:
    return TooLarge(
        f"it lies {depth} containers deep, the limit (archive_depth): what it holds was not read; "
        "unpack it yourself if you trust it"
    )


def _member(member: Member, path: str, parent: str, depth: int, allowance: Allowance) -> Iterator[Document | Problem]:
    exhausted = allowance.bytes <= 0
    try:
        data = member.load()
    except MemoryError:
        raise
    except Exception as error:
        if exhausted or allowance.bytes <= 0:
            # The limit concerns the container, and every further member would only repeat it.
            raise
        yield _problem(path, error)
        return
    yield from _read(data, path, parent, depth, allowance)
