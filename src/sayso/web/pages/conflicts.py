"""The conflicts: two claims that cannot both hold as they stand, side by side, and never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.model import Relation
from sayso.report.relations import DIFFERENCES, Fold, differences, folded, independence, opposed, reason
from sayso.report.selecting import Mask
from sayso.web.asked import Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.lines import ClaimLine, claim_lines, of_page
from sayso.web.marking import marked
from sayso.web.page import Page, Pager
from sayso.web.routes import get

_PAGE = 25  # pairs: each is two claims
_PART = 0.5  # of a claim: where it differs in more, nothing stands out


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two claims with where they differ marked in them, why they conflict, and whether they have two origins, in words.

    again   in how many more pairs the same two sayings conflict, and others: the claims in these
    """

    left: ClaimLine
    left_quote: Markup
    right: ClaimLine
    right_quote: Markup
    reason: str
    origins: str
    again: int
    others: tuple[str, ...]


def conflicts(asked: Asked) -> Page:
    """The pairs that the address asks for, the surest and weightiest first; what copies repeat is one pair."""
    found = asking(asked, "about", "source", "since", "until")
    kind = _kind(asked, found)
    independent = bool(asked.params.get("independent"))
    if independent:
        found.chips.append(Chip("independent", "between", "two known origins"))
    mask = None if found.everything else found.mask(asked.digest)
    wanted = [
        one
        for one in asked.digest.conflicts
        if (not independent or one.independent)
        and (mask is None or _touched(asked, one, mask))
        and (kind is None or kind in differences(one.rationale))
    ]
    whole = asked.digest.folds
    folds = whole if len(wanted) == len(asked.digest.conflicts) else folded(wanted, asked.digest.told)
    pager = Pager(len(folds), asked.page, _PAGE)
    shown = [folds[number] for number in of_page(range(len(folds)), asked.page, _PAGE)]
    values = {
        "asking": found,
        "pager": pager,
        "pairs": pair_lines(asked, shown),
        "kinds": DIFFERENCES,
        "every": len(whole),
    }
    return Page("conflicts.html.j2", "Conflicts", values)


def pair_lines(asked: Asked, folds: Sequence[Fold]) -> list[PairLine]:
    """The pairs with both claims; one whose claim has left since is passed over."""
    rows = {asked.digest.rows[ident] for one in folds for ident in (one.relation.left, one.relation.right)}
    lines = {one.claim.id: one for one in claim_lines(asked, rows)}
    return [
        _pair(one.relation, lines[one.relation.left], lines[one.relation.right], one.again)
        for one in folds
        if one.relation.left in lines and one.relation.right in lines
    ]


def _pair(one: Relation, left: ClaimLine, right: ClaimLine, again: Sequence[Relation]) -> PairLine:
    shown = (one.left, one.right)
    others = dict.fromkeys(ident for each in again for ident in (each.left, each.right) if ident not in shown)
    words = opposed(one.rationale)
    return PairLine(
        left,
        marked(left.quote, [mine for mine, _ in words], most=_PART),
        right,
        marked(right.quote, [other for _, other in words], most=_PART),
        reason(one.rationale),
        independence(one),
        len(again),
        tuple(others),
    )


def _kind(asked: Asked, found: Asking) -> str | None:
    given = asked.params.get("kind", "").strip()
    kind = chosen(given, DIFFERENCES, found, "kind") if given else None
    if kind is not None:
        found.chips.append(Chip("kind", "in", kind))
    return kind


def _touched(asked: Asked, one: Relation, mask: Mask) -> bool:
    rows = asked.digest.rows
    return bool(mask[rows[one.left]] or mask[rows[one.right]])


ROUTES = (get("/case/{case}/conflicts", conflicts),)
