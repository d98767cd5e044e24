"""How often something may be done: buckets that fill with time, and waits that grow with each failure."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

Clock = Callable[[], float]
Held = TypeVar("Held")

# Who asks under ever new names must not fill the memory.
_MOST = 20_000


class _Recent(Generic[Held]):
    """What is known of the keys that were used last."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, Held] = OrderedDict()

    def get(self, key: Hashable) -> Held | None:
        return self._held.get(key)

    def put(self, key: Hashable, value: Held) -> None:
        self._held[key] = value
        self._held.move_to_end(key)
        if len(self._held) > _MOST:
            self._held.popitem(last=False)

    def drop(self, key: Hashable) -> None:
        self._held.pop(key, None)


class Buckets:
    """Each key may do `burst` things at once, and `rate` a second for as long as it likes."""

    def __init__(self, *, rate: float, burst: int, clock: Clock) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._held: _Recent[tuple[float, float]] = _Recent()
        self._lock = Lock()

    def take(self, key: Hashable) -> int:
        """0 when it may be done now, else in how many seconds."""
        with self._lock:
            now = self._clock()
            left, since = self._held.get(key) or (float(self._burst), now)
            left = min(self._burst, left + (now - since) * self._rate)
            if left < 1:
                return max(1, math.ceil((1 - left) / self._rate))
            self._held.put(key, (left - 1, now))
            return 0


@dataclass(frozen=True, slots=True)
class Patience:
    """After `free` failures each attempt waits, one second first, then twice as long each time, up to `most` seconds."""

    free: int
    most: int

    def after(self, failures: int) -> int:
        """The wait after this many failures."""
        beyond = failures - self.free
        return 0 if beyond <= 0 else min(self.most, 2 ** min(beyond - 1, 30))


class Waits:
    """Attempts that have to wait longer the more of them failed, until nobody tried for an hour."""

    _FORGOTTEN = 3600

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: _Recent[tuple[int, float, float]] = _Recent()
        self._lock = Lock()

    def attempt(self, keys: Sequence[tuple[Hashable, Patience]]) -> int:
        """0 when it may be tried now, else in how many seconds.

        An attempt counts as a failure from its beginning: many at once gain nothing.
        """
        with self._lock:
            now = self._clock()
            held = [(key, patience, self._known(key, now)) for key, patience in keys]
            wait = max((until - now for _, _, (_, until) in held), default=0.0)
            if wait > 0:
                return math.ceil(wait)
            for key, patience, (failures, _) in held:
                self._held.put(key, (failures + 1, now + patience.after(failures + 1), now))
            return 0

    def succeeded(self, keys: Sequence[tuple[Hashable, Patience]], *, forget: Hashable) -> None:
        """The last attempt of these keys was no failure; those of `forget` do not count any more.

        The others keep theirs: who logs in to an own account must not buy more guesses at that of somebody else.
        """
        with self._lock:
            now = self._clock()
            for key, _ in keys:
                failures, _ = self._known(key, now)
                self._held.put(key, (max(failures - 1, 0), now, now))
            self._held.drop(forget)

    def _known(self, key: Hashable, now: float) -> tuple[int, float]:
        failures, until, last = self._held.get(key) or (0, 0.0, now)
        return (0, 0.0) if now - max(last, until) > self._FORGOTTEN else (failures, until)
