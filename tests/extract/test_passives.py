"""The subject of a passive cue is no source."""

from __future__ import annotations

from tests.extract.test_understanding import chain, claim, read
from tests.support.scripted import Says, Script

from sayso.model import Act


def test_the_accused_is_not_the_accuser() -> None:
    text = "Odo Brandt is accused of emptying the barge."
    script = Script((Says("Odo Brandt", "is accused of", ("emptying the barge",)),), {"Odo Brandt": "person"})
    assert chain(claim(read(text, script), "emptying the barge")) == [None]


def test_who_was_told_is_not_who_told() -> None:
    text = "Odo Brandt was told that the barge was empty."
    script = Script((Says("Odo Brandt", "was told", ("that the barge was empty",)),), {"Odo Brandt": "person"})
    assert chain(claim(read(text, script), "the barge was empty")) == [None]


def test_the_agent_behind_the_cue_stays() -> None:
    text = "He was told by Odo Brandt that the barge was empty."
    script = Script((Says("Odo Brandt", "was told by", ("that the barge was empty",)),), {"Odo Brandt": "person"})
    assert chain(claim(read(text, script), "the barge was empty")) == ["Odo Brandt"]


def test_whoever_is_charged_is_no_claim_but_what_the_charge_is_about() -> None:
    """The cue stands between the two parts of what is charged."""
    text = "Odo Brandt has been charged with theft of the barge."
    script = Script(
        (Says(None, "has been charged with", ("Odo Brandt", "theft of the barge")),), {"Odo Brandt": "person"}
    )
    reading = read(text, script)
    (found,) = [one for one in reading.claims if one.chain]
    assert found.span.of(text) == "theft of the barge"
    assert [referent.name for referent in reading.referents if referent.cluster in found.about] == ["Odo Brandt"]


def test_a_court_that_hears_says_nothing() -> None:
    text = "The court heard that the barge was empty."
    script = Script((Says("The court", "heard", ("that the barge was empty",)),), {"The court": "organization"})
    assert chain(claim(read(text, script), "the barge was empty")) == [None]


def test_what_is_done_stands_behind_whom_it_is_told_to() -> None:
    text = "Residents were told to wait on the barge."
    script = Script((Says(None, "were told", ("Residents", "to wait on the barge")),))
    assert claim(read(text, script), "to wait on the barge").act is Act.REQUEST
