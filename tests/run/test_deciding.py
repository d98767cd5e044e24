"""Merge, split, judge and undo, in any order and with any build between: the state is the one the judgements say."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sayso.errors import Undecidable
from sayso.model import Doubt, Entity, Judgement, Verdict
from sayso.resolve import standing
from sayso.run.deciding import Author, judge, merge, split, undo
from sayso.run.resolution import resolve_case
from sayso.store import open_view, open_writer
from support.named import entities, put, remove

ANA = Author(by="ana", why="seen the papers")
NAMES = (
    "Ana Rey", "Ana Rey Sol", "Ana Luz Rey", "Ana María Rey", "Luis Prado", "Luis Prado Sol", "Prado", "Witness 1",
    "Tomas Orlan", "Tomás Orlan", "Kolmar, Petra", "Petra Kolmar",
    "Tarn", "Henry Tarn", "Luis Pradoo", "Luis Prado Jr.", "Prado Jr.",
)  # fmt: skip
FIRMS = ("Tarn", "Henry Tarn", "Luis Prado",
         "Vellmark Harbour Board (VHB)", "Veterans Housing Bureau (VHB)", "VHB", "Orlan Shipping Ltd",
         "Orlan Shipping GmbH", "Orlan Shipping")  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.sayso"


def named(case: Path, name: str, path: str | None = None) -> Entity:
    """The entity of a name, in a document if several have it."""
    with open_view(case) as view:
        found = [
            one
            for one in view.entities()
            if any(there == name and path in (None, where) for _, there, where, _ in view.members(one.id))
        ]
    assert len(found) == 1
    return found[0]


def judgements(case: Path) -> list[Judgement]:
    with open_view(case) as view:
        return list(view.judgements())


def test_a_merge_is_kept_by_builds_and_taken_back_with_the_old_ids(case: Path) -> None:
    put(case, "a.txt", "Ana Rey")
    put(case, "b.txt", "La Pantera")
    before = entities(case)
    with open_writer(case) as writer:
        merge(writer, [named(case, "Ana Rey"), named(case, "La Pantera")], author=ANA)
    assert sorted(map(sorted, entities(case).values())) == [[("a.txt", "Ana Rey"), ("b.txt", "La Pantera")]]
    put(case, "c.txt", "La Pantera")
    assert len(entities(case)) == 1, "a new document's name goes with what people said of it"
    remove(case, "c.txt")
    with open_writer(case) as writer:
        resolve_case(writer, everything=True)
    assert len(entities(case)) == 1
    with open_writer(case) as writer:
        taken_back = undo(writer, None, author=ANA)
    assert (taken_back.verdict, taken_back.why) == (Verdict.SAME, "seen the papers")
    assert entities(case) == before


def test_a_split_takes_out_a_document_and_newcomers_join_neither_part(case: Path) -> None:
    for path in ("a.txt", "b.txt", "c.txt"):
        put(case, path, "Ana Rey")
    (whole,) = entities(case)
    with open_writer(case) as writer:
        split(writer, named(case, "Ana Rey"), ["c.txt"], author=ANA)
    found = entities(case)
    assert found[whole] == [("a.txt", "Ana Rey"), ("b.txt", "Ana Rey")], "the larger part keeps the id"
    put(case, "d.txt", "Ana Rey")
    assert sorted(len(members) for members in entities(case).values()) == [1, 1, 2]
    with open_view(case) as view:
        assert {one.why for one in view.doubts()} == {"both are called 'ana rey'"}
    with open_writer(case) as writer:
        undo(writer, "j1", author=ANA)
    assert entities(case) == {whole: [(path, "Ana Rey") for path in ("a.txt", "b.txt", "c.txt", "d.txt")]}


def test_an_old_id_still_opens_what_it_was_merged_into(case: Path) -> None:
    put(case, "a.txt", "Ana Rey")
    put(case, "b.txt", "La Pantera")
    old = named(case, "La Pantera").id
    with open_writer(case) as writer:
        merge(writer, [named(case, "Ana Rey"), named(case, "La Pantera")], author=ANA)
    with open_view(case) as view:
        assert view.entity(old).name in ("Ana Rey", "La Pantera")
        assert view.entity(old).documents == view.entity("Ana Rey").documents


def test_unsure_keeps_two_apart_and_asks_no_more(case: Path) -> None:
    put(case, "a.txt", "Ana Rey")
    put(case, "b.txt", "La Pantera")
    with open_writer(case) as writer:
        judge(writer, named(case, "Ana Rey"), named(case, "La Pantera"), Verdict.UNSURE, author=ANA)
    assert len(entities(case)) == 2
    with open_view(case) as view:
        assert list(view.doubts()) == []


def test_what_cannot_be_decided_is_told(case: Path) -> None:
    put(case, "a.txt", "Ana Rey")
    put(case, "b.txt", "Ana Rey")
    one = named(case, "Ana Rey")
    with open_writer(case) as writer:
        with pytest.raises(Undecidable, match="already"):
            judge(writer, one, one, Verdict.SAME, author=ANA)
        with pytest.raises(Undecidable, match=r"no part of Ana Rey.*'a\.txt', 'b\.txt'"):
            split(writer, one, ["z.txt"], author=ANA)
        with pytest.raises(Undecidable, match="all of Ana Rey"):
            split(writer, one, ["Ana Rey"], author=ANA)
        with pytest.raises(Undecidable, match="those that stand: none"):
            undo(writer, None, author=ANA)
        split(writer, one, ["a.txt"], author=ANA)
        undo(writer, "j1", author=ANA)
        with pytest.raises(Undecidable, match="taken back already"):
            undo(writer, "j1", author=ANA)


def test_a_judgement_keeps_what_was_shown(case: Path) -> None:
    put(case, "a.txt", "Tomas Orlan")
    put(case, "b.txt", "Luis Prado")
    with open_writer(case) as writer:
        judge(writer, named(case, "Tomas Orlan"), named(case, "Luis Prado"), Verdict.DIFFERENT, author=ANA)
    (said,) = judgements(case)
    assert (said.left_name, said.right_name, said.by, said.why) == ("Tomas Orlan", "Luis Prado", "ana", ANA.why)
    assert said.score is not None and said.evidence


def doubts(case: Path) -> list[Doubt]:
    with open_view(case) as view:
        return list(view.doubts())


class Deciding(RuleBasedStateMachine):
    """Documents come and go, entities are merged, split, judged, and any of it is undone, in any order."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.case = Path(self.folder.name) / "case.sayso"
        put(self.case, "start.txt", *NAMES[:4])

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(
        path=st.sampled_from("abcdef"),
        names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
        firms=st.lists(st.sampled_from(FIRMS), max_size=2, unique=True),
    )
    def read(self, path: str, names: list[str], firms: list[str]) -> None:
        put(self.case, f"{path}.txt", *names, firms=firms)

    @rule(path=st.sampled_from("abcdef"))
    def leave(self, path: str) -> None:
        remove(self.case, f"{path}.txt")

    @precondition(lambda self: len(self.known()) > 1)
    @rule(data=st.data(), verdict=st.sampled_from(Verdict))
    def judge(self, data: st.DataObject, verdict: Verdict) -> None:
        pair = data.draw(st.lists(st.sampled_from(self.known()), min_size=2, max_size=2, unique_by=lambda one: one.id))
        with open_writer(self.case) as writer:
            judge(writer, pair[0], pair[1], verdict, author=ANA)
        self.holds()

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        with open_view(self.case) as view:
            wide = [one for one in view.entities() if len(one.documents) > 1]
            parts = {one.id: sorted({path for _, _, path, _ in view.members(one.id)}) for one in wide}
        if wide:
            one = data.draw(st.sampled_from(wide))
            with open_writer(self.case) as writer:
                split(writer, one, [data.draw(st.sampled_from(parts[one.id]))], author=ANA)
            self.holds()

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        if made := judgements(self.case):
            one = data.draw(st.sampled_from(made))
            with open_writer(self.case) as writer:
                try:
                    undo(writer, one.id, author=ANA)
                except Undecidable as error:
                    assert "taken back already" in str(error)

    @precondition(lambda self: len(self.known()) > 1)
    @rule(data=st.data())
    def undoing_at_once_leaves_no_trace(self, data: st.DataObject) -> None:
        before = entities(self.case)
        pair = data.draw(st.lists(st.sampled_from(self.known()), min_size=2, max_size=2, unique_by=lambda one: one.id))
        with open_writer(self.case) as writer:
            merge(writer, pair, author=ANA)
            undo(writer, None, author=ANA)
        assert entities(self.case) == before

    @invariant()
    def resolving_from_the_ground_up_changes_nothing(self) -> None:
        if hasattr(self, "case"):
            # A copy: the case itself goes from change to change.
            copy = self.case.with_name("copy.sayso")
            shutil.copy(self.case, copy)
            with open_writer(copy) as writer:
                resolve_case(writer, everything=True)
            assert entities(self.case) == entities(copy)
            assert doubts(self.case) == doubts(copy)

    def known(self) -> list[Entity]:
        with open_view(self.case) as view:
            return list(view.entities())

    def holds(self) -> None:
        """The newest judgement that stands is what the case shows."""
        last = list(standing(tuple(judgements(self.case))))[-1]
        with open_writer(self.case) as writer:
            left, right = writer.sides()[last.id]
            with writer.directory() as directory:
                ours, theirs = (set(directory.entities(side).values()) for side in (left, right))
        assert len(ours) == len(theirs) == 1
        assert (ours == theirs) == (last.verdict is Verdict.SAME)


TestDeciding = Deciding.TestCase
TestDeciding.settings = settings(
    max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
