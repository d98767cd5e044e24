"""Accounts: who may use a workspace, in which role, on which cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do; each role may do all that the one before it may."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """Its place in the order."""
        return list(Role).index(self)

    # As strings they would be in the order of the alphabet.
    def __lt__(self, other: str) -> bool:
        return self.rank < Role(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Role(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Role(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Role(other).rank


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in. Accounts are disabled and never removed, so that the audit log keeps its names.

    cases  the ids of the cases that were granted; an admin sees all cases
    since  when it was made (ISO 8601, UTC)
    epoch  grows whenever the password changes or the account is disabled: sessions of an older epoch are over
    """

    name: str
    role: Role
    cases: frozenset[str] = frozenset()
    disabled: bool = False
    since: str = ""
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks for a page. cases: the ids of the cases that they may see, None for all."""

    name: str
    role: Role
    cases: frozenset[str] | None = None

    def sees(self, case: str) -> bool:
        """Whether they may open the case with this id."""
        return self.cases is None or case in self.cases


@dataclass(frozen=True, slots=True)
class Session:
    """An account that is logged in, from `started` until it is idle for too long or too old (ISO 8601, UTC)."""

    account: Account
    started: str
    seen: str

    @property
    def person(self) -> Person:
        """Who it is."""
        one = self.account
        return Person(one.name, one.role, None if one.role is Role.ADMIN else one.cases)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that somebody keeps in a case, by its id: its label, and the query string that reproduces it."""

    owner: str
    case: str
    label: str
    query: str
