"""A workspace: its accounts, sessions, saved searches and audit log, in one file that many may use at once.

Each change and its entry in the audit log are one transaction: neither is ever there without the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sayso.errors import WorkspaceError
from sayso.model import Account, AuditCheck, AuditEntry, Role, SavedSearch, Session
from sayso.store.workspace import accounts, audit, cases, searches, sessions
from sayso.store.workspace.connection import Connections, make
from sayso.store.workspace.passwords import Passwords


def _now() -> datetime:
    return datetime.now(UTC)


class Workspace:
    """What `open_workspace` gives. `by` is always the name of who does it."""

    def __init__(self, path: Path, *, passwords: Passwords | None = None, now: Callable[[], datetime] = _now) -> None:
        self.path = path
        self._connections = Connections(path)
        self._passwords = passwords or Passwords()
        self._now = now

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    # Accounts

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, by name."""
        with self._connections.reading() as base:
            return accounts.all_accounts(base)

    def has_accounts(self) -> bool:
        """Whether people have to log in."""
        with self._connections.reading() as base:
            return accounts.count(base) > 0

    def account(self, name: str) -> Account:
        """The account of this name. Raises AccountError."""
        with self._connections.reading() as base:
            return accounts.one(base, name)[1]

    def add_account(self, name: str, password: str, *, role: Role, by: str) -> Account:
        """Make an account. Raises AccountError."""
        kept = self._passwords.hashed(password)
        with self._change(by, "add account") as (base, note):
            made = accounts.add(base, name, role, kept, self._stamp())
            note(subject=made.name, detail=f"role {role}")
        return made

    def set_role(self, name: str, role: Role, *, by: str) -> Account:
        """Give an account another role. Raises AccountError."""
        with self._change(by, "change role") as (base, note):
            old = accounts.one(base, name)[1]
            new = accounts.set_role(base, name, role)
            note(subject=new.name, detail=f"from {old.role} to {new.role}")
        return new

    def disable(self, name: str, *, by: str) -> Account:
        """Let somebody log in no more; their sessions end now. Raises AccountError."""
        with self._change(by, "disable account") as (base, note):
            changed = accounts.set_disabled(base, name, True)
            note(subject=changed.name)
        return changed

    def enable(self, name: str, *, by: str) -> Account:
        """Let somebody log in again. Raises AccountError."""
        with self._change(by, "enable account") as (base, note):
            changed = accounts.set_disabled(base, name, False)
            note(subject=changed.name)
        return changed

    def set_password(self, name: str, password: str, *, by: str) -> Account:
        """Give an account a new password; its sessions end now. Raises AccountError."""
        kept = self._passwords.hashed(password)
        with self._change(by, "change password") as (base, note):
            changed = accounts.set_password(base, name, kept)
            note(subject=changed.name)
        return changed

    def grant(self, name: str, case: str, *, by: str) -> Account:
        """Let somebody see a case. Raises AccountError."""
        with self._change(by, "grant case") as (base, note):
            changed = accounts.grant(base, name, case)
            note(subject=changed.name, case=case)
        return changed

    def revoke(self, name: str, case: str, *, by: str) -> Account:
        """Let somebody see a case no more. Raises AccountError."""
        with self._change(by, "revoke case") as (base, note):
            changed = accounts.revoke(base, name, case)
            note(subject=changed.name, case=case)
        return changed

    # Cases

    def meet(self, ident: str, slug: str, *, by: str) -> None:
        """Note that the case of this id is named so in addresses; what was kept by that name alone becomes its own."""
        with self._connections.reading() as base:
            if cases.known(base).get(ident) == slug:
                return
        with self._change(by, "name case") as (base, note):
            took = cases.meet(base, ident, slug)
            note(subject=slug, case=ident, detail="grants and searches kept by this name are its own" if took else "")

    def known(self) -> dict[str, str]:
        """The name in addresses of each case that was served or granted, by the case's id."""
        with self._connections.reading() as base:
            return cases.known(base)

    def case(self, given: str) -> str:
        """The id of the known case that has this name in addresses, or this id. Raises AccountError."""
        with self._connections.reading() as base:
            return cases.one(base, given)

    # Sessions

    def authenticate(self, name: str, password: str) -> Account | None:
        """The account, if that is its password and it is not disabled. Takes the same time whatever is wrong."""
        with self._connections.reading() as base:
            found = accounts.find(base, name)
        key, account, kept = found or (0, None, None)
        if not self._passwords.matches(kept, password) or account is None or account.disabled:
            return None
        new = self._passwords.renewed(kept, password) if kept else None
        if kept and new:
            with self._connections.writing() as base:
                accounts.rehash(base, key, kept, new)
        return account

    def log_in(self, account: Account, *, origin: str = "") -> str | None:
        """A new session's token for an account that was authenticated; None when it was changed meanwhile."""
        with self._change(account.name, "log in") as (base, note):
            token = sessions.start(base, account, self._seconds())
            if token is not None:
                note(subject=account.name, detail=origin)
        return token

    def refuse(self, name: str, *, origin: str = "") -> None:
        """Note that somebody could not log in. A name that no account has is not noted: it may be a password."""
        with self._change("", "log in refused") as (base, note):
            found = accounts.find(base, name)
            note(subject=found[1].name if found else "", detail=origin)

    def session(self, token: str) -> Session | None:
        """The session of this token, if it is not over."""
        with self._connections.reading() as base:
            found = sessions.session(base, token, self._seconds())
        if found is not None and sessions.stale(found, self._seconds()):
            with self._connections.writing() as base:
                sessions.touch(base, token, self._seconds())
        return found

    def log_out(self, token: str) -> None:
        """End a session. None is no error."""
        found = self.session(token)
        if found is None:
            return
        with self._change(found.account.name, "log out") as (base, note):
            sessions.end(base, token)
            note(subject=found.account.name)

    # Searches

    def searches(self, owner: str, case: str) -> tuple[SavedSearch, ...]:
        """What somebody keeps in a case, by label."""
        with self._connections.reading() as base:
            return searches.searches(base, owner, case)

    def save_search(self, one: SavedSearch) -> None:
        """Keep a search; one of the same label is replaced. Raises AccountError."""
        with self._connections.writing() as base:
            searches.save(base, one)

    def forget_search(self, owner: str, case: str, label: str) -> None:
        """Keep a search no more. None is no error."""
        with self._connections.writing() as base:
            searches.forget(base, owner, case, label)

    # The audit log

    def note(self, by: str, action: str, *, case: str = "", subject: str = "", detail: str = "") -> AuditEntry:
        """Append an entry."""
        with self._connections.writing() as base:
            return audit.append(base, AuditEntry(0, self._stamp(), by, action, case, subject, detail))

    def entries(self, *, skip: int = 0, limit: int = -1) -> list[AuditEntry]:
        """The entries of the audit log, newest first, without the first `skip`, no more than `limit`."""
        with self._connections.reading() as base:
            return audit.entries(base, skip=skip, limit=limit)

    def verify(self, *, noted: str = "") -> AuditCheck:
        """Whether the audit log is whole, and holds the head ("number:hash") that was noted elsewhere."""
        with self._connections.reading() as base:
            return audit.verify(base, noted=noted)

    @contextmanager
    def _change(self, by: str, action: str) -> Iterator[tuple[sqlite3.Connection, Callable[..., None]]]:
        with self._connections.writing() as base:

            def note(*, subject: str, case: str = "", detail: str = "") -> None:
                audit.append(base, AuditEntry(0, self._stamp(), by, action, case, subject, detail))

            yield base, note

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _seconds(self) -> int:
        return int(self._now().timestamp())


@contextmanager
def open_workspace(path: Path, *, new: bool = False, passwords: Passwords | None = None) -> Iterator[Workspace]:
    """The workspace in this file; `new` makes it if there is none. Raises WorkspaceError."""
    if path.is_dir():
        raise WorkspaceError(f"{path} is a folder; name a workspace file")
    if not path.exists():
        if not new:
            raise WorkspaceError(f"there is no workspace at {path}; make one with: sayso account {path} add NAME")
        make(path)
    workspace = Workspace(path, passwords=passwords)
    try:
        # What cannot be opened is told now.
        workspace.has_accounts()
        yield workspace
    finally:
        workspace.close()
