"""Times against GUM's dates (spans and values) and TDG's expressions: python benchmarks/times.py CORPORA [--part dev].

GUM marks dates in fifteen genres with a value for each, and neither "today" nor durations: the spans compared are those of
the model's head for dates, the values those that sayso's rules give to what they find there. TDG marks all time
expressions of Wikinews, durations ("two hours") and vague ones ("recently") among them: the spans compared are those of
the model's head for time expressions and what only the rules find, with a value or without. "rules" is what the rules find alone.
Spans are compared without the preposition or article in front. A value is right when both bounds are.
"""

from __future__ import annotations

import argparse
import re
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.trees import read_tdg

from sayso.extract.times import find_times
from sayso.language.decode import best_lawful, spans
from sayso.language.onnx import WEIGHTS, OnnxLanguage
from sayso.language.protocol import Language
from sayso.language.windows import windows
from sayso.model import Span, Time

Bounds = tuple[str, str]
_LEAD = re.compile(
    r"^(?:(?:since|until|till|by|before|after|from|between|over|during|in|at|of|the|up to|on|around|late|early)\s+)+",
    re.I,
)


@dataclass(frozen=True)
class Gold:
    """A date as annotated; `value` is None when the annotation gives no two bounds."""

    start: int
    end: int
    value: Bounds | None


@dataclass
class Text:
    """A document as it is built up from its tokens."""

    name: str
    published: str | None = None
    text: str = ""
    dates: list[Gold] = field(default_factory=list)


def gum(folder: Path) -> Iterator[Text]:
    """The documents of a part of GUM."""
    for path in sorted(folder.glob("*.conllu")):
        document, opened = Text(path.stem), (0, "")
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# meta::dateCreated"):
                document.published = line.split("=")[1].strip()
            elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
                document.text = document.text.rstrip() + "\n\n"
            elif line[:1].isdigit() and line.split("\t")[0].isdigit():
                opened = _token(document, line.split("\t"), opened)
        yield document


def _token(document: Text, fields: list[str], opened: tuple[int, str]) -> tuple[int, str]:
    """Add a token to the text; close a date that ends with it. Returns where the last date began and its tag."""
    start = len(document.text)
    document.text += fields[1]
    tags = next((part[4:] for part in fields[9].split("|") if part.startswith("XML=")), "")
    begun = re.findall(r"<date [^>]*>", tags)
    if begun:
        opened = (start, begun[-1])
    if "</date>" in tags and opened[1]:
        document.dates.append(Gold(opened[0], len(document.text), gum_value(opened[1])))
    document.text += "" if "SpaceAfter=No" in fields[9] else " "
    return opened


def gum_value(tag: str) -> Bounds | None:
    """The bounds of a date tag with `when`, or with `from` and `to`; dates without a year have none."""
    attributes = dict(re.findall(r'(\w+):::"([^"]*)"', tag))
    first = _bounds(attributes.get("when", attributes.get("from", "")))
    last = _bounds(attributes.get("when", attributes.get("to", "")))
    return (first[0], last[1]) if first and last else None


def _bounds(value: str) -> Bounds | None:
    parts = value[:10].split("-")
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}(T.*)?", value) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return None
    if len(parts) == 1:
        return f"{value}-01-01", f"{value}-12-31"
    if len(parts) == 2:
        return f"{value}-01", f"{value}-{monthrange(int(parts[0]), int(parts[1]))[1]}"
    return value[:10], value[:10]


def tdg(path: Path) -> Iterator[Text]:
    """The documents of a part of TDG: spans without values, published on the date of their first line."""
    for name, sentences, found in read_tdg(path):
        document = Text(name)
        for tokens, times in zip(sentences, found, strict=True):
            ends = list(accumulate((len(token) + 1 for token in tokens), initial=len(document.text)))
            document.dates += [Gold(ends[first], ends[end] - 1, None) for first, end in times]
            document.text += " ".join(tokens) + " \n"
        opening = find_times(document.text, published=None, end=document.text.find("\n"))
        document.published = opening[0].start if opening else None
        yield document


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text[start:end])
    return (start + lead.end() if lead and lead.end() < end - start else start, end)


def _value(time: Time) -> tuple[str | None, str | None]:
    return time.start, time.end


Finder = Callable[[Text], list[Time]]


def by_rules(document: Text) -> list[Time]:
    """What the rules find."""
    return list(find_times(document.text, published=document.published))


def by_head(name: str, language: Language, *, kept: bool) -> Finder:
    """What a head of the model finds, with the values that the rules give there, and with `kept` what only they find."""

    def find(document: Text) -> list[Time]:
        ruled = by_rules(document)
        words = language.split(document.text)
        found = []
        for sheet in language.read(words, windows(words)):
            for a, b, _ in spans(best_lawful(sheet.scores[name])):
                start, end = words.starts[sheet.words[0] + a], words.ends[sheet.words[0] + b - 1]
                same = [t for t in ruled if t.span.start < end and start < t.span.end]
                value = max(same, key=lambda t: min(end, t.span.end) - max(start, t.span.start), default=None)
                bounds = (value.start, value.end) if value else (None, None)
                found.append(Time(*bounds, document.text[start:end], Span(start, end)))
        if kept:
            found += [t for t in ruled if not any(t.span.overlaps(f.span) for f in found)]
        return sorted(found, key=lambda t: t.span)

    return find


def score(documents: Iterator[Text], find: Finder, *, show: bool) -> Counter[str]:
    """The counts that the figures are made of; with `show`, print each miss, each extra and each wrong value."""
    counts: Counter[str] = Counter()
    for document in documents:
        times = find(document)
        cores = [_core(document.text, time.span.start, time.span.end) for time in times]
        counts["found"] += len(times)
        matched: set[int] = set()
        for gold in document.dates:
            counts["gold"] += 1
            start, end = _core(document.text, gold.start, gold.end)
            hits = [i for i, (low, high) in enumerate(cores) if low < end and start < high and i not in matched]
            if not hits:
                _tell(show, "missed", document, start, end, gold.value, None)
                continue
            best = next((i for i in hits if cores[i] == (start, end)), hits[0])
            matched.add(best)
            counts["relaxed"] += 1
            counts["strict"] += cores[best] == (start, end)
            if gold.value is not None:
                counts["valued"] += 1
                counts["right"] += _value(times[best]) == gold.value
                if _value(times[best]) != gold.value:
                    _tell(show, "value", document, start, end, gold.value, times[best])
        for i in set(range(len(times))) - matched:
            _tell(show, "extra", document, *cores[i], None, times[i])
    return counts


def _tell(show: bool, what: str, document: Text, start: int, end: int, gold: Bounds | None, time: Time | None) -> None:
    if show:
        around = document.text[max(0, start - 40) : end + 30].replace("\n", " ")
        found = _value(time) if time else None
        print(
            f"{what}\t{document.text[start:end]}\t{gold}\t{found}\t{document.published}\t{document.name[:24]}\t{around}"
        )


def figures(name: str, counts: Counter[str]) -> str:
    """One line of precision, recall and F1 of spans, and accuracy of values."""
    cells = []
    for measure in ("strict", "relaxed"):
        precision, recall = counts[measure] / max(1, counts["found"]), counts[measure] / max(1, counts["gold"])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        cells.append(f"{measure} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    valued = f"value {counts['right']}/{counts['valued']}"
    accuracy = f"{counts['right'] / counts['valued']:.3f}" if counts["valued"] else "-"
    return f"{name:9} gold {counts['gold']:5} found {counts['found']:5}  {'  '.join(cells)}  {valued} = {accuracy}"


def main() -> None:
    """Print the figures of GUM and TDG."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder that holds gum/ and tdg/")
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("--show", action="store_true", help="print every difference")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="other weights than the shipped ones")
    arguments = parser.parse_args()
    language = OnnxLanguage(arguments.weights)
    tdg_path = arguments.corpora / "tdg" / "tdg_data" / f"{arguments.part}.txt"
    for name, find in (("GUM", by_head("date", language, kept=False)), ("GUM rules", by_rules)):
        print(figures(name, score(gum(arguments.corpora / "gum" / arguments.part), find, show=arguments.show)))
    for name, find in (("TDG", by_head("timex", language, kept=True)), ("TDG rules", by_rules)):
        print(figures(name, score(tdg(tdg_path), find, show=arguments.show)))


if __name__ == "__main__":
    main()
