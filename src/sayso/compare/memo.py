"""Memory for what is worked out of a document once and asked for with each of its claims."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from sayso.model import Document

T = TypeVar("T")

MOST = 512


class _Held:
    """A document as a key. Hashing all of it, pages and all, would cost more than what is remembered."""

    __slots__ = ("document", "key")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.key = (document.id, document.title, document.author, document.publisher)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.key == other.key


def remembered(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """The function, with its results for the last documents at hand."""

    @lru_cache(maxsize=MOST)
    def held(one: _Held) -> T:
        return function(one.document)

    @wraps(function)
    def asked(document: Document) -> T:
        return held(_Held(document))

    return asked
