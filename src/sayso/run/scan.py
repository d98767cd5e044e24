"""Lists the files below what the user named: in a fixed order, following no link out of it, opening nothing.

Hidden files and folders are left out, and counted: those whose name begins with a dot, the lock files of office
programs ("~$"), and the litter of other systems. What is named itself is read whatever its name. A link to a file is
followed when it stays below one of the sources, and is a fault otherwise: a folder from a stranger could hold links
to private files. Folders are walked once, so a link to a folder leads nowhere new, and loops cannot arise.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.run.task import trouble, unfit

LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_OUTSIDE = (
    "it is a link to something outside the folders that were named, and was not followed; name its target as well if"
    " it is wanted"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its source (absolute), its name below it ("" for the source itself), size in bytes, time in ns."""

    source: str
    name: str
    size: int
    modified: int

    @property
    def file(self) -> str:
        """Where it is."""
        return str(Path(self.source, self.name))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that could not be listed or is no file; `folder` when what is below it is not known."""

    source: str
    name: str
    message: str
    folder: bool = False


@dataclass(slots=True)
class Scan:
    """What was found, in order; `hidden` counts what was left out."""

    files: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hidden: int = 0


def scan(sources: Iterable[str], *, leave_out: Sequence[Path] = ()) -> Scan:
    """List the files below these absolute paths. Those in `leave_out` are passed over: the case itself."""
    roots = sorted(set(sources), key=os.fsencode)
    walk = _Walk(tuple(os.path.realpath(one) for one in roots), frozenset(os.path.realpath(one) for one in leave_out))
    for root in roots:
        walk.source(root)
    return walk.found


class _Walk:
    def __init__(self, roots: tuple[str, ...], leave_out: frozenset[str]) -> None:
        self._roots = roots
        self._leave_out = leave_out
        self.found = Scan()

    def source(self, root: str) -> None:
        try:
            state = Path(root).stat()
        except FileNotFoundError:
            self._fault(root, "", "there is nothing here (any more); name files or folders that exist")
        except OSError as error:
            self._fault(root, "", trouble(error), folder=True)
        else:
            if stat.S_ISDIR(state.st_mode):
                self._tree(root)
            else:
                self._take(root, "", state)

    def _tree(self, root: str) -> None:
        """Depth first with a list of its own: folders may lie deeper than Python recurses."""
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(Path(root, folder)) as listing:
                    entries = sorted(listing, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                self._fault(root, folder, trouble(error), folder=True)
                continue
            inner = [name for entry in entries if (name := self._entry(root, folder, entry)) is not None]
            waiting.extend(reversed(inner))

    def _entry(self, root: str, folder: str, entry: os.DirEntry[str]) -> str | None:
        """Take a file; return the name of a folder to walk."""
        name = f"{folder}/{entry.name}" if folder else entry.name
        if _hidden(entry.name):
            self.found.hidden += 1
            return None
        try:
            if entry.is_symlink():
                self._link(root, name, entry)
            elif entry.is_dir(follow_symlinks=False):
                return name
            else:
                self._take(root, name, entry.stat(follow_symlinks=False))
        except OSError as error:
            self._fault(root, name, trouble(error))
        return None

    def _link(self, root: str, name: str, entry: os.DirEntry[str]) -> None:
        target = os.path.realpath(entry.path)
        if not Path(target).exists():
            self._fault(root, name, "it is a link to something that is not there")
        elif not any(_below(target, one) for one in self._roots):
            self._fault(root, name, _OUTSIDE)
        elif not Path(target).is_dir():
            self._take(root, name, Path(target).stat())

    def _take(self, root: str, name: str, state: os.stat_result) -> None:
        reason = unfit(state.st_mode)
        if reason is not None:
            self._fault(root, name, reason)
            return
        found = Found(root, name, state.st_size, state.st_mtime_ns)
        if os.path.realpath(found.file) not in self._leave_out:
            self.found.files.append(found)

    def _fault(self, root: str, name: str, message: str, *, folder: bool = False) -> None:
        self.found.faults.append(Fault(root, name, message, folder))


def _below(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in LITTER
