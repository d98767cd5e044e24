"""Brings the case's list of files in line with what is on the disk: vanished, moved, renamed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath

from sayso.run.naming import Key, paths
from sayso.run.scan import Scan
from sayso.store.protocol import FileState, Writer


@dataclass(frozen=True, slots=True)
class Register:
    """The path of every file in the case; `vanished` counts those that left since the last build."""

    paths: dict[Key, str]
    vanished: int


def register(writer: Writer, scan: Scan, sources: tuple[str, ...]) -> Register:
    """Mark what has vanished below these sources, and give every file its path.

    Files of sources that this build does not name stay as they were.
    """
    _follow(writer, sources)
    known = {(one.source, one.name): one for one in writer.files()}
    there = {(one.source, one.name) for one in scan.files} | {(one.source, one.name) for one in scan.faults}
    blind = [(one.source, one.name) for one in scan.faults if one.folder]
    gone = [
        one.path
        for key, one in known.items()
        if not one.vanished and key[0] in sources and key not in there and not _inside(key, blind)
    ]
    if gone:
        writer.vanish(gone)
    left = set(gone)
    stay = {key for key, one in known.items() if not one.vanished and one.path not in left}
    named = paths(there | stay)
    _rename(writer, known, named)
    return Register(named, len(gone))


def _follow(writer: Writer, sources: tuple[str, ...]) -> None:
    """A source that is new here, and has the name of one that is no longer where it was, is that one: it was moved."""
    known = sorted({one.source for one in writer.files()})
    for source in sources:
        moved = [one for one in known if PurePath(one).name == PurePath(source).name and not os.path.lexists(one)]
        if source not in known and len(moved) == 1 and os.path.lexists(source):
            writer.move(moved[0], source)
            known = sorted({source, *known} - set(moved))


def _inside(key: Key, folders: list[Key]) -> bool:
    """Whether the file is in a folder that could not be listed: it may well be there still."""
    source, name = key
    return any(source == root and (not folder or name.startswith(f"{folder}/")) for root, folder in folders)


def _rename(writer: Writer, known: dict[Key, FileState], named: dict[Key, str]) -> None:
    """A path that a file has now is taken from one that has vanished."""
    taken = set(named.values())
    stale = [one.path for key, one in known.items() if key not in named and one.path in taken]
    if stale:
        writer.drop(stale)
    renamed = [(one.path, named[key]) for key, one in known.items() if key in named and named[key] != one.path]
    # What vanished earlier and is back under a path of its own goes before others can ask for its old one.
    if renamed:
        writer.rename(renamed)
