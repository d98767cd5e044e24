"""The cases that a workspace has open: views of each, and its digest, made anew when the case has changed."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import quote

from sayso.errors import CaseError
from sayso.report.digest import Digest
from sayso.run.digesting import digest_case
from sayso.store import gather, open_reviewer, open_view, open_writer
from sayso.store.pool import Views
from sayso.store.protocol import Reviewer, View, Writer
from sayso.web.slugs import mark, slug_of

# Bytes of a case whose digest takes less time than a process takes to start.
_SMALL = 12_000_000
# How long, in seconds, a page waits for a digest that is being made: the first, and a newer one.
_PATIENCE_FIRST, _PATIENCE = 3.0, 1.0
# How long, in seconds, a decision waits for somebody else's; a build that compares claims takes minutes.
_AT_ONCE = 3.0


class OpenCase:
    """One case that is served. `slug` names it in addresses; access to it goes by `ident`, its own id.

    kept: what is worked out of it, for as long as the file is the same one
    """

    def __init__(self, path: Path, slug: str, digests: Digests, *, ident: str) -> None:
        self.path, self.slug, self.ident = path, slug, ident
        self.name = path.stem
        self.kept: dict[object, Any] = {}
        self._file = _file(path)
        self._views = Views(path)
        self._digests = digests
        self._digest: Digest | None = None
        self._making: Future[Digest] | None = None
        self._began = 0.0
        self._lock = Lock()

    def url(self, *parts: str) -> str:
        """The address of a page of the case."""
        return "/".join(("/case", self.slug, *(quote(part, safe="") for part in parts)))

    def look(self) -> None:
        """Begin anew when another file has taken the place of the one that was opened. Raises CaseError."""
        found = _file(self.path)
        if found == self._file:
            return
        if found is None:
            raise CaseError(f"{self.path} is no longer there; put it back, or serve it from where it is now")
        ident = ident_of(self.path)
        with self._lock:
            views, self._views = self._views, Views(self.path)
            self.ident, self.kept, self._digest, self._making, self._file = ident, {}, None, None, found
        views.close()

    @contextmanager
    def view(self) -> Iterator[View]:
        """The case as it is now. Raises CaseError."""
        with self._views.view() as view:
            yield view

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The case, to decide in. Raises CaseError; CaseBusy at once, when a build is writing it."""
        with open_writer(self.path, patience=_AT_ONCE) as writer:
            yield writer

    @contextmanager
    def reviewer(self) -> Iterator[Reviewer]:
        """What people said in the case, to add to. Raises CaseError."""
        with open_reviewer(self.path) as reviewer:
            yield reviewer

    def digest(self, state: int, *, patient: bool = False) -> Digest | None:
        """The digest of the case, of this state if that is done in a moment, or the last one; None when there is none yet.

        Whoever is patient waits for the first one until it is done. Raises CaseError when it cannot be made.
        """
        with self._lock:
            self._take()
            if self._digest is not None and self._digest.state >= state:
                return self._digest
            if self._making is None:
                self._making, self._began = self._digests.make(self.path), monotonic()
            making, last = self._making, self._digest
            # Of a large case it takes many seconds: only the pages of the first moment wait for it.
            patience = (_PATIENCE_FIRST if last is None else _PATIENCE) - (monotonic() - self._began)
        wait([making], timeout=None if patient and last is None else max(patience, 0))
        with self._lock:
            self._take()
            return self._digest

    def close(self) -> None:
        """Close what is open; what people said is then in the case, which may be taken elsewhere."""
        with suppress(CaseError):
            gather(self.path)
        self._views.close()

    def _take(self) -> None:
        """Take what has been made, if it is done."""
        if self._making is None or not self._making.done():
            return
        making, self._making = self._making, None
        try:
            self._digest = making.result()
        except BrokenExecutor as error:
            raise CaseError(
                "the lists of this case could not be made: their process was killed; load it again"
            ) from error
        # The digest of a large case is hundreds of thousands of objects without a cycle; walking them in search of one
        # would hold up every page for a while, again and again.
        gc.collect()
        gc.freeze()


class Digests:
    """Makes digests: of large cases in a process of its own, so that pages do not wait."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="digest")
        self._processes: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def make(self, path: Path) -> Future[Digest]:
        """The digest of the case at this path, when it is done."""
        if path.stat().st_size <= _SMALL:
            return self._threads.submit(digest_case, path)
        with self._lock:
            if self._processes is not None:
                with suppress(BrokenExecutor):
                    return self._processes.submit(digest_case, path)
            # The first time, or after the system has killed the process.
            self._processes = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            return self._processes.submit(digest_case, path)

    def close(self) -> None:
        """Stop."""
        self._threads.shutdown(cancel_futures=True)
        if self._processes is not None:
            self._processes.shutdown(cancel_futures=True)


def open_cases(paths: Iterable[Path], digests: Digests) -> dict[str, OpenCase]:
    """The cases at these paths by their slugs, in their order. Raises CaseError when two of them are one case.

    Links hold slugs: which case has which does not depend on what else is served in which order.
    """
    listed = list(dict.fromkeys(paths))
    named = Counter(map(slug_of, listed))
    found: dict[str, OpenCase] = {}
    held: dict[str, Path] = {}
    for path in listed:
        slug = slug_of(path)
        slug = slug if named[slug] == 1 else f"{slug}-{mark(path.absolute())}"
        one = OpenCase(path, slug, digests, ident=ident_of(path))
        if one.ident in held:
            raise CaseError(
                f"{held[one.ident]} and {path} are copies of one case, and access, kept searches and the audit log go by"
                " the case: serve one of them, or each by a sayso serve of its own with another --workspace"
            )
        held[one.ident] = path
        found[slug] = one
    return found


def _file(path: Path) -> tuple[int, int] | None:
    """What tells one file at a path from another; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def ident_of(path: Path) -> str:
    """The id of the case at this path. Raises CaseError."""
    with open_view(path) as view:
        return view.ident()
