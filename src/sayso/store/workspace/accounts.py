"""The accounts of a workspace and the cases that they may see."""

from __future__ import annotations

import sqlite3
from json import loads

from sayso.errors import AccountError
from sayso.model import Account, Role
from sayso.store.workspace.cases import known
from sayso.store.workspace.names import folded, tidy

COLUMNS = (
    "a.key, a.name, a.role, a.disabled, a.since, a.epoch,"
    ' (SELECT json_group_array(c."case") FROM access c WHERE c.account = a.key)'
)


def all_accounts(base: sqlite3.Connection) -> tuple[Account, ...]:
    """The accounts, by name."""
    rows = base.execute(f"SELECT {COLUMNS} FROM account a ORDER BY a.folded")
    return tuple(account_of(row[1:]) for row in rows)


def count(base: sqlite3.Connection) -> int:
    """How many accounts there are, disabled ones among them."""
    return int(base.execute("SELECT count(*) FROM account").fetchone()[0])


def find(base: sqlite3.Connection, name: str) -> tuple[int, Account, str] | None:
    """The key, the account and the password's hash of the account with this name, however it is written."""
    row = base.execute(f"SELECT {COLUMNS}, a.password FROM account a WHERE a.folded = ?", (folded(name),)).fetchone()
    return None if row is None else (int(row[0]), account_of(row[1:7]), str(row[7]))


def one(base: sqlite3.Connection, name: str) -> tuple[int, Account]:
    """The account with this name. Raises AccountError, with the names there are."""
    found = find(base, name)
    if found is None:
        there = ", ".join(account.name for account in all_accounts(base)) or "none yet"
        raise AccountError(f"there is no account {name!r}; there are: {there}")
    return found[0], found[1]


def add(base: sqlite3.Connection, name: str, role: Role, password: str, since: str) -> Account:
    """Make an account with this hash of a password. Raises AccountError when the name is taken or is none."""
    shown = tidy(name)
    taken = find(base, shown)
    if taken is not None:
        raise AccountError(f"there is an account {taken[1].name!r} already; choose another name")
    if not count(base) and role is not Role.ADMIN:
        raise AccountError("the first account has to be an admin's: somebody must be able to add the others")
    base.execute(
        "INSERT INTO account (name, folded, role, password, since) VALUES (?, ?, ?, ?, ?)",
        (shown, folded(shown), role.value, password, since),
    )
    return one(base, shown)[1]


def set_role(base: sqlite3.Connection, name: str, role: Role) -> Account:
    """Give an account another role. Raises AccountError when no admin would be left."""
    key, _ = one(base, name)
    base.execute("UPDATE account SET role = ? WHERE key = ?", (role.value, key))
    _keep_an_admin(base, name)
    return one(base, name)[1]


def set_disabled(base: sqlite3.Connection, name: str, disabled: bool) -> Account:
    """Let an account log in no more, or again; its sessions are over. Raises AccountError when no admin would be left."""
    key, _ = one(base, name)
    base.execute("UPDATE account SET disabled = ? WHERE key = ?", (disabled, key))
    _keep_an_admin(base, name)
    _end_sessions(base, key)
    return one(base, name)[1]


def set_password(base: sqlite3.Connection, name: str, password: str) -> Account:
    """Keep this hash of a new password; the account's sessions are over."""
    key, _ = one(base, name)
    base.execute("UPDATE account SET password = ? WHERE key = ?", (password, key))
    _end_sessions(base, key)
    return one(base, name)[1]


def rehash(base: sqlite3.Connection, key: int, old: str, new: str) -> None:
    """Keep another hash of the same password, unless the password was changed meanwhile."""
    base.execute("UPDATE account SET password = ? WHERE key = ? AND password = ?", (new, key, old))


def grant(base: sqlite3.Connection, name: str, case: str) -> Account:
    """Let an account see a case."""
    if not case or not case.isprintable():
        raise AccountError(f"a case is granted by its id, which {case!a} cannot be")
    base.execute("INSERT OR IGNORE INTO access VALUES (?, ?)", (one(base, name)[0], case))
    return one(base, name)[1]


def revoke(base: sqlite3.Connection, name: str, case: str) -> Account:
    """Let an account see a case no more. Raises AccountError when it may not see it anyway."""
    key, account = one(base, name)
    if case not in account.cases:
        names = known(base)
        there = ", ".join(sorted(names.get(ident, ident) for ident in account.cases)) or "none"
        raise AccountError(f"{account.name} was not granted the case {names.get(case, case)!r}; granted are: {there}")
    base.execute('DELETE FROM access WHERE account = ? AND "case" = ?', (key, case))
    return one(base, name)[1]


def account_of(row: tuple[str, str, int, str, int, str]) -> Account:
    """An account from its columns."""
    name, role, disabled, since, epoch, cases = row
    return Account(name, Role(role), frozenset(loads(cases)), bool(disabled), since, epoch)


def _end_sessions(base: sqlite3.Connection, key: int) -> None:
    base.execute("UPDATE account SET epoch = epoch + 1 WHERE key = ?", (key,))
    base.execute("DELETE FROM session WHERE account = ?", (key,))


def _keep_an_admin(base: sqlite3.Connection, name: str) -> None:
    if not base.execute("SELECT count(*) FROM account WHERE role = 'admin' AND NOT disabled").fetchone()[0]:
        raise AccountError(f"{name} is the last admin; make somebody else an admin first")
