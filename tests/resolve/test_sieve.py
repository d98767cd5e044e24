"""The quick look that spares a closer one."""

import pytest

from sayso.model import MentionType
from sayso.resolve.names import normalise
from sayso.resolve.sieve import may_be_alike


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ana Prado", "Ana Prado Sol", True),
        ("Ana Prado", "Prado, Ana", True),
        ("A. Prado", "Ana Prado", True),
        ("Ana Prado", "Anna Prado", True),
        ("Bill Orlan", "William Orlan", True),
        ("AnaPrado", "Ana Prado", True),
        ("Ana Prado", "Alberto Prado", False),
    ],
)
def test_people(left: str, right: str, expected: bool) -> None:
    one, other = normalise(left, MentionType.PERSON), normalise(right, MentionType.PERSON)
    assert may_be_alike(one, other) is may_be_alike(other, one) is expected


def test_firms_always_get_a_closer_look() -> None:
    one, other = (normalise(name, MentionType.ORGANIZATION) for name in ("Orlan Shipping", "Portum Bank"))
    assert may_be_alike(one, other)
