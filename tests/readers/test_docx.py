"""All of a .docx's words in order, and no others."""

from sayso.config import Config
from sayso.readers import read
from support.files import W, docx, paragraph, zipped

CONFIG = Config()
BOMB = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def text_of(data: bytes) -> str:
    (document,) = read(data, path="a.docx", config=CONFIG).documents
    return document.text


def test_paragraphs_breaks_and_tables() -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    table = (
        f"<w:tbl><w:tr>{cell.format(paragraph('From:'))}{cell.format(paragraph('Ruta Ilvesmaa'))}</w:tr>"
        f"<w:tr>{cell.format(paragraph('One.') + paragraph('Two.'))}{cell.format(paragraph('Three.'))}</w:tr></w:tbl>"
    )
    broken = "<w:p><w:r><w:t>Up</w:t><w:br/><w:t>down</w:t><w:tab/><w:t>pre</w:t><w:noBreakHyphen/><w:t>trial</w:t></w:r></w:p>"
    data = docx(paragraph("First.") + table + "<w:p/>" + broken)
    assert text_of(data) == "First.\n\nFrom:\tRuta Ilvesmaa\n\nOne.\n\nTwo.\n\nThree.\n\nUp\ndown\tpre-trial"


def test_tracked_changes_read_as_accepted() -> None:
    change = (
        "<w:p><w:ins><w:r><w:t>We </w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText><w:t>knew.</w:t></w:r></w:p>"
    )
    assert text_of(docx(change)) == "We knew."


def test_headers_come_first_footers_and_notes_last() -> None:
    more: dict[str, bytes | str] = {
        "word/header1.xml": f"<w:hdr {W}>{paragraph('Sarnholm Harbour Board')}</w:hdr>",
        "word/header2.xml": f"<w:hdr {W}>{paragraph('Sarnholm Harbour Board')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {W}>{paragraph('Page 1 of 2')}{paragraph('In confidence')}</w:ftr>",
        "word/footnotes.xml": f"<w:footnotes {W}><w:footnote>{paragraph('So the log.')}</w:footnote></w:footnotes>",
    }
    data = docx(paragraph("The body."), more=more)
    assert text_of(data) == "Sarnholm Harbour Board\n\nThe body.\n\nIn confidence\n\nSo the log."


def test_a_damaged_file_is_a_problem() -> None:
    whole = docx(paragraph("Words. " * 500))
    for data in (whole[: len(whole) // 2], zipped({"[Content_Types].xml": "<a/>", "word/other.xml": "<a/>"})):
        outcome = read(data, path="a.docx", config=CONFIG)
        assert outcome.documents == ()
        assert "damaged" in outcome.problems[0].message


def test_an_entity_bomb_is_refused() -> None:
    for encoding in ("utf-8", "utf-16"):
        xml = f'<?xml version="1.0" encoding="{encoding}"?>{BOMB}<w:document {W}><w:body>&c;</w:body></w:document>'
        data = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": xml.encode(encoding)})
        outcome = read(data, path="a.docx", config=CONFIG)
        assert outcome.documents == ()
        assert "entity bomb" in outcome.problems[0].message


def test_a_body_that_unpacks_over_the_limit_is_a_problem() -> None:
    data = docx(paragraph("a" * 3_000_000))
    outcome = read(data, path="a.docx", config=Config(archive_bytes=1_000_000))
    assert outcome.documents == ()
    assert "archive_bytes" in outcome.problems[0].message
