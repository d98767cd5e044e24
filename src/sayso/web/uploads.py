"""Files that somebody sends from a page: kept under safe names in a folder beside the case, where builds read them."""

from __future__ import annotations

import os
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.datastructures import UploadFile

from sayso.config import Config
from sayso.errors import SaysoError
from sayso.web.guard.bodies import SPARE

_LONGEST = 180  # bytes of a name, well below what file systems take
_UNNAMED = "unnamed"


class Unfit(SaysoError):
    """An upload that is not taken: too large, empty, or no room for it."""


def folder_of(case: Path) -> Path:
    """Where the uploads of a case lie."""
    return case.with_name(f"{case.name}.uploads")


def room_for(case: Path, size: int) -> bool:
    """Whether so many bytes can be received and kept: until all are there, they lie in the folder for temporary files."""
    received = Path(tempfile.gettempdir())
    twice = received.stat().st_dev == case.parent.stat().st_dev
    here, there = (shutil.disk_usage(one).free - SPARE for one in (case.parent, received))
    return here >= size * (2 if twice else 1) and there >= size


def keep(case: Path, files: Sequence[UploadFile], *, config: Config) -> list[str]:
    """Keep what was sent; the names that it has now. Nothing is overwritten, and all or nothing is kept. Raises Unfit."""
    sent = [one for one in files if one.filename]
    if not sent:
        raise Unfit("no file was chosen")
    for one in sent:
        if (one.size or 0) > config.file_bytes:
            limit = config.file_bytes // (1024 * 1024)
            raise Unfit(f"{one.filename} has {one.size or 0:,} bytes; the most that is read is {limit:,} MiB")
    folder = folder_of(case)
    folder.mkdir(mode=0o700, exist_ok=True)
    if shutil.disk_usage(folder).free < sum(one.size or 0 for one in sent) + SPARE:
        raise Unfit("the disk that holds the case has no room for this")
    kept: list[Path] = []
    try:
        for one in sent:
            kept.append(_write(folder, safe_name(one.filename or ""), one))
    except OSError as error:
        for path in kept:
            path.unlink(missing_ok=True)
        raise Unfit(f"the upload could not be written: {error.strerror}") from error
    return [path.name for path in kept]


def safe_name(given: str) -> str:
    """The last part of a name that a browser sent, without anything that a file system or a terminal would obey.

    It does not begin with a dot: builds leave hidden files out.
    """
    last = PureWindowsPath(PurePosixPath(given).name).name
    plain = "".join(one for one in unicodedata.normalize("NFC", last) if _is_plain(one))
    plain = " ".join(plain.split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    stem, ending = (stem, dot + ending) if stem and len(ending) <= 8 else (plain, "")
    while len((stem + ending).encode()) > _LONGEST:
        stem = stem[:-1]
    return (stem or _UNNAMED) + ending


def _is_plain(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and character not in '/\\:<>|?*"'


def _write(folder: Path, name: str, file: UploadFile) -> Path:
    """The file under this name, or under the next one that is free."""
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        try:
            # O_EXCL: two people may send files of one name at one moment; no link is followed.
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            number += 1
            continue
        try:
            with os.fdopen(made, "wb") as out:
                file.file.seek(0)
                shutil.copyfileobj(file.file, out)
        except OSError:
            # The next build would read half of it as the whole.
            path.unlink(missing_ok=True)
            raise
        return path
