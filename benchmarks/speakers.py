"""Whether the one who speaks is found, also out of the sentence: python benchmarks/speakers.py CORPORA

GUM dev: each attribution whose source is a mention. It is found when the cue of an attribution of sayso's overlaps its
cue (one to one, the largest overlap first), settled when sayso points its source to somebody, and right when that is
whom GUM means:
- where GUM's chain of the source has a name anywhere in the document, before or after: sayso's cluster of the source
  holds names, and more of them stand for mentions of that chain than of any other. A cluster without a name is not
  settled: it leaves the speaker open;
- where the chain has a noun phrase and no name, or pronouns alone: the same of noun phrases, or of all mentions; and a
  cluster that holds a name is wrong. The source's own words count among the mentions of its cluster.
A mention of sayso's stands for the annotated one that it shares most with, among those whose head it holds. The source
is the mention of its very words, else the longest that begins where it begins, else the smallest around it ("who").
The table tells apart where the nearest name (or noun) of the chain stands: "elsewhere" is out of the sentence.

precision   right of settled
recall      right of all that GUM annotates: the accuracy over gold attributions
of found    right of those whose cue sayso found

LitBank dev: LitBank's layer of quotations is not among these corpora, only its coreference. So what is counted are the
attributions that sayso itself finds whose source is an annotated mention: all of them are found, by that choice.
Sentences are GUM's own; in LitBank, sayso's. GUM's texts stand here without the labels of their turns, so in
conversation "I" is mostly nobody whom the text could name: read the line without "I", "we" and "you" as well.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import (
    Annotated,
    Attributed,
    Found,
    Gold,
    Range,
    annotated,
    ask,
    found_mentions,
    heard,
    jaccard,
    match,
    ratio,
    read,
    shared,
    table,
)
from training.corpora import Passage, word_range

from sayso.extract.pronouns import pronoun
from sayso.model import Form, MentionType, Reading

FORMS = (Form.NAMED, Form.NOMINAL, Form.PRONOMINAL)
NAMED = ("name in the source", "name in the sentence", "name elsewhere")
UNNAMED = ("noun in the source", "noun in the sentence", "noun elsewhere", "pronouns alone")
ANY_NAME, SPEAKING, OTHERS, ALL = "any name", "I, we, you", "all but I, we, you", "all"
LINES = (*NAMED, *UNNAMED, ANY_NAME, SPEAKING, OTHERS)


def mention_of(source: Range, gold: Sequence[Gold]) -> Gold | None:
    """The mention that a source is."""
    same = [m for m in gold if m.words == source]
    opening = [m for m in gold if m.words[0] == source[0] and m.words[1] <= source[1]]
    around = [m for m in gold if m.words[0] <= source[0] and source[1] <= m.words[1]]
    if same or opening:
        return max(same or opening, key=lambda m: m.words[1])
    return min(around, key=lambda m: m.words[1] - m.words[0], default=None)


def chain_of(place: Range, gold: Sequence[Gold]) -> str | None:
    """The chain of the annotated mention that a found one stands for."""
    words = frozenset(range(*place))
    holding = [m for m in gold if (m.head in words if m.head is not None else not words.isdisjoint(range(*m.words)))]
    best = max(holding, key=lambda m: jaccard(words, frozenset(range(*m.words))), default=None)
    return best.chain if best else None


def best_form(chain: str, gold: Sequence[Gold]) -> Form:
    """The plainest form in which a document speaks of a referent: a name, else a noun phrase, else pronouns alone."""
    return min((m.form for m in gold if m.chain == chain), key=FORMS.index)


def where(source: Range, cue: Range, chain: str, gold: Sequence[Gold], sentences: Sequence[Range]) -> str:
    """Where the nearest name of a source's chain stands, or its nearest noun: one of NAMED or UNNAMED."""
    form = best_form(chain, gold)
    if form is Form.PRONOMINAL:
        return UNNAMED[3]
    told = [m for m in gold if m.chain == chain and m.form is form]
    here = [s for s in sentences if s[0] < cue[1] and cue[0] < s[1]]
    at = NAMED if form is Form.NAMED else UNNAMED
    if any(source[0] <= (m.words[0] if m.head is None else m.head) < source[1] for m in told):
        return at[0]
    return at[1] if any(s[0] <= m.words[0] < s[1] for s in here for m in told) else at[2]


def judge(own: Sequence[Found], chain: str, gold: Sequence[Gold]) -> tuple[bool, bool]:
    """Whether the mentions of a source's cluster say who it is, as plainly as the document does, and are right."""
    form = best_form(chain, gold)
    told = [m for m in own if FORMS.index(m.form) <= FORMS.index(form)]
    meant = Counter(c for m in told if (c := chain_of(m.words, gold)) is not None)
    right = meant.pop(chain, 0)
    misnamed = form is not Form.NAMED and any(m.form is Form.NAMED for m in own)
    return bool(told), right > max(meant.values(), default=0) and not misnamed


def spoken_of(attribution: Attributed, found: Sequence[Found], passage: Passage) -> list[Found]:
    """The mentions of a source's cluster, and the source's own words, which sayso shows where it has nothing better."""
    cluster = attribution.cluster
    out = [m for m in found if cluster is not None and m.cluster == cluster]
    if attribution.source and all(m.words != hull(attribution.source) for m in out):
        form = Form.PRONOMINAL if pronoun(words_of(attribution.source, passage)) else Form.NOMINAL
        out.append(Found(hull(attribution.source), cluster, form, MentionType.PERSON))
    return out


def in_gum(document: Annotated, reading: Reading) -> Iterator[tuple[list[str], Counter[str]]]:
    """For each annotated attribution, the lines of the table that it belongs to, and what counts of it."""
    passage, gold = document.passage, document.mentions
    found = found_mentions(reading, passage.words)
    said, theirs = annotated(passage), heard(reading, passage.words)
    paired = dict(match([s.cue for s in said], [h.cue for h in theirs], shared))
    sentences = gold_sentences(passage)
    for k, s in enumerate(said):
        mention = mention_of(hull(s.source), gold) if s.source and s.cue else None
        if mention is not None:
            place = where(hull(s.source), hull(s.cue), mention.chain, gold, sentences)
            own = spoken_of(theirs[paired[k]], found, passage) if k in paired else []
            settled, right = judge(own, mention.chain, gold)
            yield lines(place, s.source, passage), Counter(gold=1, found=k in paired, settled=settled, right=right)


def gold_sentences(passage: Passage) -> list[Range]:
    """The annotated sentences in words."""
    ends = [k + 1 for k, last in enumerate(passage.sentence or ()) if last]
    return list(zip([0, *ends], ends, strict=False))


def in_litbank(passage: Passage, reading: Reading) -> Iterator[tuple[list[str], Counter[str]]]:
    """The same for each attribution that sayso finds whose source is an annotated mention."""
    gold = [Gold(m.words, _head(m.words, m.form), str(m.chain), Form(m.form)) for m in passage.chains or ()]
    found = found_mentions(reading, passage.words)
    sentences = [r for s in reading.sentences if (r := word_range(passage.words, s.start, s.end))]
    for h in heard(reading, passage.words):
        mention = mention_of(hull(h.source), gold) if h.source and h.cue else None
        if mention is not None:
            settled, right = judge(spoken_of(h, found, passage), mention.chain, gold)
            place = where(hull(h.source), hull(h.cue), mention.chain, gold, sentences)
            yield lines(place, h.source, passage), Counter(gold=1, found=1, settled=settled, right=right)


def _head(words: Range, form: str) -> int | None:
    """LitBank's noun phrases are cut behind their head; of its names no word is known to be the head."""
    return words[1] - 1 if form == "nominal" else None


def hull(numbers: frozenset[int]) -> Range:
    """From the first to the last of some words."""
    return min(numbers), max(numbers) + 1


def words_of(numbers: frozenset[int], passage: Passage) -> str:
    """The text from the first to the last of some words."""
    start, end = hull(numbers)
    return passage.text[passage.words.starts[start] : passage.words.ends[end - 1]]


def lines(place: str, source: frozenset[int], passage: Passage) -> list[str]:
    """The lines of the table that an attribution counts in: where the name stands, any name, the source's person."""
    said = pronoun(words_of(source, passage))
    return [
        place,
        *([ANY_NAME] if place in NAMED else []),
        *([SPEAKING] if said and said.person < 3 else [OTHERS]),
        ALL,
    ]


def row(name: str, counts: Counter[str]) -> list[object]:
    """One line of the table."""
    gold, found, settled, right = (counts[key] for key in ("gold", "found", "settled", "right"))
    return [name, gold, found, settled, right, ratio(right, settled), ratio(right, gold), ratio(right, found)]


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    genres = set()
    for document in options.gum():
        passage = document.passage
        genres.add(passage.genre)
        for names, count in in_gum(document, read(passage.text, passage.name, language=options.language)):
            for name in (*names, passage.genre):
                counts[f"GUM: {name}"] += count
    for passage in options.litbank():
        for names, count in in_litbank(passage, read(passage.text, passage.name, language=options.language)):
            for name in names:
                counts[f"LitBank: {name}"] += count
    print(options.heading("Speakers of attributions, GUM dev (annotated) and LitBank dev (found), in percent"))
    print("LitBank's quotations are not among these corpora: its coreference judges the sources that sayso finds.")
    order = [f"GUM: {name}" for name in (*LINES, *sorted(genres), ALL)] + [f"LitBank: {name}" for name in (*LINES, ALL)]
    heads = ["attributions", "gold", "found", "settled", "right", "precision", "recall", "of found"]
    print(table(heads, [row(name, counts[name]) for name in order]))


if __name__ == "__main__":
    main()
