"""Speed of understanding: python benchmarks/understanding.py TEXTS [--processes N] [--weights DIR]

TEXTS is a folder of plain texts. Each of N processes (two unless told otherwise) understands its share of them in one
thread, set up as a build's workers are: all heads, contents read again where a cue is suspected inside, coreference,
claims. Beside it the bare encoder: the same windows of the same texts through the network once, scores thrown away. Prints
the words a second of both over all processes, and how many times the bare encoder's time understanding takes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import time
from pathlib import Path

from sayso.extract import understand
from sayso.language.onnx import WEIGHTS, OnnxLanguage
from sayso.language.windows import windows
from sayso.model import Document, document_id
from sayso.run.worker import ONE_THREAD, settle

Times = tuple[int, float, float]


def measure(work: tuple[list[Path], Path]) -> Times:
    """Words, seconds of understanding, seconds of the bare encoder."""
    paths, weights = work
    language = OnnxLanguage(weights)
    settle()
    documents = [
        Document(document_id(path.read_bytes()), path.name, "text/plain", path.read_bytes().decode("utf-8", "replace"))
        for path in paths
    ]
    words = [language.split(document.text) for document in documents]
    for each in words[:2]:
        for _ in language.read(each, windows(each)):
            pass
    began = time.perf_counter()
    for each in words:
        for _ in language.read(each, windows(each)):
            pass
    bare = time.perf_counter() - began
    began = time.perf_counter()
    for document in documents:
        understand(document, language=language)
    return sum(len(document.text.split()) for document in documents), time.perf_counter() - began, bare


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--processes", type=int, default=2, metavar="N")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    paths = sorted(given.texts.glob("*.txt"))
    if not paths:
        print(f"skipped: there are no .txt files in {given.texts}")
        return
    shares = [(paths[k :: given.processes], given.weights) for k in range(given.processes)]
    os.environ.update(ONE_THREAD)
    with multiprocessing.get_context("spawn").Pool(given.processes) as pool:
        results = pool.map(measure, shares)
    words = sum(w for w, _, _ in results)
    whole, bare = max(u for _, u, _ in results), max(b for _, _, b in results)
    print(f"{len(paths)} texts, {words:,} words, {given.processes} processes of one thread")
    print(f"understand: {whole:.1f} s, {words / whole:,.0f} words a second")
    print(f"bare encoder on the same windows: {bare:.1f} s, {words / bare:,.0f} words a second")
    print(f"understanding takes {whole / bare:.2f} times the bare encoder")
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > given.processes + 0.5:
        print(f"note: the machine was busy (load {load:.1f} on {cores} cores); measure again when it is idle")


if __name__ == "__main__":
    main()
