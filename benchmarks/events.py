"""The same event in two reports, on ECB+: python benchmarks/events.py CORPORA --case FILE [--fit] [--topics train|dev]

Pairs of validated sentences of one topic from two documents; two tell of the same event when a mention of one event is
annotated in both. Topics 2, 5, 12, 18, 21, 23, 34 and 35 are development, as all work on ECB+ has it; the others of 1 to
35 are for fitting. FILE is a case made of the stories by benchmarks/ecb.py --case FILE.

- words: cosine of TF-IDF over words without case, the lexical baseline; IDF over all sentences.
- lemmas: the same over stems of content words, weighted by sayso's own weights.
- structure: sayso's statements, all that is claimed in each sentence, by words, participants, deeds and times.
- pair head: the shipped encoder of pairs over the two sentences.
- both: what sayso uses.

The threshold of each is the one that is best on the training topics. --fit fits the weights of `compare.likeness` on the
training topics and prints them.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import percent, table
from benchmarks.ecb import lay_out, validated

from sayso.compare.amounts import amounts
from sayso.compare.content import stems, weight
from sayso.compare.likeness import BIAS, WEIGHTS, Likeness, liken, probability
from sayso.compare.statement import Statement, proper, state
from sayso.language.pairs import WEIGHTS as FOLDER
from sayso.language.pairs import OnnxPairs
from sayso.model import Span, document_id
from sayso.store import View, open_view

DEVELOPMENT = frozenset(("2", "5", "12", "18", "21", "23", "34", "35"))
SEED = 20261122
SAMPLE = 3000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A validated sentence: its topic, its document's name and id, where it stands, its text, and its events."""

    topic: str
    name: str
    document: str
    span: Span
    text: str
    events: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of one topic from two documents, and whether they tell of the same event."""

    left: Sentence
    right: Sentence
    same: bool


def sentences(folder: Path) -> Iterator[Sentence]:
    """The validated sentences of ECB+ that tell of an event which the corpus links, by document."""
    valid = validated(folder / "ECBplus_coreference_sentences.csv")
    for path in sorted(folder.glob("*/*.xml"), key=lambda one: one.stem):
        yield from _of(path, valid.get(path.stem, frozenset()))


def _of(path: Path, valid: frozenset[int]) -> Iterator[Sentence]:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    rows = [(one.get("t_id", ""), int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")]
    text, spans = lay_out([(sentence, word) for _, sentence, word in rows])
    where = {ident: sentence for ident, sentence, _ in rows}
    chains = {
        source.get("m_id", ""): link.get("note") or ""
        for link in root.find("Relations") or ()
        if link.tag == "CROSS_DOC_COREF"
        for source in link.iter("source")
    }
    events: defaultdict[int, set[str]] = defaultdict(set)
    for mark in root.find("Markables") or ():
        anchor, chain = mark.find("token_anchor"), chains.get(mark.get("m_id", ""))
        if anchor is not None and chain and mark.tag.startswith(("ACTION", "NEG_ACTION")):
            events[where[anchor.get("t_id", "")]].add(chain)
    for sentence, found in sorted(events.items()):
        if sentence in valid:
            mine = [span for (_, at, _), span in zip(rows, spans, strict=True) if at == sentence]
            span = Span(mine[0].start, mine[-1].end)
            topic = path.stem.partition("_")[0]
            yield Sentence(topic, path.stem, document_id(text.encode()), span, span.of(text), frozenset(found))


def pairs(found: Iterable[Sentence]) -> list[Pair]:
    """All pairs of sentences of one topic from two documents."""
    topics: defaultdict[str, list[Sentence]] = defaultdict(list)
    for one in found:
        topics[one.topic].append(one)
    return [
        Pair(a, b, bool(a.events & b.events))
        for _, group in sorted(topics.items())
        for a, b in combinations(group, 2)
        if a.name != b.name
    ]


class Lexical:
    """The baseline: cosine of TF-IDF over the words of two sentences."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        self.counts = {one: Counter(words(one.text)) for one in found}
        documents = Counter(word for count in self.counts.values() for word in count)
        self.idf = {word: math.log(len(found) / number) for word, number in documents.items()}
        self.norms = {
            one: math.sqrt(sum((n * self.idf[w]) ** 2 for w, n in c.items())) for one, c in self.counts.items()
        }

    def __call__(self, pair: Pair) -> float:
        a, b = self.counts[pair.left], self.counts[pair.right]
        dot = sum(n * b[w] * self.idf[w] ** 2 for w, n in a.items() if w in b)
        return dot / ((self.norms[pair.left] * self.norms[pair.right]) or 1.0)


def words(text: str) -> list[str]:
    """The words of a text without case."""
    return [word for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if word]


def lemmas(pair: Pair) -> float:
    """Cosine over stems of content words."""
    a, b = (set(stems(one.text)) for one in (pair.left, pair.right))
    norm = math.sqrt(math.fsum(weight(w) ** 2 for w in a) * math.fsum(weight(w) ** 2 for w in b))
    return math.fsum(weight(w) ** 2 for w in a & b) / (norm or 1.0)


class Structure:
    """sayso's statements: what the claims in two sentences share."""

    def __init__(self, view: View, found: Sequence[Sentence]) -> None:
        self.bias, self.weights = BIAS, WEIGHTS
        texts = {one.id: one.text for one in view.documents()}
        claims: defaultdict[str, list[tuple[Span, Statement]]] = defaultdict(list)
        for claim in view.claims():
            said = state(claim, claim.span.of(texts[claim.document]))
            claims[claim.document].append((claim.span, said))
        self.statements = {
            one: whole(one, [said for span, said in claims[one.document] if span.overlaps(one.span)]) for one in found
        }

    def likeness(self, pair: Pair) -> Likeness:
        """What two sentences share."""
        return liken(self.statements[pair.left], self.statements[pair.right])

    def __call__(self, pair: Pair) -> float:
        return probability(self.likeness(pair), bias=self.bias, weights=self.weights)


def whole(sentence: Sentence, claims: Sequence[Statement]) -> Statement:
    """All that is claimed in a sentence, as one statement."""
    order = stems(sentence.text)
    return Statement(
        claim=f"{sentence.name} {sentence.span.start}",
        document=sentence.document,
        span=sentence.span,
        text=sentence.text,
        words=frozenset(order),
        names=proper(sentence.text),
        order=order,
        who=frozenset(one for claim in claims for one in claim.who),
        deeds=tuple(dict.fromkeys(one for claim in claims for one in claim.deeds)),
        amounts=amounts(sentence.text),
        time=next((claim.time for claim in claims if claim.time), None),
        denies=any(claim.denies for claim in claims),
        turned=False,
        asserted=True,
    )


class Head:
    """The encoder of pairs over two sentences, both ways round."""

    def __init__(self, model: OnnxPairs, found: Sequence[Pair]) -> None:
        both = [(p.left.text, p.right.text) for p in found] + [(p.right.text, p.left.text) for p in found]
        said = [one.same_event for one in model.judge(both)]
        self.scores = {p: (a + b) / 2 for p, a, b in zip(found, said[: len(found)], said[len(found) :], strict=True)}

    def __call__(self, pair: Pair) -> float:
        return self.scores[pair]


def odds(probability: float) -> float:
    """The logarithm of the odds."""
    sure = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(sure / (1 - sure))


def best_threshold(scores: Sequence[float], same: Sequence[bool]) -> tuple[float, float]:
    """The threshold with the highest F1, and that F1."""
    ranked = sorted(zip(scores, same, strict=True), reverse=True)
    total, true, best = sum(same), 0, (0.0, 0.0)
    for taken, (score, is_same) in enumerate(ranked, 1):
        true += is_same
        if taken < len(ranked) and ranked[taken][0] == score:
            continue
        best = max(best, (2 * true / (taken + total), score))
    return best[1], best[0]


def f1(scores: Sequence[float], same: Sequence[bool], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs at or above a threshold."""
    taken = [is_same for score, is_same in zip(scores, same, strict=True) if score >= threshold]
    true, total = sum(taken), sum(same)
    return true / max(1, len(taken)), true / max(1, total), 2 * true / max(1, len(taken) + total)


def fit(structure: Structure, training: Sequence[Pair]) -> tuple[float, Likeness]:
    """Logistic regression over likenesses."""
    x = np.array([astuple(structure.likeness(one)) for one in training])
    weights, bias = logistic(x, np.array([float(one.same) for one in training]))
    return bias, Likeness(*(round(float(one), 3) for one in weights))


def logistic(x: np.ndarray, y: np.ndarray, *, ridge: float = 1.0, steps: int = 60) -> tuple[np.ndarray, float]:
    """Weights and bias by Newton's method, with a ridge on the weights."""
    data = np.hstack([x, np.ones((len(x), 1))])
    penalty = np.diag([ridge] * x.shape[1] + [0.0])
    found = np.zeros(data.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(data @ found, -30, 30)))
        gradient = data.T @ (p - y) + penalty @ found
        curve = (data * (p * (1 - p))[:, None]).T @ data + penalty
        found = found - np.linalg.solve(curve, gradient)
    return found[:-1], float(found[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--case", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=FOLDER, help="other weights than the shipped ones")
    parser.add_argument("--fit", action="store_true", help="print weights for compare.likeness")
    options = parser.parse_args()
    found = list(sentences(options.corpora / "ecbplus"))
    everything = pairs(found)
    training = [one for one in everything if one.left.topic not in DEVELOPMENT]
    development = [one for one in everything if one.left.topic in DEVELOPMENT]
    # All pairs of the training topics would take the head half an hour; a sample is enough for what is fitted on them.
    training = random.Random(SEED).sample(training, min(SAMPLE, len(training)))
    with open_view(options.case) as view:
        structure = Structure(view, found)
    if options.fit:
        bias, weights = fit(structure, training)
        print(f"BIAS = {bias:.2f}\nWEIGHTS = {weights}")
        structure.bias, structure.weights = bias, weights
    print(
        f"{len(development)} pairs of {sum(1 for s in found if s.topic in DEVELOPMENT)} sentences,"
        f" {sum(p.same for p in development)} of the same event; {len(training)} for fitting"
    )
    head = Head(OnnxPairs(options.weights), [*training, *development])
    scorers: dict[str, Callable[[Pair], float]] = {
        "words": Lexical(found),
        "stems": lemmas,
        "structure": structure,
        "pair head": head,
        "both": lambda pair: odds(structure(pair)) + odds(head(pair)),
    }
    rows = []
    for name, score in scorers.items():
        threshold, _ = best_threshold([score(p) for p in training], [p.same for p in training])
        result = f1([score(p) for p in development], [p.same for p in development], threshold)
        rows.append([name, f"{threshold:.3f}", *map(percent, result)])
    print(table(["by", "threshold", "precision", "recall", "F1"], rows))


if __name__ == "__main__":
    main()
