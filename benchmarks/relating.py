"""Relations in large cases: python benchmarks/relating.py [--claims N…] [--keep FOLDER]

Writes cases of 10,000, 100,000 and 1,000,000 invented claims, forty a document, straight into the store with their
entities, and compares each in a process of its own, as a build does: who is at the root of each, which documents are
copies, which claims say the same and which conflict. The words of claims are drawn from English as often as they are
written there (Zipf), so that some are in everything and most in next to nothing. A fact is told once or more, in other
words, sometimes with another number or denied; one document in fifty is a reprint. Prints the seconds, of which the
encoder of pairs took how many, and the peak memory (PSS); and the same for one document more. What is kept is as it was
filled, and a later run compares a copy of it. The limit, for a million claims: fifteen minutes. Exits with 1 when it is
broken.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import table
from benchmarks.crowd import Crowd

from sayso.language.commonness import ranks
from sayso.model import (
    Act,
    Argument,
    Basis,
    Claim,
    Document,
    Entity,
    Factuality,
    Form,
    Frame,
    Link,
    Mention,
    MentionType,
    Reading,
    Referent,
    Span,
    Status,
    Time,
    Voice,
    derived_id,
    document_id,
)
from sayso.store import FileState, open_view, open_writer

SECONDS, LARGE = 900, 1_000_000
IN_A_DOCUMENT = 40
REPRINTS = 0.02
# How often a fact is told once more: four in five never, hardly any twenty times. One claim in three has its like.
TOLD = [1.0 / k**3 for k in range(1, 22)]
UNITS = ("crowns", "loads", "drums", "permits", "barges", "metres", "men", "letters", "shares", "hectares")
COLUMNS = (
    "claims", "documents", "relations", "seconds", "pairs read", "of seconds", "MiB", "add one s", "pairs read", "MiB",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What is told: who, whom, and the words for it."""

    agent: int
    patient: int
    verb: str
    nouns: tuple[str, ...]
    amount: int
    unit: str
    day: str


class World:
    """Words, people and facts, and documents that tell them."""

    def __init__(self, claims: int, chance: random.Random) -> None:
        self.chance = chance
        self.crowd = Crowd(max(50, claims // 60), chance)
        listed = ranks()
        self.words = sorted((word for word in listed if len(word) > 3), key=lambda word: listed[word])
        self.weights = list(accumulate(1.0 / (k + 20) for k in range(len(self.words))))
        self.facts: list[Fact] = []
        self.waiting: list[Fact] = []
        self.last: tuple[list[tuple[Fact, bool, int]], str] | None = None

    def word(self) -> str:
        return self.chance.choices(self.words, cum_weights=self.weights)[0]

    def fact(self) -> Fact:
        """A fact that is still to be told again, or a new one."""
        if self.waiting and self.chance.random() < len(self.waiting) / (len(self.waiting) + 2000):
            return self.waiting.pop(self.chance.randrange(len(self.waiting)))
        agent, patient = (self.crowd.draw(1)[0] for _ in range(2))
        day = date(2020, 1, 1) + timedelta(days=self.chance.randrange(1500))
        found = Fact(
            agent,
            patient,
            self.word(),
            tuple(self.word() for _ in range(6)),
            self.chance.randrange(2, 5000),
            self.chance.choice(UNITS),
            day.isoformat(),
        )
        times = self.chance.choices(range(len(TOLD)), weights=TOLD)[0]
        self.waiting += [found] * times
        return found

    def document(self, number: int) -> tuple[Reading, list[tuple[int, str]]]:
        """A document, and the entity of each of its referents."""
        if self.last and self.chance.random() < REPRINTS:
            told, _ = self.last
        else:
            told = [
                (self.fact(), self.chance.random() < 0.04, self.chance.randrange(100)) for _ in range(IN_A_DOCUMENT)
            ]
            self.last = (told, str(number))
        return self._write(number, told)

    def _reworded(self, nouns: Sequence[str], third: int) -> Iterator[str]:
        """Every third word is another."""
        return (self.word() if k % 3 == third else word for k, word in enumerate(nouns))

    def _write(self, number: int, told: Sequence[tuple[Fact, bool, int]]) -> tuple[Reading, list[tuple[int, str]]]:
        text, spans, marks = f"Report {number}\n\n", [], []
        clusters: dict[int, int] = {}
        for fact, denied, change in told:
            start = len(text)
            agent, patient = (self.crowd.members[k].full for k in (fact.agent, fact.patient))
            amount = fact.amount * 2 + 1 if change < 3 else fact.amount
            nouns = (
                fact.nouns
                if change < 40
                else tuple(self.word() if k % 3 == change % 3 else w for k, w in enumerate(fact.nouns))
            )
            verb = f"never {fact.verb}ed" if denied else f"{fact.verb}ed"
            text += f"{agent} {verb} "
            at = len(text)
            text += f"{patient} {amount} {fact.unit} of {nouns[0]} {nouns[1]} at the {nouns[2]} {nouns[3]}"
            text += f" for {nouns[4]} {nouns[5]}"
            end = len(text)
            text += ". "
            for member in (fact.agent, fact.patient):
                clusters.setdefault(member, len(clusters))
            spans.append(Span(start, end))
            verb_at = Span(start + len(agent) + 1, at - 1)
            marks.append((Span(start, start + len(agent)), Span(at, at + len(patient)), verb_at, fact, denied))
        ident = document_id(f"{number} {text}".encode())
        speaker = len(clusters)
        source = self.crowd.members[number % len(self.crowd.members)]
        mentions, claims = [], []
        for span, (agent_at, patient_at, verb_at, fact, denied) in zip(spans, marks, strict=True):
            parts = []
            for where, member, role in ((agent_at, fact.agent, "subject"), (patient_at, fact.patient, "object")):
                kind, cluster = self.crowd.members[member].type, clusters[member]
                mentions.append(Mention(derived_id("m", ident, where), ident, where, Form.NAMED, kind, cluster))
                parts.append(Argument(role, where, cluster=cluster))
            claims.append(
                Claim(
                    id=derived_id("c", ident, span),
                    document=ident,
                    span=span,
                    voice=Voice(None),
                    chain=(Link(None, source.full, Act.SAY, speaker),),
                    act=Act.SAY,
                    factuality=Factuality.CERTAINLY_NOT if denied else Factuality.CERTAIN,
                    status=Status.UNSTATED,
                    basis=Basis.UNSTATED,
                    about=tuple(dict.fromkeys((clusters[fact.agent], clusters[fact.patient]))),
                    frames=(Frame(verb_at, fact.verb, tuple(parts), negated=denied),),
                    time=Time(fact.day, fact.day, "then", span),
                )
            )
        referents = [
            Referent(cluster, self.crowd.members[k].full, self.crowd.members[k].type, (self.crowd.members[k].full,))
            for k, cluster in clusters.items()
        ]
        referents.append(Referent(speaker, source.full, MentionType.PERSON, (source.full,)))
        found = Document(ident, f"{number:06}.txt", "text/plain", text, language="en", published="2024-03-03")
        entities = [(cluster, f"e{k:016x}") for k, cluster in clusters.items()]
        entities.append((speaker, f"e{number % len(self.crowd.members):016x}"))
        return Reading(found, tuple(spans), tuple(mentions), tuple(referents), claims=tuple(claims)), entities


def fill(case: Path, world: World, numbers: range) -> None:
    """Write documents with these numbers into a case, and who is who."""
    clusters: list[tuple[str, int, str]] = []
    with open_writer(case) as writer:
        for number in numbers:
            reading, entities = world.document(number)
            one = reading.document
            place = FileState(
                path=one.path, size=len(one.text), modified=1, document=one.id, source="/relating", name=one.path,
                version="1",
            )  # fmt: skip
            writer.put([reading], file=place)
            clusters += [(one.id, cluster, entity) for cluster, entity in entities]
        held = sorted({entity for _, _, entity in clusters})
        names = {f"e{k:016x}": member.full for k, member in enumerate(world.crowd.members)}
        known = [Entity(ident, names[ident], (), "LegalEntity", 1, ()) for ident in held]
        # Only the new ones are pointed anew: a replaced entity would lose its earlier referents.
        with open_view(case) as view:
            before = {one.id for one in view.entities()}
        fresh = [one for one in known if one.id not in before]
        writer.resolve(fresh, clusters, homes=(), replaced=None if not before else frozenset())


def compare(case: Path) -> dict[str, float]:
    """Compare the claims of a case as a build does, in a process of its own."""
    script = Path(__file__).with_name("comparing.py")
    told: dict[str, float] = json.loads(
        subprocess.run([sys.executable, script, case], check=True, capture_output=True, text=True).stdout
    )
    return told


def fill_once(case: Path, world: World, documents: int) -> None:
    """Fill a case, unless an earlier run has filled it; the world goes on from there either way."""
    if case.exists() and _is_filled(case, documents):
        for number in range(documents):
            world.document(number)
        return
    for left in case.parent.glob(f"{case.name}*"):
        left.unlink()
    fill(case, world, range(documents))


def _is_filled(case: Path, documents: int) -> bool:
    with open_view(case) as view:
        held = view.totals()
    # Who is who is written last.
    return held.documents == documents and held.entities > 0


def measure(claims: int, kept: Path, case: Path) -> tuple[list[str], bool]:
    """A row of the table, and whether the limit is kept. `case` becomes a copy of the filled case that is kept."""
    world = World(claims, random.Random(claims))
    number = claims // IN_A_DOCUMENT
    fill_once(kept, world, number)
    shutil.copy(kept, case)
    first = compare(case)
    fill(case, world, range(number, number + 1))
    more = compare(case)
    row = [f"{claims:,}", f"{number:,}", f"{first['relations']:,}", f"{first['seconds']:.0f}"]
    row += [f"{first['pairs']:,}", f"{first['reading']:.0f}", f"{first['peak'] / 2**20:,.0f}"]
    row += [f"{more['seconds']:.1f}", f"{more['pairs']:,}", f"{more['peak'] / 2**20:,.0f}"]
    return row, claims < LARGE or first["seconds"] < SECONDS


def rows(sizes: Sequence[int], folder: Path, keep: Path) -> Iterator[tuple[list[str], bool]]:
    """The table, a row a size."""
    for claims in sizes:
        case = folder / "compared.sayso"
        yield measure(claims, keep / f"{claims}.sayso", case)
        case.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], metavar="N")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the filled cases in this folder, and use those there"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = list(rows(args.claims, Path(folder), args.keep or Path(folder)))
    print(table(COLUMNS, [row for row, _ in found]))
    kept = all(fits for _, fits in found)
    if max(args.claims) < LARGE:
        print(f"the limit is for {LARGE:,} claims: not measured")
        return 0
    print(f"limit at {LARGE:,}: {SECONDS} s: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
