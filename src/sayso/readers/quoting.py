"""Who wrote what in a mail: text quoted in a reply, or passed on, belongs to the one it was quoted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Quoted, Span

_MARKS = re.compile(r"^[ \t]{0,3}((?:>[ \t]?)+)")
_WROTE = re.compile(
    r"^(?:on|el|le|am|il|em|op)\b(?P<when>.{4,300}?)"
    r"\b(?:wrote|writes|escribió|a écrit|schrieb|ha scritto|escreveu|schreef)\b(?P<after>[^:\n]{0,120}):\s*$",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN_WROTE = re.compile(r"^(?P<name>[^\n:]{2,100}?)\s+(?:wrote|writes)\s*:\s*$")
_DATED = re.compile(r"\d{4}|\d{1,2}:\d\d|@")
_RULE = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message|forwarded by .{1,80}|message d'origine|mensaje original|"
    r"ursprüngliche nachricht)\s*-{2,}|_{10,}|begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^\s*\*{0,2}(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)\s*:\*{0,2}[ \t]*(.*)$"
)
_TIME_TAIL = re.compile(
    r"^.*(?:\b\d{4}\b|\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?|[+-]\d{4})(?:\s+at)?\)?[ ,]*", re.I
)
_ADDRESS = re.compile(r"<[^<>\s]*@[^<>\s]*>|\[mailto:[^\]]*\]|\([^()\s]+@[^()\s]+\)")
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line's span, how many marks it bears, and what stands after them."""

    start: int
    end: int
    level: int
    content: str


@dataclass(frozen=True, slots=True)
class Intro:
    """Lines that announce a quotation: how many there are, and whom they name. `fields` for a block of headers."""

    lines: int
    name: str | None
    fields: bool


def quoted(text: str, *, start: int = 0) -> tuple[Quoted, ...]:
    """The stretches from `start` on that somebody else wrote, in text order, none overlapping.

    Each stretch is at one depth and of one writer; inside a quotation of a quotation stands the inner writer. The lines
    that announce ("On 3 March 2025 X wrote:") belong to none.
    """
    lines = list(_lines(text, start))
    depths = _depths(lines)
    return tuple(_stretches(lines, depths))


def _lines(text: str, start: int) -> Iterator[Line]:
    position = start
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        raw = text[position:end]
        marks = _MARKS.match(raw)
        level = min(marks[1].count(">"), DEEPEST) if marks else 0
        yield Line(position, end, level, raw[marks.end() :] if marks else raw)
        position = end + 1


def _depths(lines: list[Line]) -> list[tuple[int, str | None] | None]:
    """For each line its depth and writer; None for one that announces, and for a blank, which joins its neighbours."""
    result: list[tuple[int, str | None] | None] = []
    shifts = [0] * (DEEPEST + 1)
    names: dict[int, str | None] = {}
    index = 0
    while index < len(lines):
        line = lines[index]
        shifts[line.level + 1 :] = [0] * (DEEPEST - line.level)
        depth = line.level + sum(shifts)
        intro = _intro(lines, index)
        if intro is None:
            blank = not line.content.strip()
            result.append(None if blank else (depth, names.get(depth)))
            index += 1
            continue
        marked = _next_level(lines, index + intro.lines) > line.level
        if not marked:
            shifts[line.level] = min(shifts[line.level] + 1, DEEPEST)
        names = {known: name for known, name in names.items() if known <= depth} | {depth + 1: intro.name}
        result.extend([None] * intro.lines)
        index += intro.lines
    return result


def _next_level(lines: list[Line], index: int) -> int:
    """How many marks the next line with text bears."""
    return next((line.level for line in lines[index : index + 5] if line.content.strip()), 0)


def _stretches(lines: list[Line], depths: list[tuple[int, str | None] | None]) -> Iterator[Quoted]:
    run: list[Line] = []
    held: tuple[int, str | None] | None = None
    for line, here in zip(lines, depths, strict=True):
        if here is None and not line.content.strip():
            continue
        if here != held:
            yield from _stretch(run, held)
            run, held = [], here
        run.append(line)
    yield from _stretch(run, held)


def _stretch(run: list[Line], held: tuple[int, str | None] | None) -> Iterator[Quoted]:
    if run and held and held[0] > 0:
        yield Quoted(Span(run[0].start, run[-1].end), held[1], held[0])


def _intro(lines: list[Line], index: int) -> Intro | None:
    """The announcement that begins at this line, if one does."""
    line = lines[index]
    if not line.content.strip():
        return None
    if _RULE.match(line.content):
        block = _fields(lines, _skip_blank(lines, index + 1))
        if block is not None:
            return Intro(block[0] - index, block[1], True)
        # A rule of underscores is only a line drawn across the page.
        return Intro(1, None, True) if "_" not in line.content else None
    block = _fields(lines, index) if index == 0 or not lines[index - 1].content.strip() else None
    if block is not None:
        return Intro(block[0] - index, block[1], True)
    return _wrote(lines, index)


def _skip_blank(lines: list[Line], index: int) -> int:
    while index < len(lines) and not lines[index].content.strip():
        index += 1
    return index


def _fields(lines: list[Line], index: int) -> tuple[int, str | None] | None:
    """Where a block of mail headers ends and whom its From: names; None unless it has that and two more."""
    found: dict[str, str] = {}
    last, at = "", index
    while at < len(lines) and at < index + 15 and lines[at].content.strip():
        field = _FIELD.match(lines[at].content)
        if field:
            last = field[1].lower()
            found.setdefault(last, field[2])
        elif last not in ("to", "cc", "subject"):
            break
        at += 1
    if "from" not in found or len(found) < 3 or not {"sent", "date"} & found.keys():
        return None
    return at, _name(found["from"])


def _wrote(lines: list[Line], index: int) -> Intro | None:
    """ "On … X wrote:", which mail programs wrap over up to three lines."""
    level, content = lines[index].level, ""
    for count in range(1, 4):
        if index + count > len(lines) or lines[index + count - 1].level != level:
            return None
        piece = lines[index + count - 1].content.strip()
        if not piece:
            return None
        content = f"{content} {piece}".strip()
        if not content.endswith(":"):
            continue
        marked = _next_level(lines, index + count) > level
        return _announced(content, count, marked=marked)
    return None


def _announced(content: str, count: int, *, marked: bool) -> Intro | None:
    """The writer that the words name. Without marks on what follows, only a date or an address makes it a mail's."""
    found = _WROTE.match(content)
    if found and (marked or _DATED.search(found["when"])):
        return Intro(count, _writer(found["when"], found["after"]), False)
    plain = _PLAIN_WROTE.match(content) if marked and count == 1 else None
    return Intro(count, _name(plain["name"]), False) if plain else None


def _writer(when: str, after: str) -> str | None:
    """The name between the date and "wrote", or after it, as German has it ("Am … schrieb X:")."""
    if after.strip():
        return _name(after)
    bare = _ADDRESS.sub("", when).strip(" ,")
    rest = _TIME_TAIL.sub("", bare).strip(" ,")
    if rest:
        return _name(rest)
    address = _ADDRESS.search(when)
    return address[0].strip("<>[]()") if address else None


def _name(value: str) -> str | None:
    """The display name of a From: value, or its address; None when neither can be a name."""
    address = _ADDRESS.search(value)
    name = _ADDRESS.sub("", value).strip(" \t,;*\"'")
    if not name and address:
        return address[0].strip("<>[]()")
    return name if 0 < len(name) <= 100 and any(char.isalpha() for char in name) else None
