"""The origins: claims that several documents make, how many origins they go back to, and who had it from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.compare.weighing import weigh_claims
from sayso.errors import NotFound
from sayso.model import Group, Origin
from sayso.report.descending import Graph, Node, graph
from sayso.report.digest import DocumentCard, GroupCard
from sayso.report.lineages import Branch, Line, derivation, lines, walk
from sayso.report.visible import one_line
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking
from sayso.web.lines import ClaimLine, claim_lines, of_page
from sayso.web.page import Page, Pager, Redirect
from sayso.web.routes import Answer, get

_DRAWN = 60  # documents of a graph: beyond these the text below it is easier to read


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A document that says it: how deep it hangs below its origin, where it has it from in words, and its claims.

    first  the first claim, as a line; more: the ids of its other claims of the group
    head   the origin, where the document is the first of its origin on the page
    """

    depth: int
    document: DocumentCard
    derived: tuple[str, ...]
    first: ClaimLine | None
    more: tuple[str, ...]
    head: OriginHead | None


@dataclass(frozen=True, slots=True)
class OriginHead:
    """An origin above its documents; `why` says in words how it was found. No name: the lineage is unknown."""

    number: int
    name: str | None
    entity: str | None
    known: bool
    documents: int
    why: str
    continued: bool


def origins(asked: Asked) -> Page:
    """The groups that the address asks for, those of most origins first, each with one of its claims."""
    found = asking(asked, "about", "source")
    least = _least(asked, found)
    alike = np.asarray(asked.digest.alike)
    touched = None if found.everything else frozenset(np.unique(alike[found.mask(asked.digest)]).tolist())
    wanted = [
        one
        for number, one in enumerate(asked.digest.groups)
        if one.origins >= least and (touched is None or number in touched)
    ]
    pager = Pager(len(wanted), asked.page, PAGE)
    shown = [wanted[number] for number in of_page(range(len(wanted)), asked.page, PAGE)]
    firsts = [max(one.rows, key=lambda row: (asked.digest.confidence[row], -row)) for one in shown]
    by_row = {asked.digest.rows[one.claim.id]: replace(one, group=None) for one in claim_lines(asked, firsts)}
    groups = [(one, by_row[row]) for one, row in zip(shown, firsts, strict=True) if row in by_row]
    return Page("origins.html.j2", "Origins", {"asking": found, "pager": pager, "groups": groups})


def origin(asked: Asked) -> Answer:
    """One group of like claims: each origin with the documents that have it from there."""
    card = _group(asked, asked.path["group"])
    if card.id != asked.path["group"]:
        return Redirect(asked.url("origin", card.id))
    group = weigh_claims(asked.view, (asked.digest.ids[row] for row in card.rows))
    if group is None:
        raise NotFound("the claims of this group are no longer in the case")
    found = lines(group)
    entries = [(number, line, depth, one) for number, line in enumerate(found) for depth, one in walk(line.branches)]
    pager = Pager(len(entries), asked.page, PAGE)
    shown = of_page(range(len(entries)), asked.page, PAGE)
    values = {
        "summary": str(group.weight),
        "claims": len(group.claims),
        "origins": group.weight.origins,
        "unknown": group.weight.unestablished,
        "drawn": _drawing(asked, found),
        "left": max(0, len(entries) - _DRAWN),
        "copies": _copies(asked, group, [entries[number] for number in shown]),
        "pager": pager,
    }
    return Page("origin.html.j2", f"Like claims: {group.weight}", values)


def _least(asked: Asked, found: Asking) -> int:
    given = asked.params.get("origins", "").strip()
    if not given:
        return 0
    if not given.isdecimal() or not given.isascii() or len(given) > 4:
        found.remarks.append(f"“{given}” is no number of origins. The list is not narrowed by it.")
        return 0
    found.chips.append(Chip("origins", "at least", f"{int(given)} {'origin' if int(given) == 1 else 'origins'}"))
    return int(given)


def _group(asked: Asked, ident: str) -> GroupCard:
    """The group of this id, or that a claim of this id is in."""
    row = asked.digest.row(ident)
    number = -1 if row is None else asked.digest.alike[row]
    if number < 0:
        raise NotFound(f"there is no group of like claims {ident!r}; one that there was may have been compared anew")
    return asked.digest.groups[number]


def _drawing(asked: Asked, found: Sequence[Line]) -> Graph:
    documents = asked.digest.documents

    def node(line: Line, branch: Branch | None) -> Node:
        if branch is None:
            one = line.origin
            name = one.name or "an origin that is not named" if one else "unknown lineage"
            return Node(one_line(name), asked.url("entity", one.entity) if one and one.entity else None)
        card = documents[asked.digest.place(branch.document)]
        first = branch.claims[0]
        return Node(
            one_line(card.path), f"{asked.url('document', card.id)}?claim={first.id}#p-{first.id}",
            (card.published or "undated")[:10], asked.url("claim", first.id),
        )  # fmt: skip

    return graph(found, node, most=_DRAWN)


def _copies(asked: Asked, group: Group, entries: Iterable[tuple[int, Line, int, Branch]]) -> list[CopyLine]:
    held = list(entries)
    digest = asked.digest
    firsts = {one.claims[0].id for *_, one in held}
    shown = {
        one.claim.id: replace(one, group=None) for one in claim_lines(asked, (digest.rows[ident] for ident in firsts))
    }
    found, before = [], -1
    for number, line, depth, one in held:
        # A page that begins within an origin names it again.
        head = None if number == before else _head(group, number, line, continued=before < 0 and not _begins(line, one))
        found.append(
            CopyLine(
                min(depth, 4),
                digest.documents[digest.place(one.document)],
                tuple(derivation(each, _path(asked, each.parent)) for each in one.descents),
                shown.get(one.claims[0].id),
                tuple(each.id for each in one.claims[1:]),
                head,
            )
        )
        before = number
    return found


def _begins(line: Line, branch: Branch) -> bool:
    return bool(line.branches) and line.branches[0].document == branch.document


def _head(group: Group, number: int, line: Line, *, continued: bool) -> OriginHead:
    one = line.origin
    documents = group.weight.count(one.documents if one else group.weight.unknown)
    name, entity = (one.name, one.entity) if one else (None, None)
    return OriginHead(number + 1, name, entity, one is not None, documents, _why(group, one), continued)


def _why(group: Group, one: Origin | None) -> str:
    """How the roots of an origin were found; of unknown lineage, why it is not known."""
    claims = one.claims if one else tuple(each.id for each in group.claims if each.document in group.weight.unknown)
    said = dict.fromkeys(group.roots[ident].why for ident in claims if ident in group.roots)
    return "; ".join(list(said)[:3])


def _path(asked: Asked, document: str | None) -> str | None:
    number = asked.digest.numbers.get(document or "")
    return None if number is None else asked.digest.documents[number].path


ROUTES = (get("/case/{case}/origins", origins), get("/case/{case}/origin/{group}", origin))
