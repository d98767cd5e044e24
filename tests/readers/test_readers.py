"""Any bytes go in; documents and problems come out, and never an exception."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.config import Config
from sayso.model import document_id
from sayso.readers import Outcome, media_types, read
from sayso.readers.registry import ENTRIES
from support.files import LETTER, docx, mail, odt, paragraph, pdf, zipped

CONFIG = Config()


def sound(outcome: Outcome) -> None:
    """What holds of every outcome, whatever went in."""
    for document in outcome.documents:
        document.text.encode("utf-8")
        document.path.encode("utf-8")
        assert document.text.strip()
        for page in document.pages:
            assert 0 <= page.start <= page.end <= len(document.text)
        for stretch in document.quoted:
            assert stretch.span.end <= len(document.text)
            assert stretch.depth >= 1
    for problem in outcome.problems:
        problem.path.encode("utf-8")
        problem.message.encode("utf-8")
        assert problem.stage == "read"
        assert problem.message


STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1 ", b"From: a\nMIME-Version: 1.0\n", b"<html>", b"From x Sat 10:00\n"]
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.eml", "a.html", "a.pdf", "a", "caf\udce9.txt", "\ud800", "a.zip"])


@settings(max_examples=150, deadline=None)
@given(STARTS, st.binary(max_size=400), NAMES)
def test_no_bytes_raise(start: bytes, rest: bytes, name: str) -> None:
    sound(read(start + rest, path=name, config=CONFIG))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-7"]), NAMES)
def test_no_text_raises(text: str, encoding: str, name: str) -> None:
    sound(read(text.encode(encoding, "replace"), path=name, config=CONFIG))


def whole_mail() -> bytes:
    message = mail("Yes.\n\nOn Fri, 3 May 2024 at 10:00, Ilo Tamro wrote:\n> Did they?\n")
    message.add_attachment(b"a plan", maintype="text", subtype="plain", filename="plan.txt")
    message.add_attachment(mail("Inner words.\n"))
    return bytes(message)


GOOD = {
    "a.pdf": pdf([(72, 700, "The drums went into the water."), (72, 680, "Nobody saw it.")], [(72, 700, "End.")]),
    "a.docx": docx(paragraph("The drums went into the water.") * 3),
    "a.odt": odt("<text:p>The drums went into the water.</text:p>"),
    "a.eml": whole_mail(),
    "a.rtf": rb"{\rtf1\ansi The drums \b went\b0  into the water.\par Nobody saw it.}",
    "a.html": b"<html><body><p>The drums went into the water.</p></body></html>",
    "a.zip": zipped({"one.txt": LETTER, "two.eml": whole_mail()}),
    "a.mbox": b"From ruta Sat May  4 09:30:00 2024\n" + whole_mail(),
}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.floats(0, 1), st.integers(0, 255), st.booleans())
def test_no_cut_or_changed_file_raises(name: str, where: float, byte: int, cut: bool) -> None:
    data = GOOD[name]
    at = int(where * (len(data) - 1))
    damaged = data[:at] if cut else data[:at] + bytes([byte]) + data[at + 1 :]
    sound(read(damaged, path=name, config=CONFIG))


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_good_file_is_read_without_problems(name: str) -> None:
    outcome = read(GOOD[name], path=name, config=CONFIG)
    assert outcome.problems == ()
    assert "drums" in outcome.documents[0].text
    assert outcome == read(GOOD[name], path=name, config=CONFIG)


def test_the_documents_own_lines_fill_what_the_format_leaves_open() -> None:
    (document,) = read(LETTER.encode(), path="letters/one.txt", config=CONFIG).documents
    assert (document.author, document.published) == ("Ruta Ilvesmaa", "2024-05-04")
    assert document.title == "The drums at pier nine"
    assert document.language == "en"
    assert document.id == document_id(LETTER.encode())
    assert document.path == "letters/one.txt"


def test_an_office_files_own_record_comes_last() -> None:
    """The account that saved a letter is not who signed it; it is asked only when the text names nobody."""
    core = "<dc:creator>Oona Typist</dc:creator><dcterms:created>2024-06-01T08:00:00Z</dcterms:created>"
    signed = docx("".join(paragraph(line) for line in LETTER.split("\n") if line), core=core)
    (document,) = read(signed, path="a.docx", config=CONFIG).documents
    assert (document.author, document.published) == ("Ruta Ilvesmaa", "2024-05-04")
    unsigned = docx(paragraph("In 2024 the drums went into the water."), core=core)
    (document,) = read(unsigned, path="a.docx", config=CONFIG).documents
    assert (document.author, document.published) == ("Oona Typist", "2024-06-01")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty file"),
        (b" \n\t\n", "no text"),
        (bytes(range(256)) * 8, "binary data"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (b"\x1f\x8b" + bytes(20), "unpack it"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_helps(data: bytes, words: str) -> None:
    outcome = read(data, path="named.txt", config=CONFIG)
    assert outcome.documents == ()
    assert words in outcome.problems[0].message
    assert outcome.problems[0].path == "named.txt"


def test_a_type_without_a_reader_lists_those_that_have_one() -> None:
    (problem,) = read(b"GIF89a" + bytes(20), path="a.gif", config=CONFIG).problems
    assert all(entry.name in problem.message for entry in ENTRIES.values())


@pytest.mark.parametrize("length", [101, 500])
def test_a_text_over_the_limit_is_a_problem_that_names_it(length: int) -> None:
    config = replace(CONFIG, text_chars=100)
    outcome = read(b"a" * length, path="long.txt", config=config)
    assert outcome.documents == ()
    assert "text_chars" in outcome.problems[0].message


def test_a_name_that_is_not_utf8_is_shown_byte_by_byte() -> None:
    (document,) = read(b"Some words.", path="caf\udce9.txt", config=CONFIG).documents
    assert document.path == "caf\\xe9.txt"


def test_this_installation_reads_every_format() -> None:
    assert media_types() == tuple(ENTRIES)


def test_memory_that_runs_out_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the file itself, in a member, and in unpacking it: a worker tells of it, no reader."""

    def hungry(*_: object, **__: object) -> object:
        raise MemoryError

    archive = zipped({"a.txt": b"Some words of a letter."})
    monkeypatch.setattr("sayso.readers.archive.unpack", hungry)
    with pytest.raises(MemoryError):
        read(archive, path="a.zip", config=CONFIG)
    monkeypatch.undo()
    monkeypatch.setattr("sayso.readers.plain.decode", hungry)
    for data, name in ((b"Some words of a letter.", "a.txt"), (archive, "a.zip")):
        with pytest.raises(MemoryError):
            read(data, path=name, config=CONFIG)
