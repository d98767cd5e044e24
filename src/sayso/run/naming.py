"""The path that a file has in the case: below its source, with a prefix where two sources would have the same."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath

# A file: its source (absolute) and its name below it ("" when the source is the file).
Key = tuple[str, str]


def paths(files: Iterable[Key]) -> dict[Key, str]:
    """The path of each file, all different, and the same whatever the order of the files.

    When sources clash, each of them gets the name of its folder in front, or as many of the folders above it as tell
    it from the others.
    """
    keys = sorted(set(files))
    depth = dict.fromkeys((source for source, _ in keys), 0)
    while True:
        shown: dict[str, list[Key]] = {}
        for key in keys:
            shown.setdefault(_path(key, depth[key[0]]), []).append(key)
        clashing = {source for same in shown.values() if len(same) > 1 for source, _ in same}
        deeper = {source for source in clashing if depth[source] < len(_folders(source)) + 1}
        if not deeper:
            return _distinct(shown)
        for source in deeper:
            depth[source] += 1


def legible(name: str) -> str:
    """A name from the file system as valid Unicode with forward slashes; bytes that are not UTF-8 show as \\xNN."""
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    return shown.replace(os.sep, "/")


def _path(key: Key, depth: int) -> str:
    source, name = key
    folders = _folders(source)
    # In front of a file that is itself the source comes its folder's name; in front of others, their source's.
    parts = [*folders, name] if name else folders
    return "/".join(legible(part) for part in parts[-(1 + depth) :])


def _folders(source: str) -> tuple[str, ...]:
    """The parts of an absolute path below its root."""
    path = PurePath(source)
    return path.parts[1:] if path.anchor else path.parts


def _distinct(shown: dict[str, list[Key]]) -> dict[Key, str]:
    """The last resort, for names that only their unreadable bytes tell apart: "a.txt (2)"."""
    found: dict[Key, str] = {}
    taken = set(shown)
    for path, same in sorted(shown.items()):
        found[same[0]] = path
        number = 2
        for key in same[1:]:
            while (other := f"{path} ({number})") in taken:
                number += 1
            taken.add(other)
            found[key] = other
    return found
