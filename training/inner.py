"""Where a cue stands inside a content, by the shipped model's own reading of each annotated content as a text of its own.

`python -m training.inner --corpora DIR --out inner.json`. PolNeAR labels a word once, so the cue of an attribution inside
another's content is labelled content. The head that learns these places decides which contents are worth reading again.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sayso.extract.links import link
from sayso.extract.signals import LEAST_WORDS, bare
from sayso.extract.tags import fragments
from sayso.language.onnx import load
from sayso.language.protocol import Language
from training import corpora
from training.corpora import Passage, Range
from training.train import load_tokenizer


def inner_cues(passage: Passage, language: Language) -> list[list[Range]]:
    """For each annotator, the cues with a content of their own inside the annotated contents."""
    out = []
    for said in passage.said:
        contents = [r for s in said for r in s.content]
        ranges = [r for r in (bare(r, passage.text, passage.words) for r in contents) if r[1] - r[0] >= LEAST_WORDS]
        found: list[Range] = []
        for outer, sheet in zip(ranges, language.read(passage.words, ranges), strict=True):
            linked = link(sheet, fragments(sheet, language.parameters), language.parameters)
            found += [x.cue.words for x in linked if x.cue and all(part.words != outer for part in x.content)]
        out.append(sorted(found))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    language = load()
    passages = corpora.polnear(options.corpora / "polnear" / "train", load_tokenizer(options.base))
    options.out.write_text(json.dumps({p.name: inner_cues(p, language) for p in passages}), encoding="utf-8")


if __name__ == "__main__":
    main()
