"""How a case is named in addresses."""

from __future__ import annotations

import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path


def slug_of(path: Path) -> str:
    """The letters and digits of a case's file's name, with a mark where not all are Latin."""
    letters = unicodedata.normalize("NFKD", path.stem)
    plain = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode().lower()).strip("-")
    lost = any(one.isalnum() and not one.isascii() for one in letters)
    return "-".join(filter(None, (plain, mark(letters) if lost else ""))) or "case"


def mark(what: Path | str) -> str:
    """A few letters that nothing else is likely to have."""
    return sha256(os.fsencode(what)).hexdigest()[:8]
