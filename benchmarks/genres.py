"""What sayso finds by genre, GUM dev and EWT dev: python benchmarks/genres.py CORPORA

PolNeAR, on which most is measured, is political news; this is the rest. F1 in percent, and what each counts:
- named: persons, organisations and places with exact span and type;
- nominal: noun phrases up to their head, of the types that sayso shows, exact span and type (GUM);
- sentences: the words that end one;
- cues: cues of attributions, nested ones too, that overlap, one to one (GUM's attribution relations, fewer than those of
  PolNeAR's guidelines: read the recall);
- pronouns: as benchmarks/pronouns.py has it: those that GUM chains to a name or a noun before them, how many of them sayso
  settles, and how many of the settled rightly.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import (
    Attributed,
    Score,
    annotated,
    ask,
    found_mentions,
    heard,
    marks,
    match,
    named_marks,
    ratio,
    read,
    shared,
    table,
)
from benchmarks.pronouns import judge
from training.corpora import Passage, word_range

from sayso.extract.understanding import KEPT_NOMINALS
from sayso.model import Form, MentionType, Reading

WANTED = frozenset((MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE))
COLUMNS = ("named", "nominal", "sentences", "cues")


def mentions(passage: Passage, reading: Reading, form: Form) -> Score:
    """The score of the names, or of the noun phrases."""
    wanted = WANTED if form is Form.NAMED else KEPT_NOMINALS
    gold = named_marks(passage) if form is Form.NAMED else set(marks(passage.nominal or ()))
    found = {(m.words, m.type) for m in found_mentions(reading, passage.words) if m.form is form}
    return Score.of({m for m in found if m[1] in wanted}, {m for m in gold if m[1] in wanted})


def sentences(passage: Passage, reading: Reading) -> Score:
    """The score of the sentences' last words."""
    places = (word_range(passage.words, s.start, s.end) for s in reading.sentences)
    return Score.of({p[1] - 1 for p in places if p}, {k for k, last in enumerate(passage.sentence or ()) if last})


def cues(gold: list[Attributed], found: list[Attributed]) -> Score:
    """The score of the cues."""
    ours, theirs = ([a.cue for a in side if a.cue] for side in (gold, found))
    hits = len(match(ours, theirs, shared))
    return Score(hits, len(theirs), hits, len(ours))


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    scores: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    pronouns: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in [*(document.passage for document in options.gum()), *options.ewt()]:
        reading = read(passage.text, passage.name, language=options.language)
        found = {"named": mentions(passage, reading, Form.NAMED), "sentences": sentences(passage, reading)}
        if passage.corpus == "gum":
            found["nominal"] = mentions(passage, reading, Form.NOMINAL)
            found["cues"] = cues(annotated(passage), heard(reading, passage.words))
        corpus = passage.corpus.upper()
        for key in (f"{corpus}: {passage.genre}", f"{corpus}: all"):
            for name, score in found.items():
                scores[key][name] += score
            if passage.corpus == "gum":
                pronouns[key] += judge(reading, passage)
    print(options.heading("By genre, GUM dev and UNER EWT dev, F1 in percent"))
    rows: list[list[object]] = []
    for genre in sorted(scores, key=lambda name: (name[:3] != "GUM", name.endswith(" all"), name)):
        by_name, p = scores[genre], pronouns[genre]
        figures = [cell for name in COLUMNS for cell in (by_name[name].percent(), int(by_name[name].gold))]
        recall = ratio(by_name["cues"].reached, by_name["cues"].gold)
        rows.append([genre, *figures, recall, p["gold"], ratio(p["found"], p["gold"]), ratio(p["right"], p["found"])])
    heads = [head for name in COLUMNS for head in (name, "of")]
    print(table(["genre", *heads, "recall", "pronouns", "settled", "rightly"], rows))


if __name__ == "__main__":
    main()
