"""Opens the original of a document again, and makes sure that it is still the same."""

from __future__ import annotations

import os
from pathlib import Path

from sayso.config import Config
from sayso.errors import NotFound, SaysoError
from sayso.model import Document, document_id
from sayso.run.task import trouble, unfit
from sayso.store.protocol import FileState, View

_LIMITS = Config()


def original(view: View, document: Document, *, config: Config = _LIMITS) -> bytes:
    """The bytes that the document was read from, also out of its container. Raises NotFound: changed, or gone."""
    from sayso.readers.members import member_bytes  # the formats' libraries, which most pages do without

    state = _file_of(view, document)
    if state is None:
        raise NotFound(f"no file of the case holds {document.path} any more")
    data = _bytes(state, config)
    if state.path != document.path and document_id(data) != document.id:
        try:
            data = member_bytes(data, path=state.path, wanted=document.path, config=config)
        except MemoryError:
            raise
        except Exception as error:
            # Outside libraries raise what they like on hostile files.
            words = str(error) if isinstance(error, SaysoError) else "it is damaged"
            raise NotFound(f"{document.path} cannot be taken out of {state.path} any more: {words}") from error
    if document_id(data) != document.id:
        raise NotFound(
            f"{document.path} has changed since it was read: its SHA-256 is no longer {document.id}. Build the case again"
            " to read what it is now; what it was, the case still shows"
        )
    return data


def _file_of(view: View, document: Document) -> FileState | None:
    """The file with these bytes at the document's path, or else anywhere; or the one that the path leads into."""
    like: FileState | None = None
    around: FileState | None = None
    for one in view.files():
        if one.vanished or one.document is None:
            continue
        if one.document == document.id:
            if one.path == document.path:
                return one
            like = like or one
        elif document.path.startswith(f"{one.path}/"):
            around = one
    return like or around


def _bytes(state: FileState, config: Config) -> bytes:
    where = Path(state.source, state.name)
    try:
        # Without O_NONBLOCK a file that was replaced by a named pipe would hang here.
        handle = os.open(where, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if (reason := unfit(found.st_mode)) is not None:
                raise NotFound(f"{state.path} cannot be opened: {reason}")
            if found.st_size > config.file_bytes:
                raise NotFound(f"{state.path} has changed since it was read: it is larger than any file that is read")
            return file.read(config.file_bytes + 1)
    except FileNotFoundError as error:
        raise NotFound(f"{state.path} is gone from where it was read; what was in it, the case still shows") from error
    except OSError as error:
        raise NotFound(f"{state.path} cannot be opened: {trouble(error)}") from error
