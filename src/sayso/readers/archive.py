"""Zip archives: every file inside becomes a document of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import partial

from sayso.readers.allowance import Allowance
from sayso.readers.content import Content, Member
from sayso.readers.package import opened, unpack

_UTF8_NAME = 0x800
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What operating systems leave in archives; no text of anybody's."""


def read_zip(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """The members in the archive's own order. Raises Unreadable when its directory is damaged."""
    del path
    return Content(members=_members(opened(data), allowance))


def _members(archive: zipfile.ZipFile, allowance: Allowance) -> Iterator[Member]:
    for info in archive.infolist():
        name = _name(info)
        if not info.is_dir() and not name.startswith(_CLUTTER[0]) and not name.endswith(_CLUTTER[1:]):
            yield Member(name=name, load=partial(unpack, archive, info, allowance))


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; many programs write UTF-8 without setting the flag that says so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except ValueError:
        return info.filename
