"""From bytes to text, by evidence before guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.decoding import clean, decode, is_binary, whole

RUSSIAN = (
    "Он сказал, что бочки ушли под воду ночью и что никто этого не видел. Это было в порту, у девятого причала. " * 3
)
FRENCH = "Il a déclaré que les fûts étaient tombés à l’eau près du quai, et que personne n’avait rien vu. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        ("Plain words without a mark.", "utf-16-le"),
        ("Plain words without a mark.", "utf-16-be"),
    ],
)
def test_a_legacy_encoding_is_found_and_noted(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.note and "guess" in found.note


def test_a_damaged_utf8_file_stays_utf8() -> None:
    found = decode("Õhtul läks kõik vette, ütles tööline.".encode() + b"\xff" + b" L\xc3\xb5pp.")
    assert found.text == "Õhtul läks kõik vette, ütles tööline.\ufffd Lõpp."
    assert found.note == "read as utf-8, with 1 damaged places shown as \ufffd"


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252", "'CP1252'"])
def test_western_labels_mean_windows_1252(declared: str) -> None:
    assert decode("“no”".encode("cp1252"), declared=declared).text == "“no”"


@pytest.mark.parametrize("declared", ["base64", "rot13", "no-such", "\x00", "", None, "idna", "undefined"])
def test_a_label_that_is_no_encoding_is_passed_over(declared: str | None) -> None:
    assert decode("õ".encode(), declared=declared).text == "õ"


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "unicode_escape", "utf-7"]))
def test_decoding_never_raises_and_the_text_can_be_written(data: bytes, declared: str | None) -> None:
    decode(data, declared=declared).text.encode("utf-8")


def test_binary_is_told_from_text() -> None:
    assert is_binary(bytes(range(256)))
    assert not is_binary("Õhtul".encode("utf-16"))
    assert not is_binary("Words in UTF-16".encode("utf-16-le"))
    assert not is_binary(RUSSIAN.encode("koi8-r"))


@given(st.text(st.characters()))
def test_surrogates_are_joined_or_replaced(text: str) -> None:
    whole(text).encode("utf-8")


def test_surrogate_pairs_become_the_character_they_stand_for() -> None:
    assert whole("\ud83d\ude00 \ud800") == "😀 \ufffd"


def test_cleaning_keeps_lines_and_drops_what_is_not_seen() -> None:
    assert clean("a\r\nb\rc\x00\x07 d\u00ade\u200b\u00a0f") == "a\nb\nc de f"
