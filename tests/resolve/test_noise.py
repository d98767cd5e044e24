"""What is a name, and what means something in one document only."""

import pytest

from sayso.model import MentionType
from sayso.resolve.noise import is_local, is_name

PERSON, ORGANIZATION, PLACE, EVENT = (
    MentionType.PERSON,
    MentionType.ORGANIZATION,
    MentionType.PLACE,
    MentionType.EVENT,
)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Ana Kolmar", PERSON),
        ("Kolmar", PERSON),
        ("Witness 1", PERSON),
        ("Company A", ORGANIZATION),
        ("the Harbour Board", ORGANIZATION),
        ("US", PLACE),
        ("State Department", ORGANIZATION),
        ("Republican Party", ORGANIZATION),
        ("Vellmark", PLACE),
        ("Battle of Vellmark", EVENT),
        ("عمر الأمين", PERSON),
    ],
)
def test_names(written: str, kind: MentionType) -> None:
    assert is_name(written, kind)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("He", PERSON),
        ("My Lawyer", PERSON),
        ("Tuesday", PERSON),
        ("May 2020", EVENT),
        ("the minister", PERSON),
        ("Minister", PERSON),
        ("Mr. President", PERSON),
        ("The Court", ORGANIZATION),
        ("The Defendant", PERSON),
        ("Norwegian", PERSON),
        ("Norwegians", PERSON),
        ("Norwegian government", ORGANIZATION),
        ("K", PERSON),
        ("K.", PERSON),
        ("2011", ORGANIZATION),
        ("www.example.org/page", ORGANIZATION),
        ("clerk@example.org", PERSON),
        ("harbour", PLACE),
        ("Prado v. Quill", PERSON),
        ("v. Quill", PERSON),
        ("Id", PERSON),
        ("Jr.", PERSON),
        ("Ltg", PERSON),
        ("Count One", ORGANIZATION),
        ("U.S.C.", PLACE),
        ("Campaign", ORGANIZATION),
        ("U.S. presidential", EVENT),
        ("", PERSON),
        ("Ana Kolmar", MentionType.TIME),
    ],
)
def test_noise(written: str, kind: MentionType) -> None:
    assert not is_name(written, kind)


@pytest.mark.parametrize(
    ("written", "kind", "local"),
    [
        ("Witness 1", PERSON, True),
        ("CW-2", PERSON, True),
        ("Company A", ORGANIZATION, True),
        ("Mr. Kolmar", PERSON, True),
        ("Ana Kolmar", PERSON, False),
        ("Portum", ORGANIZATION, False),
    ],
)
def test_names_that_mean_something_in_their_document_alone(written: str, kind: MentionType, local: bool) -> None:
    assert is_local(written, kind) is local
