"""The digest says of each claim what the view says, and of the case what its lists say."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.config import Config
from sayso.report.digest import ACTS, BASES, FACTUALITIES, STATUSES, Digest
from sayso.report.relations import conflicts
from sayso.report.sources import source_key, sources
from sayso.report.speakers import mouths
from sayso.run.build import build
from sayso.run.digesting import digest_case
from sayso.store import open_view

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("digest") / "harbour.sayso"
    build([EXAMPLE], path, config=Config(workers=2))
    return path


@pytest.fixture(scope="module")
def digest(case: Path) -> Digest:
    return digest_case(case)


def test_every_claim_has_its_facets_its_document_and_its_source(case: Path, digest: Digest) -> None:
    with open_view(case) as view:
        claims = list(view.claims())
    assert [one.id for one in claims] == list(digest.ids)
    for row, claim in enumerate(claims):
        found = (ACTS[digest.act[row]], STATUSES[digest.status[row]], BASES[digest.basis[row]])
        assert found == (claim.act, claim.status, claim.basis)
        assert FACTUALITIES[digest.factuality[row]] == claim.factuality
        assert digest.documents[digest.document[row]].id == claim.document
        assert digest.sources[digest.source[row]].key == source_key(mouths(claim)[-1], claim.document)
        assert digest.depth[row] == len(claim.chain)
        for entity in claim.about_entities:
            assert row in digest.about[entity]
        for speaker in mouths(claim):
            assert speaker.entity is None or row in digest.speaking[speaker.entity]


def test_its_lists_are_those_of_the_case(case: Path, digest: Digest) -> None:
    with open_view(case) as view:
        assert digest.sources == sources(view)
        assert list(digest.conflicts) == conflicts(view)
        assert digest.totals == view.totals()
        assert digest.state == view.state()
        placed = [one for one in view.claims() if one.time and (one.time.start or one.time.end)]
    assert sum(map(len, digest.said)) == len(digest.ids)
    assert sorted(row for _, row in digest.moments) == sorted(digest.ids.index(one.id) for one in placed)


def test_an_edge_is_the_claims_that_are_about_both(digest: Digest) -> None:
    assert digest.edges
    for edge in digest.edges:
        assert set(edge.rows) == set(digest.about[edge.left]) & set(digest.about[edge.right])


def test_a_group_holds_each_of_its_claims_once(digest: Digest) -> None:
    assert digest.groups
    for number, group in enumerate(digest.groups):
        assert all(digest.alike[row] == number for row in group.rows)
        assert group.id in {digest.ids[row] for row in group.rows}
