"""Whether a claim tells what happened, or what should, will or may be."""

import pytest

from sayso.compare.mood import Mood, mood_of


@pytest.mark.parametrize(
    ("text", "verb", "mood"),
    [
        ("the pier was mentioned as a topic", "mentioned", Mood.ACTUAL),
        ("he had never asked for the seals", "asked", Mood.ACTUAL),
        ("he is believed to have been paid", "paid", Mood.ACTUAL),
        ("to falsifying the log", "falsifying", Mood.ACTUAL),
        ("the pier should be mentioned", "mentioned", Mood.DUE),
        ("Odo must not then be told", "told", Mood.DUE),
        ("the port would pay without counting", "pay", Mood.WILLED),
        ("he was going to dismiss the clerk", "dismiss", Mood.WILLED),
        ("they won't sell it", "sell", Mood.WILLED),
        ("we'll never sell it", "sell", Mood.WILLED),
        ("he could not dismiss the clerk", "dismiss", Mood.POSSIBLE),
        ("Odo to reverse the order", "reverse", Mood.INFINITIVE),
        ("don't talk about the pier", "talk", Mood.ORDERED),
        ("what part, if any, Odo played", "played", Mood.ASKED),
        ("whether Odo paid", "paid", Mood.ASKED),
        ("Did Odo pay?", "pay", Mood.ASKED),
        ("when Odo came, he paid the clerk", "paid", Mood.ACTUAL),
        ("Odo paid if the barge was full", "paid", Mood.CONDITIONAL),
        ("his decisions in the matter of the pier", None, Mood.NOTHING),
    ],
)
def test_moods(text: str, verb: str | None, mood: Mood) -> None:
    at = None if verb is None else (text.index(verb), text.index(verb) + len(verb))
    assert mood_of(text, at) is mood
