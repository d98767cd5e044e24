"""Mailboxes (.mbox): every message becomes a document of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from sayso.readers.allowance import Allowance
from sayso.readers.content import Content, Member

_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\d\d:\d\d[^\r\n]*\r?\n")
_HEADER = re.compile(rb"[!-9;-~]{1,60}:")
_STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mbox(head: bytes) -> bool:
    """Whether the bytes begin as a mailbox does: with a "From " line, a time in it, and a header after it."""
    start = _START.match(head)
    return start is not None and _HEADER.match(head, start.end()) is not None


def read_mbox(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """The messages in order, named 1.eml, 2.eml and so on."""
    del path, allowance
    return Content(members=_messages(data))


def _messages(data: bytes) -> Iterator[Member]:
    number, begin = 0, None
    for separator in _START.finditer(data):
        if begin is not None:
            number += 1
            yield Member(name=f"{number}.eml", load=partial(_message, data, begin, separator.start()))
        begin = separator.end()
    if begin is not None:
        yield Member(name=f"{number + 1}.eml", load=partial(_message, data, begin, len(data)))


def _message(data: bytes, begin: int, end: int) -> bytes:
    """One message, without the mark that mailboxes put before a body line that begins with "From "."""
    return _STUFFED.sub(rb"\1", data[begin:end])
