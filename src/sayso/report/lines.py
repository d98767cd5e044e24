"""JSON that stays on one line and always encodes: what every export and every --json is written with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

# Lone surrogates do not encode, and some readers take these three for line ends; JSON can escape them all.
_ESCAPED = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """The value as JSON text, keys in their given order, letters unescaped except those that would not survive."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_line(row: Mapping[str, object]) -> bytes:
    """One row as a line of UTF-8, line end included."""
    return (json_text(row) + "\n").encode()
