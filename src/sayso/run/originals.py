"""Opens the original of a document again, and makes sure that it is still the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import BoundedSemaphore, Lock

from sayso.config import MIB, Config
from sayso.errors import NotFound, SaysoError
from sayso.model import Document, document_id
from sayso.run.pool import Pool
from sayso.run.task import trouble, unfit
from sayso.store.protocol import FileState, View

_LIMITS = Config()
_SECONDS = 20.0
_MEMORY = 2048 * MIB
# So many wait for what they want to be unpacked, and others so many seconds for a place among them.
_WAITING, _PATIENCE = 8, 5.0

Unpack = Callable[[FileState, str, Config], bytes]
"""`unpacked`, wherever it runs."""


class Originals:
    """Opens originals; containers are unpacked in a process of its own, held to limits of time and memory."""

    def __init__(self, *, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._pool: Pool | None = None
        self._lock = Lock()
        self._turns = BoundedSemaphore(_WAITING)

    def of(self, view: View, document: Document) -> bytes:
        """The bytes that the document was read from. Raises NotFound: changed, gone, or too slow to be unpacked."""
        return original(view, document, unpack=self._unpack)

    def close(self) -> None:
        """Stop."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    def _unpack(self, state: FileState, wanted: str, config: Config) -> bytes:
        if not self._turns.acquire(timeout=_PATIENCE):
            raise NotFound("many archives are being unpacked just now; open this one again")
        try:
            return self._started().submit(unpacked, state, wanted, config).result()
        finally:
            self._turns.release()

    def _started(self) -> Pool:
        with self._lock:
            if self._pool is None:
                self._pool = Pool(workers=1, seconds=self._seconds, memory_bytes=_MEMORY)
            return self._pool


def unpacked(state: FileState, wanted: str, config: Config) -> bytes:
    """The member at the path `wanted` of a file. Raises Unreadable, NotFound, or what a library makes of hostile bytes."""
    from sayso.readers.members import member_bytes  # the formats' libraries, which most pages do without

    return member_bytes(_bytes(state, config), path=state.path, wanted=wanted, config=config)


def original(view: View, document: Document, *, config: Config = _LIMITS, unpack: Unpack = unpacked) -> bytes:
    """The bytes that the document was read from, also out of its container. Raises NotFound: changed, or gone."""
    state = _file_of(view, document)
    if state is None:
        raise NotFound(f"no file of the case holds {document.path} any more")
    if state.document == document.id:
        data = _bytes(state, config)
    else:
        try:
            data = unpack(state, document.path, config)
        except (MemoryError, NotFound):
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
