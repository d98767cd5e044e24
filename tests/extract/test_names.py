"""Names of one document: which are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.names import gender, group_names, initials, nicknames, shortens, tokens


def grouped(*names: str, kind: str = "person") -> list[set[str]]:
    groups = group_names([(n, kind) for n in names]).of
    return sorted(
        ({n for n, _ in groups if groups[n, kind] == g} for g in set(groups.values())), key=lambda s: sorted(s)
    )


def test_titles_nicknames_and_suffixes_are_no_part_of_a_name() -> None:
    assert tokens("Dr. Luis Ángel (“Chato”) Prado, PhD", person=True) == ("luis", "angel", "prado")
    assert nicknames("Luis Ángel (“Chato”) Prado") == ["Chato"]
    assert tokens("The Harbour Board’s", person=False) == ("harbour", "board")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Prado", "Luis Prado", True),
        ("Luis", "Luis Prado", True),
        ("Luis Prado", "Luis Ángel Prado Mena", True),
        ("L. Prado", "Luis Prado", True),
        ("Ángel Mena", "Luis Ángel Prado Mena", True),
        ("Marta Prado", "Luis Prado", False),
        ("Prado Luis", "Luis Prado", False),
        ("Luis Prado", "Luis Prado", False),
    ],
)
def test_short_forms(short: str, full: str, fits: bool) -> None:
    assert shortens(tokens(short, person=True), tokens(full, person=True)) is fits


def test_a_surname_joins_the_one_person_who_bears_it() -> None:
    assert grouped("Luis Prado", "Prado", "Ana Wolde") == [{"Ana Wolde"}, {"Luis Prado", "Prado"}]


def test_a_surname_that_two_bear_stays_open() -> None:
    assert grouped("Luis Prado", "Marta Prado", "Prado") == [{"Luis Prado"}, {"Marta Prado"}, {"Prado"}]


def test_the_first_of_two_surnames_is_one_as_well() -> None:
    assert grouped("Luis Prado Mena", "Prado", "Ana Wolde") == [{"Ana Wolde"}, {"Luis Prado Mena", "Prado"}]
    assert grouped("Luis Prado Mena", "Marta Prado", "Prado") == [{"Luis Prado Mena"}, {"Marta Prado"}, {"Prado"}]


def test_acronyms_join_the_one_name_they_abbreviate() -> None:
    found = grouped("Tarn Harbour Authority", "THA", "Tarn Herald", kind="organization")
    assert found == [{"THA", "Tarn Harbour Authority"}, {"Tarn Herald"}]
    assert len(grouped("Office of Maritime Policing", "Omp", kind="organization")) == 2
    assert initials("Office of Maritime Policing") == "omp"


def test_a_son_is_not_his_father() -> None:
    assert grouped("Luis Prado Jr.", "Luis Prado", "Prado Jr.", "Prado") == [
        {"Luis Prado", "Prado"},
        {"Luis Prado Jr.", "Prado Jr."},
    ]


def test_a_firm_is_called_by_its_first_word() -> None:
    assert grouped("Tarn Dredging Limited", "Tarn", kind="organization") == [{"Tarn", "Tarn Dredging Limited"}]
    assert len(grouped("Tarn Dredging", "Tarn Herald", "Tarn", kind="organization")) == 3
    common = group_names(
        [("Harbour Board", "organization"), ("Harbour", "organization")], common=frozenset({"harbour"})
    )
    assert len(set(common.of.values())) == 2


def test_a_title_gives_a_gender() -> None:
    assert (gender("Mrs."), gender("Sir"), gender("Dr.")) == ("f", "m", None)


def test_an_office_tells_less_of_gender_than_a_given_name() -> None:
    assert (gender("Chairman Prado"), gender("Chairman Clara Prado"), gender("Captain Prado")) == ("m", "f", None)
    assert gender("Chairman Zelmiroa Prado") is None


@given(st.permutations(["Luis Prado", "Prado", "Marta Wolde", "M. Wolde", "Luis Ángel Prado", "Wolde"]))
def test_the_order_of_names_does_not_matter(names: list[str]) -> None:
    assert grouped(*names) == grouped(*sorted(names))


def test_a_vice_president_is_not_the_president() -> None:
    lesser = tokens("Vice President", person=True)
    assert lesser == ("vice", "president") and tokens("Vice President Rey", person=True) == ("rey",)
    assert not shortens(tokens("President", person=True), lesser)
