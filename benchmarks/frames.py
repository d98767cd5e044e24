"""Frames, from the gold and the found parse, and on sentences of our own: python benchmarks/frames.py CORPORA [--show]

- GUM dev: the predicates and participants that the same code takes from the annotated trees and from sayso's own. Right is
  a (predicate, role, head word of the participant) that both have; "heads" is the same without the role.
- benchmarks/data/frames.jsonl: 96 invented sentences, annotated by one annotator, a language model, before the code was
  first run. Those with odd numbers are unseen: of them only the figures are printed. --show lists what is wrong in the
  seen ones, those with even numbers. A frame is named by its kind of the vocabulary, or by its lemma where it has none;
  of one with a kind the parts are compared, of another the subject, object and recipient. A participant is right when it
  is named as annotated; its words before the first preposition end with the annotated ones, of which a|b may be either.
  - names: frames by their name and whether they are negated
  - roles: (name, negated, role, participant)
  - whole: frames with nothing missing and nothing too much
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import Options, Score, ask, table
from training.corpora import Passage

from sayso.extract.event import Event
from sayso.extract.frames import events, find_frames
from sayso.extract.grammar import parse
from sayso.extract.signals import listen
from sayso.extract.syntax import Tree, tree_of
from sayso.extract.tags import sentence_ends
from sayso.extract.understanding import findings
from sayso.language import Language
from sayso.language.scheme import RELATIONS
from sayso.language.windows import windows
from sayso.model import Document, Frame, Span, document_id

DATA = Path(__file__).resolve().parent / "data" / "frames.jsonl"
OPEN_ROLES = frozenset(("subject", "object", "recipient"))
AFTER = re.compile(r",? (?:of|in|for|at|from|to|by|with|who|which|that|hired|written|against|between)\b.*")

Row = dict[str, Any]
Triple = tuple[int, str, int]


def gold_tree(passage: Passage) -> Tree:
    """The annotated trees of a document as one."""
    tree = passage.tree
    assert tree is not None
    heads = [k if head < 0 else head for k, head in enumerate(tree.heads)]
    low = [passage.text[a:b].casefold() for a, b in zip(passage.words.starts, passage.words.ends, strict=True)]
    return tree_of(0, low, heads, [RELATIONS[r] if r >= 0 else "dep" for r in tree.relations])


def found_tree(passage: Passage, options: Options) -> Tree:
    """The same from running text."""
    count = len(passage.words)
    heads, relations = list(range(count)), ["dep"] * count
    for sheet in options.language.read(passage.words, windows(passage.words)):
        grammar = parse(sheet, sentence_ends(sheet), options.language.parameters)
        for k in range(*sheet.words):
            heads[k], relations[k] = int(grammar.heads[k - grammar.first]), grammar.relation(k)
    low = [passage.text[a:b].casefold() for a, b in zip(passage.words.starts, passage.words.ends, strict=True)]
    return tree_of(0, low, heads, relations)


def triples(found: Iterable[Event]) -> set[Triple]:
    """The participants of some events."""
    return {(event.word, one.role, one.head) for event in found for one in event.participants}


def against_gold(options: Options) -> Iterator[tuple[str, Score, Score]]:
    """The participants and their heads, by genre and over all."""
    pairs: dict[str, list[tuple[int, set[Triple], set[Triple]]]] = {}
    for number, annotated in enumerate(options.gum()):
        passage = annotated.passage
        item = (number, triples(events(found_tree(passage, options))), triples(events(gold_tree(passage))))
        for name in (passage.genre, "all"):
            pairs.setdefault(name, []).append(item)
    for name in sorted(pairs, key=lambda n: (n == "all", n)):
        found = {(n, *t) for n, f, _ in pairs[name] for t in f}
        gold = {(n, *t) for n, _, g in pairs[name] for t in g}
        yield (
            name,
            Score.of(found, gold),
            Score.of({(n, w, h) for n, w, _, h in found}, {(n, w, h) for n, w, _, h in gold}),
        )


# Our own sentences


def read(file: Path = DATA) -> list[Row]:
    """The sentences with their annotation, numbered from 1."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def frames_in(text: str, language: Language) -> tuple[Frame, ...]:
    """The frames that sayso takes from a text."""
    document = Document(document_id(text.encode()), "s.txt", "text/plain", text, "en")
    syntax = findings(document, listen(text, language), language).syntax
    return find_frames(syntax, Span(0, len(text)))


def told(frame: Frame, text: str) -> tuple[str, dict[str, list[str]]]:
    """A frame as it is compared: its name, and its participants by part or role."""
    out: dict[str, list[str]] = {}
    for one in frame.arguments:
        role = str(one.part) if frame.kind and one.part else None if frame.kind else one.role
        if role is not None and (frame.kind or role in OPEN_ROLES):
            out.setdefault(role, []).append(AFTER.sub("", one.span.of(text)))
    return ("!" if frame.negated else "") + (frame.kind or frame.lemma), out


def wanted(row: Row) -> tuple[str, dict[str, list[str]]]:
    """The same of an annotated frame."""
    return ("!" if row["negated"] else "") + row["name"], row["arguments"]


def _same(found: str, annotated: str) -> bool:
    return any(found == one or found.endswith(" " + one) for one in annotated.split("|"))


Comparable = tuple[str, dict[str, list[str]]]


def judge(found: Sequence[Comparable], gold: Sequence[Comparable]) -> tuple[Counts, Counts, Counts]:
    """Right, found and wanted: of names, of roles, of whole frames."""
    left = list(gold)
    names = roles = whole = 0
    for name, arguments in found:
        options = [one for one in left if one[0] == name]
        if not options:
            continue
        best = max(options, key=lambda one: _right(arguments, one[1]))
        left.remove(best)
        names += 1
        right = _right(arguments, best[1])
        roles += right
        whole += right == _count(arguments) == _count(best[1])
    size = (sum(_count(a) for _, a in found), sum(_count(a) for _, a in gold))
    return (names, len(found), len(gold)), (roles, *size), (whole, len(found), len(gold))


Counts = tuple[int, int, int]


def _count(arguments: dict[str, list[str]]) -> int:
    return sum(map(len, arguments.values()))


def _right(found: dict[str, list[str]], gold: dict[str, list[str]]) -> int:
    right = 0
    for role, heads in gold.items():
        left = list(found.get(role, ()))
        for head in heads:
            one = next((o for o in left if _same(o, head)), None)
            if one is not None:
                left.remove(one)
                right += 1
    return right


def comparable(row: Row, language: Language) -> list[Comparable]:
    """The frames of a sentence that count: with a kind, or with a participant whose role does."""
    frames = frames_in(row["text"], language)
    out = [(frame, told(frame, row["text"])) for frame in frames]
    return [one for frame, one in out if frame.kind or one[1]]


def score(rows: Iterable[Row], language: Language, *, show: bool = False) -> list[tuple[int, int, int]]:
    """The counts of names, roles and whole frames over some sentences."""
    total = [[0, 0, 0] for _ in range(3)]
    for row in rows:
        found, gold = comparable(row, language), [wanted(one) for one in row["frames"]]
        counts = judge(found, gold)
        for sums, each in zip(total, counts, strict=True):
            for k, value in enumerate(each):
                sums[k] += value
        right, count, want = counts[2]
        if show and not right == count == want:
            print(f"{row['n']}: {row['text']}")
            for name, arguments in gold:
                print("   wanted", name, arguments)
            for name, arguments in found:
                print("   found ", name, arguments)
    return [(a, b, c) for a, b, c in total]


def _percent(counts: Counts) -> str:
    right, found, gold = counts
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    return f"{100 * p:.1f} / {100 * r:.1f} / {100 * 2 * p * r / (p + r) if p + r else 0.0:.1f}"


def main() -> None:
    """Print both tables."""
    show = "--show" in sys.argv
    sys.argv = [one for one in sys.argv if one != "--show"]
    options = ask(__doc__)
    if options is None:
        return
    rows = read()
    print(options.heading("Frames of our own sentences: precision / recall / F1"))
    lines = []
    for name, part in (("seen", 0), ("unseen", 1)):
        some = [row for row in rows if row["n"] % 2 == part]
        counts = score(some, options.language, show=show and name == "seen")
        lines.append((name, len(some), sum(len(row["frames"]) for row in some), *map(_percent, counts)))
    print(table(("", "sentences", "frames", "names", "roles", "whole"), lines))
    print()
    print(options.heading("Participants against those of the annotated trees, GUM dev"))
    print(table(("", "roles", "heads"), [(n, a.percent(), b.percent()) for n, a, b in against_gold(options)]))


if __name__ == "__main__":
    main()
