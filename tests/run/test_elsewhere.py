"""What hangs on names elsewhere in the case while documents come and go: types of words, blocks too large to compare."""

from __future__ import annotations

import shutil
from pathlib import Path

from sayso.resolve.block import LARGEST
from sayso.run.resolution import resolve_case
from sayso.store import open_writer
from support.named import entities, put, remove

GIVEN = [f"A{one}{other}a" for one in "bcdfghjklmnpqrstvwxz" for other in "aeiou"]


def from_the_ground_up(case: Path) -> dict[str, list[tuple[str, str]]]:
    copy = case.with_name("copy.sayso")
    shutil.copy(case, copy)
    with open_writer(copy) as writer:
        resolve_case(writer, everything=True)
    return entities(copy)


def test_a_person_who_leaves_takes_his_name_from_the_words_of_people(tmp_path: Path) -> None:
    """ "Tarn" is a man's surname only while a document has Henry Tarn for a person."""
    case = tmp_path / "case.sayso"
    put(case, "b.txt", "Henry Tarn")
    put(case, "c.txt", "Tarn", firms=["Tarn"])
    put(case, "a.txt", firms=["Henry Tarn"])
    assert entities(case) == from_the_ground_up(case)
    remove(case, "b.txt")
    assert entities(case) == from_the_ground_up(case)


def test_a_change_that_tips_a_block_gives_what_all_would(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    put(case, "some.txt", *(f"{name} Prado" for name in GIVEN[: LARGEST - 12]), "Ana Prado Sol")
    put(case, "short.txt", "Ana Prado")
    for number in range(8):
        put(case, f"{number}.txt", *(f"{name} Prado" for name in GIVEN[LARGEST - 12 + 3 * number :][:3]))
        assert entities(case) == from_the_ground_up(case)
    for number in range(8):
        remove(case, f"{number}.txt")
        assert entities(case) == from_the_ground_up(case)
