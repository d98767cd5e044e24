"""How many cues of PolNeAR get a considered act: python benchmarks/acts.py ../shared/corpora/polnear/train."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from sayso.extract.acts import considered


def cues(folder: Path) -> Counter[str]:
    """The cues of a part of PolNeAR, lower case, with their frequencies."""
    found: Counter[str] = Counter()
    for path in sorted((folder / "attributions").glob("*.ann*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = line.split("\t")
            if len(fields) == 3 and fields[1].startswith("Cue "):
                found[fields[2].lower().strip()] += 1
    return found


def main() -> None:
    """Print the share of cue tokens and of distinct cues that the lexicon covers, the acts, and what it lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a part of PolNeAR: the folder that holds attributions/")
    counts = cues(parser.parse_args().folder)
    acts = {cue: considered(cue) for cue in counts}
    known = sum(count for cue, count in counts.items() if acts[cue] is not None)
    total = counts.total()
    print(f"cue tokens covered    {known} of {total} ({known / total:.1%})")
    print(f"distinct cues covered {sum(act is not None for act in acts.values())} of {len(acts)}")
    by_act: Counter[str] = Counter()
    for cue, count in counts.items():
        if (act := acts[cue]) is not None:
            by_act[act.value] += count
    for act_name, count in by_act.most_common():
        print(f"  {act_name:10} {count:6} ({count / total:.1%})")
    missed = [cue for cue, _ in counts.most_common() if acts[cue] is None][:20]
    print("most frequent not covered:", ", ".join(missed))


if __name__ == "__main__":
    main()
