"""Small files in every format, made from words: the bytes that the readers' tests read."""

from __future__ import annotations

import hashlib
import io
import zipfile
from email.message import EmailMessage

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
LETTER = (
    "Date: 4 May 2024\n\nTo: The Harbour Board\nFrom: Ruta Ilvesmaa\nSubject: The drums at pier nine\n\n"
    "I am writing to say that the drums went into the water, and that the foreman told me so himself.\n\n"
    "Sincerely,\n\nRuta Ilvesmaa\n"
)

Line = tuple[float, float, str]


def zipped(members: dict[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    """A zip archive of these members; those in `stored` are not compressed."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name, data in members.items():
            archive.writestr(
                zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            )
    return box.getvalue()


def docx(body: str, *, core: str = "", more: dict[str, bytes | str] | None = None) -> bytes:
    """A .docx with this XML as its body."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    if core:
        members["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"{core}</cp:coreProperties>"
        )
    return zipped(members | (more or {}))


def paragraph(text: str) -> str:
    """A paragraph of a .docx."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odt(body: str, *, meta: str = "") -> bytes:
    """An .odt with this XML as its text."""
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": (
                f"<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body>"
                "</office:document-content>"
            ),
            "meta.xml": f"<office:document-meta {OFFICE}><office:meta>{meta}</office:meta></office:document-meta>",
        },
        stored=("mimetype",),
    )


def pdf(*pages: list[Line], info: str = "", encrypt: str | None = None) -> bytes:
    """A PDF of pages of lines (x, y, text), y upwards in points. With `encrypt`, it asks for that password."""
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
    ]
    for index, lines in enumerate(pages):
        stream = "".join(f"BT /F1 11 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in lines)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {6 + 2 * index} 0 R >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    trailer = "/Root 1 0 R /Info 4 0 R"
    if encrypt is not None:
        bodies.append(_standard_security(encrypt))
        trailer += f" /Encrypt {len(bodies)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(out)
    size = len(bodies) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} {trailer} >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF\n".encode()


_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _standard_security(password: str) -> str:
    """The encryption dictionary of the oldest scheme, 40 bits: enough for a reader to have to ask."""
    padded = (password.encode() + _PAD)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    rights = (0xFFFFFFFC).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + rights + bytes(16)).digest()[:5]
    return f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{_rc4(key, _PAD).hex()}> >>"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def mail(body: str = "The drums went into the water.\n", **headers: str) -> EmailMessage:
    """A message with the headers of one, to which a test adds what it is about."""
    message = EmailMessage()
    values = {
        "From": "Ruta Ilvesmaa <ruta@harbour.example>",
        "To": "Ilo Tamro <tamro@board.example>",
        "Date": "Sat, 04 May 2024 09:30:00 +0300",
        "Subject": "The drums at pier nine",
        "Message-ID": "<1@harbour.example>",
    }
    for name, value in (values | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        message[name] = value
    message.set_content(body)
    return message
