"""Paths in the case: short where they can be, distinct always, the same in any order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.run.naming import paths

PART = st.sampled_from(["a", "b", "c.txt", "caf\udce9", "caf\\xe9"])
ROOT = st.lists(PART, min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts))
NAME = st.lists(PART, max_size=2).map("/".join)


def test_one_source_needs_no_prefix() -> None:
    assert paths([("/home/docs", "a.txt"), ("/home/docs", "b/c.txt")]) == {
        ("/home/docs", "a.txt"): "a.txt",
        ("/home/docs", "b/c.txt"): "b/c.txt",
    }


def test_a_file_has_its_own_name() -> None:
    assert paths([("/home/docs/a.txt", "")]) == {("/home/docs/a.txt", ""): "a.txt"}


def test_sources_that_clash_get_their_folders_all_of_them() -> None:
    found = paths([("/x/north", "a.txt"), ("/x/north", "b.txt"), ("/x/south", "a.txt"), ("/x/west", "c.txt")])
    assert sorted(found.values()) == ["c.txt", "north/a.txt", "north/b.txt", "south/a.txt"]


def test_folders_of_one_name_are_told_apart_by_those_above() -> None:
    assert list(paths([("/x/docs", "a.txt"), ("/y/docs", "a.txt")]).values()) == ["x/docs/a.txt", "y/docs/a.txt"]
    assert list(paths([("/x/a.txt", ""), ("/y/a.txt", "")]).values()) == ["x/a.txt", "y/a.txt"]


def test_bytes_that_are_not_utf8_are_escaped() -> None:
    assert list(paths([("/d", "caf\udce9.txt")]).values()) == ["caf\\xe9.txt"]


@given(st.lists(st.tuples(ROOT, NAME), unique=True, max_size=8), st.randoms())
def test_paths_are_distinct_and_do_not_depend_on_order(files: list[tuple[str, str]], chance: object) -> None:
    found = paths(files)
    assert set(found) == set(files)
    assert len(set(found.values())) == len(files)
    assert all(path and path.encode() for path in found.values())
    shuffled = files[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert paths(shuffled) == found
