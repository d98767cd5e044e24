"""Opens the database of a case, and says in plain words what is wrong when SQLite cannot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from sayso.errors import CaseBusy, CaseError, SaysoError
from sayso.store.schema import MIGRATIONS, check, migrate

# How long to wait, in seconds, for another process that is writing.
PATIENCE = 30.0
_PAUSE = 0.01

REASONS = {
    "SQLITE_FULL": "the disk that holds {where} is full; what was written so far is kept: free some space and run the"
    " same command again",
    "SQLITE_IOERR": "the disk that holds {where} does not take or give data ({error}); what was written before is kept:"
    " check the disk and its free space, then run the same command again",
    "SQLITE_BUSY": "another process is writing {where}; wait until it is done and try again",
    "SQLITE_LOCKED": "another process is writing {where}; wait until it is done and try again",
    "SQLITE_READONLY": "{where} may not be written; check its permissions and those of its folder",
    "SQLITE_PERM": "{where} may not be opened; check its permissions",
    "SQLITE_CANTOPEN": "{where} cannot be opened; check that its folder exists and that you may write in it",
    "SQLITE_NOTADB": "{where} is not a sayso case; name a case made by `sayso build`",
    "SQLITE_CORRUPT": "{where} is damaged ({error}); build the case anew into another file, or restore a copy",
}


@contextmanager
def explained(
    where: str,
    *,
    but: tuple[type[Exception], ...] = (),
    kind: type[SaysoError] = CaseError,
    reasons: Mapping[str, str] = REASONS,
) -> Iterator[None]:
    """Turns SQLite's errors, but for these, into errors of this kind that name the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        if isinstance(error, but):
            raise
        code = getattr(error, "sqlite_errorname", "") or ""
        if kind is CaseError and code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            kind = CaseBusy
        reason = next((text for name, text in reasons.items() if code.startswith(name)), "{where} failed: {error}")
        raise kind(reason.format(where=where, error=error)) from error


@contextmanager
def writing(path: Path, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A connection that may write; the case is made if it is new and brought up to date if it is old.

    It waits so many seconds for another process that is writing. Raises CaseError, CaseBusy among them.
    """
    with explained(str(path)):
        base = sqlite3.connect(path, isolation_level=None, timeout=patience, cached_statements=512)
        try:
            # Before anything is written: the switch to WAL would otherwise mark a database that is not ours.
            version = check(base, str(path))
            write_ahead(base)
            # In WAL mode NORMAL survives a kill of the process, and a power cut costs at most the last files.
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("PRAGMA foreign_keys = ON")
            base.execute("PRAGMA journal_size_limit = 67108864")
            if version < len(MIGRATIONS):
                migrate(base, str(path))
            yield base
        finally:
            base.close()


def write_ahead(base: sqlite3.Connection) -> None:
    """Put the database into WAL mode, unless it is. SQLite itself waits for no other who is just doing the same."""
    until = monotonic() + PATIENCE
    while base.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            base.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or monotonic() > until:
                raise
            sleep(_PAUSE)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees the case as it is now, whatever is written meanwhile. Raises CaseError."""
    if not path.exists():
        raise CaseError(f"there is no case at {path}; make one with: sayso build DOCS -o {path}")
    with explained(str(path)):
        base = opened(path)
        try:
            with snapshot(base):
                yield base
        finally:
            base.close()


def opened(path: Path) -> sqlite3.Connection:
    """A connection that only reads; one thread at a time may use it. Raises CaseError."""
    base = _opened(path)
    base.execute("PRAGMA query_only = ON")
    return base


@contextmanager
def snapshot(base: sqlite3.Connection) -> Iterator[None]:
    """The case as it is now, whatever is written meanwhile."""
    base.execute("BEGIN")
    try:
        # The snapshot is taken by the first reading, not by BEGIN.
        base.execute("SELECT count(*) FROM setting").fetchone()
        yield
    finally:
        if base.in_transaction:
            base.execute("ROLLBACK")


def _opened(path: Path) -> sqlite3.Connection:
    base = _connect(path, "mode=ro")
    try:
        version = _version(base, path)
    except sqlite3.OperationalError:
        # A case on a disk that may not be written has no room for the shared memory of WAL; nobody writes it either.
        base.close()
        _refuse_loose_ends(path)
        base = _connect(path, "mode=ro&immutable=1")
        version = _version(base, path)
    if version < len(MIGRATIONS):
        base.close()
        with writing(path):
            base = _connect(path, "mode=ro")
    return base


def _refuse_loose_ends(path: Path) -> None:
    """What a killed build left beside the case would be passed over in silence. Raises CaseError."""
    beside = path.with_name(f"{path.name}-wal")
    if beside.exists() and beside.stat().st_size:
        raise CaseError(
            f"{path} lies where nothing may be written, and its last changes, in {beside.name}, cannot be read there;"
            " copy both to a folder that you may write in"
        )


def _version(base: sqlite3.Connection, path: Path) -> int:
    version = check(base, str(path))
    if version == 0:
        base.close()
        raise CaseError(f"{path} holds nothing yet; build it with: sayso build DOCS -o {path}")
    return version


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"file:{quote(bytes(path.absolute()))}?{options}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=PATIENCE, cached_statements=512, check_same_thread=False
    )
