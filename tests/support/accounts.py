"""Workspaces for tests: passwords that are cheap to hash, a clock that can be turned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sayso.model import Role
from sayso.store.workspace import Passwords, Workspace

CHEAP = Passwords(passes=1, kibibytes=8, lanes=1)
PASSWORD = "a long enough sentence"


@dataclass
class Clock:
    """The time, which passes when told."""

    now: datetime = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


def workspace(folder: Path, clock: Clock | None = None, *, people: bool = True) -> Workspace:
    """A workspace, in which Ada is an admin, Rolf reviews and Lena reads, both the harbour case only."""
    made = Workspace(folder / "desk.workspace", passwords=CHEAP, now=clock or Clock())
    if people:
        made.add_account("Ada", PASSWORD, role=Role.ADMIN, by="Ada")
        for name, role in (("Rolf", Role.REVIEW), ("Lena", Role.READ)):
            made.add_account(name, PASSWORD, role=role, by="Ada")
            made.grant(name, "harbour", by="Ada")
    return made
