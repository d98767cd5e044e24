"""The timeline: what claims place in time, and when documents were written, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.report.axis import Axis, Period, Writing, Zoom, axis, dense, finer, periods, share
from sayso.report.digest import DocumentCard
from sayso.report.timeline import Moment, Precision, heading
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen, day_of
from sayso.web.kept import Kept
from sayso.web.lines import ClaimLine, claim_lines, of_page
from sayso.web.page import Page, Pager
from sayso.web.routes import get

_WIDTH, _UP, _DOWN = 1000, 120, 34  # of the histogram: claims above the line, writings below
_LABELS = 12
_STRIP = 160
_AXES: Kept[Axis] = Kept(8)


@dataclass(frozen=True, slots=True)
class Bar:
    """A period in the picture: heights in pixels, and the address that shows it alone."""

    period: Period
    url: str
    x: float
    width: float
    claims: float
    exact: float
    written: float
    label: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a time lies in the window: from and to, in pixels; `point` for one day, arrows where it is open."""

    start: float
    end: float
    point: bool
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the axis: a claim, or else a document at its own date with how many of its claims give no time."""

    when: str
    precision: str | None
    strip: Strip
    line: ClaimLine | None
    document: DocumentCard | None
    claims: int


@dataclass(frozen=True, slots=True)
class Folded:
    """The years to which the axis is narrowed by itself, as numbers and as days; the claims beyond, and where they are."""

    low: int
    high: int
    first: str
    last: str
    before: int
    after: int
    before_url: str
    after_url: str


def timeline(asked: Asked) -> Page:
    """The axis that the address asks for: a picture of how much lies in each period, and the list."""
    found = asking(asked, "about", "source", "status", "since", "until")
    # These bounds are those of the axis: a claim without a time is counted by its absence, whatever its document's date.
    since, until = found.fields.pop("since", None), found.fields.pop("until", None)
    first, last = _day(asked, "since"), _day(asked, "until", last=True)
    precision, zoom = _precision(asked, found), _zoom(asked, found)
    written = not asked.params.get("events")

    def draw(low: int | None, high: int | None) -> Axis:
        def make() -> Axis:
            mask = found.mask(asked.digest)
            return axis(asked.digest, mask, since=low, until=high, precision=precision, writings=written)

        return _AXES.get(asked, (found.wanted, found.nobody, low, high, precision, written), make)

    made = draw(since, until)
    folded = None if since or until or asked.params.get("all") else _folded(asked, made)
    if folded is not None:
        made, first, last = draw(folded.low, folded.high), folded.first, folded.last
    chosen_zoom, bars = periods(made, zoom, since=first, until=last)
    if zoom is not None and bars and chosen_zoom is not zoom:
        found.remarks.append(f"There are too many {zoom}s for one picture; a bar is a {chosen_zoom}.")
    pager = Pager(len(made.entries), asked.page, PAGE)
    places = of_page(range(len(made.entries)), asked.page, PAGE)
    shown = [made.entries[number] for number in places]
    entries = list(zip(places, shown, _entries(asked, shown, _window(bars)), strict=True))
    values = {
        "asking": found,
        "pager": pager,
        "events": made.events,
        "reaching": made.reaching,
        "vague_page": made.within // PAGE + 1,
        "folded": folded,
        "groups": _grouped([(moment, one) for at, (moment, _), one in entries if at < made.within]),
        "vague": [one for at, _, one in entries if at >= made.within and one is not None],
        "bars": _bars(asked, bars, chosen_zoom),
        "densest": _densest(bars),
        "window": _window(bars),
        "most": max((one.claims for one in bars), default=0),
        "omitted": _omitted(made, precision),
        "zoom": chosen_zoom,
        "zooms": tuple(Zoom)[:3],
        "precisions": tuple(Precision),
        "picture": {"width": _WIDTH, "up": _UP, "down": _DOWN},
    }
    return Page("timeline.html.j2", "Timeline", values)


def _window(bars: Sequence[Period]) -> tuple[str, str]:
    """The first and the last day of a picture."""
    return (bars[0].since, bars[-1].until) if bars else ("0001-01-01", "9999-12-31")


def _folded(asked: Asked, whole: Axis) -> Folded | None:
    """The years that are shown where nearly everything lies in a few of them, and what lies before and after."""
    bounds = dense(whole)
    if bounds is None:
        return None
    low, high = bounds
    first, last = (f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" for day in bounds)
    path = asked.request.url.path
    before, after = int((whole.points < low).sum()), int((whole.points > high).sum())
    return Folded(
        low,
        high,
        first,
        last,
        before,
        after,
        path + asked.without("page", since="0001", until=f"{low // 10000 - 1:04}"),
        path + asked.without("page", since=f"{high // 10000 + 1:04}", until="9999"),
    )


def _densest(bars: Sequence[Period]) -> int:
    """How far along the picture its highest bar is, in hundredths."""
    at = max(range(len(bars)), key=lambda number: bars[number].claims, default=0)
    return round(100 * (at + 0.5) / max(len(bars), 1))


def _day(asked: Asked, name: str, *, last: bool = False) -> str | None:
    given = asked.params.get(name, "").strip()
    return day_of(given, last=last) if given else None


def _precision(asked: Asked, found: Asking) -> Precision | None:
    given = asked.params.get("precision", "").strip()
    if not given or chosen(given, tuple(Precision), found, "precision") is None:
        return None
    found.chips.append(Chip("precision", "known to", given))
    return Precision(given)


def _zoom(asked: Asked, found: Asking) -> Zoom | None:
    given = asked.params.get("zoom", "").strip()
    return Zoom(given) if given and chosen(given, tuple(Zoom), found, "zoom") is not None else None


def _omitted(made: Axis, precision: Precision | None) -> tuple[str, ...]:
    return (*made.omitted, *((f"Only times known to this precision are shown: {precision}.",) if precision else ()))


def _bars(asked: Asked, found: Sequence[Period], zoom: Zoom) -> list[Bar]:
    high, low = max((one.claims for one in found), default=1) or 1, max((one.written for one in found), default=1) or 1
    wide = _WIDTH / max(len(found), 1)
    every = -(-len(found) // _LABELS)
    path = asked.request.url.path
    return [
        Bar(
            one,
            path + asked.without("page", since=one.since, until=one.until, zoom=finer(zoom)),
            round(at * wide, 2),
            round(wide, 2),
            _height(one.claims, high, _UP),
            _height(one.exact, high, _UP),
            _height(one.written, low, _DOWN),
            at % every == 0,
        )
        for at, one in enumerate(found)
    ]


def _height(count: int, most: int, room: int) -> float:
    """At least two pixels: one among thousands is still to be seen."""
    return round(max(count / most * room, 2), 1) if count else 0


def _entries(
    asked: Asked, shown: Sequence[tuple[Moment, int | Writing]], window: tuple[str, str]
) -> list[Entry | None]:
    """The entries of a page; None for a claim that has left since."""
    lines = {one.claim.id: one for one in claim_lines(asked, (one for _, one in shown if isinstance(one, int)))}
    found: list[Entry | None] = []
    for moment, one in shown:
        precision = None if moment.precision is Precision.DAY else str(moment.precision)
        strip = _strip(moment, window)
        if isinstance(one, Writing):
            document = asked.digest.documents[one.document]
            found.append(Entry(str(moment), precision, strip, None, document, one.claims))
            continue
        line = lines.get(asked.digest.ids[one])
        found.append(Entry(str(moment), precision, strip, line, None, 0) if line else None)
    return found


def _grouped(entries: Sequence[tuple[Moment, Entry | None]]) -> list[tuple[str, list[Entry]]]:
    """By month, or by the year of those that are known no nearer."""
    both = [(moment.group, one) for moment, one in entries if one is not None]
    return [(heading(group), [one for _, one in held]) for group, held in groupby(both, key=lambda one: one[0])]


def _strip(moment: Moment, window: tuple[str, str]) -> Strip:
    start, end = (
        round(share(day, window, absent=absent) * _STRIP, 1) for day, absent in ((moment.start, 0.0), (moment.end, 1.0))
    )
    point = moment.precision is Precision.DAY
    return Strip(start, end, point, moment.start is None, moment.end is None)


ROUTES = (get("/case/{case}/timeline", timeline),)
