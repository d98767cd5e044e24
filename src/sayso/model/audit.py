"""The audit log: who did what when, each entry sealed with a hash over itself and the entry before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

# What stands before the first entry.
BEGINNING = "0" * 64
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that somebody did.

    number    1, 2, 3, … without a gap
    at        when (ISO 8601, UTC)
    by        who: a name, or "" when nobody was logged in
    action    what was done, in words that stay the same: "log in", "grant"
    case      the id of the case that it was done in, or ""; in entries of an earlier sayso its name in addresses
    subject   what it was done to: an account's name, an id
    detail    what else a reader has to know
    previous  the hash of the entry before it
    hash      SHA-256, as hexadecimal digits, over all of the above
    """

    number: int
    at: str
    by: str
    action: str
    case: str = ""
    subject: str = ""
    detail: str = ""
    previous: str = BEGINNING
    hash: str = ""

    @property
    def content(self) -> bytes:
        """What the hash is over: canonical JSON, with the keys in order, without blanks, in ASCII."""
        fields = {
            "number": self.number,
            "at": self.at,
            "by": self.by,
            "action": self.action,
            "case": self.case,
            "subject": self.subject,
            "detail": self.detail,
            "previous": self.previous,
        }
        return _CANONICAL.encode(fields).encode("ascii")

    @property
    def seal(self) -> str:
        """The hash that the entry should have."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def sealed(self) -> AuditEntry:
        """The entry with its hash."""
        return replace(self, hash=self.seal)

    @property
    def head(self) -> str:
        """The entry as people note it elsewhere: its number and its hash."""
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """Whether a log is whole.

    entries  how many entries were there
    head     number and hash of the last one; "0:000…" for an empty log
    broken   the number of the first entry that does not fit, None when all fit
    why      in what it does not fit
    """

    entries: int
    head: str
    broken: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        """Whether every entry fits, and what was noted is there."""
        return self.broken is None


def check(entries: Iterable[AuditEntry], *, noted: str = "") -> AuditCheck:
    """Follow the chain from its beginning. `noted`: a head that was written down elsewhere, which must be in the log.

    A log that was cut off at its end still fits in itself: only a head noted elsewhere tells.
    """
    number, hash_, head = 0, BEGINNING, f"0:{BEGINNING}"
    found = not noted or noted == head
    broken, why = None, ""
    for one in entries:
        if broken is None and (why := _misfit(one, number + 1, hash_)):
            broken = min(one.number, number + 1)
        found = found or one.head == noted
        number, hash_, head = number + 1, one.hash, one.head
    if broken is None and not found:
        broken, why = _missing(noted, number)
    return AuditCheck(number, head, broken, why)


def _misfit(one: AuditEntry, number: int, previous: str) -> str:
    if one.number != number:
        return f"entry {number} is not there: entry {one.number} stands in its place"
    if one.previous != previous:
        return (
            "it does not follow from the entry before it: that one was changed or replaced, or entries were reordered"
        )
    if one.hash != one.seal:
        return "its words are not those that its hash was made over: it was changed"
    return ""


def _missing(noted: str, entries: int) -> tuple[int, str]:
    """The first entry that is known to be gone or replaced, and why."""
    number = noted.partition(":")[0]
    if number.isascii() and number.isdigit() and int(number) <= entries:
        return int(number), "its hash is not the one that was noted: the log was written anew"
    return entries + 1, f"the log ends before the entry that was noted ({number}): its end was cut off"
