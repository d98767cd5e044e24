"""E-mail (.eml): the body under its own headers, who wrote what is quoted in it, and every attachment.

The text begins with From, To, Cc, Date and Subject as a mail program shows them: to whom something was said is
evidence, and the names in those lines are mentions like any other.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.policy import EmailPolicy
from email.utils import getaddresses, parsedate_to_datetime
from functools import partial
from typing import Any, cast

from sayso.errors import Unreadable
from sayso.readers.allowance import Allowance
from sayso.readers.content import Content, Member
from sayso.readers.decoding import clean, decode
from sayso.readers.facts import Facts, squeezed
from sayso.readers.html import declared_charset, visible
from sayso.readers.quoting import quoted

MALFORMED = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    MessageError,
    AssertionError,
    OverflowError,
    RecursionError,
)
"""What the standard library's mail parser lets through on headers and bodies that break the rules."""
DEEPEST = 50
"""How deep the parts of one message may nest; honest mail stays below ten."""
LONGEST_HEADER = 10_000
"""Characters above which a header is not parsed: the library takes time by the square of the length."""
MOST_PARTS = 5_000
EARLIEST = 1975
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "application/zip": ".zip",
}
_SEALS = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})


class _Lenient(EmailPolicy):
    """The library's default rules, but a header that its parser breaks on, or chokes on, comes back as it stands."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            if len(value) <= LONGEST_HEADER:
                return super().header_fetch_parse(name, value)
        except MALFORMED:
            pass
        return decode(value.encode("utf-8", "surrogateescape")).text


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf of a message's tree, and the nearest multipart/alternative that it stands in, if any."""

    message: Message
    alternative: int | None


def read_mail(data: bytes, *, path: str, allowance: Allowance) -> Content:
    """Headers give author, date and title for certain. Raises Unreadable when the parts nest without reason."""
    del path, allowance
    try:
        message = email.message_from_bytes(data.lstrip(b"\r\n"), policy=_Lenient())
    except MALFORMED as error:
        raise Unreadable(f"a damaged e-mail: its parts cannot be told apart ({type(error).__name__})") from None
    parts, notes = _parts(message)
    body = _body(parts)
    top = _heading(message)
    text = f"{top}\n\n{body}" if top and body else top or body
    if not text:
        raise Unreadable("an e-mail without headers or text")
    return Content(
        text=text,
        stated=_facts(message),
        quoted=quoted(text, start=len(text) - len(body)),
        notes=notes,
        members=tuple(_members(parts, b"\r\n" if b"\r\n" in data[:4096] else b"\n")),
        voiced=False,
    )


def _parts(message: Message) -> tuple[list[Part], tuple[str, ...]]:
    """The leaves in order; an attached message is a leaf, for it becomes a document of its own."""
    leaves: list[Part] = []
    stack: list[tuple[Message, int | None, int]] = [(message, None, 0)]
    count = 0
    while stack:
        part, alternative, depth = stack.pop()
        count += 1
        if count > MOST_PARTS or depth > DEEPEST:
            return leaves, ("the e-mail has more parts, or deeper ones, than any honest mail: some were not read",)
        inner = part.get_payload() if part.is_multipart() and not _kind(part).startswith("message/") else None
        if isinstance(inner, list):
            nearest = count if _kind(part) == "multipart/alternative" else alternative
            stack.extend((cast(Message, child), nearest, depth + 1) for child in reversed(inner))
        else:
            leaves.append(Part(part, alternative))
    return leaves, ()


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except MALFORMED:
        return "text/plain"


def _disposition(part: Message) -> str:
    try:
        return part.get_content_disposition() or ""
    except MALFORMED:
        return ""


def _filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except MALFORMED:
        return ""


def _is_attached(part: Message) -> bool:
    return _disposition(part) == "attachment" or bool(_filename(part)) or not _kind(part).startswith(_BODIES)


_BODIES = ("text/plain", "text/html", "multipart/")


def _body(parts: list[Part]) -> str:
    """The text parts that are no attachments, in order; HTML only where no plain alternative says the same."""
    texts: list[tuple[Part, str]] = []
    for part in parts:
        if not _is_attached(part.message):
            texts.append((part, _text(part.message)))
    plain = {part.alternative for part, text in texts if text and _kind(part.message) != "text/html"} - {None}
    return "\n\n".join(
        text for part, text in texts if text and not (_kind(part.message) == "text/html" and part.alternative in plain)
    )


def _text(part: Message) -> str:
    data = _payload(part)
    try:
        charset = part.get_content_charset()
    except MALFORMED:
        charset = None
    if _kind(part) == "text/html":
        return visible(decode(data, declared=charset or declared_charset(data)).text, quotes=True)
    return clean(decode(data, declared=charset).text).strip("\n").rstrip()


def _payload(part: Message) -> bytes:
    """The decoded bytes of a leaf; as they stand when their transfer encoding is damaged or unknown."""
    try:
        data = part.get_payload(decode=True)
    except MALFORMED:
        data = None
    if isinstance(data, bytes):
        return data
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _heading(message: Message) -> str:
    """The headers that a reader looks at, one a line."""
    values = ((name, _header(message, name)) for name in _SHOWN)
    return "\n".join(f"{name}: {value}" for name, value in values if value)


def _header(message: Message, name: str) -> str | None:
    """A header's text, decoded; read from its raw bytes when the parser cannot make sense of it."""
    try:
        value = message[name]
        # The parser writes a date anew, with an offset where there was none.
        text = None if value is None else _raw(message, name) if name == "Date" else str(value)
    except MALFORMED:
        text = "\ufffd"
    if text is not None and "\ufffd" in text:
        text = _raw(message, name)
    return squeezed(clean(text), most=200_000) if text else None


def _raw(message: Message, name: str) -> str:
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return decode(str(raw).encode("utf-8", "surrogateescape")).text


def _facts(message: Message) -> Facts:
    sender = _header(message, "From") or _header(message, "Sender")
    subject = _header(message, "Subject")
    return Facts(title=squeezed(subject), author=writer(sender) if sender else None, published=_date(message))


def writer(sender: str) -> str | None:
    """Who a From: line names: the display name, or else the address."""
    name, address = next(iter(getaddresses([sender[:1_000]])), ("", ""))
    found = name.strip(" \"'") or address or sender.split("<")[0].strip(" \"'")
    return squeezed(found, most=100)


def _date(message: Message) -> str | None:
    """The Date: header as ISO 8601 with its offset; the day alone when it names no offset; None when it cannot be."""
    raw = _header(message, "Date")
    if not raw:
        return None
    try:
        moment = parsedate_to_datetime(raw)
    except MALFORMED:
        return None
    if moment.year < EARLIEST:
        return None
    if moment.tzinfo is not None:
        return moment.isoformat()
    return f"{moment.isoformat()}+00:00" if raw.endswith("-0000") else moment.date().isoformat()


def _members(parts: list[Part], newline: bytes) -> Iterator[Member]:
    for number, part in enumerate(parts, 1):
        message = part.message
        if not _is_attached(message) or _is_ornament(message):
            continue
        kind = _kind(message)
        name = _filename(message) or _nameless(message, kind, number)
        yield Member(name=name.replace("/", "_").replace("\\", "_"), load=partial(_attachment, message, newline))


def _is_ornament(part: Message) -> bool:
    """A signature's seal, or a picture that the HTML body shows: nothing that anybody said."""
    kind = _kind(part)
    inline = kind.startswith("image/") and _disposition(part) != "attachment" and "Content-ID" in part
    return kind in _SEALS or inline


def _nameless(part: Message, kind: str, number: int) -> str:
    if kind == "message/rfc822":
        inner: Any = part.get_payload()
        subject = _header(inner[0], "Subject") if isinstance(inner, list) and inner else None
        if subject:
            return f"{subject[:80]}.eml"
    return f"part {number}{_EXTENSIONS.get(kind, '')}"


def _attachment(part: Message, newline: bytes) -> bytes:
    """An attachment's bytes. An attached message is written out again with its own line ends, its headers unfolded as
    they were. Raises Unreadable when it cannot be."""
    inner: Any = part.get_payload()
    if not isinstance(inner, list):
        return _payload(part)
    rules = policy.compat32.clone(linesep=newline.decode("ascii"), mangle_from_=False)
    try:
        return b"".join(cast(Message, child).as_bytes(policy=rules) for child in inner)
    except MALFORMED as error:
        raise Unreadable(f"a damaged attached message ({type(error).__name__})") from None
