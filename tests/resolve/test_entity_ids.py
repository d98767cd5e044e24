"""Ids of entities as groups of referents join and part."""

from sayso.resolve.identity import homes, identify

A, B, C, D = (("a", 0), ("b", 0), ("c", 0), ("d", 0))


def ids(*groups: list[tuple[str, int]], minted: dict[tuple[str, int], str]) -> list[str]:
    return identify([((f"name {place}",), members) for place, members in enumerate(groups)], minted)


def test_a_group_keeps_the_id_that_most_of_it_had() -> None:
    assert ids([A, B, C], minted={A: "e1", B: "e2", C: "e2"}) == ["e2"]


def test_of_two_parts_the_larger_keeps_the_id() -> None:
    first, second = ids([A], [B, C], minted={A: "e1", B: "e1", C: "e1"})
    assert second == "e1" != first


def test_of_equals_the_smallest_referent_decides() -> None:
    first, second = ids([A], [B], minted={A: "e9", B: "e9"})
    assert first == "e9" != second
    assert ids([A, B], minted={A: "e9", B: "e1"}) == ["e9"]


def test_an_id_that_a_merge_frees_goes_to_whoever_still_has_it() -> None:
    assert ids([A, B, C], [D], minted={A: "e1", B: "e1", C: "e2", D: "e2"}) == ["e1", "e2"]


def test_merged_referents_keep_their_own_id_and_come_back_under_it() -> None:
    groups = [(("x",), [A, B])]
    minted = {A: "e1", B: "e2"}
    merged = identify(groups, minted)
    own = {(document, cluster): ident for document, cluster, ident in homes(groups, merged, minted)}
    assert merged == ["e1"] and own == minted
    assert ids([A], [B], minted=own) == ["e1", "e2"]


def test_a_part_that_was_split_off_takes_its_new_id_as_its_own() -> None:
    groups = [(("x",), [A, B]), (("y",), [C])]
    minted = {A: "e1", B: "e1", C: "e1"}
    found = identify(groups, minted)
    own = {(document, cluster): ident for document, cluster, ident in homes(groups, found, minted)}
    assert own == {A: "e1", B: "e1", C: found[1]}
    assert ids([A, B, C], minted=own) == ["e1"], "and the whole gets its old id back"


def test_a_new_id_is_none_that_is_taken() -> None:
    (free,) = identify([(("x",), [A])], {})
    (other,) = identify([(("x",), [A])], {}, taken=[free].__contains__)
    assert other != free
