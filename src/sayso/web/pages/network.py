"""The network: people and organisations as a picture; a line is the claims that are about both of its ends."""

from __future__ import annotations

from sayso.errors import NotFound
from sayso.model import FrameKind
from sayso.report.arranging import STATUS_ORDER, arrange, counts_of
from sayso.report.meant import meant
from sayso.report.network import Flat, Line, Network, flat, network
from sayso.report.picture import Picture, edge, picture
from sayso.report.selecting import among
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.kept import Kept
from sayso.web.page import Page, Pager
from sayso.web.routes import get
from sayso.web.units import PAGE as CLAIMS
from sayso.web.units import units_of

TOP, MOST = 60, 150
_SPEAKERS = 2  # of a tie, by name

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
        return made, picture(digest, edges, made, mask)

    key = (
        tuple(sorted((name, str(value)) for name, value in found.fields.items())),
        found.nobody,
        kind,
        around,
        least,
        top,
        steps,
    )
    made, drawn = _NETWORKS.get(asked, key, make)
    pager = Pager(len(made.order), asked.page, PAGE)
    values = {
        "asking": found,
        "picture": drawn,
        "speakers": _SPEAKERS,
        "network": made,
        "pager": pager,
        "rows": [edge(digest, made.tie(one), mask) for one in made.order[pager.first : pager.last]],
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


def edge_page(asked: Asked) -> Page:
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


ROUTES = (get("/case/{case}/network", network_page), get("/case/{case}/edge/{left}/{right}", edge_page))
