"""The network for other programs: people and organisations, joined by the claims that are about both, as GraphML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from sayso.report.digest import digest
from sayso.report.files import File
from sayso.report.network import flat, network
from sayso.report.picture import edge
from sayso.report.visible import one_line
from sayso.store.protocol import View

Value = str | int

# The data of nodes and of edges: names and types. `line` says what the claims are at the most, "only alleged or charged".
_NODE = (("label", "string"), ("schema", "string"), ("mentions", "int"))
_EDGE = (
    ("weight", "int"), ("line", "string"), ("stated", "int"), ("alleged", "int"), ("denied", "int"), ("documents", "int"),
    ("said_by", "string"), ("claims", "string"),
)  # fmt: skip


def graphml(view: View) -> Iterator[File]:
    """network.graphml: no edge without who says the claims behind it, and their ids."""
    yield "network.graphml", (line.encode() for line in _lines(view))


def _lines(view: View) -> Iterator[str]:
    made = digest(view)
    edges = flat(made)
    mask = np.ones(len(made.ids), bool)
    found = network(made, edges, mask, top=0)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, data in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in data:
            yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="network" edgedefault="undirected">\n'
    for ident in edges.nodes:
        one = made.entities[ident]
        yield f"<node id={quoteattr(ident)}>{_data('node', _NODE, (one.name, one.schema, one.mentions))}</node>\n"
    for number in found.order:
        tie = edge(made, found.tie(int(number)), mask)
        values = (
            tie.tie.claims, str(tie.tie.line), tie.tie.stated, tie.tie.alleged, tie.tie.denied, tie.documents,
            "; ".join(f"{name} ({claims})" for name, claims in tie.said), " ".join(made.ids[row] for row in tie.rows),
        )  # fmt: skip
        yield f"<edge source={quoteattr(tie.left)} target={quoteattr(tie.right)}>{_data('edge', _EDGE, values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(kind: str, names: tuple[tuple[str, str], ...], values: tuple[Value, ...]) -> str:
    pairs = zip(names, values, strict=True)
    return "".join(f'<data key="{kind}-{name}">{escape(one_line(str(value)))}</data>' for (name, _), value in pairs)
