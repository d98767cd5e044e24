"""`sayso show` opens one finding, whatever way it is named."""

import json

import pytest

from sayso.model import Root
from support.harbour import TAMRO
from support.memory import MemoryView

from .conftest import Sayso


def test_a_claim_in_its_passage_with_its_chain(sayso: Sayso, case: MemoryView) -> None:
    """I worked in Shed 9 for two years. Mr. Tamro told me that the foreman had said the drums went into the water."""
    claim = case.readings[0].claims[2]
    ran = sayso("show", "CASE", claim.id[:9])
    assert ran.status == 0
    assert ran.out.splitlines() == [
        f"{claim.id}  letters/ilvesmaa.txt, line 4, characters 118–158",
        "",
        "  Ruta Ilvesmaa  the voice of letters/ilvesmaa.txt, 2021-05-04",
        "    › Mr. Tamro  “told”  say  (elsewhere Kalle Tamro)",
        "      › the foreman  “had said”  say, open: not tied to a name",
        "",
        "  I worked in Shed 9 for two years. Mr. Tamro told me that the foreman had said",
        "  [[the drums went into the water on 3 March]].",
        "  I never saw it myself.",
        "",
        "  act          say",
        "  basis        told",
        "  time         “3 March” (2021-03-03)",
        f"  document     {claim.document[:10]}",
        "",
        "  conflicts with  whether drums left the yard; two origins",
        f"    {case.readings[1].claims[1].id[:10]}  Orrefar Gazette › Kalle Tamro (say)",
        "                “no drum had left the yard”",
        "                presented as certainly not so",
        "                press/gazette.html, page 1, undated",
    ]


def test_a_claim_as_json(sayso: Sayso, case: MemoryView) -> None:
    claim = case.readings[0].claims[2]
    found = json.loads(sayso("show", "CASE", claim.id, "--json").out)
    assert list(found["cues"].values()) == ["told", "had said"]
    assert found["passage"]["quote"] == found["text"] == "the drums went into the water on 3 March"
    (relation,) = found["relations"]
    assert (relation["kind"], relation["other"]["text"]) == ("conflicts", "no drum had left the yard")
    assert found["root"] is None


def test_a_claim_with_whose_word_it_goes_back_to(
    sayso: Sayso, case: MemoryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    drums = case.readings[0].claims[2]
    root = Root(drums.id, "open:", None, None, False, "who the foreman is, the document does not say")
    monkeypatch.setattr(MemoryView, "roots", lambda _self, _claims: iter([root]))
    out = sayso("show", "CASE", drums.id).out
    assert "  origin       unknown: who the foreman is, the document does not say\n" in out


def test_an_entity_with_its_posts(sayso: Sayso) -> None:
    ran = sayso("show", "CASE", "Kalle Tamro")
    assert "  post         yard manager: " in ran.out
    assert json.loads(sayso("show", "CASE", "Kalle Tamro", "--json").out)["posts"]


@pytest.mark.parametrize("name", ["kalle tamro", "Mr. Tamro", TAMRO])
def test_an_entity_by_any_name(sayso: Sayso, name: str) -> None:
    assert json.loads(sayso("show", "CASE", name, "--json").out)["id"] == TAMRO


@pytest.mark.parametrize("path", ["press/gazette.html", "gazette.html"])
def test_a_document_by_its_path(sayso: Sayso, path: str) -> None:
    ran = sayso("show", "CASE", path)
    assert ran.out.startswith("press/gazette.html")
    assert "  author       not stated\n" in ran.out


def test_an_attribution_with_the_claims_it_carries(sayso: Sayso, case: MemoryView) -> None:
    he = case.readings[1].attributions[1]
    ran = sayso("show", "CASE", he.id)
    assert "  source       He\n  who is       Kalle Tamro\n  cue          said\n" in ran.out
    assert "“no drum had left the yard”" in ran.out


def test_an_id_that_is_none_is_told(sayso: Sayso) -> None:
    ran = sayso("show", "CASE", "cffffff")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "sayso: no claim for 'cffffff'\n"


def test_a_beginning_of_two_ids_is_told(sayso: Sayso) -> None:
    ran = sayso("show", "CASE", "e10")
    assert ran.status == 2
    assert ran.err == "sayso: 3 entity for 'e10'\n"
