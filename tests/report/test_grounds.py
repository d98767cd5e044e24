"""What facets rest on, in words that a reader can check against the passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Act, Argument, Factuality, Frame, FrameKind, Part, Span, Status
from sayso.report.grounds import confidence, grounded, heading, part_of
from support.harbour import letter, story


def test_a_denial_rests_on_its_cue() -> None:
    """Yard manager Kalle Tamro denied the account on Tuesday."""
    denial = next(one for one in story().claims if one.act is Act.DENY)
    found = {one.name: one for one in grounded(denial, "denied")}
    assert found["act"].ground == "the cue “denied”"
    assert found["presented"].ground == "what the cue “denied” does"
    assert list(found) == ["act", "presented", "status", "basis", "time"]


def test_what_is_not_stated_is_said_to_be_so() -> None:
    """I worked in Shed 9 for two years."""
    own = next(one for one in letter().claims if not one.chain)
    bare = replace(own, status=Status.UNSTATED, time=None, factuality=Factuality.CERTAIN)
    found = {one.name: one for one in grounded(bare, "")}
    assert found["act"].ground == "the document’s own voice"
    assert (found["status"].value, found["time"].value) == ("unstated", "unstated")
    assert "no word" in found["time"].ground
    assert "nothing in them hedges" in found["presented"].ground


def test_a_status_rests_on_the_cue_only_where_the_cue_has_one() -> None:
    said = replace(next(one for one in letter().claims if one.chain), act=Act.SAY, status=Status.CHARGED)
    assert {one.name: one.ground for one in grounded(said, "said")}["status"] == "its own words"
    charged = replace(said, act=Act.CHARGE)
    assert {one.name: one.ground for one in grounded(charged, "charged")}["status"] == "the cue “charged”"


def test_a_frame_reads_as_questions_and_answers() -> None:
    payer = Argument("subject", Span(0, 3), part=Part.AGENT)
    assert part_of(payer) == "who"
    assert part_of(Argument("with", Span(0, 3))) == "with"
    assert heading(Frame(Span(4, 8), "pay", (payer,), negated=True, kind=FrameKind.HOLDS_POST)) == "not: holds a post"
    assert heading(Frame(Span(4, 8), "pay")) == "pay"


@pytest.mark.parametrize(
    ("value", "word"), [(0.97, "very sure"), (0.8, "fairly sure"), (0.6, "not sure"), (0.1, "very unsure")]
)
def test_a_confidence_is_of_the_reading(value: float, word: str) -> None:
    words = confidence(replace(letter().claims[0], confidence=value))
    assert words.startswith(f"{word} ({value:.2f})")
    assert "nothing of whether the speaker is right" in words
