"""Make the harbour case's PDF, DOCX, RTF, ODT and e-mail from the texts in source/, the same bytes every time.

Standard library only. Run it after changing a text: `python examples/make.py`. Nothing is compressed, so the bytes
depend on no zlib; every date is fixed, so they depend on no clock.
"""

from __future__ import annotations

import argparse
import base64
import io
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
CASE = HERE / "harbour"

PDF_COLUMNS, PDF_LINES, PDF_LEADING, PDF_SIZE = 68, 32, 21, 11
BOUNDARY = "=_harbour_part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file to make: its text below source/, its name in the case, and what its format records about it."""

    source: str
    target: str
    title: str
    author: str
    date: str


PAPERS = (
    Paper(
        source="motion-for-release.txt",
        target="motion-for-release.pdf",
        title="Defendant's Motion for Release Pending Trial",
        author="Delphine Aumarch",
        date="2025-02-10",
    ),
    Paper(
        source="audit-memo.txt",
        target="audit-memo.docx",
        title="Outer channel: volumes paid and volumes logged",
        author="Wenzel Harrowby",
        date="2024-10-14",
    ),
    Paper(
        source="captain-interview.txt",
        target="captain-interview.rtf",
        title="Interview with Piers Hallamund",
        author="Ruth Castellow",
        date="2025-01-29",
    ),
    Paper(
        source="authority-statement.txt",
        target="authority-statement.odt",
        title="Statement by the Marenza Port Authority",
        author="Lenka Ostrowick",
        date="2025-02-07",
    ),
    Paper(source="thread", target="august-loads.eml", title="", author="", date=""),
)


def paragraphs(text: str) -> list[str]:
    """The blocks between blank lines, in order."""
    return [block for block in text.strip("\n").split("\n\n") if block]


def pdf(paper: Paper) -> bytes:
    """A text PDF: Courier, one column, a page number at each foot."""
    lines = list(_typeset(paragraphs(_text(paper))))
    pages = [lines[i : i + PDF_LINES] for i in range(0, len(lines), PDF_LINES)]
    first = 4  # objects 1 to 3 are the catalogue, the page tree and the font; the information comes last
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages, start=1):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {first + 2 * number - 1} 0 R >>".encode()
        )
        stream = _page_stream(page, number)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    stamp = paper.date.replace("-", "")
    objects.append(
        b"<< /Title (%b) /Author (%b) /CreationDate (D:%b090000Z) >>"
        % (_pdf_string(paper.title), _pdf_string(paper.author), stamp.encode())
    )
    return _pdf_file(objects)


def _typeset(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        if block.startswith("# "):
            yield from (line.center(PDF_COLUMNS).rstrip() for line in textwrap.wrap(block[2:], PDF_COLUMNS))
        else:
            for line in block.split("\n"):
                yield from textwrap.wrap(line, PDF_COLUMNS, break_on_hyphens=False)
        yield ""


def _page_stream(lines: list[str], number: int) -> bytes:
    rows = b"".join(b"(%b) Tj T*\n" % _pdf_string(line) for line in lines)
    foot = f"- {number} -".encode()
    body = b"BT /F1 %d Tf %d TL 72 730 Td\n%bET\n" % (PDF_SIZE, PDF_LEADING, rows)
    return body + b"BT /F1 %d Tf 288 40 Td (%b) Tj ET" % (PDF_SIZE, foot)


def _pdf_string(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _pdf_file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def docx(paper: Paper) -> bytes:
    """A Word document: headings, paragraphs, line breaks and one plain table."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    body = "".join(_docx_block(block) for block in paragraphs(_text(paper)))
    return _archive(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "word/document.xml": f'{XML}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>{escape(paper.author)}</dc:creator>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{paper.date}T09:00:00Z</dcterms:created></cp:coreProperties>',
        }
    )


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _docx_block(block: str) -> str:
    if block.startswith("|"):
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{_docx_paragraph(cell)}</w:tc>" for cell in _cells(row)) + "</w:tr>"
            for row in block.split("\n")
        )
        return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
    if block.startswith("# "):
        return _docx_paragraph(block[2:], run="<w:rPr><w:b/></w:rPr>")
    return "".join(_docx_paragraph(line) for line in block.split("\n"))


def _docx_paragraph(text: str, *, run: str = "") -> str:
    return f'<w:p><w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def odt(paper: Paper) -> bytes:
    """An OpenDocument text: headings and paragraphs."""
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:office="{oasis}:office:1.0" xmlns:text="{oasis}:text:1.0" xmlns:meta="{oasis}:meta:1.0"'
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    body = "".join(_odt_block(block) for block in paragraphs(_text(paper)))
    return _archive(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0" '
            'manifest:version="1.2">'
            + entry.format("/", kind)
            + entry.format("content.xml", "text/xml")
            + entry.format("meta.xml", "text/xml")
            + "</manifest:manifest>",
            "content.xml": f'{XML}<office:document-content {names} office:version="1.2"><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f'{XML}<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'office:version="1.2"><office:meta><dc:title>{escape(paper.title)}</dc:title>'
            f"<meta:initial-creator>{escape(paper.author)}</meta:initial-creator>"
            f"<dc:creator>{escape(paper.author)}</dc:creator>"
            f"<meta:creation-date>{paper.date}T09:00:00</meta:creation-date></office:meta></office:document-meta>",
        }
    )


def _odt_block(block: str) -> str:
    if block.startswith("# "):
        return f'<text:h text:outline-level="1">{escape(block[2:])}</text:h>'
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in block.split("\n"))


def _archive(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            info.create_system = 3  # a fixed "Unix", whatever this runs on
            archive.writestr(info, text.encode())
    return out.getvalue()


def rtf(paper: Paper) -> bytes:
    """A rich text file: one font, bold headings."""
    year, month, day = paper.date.split("-")
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}"
        "\n"
        rf"{{\info{{\title {_rtf_text(paper.title)}}}{{\author {_rtf_text(paper.author)}}}"
        rf"{{\creatim\yr{int(year)}\mo{int(month)}\dy{int(day)}}}}}"
        "\n"
    )
    body = "".join(
        rf"\pard\b {_rtf_text(block[2:])}\b0\par\par" + "\n"
        if block.startswith("# ")
        else rf"\pard {_rtf_text(block)}\par\par" + "\n"
        for block in paragraphs(_text(paper))
    )
    return (head + body + "}\n").encode("ascii")


def _rtf_text(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}").replace("\n", "\\line\n")
    return "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252')[0]:02x}" for c in escaped)


def eml(paper: Paper) -> bytes:
    """An e-mail: its text, an attached text file and an attached e-mail."""
    folder = SOURCE / paper.source
    head, body = (folder / "message.txt").read_text("utf-8").split("\n\n", 1)
    log = (folder / "grey-petrel-log-august.txt").read_bytes()
    forwarded = (folder / "forwarded.txt").read_text("utf-8")
    plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    parts = (
        f"{plain}\n{body}",
        'Content-Type: text/plain; charset=utf-8; name="grey-petrel-log-august.txt"\n'
        'Content-Disposition: attachment; filename="grey-petrel-log-august.txt"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(log).decode()}",
        'Content-Type: message/rfc822\nContent-Disposition: attachment; filename="August.eml"\n\n'
        + forwarded.replace("\n\n", f"\nMIME-Version: 1.0\n{plain}\n", 1),
    )
    mail = f'{head}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{BOUNDARY}"\n\n'
    mail += "".join(f"--{BOUNDARY}\n{part}\n" for part in parts) + f"--{BOUNDARY}--\n"
    return mail.replace("\n", "\r\n").encode()


def _text(paper: Paper) -> str:
    return (SOURCE / paper.source).read_text("utf-8")


FORMATS: dict[str, Callable[[Paper], bytes]] = {".pdf": pdf, ".docx": docx, ".rtf": rtf, ".odt": odt, ".eml": eml}


def make(paper: Paper) -> bytes:
    """The bytes of one paper."""
    return FORMATS[Path(paper.target).suffix](paper)


def main() -> int:
    """Write every paper into the case, or with --check say which ones are stale. 0 when all are in step."""
    parser = argparse.ArgumentParser(description="Make the binary files of the harbour case from their texts.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is out of step")
    check = parser.parse_args().check
    stale = 0
    for paper in PAPERS:
        path, data = CASE / paper.target, make(paper)
        if path.exists() and path.read_bytes() == data:
            continue
        stale += 1
        if check:
            print(f"{path.name} is out of step with source/{paper.source}; run: python examples/make.py")
        else:
            path.write_bytes(data)
            print(f"wrote {path.name}, {len(data):,} bytes")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
