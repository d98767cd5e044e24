"""Where a claim stands in a proceeding."""

import pytest

from sayso.extract.status import status_of
from sayso.model import Act, Span


def status(claim: str, *, act: Act = Act.SAY, cue: str = "said") -> str:
    return status_of(claim, Span(0, len(claim)), act=act, cue=cue).value


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("Orlan is accused of taking bribes.", "alleged"),
        ("Orlan allegedly took bribes.", "alleged"),
        ("Orlan was charged with fraud.", "charged"),
        ("Orlan faces two criminal charges.", "charged"),
        ("Orlan was indicted.", "charged"),
        ("Orlan was convicted of fraud in May 2019.", "convicted"),
        ("Orlan was charged with fraud and was convicted of theft.", "convicted"),
        ("Orlan was found guilty.", "convicted"),
        ("Orlan was acquitted of all charges.", "acquitted"),
        ("Orlan pleaded guilty to fraud.", "admitted"),
        ("Orlan denies the allegations.", "denied"),
        ("Orlan pleaded not guilty.", "denied"),
        ("The court ruled that the sale was void.", "ruled"),
        ("Orlan sold the boat.", "unstated"),
        ("Orlan was never charged with anything.", "unstated"),
        ("Orlan could be charged with fraud.", "unstated"),
        ("Orlan was charged 40 crowns for the berth.", "unstated"),
        ("Orlan was admitted to the hospital.", "unstated"),
        ("Was Orlan convicted?", "unstated"),
        ("Orlan was convicted of theft and acquitted of fraud.", "unstated"),
        ("The evidence was insufficient to obtain and sustain a conviction for theft.", "unstated"),
        ("His conviction for theft stood.", "convicted"),
        ("Orlan was denied entry.", "unstated"),
        ("Orlan denied her the licence.", "unstated"),
        ("Orlan denied that she asked for a licence.", "denied"),
        ("The district court denied the firm's motions to dismiss.", "ruled"),
        ("It is false that Orlan took the money.", "denied"),
        ("There were no allegations of fraud.", "unstated"),
        ("There is no doubt that he was convicted.", "convicted"),
    ],
)
def test_wording(claim: str, value: str) -> None:
    assert status(claim) == value


@pytest.mark.parametrize(
    ("act", "cue", "value"),
    [
        (Act.ALLEGE, "alleged", "alleged"),
        (Act.ACCUSE, "accused", "alleged"),
        (Act.DENY, "denied", "denied"),
        (Act.CHARGE, "charged with", "charged"),
        (Act.ADMIT, "pleaded guilty to", "admitted"),
        (Act.RULE, "ruled", "ruled"),
        (Act.RULE, "convicted of", "convicted"),
        (Act.RULE, "cleared of", "acquitted"),
        (Act.RULE, "voted for", "unstated"),
        (Act.SAY, "made it clear", "unstated"),
        (Act.SAY, "said", "unstated"),
    ],
)
def test_the_cue_comes_first(act: Act, cue: str, value: str) -> None:
    assert status("Orlan took money from the harbour fund", act=act, cue=cue) == value


def test_what_somebody_is_asked_to_deny_is_not_denied() -> None:
    assert status("the clerk to sign a paper denying the theft", act=Act.REQUEST, cue="asked") == "unstated"
