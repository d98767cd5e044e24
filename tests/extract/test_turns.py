"""Labelled speakers, and what only looks like them."""

from __future__ import annotations

from sayso.extract.turns import find_turns


def labels(text: str) -> list[str]:
    return [turn.label.of(text) for turn in find_turns(text)]


def test_an_interview() -> None:
    text = "Quill: Where were you?\nOdo Brandt: At home.\nQuill: All night?\nOdo Brandt: Yes: all of it.\n"
    turns = find_turns(text)
    assert [t.name for t in turns] == ["Quill", "Odo Brandt", "Quill", "Odo Brandt"]
    assert [t.span.of(text).strip() for t in turns][-1] == "Yes: all of it."


def test_a_deposition_leaves_q_and_a_open() -> None:
    text = "Q. Were you there?\nA. I was.\nQ. Who else?\nA. Nobody.\n"
    assert labels(text) == ["Q", "A", "Q", "A"]
    assert {t.name for t in find_turns(text)} == {None}


def test_the_headers_of_a_letter_are_no_speakers() -> None:
    text = "To: The Board\nFrom: Mara Quill\nDate: 3 May 2024\nSubject: The barge\n\nNote: it was empty.\nNote: it was late.\n"
    assert find_turns(text) == ()


def test_a_list_with_colons_is_no_transcript() -> None:
    text = "Pump One: failed.\nPump Two: failed.\nPump Three: worked.\nPump Four: worked.\n"
    assert find_turns(text) == ()
