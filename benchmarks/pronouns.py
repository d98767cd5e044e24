"""Whom pronouns mean, on GUM dev: python benchmarks/pronouns.py CORPORA

For each third-person pronoun of a person ("he", "she", "they"…) that GUM chains to an earlier mention: did sayso point it
to something that the document calls by a name or a noun, and is that thing GUM's? Printed by genre: how many there are,
how many sayso settles, and how many of those rightly (the last mention before the pronoun in sayso's cluster that is no
pronoun overlaps a mention of the pronoun's chain in GUM). A source left open is no error; a wrong one is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tokenizers import Tokenizer
from training.corpora import Passage

from sayso.extract import understand
from sayso.language import load
from sayso.language.onnx import WEIGHTS, OnnxLanguage
from sayso.model import Document, Form, Mention, Reading, Span, document_id
from training import corpora

PRONOUNS = frozenset("he him his himself she her hers herself they them their theirs".split())


def gold_spans(passage: Passage) -> list[tuple[Span, int, str]]:
    """GUM's mentions as (span, chain, form)."""
    words = passage.words
    return [(Span(words.starts[m.words[0]], words.ends[m.words[1] - 1]), m.chain, m.form) for m in passage.chains or ()]


def judge(reading: Reading, passage: Passage) -> Counter[str]:
    """Counts: gold (settled by GUM), found (settled by sayso), right."""
    gold = gold_spans(passage)
    chains = defaultdict(list)
    for span, chain, form in gold:
        chains[chain].append((span, form))
    text, count = passage.text, Counter()
    for m in reading.mentions:
        if m.form is not Form.PRONOMINAL or m.span.of(text).casefold() not in PRONOUNS:
            continue
        chain = next((c for span, c, _ in gold if span == m.span), None)
        if chain is None or not any(s.start < m.span.start and form != "pronominal" for s, form in chains[chain]):
            continue
        count["gold"] += 1
        last = antecedent(reading, m)
        if last is not None:
            count["found"] += 1
            count["right"] += any(last.span.overlaps(span) and form != "pronominal" for span, form in chains[chain])
    return count


def antecedent(reading: Reading, pronoun: Mention) -> Mention | None:
    """The last mention before a pronoun in its cluster that is no pronoun itself."""
    before = [m for m in reading.mentions if m.cluster == pronoun.cluster and m.span.start < pronoun.span.start]
    return next((m for m in reversed(before) if m.form is not Form.PRONOMINAL), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    parser.add_argument("--weights", type=Path, help="other weights than the shipped ones")
    options = parser.parse_args()
    if not options.corpora.is_dir():
        print(f"skipped: there are no corpora in {options.corpora}")
        return
    language = OnnxLanguage(options.weights) if options.weights else load()
    genres: dict[str, Counter[str]] = defaultdict(Counter)
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    for passage in corpora.gum(options.corpora / "gum" / "dev", tokenizer):
        document = Document(document_id(passage.text.encode()), passage.name, "text/plain", passage.text)
        count = judge(understand(document, language=language), passage)
        genres[passage.genre].update(count)
        genres["all"].update(count)
    print("pronouns of persons, GUM dev: settled by GUM, settled by sayso, rightly")
    for genre, c in sorted(genres.items(), key=lambda item: (item[0] == "all", item[0])):
        share = f"{100 * c['right'] / c['found']:.1f}%" if c["found"] else "-"
        print(f"{genre:14} {c['gold']:4} {c['found']:4} {c['right']:4}  {share}")


if __name__ == "__main__":
    main()
