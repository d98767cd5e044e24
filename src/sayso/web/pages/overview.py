"""The overview: what a case holds, who is spoken of most, who speaks most, where they agree and conflict, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.report.digest import PARTIES, Digest, GroupCard
from sayso.report.relations import reason
from sayso.report.sources import Source
from sayso.web.asked import Asked, Visit
from sayso.web.lines import ClaimLine, claim_lines
from sayso.web.page import Page, Redirect
from sayso.web.routes import Answer, get

_MOST = 12  # of each list; its own page has all
_CONFLICTS = 5
_SEVERAL, _OTHERS = 5, 3  # claims that several make, and who makes them besides
_PROBLEMS = 20


def cases(visit: Visit) -> Answer:
    """The cases that they may see; the only one at once."""
    seen = [case for case in visit.site.cases.values() if visit.person is not None and visit.person.sees(case.ident)]
    if len(seen) == 1:
        return Redirect(seen[0].url())
    return Page("cases.html.j2", "Cases", {"cases": seen})


@dataclass(frozen=True, slots=True)
class Several:
    """What several say: the claim of it that is read most surely, and who else says so."""

    line: ClaimLine
    group: GroupCard
    others: tuple[Source, ...]
    more: int


def _surest(digest: Digest, group: GroupCard) -> int:
    return max(group.rows, key=lambda row: (digest.confidence[row], -row))


def _several(digest: Digest, group: GroupCard, line: ClaimLine) -> Several:
    first = digest.rows[line.claim.id]
    others = dict.fromkeys(digest.source[row] for row in group.rows if digest.source[row] != digest.source[first])
    named = tuple(digest.sources[one] for one in others if not digest.sources[one].open)
    return Several(line, group, named[:_OTHERS], len(others) - len(named[:_OTHERS]))


def overview(asked: Asked) -> Page:
    """A case at a glance."""
    digest = asked.digest
    spoken_of = sorted(
        ((len(rows), digest.entities[ident]) for ident, rows in digest.about.items()
         if ident in digest.entities and digest.entities[ident].schema in PARTIES),
        key=lambda one: (-one[0], one[1].name.casefold(), one[1].id),
    )  # fmt: skip
    loudest = [one for one in digest.sources if not one.open and one.claims > one.voice]
    new = sorted((one for one in digest.documents if one.new), key=lambda one: (-one.claims, one.path))
    borne_out, repeated = (tuple(one for one in digest.groups if (one.origins > 1) == many) for many in (True, False))
    conflicts = [fold.relation for fold in digest.folds[:_CONFLICTS]]
    several = [(_surest(digest, one), one) for one in (borne_out or repeated)[:_SEVERAL]]
    rows = [row for one in conflicts for row in (digest.rows[one.left], digest.rows[one.right])]
    lines = {
        digest.rows[one.claim.id]: one
        for one in claim_lines(asked, dict.fromkeys([*rows, *(row for row, _ in several)]))
    }
    return Page(
        "overview.html.j2",
        "Overview",
        {
            "spoken_of": spoken_of[:_MOST],
            "parties": len(spoken_of),
            "loudest": loudest[:_MOST],
            "new": new[:_MOST],
            "all_new": len(new),
            "new_claims": sum(one.claims for one in new),
            "borne_out": borne_out,
            "repeated": repeated,
            "several": [_several(digest, one, lines[row]) for row, one in several if row in lines],
            "pairs": [
                (replace(one, rationale=reason(one.rationale)), [lines[row] for row in pair if row in lines])
                for one, pair in zip(conflicts, zip(rows[::2], rows[1::2], strict=True), strict=True)
            ],
            "problems": digest.problems[:_PROBLEMS],
            "silent": sum(one.claims == 0 for one in digest.documents),
            "undated": sum(one.published is None for one in digest.documents),
            "foreign": sorted({one.language for one in digest.documents if one.language not in (None, "en")} - {None}),
            "open": sum(one.claims for one in digest.sources if one.open),
            "reviewed": sum(one.mark != "unreviewed" for one in asked.site.reviews(asked.case, asked.view).values()),
        },
    )


ROUTES = (get("/", cases), get("/case/{case}", overview))
