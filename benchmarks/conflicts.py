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
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import percent, table
from benchmarks.ecb import lay_out
from benchmarks.events import DEVELOPMENT, SEED, Sentence, sentences

from sayso.config import Config
from sayso.model import RelationKind, Span
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
    pairs = [
        (a, b)
        for a, b in zip(named, named[1:], strict=False)
        if a.end <= b.start and a.of(text) != b.of(text) and _apart(text, a, b)
    ]
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


def measure(view: View, planted: Sequence[Planted], found: Sequence[Sentence], *, show: bool) -> None:
    """Print what was found."""
    paths = {one.id: one.path.removesuffix(".txt").rpartition("/")[2] for one in view.documents()}
    texts = {one.id: one.text for one in view.documents()}
    claims = {one.id: one for one in view.claims()}
    altered = {one.story: one for one in planted}
    hits: dict[str, str] = {}
    untouched = natural = 0
    copies: set[tuple[str, str]] = set()
    same: dict[tuple[Sentence, Sentence], str] = {}
    inside: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in found:
        inside[one.name].append(one)

    def at(name: str, span: Span) -> list[Sentence]:
        return [one for one in inside[name] if one.span.overlaps(span)]

    for relation in view.relations():
        left, right = claims[relation.left], claims[relation.right]
        names = paths[left.document], paths[right.document]
        if names[0].endswith("-copy"):
            left, right, names = right, left, (names[1], names[0])
        story = names[0]
        conflict = relation.kind is RelationKind.CONFLICTS
        if names[1] == f"{story}-copy" and story in altered:
            one = altered[story]
            shift = len(one.altered) - len(one.sentence)
            place = Span(one.sentence.start, one.sentence.end + shift)
            if conflict and left.span.overlaps(one.sentence) and right.span.overlaps(place):
                hits[story] = relation.rationale
            elif not right.span.overlaps(place) and left.span.of(texts[left.document]) == right.span.of(
                texts[right.document]
            ):
                copies.add((left.id, right.id))
                untouched += conflict
        elif conflict and not any(name.endswith("-copy") for name in names):
            for a in at(names[0], left.span):
                for b in at(names[1], right.span):
                    if a.name != b.name and a.events & b.events:
                        same[a, b] = relation.rationale
    pairs = [
        (a, b) for k, a in enumerate(found) for b in found[k + 1 :]
        if a.topic == b.topic and a.name != b.name and a.events & b.events
    ]  # fmt: skip
    natural = sum((a, b) in same or (b, a) in same for a, b in pairs)
    rows = []
    for kind in (*KINDS, "all"):
        mine = [one for one in planted if kind in ("all", one.kind)]
        got = sum(one.story in hits for one in mine)
        rows.append([kind, str(len(mine)), str(got), percent(got / max(1, len(mine)))])
    print(table(["planted", "number", "found", "percent"], rows))
    print(
        f"false alarms: {untouched} of {len(copies)} untouched copies of claims, {natural} of {len(pairs)} pairs of"
        f" sentences about one event ({percent(natural / max(1, len(pairs)))} %)"
    )
    if show:
        for one in planted:
            if one.story not in hits:
                print(f"missed {one.kind} {one.story}: {one.altered}")
        for (a, b), why in sorted(same.items(), key=lambda item: item[0][0].name):
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
