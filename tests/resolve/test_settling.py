"""Bare surnames beside full names: each tuple is a document, and which names in it are one."""

import pytest

from sayso.model import MentionType
from sayso.resolve import Local, resolve


def groups(*documents: tuple[tuple[str, int], ...]) -> list[list[str]]:
    """The names of each entity that has a bare name, "document: name"."""
    referents = [
        Local(chr(97 + place), number, name, (name,), MentionType.PERSON, mentions)
        for place, names in enumerate(documents)
        for number, (name, mentions) in enumerate(names)
    ]
    names = {local.member: f"{local.document}: {local.name}" for local in referents}
    found: dict[str, list[str]] = {}
    for document, cluster, entity in resolve(referents, minted={}).clusters:
        found.setdefault(entity, []).append(names[document, cluster])
    return sorted(sorted(listed) for listed in found.values())


def test_a_surname_is_the_one_person_whom_its_document_names_so() -> None:
    assert groups((("Ana Prado", 1), ("Prado", 5)), (("Prado", 2),)) == [["a: Ana Prado", "a: Prado"], ["b: Prado"]]


def test_two_forms_of_one_full_name_leave_no_doubt() -> None:
    assert groups((("William Orlan", 2), ("Bill Orlan", 2), ("Orlan", 9))) == [
        ["a: Bill Orlan", "a: Orlan", "a: William Orlan"]
    ]


def test_of_two_people_with_one_surname_it_is_neither() -> None:
    assert len(groups((("Ana Prado", 3), ("Luis Prado", 3), ("Prado", 5)))) == 3


def test_somebody_named_ten_times_as_often_is_meant() -> None:
    assert ["a: Ana Prado", "a: Prado"] in groups((("Ana Prado", 20), ("Luis Prado", 2), ("Prado", 5)))


def test_a_junior_is_not_called_by_the_bare_surname() -> None:
    assert ["a: Juan Prado", "a: Prado"] in groups((("Juan Prado", 2), ("Juan Prado Jr.", 3), ("Prado", 5)))
    assert len(groups((("Juan Prado Jr.", 3), ("Prado", 5)))) == 2


def test_a_junior_by_his_surname_is_a_junior() -> None:
    assert ["a: Juan Prado Jr.", "a: Prado Jr."] in groups(
        (("Juan Prado", 2), ("Juan Prado Jr.", 3), ("Prado Jr.", 5)), (("Prado Jr.", 1),)
    )
    assert len(groups((("Juan Prado", 2), ("Prado Jr.", 5)), (("Prado Jr.", 1),))) == 3


@pytest.mark.parametrize("surname", ["Prado", "Sol"])
def test_either_of_two_surnames(surname: str) -> None:
    assert groups((("Ana Prado Sol", 1), (surname, 5))) == [["a: Ana Prado Sol", f"a: {surname}"]]
