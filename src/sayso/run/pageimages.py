"""Images of pages, drawn in a process of its own: a page that hangs or crashes its library costs nothing else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from sayso.config import MIB
from sayso.errors import NotFound, SaysoError
from sayso.run.pool import Pool

_SECONDS = 15.0
_MEMORY = 2048 * MIB
_HELD = 48 * MIB
_SMALL = 560  # dots: twice as wide as it stands beside its text
_LARGEST = 96 * MIB  # bytes of a file whose pages are drawn
# So many wait for an image, and others so many seconds for a place among them: pages that take long to draw must not
# hold up all that is served.
_WAITING, _PATIENCE = 12, 5.0


class PageImages:
    """Draws pages of PDFs, and keeps those last drawn."""

    def __init__(self) -> None:
        self._pool: Pool | None = None
        self._held: OrderedDict[tuple[str, int, bool], bytes] = OrderedDict()
        self._lock = Lock()
        self._turns = BoundedSemaphore(_WAITING)

    def ready(self) -> None:
        """Have a process started: it takes seconds on a busy machine, and images are about to be asked for."""
        self._started()

    def of(self, document: str, number: int, load: Callable[[], bytes], *, small: bool = False) -> bytes:
        """The page with this number as a PNG; `load` gives the file of this id. Raises NotFound, also when many wait."""
        key = (document, number, small)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        if not self._turns.acquire(timeout=_PATIENCE):
            raise NotFound("many pages are being drawn just now; load this one again")
        try:
            image = self._made(load(), number, small=small)
        finally:
            self._turns.release()
        self._keep(key, image)
        return image

    def close(self) -> None:
        """Stop."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    def _made(self, data: bytes, number: int, *, small: bool) -> bytes:
        if len(data) > _LARGEST:
            raise NotFound("the file is too large for images of its pages")
        try:
            return self._started().submit(_drawn, data, number, small).result()
        except Exception as error:
            # A hostile page may make the library raise anything.
            words = str(error) if isinstance(error, SaysoError) else "it cannot be drawn"
            raise NotFound(f"there is no image of this page: {words}") from error

    def _started(self) -> Pool:
        with self._lock:
            if self._pool is None:
                self._pool = Pool(workers=1, seconds=_SECONDS, memory_bytes=_MEMORY)
                # A pool starts its process with the first task.
                self._pool.submit(_load)
            return self._pool

    def _keep(self, key: tuple[str, int, bool], image: bytes) -> None:
        with self._lock:
            self._held[key] = image
            while sum(map(len, self._held.values())) > _HELD:
                self._held.popitem(last=False)


def _drawn(data: bytes, number: int, small: bool) -> bytes:
    from sayso.readers.pdf import WIDEST, page_image  # only the worker needs it

    return page_image(data, number, widest=_SMALL if small else WIDEST)


def _load() -> None:
    import sayso.readers.pdf  # noqa: F401  # before the first page is asked for
