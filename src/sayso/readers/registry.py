"""The registry: which reader takes which media type. A failed look-up says what there is."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from sayso.errors import Encrypted, Unreadable, Unsupported
from sayso.readers import signature
from sayso.readers.archive import read_zip
from sayso.readers.content import Reader
from sayso.readers.docx import read_docx
from sayso.readers.html import read_html
from sayso.readers.mail import read_mail
from sayso.readers.mbox import read_mbox
from sayso.readers.odt import read_odt
from sayso.readers.pdf import read_pdf
from sayso.readers.plain import read_plain
from sayso.readers.rtf import read_rtf


@dataclass(frozen=True, slots=True)
class Entry:
    """A reader, what people call its format, and the outside modules that it needs."""

    read: Reader
    name: str
    needs: tuple[str, ...] = ()


ENTRIES = {
    signature.PLAIN: Entry(read_plain, "plain text"),
    signature.MARKDOWN: Entry(read_plain, "Markdown"),
    signature.HTML: Entry(read_html, "HTML", ("lxml", "trafilatura", "lxml_html_clean")),
    signature.PDF: Entry(read_pdf, "PDF with a text layer", ("pypdfium2",)),
    signature.DOCX: Entry(read_docx, "DOCX", ("lxml",)),
    signature.ODT: Entry(read_odt, "ODT", ("lxml",)),
    signature.RTF: Entry(read_rtf, "RTF", ("striprtf",)),
    signature.MAIL: Entry(read_mail, "e-mail (.eml)"),
    signature.MBOX: Entry(read_mbox, "mailboxes (.mbox)"),
    signature.ZIP: Entry(read_zip, "zip archives"),
}

_ADVICE = (
    ("image/", "a picture: run it through OCR and add the result"),
    ("audio/", "a recording: add a transcript"),
    ("video/", "a recording: add a transcript"),
    (signature.OLE, "an old Office or Outlook file (.doc, .xls, .ppt, .msg): save it as .docx, .pdf or .eml"),
    ("application/vnd.openxmlformats-officedocument.", "a spreadsheet or a presentation: save it as a PDF"),
    ("application/vnd.oasis.opendocument.", "a spreadsheet or a presentation: save it as a PDF"),
    ("application/epub", "an e-book: convert it to .docx or .pdf"),
    ("application/vnd.ms-outlook-pst", "an Outlook mail store: export it as .mbox or .eml"),
    ("application/vnd.sqlite3", "a database: export what matters as text"),
    ("application/octet-stream", "binary data of no type that is known here, whatever its name says"),
    ("application/", "a packed or binary file: unpack it and add what is inside"),
)


def reader(media_type: str) -> Reader:
    """The reader of a media type. Raises Unreadable for an empty file, Encrypted, or Unsupported with the choices."""
    if media_type == signature.EMPTY:
        raise Unreadable("an empty file (0 bytes): the copy may have failed, fetch it again")
    if media_type == signature.SEALED_OFFICE:
        raise Encrypted("an Office file that needs a password: save it without one")
    if media_type not in ENTRIES:
        advice = next((words for start, words in _ADVICE if media_type.startswith(start)), "no text")
        names = ", ".join(entry.name for entry in ENTRIES.values())
        raise Unsupported(f"found {media_type}, {advice}. sayso reads {names}")
    return ENTRIES[media_type].read


def media_types() -> tuple[str, ...]:
    """The media types that this installation reads: those whose outside libraries are there."""
    return tuple(kind for kind, entry in ENTRIES.items() if all(find_spec(need) is not None for need in entry.needs))
