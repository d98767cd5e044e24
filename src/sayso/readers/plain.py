"""Plain text and Markdown: the decoded content, unchanged, so that offsets are the file's own."""

from __future__ import annotations

from sayso.errors import TooLarge
from sayso.readers.allowance import Allowance
from sayso.readers.content import Content
from sayso.readers.decoding import decode

MOST_BYTES_A_CHARACTER = 4


def read_plain(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """Line ends stay; only a byte order mark, which is no part of the text, is taken off. Raises TooLarge."""
    del path
    most = allowance.config.text_chars
    if len(data) > MOST_BYTES_A_CHARACTER * most:
        raise TooLarge(f"{len(data)} bytes of text; the limit (text_chars) is {most} characters: split the file")
    found = decode(data)
    return Content(text=found.text, notes=(found.note,) if found.note else ())
