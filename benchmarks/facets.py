"""Macro-F1 of each facet, and what abstaining buys: python benchmarks/facets.py [--part seen|unseen|all] [--show]

Reads the passages of benchmarks/data and sets the facets of their claims beside the annotated ones, in two views:

- end to end: the claims that sayso finds, matched with the annotated ones as benchmarks/passages.py matches them; facets
  are counted over the matched ones.
- gold attribution: the annotated attributions (source, cue, content, nesting) stand in the place of those that the model
  finds, and the claims in the place of those that sayso would cut; coreference, grammar and every rule for facets run as
  they always do. What is left wrong is the rules' own.

Macro-F1 is the mean of F1 over the values that occur in the annotation of the claims counted, "unstated" (for time: none)
among them, since it is an answer; "stated" is the same without it. A value with few claims moves the mean a lot, so the
counts stand beside each. A time is right when both bounds are; its F1 is over the times that there are.

The curve sorts the claims by how sure sayso is of a facet's value, and keeps the surest: accuracy and macro-F1 at each
coverage. Of equally sure ones, what comes earlier in the passages is kept.

With --fit it prints, for each facet and kind of evidence, how often the value was right on the seen half, gold attribution
view: what src/sayso/extract/sureness.py holds.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.passages import (
    FACETS,
    PARTS,
    Passage,
    Span,
    Spans,
    Time,
    jaccard,
    matches,
    places,
    read,
)
from benchmarks.passages import Attribution as Annotated
from benchmarks.passages import Claim as Wanted

from sayso.extract import signals as model_signals
from sayso.extract import understanding
from sayso.extract.claims import Findings, Given, weighed_claims
from sayso.extract.facets import Facets
from sayso.extract.links import Linked
from sayso.extract.signals import Said
from sayso.extract.tags import Fragment, Role
from sayso.language.onnx import OnnxLanguage
from sayso.language.protocol import Language
from sayso.language.words import Words
from sayso.model import Claim, Document, document_id
from sayso.model import Span as Place
from sayso.readers.opening import opening

ENOUGH = 0.5
COVERAGES = (100, 90, 80, 70, 50)
SILENT = "unstated"


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim's facet: what is annotated, what sayso says, how sure it is, and by what evidence."""

    passage: str
    said: str
    facet: str
    wanted: str
    value: str
    sure: float
    by: str


# Reading


def document(passage: Passage) -> Document:
    """The passage as sayso reads it from a plain text file."""
    facts = opening(passage.text)
    ident = document_id(passage.text.encode())
    return Document(
        ident,
        passage.name,
        "text/plain",
        passage.text,
        "en",
        facts.title,
        facts.author,
        facts.publisher,
        facts.published,
    )


def end_to_end(passage: Passage, language: Language) -> list[Judged]:
    """The facets of the claims that sayso finds and that match annotated ones."""
    signals = model_signals.listen(passage.text, language)
    found = weighed_claims(understanding.findings(document(passage), signals, language))
    pairs = matches(len(passage.claims), len(found), lambda i, k: _shared(passage.claims[i], found[k][0]))
    return [row for i, k in pairs for row in judged(passage, passage.claims[i], *found[k])]


def with_gold(passage: Passage, language: Language) -> list[Judged]:
    """The facets of the annotated claims, from the annotated attributions."""
    signals = model_signals.listen(passage.text, language)
    said = said_as_annotated(passage, signals.words)
    found = understanding.findings(document(passage), replace(signals, said=said), language)
    wanted = {(claim.span, claim.attribution): claim for claim in passage.claims}
    ids = {made.id: one.id for one, made in zip(passage.attributions, found.attributions, strict=True)}
    made = weighed_claims(found, [given(claim, passage, found) for claim in passage.claims])
    return [row for pair in made for row in judged(passage, wanted[_place(pair[0], ids)], *pair)]


def _place(claim: Claim, ids: Mapping[str, str]) -> tuple[Span, str | None]:
    innermost = claim.chain[-1].attribution if claim.chain else None
    return (claim.span.start, claim.span.end), ids[innermost] if innermost is not None else None


def _shared(wanted: Wanted, found: Claim) -> float:
    share = jaccard(places([wanted.span]), set(range(found.span.start, found.span.end)))
    return share if share >= ENOUGH else 0.0


def said_as_annotated(passage: Passage, words: Words) -> tuple[Said, ...]:
    """The annotated attributions in words, an outer one before those inside of it."""
    numbers = {one.id: k for k, one in enumerate(passage.attributions)}
    return tuple(
        Said(_linked(one, words), numbers[one.parent] if one.parent is not None else None)
        for one in passage.attributions
    )


def _linked(one: Annotated, words: Words) -> Linked:
    parts = {role: _fragments(one.part(role.name.lower()), role, words) for role in Role}
    source, cue = (parts[role][0] if parts[role] else None for role in (Role.SOURCE, Role.CUE))
    return Linked(source, cue, parts[Role.CONTENT], 1.0)


def _fragments(spans: Spans, role: Role, words: Words) -> tuple[Fragment, ...]:
    return tuple(Fragment(_range(span, words), role, 1.0) for span in spans)


def _range(span: Span, words: Words) -> tuple[int, int]:
    """The words that a span touches."""
    return bisect_right(words.ends, span[0]), bisect_left(words.starts, span[1])


def given(claim: Wanted, passage: Passage, found: Findings) -> Given:
    """Where an annotated claim stands, what it is the content of, and who speaks around it."""
    ids = {one.id: made.id for one, made in zip(passage.attributions, found.attributions, strict=True)}
    innermost = ids[claim.attribution] if claim.attribution is not None else None
    return Given(Place(*claim.span), innermost, claim.chain[0] if claim.chain else None)


def judged(passage: Passage, wanted: Wanted, claim: Claim, facets: Facets) -> Iterator[Judged]:
    """A claim's facets beside the annotated ones, its time among them."""
    said = claim.span.of(passage.text)
    for facet in FACETS:
        weighed = getattr(facets, facet)
        yield Judged(passage.name, said, facet, wanted.facet(facet), weighed.value.value, weighed.sure, weighed.by)
    time = (claim.time.start, claim.time.end) if claim.time else None
    yield Judged(passage.name, said, "time", _written(wanted.time), _written(time), 1.0, "words")


def _written(time: Time | None) -> str:
    return f"{time[0] or '..'}/{time[1] or '..'}" if time else SILENT


# Scoring


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one value, and its counts."""

    wanted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 0.0


def scores(rows: Iterable[Judged]) -> Mapping[str, Score]:
    """The score of each value that is annotated or found, the most annotated first."""
    wanted, found, right = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        wanted[row.wanted] += 1
        found[row.value] += 1
        right[row.wanted] += row.wanted == row.value
    return {
        value: Score(wanted[value], found[value], right[value])
        for value in sorted({*wanted, *found}, key=lambda value: (-wanted[value], value))
    }


def macro(rows: Sequence[Judged], *, stated: bool = False) -> float:
    """The mean F1 over the values that are annotated; with `stated`, over those other than "unstated"."""
    each = [one.f1 for value, one in scores(rows).items() if one.wanted and not (stated and value == SILENT)]
    return sum(each) / len(each) if each else 0.0


def accuracy(rows: Sequence[Judged]) -> float:
    """The share of right values."""
    return sum(row.wanted == row.value for row in rows) / len(rows) if rows else 0.0


def timely(rows: Sequence[Judged]) -> Score:
    """The score over the times that there are."""
    return Score(
        sum(row.wanted != SILENT for row in rows),
        sum(row.value != SILENT for row in rows),
        sum(row.wanted == row.value != SILENT for row in rows),
    )


def surest(rows: Sequence[Judged], coverage: int) -> list[Judged]:
    """The surest part of some rows, in percent of them."""
    order = sorted(rows, key=lambda row: -row.sure)
    return order[: round(len(order) * coverage / 100)]


# Printing


def report(title: str, rows: Sequence[Judged]) -> str:
    """All tables of a view."""
    by_facet = {facet: [row for row in rows if row.facet == facet] for facet in (*FACETS, "time")}
    out = [
        f"{title}: {len(by_facet['time'])} claims",
        f"{'':12}{'macro-F1':>10}{'stated':>10}{'accuracy':>10}{'values':>8}",
    ]
    for facet in FACETS:
        mine = by_facet[facet]
        cells = (f"{100 * x:>10.1f}" for x in (macro(mine), macro(mine, stated=True), accuracy(mine)))
        out.append(f"{facet:12}{''.join(cells)}{sum(s.wanted > 0 for s in scores(mine).values()):>8}")
    time = timely(by_facet["time"])
    out.append(
        f"{'time value':12}{100 * time.f1:>10.1f}{'':>10}{100 * accuracy(by_facet['time']):>10.1f}  (F1 of times)"
    )
    out.append(f"\n{'':12}{'value':18}{'P':>8}{'R':>8}{'F1':>8}{'annotated':>11}{'found':>7}")
    for facet in FACETS:
        out += [_line(facet, value, one) for value, one in scores(by_facet[facet]).items()]
    out.append(_line("time", "any", time))
    out.append(f"\n{'coverage':12}{''.join(f'{c:>14} %' for c in COVERAGES)}   (accuracy / macro-F1)")
    for facet in FACETS:
        kept = [surest(by_facet[facet], coverage) for coverage in COVERAGES]
        out.append(f"{facet:12}{''.join(f'{100 * accuracy(k):>8.1f} / {100 * macro(k):>5.1f}' for k in kept)}")
    return "\n".join(out)


def _line(facet: str, value: str, one: Score) -> str:
    cells = "".join(f"{100 * x:>8.1f}" for x in (one.precision, one.recall, one.f1))
    return f"{facet:12}{value:18}{cells}{one.wanted:>11}{one.found:>7}"


def fitted(rows: Iterable[Judged]) -> str:
    """How often each kind of evidence was right: facet, evidence, right, all."""
    right, every = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row in rows:
        every[row.facet, row.by] += 1
        right[row.facet, row.by] += row.wanted == row.value
    return "\n".join(
        f"{facet:12}{by:24}{right[facet, by]:>5}{count:>5}" for (facet, by), count in sorted(every.items())
    )


def main() -> int:
    """Print the tables of both views."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all", help="which half of the passages")
    parser.add_argument("--show", action="store_true", help="print what differs; with --part seen only")
    parser.add_argument("--fit", action="store_true", help="print how often each kind of evidence was right; seen only")
    arguments = parser.parse_args()
    if (arguments.show or arguments.fit) and arguments.part != "seen":
        parser.error("that goes with --part seen only: the unseen half is for reporting, and nobody looks into it")
    language = OnnxLanguage()
    passages = read(arguments.part)
    for title, view in (("end to end", end_to_end), ("gold attribution", with_gold)):
        rows = [row for passage in passages for row in view(passage, language)]
        if arguments.show:
            for row in rows:
                if row.wanted != row.value:
                    print(f"{row.passage:14}{row.facet:11}{row.value} ({row.by}) for {row.wanted}: {row.said!r}")
        print(f"\n{report(f'{title}, {len(passages)} passages ({arguments.part}), in percent', rows)}")
        if arguments.fit:
            print(f"\n{fitted(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
