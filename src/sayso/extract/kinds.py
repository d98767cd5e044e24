"""Kinds: whether a content stands in the speaker's words, the writer's, or both, by its quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from sayso.model import Kind, Span, Spans

_MARK = re.compile(r"``|''|[“”„‟«»‹›\"]|(?<!\w)[‘'‚](?=\w|…)|\n[ \t]*\n\s*")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"', "``": ("''", '"', "”")}
_OPENERS = frozenset("“„‟«‹") | {"``"}
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…;:—-])[’'](?!\w)")
_SINGLE_LIMIT = 2000
_WORD = re.compile(r"\w+")
_ELISION = re.compile(r"[’'](?:s|t|d|m|ll|re|ve|em|til|tis|twas|cause|bout|n|\d\ds?)\b", re.IGNORECASE)


def kind_of(text: str, content: Spans) -> Kind:
    """Direct when every word of the content is inside quotation marks, indirect when none is, mixed otherwise.

    The marks may stand outside the content, in any of the usual styles; an apostrophe is not one. A quotation that
    runs over several paragraphs, each opened anew and only the last one closed, is one quotation.
    """
    quoted = quotations(text)
    starts = [span.start for span in quoted]
    inside = outside = 0
    for span in content:
        for word in _WORD.finditer(text, span.start, span.end):
            place = bisect_right(starts, word.start()) - 1
            if place >= 0 and word.start() < quoted[place].end:
                inside += 1
            else:
                outside += 1
    if not inside:
        return Kind.INDIRECT
    return Kind.MIXED if outside else Kind.DIRECT


@lru_cache(maxsize=4)
def quotations(text: str) -> Spans:
    """The quotations of a text, outermost only, in text order, from each opening mark to its closing one."""
    found: list[Span] = []
    place = 0
    while (mark := _MARK.search(text, place)) is not None:
        if not _opens(text, mark):
            place = mark.end()
            continue
        end = _end(text, mark)
        if end is None:
            place = mark.end()
            continue
        found.append(Span(mark.start(), end))
        place = end
    return tuple(found)


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in "‘'‚":
        return _ELISION.match(text, mark.start()) is None
    if sign in _OPENERS:
        return True
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    boundary = not before or before.isspace() or before in "([{—–-‘'“:/"
    return sign in ('"', "»", "›") and boundary and bool(after) and not after.isspace()


def _end(text: str, mark: re.Match[str]) -> int | None:
    sign = mark.group()
    if sign in "‘'‚":
        return _single_end(text, mark.end())
    return _double_end(text, mark.end(), sign)


def _single_end(text: str, start: int) -> int | None:
    """The end of a quotation in single marks: after punctuation if it can be, for "the workers' pay" closes nothing."""
    blank = _BLANK.search(text, start, start + _SINGLE_LIMIT)
    limit = blank.start() if blank else min(len(text), start + _SINGLE_LIMIT)
    ends = [match.end() for match in _SINGLE_END.finditer(text, start, limit)]
    sure = [end for end in ends if not text[end - 2].isalpha()]
    if sure:
        return sure[0]
    plain = [end for end in ends if text[end - 2] != "s"]
    return next(iter(plain or ends), None)


def _double_end(text: str, start: int, sign: str) -> int:
    """After the closing mark; at the end of the paragraph when there is none and the next does not open anew."""
    closers = _CLOSERS[sign]
    place, line_end = start, None
    while (mark := _MARK.search(text, place)) is not None:
        found = mark.group()
        if found.isspace():
            if not text.startswith(sign, mark.end()):
                return mark.start()
            place, line_end = mark.end() + len(sign), None
            continue
        if found == sign and _at_line_start(text, mark.start()):
            place, line_end = mark.end(), None
            continue
        if found in closers and not (found == '"' and _opens(text, mark)):
            return mark.end()
        if found == sign:
            line_end = text.find("\n", start, mark.start())
            return line_end if line_end >= 0 else mark.start()
        place = mark.end()
    return len(text)


def _at_line_start(text: str, place: int) -> bool:
    line = text.rfind("\n", 0, place)
    return line >= 0 and not text[line:place].strip()
