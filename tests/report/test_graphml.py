"""The network as GraphML: each edge has its claims and who makes them, and no name of a document is markup."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from sayso.report.graphml import graphml
from support.tied import tied

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)


def values(one: ElementTree.Element) -> dict[str, str]:
    return {str(each.get("key")).partition("-")[2]: each.text or "" for each in one.iter(f"{SPACE}data")}


def test_the_network_is_nodes_and_edges() -> None:
    ((name, lines),) = graphml(tied())
    graph = read(b"".join(lines))
    assert name == "network.graphml"
    nodes = {str(one.get("id")): values(one)["label"] for one in graph.iter(f"{SPACE}node")}
    assert sorted(nodes.values()) == ["Kalle Tamro", "Orrefar Drum Works", "Ruta Ilvesmaa"]
    ids = {one.id for one in tied().claims()}
    for edge in graph.iter(f"{SPACE}edge"):
        held = values(edge)
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
        assert held["said_by"]
        assert set(held["claims"].split()) <= ids
        assert int(held["weight"]) == len(held["claims"].split())
    declared = {str(one.get("id")) for one in graph.iter(f"{SPACE}key")}
    assert {str(one.get("key")) for one in graph.iter(f"{SPACE}data")} == declared


def test_a_name_is_never_markup() -> None:
    case = tied()
    known = tuple(replace(one, name=f'<b a="{one.name}">&\x1b\u202e') for one in case.known)
    ((_, lines),) = graphml(replace(case, known=known))
    labels = [values(one)["label"] for one in read(b"".join(lines)).iter(f"{SPACE}node")]
    assert '<b a="Kalle Tamro">&⟨U+001B⟩⟨U+202E⟩' in labels
