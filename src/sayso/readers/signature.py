"""The media type of some bytes, told by what is in them; the name only breaks ties."""

from __future__ import annotations

import re
import zipfile

from sayso.errors import Unreadable
from sayso.readers.decoding import decode, is_binary
from sayso.readers.mbox import is_mbox
from sayso.readers.package import DAMAGE, opened
from sayso.readers.words import words

EMPTY = "application/x-empty"
BINARY = "application/octet-stream"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
RTF = "application/rtf"
ZIP = "application/zip"
MBOX = "application/mbox"
MAIL = "message/rfc822"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
OLE = "application/x-ole-storage"
SEALED_OFFICE = "application/x-encrypted-office"

_MAGIC = (
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"!BDN", "application/vnd.ms-outlook-pst"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_ZIPPED = (("xl/workbook.xml", "spreadsheetml.sheet"), ("ppt/presentation.xml", "presentationml.presentation"))
_HTML_START = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*+<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:p|div|body|html|td|span|h[1-6])\s*>", re.IGNORECASE)
_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?\S?")
_KNOWN = words("from to cc bcc date subject sender reply-to")
_MACHINE = words(
    "message-id mime-version received return-path content-type content-transfer-encoding delivered-to in-reply-to "
    "references dkim-signature x-mailer user-agent x-originating-ip authentication-results thread-topic"
)
HEAD = 16_384


def media_type(data: bytes, *, path: str) -> str:
    """The type of the content. `path` tells Markdown from plain text, and a mail from a memo that looks like one."""
    if not data:
        return EMPTY
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _ole(data) if kind == OLE else kind
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zip(data)
    head = data[:HEAD]
    if is_mbox(head):
        return MBOX
    return BINARY if is_binary(head) else _text(head, path.lower())


def _text(head: bytes, name: str) -> str:
    text = decode(head).text
    if _HTML_START.match(text) or (name.endswith((".html", ".htm", ".xhtml")) and _TAG.search(text)):
        return HTML
    if _is_mail(text, named=name.endswith(".eml")):
        return MAIL
    return MARKDOWN if name.endswith((".md", ".markdown", ".mdown")) else PLAIN


def _is_mail(text: str, *, named: bool) -> bool:
    """Whether headers come first. A typed memo has From, To and Date too: it takes one that only a machine writes."""
    labels: set[str] = set()
    for line in (text.lstrip() if named else text).splitlines():
        header = _HEADER.match(line)
        if header:
            labels.add(header[1].lower())
        elif not line.strip() or not line[0].isspace():
            break
    known, machine = labels & _KNOWN, {label for label in labels if label in _MACHINE or label.startswith("x-")}
    return bool(known or machine) if named else bool(machine and known)


def _zip(data: bytes) -> str:
    try:
        with opened(data) as archive:
            return _packaged(archive)
    except Unreadable:
        # Its directory is lost; the local headers still tell what it was, so that the problem can name it.
        return DOCX if b"word/document.xml" in data else ODT if b"mimetype" + ODT.encode() in data[:200] else ZIP


def _packaged(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return DOCX
        for name, kind in _ZIPPED:
            if name in names:
                return f"application/vnd.openxmlformats-officedocument.{kind}"
    if "mimetype" in names:
        try:
            with archive.open("mimetype") as stream:
                declared = stream.read(100).decode("ascii", "replace").strip()
        except DAMAGE:
            return ZIP
        return declared if re.fullmatch(r"application/[\w.+-]+", declared) else ZIP
    return ZIP


def _ole(data: bytes) -> str:
    """An old Office file, or a new one under a password, which is wrapped in the old container."""
    return SEALED_OFFICE if "EncryptedPackage".encode("utf-16-le") in data else OLE
