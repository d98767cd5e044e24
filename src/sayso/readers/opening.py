"""What a document says of itself in its own opening and closing lines: author, publisher, date and title.

A letter's From: and "Sincerely,", a memo's header block, a story's byline and dateline, a court filing's stamp.
Precision comes first: a field that the lines do not make plain stays None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sayso.readers.dates import dated
from sayso.readers.facts import Facts, squeezed
from sayso.readers.words import words

HEAD_LINES = 30
TAIL_LINES = 25
PROSE = 160
"""Characters that make a line of prose rather than of a heading."""

_LABEL = re.compile(
    r"^[>#*_\s|]{0,6}(?P<label>from|to|cc|date|dated|subject|subj|re|regarding|title|author|by|publisher|published|"
    r"published on|issued|filed|memorandum for|via|through|thru|attn|attention|classification|case no|ref|reference)"
    r"[*_\s]{0,4}(?::[*_]{0,4}\s*|\|\s*|\t+\s*)(?P<value>.*)$",
    re.IGNORECASE,
)
_SUBJECTS = ("subject", "subj", "re", "regarding")
_ADDRESSING = frozenset({"from", "to", "date", "subject", "subj", "re", "memorandum for", "regarding"})
_BYLINE = re.compile(r"^[*_\s]{0,4}by[:\s]\s*(?P<who>[^\n]{3,120}?)[*_\s]{0,4}$", re.IGNORECASE)
_CREDIT = re.compile(r"\s*(?:,|\||/|\u2013|\u2014| - | of | for )\s*")
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý.'’ -]{2,40}(?:,\s[A-Z][\w. ]{1,25})?)"
    r"(?:,\s*(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?))?"
    r"\s*(?:[(\[](?P<agency>[A-Z][\w&.' -]{1,40})[)\]])?\s*(?:--|[—–-])\s+\S",
)
_CLOSING = re.compile(
    r"^\s*(?:(?:yours\s+)?(?:very\s+)?(?:sincerely|faithfully|truly|respectfully|cordially)(?:\s+(?:yours|submitted))?|"
    r"(?:with\s+)?(?:best|kind|warm|kindest|warmest)\s+(?:regards|wishes)|regards|with\s+(?:respect|thanks)|"
    r"in\s+solidarity|signed|respectfully\s+submitted\s+by|yours(?:\s+ever)?|as\s+ever|(?:all\s+my\s+|much\s+)?love|"
    r"your\s+(?:(?:most\s+)?(?:obedient|humble|affectionate|loving|faithful)\s+)?(?:servant|friend|son|daughter|brother|sister))"
    r"\s*[,.:]?\s*$",
    re.IGNORECASE,
)
_ONE_NAME = re.compile(r"[A-Z][a-zà-ÿ]{1,14}")
_SIGNATURE = re.compile(r"^\s*(?:/s/|\(?signed\)?:?)\s*(?P<who>.+)$", re.IGNORECASE)
_STAMP = re.compile(r"^Case\s+\S+\s+Document\s+\S+\s+Filed\s+(\d\d)/(\d\d)/(\d\d)(?:\d\d)?\b")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?\s+)(?:by\s+)?"
    r"(?P<who>[A-Z][\w&.,'’ -]{2,60}?)(?:\.\s.*|\.?\s+All rights.*|\.)?$",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(
    r"^(?:the\s+)?(?:[A-Z][\w'’-]*\s+){1,4}(?:post|times|herald|tribune|gazette|chronicle|observer|journal|courier|telegraph|"
    r"examiner|dispatch|sentinel|register|argus|bulletin|newswire|wire|press|daily|weekly|mercury|advertiser|ledger)$",
    re.IGNORECASE,
)
_PARTICLES = words("de del della der den di da das do dos du el al bin ibn ben la le van von y e and of the zu ter")
_NOT_NAMES = words(
    "order the our a an january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday staff reporter reporters correspondent correspondents editor "
    "editors agencies agency newsroom wire services enclosure enclosures encl attachment attachments cc counsel "
    "attorney date page dear email mail post hand fax courier way means law virtue direction phone telephone tel"
)
_SUFFIXES = re.compile(r",?\s+(?:jr|sr|ii|iii|iv|esq|ph\.?d|m\.?d|md|qc|kc|sc)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Field:
    """A labelled line of a header block, and which of the head's lines it is."""

    label: str
    value: str
    index: int


def opening(text: str) -> Facts:
    """What the first and last lines make plain of author, publisher, date and title."""
    head = _head(text)
    tail = _tail(text)
    fields = _fields(head)
    block = Facts(
        title=_subject(fields),
        author=_first(fields, ("author", "from"), sender),
        publisher=_first(fields, ("publisher",), squeezed),
        published=_first(fields, ("date", "dated", "published", "published on", "issued", "filed"), _date),
    )
    story = _story(head)
    lines = Facts(author=_signer(tail), publisher=_copyright(tail), published=_day(head, tail))
    return block.over(story).over(lines)


def _head(text: str) -> list[str]:
    """The first lines that say anything, the byte-long prefix bounded so that one endless line costs nothing."""
    lines = (line.strip() for line in text[:8_000].splitlines())
    return [line for line in lines if line][:HEAD_LINES]


def _tail(text: str) -> list[str]:
    lines = (line.strip() for line in text[-4_000:].splitlines())
    return [line for line in lines if line][-TAIL_LINES:]


def _fields(head: list[str]) -> list[_Field]:
    """The labelled lines before the prose. A lone From: or To: may be anything, so a block takes two that address."""
    found: list[_Field] = []
    for index, line in enumerate(head):
        match = _LABEL.match(line)
        if match:
            value = match["value"].strip(" *_|\t")
            if not value and index + 1 < len(head) and not _LABEL.match(head[index + 1]):
                value = head[index + 1] if match["label"].lower() != "from" or person(head[index + 1]) else ""
            found.append(_Field(match["label"].lower(), value, index))
        elif len(line) > PROSE:
            break
    labels = {field.label for field in found}
    if len(labels & _ADDRESSING) >= 2 or {"title", "author"} <= labels:
        return found
    return [field for field in found if field.label in ("published", "published on", "issued", "dated")]


def _first(fields: list[_Field], labels: tuple[str, ...], make: Callable[[str], str | None]) -> str | None:
    """The first field by one of the labels, in the labels' order, that makes something."""
    for label in labels:
        for field in fields:
            made = make(field.value) if field.label == label else None
            if made:
                return made
    return None


def _subject(fields: list[_Field]) -> str | None:
    return _first(fields, ("title", *_SUBJECTS), _heading)


def _heading(value: str) -> str | None:
    """A subject's words; not what a form prints there, in brackets."""
    return None if value.startswith("(") and value.endswith(")") else squeezed(value, most=250)


def _date(value: str) -> str | None:
    found = dated(value)
    return found[0] if found else None


def sender(value: str) -> str | None:
    """Whom a From: names, without address or office; None when the words are no name."""
    bare = re.sub(r"<[^>]*>|\([^)]*@[^)]*\)|\[[^\]]*@[^\]]*\]", "", value).strip(" ,;\"'*")
    before = bare.split(",")[0].strip()
    name = before if " " in before and "," in bare else bare
    words = name.split()
    if not 1 <= len(words) <= 10 or len(name) > 90 or not name[0].isupper() or name.endswith((".", "!", "?")):
        return squeezed(name) if name.endswith((" Jr.", " Sr.", " Esq.")) else None
    return None if any(char.isdigit() for char in name) else squeezed(name)


def person(value: str) -> str | None:
    """The value when it reads as a person's name: two to six capitalised words, particles aside."""
    name = squeezed(_SUFFIXES.sub("", value.strip(" *_,;")), most=70)
    if name is None or any(char.isdigit() or char in '@:;!?()[]{}<>|/\\"' for char in name):
        return None
    words = name.rstrip(".").split() if not re.search(r"\b[A-Z]\.$", name) else name.split()
    proper = [word for word in words if word.lower() not in _PARTICLES]
    if not 2 <= len(proper) <= 6 or any(word.lower().strip(".,") in _NOT_NAMES for word in words):
        return None
    return name if all(word[0].isupper() and word.replace(".", "")[-1:].isalpha() for word in proper) else None


def _story(head: list[str]) -> Facts:
    """A news story's masthead, headline, byline and dateline, where they stand in that order."""
    author, paper, byline = _byline(head)
    agency, published, dateline = _dateline(head)
    start = min(byline, dateline)
    masthead = head[0] if start < len(head) and _MASTHEAD.match(head[0]) else None
    return Facts(
        title=_headline(head[bool(masthead) : start] if start < len(head) else head[:1], told=start < len(head)),
        author=author,
        publisher=masthead or paper or agency,
        published=published,
    )


def _byline(head: list[str]) -> tuple[str | None, str | None, int]:
    """The writers and the paper of "By X, Paper", and which line that is."""
    for index, line in enumerate(head[:12]):
        found = _BYLINE.match(line) if len(line) < PROSE else None
        author, paper = _credited(found["who"]) if found else (None, None)
        if author:
            return author, paper, index
    return None, None, len(head)


def _credited(who: str) -> tuple[str | None, str | None]:
    """The writers of a byline, and the paper or agency that it adds."""
    names, _, rest = who.partition(",") if "," in who else _split(who)
    writers = [person(name) for name in re.split(r"\s+(?:and|&|AND)\s+", names.strip())]
    if not writers or None in writers:
        return None, None
    paper = rest.strip(" *_")
    return " and ".join(name for name in writers if name), paper if _MASTHEAD.match(paper) else None


def _split(who: str) -> tuple[str, str, str]:
    found = _CREDIT.search(who)
    return (who[: found.start()], found[0], who[found.end() :]) if found else (who, "", "")


def _dateline(head: list[str]) -> tuple[str | None, str | None, int]:
    """The agency and the date of the first paragraph's "LISBON, March 3 (Agency) —", and which line that is."""
    for index, line in enumerate(head[:15]):
        found = _DATELINE.match(line)
        if found and (found["agency"] or found["date"]):
            day = dated(found["date"]) if found["date"] else None
            return found["agency"], day[0] if day else None, index
    return None, None, len(head)


def _headline(above: list[str], *, told: bool) -> str | None:
    """The first line that reads as a headline: above a byline or dateline (`told`), or marked as one in Markdown."""
    for line in above[:4]:
        bare = line.lstrip("# ").strip("*_ ")
        if dated(bare) or (not told and not line.startswith("# ")):
            continue
        is_title = (
            8 <= len(bare) <= 200 and " " in bare and not bare.endswith((".", ",", ";")) and not _LABEL.match(bare)
        )
        return squeezed(bare) if is_title else None
    return None


def _signer(tail: list[str]) -> str | None:
    """The name under "Sincerely," within the next lines, or on a "/s/" line."""
    for index in range(len(tail) - 1, -1, -1):
        if _CLOSING.match(tail[index]):
            for line in tail[index + 1 : index + 4]:
                signed = _SIGNATURE.match(line)
                name = person(signed["who"] if signed else line.split(",")[0])
                if name:
                    return name
            below = [line.strip(" ,.") for line in tail[index + 1 : index + 3] if line.strip()]
            # Friends sign with one name.
            return below[0] if below and _ONE_NAME.fullmatch(below[0]) and below[0].lower() not in _NOT_NAMES else None
    return None


def _copyright(tail: list[str]) -> str | None:
    for line in tail[-6:]:
        found = _COPYRIGHT.match(line)
        if found and not dated(found["who"]):
            return squeezed(found["who"].strip(" ,."), most=60)
    return None


def _day(head: list[str], tail: list[str]) -> str | None:
    """A filing's stamp, a line near the top that is a date and nothing else, or a "Dated:" near the end."""
    for line in head[:15]:
        stamp = _STAMP.match(line)
        if stamp:
            found = dated(f"20{stamp[3]}-{stamp[1]}-{stamp[2]}")
            return found[0] if found else None
        alone = _alone(line)
        if alone:
            return alone
    for line in reversed(tail):
        labelled = _LABEL.match(line)
        if labelled and labelled["label"].lower() in ("date", "dated", "published", "issued"):
            return _date(labelled["value"])
    return None


def _alone(line: str) -> str | None:
    """The date of a line like "Lisbon, 8 December 2025" that holds nothing else."""
    if len(line) > 80:
        return None
    bare = re.sub(r"^(?:published|posted|issued|dated|filed)(?:\s+on)?\s*:?\s+", "", line.strip(" *_#"), flags=re.I)
    for candidate in (bare, *re.split(r"^[A-ZÀ-Ý][\w.' -]{2,40},\s+", bare, maxsplit=1)[1:]):
        found = dated(candidate)
        if found and not found[1].strip(" .,*_"):
            return found[0]
    return None
