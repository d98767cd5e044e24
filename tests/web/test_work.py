"""Builds and uploads from a page: what is sent is kept under safe names and read; a build can be followed and stopped."""

from __future__ import annotations

import errno
import time
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso.errors import SaysoError
from sayso.store import open_view
from sayso.web.jobs import Busy, Job, Jobs
from sayso.web.site import Site
from sayso.web.uploads import folder_of, safe_name
from support.served import Open

SENT = "The clerk said that Odo Brandt had signed the lease.\n"


def ended(site: Site, case: Path) -> Job:
    """The build of the case when it has ended."""
    for _ in range(600):
        job = site.jobs.of(case)
        assert job is not None
        if job.ended is not None:
            return job
        time.sleep(0.1)
    raise AssertionError(f"the build did not end: {site.jobs.of(case)}")


def test_what_is_sent_is_read_and_its_claims_are_in_the_case(client: TestClient, site: Site, served: Path) -> None:
    page = client.post(
        "/case/harbour/work/upload",
        data={"token": "t"},
        files=[("files", ("../../etc/lease.txt", SENT.encode())), ("files", ("lease.txt", b"Nobody said a word."))],
    )
    assert page.status_code == 200
    assert "Kept: lease.txt, lease-2.txt." in page.text
    assert ended(site, served).ended == "done: 2 read, 12 unchanged, 0 with problems"
    assert (folder_of(served) / "lease.txt").read_text() == SENT
    assert not (served.parent.parent / "etc").exists()
    with open_view(served) as view:
        paths = {one.path: one.id for one in view.documents()}
        held = [path for path in paths if path.endswith("lease.txt")]
        assert len(held) == 1
        assert any(claim.document == paths[held[0]] for claim in view.claims())
    assert "done: 2 read" in client.get("/case/harbour/work").text


def test_a_build_is_stopped_and_says_by_whom(client: TestClient, site: Site, served: Path) -> None:
    folder = folder_of(served)
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"{SENT * 20}Paper {number}.\n")
    assert "The build has begun." in client.post("/case/harbour/work/build", data={"token": "t"}).text
    with pytest.raises(Busy, match="ana started a build"):
        site.jobs.start(served, [folder], by="bo")
    assert "is stopping" in client.post("/case/harbour/work/stop", data={"token": "t"}).text
    job = ended(site, served)
    assert job.ended == "stopped by ana; what was read is kept, and the next build goes on"
    assert not job.failed
    assert "no build to stop" in client.post("/case/harbour/work/stop", data={"token": "t"}).text


def test_a_source_that_is_not_there_stops_the_build_before_its_documents_leave(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="not there now: "):
        Jobs().start(tmp_path / "case.sayso", [tmp_path / "gone"], by="ana")


def test_what_a_library_writes_among_what_a_build_tells_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = 'loading\n12\n{"total": 3}\n{"error": "no room"}'
    monkeypatch.setattr("sayso.web.jobs.sys.executable", "/bin/sh")
    monkeypatch.setattr("sayso.web.jobs._COMMAND", ("-c", f"printf '%s\\n' '{words}'; exit 2"))
    jobs = Jobs()
    jobs.start(tmp_path / "case.sayso", [tmp_path], by="ana")
    for _ in range(100):
        job = jobs.of(tmp_path / "case.sayso")
        if job is not None and job.ended is not None:
            break
        time.sleep(0.05)
    assert job is not None
    assert (job.total, job.ended, job.failed) == (3, "no room", True)


def test_only_an_admin_builds_sends_and_stops(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Open, "role", "review")
    for deed in ("build", "upload", "stop"):
        assert client.post(f"/case/harbour/work/{deed}", data={"token": "t"}).status_code == 403
    assert "Send and read" not in client.get("/case/harbour/work").text


def test_of_an_upload_that_fails_nothing_stays_behind(
    client: TestClient, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full in the middle of the second file; the next build would read half of it."""

    room = [len(SENT) + 9]

    def filling(source: IO[bytes], out: IO[bytes]) -> None:
        data = source.read()
        out.write(data[: room[0]])
        room[0] -= len(data)
        if room[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sayso.web.uploads.shutil.copyfileobj", filling)
    sent = [("files", (name, SENT.encode())) for name in ("first.txt", "lease.txt")]
    page = client.post("/case/harbour/work/upload", data={"token": "t"}, files=sent)
    assert "could not be written: No space left" in page.text
    assert list(folder_of(served).iterdir()) == []


def test_cases_that_differ_in_the_ending_of_their_names_do_not_share_what_is_sent(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "lease.sayso") != folder_of(tmp_path / "lease.case")


def test_nothing_sent_is_told(client: TestClient) -> None:
    page = client.post("/case/harbour/work/upload", data={"token": "t"}, files=[("files", ("", b""))])
    assert "no file was chosen" in page.text


@given(st.text(max_size=300))
def test_no_name_leaves_the_folder_or_is_hidden(name: str) -> None:
    safe = safe_name(name)
    assert safe and len(safe.encode()) <= 255
    assert Path(safe).name == safe and not safe.startswith(".") and safe.isprintable()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/passwd", "passwd"),
        ("a\x00b\u202egnp.txt", "abgnp.txt"),
        ("....", "unnamed"),
        (".htaccess", "htaccess"),
        ("x" * 400 + ".pdf", "x" * 176 + ".pdf"),
        ("Ünïcode brief.pdf", "Ünïcode brief.pdf"),
    ],
)
def test_names_are_made_safe_and_stay_readable(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_only_an_admin_sees_where_things_lie_on_the_machine(
    client: TestClient, site: Site, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "examples/harbour" in client.get("/case/harbour/work").text
    monkeypatch.setattr(Open, "role", "read")
    page = client.get("/case/harbour/work").text
    assert "<li><bdi>harbour</bdi></li>" in page and "examples/harbour" not in page
    served.write_bytes(b"no case any more" * 100)
    told = client.get("/case/harbour/work")
    assert told.status_code == 400
    assert "build the case anew" in told.text and str(served) not in told.text


def test_what_is_decided_while_something_is_worked_out_is_worked_out_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three ask while the first run goes on: one more follows, and no other."""
    monkeypatch.setattr("sayso.web.jobs.sys.executable", "/bin/sh")
    monkeypatch.setattr(
        "sayso.web.jobs._COMMAND", ("-c", f"echo run >> {tmp_path}/runs; sleep 0.5; echo '{{\"summary\": {{}}}}'")
    )
    jobs = Jobs()
    for _ in range(3):
        jobs.catch_up(tmp_path / "case.sayso", by="ana")
    time.sleep(2.5)
    assert (tmp_path / "runs").read_text() == "run\nrun\n"
    job = jobs.of(tmp_path / "case.sayso")
    assert job is not None and job.ended == "done: who is who and how the claims compare is worked out"
