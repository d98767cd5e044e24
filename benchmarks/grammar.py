"""Grammar and factuality on EWT and GUM dev: python benchmarks/grammar.py CORPORA

UAS and LAS over all tokens, punctuation among them, from running text: sayso's own words, windows and sentence ends, and
with the annotated sentence ends beside it. A token stands at the first word that it touches and no token before it took; a
token that no word is left for ("not" of "cannot") counts as wrong. Relations are compared without subtypes, as the CoNLL
2018 shared task does. Factuality: Pearson's r of the head's score with UDS-IH2's mean from -3 to 3, over its annotated
events, and the F1 of the two poles (an event whose mean is 0 has none).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import Options, Score, ask, ratio, table, totals_last
from training.corpora import Passage, read_conllu
from training.trees import INNER

from sayso.extract.grammar import parse
from sayso.extract.tags import sentence_ends
from sayso.language.protocol import Sheet
from sayso.language.windows import windows


def tokens(path: Path) -> Counter[str]:
    """How many tokens each document of a CoNLL-U file has, by its name; of a folder, of each file."""
    out: Counter[str] = Counter()
    for file in sorted(path.glob("*.conllu")) if path.is_dir() else [path]:
        name = file.stem
        for sentence in read_conllu(file):
            if not path.is_dir():
                name = sentence.comments.get("newdoc id", name)
            out[name] += sum(row[0].isdigit() for row in sentence.rows)
    return out


def sheets(passage: Passage, options: Options) -> Iterator[Sheet]:
    """What the model makes of a passage, window by window."""
    return options.language.read(passage.words, windows(passage.words))


def attachments(passage: Passage, options: Options) -> Counter[str]:
    """The tokens that hang where they should, and so named, with sayso's sentence ends and with the annotated ones."""
    counts: Counter[str] = Counter()
    tree = passage.tree
    assert tree is not None
    gold_ends = [k for k, ends in enumerate(passage.sentence or ()) if ends]
    for sheet in sheets(passage, options):
        for kind, ends in (("", sentence_ends(sheet)), (" gold", gold_ends)):
            grammar = parse(sheet, ends, options.language.parameters)
            for word in range(*sheet.words):
                if tree.heads[word] < 0 or tree.relations[word] == INNER:
                    continue
                at = word - grammar.first
                attached = int(grammar.heads[at]) == tree.heads[word]
                counts["uas" + kind] += attached
                counts["las" + kind] += attached and int(grammar.relations[at]) == tree.relations[word]
    return counts


def factuality(passages: list[Passage], options: Options) -> Iterator[str]:
    """The lines on factuality."""
    pairs = []
    for passage in passages:
        if passage.factuality:
            for sheet in sheets(passage, options):
                scores = sheet.scores["factuality"][:, 0]
                events = ((w, v) for w, v in passage.factuality.items() if sheet.words[0] <= w < sheet.words[1])
                pairs += [(float(scores[w - sheet.words[0]]), v) for w, v in events]
    guess, gold = np.array(pairs).T
    yield f"events {len(pairs)}, Pearson r {np.corrcoef(guess, gold)[0, 1]:.3f}"
    poled = gold != 0
    poles = {
        name: Score.of(
            set(np.flatnonzero(poled & (sign * guess > 0)).tolist()),
            set(np.flatnonzero(sign * gold > 0).tolist()),
        )
        for name, sign in (("positive", 1), ("negative", -1))
    }
    macro = sum(s.f1 for s in poles.values()) / 2
    shown = ", ".join(f"{name} {s.percent()}" for name, s in poles.items())
    yield f"polarity F1 over {int(poled.sum())} events: {shown}, mean {100 * macro:.1f}"


def main() -> None:
    """Print both tables."""
    options = ask(__doc__)
    if options is None:
        return
    ewt = options.ewt()
    sets = {"EWT": ewt, "GUM": [annotated.passage for annotated in options.gum()]}
    total = tokens(options.corpora / "ewt" / "dev.conllu") + tokens(options.corpora / "gum" / "dev")
    print(options.heading("Dependencies, EWT and GUM dev"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, passages in sets.items():
        for passage in passages:
            found = attachments(passage, options)
            found["tokens"] = total[passage.name]
            for key in (f"{name} {passage.genre}", name, "all"):
                counts[key] += found
    kinds = ("uas", "las", "uas gold", "las gold")
    lines = [
        (name, counts[name]["tokens"], *(ratio(counts[name][k], counts[name]["tokens"]) for k in kinds))
        for name in totals_last(counts)
    ]
    print(table(("", "tokens", "UAS", "LAS", "UAS, gold sentences", "LAS, gold sentences"), lines))
    print()
    print(options.heading("Event factuality, UDS-IH2 dev"))
    print("\n".join(factuality(ewt, options)))


if __name__ == "__main__":
    main()
