"""Passwords as argon2id hashes: the only file that knows how they are made."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

from sayso.errors import AccountError

SHORTEST, LONGEST = 12, 1024  # code points

# The second choice of RFC 9106: 64 MiB, three passes, four lanes.
_PASSES, _KIBIBYTES, _LANES = 3, 65536, 4
# Each takes that memory and a core: who sends many passwords at once waits in line.
_AT_ONCE = 2


class Passwords:
    """Makes and compares the hashes of passwords."""

    def __init__(self, *, passes: int = _PASSES, kibibytes: int = _KIBIBYTES, lanes: int = _LANES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=kibibytes, parallelism=lanes, type=Type.ID)
        self._turn = BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str) -> str:
        """What is kept of a new password. Raises AccountError when it is too short or too long."""
        words = _normal(password)
        if words is None or not SHORTEST <= len(words) <= LONGEST:
            raise AccountError(f"a password has {SHORTEST} to {LONGEST:,} characters; a sentence is a good one")
        with self._turn:
            return self._hasher.hash(words)

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether it is the password; None for an account that is not there, which takes the same time."""
        words = _normal(password)
        fits = words is not None and len(words) <= LONGEST
        same = self._same(kept, words if fits and words is not None else "")
        return same and fits and kept is not None

    def renewed(self, kept: str, password: str) -> str | None:
        """The same password hashed with today's parameters; None when it was made with them."""
        if not self._hasher.check_needs_rehash(kept):
            return None
        with self._turn:
            return self._hasher.hash(_normal(password) or "")

    def _same(self, kept: str | None, words: str) -> bool:
        with self._turn:
            nobody = self._nobody
            try:
                return bool(self._hasher.verify(kept or nobody, words))
            except (VerificationError, InvalidHashError):
                return False

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("the password of nobody")


def _normal(password: str) -> str | None:
    """The same letters however a keyboard composes them; None for what is no text."""
    try:
        password.encode()
    except UnicodeEncodeError:
        return None
    return unicodedata.normalize("NFC", password)
