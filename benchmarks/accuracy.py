"""Accuracy on the development sets: python benchmarks/accuracy.py CORPORA

Builds a case from each set's own texts, exports it, and scores the export, so that what is measured is what a user gets:
- attributions on PolNeAR dev, by CORPORA/../tools/attribution_score.py (CofeNet's fragments; whole attributions, linked);
- named persons, organisations and places on UNER EWT dev and Worldwide dev: F1 of spans with equal start, end and type.
  Worldwide's facilities count as places. A gold span's edges are those of the words that it touches.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tokenizers import Tokenizer
from training.corpora import Passage

from sayso.cli import main as sayso
from sayso.language.onnx import WEIGHTS
from sayso.language.scheme import TYPES
from training import corpora

WANTED = ("person", "organization", "place")
Mark = tuple[int, int, str]


def export(folder: Path, work: Path) -> Path:
    """The export of a case built from a folder."""
    case, out = work / "case.sayso", work / "export"
    for arguments in (
        ["build", str(folder), "-o", str(case)],
        ["export", str(case), "--format", "jsonl", "-o", str(out)],
    ):
        status = sayso(arguments)
        if status not in (0, None):
            print(f"note: sayso {arguments[0]} ended with status {status}", file=sys.stderr)
    return out


def rows(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def attributions(folder: Path) -> None:
    """Print the figures of the scorer that lies beside the corpora."""
    scorer = folder.parent / "tools" / "attribution_score.py"
    with tempfile.TemporaryDirectory() as work:
        out = export(folder / "polnear" / "dev" / "text", Path(work))
        instances, gold = folder / "polnear" / "cofenet-dev.jsonl", folder / "polnear" / "dev" / "attributions"
        command = [sys.executable, scorer, out, "--instances", instances, "--ann", gold]
        print("PolNeAR dev, F1 in percent:", flush=True)
        subprocess.run([str(part) for part in command], check=True)


def gold_marks(passage: Passage) -> set[Mark]:
    """The annotated persons, organisations and places of a passage, as offsets."""
    out, words, k = set(), passage.words, 0
    layer = passage.named or []
    while k < len(layer):
        kind = _opens(layer[k])
        end = k + 1
        if kind is not None:
            while end < len(layer) and layer[end] == 1 << (2 * kind + 2):
                end += 1
            if TYPES[kind] in WANTED:
                out.add((words.starts[k], words.ends[end - 1], TYPES[kind]))
        k = end
    return out


def _opens(bits: int) -> int | None:
    """The type whose first word alone is allowed here, if one."""
    tag = bits.bit_length() - 1
    return (tag - 1) // 2 if bits.bit_count() == 1 and tag % 2 else None


def mentions(name: str, passages: Iterable[Passage]) -> None:
    """Print the F1 of named mentions over passages, all types together and each alone."""
    gold: dict[str, set[Mark]] = {}
    with tempfile.TemporaryDirectory() as work:
        texts = Path(work) / "texts"
        texts.mkdir()
        # Equal texts are one document of a case.
        distinct = {passage.text: passage for passage in passages}
        for n, passage in enumerate(distinct.values()):
            (texts / f"{n:04}.txt").write_bytes(passage.text.encode())
            gold[f"{n:04}.txt"] = gold_marks(passage)
        out = export(texts, Path(work))
        paths = {d["id"]: d["path"] for d in rows(out / "documents.jsonl")}
        found: dict[str, set[Mark]] = {path: set() for path in gold}
        for m in rows(out / "mentions.jsonl"):
            if m["form"] == "named" and m["type"] in WANTED:
                found[paths[m["document"]]].add((m["start"], m["end"], m["type"]))
    counts: dict[str, Counter[str]] = {}
    for path in gold:
        for kind in ("all", *WANTED):
            p, g = ({m for m in marks[path] if kind in ("all", m[2])} for marks in (found, gold))
            counts.setdefault(kind, Counter()).update(hit=len(p & g), found=len(p), gold=len(g))
    scores = (
        f"{kind} {200 * c['hit'] / max(1, c['found'] + c['gold']):.1f} of {c['gold']}" for kind, c in counts.items()
    )
    print(f"named mentions, {name} dev, F1 in percent: " + ", ".join(scores))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    folder = parser.parse_args().corpora
    if not folder.is_dir():
        print(f"skipped: there are no corpora in {folder}")
        return
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    attributions(folder)
    mentions("UNER EWT", corpora.ewt(folder / "ewt", "dev", tokenizer))
    mentions("Worldwide", corpora.worldwide(folder / "ner" / "worldwide" / "dev", tokenizer))


if __name__ == "__main__":
    main()
