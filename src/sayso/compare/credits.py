"""Credit lines: whom a document itself names as the one it has its text from ("(Littoral Wire)", "as X reported")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sayso.compare.media import is_medium, same_medium
from sayso.model import Document, Span

HEAD = 1_500
FOOT = 700

_GAP = r"(?:[ \t]+\n?|\n)[ \t]*"
_NAME = rf"(?:[Tt]he{_GAP})?(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:{_GAP}(?:(?:of|and|de|&){_GAP})?[A-ZÀ-Ý][\w'’&-]*){{0,4}})"
_KIND = r"(?:newspaper|daily|weekly|news\s+agency|agency|wire|wire\s+service|news\s+site|website|magazine|broadcaster|radio)"
_SAID = r"(?:(?:first|had|has|have)\s+)*(?:reported|reports|revealed|reveals|disclosed|wrote|writes)"
_DASH = r"\s*(?:--|[—–-])\s"


@dataclass(frozen=True, slots=True)
class _Line:
    """A form of credit line.

    triggers  words without one of which the pattern need not be tried
    sure      whether it names an agency or a paper whatever the name is; else it says so only of a medium's name: "Prado
              reported the theft" is no credit line
    foot      whether it is one only at the end: at the head, a paper's name alone is its own
    """

    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    sure: bool = True
    foot: bool = False


def _line(pattern: str, triggers: str, *, sure: bool = True, foot: bool = False) -> _Line:
    return _Line(re.compile(pattern, re.MULTILINE), tuple(triggers.split("|")), sure, foot)


_LINES = (
    _line(rf"^[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{{1,40}}(?:,[\w., ]{{1,30}})?\s*[(\[]\s*{_NAME}\s*[)\]]{_DASH}", "(|["),
    _line(rf"\b[Rr]eporting\s+by\s+[^\n;).]{{2,120}}?\s+for\s+{_NAME}", "eporting"),
    _line(
        rf"\b(?:[Mm]aterial|[Rr]eporting|[Ff]iles|[Cc]opy)\s+(?:from|supplied\s+by|provided\s+by)\s+{_NAME}",
        "aterial|eporting|iles|opy",
    ),
    _line(
        rf"\b[Rr](?:eprinted|epublished|eproduced)\s+(?:\w+\s+){{0,3}}?from\s+{_NAME}", "eprinted|epublished|eproduced"
    ),
    _line(rf"\b(?:first|originally)\s+(?:published|appeared|printed)\s+(?:in|by)\s+{_NAME}", "first|originally"),
    _line(rf"^[^\w\n]*[Ss]ource\s*:\s*{_NAME}[^\w\n]*$", "ource"),
    _line(rf"\bfirst\s+reported\s+(?:\w+\s+)?by\s+{_NAME}", "reported"),
    _line(
        rf"\b(?:[Aa]ccording\s+to|told|cited\s+by|quoted\s+by|reported\s+by)\s+{_NAME}\s+{_KIND}\b",
        "ccording|told|cited|quoted|reported",
    ),
    _line(
        rf"\b(?:[Aa]ccording\s+to|[Ii]n)\s+(?:a|the)\s+(?:report|story|article)\s+(?:\w+\s+)?(?:in|by|from)\s+{_NAME}",
        "report|story|article",
    ),
    _line(rf"^[A-ZÀ-Ý][\w.'’, /-]{{1,60}}?[(\[]\s*{_NAME}\s*[)\]]{_DASH}", "(|[", sure=False),
    _line(rf"[(\[]\s*{_NAME}\s*[)\]][^\w\n]*$", "(|[", sure=False),
    _line(rf"^[^\w\n]*{_NAME}[^\w\n]*$", "", sure=False, foot=True),
    _line(rf"\b{_NAME}\s+{_SAID}\b", "report|reveal|disclosed|wrote|writes", sure=False),
    _line(
        rf"\b(?:[Aa]ccording\s+to|told|citing|quoting|quoted\s+by|cited\s+by|reported\s+by|reports?\s+in|report\s+by|"
        rf"[Ii]nterview\s+with|taken\s+from|[Ii]nformation\s+from)\s+{_NAME}",
        "ccording|told|iting|uot|ited|report|taken|nformation|nterview",
        sure=False,
    ),
    _line(rf"^By\s+[^\n,]{{3,60}},\s+{_NAME}\s*$", "By ", sure=False),
    _line(rf"^By\s+{_NAME}\s*$", "By ", sure=False),
)


@dataclass(frozen=True, slots=True)
class Credit:
    """The name that a credit line gives, and where it stands; `sure` when the line says so whatever the name is."""

    name: str
    span: Span
    sure: bool = True


def find_credits(document: Document) -> tuple[Credit, ...]:
    """What may be credits in the document's first and last lines, each name once, in text order.

    A document does not credit its own publisher.
    """
    out: dict[str, Credit] = {}
    for credit in sorted(_found(document.text), key=lambda one: (not one.sure, one.span, one.name)):
        own = document.publisher is not None and same_medium(credit.name, document.publisher)
        if not own and not any(same_medium(credit.name, other) for other in out):
            out[credit.name] = credit
    return tuple(sorted(out.values(), key=lambda one: one.span))


def settled(found: Iterable[Credit], media: Collection[str]) -> tuple[Credit, ...]:
    """The credits that are meant so: the sure ones, and those that name one of these media, or what reads as one."""
    return tuple(
        one
        for one in found
        if one.sure or is_medium(one.name) or any(same_medium(one.name, medium) for medium in media)
    )


def _found(text: str) -> Iterator[Credit]:
    for start, end in _edges(text):
        edge = text[start:end]
        for line in _LINES:
            if (end == len(text) or not line.foot) and any(trigger in edge for trigger in line.triggers):
                for found in line.pattern.finditer(text, _least(text, start) if line.foot else start, end):
                    if (span := _trimmed(text, *found.span("name"))) is not None:
                        yield Credit(" ".join(span.of(text).split()), span, line.sure)


def _least(text: str, start: int) -> int:
    """Where the foot begins: in the second half of even the shortest text."""
    return max(start, len(text) - FOOT, len(text) // 2)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The name without a word that only opens its sentence ("So Tarn Wire reports"); None when no name is left."""
    opening = _OPENING.match(text, start, end)
    at = opening.end() if opening else start
    return Span(at, end) if _may_be(text[at:end]) else None


_OPENING = re.compile(
    r"(?:(?:So|But|And|As|In|On|At|When|While|After|Before|Then|Now|Yet|Also|Later|Earlier|Today|Yesterday|Last|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|By|Meanwhile|Here)\s+)+"
)


_NOT = re.compile(
    r"^(?:[A-Z]{1,2}|[IVX]+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|He|She|They|It|We|I|You|Mr|Mrs|Ms|Photo|Continued|Signed|Redacted|"
    r"Updated|Advertisement|Encl|Enclosure|Staff|Editor|Note|End|Ends|More|Draft|Copy|Confidential|Source|Police|"
    r"Prosecutors|Officials|Witnesses|Residents|Sources)\.?$"
)


def _may_be(name: str) -> bool:
    return len(name) > 2 and not _NOT.match(name)


def _edges(text: str) -> list[tuple[int, int]]:
    if len(text) <= HEAD + FOOT:
        return [(0, len(text))]
    return [(0, HEAD), (len(text) - FOOT, len(text))]
