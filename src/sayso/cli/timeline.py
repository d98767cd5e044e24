"""`sayso timeline`: what claims place in time, and when documents were written, on one axis."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import groupby

from sayso.cli.asking import add_filters, add_limit, limit_of, remark_more, wanted_of
from sayso.cli.case import Placed, opened, placer
from sayso.cli.claims import explain
from sayso.cli.listing import list_claim
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Screen
from sayso.report.rows import Row
from sayso.report.timeline import Entry, Event, Precision, Timeline, Writing, grouped, heading, timeline
from sayso.report.visible import one_line
from sayso.store.protocol import View


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "timeline",
        run,
        about="list what claims place in time, each with who says so, and when documents were written",
        more="Exact days and less exact times are kept apart; what has no place in time is counted.",
    )
    add_filters(parser, "about", "source", "act", "status", "since", "until")
    parser.add_argument("--exact", action="store_true", help="only what is known to the day")
    parser.add_argument("--events", action="store_true", help="only what claims place in time, no documents' dates")
    add_limit(parser)


def run(args: argparse.Namespace) -> int:
    """List the entries in order, and say what was left out."""
    screen = Screen()
    with opened(args.case) as view:
        wanted = wanted_of(args)
        found = timeline(view, wanted, documents=not args.events)
        if not found.entries and not found.untimed:
            explain(view, wanted)
        asked = [one for one in found.entries if not args.exact or one.moment.precision is Precision.DAY]
        shown = asked[: limit_of(args)]
        if args.json:
            screen.json({"entries": list(_rows(view, shown)), "left_out": _left_out(found, asked)})
            return 0
        _list(screen, view, shown)
    if not shown:
        screen.remark("Nothing that meets these conditions has a place in time.")
    remark_more(screen, len(asked) - len(shown), ", --since and --until narrow it down")
    for sentence in (*found.omissions, *_inexact(found, asked)):
        screen.remark(sentence)
    return 0


def _list(screen: Screen, view: View, entries: Iterable[Entry]) -> None:
    place = placer(view)
    for number, (group, held) in enumerate(grouped(entries)):
        if number:
            screen.line()
        screen.line((heading(group), "bold"))
        for moment, same in groupby(held, key=lambda one: one.moment):
            exactly = moment.precision in (Precision.DAY, Precision.OPEN_START, Precision.OPEN_END)
            screen.line((str(moment), "cyan"), ("" if exactly else f"  ({moment.precision})", "dim"), indent=2)
            for one in same:
                if isinstance(one, Event):
                    list_claim(screen, place(one.claim), indent=4)
                else:
                    _list_writing(screen, one)


def _list_writing(screen: Screen, one: Writing) -> None:
    number = f"{one.claims:,} {'claim' if one.claims == 1 else 'claims'} without a time"
    by = f" by {one_line(one.voice)}" if one.voice else ""
    screen.line((f"written: {one_line(one.path)}{by}; {number}", "dim"), indent=4, hang=12)


def _rows(view: View, entries: Iterable[Entry]) -> Iterator[Row]:
    place = placer(view)
    for one in entries:
        when = {"start": one.moment.start, "end": one.moment.end, "precision": str(one.moment.precision)}
        if isinstance(one, Event):
            yield {"kind": "event", **when, "claim": _claim_row(place(one.claim))}
        else:
            written = {"document": one.document, "path": one.path, "voice": one.voice, "claims": one.claims}
            yield {"kind": "writing", **when, **written}


def _claim_row(one: Placed) -> Row:
    return {**one.row, "published": one.document.published}


def _left_out(found: Timeline, asked: list[Entry]) -> Row:
    return {
        "untimed": found.untimed,
        "undated": found.undated,
        "unfixed": found.unfixed,
        "outside": found.outside,
        "inexact": len(found.entries) - len(asked),
    }


def _inexact(found: Timeline, asked: list[Entry]) -> Iterator[str]:
    if left := len(found.entries) - len(asked):
        yield f"{left:,} known less exactly than to the day {'is' if left == 1 else 'are'} not shown."
