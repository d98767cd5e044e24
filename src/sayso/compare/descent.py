"""Descents: which documents have their text from which others, by shared wording and by credit lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from sayso.compare.credits import Credit, settled
from sayso.compare.media import folded, is_medium, same_medium
from sayso.compare.pairing import pair_up
from sayso.compare.shingles import covered, winnowed
from sayso.compare.sketch import Sketch, sketch
from sayso.model import Descent, DescentKind, Document

LEAST_SHARE = 0.35
"""The share of the shorter document's words, in runs of four, that makes two texts one text."""
LEAST_CREDITED = 0.12
"""The same where one document credits the other's publisher."""
LEAST_AT_HOME = 0.7
"""The same for two documents of one author or publisher, and for two that are no paper's: forms and headers recur."""
LEAST_WORDS = 20
"""Words that a credited text must share at least."""
LEAST_RUNNING = 40
"""The same without a credit, below a whole copy: a sentence or two may coincide."""
SHORTEST = 12
WHOLE = 0.8
"""From this share of its words on a document is a reprint, below it a rewrite."""
LEAST_NEW = 0.2
"""What a second parent must explain of a document that has one already: a story made of two."""
LEAST_NAMES = 0.4
"""The share of names and numbers that a credited story, told in other words, shares with the one it credits."""
FAR = timedelta(days=14)

Words = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Shared:
    """One document's text in another: which words of the child, and their share."""

    parent: Sketch
    words: Words
    share: float
    credit: Credit | None


def find_descents(documents: Iterable[Document]) -> tuple[Descent, ...]:
    """All descents among the documents of a case, by child and parent. The documents are gone through once.

    Whatever pairs are compared, the outcome for a pair depends on its two texts alone; so to bring a case up to date
    it is enough to compare a new document with those that share its fingerprints.
    """
    sketches = sorted(map(sketch, documents), key=_order)
    pairs = pair_up([winnowed(one.numbers) for one in sketches])
    return _descents(sketches, [(sketches[i], sketches[j]) for i, j in pairs.tolist()])


def descents_of(document: Document, candidates: Iterable[Document]) -> tuple[Descent, ...]:
    """The descents between one document and others, in either direction.

    `candidates` are documents that share fingerprints with it, or whose publisher one of the two credits.
    """
    own, others = sketch(document), sorted(map(sketch, candidates), key=_order)
    others = [one for one in others if one.id != own.id]
    found = _descents([own, *others], [(own, one) for one in others])
    return tuple(one for one in found if document.id in (one.document, one.parent))


def _descents(sketches: Sequence[Sketch], pairs: Iterable[tuple[Sketch, Sketch]]) -> tuple[Descent, ...]:
    media = tuple({folded(one.publisher): one.publisher for one in sketches if one.publisher}.values())
    credits = {one.id: settled(one.credits, media) for one in sketches}
    shared: dict[str, list[_Shared]] = defaultdict(list)
    for left, right in pairs:
        if (found := _compare(left, right, credits)) is not None:
            child, how = found
            shared[child.id].append(how)
    libraries = _libraries(sketches, credits)
    out: list[Descent] = []
    for one in sketches:
        copied = _chosen(shared.get(one.id, []))
        out += (_copied(one, how, credits[one.id]) for how in copied)
        out += _credited(one, copied, credits[one.id], libraries)
    return tuple(sorted(out, key=lambda d: (d.document, d.parent or "", d.kind, d.credit or "")))


def _order(one: Sketch) -> tuple[str, str, str]:
    return one.published or "9", one.path, one.id


def _compare(left: Sketch, right: Sketch, credits: dict[str, tuple[Credit, ...]]) -> tuple[Sketch, _Shared] | None:
    """The child of two documents and what it has from the other; None when they share too little."""
    words = covered(left.numbers, right.numbers), covered(right.numbers, left.numbers)
    counts = int(words[0].sum()), int(words[1].sum())
    shorter = min(len(words[0]), len(words[1]))
    if shorter < SHORTEST:
        return None
    shares = counts[0] / len(words[0]), counts[1] / len(words[1])
    to_right, to_left = _crediting(left, right, credits), _crediting(right, left, credits)
    credited = bool(to_right or to_left)
    enough = min(counts) >= (LEAST_WORDS if credited else LEAST_RUNNING) or max(shares) >= WHOLE
    if not enough or max(shares) < _least(left, right, credited=credited):
        return None
    if _comes_from(left, right, shares, (to_right, to_left)):
        return left, _Shared(right, words[0], shares[0], to_right)
    return right, _Shared(left, words[1], shares[1], to_left)


def _least(left: Sketch, right: Sketch, *, credited: bool) -> float:
    if credited:
        return LEAST_CREDITED
    at_home = _equal(left.author, right.author) or _equal(left.publisher, right.publisher)
    at_home = at_home or not (_is_paper(left) or _is_paper(right) or left.credits or right.credits)
    return LEAST_AT_HOME if at_home else LEAST_SHARE


def _equal(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and folded(left) == folded(right)


def _crediting(child: Sketch, parent: Sketch, credits: dict[str, tuple[Credit, ...]]) -> Credit | None:
    """The child's credit line that names the parent's publisher."""
    if parent.publisher is None:
        return None
    return next((one for one in credits[child.id] if same_medium(one.name, parent.publisher)), None)


def _comes_from(
    left: Sketch,
    right: Sketch,
    shares: tuple[float, float],
    crediting: tuple[Credit | None, Credit | None],
) -> bool:
    """Whether the left one is the child: by credit, by date, as a paper's copy of a letter, as a longer text's cut copy.

    Where nothing tells, the order of paths does: the two are one origin whichever had it from the other.
    """
    if bool(crediting[0]) != bool(crediting[1]):
        return bool(crediting[0])
    before = _before(left.published, right.published)
    if before is not None:
        return not before
    papers = _is_paper(left), _is_paper(right)
    if papers[0] != papers[1]:
        # A paper prints somebody's letter; a letter or a mail that does not say "I" has a paper's story in it.
        return (right if papers[0] else left).personal == papers[0]
    cut = shares[0] >= WHOLE > shares[1], shares[1] >= WHOLE > shares[0]
    return cut[0] if cut[0] != cut[1] else _order(right) < _order(left)


def _is_paper(one: Sketch) -> bool:
    return one.publisher is not None and is_medium(one.publisher)


def _before(left: str | None, right: str | None) -> bool | None:
    """Whether the left date is the earlier one; None when the dates do not tell."""
    if left is None or right is None:
        return None
    if left[:10] != right[:10]:
        return left < right
    one, two = _moment(left), _moment(right)
    return one < two if one is not None and two is not None and one != two else None


def _moment(value: str) -> float | None:
    try:
        return datetime.fromisoformat(value).timestamp() if "T" in value and value[10:].count(":") > 1 else None
    except (ValueError, OverflowError):
        return None


def _chosen(found: list[_Shared]) -> list[_Shared]:
    """The parents of a document: the one with most of its text, a credited one before all, and what others add to it."""
    out: list[_Shared] = []
    taken: Words | None = None
    for one in sorted(found, key=lambda s: (s.credit is None, -round(s.share, 1), _order(s.parent))):
        new = one.words if taken is None else one.words & ~taken
        if taken is None or (new.mean() >= LEAST_NEW and new.sum() >= LEAST_WORDS):
            out.append(one)
            taken = one.words if taken is None else taken | one.words
    return out


def _copied(child: Sketch, how: _Shared, credits: tuple[Credit, ...]) -> Descent:
    kind = DescentKind.REPRINT if how.share >= WHOLE else DescentKind.REWRITE
    # Two papers that carry one agency's story are its copies, not each other's: the credit line says so.
    credit = how.credit or next(iter(credits), None)
    return Descent(
        document=child.id,
        parent=how.parent.id,
        kind=kind,
        score=round(how.share, 4),
        credit=credit.name if credit else None,
        span=credit.span if credit else None,
    )


_Library = dict[str, dict[str | None, list[Sketch]]]


def _libraries(sketches: Iterable[Sketch], credits: dict[str, tuple[Credit, ...]]) -> _Library:
    """The documents of each publisher that is credited anywhere, by day."""
    wanted = {one.name for found in credits.values() for one in found}
    held = {one.publisher for one in sketches if one.publisher}
    names = {publisher: [name for name in wanted if same_medium(name, publisher)] for publisher in held}
    out: _Library = {}
    for one in sketches:
        for name in names.get(one.publisher, ()) if one.publisher else ():
            out.setdefault(name, {}).setdefault(_day(one.published), []).append(one)
    return out


def _credited(
    child: Sketch, copied: Sequence[_Shared], credits: tuple[Credit, ...], libraries: _Library
) -> Iterator[Descent]:
    """The credits that no shared text answers, each with the document of that publisher that tells the same, if any."""
    for credit in credits:
        if any(how.parent.publisher and same_medium(credit.name, how.parent.publisher) for how in copied):
            continue
        parent = _told_alike(child, libraries.get(credit.name, {}))
        yield Descent(child.id, parent.id if parent else None, DescentKind.CREDIT, 1.0, credit.name, credit.span)


def _told_alike(child: Sketch, library: dict[str | None, list[Sketch]]) -> Sketch | None:
    """The credited publisher's document that shares most names and numbers with the child, if it shares enough."""
    best: tuple[float, tuple[str, str, str]] | None = None
    found = None
    for other in _about_then(child, library):
        if other.id == child.id or _before(child.published, other.published) is True:
            continue
        least = min(len(child.names), len(other.names))
        share = len(child.names & other.names) / least if least else 0.0
        rank = -share, _order(other)
        if share >= LEAST_NAMES and (best is None or rank < best):
            best, found = rank, other
    return found


def _about_then(child: Sketch, library: dict[str | None, list[Sketch]]) -> Iterator[Sketch]:
    """The documents of the days before the child's, and the undated ones; all of them for an undated child."""
    day = _day(child.published)
    for other, sketches in library.items():
        if day is None or other is None or _near(other, day):
            yield from sketches


def _near(earlier: str, later: str) -> bool:
    try:
        return timedelta(0) <= date.fromisoformat(later) - date.fromisoformat(earlier) <= FAR
    except ValueError:
        return False


def _day(published: str | None) -> str | None:
    return published[:10] if published and len(published) >= 10 else None
