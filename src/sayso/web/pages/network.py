"""The network: people and organisations as a picture; a line is the claims that are about both of its ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2

from sayso.errors import NotFound
from sayso.model import FrameKind
from sayso.report.arranging import STATUS_ORDER, arrange
from sayso.report.digest import Digest
from sayso.report.layout import layout
from sayso.report.meant import meant
from sayso.report.network import Flat, Line, Network, Tie, flat, network
from sayso.report.selecting import Mask, among
from sayso.report.visible import one_line
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.kept import Kept
from sayso.web.page import Page, Pager
from sayso.web.pages.entity import PAGE as CLAIMS
from sayso.web.pages.entity import counts_of, units_of
from sayso.web.routes import get

TOP, MOST = 60, 150
_LABEL = 24
_LETTER, _HEIGHT, _ABOVE, _BELOW = 6.9, 34, 10, 24
_MARGIN = 12
_SPEAKERS = 2


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the picture; `person` is drawn round, everybody else square."""

    id: str
    name: str
    label: str
    schema: str
    person: bool
    x: int
    y: int
    ties: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the picture or a row of the table: both ends, the claims behind it, and who makes them."""

    left: str
    right: str
    tie: Tie
    speakers: tuple[str, ...]
    more: int
    documents: int
    width: float
    ends: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes and lines with their places, and the size of it all."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


_FLAT: Kept[Flat] = Kept(4)
_NETWORKS: Kept[tuple[Network, Picture]] = Kept(32)


def network_page(asked: Asked) -> Page:
    """The picture that the address asks for, and all ties as a table."""
    found = asking(asked, "source", "act", "status", "since", "until")
    digest = asked.digest
    kind = _kind(asked, found)
    around = _around(asked, found)
    least = _number(asked, found, "least", 1, 1_000_000)
    top = _number(asked, found, "top", TOP, MOST)
    steps = _number(asked, found, "steps", 1, 2)
    edges = _FLAT.get(asked, "", lambda: flat(digest))
    mask = found.mask(digest)

    def make() -> tuple[Network, Picture]:
        made = network(digest, edges, mask, kind=kind, least=least, around=around, steps=steps, top=top)
        return made, _drawn(digest, edges, made, mask)

    key = (
        tuple(sorted((name, str(value)) for name, value in found.fields.items())),
        found.nobody,
        kind,
        around,
        least,
        top,
        steps,
    )
    made, picture = _NETWORKS.get(asked, key, make)
    pager = Pager(len(made.order), asked.page, PAGE)
    values = {
        "asking": found,
        "picture": picture,
        "network": made,
        "pager": pager,
        "rows": [_edge(digest, made.tie(one), mask) for one in made.order[pager.first : pager.last]],
        "kinds": tuple(FrameKind),
        "all_statuses": STATUS_ORDER,
        "lines": tuple(Line),
        "top": top,
        "most": MOST,
        "around": around,
        "steps": steps,
        "least": least,
        "behind": asked.without("page", "kind", "around", "steps", "least", "top"),
    }
    return Page("network.html.j2", "Network", values)


def edge(asked: Asked) -> Page:
    """The claims that are about both of two."""
    digest = asked.digest
    ends = [digest.entities.get(asked.path[name]) for name in ("left", "right")]
    if None in ends:
        raise NotFound("one of the two is not in the case any more; the network shows who is")
    found = asking(asked, "source", "act", "status", "since", "until")
    both = among(digest, digest.about.get(asked.path["left"], ())) & among(
        digest, digest.about.get(asked.path["right"], ())
    )
    arranged = arrange(digest, both & found.mask(digest))
    values = {
        "ends": ends,
        "all_statuses": STATUS_ORDER,
        "asking": found,
        "pager": Pager(len(arranged.rows), asked.page, CLAIMS),
        "units": units_of(asked, arranged, asked.page, CLAIMS),
        "statuses": counts_of(digest, both & found.mask(digest)),
        "total": int(both.sum()),
    }
    return Page("edge.html.j2", "Claims about both", values)


def _drawn(digest: Digest, edges: Flat, made: Network, mask: Mask) -> Picture:
    labels = [one_line(digest.name(edges.nodes[one]), width=_LABEL) for one in made.nodes]
    places = {number: place for place, number in enumerate(made.nodes)}
    drawn = [made.tie(one) for one in made.drawn]
    ties = [
        (places[int(edges.left[one.edge])], places[int(edges.right[one.edge])], 0.6 + 0.25 * log2(1 + one.claims))
        for one in drawn
    ]
    points = layout([(max(20.0, _LETTER * len(label)), _HEIGHT) for label in labels], ties)
    points = [(x + _MARGIN, y - _HEIGHT // 2 + _ABOVE + _MARGIN) for x, y in points]
    joined = Counter(place for left, right, _ in ties for place in (left, right))
    nodes = tuple(
        Node(ident, digest.name(ident), label, digest.entities[ident].schema, digest.entities[ident].schema == "Person", x, y,
             joined[place])
        for place, (ident, label, (x, y)) in enumerate(
            zip((edges.nodes[one] for one in made.nodes), labels, points, strict=True)
        )
    )  # fmt: skip
    lines = tuple(
        _edge(digest, one, mask, ends=(*points[left], *points[right]))
        for one, (left, right, _) in zip(drawn, ties, strict=True)
    )
    width = max((x + max(20.0, _LETTER * len(one)) / 2 for (x, _), one in zip(points, labels, strict=True)), default=0)
    return Picture(
        nodes, lines, round(width) + _MARGIN, round(max((y for _, y in points), default=0) + _BELOW) + _MARGIN
    )


def _edge(digest: Digest, tie: Tie, mask: Mask, *, ends: tuple[int, int, int, int] = (0, 0, 0, 0)) -> Edge:
    one = digest.edges[tie.edge]
    rows = [row for row in one.rows if mask[row]]
    said = Counter(digest.source[row] for row in rows)
    loudest = sorted(said, key=lambda number: (-said[number], number))
    return Edge(
        one.left,
        one.right,
        tie,
        tuple(one_line(digest.sources[number].name, width=40) for number in loudest[:_SPEAKERS]),
        max(0, len(loudest) - _SPEAKERS),
        len({digest.document[row] for row in rows}),
        round(min(1 + log2(tie.claims), 7), 1),
        ends,
    )


def _kind(asked: Asked, found: Asking) -> FrameKind | None:
    given = asked.params.get("kind", "").strip()
    if not given or chosen(given, tuple(FrameKind), found, "kind") is None:
        return None
    found.chips.append(Chip("kind", "in which somebody", given))
    return FrameKind(given)


def _around(asked: Asked, found: Asking) -> tuple[str, ...]:
    """Round whom: one, or all of that name."""
    given = asked.params.get("around", "").strip()
    if not given:
        return ()
    one = meant(asked.digest, given)
    single = one.entities[0] if len(one.entities) == 1 and one.exact else None
    if not one.entities:
        found.remarks.append(f"Nobody here is called “{given}”. The whole network is shown.")
        return ()
    found.chips.append(Chip("around", "around", single.name if single else given, single.id if single else None))
    if single is None:
        found.choices.append(("around", one))
    return one.ids


def _number(asked: Asked, found: Asking, name: str, default: int, most: int) -> int:
    given = asked.params.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or len(given) > 9 or not 1 <= int(given) <= most:
        found.remarks.append(f"“{given}” is no number from 1 to {most:,} for {name}; {default} is used.")
        return default
    return int(given)


ROUTES = (get("/case/{case}/network", network_page), get("/case/{case}/edge/{left}/{right}", edge))
