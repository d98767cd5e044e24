"""The normal form of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import MentionType
from sayso.resolve.names import clean, normalise

PERSON, ORGANIZATION = MentionType.PERSON, MentionType.ORGANIZATION


@pytest.mark.parametrize(
    ("written", "kind", "key"),
    [
        ("Lt. Col. Ana-María  KOLMAR,", PERSON, "ana maria kolmar"),
        ("Kolmar, Ana", PERSON, "ana kolmar"),
        ("Ana O’Kolmar's", PERSON, "ana okolmar"),
        ("William “Bill” Orlan Jr.", PERSON, "william orlan jr"),
        ("King Orlan", PERSON, "king orlan"),
        ("The Orlan Shipping Company, Ltd.", ORGANIZATION, "orlan shipping co ltd"),
        ("Vellmark Harbour Board (VHB)", ORGANIZATION, "vellmark harbour board"),
        ("U.N.", ORGANIZATION, "un"),
        ("Łódź Works", ORGANIZATION, "lodz works"),
    ],
)
def test_normal_forms(written: str, kind: MentionType, key: str) -> None:
    assert normalise(written, kind).key == key


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("the  Harbour\nBoard's", "Harbour Board"),
        ("“Ana Kolmar,”", "Ana Kolmar"),
        ("Mr. Kolmar", "Kolmar"),
        ("William “Bill” Orlan", "William “Bill” Orlan"),
        ("Orlan Inc.", "Orlan Inc."),
        ("Theodor Orlan", "Theodor Orlan"),
        ('keeper of the quay." Ana Kolmar', "Ana Kolmar"),
    ],
)
def test_names_as_they_are_shown(written: str, shown: str) -> None:
    assert clean(written) == shown


_WORDS = st.lists(st.sampled_from(["ana", "m", "maria", "kolmar", "sol", "rey", "jr"]), min_size=1, max_size=4)


@given(_WORDS)
def test_a_normal_form_is_its_own(listed: list[str]) -> None:
    form = normalise(" ".join(listed).title(), PERSON)
    assert normalise(form.key, PERSON) == form
