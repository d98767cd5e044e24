"""Whether the confidences that sayso shows can be taken at their word: python benchmarks/calibration.py CORPORA [--fit]

A score is calibrated when, of all things that are shown with .8, four in five are right. Printed for each kind of score:
how many were judged and how many of them are right, in percent; the expected calibration error (ECE), over ten bins of
equal width and over ten of equal mass; and the mean squared error (Brier), once for the model's own scores and once for
what the curves make of them. The curves are fitted on every other document of each set and measured on the rest, then the
other way round; the figures are the means of both. --fit then fits them on all documents and writes them beside the
weights, where sayso reads them. What is right:
- attribution: PolNeAR dev, as attribution_score.py beside the corpora defines a partial match: contents overlap with a
  Jaccard of at least .5 in characters, sources overlap (or both are absent), and so do cues; one to one, the best first.
  PolNeAR has no attributions inside attributions: theirs are shown by the same curve, and not judged.
- claim, attributed: half of it at least lies in the content of an annotated attribution whose source overlaps its own (or
  both are absent). Its confidence is its attribution's.
- claim, own voice: less than half of it lies in annotated contents. Its confidence is one number for all.
- mention, named: UNER EWT dev and Worldwide dev, span and type are the same; persons, organisations and places only.
- mention, nominal: GUM dev, the span up to the head's word, and type; no time expressions.
"""

from __future__ import annotations

import argparse
import glob
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import numpy.typing as npt
from benchmarks.common import Options, match, named_marks, percent, read, table
from tokenizers import Tokenizer
from training.corpora import word_range

from sayso.language import calibration
from sayso.language.calibration import FILE, Curve, unmapped
from sayso.language.onnx import WEIGHTS, OnnxLanguage
from sayso.language.scheme import ROLES
from sayso.model import Attribution, Claim, Form, MentionType, Reading, Span

Numbers = npt.NDArray[np.float64]
BINS = 10
# A curve has a point for so many judged things; fewer would follow the noise.
GROUP = 40
WANTED = frozenset((MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE))
# The curves through which sayso shows each kind of score, one after the other; the last is fitted on the first such kind.
CURVES: dict[str, tuple[str, ...]] = {
    "attribution": ("attribution",),
    "claim, attributed": ("attribution", "claim"),
    "claim, own voice": (),
    "mention, named": (Form.NAMED,),
    "mention, nominal": (Form.NOMINAL,),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A score of a kind, whether what it was given to is right, and the document's number in its set."""

    kind: str
    document: int
    score: float
    right: bool


# Fitting and measuring


def fit(scores: Sequence[float], right: Sequence[bool]) -> Curve:
    """The rising curve nearest to the shares of right ones: groups in order of score, those that fall pooled (PAV).

    Each group counts as if one more had been right and one more wrong, so that no curve reaches 0 or 1.
    """
    blocks: list[tuple[float, float, int]] = []
    for group in _groups(sorted(zip(scores, right, strict=True))):
        size = len(group)
        share = (sum(hit for _, hit in group) + 1) / (size + 2)
        blocks.append((sum(score for score, _ in group) / size, share, size))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            (x, y, n), (v, w, m) = blocks[-2:]
            blocks[-2:] = [((x * n + v * m) / (n + m), (y * n + w * m) / (n + m), n + m)]
    return Curve(tuple(round(x, 4) for x, _, _ in blocks), tuple(round(y, 4) for _, y, _ in blocks))


def _groups(items: Sequence[tuple[float, bool]]) -> Iterator[Sequence[tuple[float, bool]]]:
    """Stretches of at least GROUP, equal scores together."""
    start = 0
    while start < len(items):
        end = start + GROUP
        while end < len(items) and items[end][0] == items[end - 1][0]:
            end += 1
        if len(items) - end < GROUP:
            end = len(items)
        yield items[start:end]
        start = end


def calibration_error(chances: Numbers, right: Numbers, *, equal_mass: bool = False) -> float:
    """ECE: how far the mean chance of a bin lies from its share of right ones, on average over what is in the bins."""
    if equal_mass:
        bins = np.array_split(np.argsort(chances, kind="stable"), BINS)
    else:
        number = np.minimum((chances * BINS).astype(int), BINS - 1)
        bins = [np.flatnonzero(number == k) for k in range(BINS)]
    gaps = (abs(float((chances[b] - right[b]).sum())) for b in bins)
    return sum(gaps) / len(chances)


def measures(chances: Iterable[float], right: Iterable[bool]) -> Numbers:
    """ECE over bins of equal width and of equal mass, and the Brier score."""
    p, y = np.array(list(chances)), np.array(list(right), dtype=np.float64)
    brier = float(((p - y) ** 2).mean())
    return np.array([calibration_error(p, y), calibration_error(p, y, equal_mass=True), brier])


def curves(judged: Sequence[Judged]) -> dict[str, Curve]:
    """The curves of all kinds of score, by name."""
    out: dict[str, Curve] = {}
    for kind, names in CURVES.items():
        own = [j for j in judged if j.kind == kind]
        if own and names and names[-1] not in out:
            out[names[-1]] = fit([shown(j, out) for j in own], [j.right for j in own])
    return out


def shown(judged: Judged, fitted: Mapping[str, Curve]) -> float:
    """What sayso shows for a score, by those of its curves that are fitted."""
    score = judged.score
    for name in CURVES[judged.kind]:
        score = fitted[name].at(score) if name in fitted else score
    return score


def row(kind: str, judged: Sequence[Judged]) -> list[str]:
    """A line of the table: the measures before and after, over both halves."""
    before, after = [], []
    for half in (0, 1):
        fitted = curves([j for j in judged if j.document % 2 != half])
        rest = [j for j in judged if j.kind == kind and j.document % 2 == half]
        right = [j.right for j in rest]
        before.append(measures([j.score for j in rest], right))
        after.append(measures([shown(j, fitted) for j in rest], right))
    own = [j for j in judged if j.kind == kind]
    figures = [f"{x:.3f}" for pair in zip(np.mean(before, axis=0), np.mean(after, axis=0), strict=True) for x in pair]
    return [kind, str(len(own)), percent(sum(j.right for j in own) / len(own)), *figures]


# What is right


@dataclass(frozen=True, slots=True)
class Event:
    """An attribution, annotated or found, as the numbers of its characters."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def event(text: str, spans: Mapping[str, Iterable[tuple[int, int]]]) -> Event:
    """An attribution's characters, white space around its spans aside."""

    def characters(role: str) -> frozenset[int]:
        out: set[int] = set()
        for start, end in spans[role]:
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            out.update(range(start, end))
        return frozenset(out)

    return Event(*(characters(role) for role in ROLES))


def found_event(text: str, attribution: Attribution) -> Event:
    """The characters of an attribution that sayso shows."""
    return event(text, {role: [(s.start, s.end) for s in getattr(attribution, role)] for role in ROLES})


def likeness(gold: Event, found: Event) -> float:
    """How far two contents are the same, or 0 for attributions that do not match even partially."""
    jaccard = len(gold.content & found.content) / max(1, len(gold.content | found.content))
    alike = _meet(gold.source, found.source) and _meet(gold.cue, found.cue)
    return jaccard if alike and jaccard >= 0.5 else 0.0


def _meet(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two parts overlap, or are both absent."""
    return bool(left & right) or not (left or right)


def right_attributions(gold: Sequence[Event], found: Sequence[Event]) -> list[bool]:
    """Which of those found match one of the annotated."""
    matched = {k for _, k in match(gold, found, likeness)}
    return [k in matched for k in range(len(found))]


def right_claim(gold: Sequence[Event], span: Span, source: frozenset[int] | None) -> bool:
    """Whether a claim is its source's; or, for None, nobody's but the document's own."""
    own = frozenset(range(span.start, span.end))
    if source is None:
        return 2 * len(own & {k for g in gold for k in g.content}) < len(own)
    return any(2 * len(own & g.content) >= len(own) and _meet(g.source, source) for g in gold)


def judge_attributions(text: str, reading: Reading, gold: Sequence[Event], document: int) -> Iterator[Judged]:
    """The attributions of a document that no other encloses, and their claims and its own."""
    outer = [a for a in reading.attributions if a.parent is None]
    found = [found_event(text, a) for a in outer]
    for a, right in zip(outer, right_attributions(gold, found), strict=True):
        yield Judged("attribution", document, a.confidence, right)
    sources = {a.id: e.source for a, e in zip(outer, found, strict=True)}
    for claim in reading.claims:
        speaker = _attribution_of(claim)
        if speaker is None:
            yield Judged("claim, own voice", document, claim.confidence, right_claim(gold, claim.span, None))
        elif speaker in sources:
            right = right_claim(gold, claim.span, sources[speaker])
            yield Judged("claim, attributed", document, claim.confidence, right)


def _attribution_of(claim: Claim) -> str | None:
    return claim.chain[-1].attribution if claim.chain else None


# The sets


def scorer(folder: Path) -> ModuleType:
    """The script that defines the match, and reads the annotation."""
    path = folder.parent / "tools" / "attribution_score.py"
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(options: Options) -> Iterator[tuple[str, str, list[Event]]]:
    """The articles of PolNeAR dev: file name, text, and what the first annotator of each has."""
    folder, brat = options.corpora / "polnear" / "dev", scorer(options.corpora).brat
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{glob.escape(path.stem)}_*.ann"))
        if annotations:
            text = path.read_bytes().decode()
            yield path.name, text, [event(text, spans) for spans in brat(annotations[0])]


def polnear(options: Options) -> Iterator[Judged]:
    """PolNeAR dev, against the first annotator of each article."""
    for number, (name, text, gold) in enumerate(annotated(options)):
        yield from judge_attributions(text, read(text, name, language=options.language), gold, number)


def names(options: Options) -> Iterator[Judged]:
    """Named persons, organisations and places of EWT dev and Worldwide dev."""
    for number, passage in enumerate([*options.ewt(), *options.worldwide()]):
        gold = named_marks(passage)
        for m in read(passage.text, passage.name, language=options.language).mentions:
            if m.form is Form.NAMED and m.type in WANTED:
                right = (word_range(passage.words, m.span.start, m.span.end), m.type) in gold
                yield Judged("mention, named", number, m.confidence, right)


def nouns(options: Options) -> Iterator[Judged]:
    """Noun phrases of GUM dev."""
    for number, annotated in enumerate(options.gum()):
        passage = annotated.passage
        gold = {
            ((m.words[0], m.head + 1), m.type)
            for m in annotated.mentions
            if m.form is Form.NOMINAL and m.head is not None
        }
        for m in read(passage.text, passage.name, language=options.language).mentions:
            if m.form is Form.NOMINAL and m.type is not MentionType.TIME:
                right = (word_range(passage.words, m.span.start, m.span.end), m.type) in gold
                yield Judged("mention, nominal", number, m.confidence, right)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    parser.add_argument("--fit", action="store_true", help="fit the curves on all and write them beside the weights")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="other weights than the shipped ones")
    given = parser.parse_args()
    if not given.corpora.is_dir():
        print(f"skipped: there are no corpora in {given.corpora}")
        return
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    options = Options(given.corpora, OnnxLanguage(given.weights), tokenizer, None)
    with unmapped():
        judged = [*polnear(options), *names(options), *nouns(options)]
    print(options.heading("Confidence: fitted on half of the documents, measured on the other"))
    heads = ["score", "judged", "right", "ECE", "after", "equal mass", "after", "Brier", "after"]
    print(table(heads, [row(kind, judged) for kind in CURVES]))
    file = given.weights / FILE.name
    if given.fit:
        calibration.write(file, options.language.version, curves(judged))
        print(f"wrote {file}")
    elif not file.is_file() or calibration.read(file)[0] != options.language.version:
        print(f"note: {file} was not fitted for these weights; run this again with --fit")


if __name__ == "__main__":
    main()
