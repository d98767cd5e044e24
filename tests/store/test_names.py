"""Which entities are meant by what a person types."""

import sqlite3

import pytest

from sayso.errors import NotFound
from sayso.store.names import Names


@pytest.fixture
def names() -> Names:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE entity (id, name, schema, mentions)")
    base.execute("CREATE TABLE alias (entity, name)")
    listed = [("eabcde00000000001", "Edda Kolmar"), ("eabcde00000000002", "Edda"), ("e1234500000000003", "Eabcde0")]
    base.executemany("INSERT INTO entity VALUES (?, ?, 'Person', 3)", listed)
    base.execute("INSERT INTO alias VALUES ('e1234500000000003', 'Edda')")
    return Names(base)


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("eabcde00000000001", ("eabcde00000000001",)),
        ("e123450000", ("e1234500000000003",)),
        ("eabcde0", ("e1234500000000003",)),
        ("edda", ("e1234500000000003", "eabcde00000000002")),
        ("eabcde000", ()),
        ("e1", ()),
        ("", ()),
    ],
)
def test_an_id_then_a_name_then_the_beginning_of_one_id(names: Names, wanted: str, meant: tuple[str, ...]) -> None:
    assert names.meant(wanted) == meant


def test_one_of_several_is_not_guessed(names: Names) -> None:
    assert names.one("e1") == "e1234500000000003"
    with pytest.raises(NotFound, match="may be any of Edda Kolmar"):
        names.one("eabcde000")
