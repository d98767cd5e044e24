"""Pairs of sentences from the corpora: what follows from what (NLI), and what tells of the same event (ECB+)."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

# The order of the network's outputs.
ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)
# Known only not to be an entailment: RTE says no more.
NOT_ENTAILMENT = 3
LABELS = {
    "entailment": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION, "not_entailment": NOT_ENTAILMENT,
    "e": ENTAILMENT, "n": NEUTRAL, "c": CONTRADICTION, "SUPPORTS": ENTAILMENT, "REFUTES": CONTRADICTION,
    "NOT ENOUGH INFO": NEUTRAL,
}  # fmt: skip
# Topics of ECB+ that are kept for development, as all work on the corpus has it since Cybulska and Vossen (2015).
DEVELOPMENT = frozenset(("2", "5", "12", "18", "21", "23", "34", "35"))
# How many pairs about different events go with one about the same.
UNLIKE = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, with one of LABELS or None, and whether they tell of the same event, or None."""

    left: str
    right: str
    label: int | None = None
    same: bool | None = None


def folded(text: str) -> str:
    """Without case and runs of white space: MNLI's premises are known by this."""
    return " ".join(text.casefold().split())


def table(file: Path) -> Iterator[Pair]:
    """A CSV file of premise, hypothesis and label."""
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield Pair(row["premise"].strip(), row["hypothesis"].strip(), LABELS[row["label"]])


def lines(file: Path) -> Iterator[Pair]:
    """A file of JSON lines, as LingNLI, SANLI and FEVER-Symmetric have them."""
    with file.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            premise = row.get("premise") or row.get("evidence_sentence") or row["evidence"]
            yield Pair(premise, row.get("hypothesis") or row["claim"], LABELS[row["label"]])


def inference(folder: Path) -> list[Pair]:
    """All pairs of nli/ but MNLI's own, and but those whose premise stands in the half of MNLI that is evaluated on."""
    held = {folded(pair.left) for pair in table(folder / "mnli-dev-half.csv")}
    found = [
        pair
        for pattern in ("lingnli/*/*.jsonl", "sanli/*/train.jsonl", "fever-symmetric/*/*.jsonl")
        for file in sorted(folder.glob(pattern))
        for pair in lines(file)
    ]
    found += [pair for name in ("rte", "sick") for pair in table(folder / name / "train.csv")]
    return [pair for pair in found if folded(pair.left) not in held]


@dataclass(frozen=True, slots=True)
class Told:
    """A validated sentence of ECB+: its topic and document, its words, and the events that it tells of."""

    topic: str
    document: str
    text: str
    events: frozenset[str]


def told(folder: Path, topics: Iterable[str]) -> Iterator[Told]:
    """The validated sentences of these topics that tell of an event which the corpus links."""
    wanted = frozenset(topics)
    valid: dict[str, set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            valid.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    for file in sorted(folder.glob("*/*.xml")):
        topic = file.stem.partition("_")[0]
        if topic in wanted:
            yield from _sentences(file, topic, valid.get(file.stem, set()))


def _sentences(file: Path, topic: str, valid: set[int]) -> Iterator[Told]:
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    words: dict[int, list[str]] = {}
    places: dict[str, int] = {}
    for token in root.iter("token"):
        sentence = int(token.get("sentence", 0))
        words.setdefault(sentence, []).append(token.text or "")
        places[token.get("t_id", "")] = sentence
    chains = {
        source.get("m_id", ""): link.get("note") or ""
        for link in root.find("Relations") or ()
        if link.tag == "CROSS_DOC_COREF"
        for source in link.iter("source")
    }
    events: dict[int, set[str]] = {}
    for mark in root.find("Markables") or ():
        anchor = mark.find("token_anchor")
        chain = chains.get(mark.get("m_id", ""))
        if anchor is not None and chain and mark.tag.startswith(("ACTION", "NEG_ACTION")):
            events.setdefault(places[anchor.get("t_id", "")], set()).add(chain)
    for sentence, found in events.items():
        if sentence in valid:
            yield Told(topic, file.stem, " ".join(words[sentence]), frozenset(found))


def events(sentences: Iterable[Told]) -> list[Pair]:
    """All pairs of sentences of one topic from two documents, with whether they tell of the same event."""
    topics: dict[str, list[Told]] = {}
    for one in sentences:
        topics.setdefault(one.topic, []).append(one)
    return [
        Pair(a.text, b.text, same=bool(a.events & b.events))
        for group in topics.values()
        for a, b in combinations(group, 2)
        if a.document != b.document
    ]


def training_topics(folder: Path) -> list[str]:
    """The topics of ECB+ that are trained on."""
    return sorted({path.name for path in folder.iterdir() if path.is_dir()} - DEVELOPMENT)


def sampled(pairs: list[Pair], *, likes: int, rng: random.Random) -> list[Pair]:
    """So many pairs about the same event and UNLIKE times as many about different ones, each either way round."""
    like, unlike = [p for p in pairs if p.same], [p for p in pairs if not p.same]
    chosen = rng.sample(like, min(likes, len(like))) + rng.sample(unlike, min(UNLIKE * likes, len(unlike)))
    return [p if rng.random() < 0.5 else Pair(p.right, p.left, p.label, p.same) for p in chosen]
