"""Names that are safe to show, to store and to join, from names that a stranger chose."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DRIVE = re.compile(r"^[A-Za-z]:")


def legible(path: str) -> str:
    """The path as valid Unicode: bytes of a file name that are not UTF-8 show as \\xNN, so names stay distinct."""
    return path.encode("utf-8", "surrogateescape" if _escaped(path) else "backslashreplace").decode(
        "utf-8", "backslashreplace"
    )


def _escaped(path: str) -> bool:
    """Whether every surrogate in it stands for a byte, as os.fsdecode leaves them."""
    return all("\udc80" <= char <= "\udcff" for char in path if "\ud800" <= char <= "\udfff")


def component(name: str) -> str:
    """One path component from an attachment's name: no separators, controls, bidi marks, or way up."""
    safe = "".join("_" if _unsafe(char) else char for char in name).strip().strip(".").strip()
    if not safe:
        return "unnamed"
    if len(safe) <= LONGEST:
        return safe
    stem, dot, extension = safe.rpartition(".")
    return safe[:LONGEST] if not dot or len(extension) > 10 else f"{stem[: LONGEST - len(extension) - 1]}.{extension}"


def components(name: str) -> str:
    """A relative path from an archive's: no root, no drive, no "..", each part made safe."""
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return "/".join(component(part) for part in parts if part.strip() not in ("", ".", "..")) or "unnamed"


def _unsafe(char: str) -> bool:
    return char in "/\\" or char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def distinct(path: str, taken: set[str]) -> str:
    """The path, or the first of "name (2).txt", "name (3).txt"… that is not taken; it is added to `taken`."""
    folder, slash, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, dot, extension = name, "", ""
    candidate, number = path, 1
    while candidate in taken:
        number += 1
        candidate = f"{folder}{slash}{stem} ({number}){dot}{extension}"
    taken.add(candidate)
    return candidate
