"""Several people decide about the same few entities at once: nothing is lost, and who came second is told so."""

from __future__ import annotations

import random
import shutil
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from sayso.errors import Outdated, Undecidable
from sayso.model import Judgement, Verdict
from sayso.run.deciding import Author, bring_in_line, fingerprint, judge, merge, split, undo
from sayso.store import open_view, open_writer
from support.named import entities, put

SECONDS = 3.0
SEEDS = (1, 2)

# What was decided, by its reason, with the fingerprint of what was seen; None where nothing had to be.
Made = dict[str, str | None]
NAMES = ("Ana Rey", "Luis Prado", "Tomas Orlan", "Petra Kolmar")
PATHS = tuple(f"{letter}.txt" for letter in "abcdef")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.sayso"
    for place in PATHS:
        put(path, place, *NAMES)
    return path


def test_the_second_is_told_what_the_first_did(case: Path) -> None:
    with open_view(case) as view:
        ana, luis, tomas = (view.entity(name) for name in NAMES[:3])
        seen = fingerprint(view, ana.id, luis.id)
        elsewhere = fingerprint(view, tomas.id)
    with open_writer(case) as writer:
        merge(writer, [ana, luis], author=Author(by="bo", why="one passport"), seen=seen)
        for again in (
            lambda: merge(writer, [ana, luis], author=Author(by="cy"), seen=seen),
            lambda: judge(writer, ana, luis, Verdict.DIFFERENT, author=Author(by="cy"), seen=seen),
        ):
            with pytest.raises(Outdated, match=r"changed by bo, .* UTC: Ana Rey is the same as Luis Prado \(one pass"):
                again()
        split(writer, tomas, ["a.txt"], author=Author(by="cy"), seen=elsewhere)
    with open_view(case) as view:
        assert [one.by for one in view.judgements()] == ["bo", "cy"]


def test_a_split_of_what_was_merged_meanwhile_is_refused(case: Path) -> None:
    with open_view(case) as view:
        ana, luis = (view.entity(name) for name in NAMES[:2])
        seen = fingerprint(view, ana.id)
    with open_writer(case) as writer:
        merge(writer, [luis, ana], author=Author(by="bo"))
        with pytest.raises(Outdated, match="Luis Prado is the same as Ana Rey"):
            split(writer, ana, ["a.txt"], author=Author(by="cy"), seen=seen)


def test_what_a_build_changed_is_told_without_naming_anybody(case: Path) -> None:
    with open_view(case) as view:
        ana = view.entity("Ana Rey")
        seen = fingerprint(view, ana.id)
    put(case, "z.txt", "Ana Rey")
    with open_writer(case) as writer, pytest.raises(Outdated, match="The documents have been read anew since"):
        split(writer, ana, ["a.txt"], author=Author(by="cy"), seen=seen)


def test_who_undoes_what_is_undone_is_told_by_whom(case: Path) -> None:
    with open_view(case) as view:
        ana, luis = (view.entity(name) for name in NAMES[:2])
    with open_writer(case) as writer:
        merge(writer, [ana, luis], author=Author(by="bo"))
        undo(writer, "j1", author=Author(by="cy"))
        with pytest.raises(Outdated, match=r"j1 has been taken back already, by cy, .* undo that undoing \(j2\)"):
            undo(writer, "j1", author=Author(by="bo"))


def test_a_merge_of_three_is_done_whole_or_not_at_all(case: Path) -> None:
    with open_view(case) as view:
        ana, luis, tomas = (view.entity(name) for name in NAMES[:3])
    gone = type(tomas)("e0", "Nobody", (), "Person", 0, ())
    with open_writer(case) as writer, pytest.raises(Undecidable, match="no longer in the case"):
        merge(writer, [ana, luis, gone], author=Author(by="bo"))
    with open_view(case) as view:
        assert list(view.judgements()) == []


def test_nothing_is_lost_when_many_decide_at_random(case: Path) -> None:
    twin = case.with_name("twin.sayso")
    shutil.copy(case, twin)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        told = [pool.submit(several, case, seed) for seed in SEEDS]
        made = {why: seen for each in told for why, seen in each.result()[0].items()}
        refused = [one for each in told for one in each.result()[1]]
    with open_view(case) as view:
        log, sides = list(view.judgements()), view.sides()
    assert made
    assert sorted(one.why for one in log) == sorted(made), "what was reported as made is in the log, and nothing else"
    assert not set(refused) & {one.why for one in log}
    for one in log:
        with open_view(twin) as view:
            now = fingerprint(view, one.left, one.right).partition(".")[2]
        assert made[one.why] is None or made[one.why].endswith(f".{now}"), (
            "nobody decided about what was no longer as they had seen it"
        )
        again(twin, one, sides)
    assert entities(case) == entities(twin)
    with open_writer(case) as writer:
        assert not writer.pending()


def several(case: Path, seed: int) -> tuple[Made, list[str]]:
    """Two threads that decide at random, when all are there; which decisions were made, and which refused."""
    here = [case.with_name(f"{one}.here") for one in SEEDS]
    case.with_name(f"{seed}.here").touch()
    while not all(one.exists() for one in here):
        time.sleep(0.01)
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda number: decide(case, until, seed * 10 + number), (1, 2)))
    return {**told[0][0], **told[1][0]}, [one for _, refused in told for one in refused]


def decide(case: Path, until: float, seed: int) -> tuple[Made, list[str]]:
    chance = random.Random(seed)
    made: Made = {}
    refused: list[str] = []
    count = 0
    while time.monotonic() < until:
        count += 1
        why = f"{seed} {count}"
        try:
            made[why] = chance.choice((merging, merging, splitting, undoing))(
                case, chance, Author(by=str(seed), why=why)
            )
        except Undecidable:
            refused.append(why)
    return made, refused


def merging(case: Path, chance: random.Random, author: Author) -> str:
    with open_view(case) as view:
        known = list(view.entities())
        if len(known) < 2:
            raise Undecidable("there is only one")
        left, right = chance.sample(known, 2)
        seen = fingerprint(view, left.id, right.id)
    verdict = chance.choice((Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT))
    with open_writer(case) as writer:
        judge(writer, left, right, verdict, author=author, seen=seen)
    return seen


def splitting(case: Path, chance: random.Random, author: Author) -> str:
    with open_view(case) as view:
        one = chance.choice(list(view.entities()))
        seen = fingerprint(view, one.id)
        parts = chance.sample(PATHS, 2)
    with open_writer(case) as writer:
        split(writer, one, parts, author=author, seen=seen)
    return seen


def undoing(case: Path, chance: random.Random, author: Author) -> None:
    with open_view(case) as view:
        listed = list(view.judgements())
    if not listed:
        raise Undecidable("there is nothing to undo")
    with open_writer(case) as writer:
        undo(writer, chance.choice(listed).id, author=author)


def again(case: Path, one: Judgement, sides: dict[str, tuple[frozenset[tuple[str, int]], ...]]) -> None:
    """The judgement as it was made, in another case."""
    left, right = ((), ()) if one.undoes else sides[one.id]
    with open_writer(case) as writer:
        assert writer.judge(one, left=left, right=right) == one.id
        bring_in_line(writer)
