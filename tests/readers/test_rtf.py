"""RTF's words, in paragraphs."""

from sayso.config import Config
from sayso.readers import read

CONFIG = Config()
RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title What we know}{\author Oona Sand}"
    rb"{\creatim\yr2024\mo5\dy6}}\f0 In 2024 the caf\'e9 \u8220?closed\u8221?.\line Then\tab it burnt.\par"
    rb'{\field{\*\fldinst{HYPERLINK "http://nowhere.invalid"}}{\fldrslt Nobody}} saw it.\par}'
)


def test_text_and_facts() -> None:
    (document,) = read(RTF, path="a.rtf", config=CONFIG).documents
    assert document.text == "In 2024 the café “closed”.\nThen\tit burnt.\n\nNobody saw it."
    assert (document.title, document.author, document.published) == ("What we know", "Oona Sand", "2024-05-06")


def test_surrogates_never_reach_the_text() -> None:
    (document,) = read(rb"{\rtf1 a\u-10179?\u-8704?b\u-10179?c}", path="a.rtf", config=CONFIG).documents
    assert document.text == "a😀b\ufffdc"


def test_a_font_may_have_its_own_character_set() -> None:
    data = rb"{\rtf1\ansi{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204{\*\panose 0202}Cyr;}}\f1 \'c4\'e0\f0 , \'c4.}"
    (document,) = read(data, path="a.rtf", config=CONFIG).documents
    assert document.text == "Да, Ä."


def test_nonsense_is_a_problem() -> None:
    outcome = read(rb"{\rtf1 \u9999999999?}", path="a.rtf", config=CONFIG)
    assert outcome.documents == ()
    assert "damaged .rtf" in outcome.problems[0].message
