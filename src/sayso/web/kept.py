"""What a page works out of a digest, kept until the digest is another: orders of long lists, layouts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from sayso.web.asked import Asked

T = TypeVar("T")
_MOST = 64  # of each kind in each case: beyond these the one that was asked for longest ago is forgotten


class Kept(Generic[T]):
    """Results of one kind, by the state of a case's digest and a key; each open case holds its own."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = Lock()

    def get(self, asked: Asked, key: Hashable, make: Callable[[], T], *, state: Hashable = None) -> T:
        """What was made for this key, or what `make` gives; `state` is what else it depends on."""
        whole = (asked.digest.state, state, key)
        # One that another file has taken the place of is given up with all that was worked out of it.
        held: OrderedDict[Hashable, T] = asked.case.kept.setdefault(self, OrderedDict())
        with self._lock:
            if whole in held:
                held.move_to_end(whole)
                return held[whole]
        made = make()
        with self._lock:
            held[whole] = made
            while len(held) > self._most:
                held.popitem(last=False)
        return made
