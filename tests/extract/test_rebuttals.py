"""Who denies in his own words what others accuse him of."""

from __future__ import annotations

from dataclasses import replace

from sayso.extract.rebuttals import Uttered, rebutting
from sayso.model import Act, Factuality, Status

ODO, QUILL = 1, 2
ACCUSATION = Uttered(
    words="Odo took the key",
    speaker=QUILL,
    people=frozenset((ODO,)),
    of_self=False,
    for_client=False,
    predicate="take",
    act=Act.ALLEGE,
    status=Status.ALLEGED,
    factuality=Factuality.CERTAIN,
)
NEVER = Uttered(
    words="I never touched it",
    speaker=ODO,
    people=frozenset((ODO,)),
    of_self=True,
    for_client=False,
    predicate="touch",
    act=Act.SAY,
    status=Status.UNSTATED,
    factuality=Factuality.CERTAINLY_NOT,
)


def test_whoever_is_accused_and_says_no_of_himself_denies() -> None:
    assert rebutting([ACCUSATION, NEVER]) == {1}


def test_what_he_will_not_do_or_does_not_remember_is_no_denial() -> None:
    assert rebutting([ACCUSATION, replace(NEVER, factuality=Factuality.PROBABLY_NOT)]) == frozenset()
    assert rebutting([ACCUSATION, replace(NEVER, predicate="remember")]) == frozenset()


def test_without_an_accusation_nothing_is_denied() -> None:
    assert rebutting([replace(ACCUSATION, status=Status.UNSTATED, act=Act.SAY), NEVER]) == frozenset()
    assert rebutting([NEVER]) == frozenset()


def test_who_accuses_himself_or_somebody_else_is_not_the_accused() -> None:
    assert rebutting([replace(ACCUSATION, speaker=ODO), NEVER]) == frozenset()
    assert rebutting([ACCUSATION, replace(NEVER, speaker=QUILL)]) == frozenset()


def test_a_misdeed_accuses_whatever_the_cue() -> None:
    said = replace(ACCUSATION, words="Odo forged the deed", act=Act.SAY, status=Status.UNSTATED)
    assert rebutting([said, NEVER]) == {1}


def test_not_to_have_seen_is_no_denial_and_neither_is_what_one_did() -> None:
    assert rebutting([ACCUSATION, replace(NEVER, predicate="see")]) == frozenset()
    assert rebutting([ACCUSATION, replace(NEVER, factuality=Factuality.CERTAIN)]) == frozenset()


def test_counsel_denies_for_a_client_what_was_said_in_those_words() -> None:
    said = replace(ACCUSATION, words="the client left the scene", act=Act.SAY, status=Status.UNSTATED)
    counsel = replace(NEVER, speaker=None, of_self=False, for_client=True, predicate="leave")
    assert rebutting([said, counsel]) == {1}
    assert rebutting([said, replace(counsel, predicate="pay")]) == frozenset()


def test_a_denial_goes_on_beside_a_denial() -> None:
    lie = replace(NEVER, words="That is a lie", status=Status.DENIED, of_self=False, factuality=Factuality.CERTAIN)
    assert rebutting([lie, NEVER]) == {1}
    assert rebutting([replace(lie, speaker=QUILL, people=frozenset()), NEVER]) == frozenset()
