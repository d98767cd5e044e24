"""One type for a name that documents type differently."""

from sayso.model import MentionType
from sayso.resolve.kind import unified
from sayso.resolve.referent import Local

FIRM, PERSON = MentionType.ORGANIZATION, MentionType.PERSON


def of(document: str, name: str, kind: MentionType) -> Local:
    return Local(document, 0, name, (name,), kind, 1)


def test_a_surname_that_most_documents_take_for_a_persons_is_a_persons() -> None:
    """Kolmar the person in two documents and the firm in one, where Ana Kolmar is somebody's name."""
    known = [
        of("a", "Kolmar", PERSON),
        of("b", "Kolmar", PERSON),
        of("c", "Kolmar", FIRM),
        of("d", "Ana Kolmar", PERSON),
    ]
    assert {local.type for local in unified(known)} == {PERSON}


def test_a_firm_that_bears_a_persons_surname_stays_one() -> None:
    known = [of("a", "Kolmar", PERSON), of("c", "Kolmar", FIRM), of("d", "Ana Kolmar", PERSON)]
    assert [local.type for local in unified(known)] == [PERSON, FIRM, PERSON]
