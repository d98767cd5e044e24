"""What a worker does with one file: open it, hash it, read it, understand it. Nothing here writes."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from sayso.config import MIB, Config
from sayso.errors import TooLarge, Unreadable
from sayso.model import Document, Problem, Reading

if TYPE_CHECKING:
    from sayso.language import Language
    from sayso.readers import Outcome

# A file that was written this shortly before it was read may be written again within the same tick of the clock.
SETTLED = 2_000_000_000
_CHUNK = 4 * MIB


class Read(Protocol):
    """`sayso.readers.read`."""

    def __call__(self, data: bytes, *, path: str, config: Config) -> Outcome: ...


class Understand(Protocol):
    """`sayso.extract.understand`."""

    def __call__(self, document: Document, *, language: Language) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a worker works with; `version` is that of `understand`."""

    read: Read
    understand: Understand
    load: Callable[[], Language]
    version: str


# A function of a module, so that its name can be sent to a worker; it imports what only workers need.
Provide = Callable[[], Tools]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read: where it is on this machine, the path it has in the case, and the limits."""

    file: str
    path: str
    config: Config


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's SHA-256, size in bytes and modification time in nanoseconds (0 when that proves nothing)."""

    content: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a file; words of its text and seconds in the encoder are for the summary."""

    digest: Digest
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    words: int
    encoder: float


def standard() -> Tools:
    """The tools that sayso ships."""
    from sayso.extract import VERSION, understand
    from sayso.language import load
    from sayso.readers import read

    return Tools(read, understand, load, VERSION)


@cache
def _ready(provide: Provide) -> tuple[Tools, Language]:
    tools = provide()
    return tools, tools.load()


def prepare(provide: Provide) -> None:
    """Load the libraries and the model, once in each worker. Raises ModelError."""
    _ready(provide)


def version(provide: Provide) -> str:
    """Changes whenever the same bytes may give other findings."""
    tools, language = _ready(provide)
    return f"{language.version}/{tools.version}"


def digest(job: Job) -> Digest:
    """Hash a file without holding it. Raises Unreadable, with what the user can do."""
    try:
        with open(_opened(job.file), "rb") as file:
            before = os.fstat(file.fileno())
            _admit(before, job.config)
            hashed = hashlib.sha256()
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
            return Digest(hashed.hexdigest(), before.st_size, _trusted(before, os.fstat(file.fileno())))
    except OSError as error:
        raise Unreadable(trouble(error)) from error


def perform(provide: Provide, job: Job) -> Done:
    """Read and understand a file. Raises Unreadable; whatever else goes wrong in it becomes a Problem."""
    data, found = _load(job)
    tools, language = _ready(provide)
    spent = language.seconds
    outcome = tools.read(data, path=job.path, config=job.config)
    del data
    readings: list[Reading] = []
    problems = list(outcome.problems)
    for document in outcome.documents:
        try:
            readings.append(tools.understand(document, language=language))
        except Exception as error:
            readings.append(Reading(document))
            problems.append(Problem(document.path, "understand", failed(error)))
    words = sum(len(document.text.split()) for document in outcome.documents)
    return Done(found, tuple(readings), tuple(problems), words, language.seconds - spent)


def failed(error: Exception) -> str:
    """What to tell of an error that is no fault of the file's, as far as anybody foresaw."""
    if isinstance(error, MemoryError):
        return "it needs more memory than a worker may take; the limit (memory_bytes): split the file"
    return f"sayso failed on it and took no claims from it ({type(error).__name__}: {error}); please report this"[:500]


def trouble(error: OSError) -> str:
    """Why the system did not give a file or a folder, in words that help."""
    if isinstance(error, FileNotFoundError):
        return "it was there when the folder was listed and is gone now; if it comes back, build again"
    if isinstance(error, IsADirectoryError):
        return "it is a folder now, not a file; build again"
    if isinstance(error, PermissionError):
        return "permission denied; let your user read it, then build again"
    return f"the system did not give it: {error.strerror or error}; check the disk, then build again"


def unfit(mode: int) -> str | None:
    """Why something of this mode is not read; None for a regular file."""
    if stat.S_ISREG(mode):
        return None
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISDIR, "a folder"),
    )
    kind = next((name for test, name in kinds if test(mode)), "something unknown")
    return f"it is {kind}, not a file, and was left out"


def _load(job: Job) -> tuple[bytes, Digest]:
    try:
        with open(_opened(job.file), "rb") as file:
            before = os.fstat(file.fileno())
            _admit(before, job.config)
            # One byte over the limit, should it grow meanwhile.
            data = file.read(job.config.file_bytes + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise Unreadable(trouble(error)) from error
    if len(data) > job.config.file_bytes:
        raise TooLarge(_too_large(len(data), job.config))
    return data, Digest(hashlib.sha256(data).hexdigest(), before.st_size, _trusted(before, after))


def _opened(path: str) -> int:
    # Without O_NONBLOCK a file replaced by a named pipe since it was listed would hang here.
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _admit(found: os.stat_result, config: Config) -> None:
    reason = unfit(found.st_mode)
    if reason is not None:
        raise Unreadable(reason)
    if found.st_size > config.file_bytes:
        raise TooLarge(_too_large(found.st_size, config))


def _too_large(size: int, config: Config) -> str:
    return f"it has {size:,} bytes, the limit (file_bytes) is {config.file_bytes:,}; split it"


def _trusted(before: os.stat_result, after: os.stat_result) -> int:
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    fresh = time.time_ns() - after.st_mtime_ns < SETTLED
    return 0 if changed or fresh else before.st_mtime_ns
