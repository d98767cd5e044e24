"""The report: one self-contained HTML file that opens without a network and reads without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.model import Claim, Group
from sayso.report.digest import digest
from sayso.report.dossier import DocumentEntry, Dossier, Index, dossier
from sayso.report.facets import facets
from sayso.report.files import write_file
from sayso.report.further import Further, further
from sayso.report.network import Line
from sayso.report.relations import VERBS
from sayso.report.sheet import Row, sheet
from sayso.report.timeline import timeline
from sayso.report.visible import one_line
from sayso.report.weighed import Weighed, weighed
from sayso.store.protocol import View

_CARD_QUOTE = 90  # code points: enough to tell the claims of a paragraph apart; its words stand beside it


def write_report(view: View, path: Path, *, name: str, groups: Sequence[Group] = ()) -> Dossier:
    """Write the report on a case, whole or not at all; what it holds. Raises SaysoError when it cannot be written.

    `groups` are the like claims with their weight, worked out by the caller.
    """
    index = Index(view)
    page = dossier(index, name=name, totals=view.totals(), problems=view.problems())
    beside = weighed(view, index, groups=groups, timeline=timeline(view))
    more = further(view, index, digest(view, groups=groups), page)
    write_file(path, (piece.encode("utf-8", "replace") for piece in render(view, index, page, beside, more)))
    return page


def render(view: View, index: Index, page: Dossier, beside: Weighed, more: Further) -> Iterator[str]:
    """The report in pieces, one document's text in memory at a time."""
    environment = _environment()
    card = environment.get_template("card.html.j2")

    def text(entry: DocumentEntry) -> Iterator[Row]:
        ident = entry.document.id

        def draw(number: int, claim: Claim) -> Markup:
            quote = one_line(claim.span.of(document.text), width=_CARD_QUOTE)
            return Markup(
                card.render(number=number, claim=claim, quote=quote, index=index, facets=facets(claim), verbs=VERBS)
            )

        document = view.document(ident)
        return sheet(
            document,
            claims=index.claims[ident],
            attributions=tuple(view.attributions(ident)),
            posts=index.posts[ident],
            sentences=view.sentences(ident),
            card=draw,
        )

    style = files("sayso.report").joinpath("templates/report.css").read_text("utf-8")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment.get_template("report.html.j2")
    return template.generate(
        page=page,
        weighed=beside,
        further=more,
        lines=tuple(Line),
        stakes=index.stakes,
        index=index,
        text=text,
        style=Markup(style),
        style_digest=hashed,
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = _shown
    environment.filters["plain"] = lambda text, width=None: one_line(text or "", width=width)
    environment.filters["number"] = lambda count: f"{count:,}"
    return environment


def _shown(text: str | None) -> Markup:
    """A name, a path or a quotation from a document: made visible, escaped, and kept from reordering its neighbours."""
    return Markup("<bdi>") + escape(one_line(text or "")) + Markup("</bdi>")
