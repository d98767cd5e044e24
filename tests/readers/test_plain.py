"""Plain text is the file's decoded content, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.config import Config
from sayso.readers import read

CONFIG = Config()
SPEAKING = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


@given(SPEAKING, st.sampled_from(["\n", "\r\n", "\r"]))
def test_utf8_text_comes_back_letter_for_letter(words: str, newline: str) -> None:
    text = f"Words: {words}{newline}{newline}more{newline}"
    outcome = read(text.encode(), path="a.txt", config=CONFIG)
    assert [document.text for document in outcome.documents] == [text]
    assert outcome.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    (document,) = read("Õhtul läks\r\nvette.".encode(encoding), path="a.txt", config=CONFIG).documents
    assert document.text == "Õhtul läks\r\nvette."


def test_an_odd_encoding_is_reported_and_the_document_kept() -> None:
    data = "The café’s owner said “no” to the board, and that was that.".encode("cp1252")
    outcome = read(data, path="a.txt", config=CONFIG)
    assert outcome.documents[0].text == "The café’s owner said “no” to the board, and that was that."
    assert "cp1252, a guess" in outcome.problems[0].message


def test_markdown_is_plain_text_by_another_name() -> None:
    (document,) = read(b"# Statement\n\n*Nobody* saw it.", path="a.md", config=CONFIG).documents
    assert (document.media_type, document.text) == ("text/markdown", "# Statement\n\n*Nobody* saw it.")
