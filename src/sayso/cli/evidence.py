"""The evidence for a claim, as `--explain` shows it: its passage, the words of each speaker, whose word it goes back to."""

from __future__ import annotations

from sayso.cli.case import Placed
from sayso.cli.listing import SHORT, chain_parts, spot
from sayso.cli.screen import Part, Screen
from sayso.model import Root
from sayso.report.passage import Passage, passage
from sayso.report.visible import one_line
from sayso.store.protocol import View

_AROUND = 160  # code points of context on each side


def show_evidence(screen: Screen, view: View, one: Placed, *, root: Root | None, indent: int = 0) -> None:
    """The claim in its passage, with the words that each speaker hangs on."""
    document, inner = one.document, indent + SHORT + 2
    screen.line((one.claim.id[:SHORT], "cyan"), "  ", *chain_parts(one), indent=indent, hang=SHORT + 2)
    context = passage(document.text, one.claim.span, around=_AROUND)
    screen.line(*in_context(context, marks=not screen.styled), indent=inner)
    for link in one.claim.chain:
        if link.attribution:
            cue = view.attribution(link.attribution).cue
            words = " … ".join(one_line(span.of(document.text)) for span in cue)
            screen.line((f"{one_line(link.name or 'an open source')}: “{words}”", "dim"), indent=inner)
    dated = f", {document.published[:10]}" if document.published else ", undated"
    screen.line((f"{spot(one.place)}{dated}", "dim"), indent=inner)
    if root is not None:
        screen.line((f"{_origin(root)}: {one_line(root.why)}", "dim"), indent=inner)


def _origin(root: Root) -> str:
    return f"origin {one_line(root.name or 'not named')}" if root.known else "origin unknown"


def in_context(context: Passage, *, marks: bool) -> list[Part]:
    """The passage with its quotation marked."""
    opening, closing = ("[[", "]]") if marks else ("", "")
    return [
        ("… " if context.cut_before else "") + one_line(context.before),
        " " if context.before[-1:].isspace() else "",
        (f"{opening}{one_line(context.quote)}{closing}", "bold underline"),
        " " if context.after[:1].isspace() else "",
        one_line(context.after) + (" …" if context.cut_after else ""),
    ]
