"""Claims of a digest are selected by its columns, as the store selects them, and counted by kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Act, Status
from sayso.report.digest import Digest, digest
from sayso.report.meant import meant
from sayso.report.selecting import Wanted, rows_of, select, tally
from sayso.store.protocol import ClaimFilter
from support.harbour import RUTA, TAMRO
from support.memory import MemoryView


@pytest.fixture
def made(case: MemoryView) -> Digest:
    return digest(case)


def ids(made: Digest, wanted: Wanted) -> list[str]:
    return [made.ids[row] for row in rows_of(select(made, wanted))]


@pytest.mark.parametrize("act", [Act.SAY, Act.DENY, Act.RULE])
def test_an_act_selects_what_the_store_does(case: MemoryView, made: Digest, act: Act) -> None:
    assert ids(made, Wanted(act=act)) == [one.id for one in case.claims(ClaimFilter(act=act))]


@pytest.mark.parametrize("status", [Status.ALLEGED, Status.DENIED])
def test_a_status_selects_what_the_store_does(case: MemoryView, made: Digest, status: Status) -> None:
    assert ids(made, Wanted(status=status)) == [one.id for one in case.claims(ClaimFilter(status=status))]


@pytest.mark.parametrize("name", ["Kalle Tamro", "ruta ilvesmaa"])
def test_somebody_is_who_is_spoken_of_or_who_speaks(case: MemoryView, made: Digest, name: str) -> None:
    found = meant(made, name)
    assert ids(made, Wanted(about=found)) == [one.id for one in case.claims(ClaimFilter(about=name))]
    assert ids(made, Wanted(source=found)) == [one.id for one in case.claims(ClaimFilter(source=name))]


def test_whose_words_they_are_is_the_last_speaker_alone(made: Digest) -> None:
    """I worked in Shed 9. Mr. Tamro told me that the foreman had said … : three speakers, Ruta's own words aside."""
    ruta = meant(made, "ruta ilvesmaa")
    own, passed = set(ids(made, Wanted(by=ruta))), set(ids(made, Wanted(source=ruta)))
    assert own < passed
    (number,) = (number for number, one in enumerate(made.sources) if one.entity == RUTA)
    assert len(own) == made.sources[number].claims == len(made.said[number])


def test_a_claim_without_a_time_lies_at_the_date_of_its_document(case: MemoryView, made: Digest) -> None:
    """Date: 4 May 2021. … the drums went into the water on 3 March. I never saw it myself."""
    bounds = Wanted(since=20210401, until=20210531)
    assert ids(made, bounds) == [one.id for one in case.claims(ClaimFilter(since="2021-04-01", until="2021-05-31"))]
    assert len(ids(made, bounds)) == 3
    assert len(ids(made, Wanted(until=20210331))) == 1


def test_every_field_must_hold(made: Digest) -> None:
    tamro = meant(made, TAMRO)
    both = set(ids(made, Wanted(about=tamro))) & set(ids(made, Wanted(depth=1)))
    assert set(ids(made, Wanted(about=tamro, depth=1))) == both
    assert ids(made, Wanted(about=tamro, beside=meant(made, "nobody at all"))) == []


def test_depth_and_document_and_open_sources(case: MemoryView, made: Digest) -> None:
    everything = {one.id: one for one in case.claims()}
    assert {len(everything[one].chain) for one in ids(made, Wanted(depth=0))} == {0}
    assert {everything[one].document for one in ids(made, Wanted(document=1))} == {made.documents[1].id}
    opened = ids(made, Wanted(open=True))
    assert opened
    assert all(made.sources[made.source[made.rows[one]]].open for one in opened)


def test_claims_are_counted_by_kind_and_by_their_last_speaker(made: Digest) -> None:
    mask = select(made, Wanted())
    counted = tally(made, mask, sources=2)
    assert sum(number for _, number in counted.acts) == len(made.ids)
    assert [number for _, number in counted.acts] == sorted((number for _, number in counted.acts), reverse=True)
    assert len(counted.sources) == 2
    assert all(number == len(made.said[source]) for source, number in counted.sources)


def test_a_name_means_an_id_or_a_whole_name_or_else_its_words(made: Digest) -> None:
    assert meant(made, RUTA).ids == meant(made, "RUTA  ilvesmaa").ids == (RUTA,)
    near = meant(made, "tamr")
    assert (near.ids, near.exact) == ((TAMRO,), False)
    assert not meant(made, "amro")
    assert not meant(made, "   ")


def test_several_of_one_name_are_all_meant(case: MemoryView) -> None:
    twin = replace(case.known[0], id="e9")
    made = digest(replace(case, known=(*case.known, twin)))
    assert len(meant(made, twin.name).ids) == 2
