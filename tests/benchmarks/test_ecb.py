"""ECB+ read from a small invented story, and B-cubed worked out by hand."""

from __future__ import annotations

import pytest
from benchmarks.ecb import Gold, Story, b_cubed, forms, head, label, lay_out, lemma, matching, story

from sayso.model import Form, Mention, MentionType, Span

STORY = """<Document doc_name="7_2ecbplus.xml">
<token t_id="1" sentence="0" number="0">Mara</token>
<token t_id="2" sentence="0" number="1">Quill</token>
<token t_id="3" sentence="0" number="2">sued</token>
<token t_id="4" sentence="0" number="3">Orlan</token>
<token t_id="5" sentence="0" number="4">.</token>
<token t_id="6" sentence="1" number="0">She</token>
<token t_id="7" sentence="1" number="1">won</token>
<token t_id="8" sentence="1" number="2">.</token>
<token t_id="9" sentence="2" number="0">He</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="3"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="1"/><token_anchor t_id="2"/></HUMAN_PART_PER>
<HUMAN_PART_ORG m_id="3"><token_anchor t_id="4"/></HUMAN_PART_ORG>
<HUMAN_PART_PER m_id="4"><token_anchor t_id="6"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="5"><token_anchor t_id="9"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="mara" instance_id="HUM1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="8" note="HUM1"><source m_id="2"/><source m_id="4"/><target m_id="9"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


def test_people_and_organisations_of_validated_sentences_with_their_chains() -> None:
    read = story("7_2ecbplus", STORY, frozenset({0, 1}))
    assert read.text == "Mara Quill sued Orlan.\nShe won.\nHe\n"
    assert [(one.text, one.label) for one in read.mentions] == [
        ("Mara Quill", "HUM1"),
        ("Orlan", "7_2ecbplus 3"),
        ("She", "HUM1"),
    ]
    assert (read.topic, read.half) == ("7", "7ecbplus")


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("the nation 's 90 - day stay , did n't", "the nation's 90-day stay, didn't"),
        ("`` No , '' he said ( twice )", "“No,” he said (twice)"),
        ('he said " no " twice', "he said “no” twice"),
        ("on May 3 , 2013 , 10 , 000 at 9 : 30", "on May 3, 2013, 10,000 at 9:30"),
        ("the U . S . court", "the U.S. court"),
    ],
)
def test_tokens_are_laid_out_as_in_print(tokens: str, text: str) -> None:
    words = tokens.split()
    found, spans = lay_out([(0, word) for word in words])
    assert found == f"{text}\n"
    assert [span.of(found) for span in spans if span.of(found).isalnum()] == [word for word in words if word.isalnum()]


def test_b_cubed_by_hand() -> None:
    # abc | de against ab | cde: precision 2*1 + 1/3 + 2*2/3 of 5, recall 2*2/3 + 1/3 + 2*1 of 5.
    gold = dict(zip("abcde", "11122", strict=True))
    found = dict(zip("abcde", "xxyyy", strict=True))
    score = b_cubed(gold, found)
    assert score.precision == pytest.approx((2 + 1 / 3 + 4 / 3) / 5)
    assert score.recall == pytest.approx((4 / 3 + 1 / 3 + 2) / 5)
    assert b_cubed(gold, gold).f1 == 1


def test_heads() -> None:
    assert head("the chief of the harbour board") == "chief"
    assert head("Kalle Tamro's") == "tamro"
    assert lemma("two deputies") == "deputy"


def test_a_headline_s_nouns_are_no_names() -> None:
    text = "Driver Sued By Ruta Ilvesmaa\nThe driver fled, Ilvesmaa told her.\n"
    golds = tuple(
        Gold("s", str(number), Span(start := text.index(word), start + len(word)), word, MentionType.PERSON, None)
        for number, word in enumerate(("Driver", "Ruta Ilvesmaa", "Ilvesmaa", "her"))
    )
    assert list(forms([Story("s", text, golds)]).values()) == ["noun", "full name", "lone name", "pronoun"]


def test_a_mention_is_that_of_the_same_head() -> None:
    text = "The former harbour master of Velm spoke."
    gold = Gold("s", "1", Span(19, 25), "master", MentionType.PERSON, None)

    def mention(start: int, end: int, cluster: int) -> tuple[Mention, str]:
        span = Span(start, end)
        return Mention(f"m{start}", "d", span, Form.NOMINAL, MentionType.PERSON, cluster), span.of(text)

    whole, place = mention(0, 33, 1), mention(29, 33, 2)
    assert matching(gold, [place, whole]) is whole[0]
    assert matching(gold, [place]) is None
    assert label(gold, whole[0]) == "s referent 1"
    assert label(gold, None) == "s 1"
