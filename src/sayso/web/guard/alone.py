"""One person on their own machine: a random key in the link that is printed stands for an account."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

from sayso.model import Person, Role
from sayso.store.workspace.sessions import IDLE, LONGEST, hashed
from sayso.web.guard.limits import Clock

# Browsers in which the link was opened; the ones used least recently are forgotten.
_MOST = 50
_BYTES = 32


class Alone:
    """The key, and the sessions that were opened with it. They end with the process."""

    def __init__(self, name: str, clock: Clock) -> None:
        self.key = secrets.token_urlsafe(_BYTES)
        self._person = Person(name, Role.ADMIN)
        self._clock = clock
        self._sessions: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def enter(self, key: str) -> str | None:
        """A new session's token, if this is the key."""
        if not secrets.compare_digest(hashed(key), hashed(self.key)):
            return None
        token = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._sessions[hashed(token)] = (self._clock(), self._clock())
            if len(self._sessions) > _MOST:
                self._sessions.popitem(last=False)
        return token

    def person(self, token: str) -> Person | None:
        """Who it is, if the session is not over."""
        key, now = hashed(token), self._clock()
        with self._lock:
            started, seen = self._sessions.get(key, (now - LONGEST, now))
            if now - started >= LONGEST or now - seen >= IDLE:
                self._sessions.pop(key, None)
                return None
            self._sessions[key] = (started, now)
            self._sessions.move_to_end(key)
        return self._person

    def leave(self, token: str) -> None:
        """End a session. None is no error."""
        with self._lock:
            self._sessions.pop(hashed(token), None)
