"""From bytes to text: the byte order mark, the declared encoding, strict UTF-8, and only then a guess.

A byte order mark says how the rest is encoded and is no part of the text: offsets count from the character after it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.config import MIB
from sayso.readers.words import words

SAMPLE = MIB
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""Labels that are worn by Windows-1252 text all over the web, whose own characters it extends."""
_NOT_CHARSETS = words("unicode-escape raw-unicode-escape punycode idna undefined utf-7")
"""Python calls these encodings too; a file that names one wants to be read as something else than it shows."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\b\x0b\x1b")
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŠšŽžŒœŸ‘’“”‚„‹›«»–—…•·¡¿€£§©®™°ªº\xa0\xad"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD_CASE = re.compile(r"[a-z][À-ÝŠŽŒŸ]")
WESTERN_SHARE = 0.12
"""The most of a Western European text that is not ASCII; French, the densest, stays below a tenth."""
BINARY_SHARE = 0.02
"""More control characters than this among the bytes is no text in any encoding of one byte a character."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was read in, and a note for the user when that was a guess or cost characters."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of the bytes; never raises. `declared` is the encoding that a header or a meta element names."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide(data[:SAMPLE])
    if wide:
        # Before UTF-8, which would take Latin text in UTF-16 for the same text with a control between each two letters.
        return _noted(_lenient(data, wide))
    known = _codec(declared)
    for encoding in (known, "utf-8") if known else ("utf-8",):
        text = _strict(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return _guess(data)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: control characters abound and no wide encoding explains them."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > BINARY_SHARE * len(head) and _wide(head) is None


def _codec(declared: str | None) -> str | None:
    """The codec's own name, when there is one of text by that name."""
    if not declared:
        return None
    try:
        info = codecs.lookup(declared.strip("\"' \t\r\n"))
    except (LookupError, ValueError):
        return None
    return None if info.name in _NOT_CHARSETS else _ALIASES.get(info.name, info.name)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return whole(data.decode(encoding))
    except (LookupError, ValueError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = _strict(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    damaged = whole(data.decode(encoding, "replace"))
    lost = damaged.count("\ufffd")
    return Decoded(damaged, encoding, f"read as {encoding}, with {lost} damaged places shown as \ufffd")


def _guess(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    if _mostly_utf8(sample):
        return _lenient(data, "utf-8")
    if _is_western(sample):
        return _noted(_lenient(data, "cp1252"))
    encoding = _detected(sample)
    return _noted(_lenient(data, encoding)) if encoding else _lenient(data, "utf-8")


def _noted(found: Decoded) -> Decoded:
    note = (
        f"the file is not UTF-8 and names no encoding; read as {found.encoding}, a guess. "
        "If letters look wrong, save it as UTF-8"
    )
    return Decoded(found.text, found.encoding, f"{note} ({found.note})" if found.note else note)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text every other byte is zero."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def _mostly_utf8(sample: bytes) -> bool:
    """Whether valid sequences of several bytes far outnumber the broken ones: a damaged file, not another encoding."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    valid = sum(char > "\x7f" for char in text) - broken
    return valid >= 4 * broken


def _is_western(sample: bytes) -> bool:
    text = _strict(sample, "cp1252")
    if text is None:
        return False
    high = [char for char in text if char > "\x7f"]
    return len(high) <= WESTERN_SHARE * len(text) and _WESTERN.issuperset(high) and not _ODD_CASE.search(text)


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # loads slowly, and most files are UTF-8

    best = from_bytes(sample).best()
    return _codec(best.encoding) if best else None


def whole(text: str) -> str:
    """The text with surrogate pairs joined and lone ones replaced, so that it can be written as UTF-8."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_UNSEEN = dict.fromkeys(code for code in range(32) if code not in (9, 10)) | dict.fromkeys(
    (0x7F, 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF)
)


def clean(text: str) -> str:
    """Text whose characters are not the file's own, cleaned: lines end in "\\n", nothing unseen, no surrogates."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x0b", "\n")
    return whole(unified).translate(_UNSEEN).replace("\xa0", " ")
