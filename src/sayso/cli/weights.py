"""Groups of like claims as lines: the weight first, then each origin with who says it where, then what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sayso.cli.case import Placed, placer
from sayso.cli.evidence import show_evidence
from sayso.cli.listing import list_claim
from sayso.cli.screen import Screen
from sayso.model import Claim, Group, Root
from sayso.report.lineages import Branch, Line, derivation, group_row, lines, walk
from sayso.report.rows import Row
from sayso.report.visible import one_line
from sayso.store.protocol import View

_FEW = 3  # claims of an origin in a list without --explain


def list_groups(screen: Screen, view: View, found: Iterable[Group], *, explain: bool) -> None:
    """Print the groups."""
    place = placer(view)
    paths: dict[str, str] = {}

    def path(ident: str) -> str:
        if ident not in paths:
            paths[ident] = one_line(view.document(ident).path)
        return paths[ident]

    for number, group in enumerate(found):
        if number:
            screen.line()
        screen.line((str(group.weight), "bold"))
        for line in lines(group):
            _show_line(screen, view, group, line, place=place, path=path, explain=explain)


def group_rows(view: View, found: Iterable[Group]) -> Iterable[Row]:
    """The groups as JSON, each claim with its words and its place."""
    place = placer(view)
    for group in found:
        yield {**group_row(group), "claims": [place(one).row for one in group.claims]}


def _show_line(
    screen: Screen,
    view: View,
    group: Group,
    line: Line,
    *,
    place: Callable[[Claim], Placed],
    path: Callable[[str], str],
    explain: bool,
) -> None:
    count = group.weight.count(line.origin.documents if line.origin else group.weight.unknown)
    documents = f"  {count:,} {'document' if count == 1 else 'documents'}"
    name = f"origin: {one_line(line.origin.name or 'not named')}" if line.origin else "of unknown lineage"
    screen.line((name, "" if line.origin else "italic"), (documents, "dim"), indent=2)
    branches = list(walk(line.branches))
    if explain:
        for depth, branch in branches:
            _show_branch(screen, view, branch, group.roots, place=place, path=path, indent=4 + 2 * min(depth, 4))
        return
    shown = [claim for _, branch in branches for claim in branch.claims[:1]]
    for claim in shown[:_FEW]:
        list_claim(screen, place(claim), indent=4, dated=True)
    if len(shown) > _FEW:
        screen.line((f"and {len(shown) - _FEW:,} more; --explain shows them", "dim"), indent=4)


def _show_branch(
    screen: Screen,
    view: View,
    branch: Branch,
    roots: Mapping[str, Root],
    *,
    place: Callable[[Claim], Placed],
    path: Callable[[str], str],
    indent: int,
) -> None:
    origin = [derivation(one, path(one.parent) if one.parent else None) for one in branch.descents]
    screen.line(path(branch.document), (f"  {'; '.join(origin)}" if origin else "", "dim"), indent=indent, hang=2)
    for claim in branch.claims:
        show_evidence(screen, view, place(claim), root=roots.get(claim.id), indent=indent + 2)
