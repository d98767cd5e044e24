"""Chains, nesting and facets on the project's own passages: python benchmarks/passages.py [--part seen|unseen|all] [--show]

Builds a case from the passages of benchmarks/data, exports it, and scores the export against their annotation, so that
what is measured is what a user gets. benchmarks/data/GUIDELINES.md says what is annotated, and how it is written down.

- attributions: whole ones, source, cue and content linked. Exact: the three sets of spans are equal, white space aside.
  Partial: contents share half of their characters (Jaccard), sources overlap or both are absent, cues likewise; one to
  one, best first.
- nested: pairs of an attribution and the one that encloses it; found when both are found in part.
- speakers: of the attributions found in part, those whose source was resolved to the right name, or rightly left open.
  A name that is only part of the words of a source ("the driver, Mr Orley") is not resolved.
- claims are matched one to one on half of their characters; chain, act, factuality, status, basis and time are counted
  over the matched ones. A chain is right when it names the same speakers in the same order.
- stated: F1 over the values other than "unstated", or over the times that there are, since abstaining is most often right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any

from sayso.cli import main as sayso
from sayso.model import Act, Basis, Factuality, Status

DATA = Path(__file__).resolve().parent / "data"
PARTS = ("seen", "unseen")
GENRES = ("letter", "motion", "news", "testimony")
ROLES = ("source", "cue", "content")
FACETS = ("act", "factuality", "status", "basis")
ENOUGH = 0.5

_MARK = re.compile(r"\{(source|cue|content) ([^{}]+)\}")
_DAY = r"\d{4}-\d\d-\d\d"
_TIME = re.compile(rf"({_DAY})|({_DAY}|\.\.)/({_DAY}|\.\.)")

Row = dict[str, Any]
Span = tuple[int, int]
Spans = tuple[Span, ...]
Time = tuple[str | None, str | None]


class Mistake(Exception):
    """An annotation that does not fit its passage: the file, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """An annotated attribution. `speaker` is a name, the own words of a source left open, or "" for none."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str
    act: str
    parent: str | None

    def part(self, role: str) -> Spans:
        """The spans of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class Claim:
    """An annotated claim; `chain` holds speakers as an attribution's `speaker` does, outermost first.

    `attribution` is the id of the one whose content it is; None for one in the document's own voice or a turn's.
    """

    span: Span
    chain: tuple[str, ...]
    act: str
    factuality: str
    status: str
    basis: str
    time: Time | None
    attribution: str | None = None

    def facet(self, name: str) -> str:
        """The value of a facet."""
        return {"act": self.act, "factuality": self.factuality, "status": self.status, "basis": self.basis}[name]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its annotation. `names` are the forms of each name, its fullest one included."""

    name: str
    text: str
    names: Mapping[str, tuple[str, ...]]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]

    @property
    def genre(self) -> str:
        """What the file's name opens with."""
        return self.name.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Export:
    """What sayso found in one passage: rows of its export, and how it names the source of each attribution."""

    attributions: tuple[Row, ...]
    claims: tuple[Row, ...]
    links: Mapping[str, Row]


# Reading the annotation


def read(part: str, *, data: Path = DATA) -> tuple[Passage, ...]:
    """The passages of a part, or of all, in order of name. Raises Mistake."""
    folders = PARTS if part == "all" else (part,)
    files = sorted((file for folder in folders for file in (data / folder).glob("*.txt")), key=lambda file: file.stem)
    return tuple(load(file) for file in files)


def load(file: Path) -> Passage:
    """One passage, from its .txt and the .toml beside it. Raises Mistake."""
    text = file.read_bytes().decode("utf-8")
    try:
        return annotate(file.stem, text, tomllib.loads(file.with_suffix(".toml").read_text("utf-8")))
    except (Mistake, KeyError, ValueError) as error:
        raise Mistake(f"{file.with_suffix('.toml')}: {error}") from error


def annotate(name: str, text: str, table: Row) -> Passage:
    """A passage from its text and the table that its annotation is. Raises Mistake, KeyError or ValueError."""
    names = {full: (full, *others) for full, others in table["names"].items()}
    _check_names(names, text)
    _check_speaker(table["author"], names, text)
    attributions: list[Attribution] = []
    claims = [_claim(row, text, ((0, len(text)),), row.get("act", "say"), ()) for row in table.get("claims", [])]
    for row in table.get("attribution", []):
        known = {one.id: one for one in attributions}
        made = _attribution(row, text)
        _check_place(made, known)
        attributions.append(made)
        known[made.id] = made
        path = mouths(one.speaker for one in _line(made, known))
        claims += [
            replace(_claim(claim, text, made.content, made.act, path), attribution=made.id)
            for claim in row.get("claims", [])
        ]
    for speaker in [one.speaker for one in attributions] + [speaker for one in claims for speaker in one.chain]:
        _check_speaker(speaker, names, text)
    return Passage(name, text, names, tuple(attributions), tuple(sorted(claims, key=lambda claim: claim.span)))


def _attribution(row: Row, text: str) -> Attribution:
    spans = marked(row["marked"], text)
    if not spans["content"]:
        raise Mistake(f"{row['marked']!r} marks no content")
    act = Act(row["act"])
    return Attribution(
        row["id"], spans["source"], spans["cue"], spans["content"], row["speaker"], act.value, row.get("parent")
    )


def _claim(row: Row, text: str, within: Spans, act: str, path: tuple[str, ...]) -> Claim:
    unknown = set(row) - {"text", "chain", "act", "factuality", "status", "basis", "time"}
    if unknown or (path and "act" in row):
        raise Mistake(f"the claim {row['text']!r} has {', '.join(sorted(unknown)) or 'an act beside its cue'}")
    chain = tuple(row.get("chain", ()))
    # Around its attributions a claim may stand in one labelled turn or one quoted mail.
    if chain not in (path, mouths((*chain[:1], *path))) or len(chain) > len(path) + 1:
        raise Mistake(f"the chain of {row['text']!r} is {list(chain)}, its attributions give {list(path)}")
    return Claim(
        span=once(row["text"], text, within),
        chain=chain,
        act=Act(act).value,
        factuality=Factuality(row.get("factuality", "CT+")).value,
        status=Status(row.get("status", "unstated")).value,
        basis=Basis(row.get("basis", "unstated")).value,
        time=period(row["time"]) if "time" in row else None,
    )


def marked(line: str, text: str) -> dict[str, Spans]:
    """Where the marked parts of a stretch stand in the text, by role."""
    pattern, roles, at = "", [], 0
    for mark in _MARK.finditer(line):
        pattern += _loose(line[at : mark.start()]) + f"({_loose(mark[2])})"
        roles.append(mark[1])
        at = mark.end()
    rest = line[at:]
    if "{" in re.sub(_MARK, "", line) or "}" in re.sub(_MARK, "", line):
        raise Mistake(f"{line!r} has a brace that opens no source, cue or content")
    found = _only(pattern + _loose(rest), text, re.sub(_MARK, r"\2", line), ((0, len(text)),))
    return {role: tuple(found.span(number) for number, name in enumerate(roles, 1) if name == role) for role in ROLES}


def once(quotation: str, text: str, within: Spans) -> Span:
    """Where a quotation stands in those stretches of the text. Raises Mistake unless that is one place."""
    return _only(_loose(quotation), text, quotation, within).span()


def _only(pattern: str, text: str, quotation: str, within: Spans) -> re.Match[str]:
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)")
    found = [match for start, end in within for match in whole.finditer(text, start, end)]
    if not found:
        raise Mistake(f"{quotation!r} is not there, or not where it should be")
    if len(found) > 1:
        raise Mistake(f"{quotation!r} is there {len(found)} times: quote more, so that only one place fits")
    return found[0]


def _loose(words: str) -> str:
    """A pattern for words with any white space where they have some."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def period(value: str) -> Time:
    """A time as written down: a day, or two bounds with ".." for an open one."""
    found = _TIME.fullmatch(value)
    if not found or value == "../..":
        raise Mistake(f"{value!r} is no time: write 2022-03-04, 2022-03-01/2022-03-31, 2022-03-01/.. or ../2022-03-31")
    if found[1]:
        return found[1], found[1]
    start, end = (None if bound == ".." else bound for bound in found.group(2, 3))
    return start, end


def mouths(speakers: Iterable[str]) -> tuple[str, ...]:
    """Speakers without the ones that follow themselves; a source without words is never the same as another."""
    line = tuple(speakers)
    return line[:1] + tuple(new for old, new in pairwise(line) if not new or new != old)


def _line(attribution: Attribution, known: Mapping[str, Attribution]) -> list[Attribution]:
    """An attribution and those around it, outermost first."""
    line = [attribution]
    while line[0].parent is not None:
        line.insert(0, known[line[0].parent])
    return line


def _check_place(made: Attribution, known: Mapping[str, Attribution]) -> None:
    if made.id in known:
        raise Mistake(f"two attributions have the id {made.id!r}")
    if made.parent is None:
        return
    if made.parent not in known:
        raise Mistake(f"{made.id!r} has the parent {made.parent!r}, which does not stand before it")
    for role in ROLES:
        for start, end in made.part(role):
            if not any(left <= start and end <= right for left, right in known[made.parent].content):
                raise Mistake(f"the {role} of {made.id!r} is not inside the content of its parent {made.parent!r}")


def _check_names(names: Mapping[str, tuple[str, ...]], text: str) -> None:
    owners: dict[str, str] = {}
    for full, forms in names.items():
        for form in map(plain, forms):
            if owners.setdefault(form, full) != full:
                raise Mistake(f"{form!r} is a form of both {owners[form]!r} and {full!r}")
        if not any(plain(form) in text.casefold() for form in forms):
            raise Mistake(f"no form of the name {full!r} is in the passage")


def _check_speaker(speaker: str, names: Mapping[str, tuple[str, ...]], text: str) -> None:
    if speaker in names or not speaker:
        return
    if any(plain(speaker) in map(plain, forms) for forms in names.values()):
        raise Mistake(f"the speaker {speaker!r} has a fuller name: give that")
    if not re.search(_loose(speaker), text, re.IGNORECASE):
        raise Mistake(f"the speaker {speaker!r} is neither in [names] nor in the passage")


# Reading the export


def export(passages: Iterable[Passage], work: Path) -> Path:
    """The export of a case built from the passages' texts."""
    texts, case, out = work / "texts", work / "case.sayso", work / "export"
    texts.mkdir()
    for passage in passages:
        (texts / f"{passage.name}.txt").write_bytes(passage.text.encode("utf-8"))
    for arguments in (
        ["build", str(texts), "-o", str(case)],
        ["export", str(case), "--format", "jsonl", "-o", str(out)],
    ):
        with redirect_stdout(sys.stderr):  # the table alone is this program's output
            status = sayso(arguments)
        if status not in (0, None):
            print(f"note: sayso {arguments[0]} ended with status {status}", file=sys.stderr)
    return out


def exports(folder: Path) -> dict[str, Export]:
    """What was found in each passage, by its name."""
    entities = {row["id"]: row["name"] for row in _rows(folder / "entities.jsonl")}
    attributions, claims = (_by_document(folder / f"{kind}.jsonl") for kind in ("attributions", "claims"))
    return {
        Path(row["path"]).stem: _export(attributions.get(row["id"], []), claims.get(row["id"], []), entities)
        for row in _rows(folder / "documents.jsonl")
    }


def _export(attributions: list[Row], claims: list[Row], entities: Mapping[str, str]) -> Export:
    links = {
        row["id"]: {"name": entities.get(row["source_entity"]), "entity": row["source_entity"]} for row in attributions
    }
    # A chain says how a source is called in its document, whether or not that makes an entity.
    links |= {link["attribution"]: link for row in claims for link in row["chain"] if link["attribution"]}
    return Export(
        tuple(attributions), tuple(sorted(claims, key=lambda row: (row["start"], row["end"], row["id"]))), links
    )


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _by_document(file: Path) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in _rows(file):
        out.setdefault(row["document"], []).append(row)
    return out


# Scoring


@dataclass(frozen=True, slots=True)
class Scored:
    """One passage beside what was found in it: what matches what, and the counts of every measure."""

    passage: Passage
    found: Export
    attributions: tuple[tuple[int, int], ...]
    claims: tuple[tuple[int, int], ...]
    counts: Counter[str]


def score(passage: Passage, found: Export) -> Scored:
    """Match an export with a passage, and count."""
    gold, rows = passage.attributions, found.attributions
    partial = matches(len(gold), len(rows), lambda i, k: alike(gold[i], rows[k]))
    claims = matches(
        len(passage.claims), len(found.claims), lambda i, k: shared_claim(passage.claims[i], found.claims[k])
    )
    counts = Counter[str](gold=len(gold), found=len(rows), partial=len(partial))
    counts["exact"] = sum(
        (Counter(key(one, passage) for one in gold) & Counter(row_key(r, passage) for r in rows)).values()
    )
    pairs, row_pairs = nested(gold), row_nested(rows)
    counts["pairs"], counts["pairs found"] = len(pairs), len(row_pairs)
    counts["pairs hit"] = len(matches(len(pairs), len(row_pairs), lambda i, k: _alike_pairs(pairs[i], row_pairs[k])))
    counts["speakers"] = sum(speaks(gold[i].speaker, found.links[rows[k]["id"]], passage) for i, k in partial)
    counts["claims"], counts["claims found"], counts["matched"] = len(passage.claims), len(found.claims), len(claims)
    for i, k in claims:
        counts += judge(passage.claims[i], found.claims[k], passage)
    return Scored(passage, found, partial, claims, counts)


def matches(left: int, right: int, likeness: Callable[[int, int], float]) -> tuple[tuple[int, int], ...]:
    """Pairs of which each member occurs once, the likest first, the earlier of equals first; a likeness of 0 is none."""
    likely = sorted((-likeness(i, k), i, k) for i in range(left) for k in range(right))
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for unlike, i, k in likely:
        if unlike < 0 and i not in taken[0] and k not in taken[1]:
            taken[0].add(i)
            taken[1].add(k)
            out.append((i, k))
    return tuple(sorted(out))


def places(spans: Iterable[Sequence[int]]) -> set[int]:
    """The characters of some spans."""
    return {place for start, end in spans for place in range(start, end)}


def jaccard(left: set[int], right: set[int]) -> float:
    """Shared characters over all characters."""
    return len(left & right) / len(left | right) if left | right else 0.0


def alike(gold: Attribution, row: Row) -> float:
    """How much two contents share, when the attributions match in part; else 0."""
    share = jaccard(places(gold.content), places(row["content"]))
    for role in ("source", "cue"):
        left, right = places(gold.part(role)), places(row[role])
        if not (left & right) and (left or right):
            return 0.0
    return share if share >= ENOUGH else 0.0


def shared_claim(claim: Claim, row: Row) -> float:
    """How much two claims share, when that is enough; else 0."""
    share = jaccard(places([claim.span]), set(range(row["start"], row["end"])))
    return share if share >= ENOUGH else 0.0


Key = tuple[frozenset[Span], ...]


def key(gold: Attribution, passage: Passage) -> Key:
    """What must be equal for an exact match."""
    return tuple(_trimmed(gold.part(role), passage.text) for role in ROLES)


def row_key(row: Row, passage: Passage) -> Key:
    """The same of an export's row."""
    return tuple(_trimmed(row[role], passage.text) for role in ROLES)


def _trimmed(spans: Iterable[Sequence[int]], text: str) -> frozenset[Span]:
    out = set()
    for start, end in spans:
        said = text[start:end]
        out.add((start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())))
    return frozenset(out)


def nested(gold: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Each annotated attribution that has a parent, with it."""
    known = {one.id: one for one in gold}
    return [(one, known[one.parent]) for one in gold if one.parent]


def row_nested(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The same of an export's rows."""
    known = {row["id"]: row for row in rows}
    return [(row, known[row["parent"]]) for row in rows if row["parent"]]


def _alike_pairs(gold: tuple[Attribution, Attribution], rows: tuple[Row, Row]) -> float:
    inner, outer = (alike(one, row) for one, row in zip(gold, rows, strict=True))
    return inner + outer if inner and outer else 0.0


def plain(name: str) -> str:
    """A name without case, quotation marks, article and possessive."""
    bare = re.sub(r"[\"“”«»]", "", name).casefold().strip()
    return re.sub(r"^the\s+|['’]s$", "", bare)


def speaks(speaker: str, link: Row, passage: Passage) -> bool:
    """Whether a link is to that speaker: one of its names, or nobody for a source that is left open."""
    if speaker not in passage.names:
        return link["entity"] is None
    return link["name"] is not None and plain(link["name"]) in map(plain, passage.names[speaker])


def links(row: Row) -> list[Row]:
    """The chain of an export's claim without the speakers that follow themselves."""
    out: list[Row] = []
    for link in row["chain"]:
        if not out or not _same(out[-1], link):
            out.append(link)
    return out


def _same(left: Row, right: Row) -> bool:
    if left["entity"] or right["entity"]:
        return bool(left["entity"] == right["entity"])
    return left["name"] is not None and right["name"] is not None and plain(left["name"]) == plain(right["name"])


def judge(claim: Claim, row: Row, passage: Passage) -> Counter[str]:
    """What is right about a claim that was found, and what is stated by whom."""
    counts: Counter[str] = Counter()
    drawn = links(row)
    counts["chain"] += len(drawn) == len(claim.chain) and all(
        speaks(speaker, link, passage) for speaker, link in zip(claim.chain, drawn, strict=True)
    )
    counts["depth"] += len(drawn) == len(claim.chain)
    for facet in FACETS:
        counts[facet] += row[facet] == claim.facet(facet)
    for facet in ("status", "basis"):
        counts += _stated(facet, claim.facet(facet), row[facet], "unstated")
    time = (row["time"]["start"], row["time"]["end"]) if row["time"] else None
    counts["time"] += time == claim.time
    return counts + _stated("time", claim.time, time, None)


def _stated(name: str, wanted: object, value: object, silent: object) -> Counter[str]:
    return Counter(
        {
            f"{name} stated": int(wanted != silent),
            f"{name} stated found": int(value != silent),
            f"{name} stated hit": int(wanted == value != silent),
        }
    )


# Printing


class Kind(StrEnum):
    """What a line of the table shows."""

    COUNT = "count"
    SHARE = "share"
    F1 = "F1"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its title, and the counts that it is made of."""

    title: str
    kind: Kind
    parts: tuple[str, ...]

    def value(self, counts: Mapping[str, int]) -> str:
        """What the line says of some counts; a dash when there is nothing to count."""
        values = [counts[part] for part in self.parts]
        if self.kind is Kind.COUNT:
            return " / ".join(map(str, values))
        hit, whole = (values[0], values[1]) if self.kind is Kind.SHARE else (2 * values[0], values[1] + values[2])
        return f"{100 * hit / whole:.1f}" if whole else "–"


LINES = (
    Line("attributions: annotated / found", Kind.COUNT, ("gold", "found")),
    Line("  exact, F1", Kind.F1, ("exact", "gold", "found")),
    Line("  partial, F1", Kind.F1, ("partial", "gold", "found")),
    Line("  speakers right, of partial", Kind.SHARE, ("speakers", "partial")),
    Line("nested pairs: annotated / found", Kind.COUNT, ("pairs", "pairs found")),
    Line("  partial, F1", Kind.F1, ("pairs hit", "pairs", "pairs found")),
    Line("claims: annotated / found", Kind.COUNT, ("claims", "claims found")),
    Line("  matched, of annotated", Kind.SHARE, ("matched", "claims")),
    Line("  chain right", Kind.SHARE, ("chain", "matched")),
    Line("  chain of the right length", Kind.SHARE, ("depth", "matched")),
    Line("  act", Kind.SHARE, ("act", "matched")),
    Line("  factuality", Kind.SHARE, ("factuality", "matched")),
    Line("  status", Kind.SHARE, ("status", "matched")),
    Line("  status, stated, F1", Kind.F1, ("status stated hit", "status stated", "status stated found")),
    Line("  basis", Kind.SHARE, ("basis", "matched")),
    Line("  basis, stated, F1", Kind.F1, ("basis stated hit", "basis stated", "basis stated found")),
    Line("  time", Kind.SHARE, ("time", "matched")),
    Line("  time, stated, F1", Kind.F1, ("time stated hit", "time stated", "time stated found")),
)


def table(scored: Sequence[Scored]) -> str:
    """The measures as lines, all genres together and each alone as columns."""
    columns = {"all": sum((one.counts for one in scored), Counter[str]())}
    for genre in GENRES:
        columns[genre] = sum((one.counts for one in scored if one.passage.genre == genre), Counter[str]())
    out = [f"{'':34}" + "".join(f"{name:>12}" for name in columns)]
    out += [f"{line.title:34}" + "".join(f"{line.value(counts):>12}" for counts in columns.values()) for line in LINES]
    return "\n".join(out)


def differences(one: Scored) -> Iterator[str]:
    """What was missed, found beside, or read otherwise in a passage."""
    passage, found = one.passage, one.found
    matched = dict(one.attributions)
    yield f"== {passage.name}"
    for i, gold in enumerate(passage.attributions):
        if i not in matched:
            yield f"missed    {_quoted([gold.part(role) for role in ROLES], passage.text)}"
        elif not speaks(gold.speaker, link := found.links[found.attributions[matched[i]]["id"]], passage):
            yield f"speaker   {link['name']!r} for {gold.speaker or None!r}: {_quoted([gold.cue, gold.content], passage.text)}"
    for k, row in enumerate(found.attributions):
        if k not in matched.values():
            yield f"beside    {_quoted([row[role] for role in ROLES], passage.text)}"
    paired = dict(one.claims)
    for i, claim in enumerate(passage.claims):
        said = passage.text[slice(*claim.span)]
        if i not in paired:
            yield f"no claim  {said!r}"
            continue
        row = found.claims[paired[i]]
        right = judge(claim, row, passage)
        wrong = [f"{facet} {row[facet]} for {claim.facet(facet)}" for facet in FACETS if not right[facet]]
        if not right["chain"]:
            wrong.append(f"chain {[link['name'] for link in links(row)]} for {list(claim.chain)}")
        if not right["time"]:
            wrong.append(f"time {row['time']} for {claim.time}")
        if wrong:
            yield f"claim     {said!r}: {'; '.join(wrong)}"


def _quoted(parts: Iterable[Iterable[Sequence[int]]], text: str) -> str:
    return " | ".join(" … ".join(text[start:end] for start, end in spans) or "–" for spans in parts)


def main() -> int:
    """Print the table, and with --show what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all", help="which half of the passages")
    parser.add_argument("--show", action="store_true", help="print what differs; with --part seen only")
    arguments = parser.parse_args()
    if arguments.show and arguments.part != "seen":
        parser.error("--show goes with --part seen only: the unseen half is for reporting, and nobody looks into it")
    passages = read(arguments.part)
    with tempfile.TemporaryDirectory() as work:
        found = exports(export(passages, Path(work)))
    scored = [score(passage, found[passage.name]) for passage in passages]
    if arguments.show:
        print("\n".join(line for one in scored for line in differences(one)) + "\n")
    print(f"{len(passages)} passages ({arguments.part}), in percent\n{table(scored)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
