"""Pages keep their lines and their places; what has no text says so."""

import struct
import zlib

import pytest

from sayso.config import Config
from sayso.errors import Unreadable
from sayso.readers import read
from sayso.readers.pdf import TALLEST, WIDEST, page_image
from support.files import pdf

CONFIG = Config()
PAGE = [
    (72.0, 700.0, "The foreman said on Monday that the con-"),
    (72.0, 686.0, "tract was never signed by anybody. He"),
    (72.0, 672.0, "went home."),
    (72.0, 644.0, "A new paragraph begins after a gap and is"),
    (72.0, 630.0, "long enough to wrap."),
    (90.0, 616.0, "An indented one begins here, of the"),
    (72.0, 602.0, "same spacing, and does not end"),
]


def test_lines_paragraphs_and_pages() -> None:
    (document,) = read(pdf(PAGE, [], [(72, 700, "with this page.")]), path="a.pdf", config=CONFIG).documents
    first = (
        "The foreman said on Monday that the con-\ntract was never signed by anybody. He\nwent home.\n\n"
        "A new paragraph begins after a gap and is\nlong enough to wrap.\n\n"
        "An indented one begins here, of the\nsame spacing, and does not end"
    )
    assert document.text == f"{first}\nwith this page."
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [document.text[page.start : page.end] for page in document.pages] == [first, "", "with this page."]


def test_pages_that_end_with_a_sentence_are_apart() -> None:
    (document,) = read(pdf([(72, 700, "It ends.")], [(72, 700, "It begins.")]), path="a", config=CONFIG).documents
    assert document.text == "It ends.\n\nIt begins."


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        (
            "/Title (What the board knew) /Author (Oona Sand) /CreationDate (D:20240506120000+03'00')",
            ("What the board knew", "Oona Sand", "2024-05-06"),
        ),
        ("/Title (Microsoft Word - final.docx) /Author (admin)", (None, None, None)),
        ("/CreationDate (D:20190506120000Z)", (None, None, None)),
        ("/CreationDate (D:20241906)", (None, None, None)),
    ],
)
def test_the_info_dictionary_counts_where_it_is_plausible(info: str, expected: tuple[str | None, ...]) -> None:
    data = pdf([(72, 700, "In 2024 the drums went into the water.")], info=info)
    (document,) = read(data, path="a.pdf", config=CONFIG).documents
    assert (document.title, document.author, document.published) == expected


def test_a_scan_says_that_it_is_one() -> None:
    outcome = read(pdf([], []), path="scan.pdf", config=CONFIG)
    assert outcome.documents == ()
    assert "2 pages and no text layer: it looks like a scan" in outcome.problems[0].message


def test_a_password_is_asked_for() -> None:
    outcome = read(pdf(PAGE, encrypt="harbour"), path="sealed.pdf", config=CONFIG)
    assert outcome.documents == ()
    assert "password" in outcome.problems[0].message


def test_a_truncated_pdf_is_a_problem() -> None:
    outcome = read(pdf(PAGE)[:400], path="cut.pdf", config=CONFIG)
    assert outcome.documents == ()
    assert "cut short (it has 400 bytes)" in outcome.problems[0].message


def test_a_long_pdf_stops_at_the_limit() -> None:
    outcome = read(pdf(PAGE, PAGE, PAGE), path="long.pdf", config=Config(text_chars=300))
    assert outcome.documents == ()
    assert "text_chars" in outcome.problems[0].message


def test_a_page_is_drawn_within_bounds() -> None:
    image = page_image(pdf([(72, 700, "One.")], [(72, 700, "Two.")]), 2)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    assert 0 < width <= WIDEST
    assert 0 < height <= TALLEST
    rows = zlib.decompress(image[image.index(b"IDAT") + 4 : image.index(b"IEND") - 8])
    assert len(rows) == height * (3 * width + 1)
    # White, with something written on it.
    assert rows.count(b"\xff") > 2 * width * height
    assert len(set(rows)) > 2


@pytest.mark.parametrize(
    ("data", "number"), [(pdf([(72, 700, "One.")]), 2), (pdf([(72, 700, "One.")]), 0), (b"%PDF-1.4 nothing", 1)]
)
def test_a_page_that_is_not_there_is_not_drawn(data: bytes, number: int) -> None:
    with pytest.raises(Unreadable):
        page_image(data, number)
