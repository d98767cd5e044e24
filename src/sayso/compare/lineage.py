"""Lineage: the families of documents that have one text, and the original of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.model import Descent, DescentKind


class Lineage:
    """The descents of a case, by document. A family is all that hangs together, whoever had it from whom."""

    def __init__(self, descents: Iterable[Descent] = ()) -> None:
        self._descents: dict[str, list[Descent]] = {}
        self._above: dict[str, str] = {}
        for one in sorted(descents, key=lambda d: (d.document, d.parent or "", d.kind)):
            self._descents.setdefault(one.document, []).append(one)
            if one.parent is not None:
                self._join(one.document, one.parent)

    def descents(self, document: str) -> tuple[Descent, ...]:
        """Where a document has its text from."""
        return tuple(self._descents.get(document, ()))

    def documents(self) -> frozenset[str]:
        """The documents that belong to a family."""
        return frozenset(self._above)

    def family(self, document: str) -> str:
        """One id for all documents of a family: the smallest of theirs."""
        at = document
        while (up := self._above.get(at, at)) != at:
            at = up
        return at

    def ancestors(self, document: str) -> Iterator[str]:
        """The documents that this one comes from, the nearest first."""
        seen, waiting = {document}, [document]
        while waiting:
            for one in self.descents(waiting.pop(0)):
                if one.parent is not None and one.parent not in seen:
                    seen.add(one.parent)
                    waiting.append(one.parent)
                    yield one.parent

    def original(self, document: str) -> str:
        """The document at the head of the line of shared text; the document itself when it copies none."""
        seen, at = {document}, document
        while (up := self._copied(at)) is not None and up not in seen:
            seen.add(up)
            at = up
        return at

    def _copied(self, document: str) -> str | None:
        """The parent with most of a document's text. A credit alone is not enough to take its words for the parent's."""
        text = [d for d in self.descents(document) if d.kind is not DescentKind.CREDIT and d.parent is not None]
        return max(text, key=lambda d: d.score).parent if text else None

    def _join(self, left: str, right: str) -> None:
        one, two = sorted((self.family(left), self.family(right)))
        for k in (left, right, two):
            self._above[k] = one
        self._above[one] = one
