"""A claim as a few lines of a list: its id, who says it, its words, what is stated of it, where it stands."""

from __future__ import annotations

from sayso.cli.case import Placed
from sayso.cli.screen import Part, Screen
from sayso.report.facets import facets
from sayso.report.passage import Place
from sayso.report.speakers import ARROW, mouths
from sayso.report.visible import one_line

SHORT = 10  # characters of an id that tell it apart in any case of a likely size
_INDENT = SHORT + 2
_QUOTE = 240


def list_claim(screen: Screen, one: Placed, *, indent: int = 0, dated: bool = False) -> None:
    """Print the claim as a list shows it, and its document's date if that is asked for."""
    inner = indent + _INDENT
    said = [(name, value) for name, value in facets(one.claim) if name != "act" or not one.claim.chain]
    screen.line((one.claim.id[:SHORT], "cyan"), "  ", *chain_parts(one), indent=indent, hang=_INDENT)
    screen.line(f"“{one_line(one.quote, width=_QUOTE)}”", indent=inner)
    if stated := [f"{name} {one_line(value)}" for name, value in said if (name, value) != ("act", "say")]:
        screen.line((" · ".join(stated), "dim"), indent=inner)
    date = f", {(one.document.published or 'undated')[:10]}" if dated else ""
    screen.line((f"{spot(one.place)}{date}", "dim"), indent=inner)


def chain_parts(one: Placed) -> list[Part]:
    """The speakers, outermost first, each with its act."""
    parts: list[Part] = []
    for number, speaker in enumerate(mouths(one.claim)):
        parts.append(ARROW if number else "")
        parts.append((one_line(speaker.label), "italic" if speaker.open else "bold"))
        parts.append((f" ({speaker.act})" if speaker.act else "", "dim"))
    return parts


def spot(place: Place) -> str:
    """The place, short: "letters/a.txt:4", or "b.pdf, page 2"."""
    path = one_line(place.path)
    return f"{path}:{place.line}" if place.page is None else f"{path}, page {place.page}"
