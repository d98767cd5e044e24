"""Which files open as a case, and how an old case becomes a new one."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from sayso.errors import CaseError
from sayso.store import connection, open_view, open_writer, schema
from support.harbour import letter
from support.readings import state

STEP = "ALTER TABLE document ADD COLUMN colour TEXT;\nUPDATE document SET colour = 'grey; or so';\n"


def made(path: Path) -> Path:
    with open_writer(path) as writer:
        writer.put([letter()], file=state(letter().document.path))
    return path


def version(path: Path) -> int:
    return int(sqlite3.connect(path).execute("PRAGMA user_version").fetchone()[0])


def test_a_case_says_what_it_is(tmp_path: Path) -> None:
    case = made(tmp_path / "case.sayso")
    base = sqlite3.connect(case)
    assert base.execute("PRAGMA application_id").fetchone() == (0x53415953,)
    assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert version(case) == len(schema.MIGRATIONS)
    assert case.read_bytes()[68:72] == b"SAYS"


@pytest.mark.parametrize("by", [open_writer, open_view])
def test_an_older_case_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: object) -> None:
    case = made(tmp_path / "case.sayso")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, STEP))
    monkeypatch.setattr("sayso.store.connection.MIGRATIONS", schema.MIGRATIONS)
    with by(case):  # type: ignore[operator]
        pass
    assert version(case) == len(schema.MIGRATIONS)
    assert sqlite3.connect(case).execute("SELECT colour FROM document").fetchall() == [("grey; or so",)]
    with open_view(case) as view:
        assert list(view.documents()) == [letter().document]


def test_participants_of_an_older_case_keep_whom_they_mean(tmp_path: Path) -> None:
    """Before frames had clusters, a participant was whoever the mention with the same words refers to."""
    base = sqlite3.connect(tmp_path / "case.sayso", isolation_level=None)
    base.executescript("".join(schema.MIGRATIONS[:4]))
    base.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    base.execute("PRAGMA user_version = 4")
    base.executescript("""
        INSERT INTO document (key, id, path, media_type, text, read_as, version) VALUES (1, 'd', 'd', 't', 'Odo ran.', 'd', '');
        INSERT INTO mention VALUES (1, 'm', 1, 0, 3, 'named', 'person', 7, 1);
        INSERT INTO claim (key, id, document, start, "end", text, passage, act, factuality, status, basis, confidence)
            VALUES (1, 'c', 1, 0, 7, 'Odo ran', 'Odo ran.', 'say', 'CT+', 'unstated', 'unstated', 1);
        INSERT INTO frame VALUES (1, 0, 4, 7, 'run', 0);
        INSERT INTO argument VALUES (1, 0, 0, 'subject', 0, 3), (1, 0, 1, 'in', 4, 7);
    """)
    base.close()
    with open_writer(tmp_path / "case.sayso"):
        pass
    found = sqlite3.connect(tmp_path / "case.sayso").execute("SELECT cluster FROM argument ORDER BY rank").fetchall()
    assert found == [(7,), (None,)]


def test_postings_of_an_older_case_are_made_anew(tmp_path: Path) -> None:
    """They were by the text of the claim's id, and by other keys."""
    base = sqlite3.connect(tmp_path / "case.sayso", isolation_level=None)
    base.executescript("".join(schema.MIGRATIONS[:6]))
    base.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    base.execute("PRAGMA user_version = 6")
    base.executescript("""
        INSERT INTO document (key, id, path, media_type, text, read_as, version) VALUES (1, 'd', 'd', 't', 'Odo ran.', 'd', '');
        INSERT INTO claim (key, id, document, start, "end", text, passage, act, factuality, status, basis, confidence)
            VALUES (5, 'c', 1, 0, 7, 'Odo ran', 'Odo ran.', 'say', 'CT+', 'unstated', 'unstated', 1);
        INSERT INTO posting VALUES (17, 'c');
        DELETE FROM uncompared;
    """)
    base.close()
    with open_writer(tmp_path / "case.sayso") as writer, writer.comparison() as sheet:
        assert sheet.changed() is None
        assert sheet.posted([17], most=1) == {}
        sheet.post([(18, "c")])
    base = sqlite3.connect(tmp_path / "case.sayso", isolation_level=None)
    base.execute("PRAGMA foreign_keys = ON")
    assert base.execute("SELECT * FROM posting").fetchall() == [(18, 5)]
    base.execute("DELETE FROM document")
    assert base.execute("SELECT * FROM posting").fetchall() == []
    assert base.execute("SELECT * FROM unposted").fetchall() == [(18, 1)]


def test_an_older_case_is_searched_like_a_new_one(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "case.sayso", isolation_level=None)
    base.executescript("".join(schema.MIGRATIONS[:7]))
    base.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    base.execute("PRAGMA user_version = 7")
    base.executescript("""
        INSERT INTO document (key, id, path, media_type, text, read_as, version)
            VALUES (1, 'd', 'd', 't', 'Odo ran. The é piers burned.', 'd', '');
        INSERT INTO sentence VALUES (1, 0, 0, 8), (1, 1, 9, 28);
        INSERT INTO claim (key, id, document, start, "end", text, passage, act, factuality, status, basis, confidence)
            VALUES (5, 'c', 1, 0, 7, 'Odo ran', 'Odo ran.', 'say', 'CT+', 'unstated', 'unstated', 1);
    """)
    base.close()
    with open_view(tmp_path / "case.sayso") as view:
        assert view.found("run", ranked=9) == ((), True)
        assert view.found("Odos", ranked=9) == (("c",), True)
        (found,), number = view.unclaimed("burning", most=9)
        assert (found.text, found.span.start, found.span.end, number) == ("The é piers burned.", 9, 28, 1)
        assert view.unclaimed("ran", most=9) == ((), 0)


def test_a_step_that_fails_leaves_the_case_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = made(tmp_path / "case.sayso")
    before = version(case)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, STEP + "ALTER TABLE nothing ADD COLUMN x;\n"))
        patched.setattr("sayso.store.connection.MIGRATIONS", schema.MIGRATIONS)
        with pytest.raises(CaseError), open_writer(case):
            pass
    assert version(case) == before
    with open_view(case) as view:
        assert list(view.documents()) == [letter().document]


@pytest.mark.parametrize("by", [open_writer, open_view])
def test_a_case_of_a_newer_program_is_left_alone(tmp_path: Path, by: object) -> None:
    case = made(tmp_path / "case.sayso")
    base = sqlite3.connect(case)
    base.execute("PRAGMA user_version = 999")
    base.close()
    with pytest.raises(CaseError, match=r"written by a newer sayso \(its tables are version 999"), by(case):  # type: ignore[operator]
        pass
    assert version(case) == 999


@pytest.mark.parametrize("by", [open_writer, open_view])
def test_what_is_no_case_is_left_alone(tmp_path: Path, by: object) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("These are notes. " * 100)
    with pytest.raises(CaseError, match="is not a sayso case"), by(text):  # type: ignore[operator]
        pass
    assert text.read_text() == "These are notes. " * 100
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE t (x)")
    before = other.read_bytes()
    with pytest.raises(CaseError, match="not a sayso case"), by(other):  # type: ignore[operator]
        pass
    assert other.read_bytes() == before
    with pytest.raises(CaseError), by(tmp_path):  # type: ignore[operator]
        pass


def test_an_empty_file_becomes_a_case_but_is_none(tmp_path: Path) -> None:
    """A build that was killed at its very start leaves an empty file."""
    case = tmp_path / "case.sayso"
    case.touch()
    with pytest.raises(CaseError, match="holds nothing yet"), open_view(case):
        pass
    made(case)
    with open_view(case) as view:
        assert view.totals().documents == 1


def test_a_missing_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="make one with: sayso build"), open_view(tmp_path / "none.sayso"):
        pass
    with pytest.raises(CaseError, match="cannot be opened; check that its folder exists"):
        made(tmp_path / "no folder" / "case.sayso")


def test_a_damaged_case_is_said(tmp_path: Path) -> None:
    case = made(tmp_path / "case.sayso")
    data = bytearray(case.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    case.write_bytes(data)
    with pytest.raises(CaseError, match="damaged"), open_view(case) as view:
        list(view.claims())


def test_a_name_with_signs_of_an_address_opens(tmp_path: Path) -> None:
    case = made(tmp_path / "a?b#c%41 é.sayso")
    with open_view(case) as view:
        assert view.totals().documents == 1


def test_what_a_killed_build_left_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that may not be written SQLite can only read the case itself, not the log beside it."""
    case = made(tmp_path / "case.sayso")
    opened = connection._version
    failing = iter((True, False, True))

    def once(base: sqlite3.Connection, path: Path) -> int:
        if next(failing, False):
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return opened(base, path)

    monkeypatch.setattr(connection, "_version", once)
    with open_view(case) as view:
        assert view.totals().documents == 1
    case.with_name("case.sayso-wal").write_bytes(b"changes")
    with pytest.raises(CaseError, match=r"case\.sayso-wal, cannot be read there; copy both"), open_view(case):
        pass


def test_a_case_has_an_id_of_its_own_that_it_keeps(tmp_path: Path) -> None:
    def ident(path: Path) -> str:
        with open_view(path) as view:
            return view.ident()

    one, other = made(tmp_path / "case.sayso"), made(tmp_path / "other.sayso")
    first = ident(one)
    assert re.fullmatch("[0-9a-f]{32}", first) and ident(other) != first
    with open_writer(one) as writer:
        writer.put([letter()], file=state("again.txt"))
    assert ident(one.rename(tmp_path / "renamed.sayso")) == first


def test_an_older_case_gets_its_id_when_it_is_opened(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "case.sayso", isolation_level=None)
    base.executescript("".join(schema.MIGRATIONS[:7]))
    base.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    base.execute("PRAGMA user_version = 7")
    base.close()
    with open_view(tmp_path / "case.sayso") as view:
        first = view.ident()
    with open_view(tmp_path / "case.sayso") as view:
        assert view.ident() == first != ""
