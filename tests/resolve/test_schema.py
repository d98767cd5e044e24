"""The FollowTheMoney schema of an entity."""

import pytest

from sayso.model import MentionType
from sayso.resolve.schema import schema_of


@pytest.mark.parametrize(
    ("name", "kind", "schema"),
    [
        ("Ana Kolmar", MentionType.PERSON, "Person"),
        ("Vellmark", MentionType.PLACE, "Address"),
        ("Battle of Vellmark", MentionType.EVENT, "Event"),
        ("Orlan Shipping Ltd", MentionType.ORGANIZATION, "Company"),
        ("Bank of Vellmark", MentionType.ORGANIZATION, "Company"),
        ("Vellmark District Court", MentionType.ORGANIZATION, "PublicBody"),
        ("Ministry of Harbours", MentionType.ORGANIZATION, "PublicBody"),
        ("Friends of the Heron", MentionType.ORGANIZATION, "Organization"),
        ("the heron", MentionType.ANIMAL, "Thing"),
    ],
)
def test_schemata(name: str, kind: MentionType, schema: str) -> None:
    assert schema_of(kind, [name]) == schema
