"""Judgements when a document is read again: they hold for the same words, whatever number a referent has now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sayso.model import Form, Judgement, Mention, MentionType, Reading, Referent, Span, Verdict, derived_id
from sayso.store import open_writer
from support.named import naming
from support.readings import state

WORD = Judgement("e1", "e2", Verdict.SAME, "ana", "2026-01-02T03:04:05Z")


def reading(clusters: tuple[int, ...], names: dict[int, str]) -> Reading:
    """One document "Ana Rey" three times, then "Bo Tarn", its mentions in these clusters."""
    one = naming("a.txt", ["Ana Rey", "Ana Rey", "Ana Rey", "Bo Tarn"])
    mentions = tuple(replace(m, cluster=cluster) for m, cluster in zip(one.mentions, clusters, strict=True))
    referents = tuple(Referent(number, name, MentionType.PERSON, (name,)) for number, name in sorted(names.items()))
    return replace(one, mentions=mentions, referents=referents)


def sides(tmp_path: Path, first: Reading, second: Reading) -> tuple[set[int], set[int]]:
    """The clusters of a judgement's two sides, made of clusters 0 and 1 of the first reading, after the second."""
    with open_writer(tmp_path / "case.sayso") as writer:
        ident = first.document.id
        writer.put([first], file=state("a.txt", ident))
        word = writer.judge(WORD, left=[(ident, 0)], right=[(ident, 1)])
        writer.put([second], file=replace(state("a.txt", ident), version="2"))
        left, right = writer.sides().get(word, (frozenset(), frozenset()))
        return {cluster for _, cluster in left}, {cluster for _, cluster in right}


def test_most_of_its_places_say_who_a_referent_is_now(tmp_path: Path) -> None:
    first = reading((0, 0, 0, 1), {0: "Ana Rey", 1: "Bo Tarn"})
    second = reading((0, 1, 1, 0), {0: "Bo Tarn", 1: "Ana Rey"})
    assert sides(tmp_path, first, second) == ({1}, {0})


def test_with_no_place_left_the_only_one_of_its_name(tmp_path: Path) -> None:
    first = reading((0, 0, 0, 1), {0: "Ana Rey", 1: "Bo Tarn"})
    ident = first.document.id
    moved = Mention(derived_id("m", ident, 1), ident, Span(1, 7), Form.NAMED, MentionType.PERSON, cluster=5)
    names = (Referent(5, "Ana Rey", MentionType.PERSON, ("Ana Rey",)),)
    assert sides(tmp_path, first, replace(first, mentions=(moved,), referents=names)) == ({5}, set())


def test_of_two_with_its_name_neither_is_taken(tmp_path: Path) -> None:
    first = reading((0, 0, 0, 1), {0: "Ana Rey", 1: "Bo Tarn"})
    two = tuple(Referent(number, "Ana Rey", MentionType.PERSON, ("Ana Rey",)) for number in (5, 6))
    assert sides(tmp_path, first, replace(first, mentions=(), referents=two)) == (set(), set())
