"""What the report adds from a case's lists: the network with its passages, what to check first, what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from sayso.report.decisions import reviewed, sentence
from sayso.report.digest import Digest
from sayso.report.dossier import Dossier, Index
from sayso.report.network import Network, flat, network
from sayso.report.picture import Edge, Picture, Stroke, edge, picture
from sayso.report.queue import queue, reasons
from sayso.report.visible import one_line
from sayso.report.weighed import Said, said
from sayso.store.protocol import View

_TIES, _DRAWN = 200, 60  # rows of the table, and names in the picture
_PASSAGES = 6  # of a tie
_NAME = 40  # code points of a speaker's name
_FIRST = 30  # claims to check
_DEEDS = 200  # decisions and reviews


@dataclass(frozen=True, slots=True)
class TieEntry:
    """A tie: its anchor, both ends as name and anchor, the claims behind it as id and number: some of them."""

    anchor: str
    ends: tuple[tuple[str, str], ...]
    edge: Edge
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A claim that a person should look at, and why."""

    said: Said
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """A decision or a review: when, who, what, of what with its anchor where it has one, and why."""

    at: str
    by: str
    what: str
    subject: str
    anchor: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Further:
    """The sections.

    lines    of the picture: each with its words, and the anchor of its row where it has one
    anchors  of the people and organisations, by id
    ties, names, checks, decisions  how many there are of each, shown or not
    """

    picture: Picture
    lines: tuple[tuple[Stroke, str, str | None], ...]
    anchors: Mapping[str, str]
    entries: tuple[TieEntry, ...]
    ties: int
    names: int
    first: tuple[Check, ...]
    checks: int
    deeds: tuple[Deed, ...]
    decisions: int


def further(view: View, index: Index, digest: Digest, page: Dossier) -> Further:
    """The sections of a case, whose digest this is."""
    anchors = {one.entity.id: one.anchor for one in page.people}
    every = np.ones(len(digest.ids), bool)
    edges = flat(digest)
    made = network(digest, edges, every, top=_DRAWN)
    entries = tuple(_entries(index, digest, made, anchors))
    drawn = picture(digest, edges, made, every)
    rows = {(one.edge.left, one.edge.right): one.anchor for one in entries}
    waiting = queue(digest)
    ranked = waiting.rows(every, np.zeros(len(digest.ids), np.uint8))
    claims = {one.id: one for held in index.claims.values() for one in held}
    deeds = sorted(_deeds(view, index, anchors), key=lambda one: one.at, reverse=True)
    return Further(
        picture=drawn,
        lines=tuple((one, _title(digest, one), rows.get((one.edge.left, one.edge.right))) for one in drawn.strokes),
        anchors=anchors,
        entries=entries,
        ties=len(made.order),
        names=made.parties,
        first=tuple(
            Check(said(index, claims[digest.ids[row]]), reasons(digest, waiting, int(row))) for row in ranked[:_FIRST]
        ),
        checks=len(ranked),
        deeds=tuple(deeds[:_DEEDS]),
        decisions=len(deeds),
    )


def _entries(index: Index, digest: Digest, made: Network, anchors: Mapping[str, str]) -> Iterator[TieEntry]:
    every = np.ones(len(digest.ids), bool)
    for number, at in enumerate(islice(made.order, _TIES), start=1):
        one = edge(digest, made.tie(int(at)), every)
        passages = (digest.ids[row] for row in one.rows[:_PASSAGES])
        yield TieEntry(
            f"t{number}",
            tuple((digest.name(ident), anchors[ident]) for ident in (one.left, one.right)),
            one,
            tuple((ident, index.claim_numbers[ident]) for ident in passages),
        )


def _title(digest: Digest, stroke: Stroke) -> str:
    one = stroke.edge
    number = f"{one.tie.claims:,} {'claim' if one.tie.claims == 1 else 'claims'}"
    names = ", ".join(one_line(name, width=_NAME) for name, _ in one.said[:2])
    more = f" and {len(one.said) - 2} more" if len(one.said) > 2 else ""
    return f"{number} about {digest.name(one.left)} and {digest.name(one.right)}, by {names}{more}"


def _deeds(view: View, index: Index, anchors: Mapping[str, str]) -> Iterator[Deed]:
    for one in view.judgements():
        yield Deed(one.at, one.by, sentence(one), "", anchors.get(one.left), one.why)
    for each in view.reviews():
        anchor = each.subject if each.subject in index.claim_numbers else anchors.get(each.subject)
        yield Deed(each.at, each.by, reviewed(each), each.name, anchor, each.why)
