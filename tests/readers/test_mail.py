"""A mail's headers give its facts; its attachments are documents of their own."""

from email.message import EmailMessage

import pytest

from sayso.config import Config
from sayso.model import document_id
from sayso.readers import Outcome, read
from support.files import docx, mail, paragraph

CONFIG = Config()
HEADING = (
    "From: Ruta Ilvesmaa <ruta@harbour.example>\nTo: Ilo Tamro <tamro@board.example>\n"
    "Date: Sat, 04 May 2024 09:30:00 +0300\nSubject: The drums at pier nine\n\n"
)


def outcome_of(message: EmailMessage | bytes) -> Outcome:
    return read(bytes(message), path="a.eml", config=CONFIG)


def test_headers_give_the_facts_and_stand_above_the_text() -> None:
    (document,) = outcome_of(mail("The drums went into the water.\r\n\r\nRuta\r\n")).documents
    assert document.text == f"{HEADING}The drums went into the water.\n\nRuta"
    assert document.author == "Ruta Ilvesmaa"
    assert document.title == "The drums at pier nine"
    assert document.published == "2024-05-04T09:30:00+03:00"
    assert document.media_type == "message/rfc822"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sat, 04 May 2024 09:30:00 +0300", "2024-05-04T09:30:00+03:00"),
        ("Sat, 04 May 2024 09:30:00 GMT", "2024-05-04T09:30:00+00:00"),
        ("Sat, 04 May 2024 09:30:00 -0000", "2024-05-04T09:30:00+00:00"),
        ("Sat, 04 May 2024 09:30:00", "2024-05-04"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("yesterday", None),
    ],
)
def test_dates(date: str, expected: str | None) -> None:
    raw = f"From: Ruta <r@h.example>\nMIME-Version: 1.0\nDate: {date}\n\nWords.\n"
    (document,) = outcome_of(raw.encode()).documents
    assert document.published == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"Ruta Ilvesmaa <r@h.example>", "Ruta Ilvesmaa"),
        (b'"Ilvesmaa, Ruta" <r@h.example>', "Ilvesmaa, Ruta"),
        (b"r@h.example", "r@h.example"),
        (b"=?utf-8?q?R=C3=B5ta_Ilves?= <r@h.example>", "Rõta Ilves"),
        ("Rõta Ilves <r@h.example>".encode(), "Rõta Ilves"),
        ("René Ilves <r@h.example>".encode("cp1252"), "René Ilves"),
        (b"Ruta\xff\xfe\x00 <r@h.example>", "Ruta\ufffd\ufffd"),
    ],
)
def test_authors(header: bytes, expected: str) -> None:
    (document,) = outcome_of(b"From: " + header + b"\nMIME-Version: 1.0\n\nWords.\n").documents
    assert document.author == expected


def test_attachments_are_documents_of_their_own() -> None:
    message = mail("See the plan.\n")
    plan = docx(paragraph("The plan was to leave."))
    message.add_attachment(plan, maintype="application", subtype="octet-stream", filename="plan.docx")
    message.add_attachment(mail("Inner words.\n", Subject="Inner"))
    message.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    outcome = outcome_of(message)
    assert [document.path for document in outcome.documents] == ["a.eml", "a.eml/plan.docx", "a.eml/Inner.eml"]
    assert outcome.documents[1].id == document_id(plan)
    assert {document.derived_from for document in outcome.documents[1:]} == {document_id(bytes(message))}
    assert outcome.documents[2].text.endswith("Subject: Inner\n\nInner words.")
    assert [problem.path for problem in outcome.problems] == ["a.eml/empty.pdf"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\temp\\x.txt", "_temp_x.txt"),
        ("cod\u202etxt.exe", "cod_txt.exe"),
        ("a\tb.txt", "a_b.txt"),
        ("..", "unnamed"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_hostile_names_are_made_safe(name: str, expected: str) -> None:
    message = mail()
    message.add_attachment(b"Some words.", maintype="text", subtype="plain", filename=name)
    document = outcome_of(message).documents[1]
    assert document.path == f"a.eml/{expected}"


def test_a_name_in_no_encoding_can_be_written() -> None:
    raw = (
        b"From: r@h.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords.\n--b\n"
        b'Content-Type: text/plain; name="caf\xe9\x00.txt"\n\nInner words.\n--b--\n'
    )
    outcome = outcome_of(raw)
    assert len(outcome.documents) == 2
    outcome.documents[1].path.encode("utf-8")
    assert "\x00" not in outcome.documents[1].path


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = mail("Plain words.\n")
    message.add_alternative("<p>Other words.</p>", subtype="html")
    assert outcome_of(message).documents[0].text == f"{HEADING}Plain words."
    message = mail("  \n")
    message.add_alternative("<p>Other <b>words</b>.</p><blockquote><p>Old ones.</p></blockquote>", subtype="html")
    (document,) = outcome_of(message).documents
    assert document.text == f"{HEADING}Other words.\n\n> Old ones."
    assert [stretch.span.of(document.text) for stretch in document.quoted] == ["> Old ones."]


def test_pictures_of_the_body_and_seals_are_no_documents() -> None:
    message = mail("Words.\n")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<logo>", disposition="inline")
    message.add_attachment(b"seal", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    outcome = outcome_of(message)
    assert len(outcome.documents) == 1
    assert outcome.problems == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nno boundary at all\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nWords, then nothing more\n",
        b"From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n!!!! not base64 at all !!!!\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=no-such-charset\n\nWords.\n",
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; name*\n\nWords.\n",
        b"To: (c):\nFrom: [b\nMessage-ID: <[x]>\nDate: \n\nWords.\n",
    ],
)
def test_broken_mime_still_yields_the_mail(raw: bytes) -> None:
    outcome = outcome_of(raw)
    assert [document.path for document in outcome.documents] == ["a.eml"]


def test_parts_that_nest_without_end_are_a_problem() -> None:
    raw = b"From: a\nMIME-Version: 1.0\n"
    for depth in range(2_000):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth)
    outcome = outcome_of(raw + b"\nWords.\n")
    assert outcome.problems


def test_a_chain_of_attached_mails_is_read_to_the_limit() -> None:
    message = mail("Innermost.\n", Subject="0")
    for depth in range(1, 8):
        outer = mail("Around.\n", Subject=str(depth))
        outer.add_attachment(message)
        message = outer
    outcome = read(bytes(message), path="a.eml", config=Config(archive_depth=2))
    assert [document.title for document in outcome.documents] == ["7", "6", "5"]
    assert "archive_depth" in outcome.problems[0].message
