"""Names from strangers, made safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.naming import LONGEST, component, components, distinct, legible


@given(st.text(st.characters(), max_size=300))
def test_a_component_is_safe_whatever_it_was(name: str) -> None:
    safe = component(name)
    safe.encode("utf-8")
    assert 0 < len(safe) <= LONGEST
    assert safe not in (".", "..")
    assert not set(safe) & set("/\\\x00\n\u202e")


@given(st.lists(st.sampled_from(["..", ".", "", "a", "C:", " .. ", "\x00"]), max_size=8), st.sampled_from("/\\"))
def test_components_never_climb(parts: list[str], separator: str) -> None:
    safe = components(separator.join(parts))
    assert not safe.startswith("/")
    assert ".." not in safe.split("/")


@given(st.text(st.characters(), max_size=50))
def test_a_legible_path_can_be_written(path: str) -> None:
    legible(path).encode("utf-8")


@given(st.text(max_size=50))
def test_a_path_that_is_unicode_stays_as_it_is(path: str) -> None:
    assert legible(path) == path


@pytest.mark.parametrize(("name", "expected"), [("a/b.txt", "a/b (2).txt"), ("b", "b (2)"), (".x", ".x (2)")])
def test_equal_names_get_numbers(name: str, expected: str) -> None:
    taken: set[str] = set()
    assert distinct(name, taken) == name
    assert distinct(name, taken) == expected
