"""Names of accounts: what may be one, and which two are the same."""

from __future__ import annotations

import unicodedata

from sayso.errors import AccountError

LONGEST = 64  # code points


def tidy(name: str) -> str:
    """The name as it is kept and shown. Raises AccountError when it is none."""
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if not found:
        raise AccountError("an account needs a name")
    if len(found) > LONGEST:
        raise AccountError(f"the name has {len(found):,} characters; the longest is {LONGEST}")
    if not found.isprintable():
        raise AccountError(f"the name {found!a} holds characters that cannot be seen; use letters and digits")
    return found


def folded(name: str) -> str:
    """The name as names are compared: without case, blanks at its ends, or letters' compatibility forms."""
    text = " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
    return storable(text)


def storable(text: str) -> str:
    """The text with what is no character spelled out: SQLite takes none of it."""
    return text.encode("utf-8", "backslashreplace").decode()
