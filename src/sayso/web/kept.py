"""What a page works out of a digest, kept until the digest is another: orders of long lists, layouts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from sayso.web.asked import Asked

T = TypeVar("T")
_MOST = 64  # of each kind: beyond these the one that was asked for longest ago is forgotten


class Kept(Generic[T]):
    """Results by the case, the state of its digest and a key."""

    def __init__(self, most: int = _MOST) -> None:
        self._held: OrderedDict[Hashable, T] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def get(self, asked: Asked, key: Hashable, make: Callable[[], T], *, state: Hashable = None) -> T:
        """What was made for this key, or what `make` gives; `state` is what else it depends on."""
        whole = (asked.case.path, asked.digest.state, state, key)
        with self._lock:
            if whole in self._held:
                self._held.move_to_end(whole)
                return self._held[whole]
        made = make()
        with self._lock:
            self._held[whole] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made
