"""The tables of a workspace file, and how an older one becomes a newer one: each entry of MIGRATIONS is one step up."""

from __future__ import annotations

import sqlite3

from sayso.errors import WorkspaceError
from sayso.model.audit import BEGINNING
from sayso.store.schema import bring_up

# "SAYW" in ASCII.
APPLICATION_ID = 0x53415957

_ACCOUNTS = """
-- folded: the name as names are compared. password: argon2id in its own notation. epoch: see Account.
CREATE TABLE account (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('read', 'review', 'admin')),
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    since TEXT NOT NULL,
    epoch INTEGER NOT NULL DEFAULT 0
);
-- Who may see which case, by its slug.
CREATE TABLE access (
    account INTEGER NOT NULL REFERENCES account (key), "case" TEXT NOT NULL, PRIMARY KEY (account, "case")
) WITHOUT ROWID;

-- token: the SHA-256 of it: who reads this file cannot log in with what it holds. Times in seconds since 1970.
CREATE TABLE session (
    token BLOB PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (key),
    epoch INTEGER NOT NULL,
    started INTEGER NOT NULL,
    seen INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

-- owner: a person's name, folded; who works alone has no account.
CREATE TABLE search (
    owner TEXT NOT NULL, "case" TEXT NOT NULL, label TEXT NOT NULL, query TEXT NOT NULL,
    PRIMARY KEY (owner, "case", label)
) WITHOUT ROWID;
"""

# An insertion that replaces a row fires no trigger of deletion, so the number itself is looked at.
_AUDIT = f"""
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL, "by" TEXT NOT NULL, action TEXT NOT NULL, "case" TEXT NOT NULL,
    subject TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
    SELECT raise(ABORT, 'the audit log is never changed');
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
    SELECT raise(ABORT, 'nothing is removed from the audit log');
END;
CREATE TRIGGER audit_appended BEFORE INSERT ON audit
WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit)
    OR new.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY number DESC LIMIT 1), '{BEGINNING}')
BEGIN
    SELECT raise(ABORT, 'the audit log grows at its end only');
END;
"""

_CASES = """
-- From here on "case" of access, search and audit is a case's own id, which its file keeps wherever it goes.
-- slug: how the case was last named in addresses.
CREATE TABLE known ("case" TEXT PRIMARY KEY, slug TEXT NOT NULL) WITHOUT ROWID;
-- Names by which access and search go still: each waits for the first case that is served or granted under it.
CREATE TABLE unmet (slug TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO unmet SELECT "case" FROM access UNION SELECT "case" FROM search;
"""

# One string of SQL a step. A step that has been released is never edited: add another.
MIGRATIONS: tuple[str, ...] = (_ACCOUNTS + _AUDIT, _CASES)


def check(base: sqlite3.Connection, where: str) -> int:
    """The version of the tables, 0 for an empty database. Raises WorkspaceError when it is no workspace, or a newer one."""
    ident = int(base.execute("PRAGMA application_id").fetchone()[0])
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if ident == 0 and version == 0 and base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
        return 0
    if ident != APPLICATION_ID:
        raise WorkspaceError(f"{where} is a database, but not a workspace file; name one made by `sayso account`")
    if version > len(MIGRATIONS):
        raise WorkspaceError(
            f"{where} was written by a newer sayso (its tables are version {version}, this program knows up to"
            f" {len(MIGRATIONS)}); install the newer sayso to open it"
        )
    return version


def migrate(base: sqlite3.Connection, where: str) -> None:
    """Bring the tables up to date, all steps in one transaction. Raises WorkspaceError as `check` does."""
    bring_up(base, MIGRATIONS, application=APPLICATION_ID, check=lambda: check(base, where))
