"""Makes untrusted text safe to look at: what would be obeyed or would not be seen is shown by name instead."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: a terminal obeys them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks: they reorder what a reader sees
    "\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb"  # no width, or a line end that is not one
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no character at all
    "\U000e0000-\U000e007f]"  # tags: a second text nobody sees
)
_SPACES = re.compile(r"\s+")


def visible(text: str, *, keep: str = "\n\t\r") -> str:
    """The text with each control, bidirectional, invisible or broken character shown by name.

    The name is its number, like ⟨U+202E⟩; `keep` holds the characters that are left alone.
    """
    return _UNSEEN.sub(lambda found: _shown(found[0], keep), text)


def one_line(text: str, *, width: int | None = None) -> str:
    """The text made visible, on one line, runs of white space as one blank; cut with … to `width` characters."""
    line = visible(_SPACES.sub(" ", text).strip(), keep="")
    if width is None or len(line) <= width:
        return line
    return line[: max(width - 1, 0)].rstrip() + "…"


def _shown(character: str, keep: str) -> str:
    if character in keep:
        return character
    return f"⟨U+{ord(character):04X}⟩"
