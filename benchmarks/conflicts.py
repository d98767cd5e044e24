"""Conflicts planted in copies of news stories: python benchmarks/conflicts.py CORPORA [--topics dev|train] [--case FILE] [--show]

Each story of ECB+ (the development topics, unless told otherwise) is written out as it is, and once more as a copy in
which one validated sentence says something else: another number, yes for no, another date, or two people in each
other's place. One case is built from all of them by sayso. A planted conflict is found when a claim of the sentence
conflicts with one of its altered copy.

False alarms are conflicts where nothing was touched: between a sentence and its copy that was left as it is; and between
sentences of different stories that are annotated as telling of one event, where reports may truly differ.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import percent, table
from benchmarks.ecb import lay_out
from benchmarks.events import DEVELOPMENT, SEED, Sentence, sentences

from sayso.config import Config
from sayso.model import Claim, Relation, RelationKind, Span
from sayso.run import build
from sayso.store import View, open_view

KINDS = ("number", "negation", "date", "role")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
BESIDE = frozenset("and for the with from who that whose this his her former star actor".split())
_DIGITS = re.compile(r"(?<![\w.,:/$-])\d{1,3}(?:,\d{3})*(?![\w:/]|[.,]\d|-\w*old)")
_HELPING = re.compile(r"\b(was|were|is|are|has|had|have|will|would|could|can|did|does|may|might|must|should)\b(?! not)")
_DATE = re.compile(rf"\b(?:{'|'.join(DAYS)}|{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b(?!-)")


@dataclass(frozen=True, slots=True)
class Planted:
    """A story, its validated sentence, and the sentence as it stands in the copy."""

    story: str
    kind: str
    sentence: Span
    altered: str


def number(text: str, rng: random.Random) -> str | None:
    """Another number in the place of one, not a year."""
    found = [m for m in _DIGITS.finditer(text) if not (len(m[0]) == 4 and 1500 <= int(m[0]) <= 2100)]
    if not found:
        return None
    one = rng.choice(found)
    value = int(one[0].replace(",", ""))
    other = value * 2 + rng.randint(1, 9)
    return text[: one.start()] + (f"{other:,}" if "," in one[0] else str(other)) + text[one.end() :]


def negation(text: str, rng: random.Random) -> str | None:
    """A "not" put in after the first helping verb, or taken out."""
    del rng
    if " not " in text:
        return text.replace(" not ", " ", 1)
    one = _HELPING.search(text)
    return None if one is None else f"{text[: one.end()]} not{text[one.end() :]}"


def dated(text: str, rng: random.Random) -> str | None:
    """Another weekday, month or year."""
    one = _DATE.search(text)
    if one is None:
        return None
    said = one[0]
    group = DAYS if said in DAYS else MONTHS
    other = str(int(said) - rng.randint(1, 9)) if said.isdigit() else rng.choice([w for w in group if w != said])
    return text[: one.start()] + other + text[one.end() :]


def swapped(text: str, people: Sequence[Span], rng: random.Random) -> str | None:
    """Two people in each other's place."""
    named = [one for one in people if text[one.start : one.start + 1].isupper()]
    pairs = [(a, b) for a, b in pairwise(named) if a.end <= b.start and a.of(text) != b.of(text) and _apart(text, a, b)]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return text[: a.start] + b.of(text) + text[a.end : b.start] + a.of(text) + text[b.end :]


def _apart(text: str, a: Span, b: Span) -> bool:
    """Whether something is said between the two: a name in an apposition, a list or a possessive has no part of its own.

    Nor does a name behind an article change places with one that has none.
    """
    between = text[a.end : b.start]
    articles = any(re.search(r"\bthe\s*$", text[: one.start], re.IGNORECASE) for one in (a, b))
    said = [word for word in re.findall(r"[a-z]{3,}", between) if word not in BESIDE]
    return not articles and bool(said) and not re.search(r"[,:;()\-–—\n]|['’]s\b", between)


def people_of(path: Path) -> dict[int, list[Span]]:
    """Where people and organisations stand in each sentence of a story, outermost only, from the start of the story."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    rows = [(one.get("t_id", ""), int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")]
    _, spans = lay_out([(sentence, word) for _, sentence, word in rows])
    where = {ident: (sentence, span) for (ident, sentence, _), span in zip(rows, spans, strict=True)}
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for mark in root.find("Markables") or ():
        anchors = [where[one.get("t_id", "")] for one in mark.iter("token_anchor")]
        if anchors and mark.tag in ("HUMAN_PART_PER", "HUMAN_PART_ORG"):
            found[anchors[0][0]].append(Span(anchors[0][1].start, anchors[-1][1].end))
    return {
        k: sorted(one for one in spans if not any(other.contains(one) and other != one for other in spans))
        for k, spans in found.items()
    }


def text_of(path: Path) -> str:
    """A story as it is printed."""
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    return lay_out([(int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")])[0]


def plant(folder: Path, found: Iterable[Sentence], rng: random.Random) -> Iterator[Planted]:
    """One altered sentence a story, the kinds in turn as far as they can be had."""
    stories: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in found:
        stories[one.name].append(one)
    turn: Counter[str] = Counter()
    for name, held in sorted(stories.items()):
        people = people_of(folder / name.partition("_")[0] / f"{name}.xml")
        where = [span for spans in people.values() for span in spans]
        options: list[Planted] = []
        for one in held:
            inside = [Span(s.start - one.span.start, s.end - one.span.start) for s in where if one.span.contains(s)]
            changes: dict[str, Callable[[], str | None]] = {
                "number": lambda one=one: number(one.text, rng),
                "negation": lambda one=one: negation(one.text, rng),
                "date": lambda one=one: dated(one.text, rng),
                "role": lambda one=one, inside=inside: swapped(one.text, sorted(inside), rng),
            }
            for kind, change in changes.items():
                altered = change()
                if altered is not None and altered != one.text:
                    options.append(Planted(name, kind, one.span, altered))
        if options:
            chosen = min(options, key=lambda p: (turn[p.kind], KINDS.index(p.kind), p.sentence))
            turn[chosen.kind] += 1
            yield chosen


def write(folder: Path, out: Path, planted: Iterable[Planted]) -> None:
    """The stories and their copies."""
    for one in planted:
        text = text_of(folder / one.story.partition("_")[0] / f"{one.story}.xml")
        (out / f"{one.story}.txt").write_text(text, encoding="utf-8")
        copy = text[: one.sentence.start] + one.altered + text[one.sentence.end :]
        (out / f"{one.story}-copy.txt").write_text(copy, encoding="utf-8")


Couple = tuple[Sentence, Sentence]


@dataclass(slots=True)
class Found:
    """What relations say: of which stories the planted conflict, which untouched copies of claims, how many of those
    conflict, and which sentences of two stories conflict that tell of one event."""

    planted: dict[str, str] = field(default_factory=dict)
    copies: set[tuple[str, str]] = field(default_factory=set)
    alarms: int = 0
    natural: dict[Couple, str] = field(default_factory=dict)


class Judge:
    """Sorts the relations of a case into what was planted and what was not."""

    def __init__(self, view: View, planted: Sequence[Planted], found: Sequence[Sentence]) -> None:
        self._names = {one.id: one.path.removesuffix(".txt").rpartition("/")[2] for one in view.documents()}
        self._texts = {one.id: one.text for one in view.documents()}
        self._claims = {one.id: one for one in view.claims()}
        self._altered = {one.story: one for one in planted}
        self._inside: defaultdict[str, list[Sentence]] = defaultdict(list)
        for one in found:
            self._inside[one.name].append(one)
        self.found = Found()

    def take(self, relation: Relation) -> None:
        """Count a relation."""
        left, right = self._claims[relation.left], self._claims[relation.right]
        if self._names[left.document].endswith("-copy"):
            left, right = right, left
        story, other = self._names[left.document], self._names[right.document]
        if other == f"{story}-copy" and story in self._altered:
            self._copied(self._altered[story], left, right, relation)
        elif relation.kind is RelationKind.CONFLICTS and not story.endswith("-copy") and not other.endswith("-copy"):
            for a, b in product(self._at(story, left.span), self._at(other, right.span)):
                if of_one_event(a, b):
                    self.found.natural[a, b] = relation.rationale

    def _copied(self, planted: Planted, left: Claim, right: Claim, relation: Relation) -> None:
        """Between a story and its copy."""
        conflict = relation.kind is RelationKind.CONFLICTS
        place = Span(planted.sentence.start, planted.sentence.start + len(planted.altered))
        said = left.span.of(self._texts[left.document]), right.span.of(self._texts[right.document])
        if conflict and left.span.overlaps(planted.sentence) and right.span.overlaps(place):
            self.found.planted[planted.story] = relation.rationale
        elif not right.span.overlaps(place) and said[0] == said[1]:
            self.found.copies.add((left.id, right.id))
            self.found.alarms += conflict

    def _at(self, name: str, span: Span) -> list[Sentence]:
        return [one for one in self._inside[name] if one.span.overlaps(span)]


def of_one_event(a: Sentence, b: Sentence) -> bool:
    """Whether two sentences of two stories are annotated as telling of one event."""
    return a.name != b.name and bool(a.events & b.events)


def measure(view: View, planted: Sequence[Planted], found: Sequence[Sentence], *, show: bool) -> None:
    """Print what was found."""
    judge = Judge(view, planted, found)
    for relation in view.relations():
        judge.take(relation)
    told = judge.found
    pairs = [(a, b) for a, b in combinations(found, 2) if a.topic == b.topic and of_one_event(a, b)]
    natural = sum((a, b) in told.natural or (b, a) in told.natural for a, b in pairs)
    rows = []
    for kind in (*KINDS, "all"):
        mine = [one for one in planted if kind in ("all", one.kind)]
        got = sum(one.story in told.planted for one in mine)
        rows.append([kind, str(len(mine)), str(got), percent(got / max(1, len(mine)))])
    print(table(["planted", "number", "found", "percent"], rows))
    print(
        f"false alarms: {told.alarms} of {len(told.copies)} untouched copies of claims, {natural} of {len(pairs)} pairs of"
        f" sentences about one event ({percent(natural / max(1, len(pairs)))} %)"
    )
    if show:
        tell(told, planted)


def tell(told: Found, planted: Sequence[Planted]) -> None:
    """Print what was missed, and what was found amiss."""
    for one in planted:
        if one.story not in told.planted:
            print(f"missed {one.kind} {one.story}: {one.altered}")
    for (a, b), why in sorted(told.natural.items(), key=lambda item: item[0][0].name):
        print(f"alarm {why}\n    {a.text}\n    {b.text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--topics", choices=("dev", "train"), default="dev")
    parser.add_argument("--case", type=Path, help="keep the case here, and take it from there when it stands")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was found amiss")
    options = parser.parse_args()
    folder = options.corpora / "ecbplus"
    wanted = [one for one in sentences(folder) if (one.topic in DEVELOPMENT) == (options.topics == "dev")]
    planted = list(plant(folder, wanted, random.Random(SEED)))
    with tempfile.TemporaryDirectory() as temporary:
        case = options.case or Path(temporary) / "case.sayso"
        stories = Path(temporary) / "stories"
        stories.mkdir()
        write(folder, stories, planted)
        if not case.exists():
            build([stories], case, config=Config())
        with open_view(case) as view:
            measure(view, planted, wanted, show=options.show)


if __name__ == "__main__":
    main()
