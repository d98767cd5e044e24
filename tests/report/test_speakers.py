"""The line of speakers, outermost first, open where the document leaves it open."""

from dataclasses import replace

import pytest

from sayso.model import Act, Link, Voice
from sayso.report.speakers import OPEN_SOURCE, OPEN_VOICE, chain_line, mouths, speakers
from support.harbour import at, claim, hostile, letter
from support.memory import MemoryView


def test_the_document_then_each_mouth(case: MemoryView) -> None:
    lines = [chain_line(speakers(one)) for one in case.claims()]
    assert "Ruta Ilvesmaa › Mr. Tamro (say) › the foreman (say)" in lines
    assert f"Orrefar Gazette › {OPEN_SOURCE} (accuse)" in lines
    assert OPEN_VOICE in lines


def test_words_that_name_nobody_are_open(case: MemoryView) -> None:
    found = {one.label: one.open for claim in case.claims() for one in speakers(claim)}
    assert found["Kalle Tamro"] is False
    assert found["A person close to the board"] is True
    assert found[OPEN_SOURCE] is True


def test_a_labelled_speaker_is_named_by_the_label() -> None:
    document = hostile().document
    label = Link(None, "Clerk", Act.SAY, label=at(document.text, "clerk"))
    one = claim(document, "it is closed", chain=(label,))
    assert [speaker.open for speaker in speakers(one)] == [True, False]
    assert [speaker.open for speaker in speakers(replace(one, chain=(replace(label, label=None),)))] == [True, True]


def test_the_voice_has_no_act() -> None:
    one = letter().claims[0]
    assert [(speaker.label, speaker.act) for speaker in speakers(one)] == [("Ruta Ilvesmaa", None)]


@pytest.mark.parametrize(
    ("voice", "source"),
    [
        (Voice("R. Ostrowick", entity="e1"), Link("a", "Ostrowick", Act.SAY, entity="e1")),
        (Voice("R. Ostrowick", cluster=0), Link("a", "I", Act.SAY, cluster=0)),
        (Voice("R. Ostrowick"), Link("a", "R. OSTROWICK", Act.SAY)),
    ],
)
def test_an_author_who_is_quoted_stands_once(voice: Voice, source: Link) -> None:
    """By R. Ostrowick. [...] "I sent the drums," Ostrowick said."""
    one = replace(claim(letter().document, "I never saw it myself.", chain=(source,)), voice=voice)
    assert chain_line(mouths(one)) == "R. Ostrowick (say)"
    assert len(speakers(one)) == 2
    (mouth,) = mouths(one)
    assert (mouth.voice, mouth.open, mouth.attribution) == (True, False, "a")


@pytest.mark.parametrize(
    ("voice", "source"),
    [
        (Voice("Ostrowick", entity="e1"), Link("a", "Ostrowick", Act.SAY, entity="e2")),
        (Voice("Ostrowick", cluster=0), Link("a", "Ostrowick", Act.SAY, cluster=1)),
        (Voice(None), Link("a", None, Act.SAY)),
    ],
)
def test_namesakes_and_the_nameless_are_not_taken_for_one(voice: Voice, source: Link) -> None:
    one = replace(claim(letter().document, "I never saw it myself.", chain=(source,)), voice=voice)
    assert mouths(one) == speakers(one)
