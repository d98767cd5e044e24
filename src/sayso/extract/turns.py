"""Turns: the labelled speakers of a transcript, an interview or a deposition."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sayso.model import Span

LABEL = re.compile(
    r"^[ \t]*(?:\d{1,3}[ \t]+)?(?:\*\*|__)?"
    r"(?P<label>[^\W\d_][\w.'’-]*(?:[ \t]+[(]?[\w.'’-]+[)]?){0,5}?)[ \t]*(?:\[[^\]\n]*\][ \t]*)?"
    r"(?:\*\*|__)?:(?:\*\*|__)?(?=[ \t\n]|$)",
    re.MULTILINE,
)
QUESTION = re.compile(r"^[ \t]*(?:\d{1,3}[ \t]+)?(?P<label>[QA])(?:[.:]|[ \t]{2,}|\t)", re.MULTILINE)
NOT_SPEAKERS = frozenset(
    "to from date subject re cc bcc sent attachment attachments note notes fig figure table source sources time place tel phone"
    " fax email e-mail address ref reference case cause no file title author byline published updated copy summary background"
    " conclusion exhibit annex appendix page pages and but for example however warning contact contacts via classification"
    " distribution priority received prepared by location venue attn enclosure enclosures section chapter item items step"
    " http https question answer".split()
)
LEAST_TURNS = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's stretch: the label's span, the stretch behind it, and the speaker's name.

    `name` is None for the bare "Q" and "A" of a deposition, whose speakers only the pages before can tell.
    """

    label: Span
    span: Span
    name: str | None


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order, or none when the text is not one.

    A text is a transcript when at least four lines open with a label that a speaker can bear, with two different labels
    at least, and one of them repeated.
    """
    for pattern in (LABEL, QUESTION):
        found = [m for m in pattern.finditer(text) if _may_speak(m.group("label"))]
        counts = Counter(m.group("label").casefold() for m in found)
        repeated = {label for label, n in counts.items() if n > 1}
        if len(found) >= LEAST_TURNS and len(counts) > 1 and sum(counts[x] for x in repeated) >= 0.6 * len(found):
            return tuple(_turns(text, found))
    return ()


def _turns(text: str, found: list[re.Match[str]]) -> list[Turn]:
    out = []
    for k, m in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(text)
        start = m.end()
        if text[start:end].strip():
            label = m.group("label")
            name = None if label in ("Q", "A") else label
            out.append(Turn(Span(m.start("label"), m.end("label")), Span(start, end), name))
    return out


def _may_speak(label: str) -> bool:
    words = label.split()
    if fold_label(words[0]) in NOT_SPEAKERS or fold_label(label) in NOT_SPEAKERS:
        return False
    return all(
        w[0].isupper() or w[0] in "(" or w.lower() in ("of", "the", "de", "la", "del", "van", "von") for w in words
    )


def fold_label(label: str) -> str:
    """A label without case and its full stop."""
    return label.casefold().rstrip(".")
