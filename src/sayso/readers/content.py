"""Content: what one format's reader finds in a file, before it becomes Documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from sayso.model import Page, Quoted
from sayso.readers.allowance import Allowance
from sayso.readers.facts import NOTHING, Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside a file. `load` gives its bytes, once, and raises Unreadable when they cannot be had.

    `name` is as the container gives it: unsafe, with separators where the container has folders.
    """

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text and the members of one file.

    text     None for a pure container (.zip, .mbox), which is no document itself
    stated   what the format says for certain (a mail's headers, a page's metadata): wins over the text's own opening
    hinted   what the format records about the file rather than the text (the account that saved a .docx): used last
    notes    shortcomings that do not lose the document, each fit to show to a user
    members  read one at a time, so a container never lies unpacked in memory as a whole
    voiced   whether the text's opening and closing lines may name its author (not so in a mail, which may quote any)
    """

    text: str | None = None
    stated: Facts = NOTHING
    hinted: Facts = NOTHING
    pages: tuple[Page, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    notes: tuple[str, ...] = ()
    members: Iterable[Member] = field(default_factory=tuple)
    voiced: bool = True


class Reader(Protocol):
    """From the bytes of one format to its Content. Raises Unreadable, and nothing else on purpose."""

    def __call__(self, data: bytes, *, path: str, allowance: Allowance) -> Content: ...
