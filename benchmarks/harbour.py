"""How much of what is planted in the harbour case does an export show? `python benchmarks/harbour.py EXPORT`.

EXPORT is what `sayso export CASE --format jsonl -o EXPORT` wrote. Every planted chain and act is looked up by its
quotation; what was found is printed beside what was planted. It is a small invented case: a look, not a measure.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

EXPECTED = Path(__file__).resolve().parents[1] / "examples" / "expected.json"
FACETS = ("act", "status", "basis")
ENOUGH = 0.3  # a claim that shares less of its stretch with the quotation is another claim

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one planted thing: each check by name, and the chain that was found (None for no claim)."""

    planted: Row
    checks: dict[str, bool]
    chain: str | None


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def place(quotation: str, text: str) -> tuple[int, int]:
    """Where the quotation stands, whatever its line breaks. Raises ValueError when it stands nowhere."""
    found = re.search(r"[\s>]+".join(map(re.escape, quotation.split())), text)
    if found is None:
        raise ValueError(f"{quotation!r} is not in the document")
    return found.span()


def overlap(claim: Row, start: int, end: int) -> float:
    """Shared characters over all characters of the two stretches, 0 to 1."""
    shared = min(claim["end"], end) - max(claim["start"], start)
    return float(max(0, shared) / (max(claim["end"], end) - min(claim["start"], start)))


def canonical(name: str, aliases: list[list[str]]) -> str:
    """The first name of the set that holds this one; the name itself, without case, when none does."""
    plain = name.replace('"', "").replace("“", "").replace("”", "").casefold()
    for names in aliases:
        if plain in (alias.replace("“", "").replace("”", "").casefold() for alias in names):
            return names[0]
    return plain


def same_speaker(link: Row, wanted: str | None, aliases: list[list[str]]) -> bool:
    """Whether a link names the wanted speaker; a wanted None is a source that must stay open."""
    if wanted is None:
        return link["entity"] is None
    return link["name"] is not None and canonical(link["name"], aliases) == canonical(wanted, aliases)


def judge(planted: Row, claims: list[Row], text: str, aliases: list[list[str]]) -> Verdict:
    """Look one planted thing up among its document's claims; of equally near claims the best counts."""
    start, end = place(planted["quotation"], text)
    best = max((overlap(claim, start, end) for claim in claims), default=0.0)
    if best < ENOUGH:
        return Verdict(planted, {"claim": False}, None)
    near = [claim for claim in claims if overlap(claim, start, end) == best]
    verdicts = [Verdict(planted, checks(claim, planted, aliases), drawn(claim)) for claim in near]
    return max(verdicts, key=lambda verdict: sum(verdict.checks.values()))


def checks(claim: Row, planted: Row, aliases: list[list[str]]) -> dict[str, bool]:
    """Each thing that can be right or wrong about a claim that was found."""
    chain, wanted = claim["chain"], planted["speakers"]
    depth = len(chain) == len(wanted)
    out = {
        "claim": True,
        "depth": depth,
        "speakers": depth and all(same_speaker(link, name, aliases) for link, name in zip(chain, wanted, strict=True)),
    }
    return out | {facet: claim[facet] == planted[facet] for facet in FACETS if facet in planted}


def drawn(claim: Row) -> str:
    """A found chain on one line, with its facets."""
    speakers = " › ".join(link["name"] or "(open)" for link in claim["chain"]) or "(own voice)"
    return f"{speakers} [{', '.join(claim[facet] for facet in FACETS)}] {claim['text'][:60]!r}"


def score(export: Path) -> list[Verdict]:
    """The verdicts of a case's export, in the order of expected.json."""
    expected = json.loads(EXPECTED.read_text("utf-8"))
    documents = {row["path"]: row for row in rows(export / "documents.jsonl")}
    claims: dict[str, list[Row]] = {}
    for claim in rows(export / "claims.jsonl"):
        claims.setdefault(claim["document"], []).append(claim)
    verdicts = []
    for planted in expected["chains"] + expected["acts"]:
        document = documents[planted["document"]]
        found = claims.get(document["id"], [])
        verdicts.append(judge(planted, found, document["text"], expected["aliases"]["same"]))
    return verdicts


@dataclass(frozen=True, slots=True)
class Related:
    """What became of one planted conflict, or of one origin that several documents have."""

    about: str
    found: bool
    why: str


def near(claims: list[Row], start: int, end: int) -> set[str]:
    """The ids of the claims that share enough with a stretch, or stand in it."""
    return {
        claim["id"]
        for claim in claims
        if overlap(claim, start, end) >= ENOUGH or (start <= claim["start"] and claim["end"] <= end)
    }


def weigh(export: Path) -> tuple[list[Related], list[Row]]:
    """What became of the planted conflicts and origins, and the conflicts and independent agreements beside them."""
    expected = json.loads(EXPECTED.read_text("utf-8"))
    documents = {row["path"]: row for row in rows(export / "documents.jsonl")}
    claims = rows(export / "claims.jsonl")
    relations = rows(export / "relations.jsonl")
    held = {name: [claim for claim in claims if claim["document"] == row["id"]] for name, row in documents.items()}

    def at(quoted: Row) -> set[str]:
        return near(held[quoted["document"]], *place(quoted["quotation"], documents[quoted["document"]]["text"]))

    out, planted = [], set()
    for one in expected["conflicts"]:
        left, right = at(one["left"]), at(one["right"])
        found = [row for row in between(relations, left, right) if row["kind"] == "conflicts"]
        planted |= {(row["left"], row["right"]) for row in found}
        out.append(Related(one["about"], bool(found), found[0]["rationale"] if found else "no conflict"))
    for one in expected["origins"]:
        sides = [at(quoted) for quoted in one.get("quotations", ())]
        sides = sides or [{claim["id"] for claim in held[name]} for name in one["documents"]]
        found = [row for a, b in combinations(sides, 2) for row in between(relations, a, b)]
        apart = [row for row in found if row["independent"]]
        told = len([row for row in found if row["kind"] == "repeats"])
        out.append(
            Related(one["shows"], bool(told) and not apart, f"{told} repeat, {len(apart)} taken for independent")
        )
    beside = [
        row
        for row in relations
        if (row["kind"] == "conflicts" and (row["left"], row["right"]) not in planted)
        or (row["kind"] == "corroborates" and row["independent"])
    ]
    return out, beside


def between(relations: list[Row], left: set[str], right: set[str]) -> list[Row]:
    """The relations of a claim of one side with one of the other."""
    return [
        row
        for row in relations
        if (row["left"] in left and row["right"] in right) or (row["left"] in right and row["right"] in left)
    ]


def main() -> int:
    """Print each planted thing that was missed or misread, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("export", type=Path, help="the folder that `sayso export --format jsonl` wrote")
    export = parser.parse_args().export
    verdicts = score(export)
    right, asked = Counter[str](), Counter[str]()
    for verdict in verdicts:
        asked.update(verdict.checks.keys())
        right.update(name for name, holds in verdict.checks.items() if holds)
        wrong = [name for name, holds in verdict.checks.items() if not holds]
        if wrong:
            wanted = " › ".join(name or "(open)" for name in verdict.planted["speakers"]) or "(own voice)"
            print(f"{verdict.planted['document']}: {verdict.planted['quotation']!r}\n  wrong: {', '.join(wrong)}")
            print(f"  planted {wanted}\n  found   {verdict.chain or 'no claim there'}")
    print("\n" + "\n".join(f"{name:9} {right[name]:3} of {asked[name]}" for name in asked))
    related, beside = weigh(export)
    print()
    for one in related:
        print(f"{'found ' if one.found else 'MISSED'} {one.about}: {one.why}")
    texts = {row["id"]: row["text"] for row in rows(export / "claims.jsonl")}
    print(f"\nbeside these, {len(beside)} conflicts and agreements of two origins:")
    for row in beside:
        print(f"{row['kind']} {row['score']} {row['rationale']}\n  {texts[row['left']]!r}\n  {texts[row['right']]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
