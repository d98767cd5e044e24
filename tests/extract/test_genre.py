"""What the voice of a document does."""

from __future__ import annotations

import pytest

from sayso.extract.genre import label_of, own_act, turn_acts
from sayso.extract.turns import find_turns
from sayso.model import Act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("INDICTMENT\n\nThe Grand Jury charges:\n\nCount one. Odo took the barge.", Act.CHARGE),
        ("COMPLAINT\n\nThe plaintiff alleges as follows:\n\n1. Odo took the barge.", Act.ALLEGE),
        ("AFFIDAVIT OF ODO QUILL\n\nI am a clerk. I saw the barge.", Act.TESTIFY),
        ("I, Odo Quill, being duly sworn, depose and say:\n\n1. I saw the barge.", Act.TESTIFY),
        ("STATEMENT\n\nI saw the barge.\n\nSworn at Vell, 2 March 2020, before me", Act.TESTIFY),
        ("Dear Mara, I saw the barge. The plaintiff alleges that it sank.", Act.SAY),
        ("Odo was charged. The court heard him.", Act.SAY),
        ("HEARING RECORD\n\nWhere were you?\n\nI was at the ford.\n\nWho came?\n\nI saw two men.", Act.TESTIFY),
    ],
)
def test_own_voice(text: str, act: Act) -> None:
    assert own_act(text) is act


def test_who_answers_in_a_deposition_testifies_and_who_asks_does_not() -> None:
    text = "DEPOSITION\n\nQ. Where were you?\nA. At the ford.\nQ. Who came?\nA. Two men.\n"
    turns = find_turns(text)
    acts = turn_acts(text, turns)
    assert [acts[label_of(turn, text)] for turn in turns] == [Act.SAY, Act.TESTIFY, Act.SAY, Act.TESTIFY]


def test_nobody_testifies_in_an_interview() -> None:
    text = "A talk in the garden\n\nQUILL: Where were you?\nODO: At the court.\nQUILL: Who came?\nODO: The court sat there.\n"
    assert set(turn_acts(text, find_turns(text)).values()) == {Act.SAY}
