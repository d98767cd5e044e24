"""Each claim is an annotation whose selectors find its words."""

import json
from pathlib import Path

from sayso.report.formats import export
from support.memory import MemoryView


def test_selectors_find_the_claims(case: MemoryView, tmp_path: Path) -> None:
    (path,) = export(case, tmp_path, name="webannotation")
    page = json.loads(path.read_bytes())
    texts = {f"urn:sayso:document:{one.id}": one.text for one in case.documents()}
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == case.totals().claims
    for item in page["items"]:
        text = texts[item["target"]["source"]]
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert item["motivation"] == "describing"


def test_a_body_holds_the_chain_and_the_facets(case: MemoryView, tmp_path: Path) -> None:
    (path,) = export(case, tmp_path, name="webannotation")
    bodies = [[body["value"] for body in item["body"]] for item in json.loads(path.read_bytes())["items"]]
    assert ["Orrefar Gazette › Kalle Tamro (deny)", "act: deny", "status: denied"] in bodies
