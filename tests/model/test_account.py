"""Roles have an order, and a person sees what was granted."""

import pytest

from sayso.model import Account, Person, Role, Session


def test_roles_have_an_order_which_is_not_that_of_the_alphabet() -> None:
    assert Role.READ < Role.REVIEW < Role.ADMIN
    assert sorted([Role.ADMIN, Role.READ, Role.REVIEW]) == [Role.READ, Role.REVIEW, Role.ADMIN]
    assert max(Role) is Role.ADMIN
    assert Role.REVIEW >= Role.REVIEW
    assert not Role.READ >= Role.REVIEW
    assert Role.REVIEW <= Role.REVIEW
    assert not Role.ADMIN <= Role.READ


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.READ, ["harbour"]), (Role.REVIEW, ["harbour"]), (Role.ADMIN, ["harbour", "pier"])]
)
def test_an_admin_sees_all_cases_others_what_was_granted(role: Role, sees: list[str]) -> None:
    person = Session(Account("Lena", role, frozenset({"harbour"})), "", "").person
    assert [case for case in ("harbour", "pier") if person.sees(case)] == sees


def test_who_works_alone_sees_all() -> None:
    assert Person("ada", Role.ADMIN).sees("anything")
