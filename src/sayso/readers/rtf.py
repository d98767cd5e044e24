"""RTF: the text, a blank line between paragraphs, with title, author and date from the info group."""

from __future__ import annotations

import importlib
import re
from typing import Any

from sayso.errors import Unreadable
from sayso.readers.allowance import Allowance
from sayso.readers.content import Content
from sayso.readers.decoding import clean
from sayso.readers.facts import Facts

_FIELD = re.compile(r"\{\\\*\\fldinst[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_INFO = re.compile(r"\{\\info\b")
_LINE = re.compile(r"\\line(?![a-z]) ?")
_BREAK = "\ue000"
"""Stands for a line break inside a paragraph while striprtf, which makes both a newline, does its work."""
_BRACE = re.compile(r"[{}]")
_FONT = re.compile(r"\{\\f(\d{1,5})[^{}]{0,200}?\\fcharset(\d{1,3})")
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
INFO_CHARS = 20_000


def read_rtf(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """Raises Unreadable when the file is too damaged to follow."""
    del path, allowance
    striprtf: Any = importlib.import_module("striprtf.striprtf")  # only loaded for a file that needs it

    source = data.decode("cp1252", "replace")
    # Field codes hold addresses, not text; striprtf would write them into the sentence.
    # What is left of that word belongs to a broken field, and would make striprtf search the line by its cube.
    plain = _FIELD.sub("", source.replace(_BREAK, "")).replace("\\fldinst", "")
    marked = _LINE.sub(_BREAK, _with_short_fonts(plain))
    try:
        raw = striprtf.rtf_to_text(marked, errors="replace")
    except (ValueError, LookupError, OverflowError, TypeError, AttributeError) as error:
        raise Unreadable(f"a damaged .rtf: {error}. Open it in a word processor and save it again") from None
    paragraphs = (line.replace(_BREAK, "\n").strip() for line in clean(raw).split("\n"))
    return Content(text="\n\n".join(paragraph for paragraph in paragraphs if paragraph), hinted=_facts(source))


def _with_short_fonts(source: str) -> str:
    """The source with its font table cut down to what decoding needs: each font's number and character set.

    striprtf takes time by the square of the table's length.
    """
    start = source.find("{\\fonttbl")
    if start < 0:
        return source
    depth, end = 0, len(source)
    for brace in _BRACE.finditer(source, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            end = brace.end()
            break
    fonts = "".join(
        f"{{\\f{number}\\fcharset{charset} x;}}" for number, charset in _FONT.findall(source[start:end])[:500]
    )
    return f"{source[:start]}{{\\fonttbl{fonts}}}{source[end:]}"


def _facts(source: str) -> Facts:
    start = _INFO.search(source)
    if start is None:
        return Facts()
    info = source[start.end() : start.end() + INFO_CHARS]
    created = _CREATED.search(info)
    return Facts(
        title=_value(info, "title"),
        author=_value(info, "author"),
        published=f"{int(created[1]):04}-{int(created[2]):02}-{int(created[3]):02}" if created else None,
    )


def _value(info: str, name: str) -> str | None:
    """A plain value; one with escapes or nested groups is left alone rather than half decoded."""
    found = re.search(rf"\{{\\{name} ([^{{}}\\]{{1,300}})\}}", info)
    return found.group(1) if found else None
