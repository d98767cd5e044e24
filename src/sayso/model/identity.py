"""Ids are hashes of content, so the same bytes always carry the same names."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16


def document_id(data: bytes) -> str:
    """The id of a document: the SHA-256 of its bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def derived_id(prefix: str, *parts: object) -> str:
    """An id for a finding: one letter for its kind, then 16 hexadecimal digits over its parts.

    The parts are joined by a byte that no text holds, so ("a", "bc") and ("ab", "c") differ.
    """
    joined = "\x00".join(str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
