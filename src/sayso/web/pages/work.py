"""The work on a case: read what is new or changed, send files, see how far a build is, stop it."""

from __future__ import annotations

from pathlib import Path

from sayso.config import Config
from sayso.errors import SaysoError
from sayso.model.account import Role
from sayso.store.protocol import View
from sayso.web.asked import Asked
from sayso.web.page import Page, Redirect
from sayso.web.routes import get, post
from sayso.web.uploads import folder_of, keep

_LIMITS = Config()


def work(asked: Asked) -> Page:
    """What a build would read, and how far the running one is."""
    job = asked.site.jobs.of(asked.case.path)
    return Page(
        "work.html.j2",
        "Reading",
        {
            "job": job,
            "again": 2 if job is not None and job.ended is None else 0,
            "sources": [one if asked.may("admin") else one.name for one in sources(asked.view, asked.case.path)],
            "finished": asked.view.finished(),
            "largest": _LIMITS.file_bytes // (1024 * 1024),
        },
    )


def build(asked: Asked) -> Redirect:
    """Read what is new or changed where the case was read from."""
    asked.site.jobs.start(asked.case.path, sources(asked.view, asked.case.path), by=_name(asked))
    return Redirect(asked.url("work"), "The build has begun.")


def upload(asked: Asked) -> Redirect:
    """Keep what was sent, and read it."""
    names = keep(asked.case.path, asked.files, config=_LIMITS)
    kept = f"Kept: {', '.join(names)}." if len(names) < 6 else f"{len(names):,} files were kept."
    listed = sources(asked.view, asked.case.path)
    folder = folder_of(asked.case.path).absolute()
    try:
        asked.site.jobs.start(asked.case.path, [*listed, *([] if folder in listed else [folder])], by=_name(asked))
    except SaysoError as error:
        return Redirect(asked.url("work"), f"{kept} They are not being read yet: {error}", error=True)
    return Redirect(asked.url("work"), f"{kept} They are being read.")


def stop(asked: Asked) -> Redirect:
    """Stop the running build."""
    if asked.site.jobs.stop(asked.case.path, by=_name(asked)):
        return Redirect(asked.url("work"), "The build is stopping. What it has read is kept.")
    return Redirect(asked.url("work"), "There was no build to stop.", error=True)


def sources(view: View, case: Path) -> list[Path]:
    """The files and folders that the case was read from, uploads among them."""
    found = {Path(one) for one in view.sources()}
    folder = folder_of(case).absolute()
    return sorted({*found, folder} if folder.exists() else found)


def _name(asked: Asked) -> str:
    return asked.person.name if asked.person else ""


ROUTES = (
    get("/case/{case}/work", work),
    post("/case/{case}/work/build", build, role=Role.ADMIN),
    post("/case/{case}/work/upload", upload, role=Role.ADMIN),
    post("/case/{case}/work/stop", stop, role=Role.ADMIN),
)
