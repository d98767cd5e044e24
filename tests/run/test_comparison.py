"""A case is compared as far as it has changed, and comes out as if it had been compared as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import (
    Act,
    Attribution,
    Descent,
    Factuality,
    Frame,
    Kind,
    Party,
    Post,
    PostKind,
    Reading,
    Relation,
    RelationKind,
    Root,
    Span,
    Tense,
    derived_id,
)
from sayso.run.comparison import compare_case
from sayso.run.deciding import Author, merge, undo
from sayso.run.resolution import resolve_case
from sayso.store import open_view, open_writer
from support.told import WordReader, document, name_all, put

SPEAKERS = ("Ruta", "Kalle", "Berit")
SENTENCES = (
    "Tamro paid the foreman 400 crowns for the drums",
    "the foreman got 400 crowns from Tamro for the drums",
    "Tamro paid the foreman 640 crowns for the drums",
    "Tamro never paid the foreman crowns for the drums",
    "the barge Petrel burned at the northern pier in spring",
    "in spring the barge Petrel went up in flames at the pier",
    "Ilvesmaa signed the permit of the yard",
    "the permit of the yard was signed by Ilvesmaa",
)


def _relations(case: Path) -> tuple[list[Relation], list[Root], list[Descent]]:
    with open_view(case) as view:
        return list(view.relations()), list(view.roots()), list(view.descents())


def _compared(case: Path, steps: list[list[Reading]]) -> tuple[list[Relation], list[Root], list[Descent]]:
    held: list[Reading] = []
    for step in steps:
        held += step
        with open_writer(case) as writer:
            put(writer, step)
            name_all(writer, held)
            compare_case(writer, load=WordReader)
    return _relations(case)


TOLD = st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(SENTENCES)), min_size=1, max_size=5, unique=True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TOLD, min_size=2, max_size=9), st.integers(1, 8))
def test_added_documents_come_out_as_if_all_had_been_compared_at_once(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[tuple[str, str]]], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("told")
    # Every other one is a part of one work.
    readings = [document(f"part {k}.txt" if k % 2 else f"{k:02}.txt", one) for k, one in enumerate(told)]
    at = min(cut, len(readings) - 1)
    stepwise = _compared(folder / "steps.sayso", [readings[:at], *([one] for one in readings[at:])])
    assert stepwise == _compared(folder / "whole.sayso", [readings])


def test_a_document_that_leaves_takes_its_relations_with_it(tmp_path: Path) -> None:
    """Three tellings; the first of a wording leaves, and the others stay related."""
    readings = [document(f"{k}.txt", [(who, SENTENCES[k % 2])]) for k, who in enumerate((*SPEAKERS, "Anneke"))]
    case = tmp_path / "case.sayso"
    _compared(case, [readings])
    for gone in readings[:2]:
        with open_writer(case) as writer:
            writer.vanish([gone.document.path])
            compare_case(writer, load=WordReader)
    relations, roots, _ = _relations(case)
    left = [one.claims[0].id for one in readings[2:]]
    assert sorted(root.claim for root in roots) == sorted(left)
    assert [(one.left, one.right) for one in relations] == [tuple(sorted(left))]


def test_nothing_is_done_when_nothing_has_changed(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    _compared(case, [[document("a.txt", [("Ruta", SENTENCES[0])])]])
    with open_writer(case) as writer:
        assert not compare_case(writer, load=WordReader)


def test_what_a_whole_case_says(tmp_path: Path) -> None:
    """Two bear each other out, a third denies it, a fourth counts otherwise."""
    readings = [
        document(f"{k}.txt", [(who, SENTENCES[k])]) for k, who in enumerate(("Ruta", "Kalle", "Berit", "Anneke"))
    ]
    relations, _, _ = _compared(tmp_path / "case.sayso", [readings])
    claims = {one.claims[0].id: k for k, one in enumerate(readings)}
    found = {(*sorted((claims[one.left], claims[one.right])), one.kind) for one in relations}
    assert (0, 1, RelationKind.CORROBORATES) in found
    assert (0, 2, RelationKind.CONFLICTS) in found
    assert {pair[:2] for pair in found if pair[2] is not RelationKind.CONFLICTS} == {(0, 1)}


def test_a_decision_about_who_is_who_brings_relations_in_line_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two say the same; they are merged, and it is one who repeats himself; that is undone."""
    monkeypatch.setattr("sayso.run.comparison.pairs_of_this_machine", WordReader)
    case = tmp_path / "case.sayso"
    readings = [document(f"{k}.txt", [(who, SENTENCES[0])]) for k, who in enumerate(SPEAKERS[:2])]
    readings += [document(f"more {k}.txt", [("Berit", f"the shed {k} was empty in {k} nights")]) for k in range(12)]

    def kinds() -> list[RelationKind]:
        with open_view(case) as view:
            said = {one.claims[0].id for one in readings[:2]}
            return [one.kind for one in view.relations() if {one.left, one.right} == said]

    with open_writer(case) as writer:
        put(writer, readings)
        resolve_case(writer)
        compare_case(writer)
        assert kinds() == [RelationKind.CORROBORATES]
        with open_view(case) as view:
            both = [one for one in view.entities() if one.name in SPEAKERS[:2]]
        merge(writer, both, author=Author(by="ana"))
        assert kinds() == [RelationKind.REPEATS]
        undo(writer, None, author=Author(by="ana"))
        assert kinds() == [RelationKind.CORROBORATES]


def test_a_decision_about_much_of_a_case_is_seen_by_whatever_compares_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both documents are touched, so that all is compared; processes of their own would see the case before the merge."""
    monkeypatch.setattr("sayso.run.comparison.pairs_of_this_machine", WordReader)
    monkeypatch.setattr("sayso.run.stating.MANY", 1)
    monkeypatch.setattr("sayso.run.stating.cores", lambda: 2)
    case = tmp_path / "case.sayso"
    with open_writer(case) as writer:
        put(writer, [document(f"{k}.txt", [(who, SENTENCES[0])]) for k, who in enumerate(SPEAKERS[:2])])
        resolve_case(writer)
        compare_case(writer)
        assert [one.kind for one in _relations(case)[0]] == [RelationKind.CORROBORATES]
        with open_view(case) as view:
            both = [one for one in view.entities() if one.name in SPEAKERS[:2]]
        merge(writer, both, author=Author(by="ana"))
    assert [one.kind for one in _relations(case)[0]] == [RelationKind.REPEATS]


def test_a_case_that_was_never_compared_is_not_compared_by_a_decision(tmp_path: Path) -> None:
    readings = [document(f"{k}.txt", [(who, SENTENCES[0])]) for k, who in enumerate(SPEAKERS[:2])]
    with open_writer(tmp_path / "case.sayso") as writer:
        put(writer, readings)
        resolve_case(writer)
        with open_view(tmp_path / "case.sayso") as view:
            both = list(view.entities())[:2]
        merge(writer, both, author=Author(by="ana"))
        assert writer.uncompared()
    assert _relations(tmp_path / "case.sayso") == ([], [], [])


def test_what_one_says_and_another_denies_in_the_same_words_is_no_agreement(tmp_path: Path) -> None:
    """ "Tamro took the drums": Ruta says so, Kalle denies it."""
    words = "Tamro took the old drums of the yard"
    readings = [document(f"{k}.txt", [(who, words)]) for k, who in enumerate(SPEAKERS[:2])]
    took = (Frame(Span(6, 10), "take", ()),)
    said, denied = (
        replace(one, claims=(replace(one.claims[0], factuality=factuality, frames=took),))
        for one, factuality in zip(readings, (Factuality.CERTAIN, Factuality.CERTAINLY_NOT), strict=True)
    )
    relations, _, _ = _compared(tmp_path / "case.sayso", [[said, denied]])
    assert [one.kind for one in relations] == [RelationKind.CONFLICTS]


def test_what_processes_state_is_what_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents in whose claims many words are the same, and a reprint of one."""
    told = [(who, sentence) for who in SPEAKERS for sentence in SENTENCES]
    readings = [document(f"{k}.txt", one) for k, one in enumerate((told[:12], told[12:], told[:11]))]
    alone = _compared(tmp_path / "alone.sayso", [readings])
    monkeypatch.setattr("sayso.run.stating.MANY", 1)
    monkeypatch.setattr("sayso.run.stating.TOGETHER", 1)
    monkeypatch.setattr("sayso.run.stating.cores", lambda: 2)
    apart = _compared(tmp_path / "apart.sayso", [readings])
    assert apart == alone
    assert all(apart)


def test_whom_a_pronoun_means_is_no_known_origin(tmp_path: Path) -> None:
    """Ruta says it by name in one document, and is who "she" most likely is in another."""
    named, meant = (document(f"{k}.txt", [("Ruta", SENTENCES[0])]) for k in range(2))
    roots = []
    for words, reading in (("Ruta", named), ("She", meant)):
        text = reading.document.text + f" {words} said so."
        at = len(reading.document.text) + 1
        said = Attribution("a1", reading.document.id, (Span(at, at + len(words)),), (), (), Act.SAY, Kind.INDIRECT)
        (claim,) = reading.claims
        heard = replace(claim, chain=(replace(claim.chain[-1], attribution="a1"),))
        told = replace(reading, document=replace(reading.document, text=text), claims=(heard,), attributions=(said,))
        _, (root,), _ = _compared(tmp_path / f"{words}.sayso", [[told]])
        roots.append((root.known, root.name))
    assert roots == [(True, "Ruta"), (False, "Ruta")]


def _representing(path: str, holder: str, principal: str) -> Reading:
    """A document that only says for whom somebody speaks."""
    reading = document(path, [(holder, "the yard was closed for the spring")])
    mine, theirs = reading.document.id, "the yard"
    named = {one.name: one.cluster for one in reading.referents}
    at = Span(0, len(theirs))
    post = Post(
        derived_id("p", mine, holder, principal), mine, at, PostKind.SPEAKS_FOR, at, "lawyer",
        Party(at, holder, named[holder]), Tense.UNSTATED, principal=Party(at, principal),
    )  # fmt: skip
    return replace(reading, posts=(post,))


REPRESENTING = st.lists(st.tuples(st.sampled_from(SPEAKERS), st.sampled_from(("Orrefar Board", "Tamro"))), max_size=3)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TOLD, min_size=2, max_size=6), REPRESENTING, REPRESENTING)
def test_what_leaves_and_what_comes_comes_out_as_if_it_had_always_been_so(
    tmp_path_factory: pytest.TempPathFactory,
    told: list[list[tuple[str, str]]],
    leaving: list[tuple[str, str]],
    coming: list[tuple[str, str]],
) -> None:
    """Also whose word a claim is, when a document leaves that said for whom its speaker speaks."""
    folder = tmp_path_factory.mktemp("left")
    # Many that say nothing of it, so that few have changed.
    filling = [document(f"f{k}.txt", [("Anneke", f"nothing of pier {k} is known")]) for k in range(30)]
    stay = filling + [document(f"{k:02}.txt", one) for k, one in enumerate(told)]
    gone = [_representing(f"gone{k}.txt", *one) for k, one in enumerate(leaving)]
    come = [_representing(f"come{k}.txt", *one) for k, one in enumerate(coming)]
    case = folder / "steps.sayso"
    _compared(case, [stay + gone])
    with open_writer(case) as writer:
        writer.vanish([one.document.path for one in gone])
        put(writer, come)
        name_all(writer, stay + come)
        compare_case(writer, load=WordReader)
    assert _relations(case) == _compared(folder / "whole.sayso", [stay + come])


def test_who_now_speaks_for_another_of_a_shorter_name_has_another_root(tmp_path: Path) -> None:
    filling = [document(f"f{k}.txt", [("Anneke", f"nothing of pier {k} is known")]) for k in range(30)]
    told = document("told.txt", [("Ruta", SENTENCES[0])])
    # The first by its id says whom a speaker is taken to speak for.
    first, second = sorted(("one.txt", "other.txt"), key=lambda path: _representing(path, "Ruta", "").document.id)
    goes, stays = _representing(first, "Ruta", "Orrefar Board North"), _representing(second, "Ruta", "Orrefar Board")
    case = tmp_path / "steps.sayso"
    assert "name:orrefar board north" in {one.key for one in _compared(case, [[*filling, told, goes, stays]])[1]}
    with open_writer(case) as writer:
        writer.vanish([goes.document.path])
        name_all(writer, [*filling, told, stays])
        compare_case(writer, load=WordReader)
    assert _relations(case) == _compared(tmp_path / "whole.sayso", [[*filling, told, stays]])
