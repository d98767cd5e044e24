"""One source as `sayso sources --explain` shows it: counts, stake with its passages, what is borne out or disputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.cli.case import Placed, placer
from sayso.cli.listing import SHORT, list_claim, spot
from sayso.cli.screen import Screen
from sayso.model import Claim, Entity, Relation, RelationKind
from sayso.report.passage import place as place_of
from sayso.report.relations import independence
from sayso.report.sources import Source, source_key
from sayso.report.speakers import mouths
from sayso.report.stakes import Ground, Stake
from sayso.report.visible import one_line
from sayso.store.protocol import ClaimFilter, View

_FEW = 3  # passages of a stake; claims of a heading
_QUOTE = 160


def show_profile(
    screen: Screen, view: View, one: Source, stakes: Sequence[Stake], entities: Mapping[str, Entity]
) -> None:
    """Print the source."""
    screen.line((one_line(one.name), "bold"), ("  open" if one.open else "", "dim"), (f"  {one.entity or ''}", "dim"))
    own = f", {one.voice:,} of them in its own voice" if one.voice else ""
    documents = f"{len(one.documents):,} {'document' if len(one.documents) == 1 else 'documents'}"
    _field(screen, "claims", f"{one.claims:,} in {documents}{own}")
    _field(screen, "basis", _counted(one.bases))
    _field(screen, "acts", _counted(one.acts))
    _field(screen, "speaks of", _counted([(_name(ident, entities), number) for ident, number in one.about[:8]]))
    _field(screen, "heard through", _counted(one.through[:8]))
    _field(screen, "others", _others(one))
    for stake in stakes:
        _field(screen, "stake", str(stake))
        for ground in stake.grounds[:_FEW]:
            _show_ground(screen, view, ground)
        if len(stake.grounds) > _FEW:
            screen.line((f"and {len(stake.grounds) - _FEW:,} more passages", "dim"), indent=17)
    _show_related(screen, view, one)


def _others(one: Source) -> str:
    found = (
        (one.borne_out, "borne out by another origin"),
        (one.repeated, "said by others too, of the same origin or an unknown one"),
        (one.disputed, "in conflict with another source"),
        (one.at_odds, "in conflict with its own"),
    )
    return (
        "; ".join(f"{number:,} {words}" for number, words in found if number) or "nobody else is known to say it or not"
    )


def _show_ground(screen: Screen, view: View, ground: Ground) -> None:
    document = view.document(ground.document)
    where = place_of(document, ground.span)
    if ground.claim is not None:
        list_claim(screen, Placed(ground.claim, document, where), indent=17)
        return
    words = one_line(ground.span.of(document.text), width=_QUOTE)
    screen.line(f"“{words}”  ", (spot(where), "dim"), indent=17)


def _show_related(screen: Screen, view: View, one: Source) -> None:
    """The claims of the source that are borne out or in conflict, each above those that it is related to."""
    place = placer(view)
    for title, kinds in (
        ("borne out, or repeated", (RelationKind.CORROBORATES, RelationKind.REPEATS)),
        ("in conflict", (RelationKind.CONFLICTS,)),
    ):
        found = [(claim, held) for claim in _claims(view, one) if (held := _relations(view, claim, kinds))]
        if not found:
            continue
        screen.line()
        screen.line((f"{title}: {len(found):,} {'claim' if len(found) == 1 else 'claims'}", "bold"), indent=2)
        for claim, held in found[:_FEW]:
            list_claim(screen, place(claim), indent=4, dated=True)
            _show_others(screen, view, claim, held)
        if len(found) > _FEW:
            screen.line((f"and {len(found) - _FEW:,} more", "dim"), indent=4)


def _show_others(screen: Screen, view: View, claim: Claim, held: Sequence[Relation]) -> None:
    place = placer(view)
    for relation in held[:_FEW]:
        other = view.claim(relation.right if relation.left == claim.id else relation.left)
        screen.line((f"{one_line(relation.rationale)}  {independence(relation)}", "dim"), indent=4 + SHORT + 2, hang=2)
        list_claim(screen, place(other), indent=4 + SHORT + 2, dated=True)


def _claims(view: View, one: Source) -> Iterable[Claim]:
    """The source's claims, by its entity or in its documents."""
    if one.entity is not None:
        held = view.claims(ClaimFilter(source=one.entity))
    else:
        held = (claim for ident in one.documents for claim in view.claims(ClaimFilter(document=ident)))
    return (claim for claim in held if source_key(mouths(claim)[-1], claim.document) == one.key)


def _relations(view: View, claim: Claim, kinds: Sequence[RelationKind]) -> list[Relation]:
    return [one for one in view.relations(claim.id) if one.kind in kinds]


def _counted(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts)


def _name(ident: str, entities: Mapping[str, Entity]) -> str:
    return entities[ident].name if ident in entities else ident


def _field(screen: Screen, name: str, value: str) -> None:
    if value:
        screen.line((f"{name:<15}", "dim"), one_line(value), indent=2, hang=15)
