"""What a decision or a stopped build has left is compared a few documents at a time, and comes out as if at once."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Entity
from sayso.run import catch_up
from sayso.run.build import _program
from sayso.run.comparison import compare_case
from sayso.run.deciding import Author, behind, merge
from sayso.run.resolution import resolve_case
from sayso.store import open_view, open_writer
from support.told import WordReader, document, name_all, put

from .test_comparison import SENTENCES, SPEAKERS, TOLD, _relations

# The package has a function of the same name.
BUILD = import_module("sayso.run.build")


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.run.comparison.pairs_of_this_machine", WordReader)
    monkeypatch.setattr(BUILD, "_SOME", 1)
    monkeypatch.setattr(BUILD, "_PAUSE", 0.0)
    monkeypatch.setattr("sayso.run.deciding._AT_ONCE", 0)
    # However few documents there are, none of the steps is a comparison of all.
    monkeypatch.setattr("sayso.run.comparison.MUCH", 1.0)


def made(case: Path, told: list[list[tuple[str, str]]]) -> Path:
    """A case that is read, resolved and compared."""
    with open_writer(case) as writer:
        put(writer, [document(f"{k}.txt", one) for k, one in enumerate(told)])
        resolve_case(writer)
        compare_case(writer)
        writer.remember("resolved by", _program())
    return case


def people(case: Path) -> list[Entity]:
    with open_view(case) as view:
        return [one for one in view.entities() if one.name in SPEAKERS]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TOLD, min_size=3, max_size=8))
def test_a_merge_comes_out_as_if_all_had_been_compared_at_once(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[tuple[str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("late")
    case = made(folder / "case.sayso", told)
    other = Path(shutil.copy(case, folder / "other.sayso"))
    both = people(case)[:2]
    if len(both) < 2:
        return
    for path, patient in ((case, False), (other, True)):
        with open_writer(path) as writer:
            merge(writer, both, author=Author(by="ana"), patient=patient)
            assert behind(writer) is not patient
    catch_up(case)
    with open_writer(case) as writer:
        assert not behind(writer)
    assert _relations(case) == _relations(other)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TOLD, min_size=2, max_size=5), st.lists(TOLD, min_size=1, max_size=3))
def test_what_a_stopped_build_has_read_comes_out_so_too(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[tuple[str, str]]], more: list[list[tuple[str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("stopped")
    readings = [document(f"{k}.txt", one) for k, one in enumerate(told)]
    new = [document(f"new {k}.txt", one) for k, one in enumerate(more)]
    case, whole = folder / "case.sayso", folder / "whole.sayso"
    with open_writer(case) as writer:
        put(writer, readings)
        name_all(writer, readings)
        compare_case(writer)
        writer.remember("resolved by", _program())
        put(writer, new)
        name_all(writer, readings + new)
    catch_up(case)
    with open_writer(whole) as writer:
        put(writer, readings + new)
        name_all(writer, readings + new)
        compare_case(writer)
    assert _relations(case) == _relations(whole)


def test_people_decide_between_two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the second decision changes is compared by what goes on anyway."""
    told = [[(who, SENTENCES[0])] for who in SPEAKERS for _ in range(2)]
    case = made(tmp_path / "case.sayso", told)
    other = Path(shutil.copy(case, tmp_path / "other.sayso"))
    first, second = people(case)[:2], people(case)[2:4]
    steps: list[float] = []

    def decides(seconds: float) -> None:
        steps.append(seconds)
        if len(steps) == 1:
            with open_writer(case) as writer:
                merge(writer, second, author=Author(by="bo"), patient=False)

    with open_writer(case) as writer:
        merge(writer, first, author=Author(by="ana"), patient=False)
    monkeypatch.setattr(BUILD.time, "sleep", decides)
    catch_up(case)
    assert len(steps) >= 2
    with open_writer(other) as writer:
        merge(writer, first, author=Author(by="ana"))
        merge(writer, second, author=Author(by="bo"))
    assert _relations(case) == _relations(other)
