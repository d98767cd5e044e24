"""The cases that a workspace has open: views of each, and its digest, made anew when the case has changed."""

from __future__ import annotations

import gc
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from time import monotonic
from urllib.parse import quote

from sayso.errors import CaseError
from sayso.report.digest import Digest
from sayso.run.digesting import digest_case
from sayso.store.pool import Views
from sayso.store.protocol import View

# Bytes of a case whose digest takes less time than a process takes to start.
_SMALL = 12_000_000
# How long, in seconds, a page waits for a digest that is being made: the first, and a newer one.
_PATIENCE_FIRST, _PATIENCE = 3.0, 1.0


class OpenCase:
    """One case that is served. `slug` names it in addresses."""

    def __init__(self, path: Path, slug: str, digests: Digests) -> None:
        self.path, self.slug = path, slug
        self.name = path.stem
        self._views = Views(path)
        self._digests = digests
        self._digest: Digest | None = None
        self._making: Future[Digest] | None = None
        self._began = 0.0
        self._lock = Lock()

    def url(self, *parts: str) -> str:
        """The address of a page of the case."""
        return "/".join(("/case", self.slug, *(quote(part, safe="") for part in parts)))

    @contextmanager
    def view(self) -> Iterator[View]:
        """The case as it is now. Raises CaseError."""
        with self._views.view() as view:
            yield view

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
        """Close what is open."""
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
    """The cases at these paths by their slugs, in their order.

    Cases are granted by their slugs: which case has which must not depend on what else is served in which order.
    """
    listed = list(dict.fromkeys(paths))
    named = Counter(map(slug_of, listed))
    found: dict[str, OpenCase] = {}
    for path in listed:
        slug = slug_of(path)
        slug = slug if named[slug] == 1 else f"{slug}-{_mark(path.absolute())}"
        found[slug] = OpenCase(path, slug, digests)
    return found


def slug_of(path: Path) -> str:
    """How a case is named in addresses: the letters and digits of its file's name, with a mark where not all are Latin."""
    letters = unicodedata.normalize("NFKD", path.stem)
    plain = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode().lower()).strip("-")
    lost = any(one.isalnum() and not one.isascii() for one in letters)
    return "-".join(filter(None, (plain, _mark(letters) if lost else ""))) or "case"


def _mark(what: Path | str) -> str:
    """A few letters that nothing else is likely to have."""
    return sha256(os.fsencode(what)).hexdigest()[:8]
