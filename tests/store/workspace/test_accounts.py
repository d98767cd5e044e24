"""Who may log in, and what becomes of a session when that changes."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import AbstractContextManager
from pathlib import Path
from unittest import mock

import pytest
from argon2 import PasswordHasher

from sayso.errors import AccountError, WorkspaceError
from sayso.model import Account, Role, SavedSearch
from sayso.store import open_writer
from sayso.store.workspace import Passwords, Workspace, open_workspace, schema
from support.accounts import CHEAP, PASSWORD, Clock, workspace


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Workspace:
    return workspace(tmp_path, clock)


def logged_in(desk: Workspace, name: str = "Lena") -> str:
    account = desk.authenticate(name, PASSWORD)
    assert account is not None
    token = desk.log_in(account)
    assert token is not None
    return token


def compared() -> AbstractContextManager[mock.MagicMock]:
    """Counts the comparisons with argon2."""
    return mock.patch("argon2.PasswordHasher.verify", autospec=True, side_effect=PasswordHasher.verify)


def test_an_account_is_found_however_its_name_is_written(desk: Workspace) -> None:
    assert desk.account(" LENA ") == desk.account("Lena")
    assert desk.account("Ｌｅｎａ").name == "Lena"
    assert desk.account("Lena") == Account(
        "Lena", Role.READ, frozenset({"harbour"}), disabled=False, since="2026-03-01T09:00:00+00:00"
    )


@pytest.mark.parametrize("name", ["lena", "LENA", " Lena", "Ｌｅｎａ"])
def test_no_two_accounts_look_the_same(desk: Workspace, name: str) -> None:
    with pytest.raises(AccountError, match="already"):
        desk.add_account(name, PASSWORD, role=Role.READ, by="Ada")


@pytest.mark.parametrize("name", ["", "   ", "x" * 65, "Le\u202ena", "Le\u200bna", "a\x00b", "\udcff"])
def test_a_name_can_be_seen(desk: Workspace, name: str) -> None:
    with pytest.raises(AccountError):
        desk.add_account(name, PASSWORD, role=Role.READ, by="Ada")


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 1025, "\udcff" * 20])
def test_a_password_is_neither_short_nor_endless(desk: Workspace, password: str) -> None:
    with pytest.raises(AccountError, match="12 to 1,024"):
        desk.set_password("Lena", password, by="Lena")


def test_the_first_account_is_an_admins(tmp_path: Path) -> None:
    desk = workspace(tmp_path, people=False)
    with pytest.raises(AccountError, match="admin"):
        desk.add_account("Lena", PASSWORD, role=Role.READ, by="x")
    assert not desk.has_accounts()


def test_an_admin_is_always_left(desk: Workspace) -> None:
    with pytest.raises(AccountError, match="last admin"):
        desk.disable("Ada", by="Ada")
    with pytest.raises(AccountError, match="last admin"):
        desk.set_role("Ada", Role.READ, by="Ada")
    assert desk.account("Ada").role is Role.ADMIN
    assert not desk.account("Ada").disabled
    desk.set_role("Rolf", Role.ADMIN, by="Ada")
    assert desk.disable("Ada", by="Rolf").disabled


def test_an_unknown_name_is_told_with_those_there_are(desk: Workspace) -> None:
    with pytest.raises(AccountError, match="'Odo'; there are: Ada, Lena, Rolf"):
        desk.set_role("Odo", Role.READ, by="Ada")


def test_the_password_is_needed(desk: Workspace) -> None:
    assert desk.authenticate("lena", PASSWORD) == desk.account("Lena")
    assert desk.authenticate("lena", PASSWORD + "!") is None
    assert desk.authenticate("lena", "") is None
    assert desk.authenticate("lena", PASSWORD + "x" * 2000) is None
    assert desk.authenticate("Odo", PASSWORD) is None
    assert desk.authenticate("", "") is None
    assert desk.authenticate("\udcff", "\udcff") is None


def test_the_same_letters_are_the_same_password_however_a_keyboard_composes_them(desk: Workspace) -> None:
    desk.set_password("Lena", "Z\u00fcrich is a city", by="Lena")
    assert desk.authenticate("Lena", "Zu\u0308rich is a city")


def test_an_unknown_name_costs_what_a_known_one_does(desk: Workspace) -> None:
    """The time is that of one comparison with argon2, which is counted here: clocks are not to be trusted in tests."""
    for name, password in (("Lena", "wrong words here"), ("Odo", PASSWORD), ("Lena", "x" * 5000), ("Lena", PASSWORD)):
        with compared() as verify:
            desk.authenticate(name, password)
        assert verify.call_count == 1, name
        assert verify.call_args.args[1].startswith("$argon2id$v=19$m=8,t=1,p=1$"), "of the same price"


def test_a_disabled_account_costs_what_another_does(desk: Workspace) -> None:
    desk.disable("Lena", by="Ada")
    with compared() as verify:
        assert desk.authenticate("Lena", PASSWORD) is None
    assert verify.call_count == 1


def test_a_hash_with_older_parameters_is_made_anew_at_the_next_login(desk: Workspace) -> None:
    def kept() -> str:
        with sqlite3.connect(desk.path) as base:
            return str(base.execute("SELECT password FROM account WHERE name = 'Lena'").fetchone()[0])

    assert kept().startswith("$argon2id$v=19$m=8,t=1,p=1$")
    stronger = Workspace(desk.path, passwords=Passwords(passes=2, kibibytes=16, lanes=1))
    assert stronger.authenticate("Lena", "wrong words here") is None
    assert "m=8,t=1" in kept()
    account = stronger.authenticate("Lena", PASSWORD)
    assert account is not None
    assert "m=16,t=2" in kept()
    assert stronger.log_in(account) is not None, "the same password: the account has not changed"
    assert desk.authenticate("Lena", PASSWORD)


def test_passwords_and_tokens_are_not_in_the_file(desk: Workspace) -> None:
    token = logged_in(desk)
    desk.close()
    written = b"".join(path.read_bytes() for path in desk.path.parent.iterdir())
    assert PASSWORD.encode() not in written
    assert token.encode() not in written


def test_each_login_has_a_token_of_its_own(desk: Workspace) -> None:
    tokens = {logged_in(desk) for _ in range(5)}
    assert len(tokens) == 5
    assert min(map(len, tokens)) >= 43  # 256 bits in base 64


def test_a_token_that_was_not_given_opens_nothing(desk: Workspace) -> None:
    logged_in(desk)
    with sqlite3.connect(desk.path) as base:
        stored = base.execute("SELECT token FROM session").fetchone()[0]
    for token in ("", "x" * 43, stored.hex(), stored.decode("latin-1"), "\udcff"):
        assert desk.session(token) is None


def test_a_session_ends_when_it_is_idle(desk: Workspace, clock: Clock) -> None:
    token = logged_in(desk)
    for _ in range(5):
        clock.passes(hours=11)
        assert desk.session(token) is not None
    clock.passes(hours=12, minutes=1)
    assert desk.session(token) is None


def test_a_session_ends_after_a_week_however_much_it_is_used(desk: Workspace, clock: Clock) -> None:
    token = logged_in(desk)
    for _ in range(16):
        clock.passes(hours=10)
        assert desk.session(token) is not None
    clock.passes(hours=9)
    assert desk.session(token) is None


def test_logging_out_ends_one_session(desk: Workspace) -> None:
    left, kept = logged_in(desk), logged_in(desk)
    desk.log_out(left)
    desk.log_out(left)
    assert desk.session(left) is None
    assert desk.session(kept) is not None


def test_a_disabled_account_is_out_at_once_and_stays_out_when_it_is_enabled(desk: Workspace) -> None:
    token = logged_in(desk)
    desk.disable("Lena", by="Ada")
    assert desk.session(token) is None
    desk.enable("Lena", by="Ada")
    assert desk.session(token) is None
    assert desk.session(logged_in(desk)) is not None


def test_a_new_password_ends_all_sessions_of_its_account_and_no_other(desk: Workspace) -> None:
    mine, other = logged_in(desk), logged_in(desk, "Rolf")
    desk.set_password("Lena", "another long sentence", by="Ada")
    assert desk.session(mine) is None
    assert desk.session(other) is not None
    assert desk.authenticate("Lena", PASSWORD) is None


@pytest.mark.parametrize("change", ["disable", "password"])
def test_who_is_shut_out_between_password_and_session_stays_out(desk: Workspace, change: str) -> None:
    account = desk.authenticate("Lena", PASSWORD)
    assert account is not None
    if change == "disable":
        desk.disable("Lena", by="Ada")
        desk.enable("Lena", by="Ada")
    else:
        desk.set_password("Lena", "another long sentence", by="Ada")
    assert desk.log_in(account) is None


def test_a_role_and_a_case_hold_from_the_next_page_on(desk: Workspace) -> None:
    token = logged_in(desk)
    desk.set_role("Lena", Role.REVIEW, by="Ada")
    desk.revoke("Lena", "harbour", by="Ada")
    found = desk.session(token)
    assert found is not None
    assert found.person.role is Role.REVIEW
    assert not found.person.sees("harbour")


def test_what_was_not_granted_cannot_be_revoked(desk: Workspace) -> None:
    with pytest.raises(AccountError, match="granted are: harbour"):
        desk.revoke("Lena", "pier", by="Ada")


def test_searches_are_kept_by_person_and_case(desk: Workspace) -> None:
    desk.save_search(SavedSearch("Lena", "harbour", "drums", "q=drums"))
    desk.save_search(SavedSearch("lena", "harbour", "drums", "q=drums&act=deny"))
    desk.save_search(SavedSearch("Rolf", "harbour", "drums", "q=oil"))
    assert desk.searches("Lena", "harbour") == (SavedSearch("Lena", "harbour", "drums", "q=drums&act=deny"),)
    assert desk.searches("Lena", "pier") == ()
    desk.forget_search("Lena", "harbour", "drums")
    assert desk.searches("Lena", "harbour") == ()
    assert len(desk.searches("Rolf", "harbour")) == 1


@pytest.mark.parametrize(("label", "query"), [("", "q"), ("x" * 121, "q"), ("a\u202eb", "q"), ("a", "q" * 4001)])
def test_a_search_has_a_label_and_is_not_endless(desk: Workspace, label: str, query: str) -> None:
    with pytest.raises(AccountError):
        desk.save_search(SavedSearch("Lena", "harbour", label, query))


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with open_workspace(tmp_path / "new.workspace", new=True, passwords=CHEAP) as desk:
            desk.add_account("Ada", PASSWORD, role=Role.ADMIN, by="Ada")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}, modes


def test_a_file_that_is_no_workspace_is_left_as_it_is(tmp_path: Path) -> None:
    case = tmp_path / "harbour.sayso"
    with open_writer(case):
        pass
    before = case.read_bytes()
    with pytest.raises(WorkspaceError, match="not a workspace file"), open_workspace(case):
        pass
    assert case.read_bytes() == before
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, but long enough to be looked at " * 20, "utf-8")
    with pytest.raises(WorkspaceError, match=r"not a workspace file"), open_workspace(text):
        pass
    with pytest.raises(WorkspaceError, match="folder"), open_workspace(tmp_path):
        pass


def test_a_workspace_that_is_not_there_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="sayso account"), open_workspace(tmp_path / "none"):
        pass
    with pytest.raises(WorkspaceError, match="cannot be made"), open_workspace(tmp_path / "no" / "one", new=True):
        pass


def test_a_newer_workspace_is_refused(desk: Workspace) -> None:
    desk.close()
    with sqlite3.connect(desk.path) as base:
        base.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    with pytest.raises(WorkspaceError, match="newer sayso"), open_workspace(desk.path):
        pass
