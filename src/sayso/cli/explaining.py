"""Shows why names are one entity, and why two entities are, or are not, one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sayso.cli.decision import count
from sayso.cli.screen import Screen
from sayso.model import Doubt, Entity, Judgement
from sayso.report.rows import judgement_row
from sayso.resolve.explain import Between, between, bonds, judged, worded
from sayso.resolve.holding import Word, standing
from sayso.resolve.likeness import JOIN, Relation
from sayso.resolve.names import clean
from sayso.store.protocol import View

_DOCUMENTS = 3  # of a name, listed


def explain_one(screen: Screen, view: View, entity: Entity, *, as_json: bool) -> None:
    """Its names, where each comes from and what ties it to the others; what people decided; who else it may be."""
    places = _places(view, entity)
    tied = {one.name: one for one in bonds(entity)}
    told = [one for one in standing(tuple(view.judgements())) if _concerns(view, one, entity)]
    doubts = list(view.doubts(entity.id))
    if as_json:
        screen.json(
            {
                "id": entity.id,
                "name": entity.name,
                "names": [
                    {
                        "name": name,
                        "documents": places.get(name, []),
                        "like": tied[name].other if name in tied else None,
                        "score": round(tied[name].likeness.score, 4) if name in tied else None,
                        "reasons": list(tied[name].likeness.reasons) if name in tied else [],
                    }
                    for name in (entity.name, *entity.aliases)
                ],
                "judgements": [judgement_row(one) for one in told],
                "doubts": [_doubt(view, entity, one) for one in doubts],
            }
        )
        return
    screen.line((entity.name, "bold"), f"  {entity.schema}, {entity.id}: {count(entity)}")
    for name in (entity.name, *entity.aliases):
        listed = places.get(name, [])
        where = f" in {_some(listed)}" if listed else ", beside a fuller name in its document"
        screen.line((name, "bold"), where, indent=2, hang=4)
        if name in tied:
            one = tied[name]
            screen.line(f"with “{one.other}”: {'; '.join(one.likeness.reasons)}", indent=6, hang=2)
    for judgement in told:
        screen.line(f"{worded(judgement)} ({judgement.left_name} / {judgement.right_name})", indent=2, hang=2)
    if doubts:
        screen.line("May also be:")
    for doubt in doubts:
        other = view.entity(doubt.right if doubt.left == entity.id else doubt.left)
        screen.line(f"{other.name} ({other.id}), {doubt.score:.2f}: {doubt.why}", indent=2, hang=2)


def explain_pair(screen: Screen, view: View, left: Entity, right: Entity, *, as_json: bool) -> None:
    """Why two entities are not one: what people said, what the names say, and who else stands between."""
    found = between(left, right)
    said = judged(_words(view), *({member for member, *_ in view.members(one.id)} for one in (left, right)))
    others = _between_them(view, left, right) if found.score >= JOIN and found.relation is not Relation.CONFLICT else []
    verdict = _verdict(found, said, others)
    if as_json:
        screen.json(
            {
                "left": left.id,
                "right": right.id,
                "names": [found.left, found.right],
                "score": round(found.score, 4),
                "relation": str(found.relation),
                "reasons": list(found.reasons),
                "verdict": verdict,
                "judgement": None if said is None else judgement_row(said),
                "between": [one.id for one in others],
            }
        )
        return
    screen.line((left.name, "bold"), f" ({left.id}) and ", (right.name, "bold"), f" ({right.id}) are two here.")
    screen.line(verdict, indent=2, hang=2)
    screen.line(f"“{found.left}” / “{found.right}”: {found.score:.2f}", indent=2)
    for reason in found.reasons:
        screen.line(f"– {reason}", indent=4, hang=2)


def _words(view: View) -> Iterator[Word]:
    sides = view.sides()
    for judgement in standing(tuple(view.judgements())):
        if judgement.id in sides:
            yield Word(judgement, *sides[judgement.id])


def _verdict(found: Between, said: Judgement | None, others: list[Entity]) -> str:
    if said is not None:
        return f"{worded(said)}."
    if others:
        names = ", ".join(f"{one.name} ({one.id})" for one in others)
        return f"{found.verdict.capitalize()}, but it could also be {names}; the program does not choose."
    return f"{found.verdict.capitalize()}."


def _between_them(view: View, left: Entity, right: Entity) -> list[Entity]:
    """Entities that may be the one or the other as well."""
    idents = {ident for one in (left, right) for doubt in view.doubts(one.id) for ident in (doubt.left, doubt.right)}
    return [view.entity(ident) for ident in sorted(idents - {left.id, right.id})]


def _doubt(view: View, entity: Entity, doubt: Doubt) -> dict[str, object]:
    other = view.entity(doubt.right if doubt.left == entity.id else doubt.left)
    return {"id": other.id, "name": other.name, "score": round(doubt.score, 4), "why": doubt.why}


def _places(view: View, entity: Entity) -> dict[str, list[str]]:
    """The paths of the documents in which each name is the fullest."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for _, name, path, _ in view.members(entity.id):
        found[clean(name)].append(path)
    return {name: sorted(set(paths)) for name, paths in found.items()}


def _concerns(view: View, judgement: Judgement, entity: Entity) -> bool:
    return any(one.id == entity.id for side in (judgement.left, judgement.right) for one in view.entities_of(side))


def _some(paths: Iterable[str]) -> str:
    listed = list(paths)
    shown = ", ".join(listed[:_DOCUMENTS])
    return shown if len(listed) <= _DOCUMENTS else f"{shown} and {len(listed) - _DOCUMENTS} more"
