"""Compare: which claims of a case say the same and which conflict, from the pairs that may be alike."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, starmap

from sayso.compare.altered import Altered
from sayso.compare.changes import Difference, Disagreement
from sayso.compare.conflict import alibi, differences
from sayso.compare.likeness import Likeness, liken, probability
from sayso.compare.lineage import Lineage
from sayso.compare.mood import Mood
from sayso.compare.roots import independent
from sayso.compare.statement import Statement
from sayso.language.pairs import PairLanguage, Verdict
from sayso.model import Claim, Relation, RelationKind, Root

Load = Callable[[], PairLanguage]

# Least probability, by structure alone, for a pair to be looked at: where something differs, and where nothing does.
ASKED, LIKELY = 0.5, 0.6
# From this share of the words on, by weight, two claims are all but the same.
PLAIN = 0.85
# From this share of the words of the shorter on, two claims of one deed by the same are one claim.
MOSTLY = 0.6
# How the two are put together: weights of the logarithms of their odds, and a bias; fitted on ECB+, development topics.
STRUCTURE, ENCODER, BOTH = 0.7, 0.5, -0.6
# Least probability that two claims tell of one event, structure and encoder together, to be related in any way.
ALIKE = 0.6
# The same for two of which a difference can be pointed at.
DISPUTED = 0.4
# How far one claim must follow from the other to bear it out.
ENTAILED = 0.5
# How far one must contradict the other to conflict with it where nothing that differs can be pointed at, and how sure it
# must be then that both tell of one event.
CONTRADICTED, CERTAIN = 0.9, 0.8
# The least contradiction that a difference which is not read off takes to count.
CLASH = 0.4
# What can be pointed at is no conflict where the encoder is sure that one follows from the other.
RESTATED = 0.9
# From this share of their words on, two claims of a text and its rewrite are one claim.
COPIED = 0.5
CONFLICTS = RelationKind.CONFLICTS
# How sure it is that a sentence and its copy tell of one thing.
CHANGED = 0.95
# So many words in common tell of one event, though nobody in it is named.
MANY = 4
# Pairs are read so many at a time.
BATCH = 2048
# How long a thread keeps the interpreter from another, in seconds.
TURN = 0.0005
# Two claims in the same words about the same participants.
SAME_WORDS = "the same words"
_SAID = {
    Disagreement.NEGATION: "one says that it is so, the other that it is not",
    Disagreement.NUMBER: "they count differently",
    Disagreement.TIME: "they give different times",
    Disagreement.ROLE: "they say differently who did it to whom",
    Disagreement.VALUE: "they cannot both hold",
    Disagreement.PRESENCE: "one places somebody where the other says that he was not, on one day",
}
# Whoever counts or dates twice in one breath tells of two things.
_OF_TWO = frozenset((Disagreement.NUMBER, Disagreement.TIME, Disagreement.PRESENCE))


@dataclass(frozen=True, slots=True)
class Relating:
    """What of the case the relation of two claims depends on: whose word each is, and which documents are copies.

    work   what the documents that are parts of one work have in common
    """

    roots: Mapping[str, Root]
    lineage: Lineage
    work: Callable[[str], str] = str

    def kin(self, left: str, right: str) -> bool:
        """Whether one document comes from the other, or both from a third, or are parts of one work."""
        if left == right:
            return False
        return self.lineage.family(left) == self.lineage.family(right) or self.work(left) == self.work(right)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that may be alike: what they share, in what they differ, and how probable it is by structure that
    both tell of one event.
    """

    left: Statement
    right: Statement
    likeness: Likeness
    differs: tuple[Difference, ...]
    probability: float

    @property
    def plain(self) -> bool:
        """Whether nothing is left to read: the words are all but the same, or the same is said of the same."""
        if self.differs:
            return any(one.read for one in self.differs) or self._denied
        return self.likeness.jaccard >= PLAIN or self._same_deed

    @property
    def _denied(self) -> bool:
        """Whether one says yes and the other no to the same deed of somebody at the same time."""
        somebody = self.left.who & self.right.who or self.left.names & self.right.names
        return self.differs[0].kind is Disagreement.NEGATION and bool(somebody) and self.likeness.when > 0

    @property
    def _same_deed(self) -> bool:
        """Whether all who take part are the same, somebody in the same part of the same deed, and nothing is against it.

        Both tell of that deed first of all: what is said beside it ("Odo, the owner of the barge, …") may be said of many.
        """
        found, left, right = self.likeness, self.left.main, self.right.main
        main = left is not None and right is not None and left.predicate == right.predicate
        told = main and found.role > 0 and found.who == 1 and found.contained >= MOSTLY
        return told and found.when >= 0 and found.amounts >= 0


def pair(one: Statement, other: Statement) -> Pair | None:
    """Two statements as they are compared, the smaller id left; None when they share too little, or stand in each other."""
    if one.document == other.document and one.span.overlaps(other.span):
        return None
    left, right = (one, other) if one.claim < other.claim else (other, one)
    found = liken(left, right)
    elsewhere, chance = alibi(left, right), probability(found)
    if elsewhere is None and chance < ASKED:
        return None
    made = Pair(left, right, found, (elsewhere,) if elsewhere else differences(left, right), chance)
    if not made.differs and chance < LIKELY:
        return None
    # What tells of no deed is a heading or a torn-off piece: no more is made of it than of its words.
    return made if made.plain or (left.deeds and right.deeds) else None


def relate(pairs: Iterable[tuple[Statement, Statement]], case: Relating, *, load: Load) -> Iterator[Relation]:
    """The relations of these pairs of statements: each depends on its two claims and their roots alone.

    The encoder is loaded when there is something to read.
    """
    with _sharing(), ThreadPoolExecutor(1) as reader:
        ahead: Future[list[Relation]] | None = None
        for batch in _batches(filter(None, starmap(pair, pairs))):
            # One batch is read while the next is put together: reading leaves the interpreter alone.
            read = reader.submit(lambda held: list(_read(held, case, load)), batch)
            if ahead is not None:
                yield from ahead.result()
            ahead = read
        if ahead is not None:
            yield from ahead.result()


@contextmanager
def _sharing() -> Iterator[None]:
    """Threads that read come back for their next pair every few milliseconds, and must not wait as long for their turn."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _batches(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    held = iter(pairs)
    while batch := list(islice(held, BATCH)):
        yield batch


def set_against(left: Claim, right: Claim, found: Altered, case: Relating) -> Relation:
    """The conflict of two claims that a change between a document and its copy sets against each other."""
    one, other = sorted((left.id, right.id))
    differs = found.difference
    words = (differs.left, differs.right) if one == left.id else (differs.right, differs.left)
    why = f"{_why([replace(differs, left=words[0], right=words[1])])}; one is a changed copy of the other"
    known = False if case.kin(left.document, right.document) else independent(case.roots[one], case.roots[other])
    return Relation(CONFLICTS, one, other, CHANGED, known, why)


def worded_alike(claims: Sequence[str], roots: Mapping[str, Root]) -> Iterator[Relation]:
    """The claims of one wording, each with the first by id, which stands for all."""
    first, *others = sorted(claims)
    for other in others:
        yield _same(first, other, 1.0, independent(roots[first], roots[other]), SAME_WORDS)


def _read(batch: Sequence[Pair], case: Relating, load: Load) -> Iterator[Relation]:
    """The relations of these pairs; only those that structure leaves open are read by the encoder."""
    unread = [one for one in batch if not one.plain and _open(one, case)]
    texts = [_longer_first(one.left.text, one.right.text) for one in unread]
    verdicts = dict(zip(map(id, unread), load().judge(texts) if texts else (), strict=True))
    for one in batch:
        verdict = verdicts.get(id(one))
        if verdict is None and not one.plain:
            continue
        found = _plainly(one, case) if verdict is None else _decide(one, verdict, case)
        if found is not None:
            yield found


def _open(one: Pair, case: Relating) -> bool:
    """Whether anything can be said of a pair whatever the encoder reads in it: most of the time goes into reading."""
    if one.differs:
        return bool(_held(one, case))
    return _actual(one) or (one.left.denies == one.right.denies and _told_apart(one))


def _actual(one: Pair) -> bool:
    return one.left.mood is Mood.ACTUAL and one.right.mood is Mood.ACTUAL


def _longer_first(left: str, right: str) -> tuple[str, str]:
    """What says more may bear out what says less; the other way round it hardly can."""
    return (left, right) if len(left.split()) >= len(right.split()) else (right, left)


def _plainly(one: Pair, case: Relating) -> Relation | None:
    """What two claims of all but the same words are to each other: the difference that is read off, or nothing else."""
    if differs := _held(one, case):
        return _conflict(one, one.probability, case, differs)
    if one.differs or one.left.denies != one.right.denies or not _told_apart(one):
        return None
    return _same(one.left.claim, one.right.claim, _rounded(one.probability), _known(one, case), _shared(one, None))


def _decide(one: Pair, verdict: Verdict, case: Relating) -> Relation | None:
    """What two claims are to each other, or nothing that can be said."""
    differs = _held(one, case)
    if differs and differs[0].kind is Disagreement.PRESENCE:
        return _conflict(one, max(one.probability, ALIKE), case, differs)
    # Whoever finds that two sentences contradict each other takes them to be about one thing.
    read = max(verdict.same_event, verdict.contradicted) if one.differs else verdict.same_event
    alike = _logistic(STRUCTURE * _odds(one.probability) + ENCODER * _odds(read) + BOTH)
    if alike < (DISPUTED if one.differs else ALIKE):
        return None
    entailed, contradicted = _said(one, verdict)
    if differs and entailed < RESTATED and contradicted >= CLASH:
        return _conflict(one, alike, case, differs)
    if one.differs:
        return None
    if contradicted >= CONTRADICTED and alike >= CERTAIN and _actual(one):
        kind = Disagreement.NEGATION if one.left.denies != one.right.denies else Disagreement.VALUE
        why = f"{kind}: {_SAID[kind]}: one reads as contradicting the other ({contradicted:.2f})"
        score, known = _rounded(min(alike, contradicted)), _known(one, case)
        return Relation(CONFLICTS, one.left.claim, one.right.claim, score, known, why)
    if entailed < ENTAILED or one.left.denies != one.right.denies or not _told_apart(one):
        return None
    score = _rounded(min(alike, entailed))
    return _same(one.left.claim, one.right.claim, score, _known(one, case), _shared(one, entailed))


def _told_apart(one: Pair) -> bool:
    """Whether the two share what tells their event from others of its kind: somebody, a name, an amount, many words.

    "He made a good play" is said of many plays.
    """
    left, right = one.left, one.right
    return (
        bool(left.who & right.who or left.names & right.names)
        or one.likeness.amounts > 0
        or one.likeness.when > 0
        or len(left.words & right.words) >= MANY
    )


def _said(one: Pair, verdict: Verdict) -> tuple[float, float]:
    """How far one claim follows from the other, and how far they contradict each other.

    The encoder reads the words alone. Where the source of one claim, and not that of the other, denies what its words
    say, what follows from the words contradicts the claim, and the other way round.
    """
    if one.left.turned != one.right.turned:
        return verdict.contradicted, verdict.entailed
    return verdict.entailed, verdict.contradicted


def _held(one: Pair, case: Relating) -> tuple[Difference, ...]:
    """The differences that can be held against either."""
    left, right = (case.roots[side.claim].key for side in (one.left, one.right))
    if one.left.document != one.right.document or left != right:
        return one.differs
    return () if any(d.kind in _OF_TWO for d in one.differs) else one.differs


def _conflict(one: Pair, score: float, case: Relating, differs: Sequence[Difference]) -> Relation:
    # What is said of one difference is said of the pair; the others stand beside it.
    return Relation(CONFLICTS, one.left.claim, one.right.claim, _rounded(score), _known(one, case), _why(differs))


def _why(differs: Sequence[Difference]) -> str:
    """In what two claims differ, first what kind of difference it is: `number: they count differently: “4” against “6”`."""
    first = differs[0]
    beside = "".join(f"; {one.kind}: “{one.left}” against “{one.right}”" for one in differs[1:])
    return f"{first.kind}: {_SAID[first.kind]}: “{first.left}” against “{first.right}”{beside}"


def _known(one: Pair, case: Relating) -> bool | None:
    """Whether two claims are of two origins. Two texts that come from one another, in like words, are of one."""
    copied = one.likeness.jaccard >= COPIED and case.kin(one.left.document, one.right.document)
    return False if copied else independent(case.roots[one.left.claim], case.roots[one.right.claim])


def _same(left: str, right: str, score: float, known: bool | None, why: str) -> Relation:
    kind = RelationKind.REPEATS if known is False else RelationKind.CORROBORATES
    return Relation(kind, left, right, score, known, why)


def _shared(one: Pair, entailed: float | None) -> str:
    common = [word for word in dict.fromkeys(one.left.order) if word in one.right.words]
    parts = [f"words in common: {', '.join(common[:6])}"] if common else []
    if number := len(one.left.who & one.right.who):
        parts.append(f"{number} in common who take part")
    if entailed is not None:
        parts.append(f"one follows from the other ({entailed:.2f})")
    else:
        parts.append("all but the same words" if one.likeness.jaccard >= PLAIN else "the same deed of the same")
    return "; ".join(parts)


def _rounded(score: float) -> float:
    # Never 1: that is kept for the same words.
    return min(round(score, 4), 0.9999)


def _odds(value: float) -> float:
    sure = min(max(value, 1e-4), 1 - 1e-4)
    return math.log(sure / (1 - sure))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))
