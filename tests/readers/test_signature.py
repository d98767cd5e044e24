"""The type is told by the content; the name only breaks ties."""

import pytest

from sayso.readers import media_type
from support.files import LETTER, docx, mail, odt, paragraph, pdf, zipped


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.pdf", "application/x-empty"),
        (pdf([(72, 700, "x")]), "a.txt", "application/pdf"),
        (docx(paragraph("x")), "a.zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (docx(paragraph("x"))[:-40], "a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (odt("<text:p>x</text:p>"), "a.docx", "application/vnd.oasis.opendocument.text"),
        (odt("<text:p>x</text:p>")[:-40], "a", "application/vnd.oasis.opendocument.text"),
        (zipped({"a.txt": "x"}), "a.docx", "application/zip"),
        (rb"{\rtf1 x}", "a.doc", "application/rtf"),
        (b"\n  <!-- saved --><!DOCTYPE html><p>x", "a.txt", "text/html"),
        (b"<p>a fragment</p>", "a.html", "text/html"),
        (b"<p>a fragment</p>", "a.txt", "text/plain"),
        (bytes(mail()), "a.txt", "message/rfc822"),
        (b"From ruta Sat May  4 09:30:00 2024\nFrom: ruta\n\nx", "a", "application/mbox"),
        (b"From the pier we saw nothing at 10:30.\nThe drums were gone.\n", "a", "text/plain"),
        (LETTER.encode(), "a.txt", "text/plain"),
        (b"From: Ruta\nTo: Ilo\nSubject: drums\n\nA typed memo.", "a.txt", "text/plain"),
        (b"From: Ruta\nTo: Ilo\nSubject: drums\n\nA saved mail.", "a.eml", "message/rfc822"),
        (b"\n\nFrom: Ruta\nTo: Ilo\n\nA saved mail.", "a.eml", "message/rfc822"),
        (b"No header at all", "a.eml", "text/plain"),
        (b"# Words", "a.md", "text/markdown"),
        (bytes(range(256)) * 4, "a.txt", "application/octet-stream"),
    ],
)
def test_types(data: bytes, name: str, expected: str) -> None:
    assert media_type(data, path=name) == expected
