"""How certain a source presents its claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.factuality import factuality_of
from sayso.model import Act, Factuality, Span


def factuality(claim: str, *, act: Act | None = None, cue: str = "") -> str:
    return factuality_of(claim, Span(0, len(claim)), act=act, cue=cue).value


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("Orlan met the minister in Vellmark.", "CT+"),
        ("Orlan is the owner of the boat.", "CT+"),
        ("The mayor, who did not speak, left early on 4 May 2020.", "CT+"),
        ("Although he was not asked, Orlan paid.", "CT+"),
        ("Orlan told the crew not to sail.", "CT+"),
        ("There is no doubt Orlan paid.", "CT+"),
        ("Orlan did not meet the minister.", "CT-"),
        ("Orlan never met the minister.", "CT-"),
        ("Orlan didn’t pay.", "CT-"),
        ("No one paid.", "CT-"),
        ("Orlan cannot have been there.", "CT-"),
        ("Orlan probably met the minister.", "PR+"),
        ("Orlan must have met the minister.", "PR+"),
        ("Orlan appears to own the boat.", "PR+"),
        ("Orlan will meet the minister.", "PR+"),
        ("Orlan will not meet the minister.", "PR-"),
        ("It is unlikely that Orlan paid.", "PR-"),
        ("Orlan may have met the minister.", "PS+"),
        ("Perhaps Orlan paid.", "PS+"),
        ("Orlan might not have paid.", "PS-"),
        ("Orlan reportedly met the minister.", "Uu"),
        ("Orlan is said to own the boat.", "Uu"),
        ("Orlan allegedly paid.", "Uu"),
        ("Did Orlan pay?", "Uu"),
        ("whether Orlan paid", "Uu"),
        ("If Orlan paid, the boat is his.", "Uu"),
        ("Orlan would resign if he were charged.", "Uu"),
        ("Orlan wants to sell the boat.", "Uu"),
    ],
)
def test_wording(claim: str, value: str) -> None:
    assert factuality(claim) == value


@pytest.mark.parametrize(
    ("act", "cue", "claim", "value"),
    [
        (Act.SAY, "said", "Orlan paid", "CT+"),
        (Act.DENY, "denied", "that he paid", "CT-"),
        (Act.DENY, "denied", "that he had not paid", "CT+"),
        (Act.BELIEVE, "believes", "Orlan paid", "PR+"),
        (Act.BELIEVE, "does not believe", "Orlan paid", "PR-"),
        (Act.BELIEVE, "doubts", "that Orlan paid", "PR-"),
        (Act.BELIEVE, "suspects", "Orlan paid", "PR+"),
        (Act.BELIEVE, "knew", "that Orlan paid", "CT+"),
        (Act.BELIEVE, "hopes", "Orlan paid", "Uu"),
        (Act.PROMISE, "promised", "to pay", "PR+"),
        (Act.REQUEST, "ordered", "the crew to sail", "Uu"),
        (Act.ASK, "asked", "whether Orlan paid", "Uu"),
        (Act.SAY, "suggested", "that Orlan paid", "PR+"),
        (Act.OTHER, "declined to say", "that Orlan paid", "Uu"),
        (Act.OTHER, "praised", "the boat that Orlan sold", "CT+"),
    ],
)
def test_the_cue_has_its_say(act: Act, cue: str, claim: str, value: str) -> None:
    assert factuality(claim, act=act, cue=cue) == value


def test_a_question_mark_after_the_span_counts() -> None:
    text = "“Did Orlan pay?”"
    assert factuality_of(text, Span(1, text.index("?")), act=Act.SAY) is Factuality.UNCOMMITTED


@given(st.text(min_size=1, max_size=80), st.sampled_from(list(Act)), st.text(max_size=20))
def test_a_belief_is_never_more_than_its_own_words(claim: str, act: Act, cue: str) -> None:
    asserted = factuality(claim, act=Act.SAY)
    believed = factuality(claim, act=Act.BELIEVE, cue="thinks")
    assert not believed.startswith("CT")
    assert (asserted == "Uu") == (believed == "Uu")
    assert factuality(claim, act=act, cue=cue) in {value.value for value in Factuality}
