"""Resolution of large cases: python benchmarks/scale.py [--mentions N…] [--keep FOLDER]

Writes cases of 10,000, 100,000 and 1,000,000 mentions of an invented crowd, a hundred a document, straight into the
store, and resolves each in a process of its own, as a build does. Prints the seconds and the peak memory (PSS) of that
process, and the seconds that it takes to put one more document into the case and resolve again. The limits, for a
million mentions: ten minutes, 4 GiB. Exits with 1 when one is broken.

The truth is known, so the second table says how well it went, over mentions in different documents: the precision and
recall of pairs (the most frequent members weigh most), B-cubed over all mentions, and the recall of pairs where both
documents write a name that tells who is meant; a surname, an acronym or "Witness 1" alone does not. No two members
have one name, but every slip of the pen may make two alike.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import table
from benchmarks.crowd import Crowd, Written, write

from sayso.model import Document, Form, Mention, MentionType, Reading, Referent, Span, derived_id, document_id
from sayso.store import FileState, open_view, open_writer

SECONDS, BYTES, LARGE = 600, 4 * 2**30, 1_000_000
IN_A_DOCUMENT = 100
LOCAL = ("Witness {}", "Individual {}", "Juror No. {}", "Company {}")
NOMINAL = {
    MentionType.PERSON: ("the man", "the woman", "the defendant", "the minister", "his lawyer"),
    MentionType.ORGANIZATION: ("the company", "the agency", "the firm", "the board"),
}
PRONOMINAL = {MentionType.PERSON: ("he", "she", "him"), MentionType.ORGANIZATION: ("it", "they")}
TAILS = ("signed the permit", "left the yard before noon", "was seen at the gate", "asked for the ledger",
         "denied that the drums were moved", "paid for two loads of gravel", "did not answer the letter")  # fmt: skip

Place = tuple[str, int]
"""A referent: its document's id and its number there."""


COSTS = (
    "mentions",
    "documents",
    "referents",
    "names",
    "entities",
    "write s",
    "resolve s",
    "on a core",
    "MiB",
    "add one s",
    "on a core",
    "MiB",
)
GOODS = ("mentions", "precision", "recall", "of settled", "B3 precision", "B3 recall")


@dataclass(frozen=True, slots=True)
class Truth:
    """Who a referent is, whether its document's names for it tell so, and how many mentions it has there."""

    member: str
    settled: bool
    mentions: int


# Writing a case


@dataclass(frozen=True, slots=True)
class Part:
    """Who has a part in a document, and with how many mentions."""

    member: str
    type: MentionType
    written: Written
    mentions: int


def document(number: int, crowd: Crowd, chance: random.Random) -> tuple[Reading, dict[Place, Truth]]:
    """A document of a hundred mentions, one a sentence, and who is meant by each of its referents."""
    cast = _cast(number, crowd, chance)
    order = [k for k, part in enumerate(cast) for _ in range(part.mentions)]
    chance.shuffle(order)
    ranks = {k: rank for rank, k in enumerate(dict.fromkeys(order))}
    text, spans, forms, sentences, seen = "", [], [], [], Counter[int]()
    for k in order:
        words, form = _words(cast[k], seen[k], chance)
        seen[k] += 1
        sentence = f"{words} {chance.choice(TAILS)}."
        spans.append(Span(len(text), len(text) + len(words)))
        sentences.append(Span(len(text), len(text) + len(sentence)))
        forms.append(form)
        text += f"{sentence} "
    ident = document_id(f"{number} {text}".encode())
    mentions = tuple(
        Mention(derived_id("m", ident, span), ident, span, form, cast[k].type, ranks[k])
        for k, span, form in zip(order, spans, forms, strict=True)
    )
    parts = [cast[k] for k in ranks]
    referents = tuple(Referent(n, part.written.names[0], part.type, part.written.names) for n, part in enumerate(parts))
    truth = {(ident, n): Truth(part.member, part.written.settled, part.mentions) for n, part in enumerate(parts)}
    found = Document(ident, f"{number:06}.txt", "text/plain", text, language="en", published="2021-03-03")
    return Reading(found, tuple(sentences), mentions, referents), truth


def _cast(number: int, crowd: Crowd, chance: random.Random) -> list[Part]:
    """Who is in a document: some of the crowd, and now and then somebody without a name."""
    drawn = list(_drawn(number, crowd, chance))
    shares = [1 + min(12, int(chance.expovariate(0.45))) for _ in drawn]
    while sum(shares) > IN_A_DOCUMENT:
        shares[shares.index(max(shares))] -= 1
    shares[0] += IN_A_DOCUMENT - sum(shares)
    return [Part(*one, share) for one, share in zip(drawn, shares, strict=True)]


def _drawn(number: int, crowd: Crowd, chance: random.Random) -> Iterator[tuple[str, MentionType, Written]]:
    taken: set[str] = set()
    for k in crowd.draw(chance.randrange(20, 45)):
        one = crowd.members[k]
        written = write(one, chance)
        # In one document two people do not go by one name.
        if taken.isdisjoint(written.names):
            taken.update(written.names)
            yield str(k), one.type, written
    if chance.random() < 0.3:
        name = chance.choice(LOCAL).format(chance.randrange(1, 5))
        kind = MentionType.ORGANIZATION if name.startswith("Company") else MentionType.PERSON
        yield f"{name} of {number}", kind, Written((name,), settled=False)


def _words(part: Part, seen: int, chance: random.Random) -> tuple[str, Form]:
    """The words of somebody's next mention; the names come first."""
    if seen < len(part.written.names):
        return part.written.names[seen], Form.NAMED
    form = chance.choices((Form.NAMED, Form.NOMINAL, Form.PRONOMINAL), weights=(4, 2, 4))[0]
    if form is Form.NAMED:
        return chance.choice(part.written.names), form
    return chance.choice((NOMINAL if form is Form.NOMINAL else PRONOMINAL)[part.type]), form


def fill(case: Path, documents: Iterable[tuple[Reading, dict[Place, Truth]]]) -> dict[Place, Truth]:
    """Write documents into a case; returns who is meant in them."""
    truth: dict[Place, Truth] = {}
    with open_writer(case) as writer:
        for reading, more in documents:
            one = reading.document
            place = FileState(
                path=one.path,
                size=len(one.text),
                modified=1,
                document=one.id,
                source="/scale",
                name=one.path,
                version="1",
            )
            writer.put([reading], file=place)
            truth |= more
    return truth


# Resolving it


@dataclass(frozen=True, slots=True)
class Run:
    """One resolution, in a process of its own; `busy` are its seconds on a core, which a busy machine does not lengthen."""

    seconds: float
    busy: float
    peak: int
    entities: int


def resolve(case: Path) -> Run:
    """Resolve the case as a build does."""
    script = Path(__file__).with_name("resolving.py")
    told = subprocess.run([sys.executable, script, case], check=True, capture_output=True, text=True).stdout
    return Run(**json.loads(told))


def found(case: Path) -> dict[Place, str]:
    """The entity of each referent that has one."""
    with open_view(case) as view:
        return {
            (mention.document, mention.cluster): mention.entity
            for mention in view.mentions()
            if mention.entity is not None and mention.cluster is not None
        }


# How well it went


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of 1: of pairs of mentions in different documents, and B-cubed."""

    precision: float
    recall: float
    settled: float
    cubed_precision: float
    cubed_recall: float


def quality(truth: Mapping[Place, Truth], entities: Mapping[Place, str]) -> Quality:
    """The answer beside the truth; a referent without an entity stands alone."""
    told = [(one, entities.get(place, f"alone {place}")) for place, one in truth.items()]
    right = _pairs(((one.member, entity), one.mentions) for one, entity in told)
    known = [(one, entity) for one, entity in told if one.settled]
    right_known = _pairs(((one.member, entity), one.mentions) for one, entity in known)
    both = _counts(((one.member, entity), one.mentions) for one, entity in told)
    members, answers = Counter[str](), Counter[str]()
    for (member, entity), number in both.items():
        members[member] += number
        answers[entity] += number
    total = sum(both.values())
    return Quality(
        precision=_share(right, _pairs((entity, one.mentions) for one, entity in told)),
        recall=_share(right, _pairs((one.member, one.mentions) for one, _ in told)),
        settled=_share(right_known, _pairs((one.member, one.mentions) for one, _ in known)),
        cubed_precision=sum(n * n / answers[entity] for (_, entity), n in both.items()) / total,
        cubed_recall=sum(n * n / members[member] for (member, _), n in both.items()) / total,
    )


def _counts(groups: Iterable[tuple[Hashable, int]]) -> Counter[Hashable]:
    found: Counter[Hashable] = Counter()
    for group, number in groups:
        found[group] += number
    return found


def _pairs(groups: Iterable[tuple[Hashable, int]]) -> int:
    """Pairs of mentions in one group that are of two referents."""
    listed = list(groups)
    within = sum(number * number for _, number in listed)
    return (sum(number * number for number in _counts(listed).values()) - within) // 2


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


# The command


def measure(size: int, case: Path, chance: random.Random) -> tuple[list[object], list[object], bool]:
    """The rows of the two tables for one size, and whether its limits are kept."""
    # An eighth as many members, so that a tenth as many names are written.
    crowd = Crowd(max(50, size // 8), chance)
    begun = time.monotonic()
    number = size // IN_A_DOCUMENT
    truth = fill(case, (document(k, crowd, chance) for k in range(number)))
    written = time.monotonic() - begun
    names = _names(case)
    first = resolve(case)
    good = quality(truth, found(case))
    begun = time.monotonic()
    fill(case, [document(number, crowd, chance)])
    more = resolve(case)
    added = time.monotonic() - begun
    cost: list[object] = [
        f"{size:,}",
        f"{number:,}",
        f"{len(truth):,}",
        f"{names:,}",
        f"{first.entities:,}",
        f"{written:.0f}",
    ]
    for seconds, run in ((first.seconds, first), (added, more)):
        cost += [f"{seconds:.1f}", f"{run.busy:.1f}", f"{run.peak / 2**20:,.0f}"]
    shares = (good.precision, good.recall, good.settled, good.cubed_precision, good.cubed_recall)
    kept = size < LARGE or (first.seconds < SECONDS and max(first.peak, more.peak) < BYTES)
    return cost, [f"{size:,}", *(f"{share:.3f}" for share in shares)], kept


def _names(case: Path) -> int:
    with sqlite3.connect(case) as base:
        return int(base.execute("SELECT count(DISTINCT name) FROM referent_name").fetchone()[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="N")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the cases in this folder")
    args = parser.parse_args()
    costs, goods, kept = [], [], True
    with tempfile.TemporaryDirectory() as folder:
        for size in args.mentions:
            case = (args.keep or Path(folder)) / f"{size}.sayso"
            case.unlink(missing_ok=True)
            cost, good, fits = measure(size, case, random.Random(size))
            costs.append(cost)
            goods.append(good)
            kept = kept and fits
    print(table(COSTS, costs), table(GOODS, goods), sep="\n\n")
    if max(args.mentions) < LARGE:
        print(f"the limits are for {LARGE:,} mentions: not measured")
        return 0
    print(f"limits at {LARGE:,}: {SECONDS} s, {BYTES / 2**20:,.0f} MiB: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
