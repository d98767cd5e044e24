"""Peak memory over many documents: python benchmarks/memory.py [--documents N] [--words N] [--workers N]

Generates a folder of documents of invented text, builds a case from it, and prints the peak memory of all processes
together beside the limit of 1 GiB. Exits with 1 when the peak is over it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from peak import Peak
from sayso.config import Config
from sayso.run import build
from speed import report

LIMIT = 2**30
NAMES = ("Ruta Ilvesmaa", "Kalle Tamro", "Orrefar Drum Works", "the harbour board", "a clerk", "Berit Saarvelt")
VERBS = ("said", "denied", "told the court", "wrote", "claimed", "testified", "alleged")
THINGS = ("the drums", "the ledger", "two loads of gravel", "the permit", "the crane", "a letter from the ministry")
DONE = ("had left the yard", "was never signed", "were weighed twice", "went into the water", "had been forged")
WHEN = ("on 3 March 2021", "last spring", "in 2019", "the following Tuesday", "before the hearing")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--words", type=int, default=400, metavar="N", help="in each document, about")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    args = parser.parse_args()
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        for number in range(args.documents):
            (docs / f"{number:05}.txt").write_text(letter(chance, args.words), encoding="utf-8")
        with Peak() as peak:
            summary = build([docs], Path(folder) / "case.sayso", config=Config(workers=args.workers))
    report(summary, peak, args.workers)
    fits = peak.pss < LIMIT
    print(f"limit: {LIMIT / 2**20:,.0f} MiB, {'kept' if fits else 'BROKEN'}")
    return 0 if fits else 1


def letter(chance: random.Random, words: int) -> str:
    """Invented sentences in paragraphs of five, about so many words."""
    lines, length = [], 0
    while length < words:
        pick = [chance.choice(part) for part in (NAMES, VERBS, THINGS, DONE, WHEN)]
        line = "{} {} that {} {} {}.".format(*pick)
        lines.append(line[0].upper() + line[1:])
        length += len(line.split())
    paragraphs = [" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
    return "\n\n".join(paragraphs) + "\n"


if __name__ == "__main__":
    sys.exit(main())
