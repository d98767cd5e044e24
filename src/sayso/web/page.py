"""What a page function gives back, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from sayso.model import CREDIBILITY, RELIABILITY, Mark
from sayso.report.decisions import sentence
from sayso.report.facets import DEEDS, facets, when
from sayso.report.visible import one_line

STATIC = {"workspace.css": "text/css; charset=utf-8", "workspace.js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Page:
    """A template with its values. `title` is plain text; it names no allegation without its speaker.

    `remark` says why what was sent was not done.
    """

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Go and look there. `told` is shown once on the page that follows; `error` says that nothing was done.

    `about` is shown beside it: what was done it to; `undo` is where it is taken back.
    """

    url: str
    told: str = ""
    error: bool = False
    about: str = ""
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they are: an original, an export. `name` makes it a download; otherwise it is shown if that is safe."""

    content: bytes | Path
    media_type: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """A list of `total` entries shown `size` at a time: which page this is, and the numbers of its entries."""

    total: int
    page: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """The number of the first entry of this page, from 0."""
        return (min(self.page, self.pages) - 1) * self.size

    @property
    def last(self) -> int:
        """One more than the number of the last entry."""
        return min(self.first + self.size, self.total)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, which escape everything."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["shown"] = shown
    made.filters["plain"] = one_line
    made.filters["sentence"] = sentence
    made.filters["did"] = lambda act: DEEDS[act]
    made.filters["number"] = lambda count: f"{count:,}"
    made.filters["query"] = lambda fields: urlencode([(k, v) for k, v in dict(fields).items() if v not in (None, "")])
    made.globals.update(
        static={name: f"/static/{name}?v={digest_of(name)}" for name in STATIC},
        facets_of=facets,
        when=when,
        marks=tuple(Mark),
        reliability=RELIABILITY,
        credibility=CREDIBILITY,
    )
    return made


def shown(text: str | None) -> Markup:
    """A name, a path or a quotation from a document: made visible, escaped, and kept from reordering its neighbours."""
    return Markup("<bdi>") + escape(one_line(text or "")) + Markup("</bdi>")


@lru_cache(maxsize=8)
def static(name: str) -> bytes:
    """A style sheet or a script of the workspace."""
    return (files("sayso.web") / "static" / name).read_bytes()


@lru_cache(maxsize=8)
def digest_of(name: str) -> str:
    """What tells one version of a static file from another."""
    return sha256(static(name)).hexdigest()[:12]
