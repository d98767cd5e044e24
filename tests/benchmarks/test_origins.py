"""A world whose lineage is known: true to its seed, quoted letter for letter, and counted by hand."""

from __future__ import annotations

from pathlib import Path

from benchmarks.origins import Outcome, outcomes, perfect, place
from benchmarks.world import Told, make_world

from sayso.compare.origins import Origin, Weight
from sayso.config import Config
from sayso.readers import read


def test_the_same_seed_gives_the_same_files() -> None:
    one, two, other = make_world(5, 4), make_world(5, 4), make_world(6, 4)
    assert (one.files, one.told) == (two.files, two.told)
    assert one.files != other.files


def test_every_planted_claim_stands_in_its_document_and_every_document_is_planted() -> None:
    world = make_world(7, 8)
    texts = {path: read(data, path=path, config=Config()).documents[0].text for path, data in world.files.items()}
    for told in world.told:
        start, end = place(told.quotation, texts[told.path])
        assert start < end
    assert {told.path for told in world.told} == set(world.files)
    assert all(Path(path).suffix in (".txt", ".html", ".eml", ".md") for path in world.files)


def test_a_named_root_of_a_known_lineage_is_never_hidden() -> None:
    world = make_world(8, 20)
    assert any(not one.establishable for one in world.told)
    assert not any(one.root.startswith("somebody") for one in world.told if one.establishable)


def told(path: str, root: str, establishable: bool) -> Told:
    return Told(0, path, "x", root, establishable, "story", (), None)


def test_an_outcome_by_hand() -> None:
    held = [told("a", "Ana", True), told("b", "Ana", True), told("c", "Odo", True), told("d", "Odo", False)]

    def outcome(origins: int, unknown: set[str]) -> Outcome:
        made = tuple(Origin(str(k), None, None, (), ()) for k in range(origins))
        return Outcome(held, (), Weight(("a", "b", "c", "d"), made, ()), frozenset(unknown))

    right = outcome(2, {"d"})
    assert right.exact and right.unknown_right and right.all_right and not right.over
    swapped = outcome(2, {"c"})
    assert swapped.unknown_right and not swapped.all_right
    assert outcome(3, set()).over
    assert not outcome(1, {"d"}).exact


def test_a_small_world_with_perfect_claims_is_weighed() -> None:
    world = make_world(9, 3)
    found = list(outcomes(world, perfect(world)))
    assert len(found) == 3
    assert sum(len(one.weight.documents) for one in found) == len(world.told)
