"""Decides for each file whether it is unchanged, holds bytes that were read before, or is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.run.naming import Key
from sayso.run.scan import Found
from sayso.run.task import Digest
from sayso.store.protocol import FileState
from sayso.store.writer import ending


@dataclass(frozen=True, slots=True)
class Known:
    """What the case knows: its files by key, the version to be read by, and the paths to be read again all the same."""

    files: Mapping[Key, FileState]
    version: str
    again: frozenset[str] = frozenset()

    def good(self, state: FileState) -> bool:
        """Whether what was read of this file still stands."""
        return state.document is not None and state.version == self.version and state.path not in self.again


@dataclass(slots=True)
class Plan:
    """keep: (file, its digest, the path of the file it is like). read: the first file, by path, of each content."""

    keep: list[tuple[Found, Digest, str]] = field(default_factory=list)
    read: list[Found] = field(default_factory=list)
    waiting: int = 0


def unchanged(file: Found, known: Known) -> bool:
    """Whether size and time say that the file is as it was when it was read."""
    state = known.files.get((file.source, file.name))
    return (
        state is not None
        and known.good(state)
        and not state.vanished
        and state.modified != 0
        and (state.size, state.modified) == (file.size, file.modified)
    )


def plan(files: Iterable[Found], digests: Mapping[Key, Digest], paths: Mapping[Key, str], known: Known) -> Plan:
    """What to do with files of these contents. Those whose twin is to be read first wait: they are planned again."""
    twins = _twins(known)
    made = Plan()
    leads: set[tuple[str, str]] = set()
    for file in sorted(files, key=lambda one: paths[one.source, one.name]):
        key = (file.source, file.name)
        found, path = digests[key], paths[key]
        own = known.files.get(key)
        content = (found.content, ending(path))
        if own is not None and known.good(own) and own.document == found.content:
            if own.vanished or (own.size, own.modified) != (found.size, found.modified):
                made.keep.append((file, found, own.path))
        elif content in twins:
            made.keep.append((file, found, twins[content]))
        elif content in leads:
            made.waiting += 1
        else:
            leads.add(content)
            made.read.append(file)
    return made


def _twins(known: Known) -> dict[tuple[str, str], str]:
    """A file that has been read, for each content. Its name's ending belongs to it: that may decide how it is read."""
    found: dict[tuple[str, str], str] = {}
    for state in known.files.values():
        if known.good(state) and state.document is not None:
            content = (state.document, ending(state.path))
            found[content] = min(state.path, found.get(content, state.path))
    return found
