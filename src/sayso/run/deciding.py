"""An analyst's decisions about who is who: merge, split, judge, undo; each takes effect in the case at once, or not at all.

A decision is one transaction, so several people may decide at once. Who gives the fingerprint of what they `seen` is
refused when somebody else has changed it since.

What a build that was stopped has left to be worked out is worked out first, and then what the decision changes of how
claims compare. A decision that is not `patient` leaves what takes long to the next build: see `behind`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise

from sayso.errors import Outdated, Undecidable
from sayso.model import Entity, Judgement, Verdict
from sayso.report.decisions import sentence
from sayso.resolve import between, effective_ids
from sayso.resolve.names import clean, fold
from sayso.run.comparison import recompare_case
from sayso.run.resolution import resolve_case
from sayso.store.protocol import Member, View, Writer

_SHORTEST_ID = 8
_FEW = 3  # judgements that a refusal tells
# Of a case of so many claims, so many are compared again at once by a decision that is not patient: it takes a second.
_SMALL, _AT_ONCE = 10_000, 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who decides, and why."""

    by: str
    why: str = ""


def fingerprint(case: View | Writer, *entities: str) -> str:
    """What somebody sees of these entities when they decide about them: their referents, and the last judgement."""
    return f"{_last(case.judgements())}.{_print(case, entities)}"


def behind(writer: Writer) -> bool:
    """Whether something is left to be worked out: by a build that is under way or was stopped, or by a decision."""
    return bool(writer.pending()) or writer.uncompared(again=True)


def judge(
    writer: Writer,
    left: Entity,
    right: Entity,
    verdict: Verdict,
    *,
    author: Author,
    seen: str | None = None,
    patient: bool = True,
) -> str:
    """Say whether two entities are one; returns the judgement's id.

    Raises Undecidable when they are one already, Outdated when one of them is no longer what was `seen`.
    """
    with _deciding(writer, patient=patient):
        _check(writer, seen, left.id, right.id)
        if left.id == right.id:
            raise Undecidable(
                f"both are {left.name} ({left.id}) already; to take it apart: sayso split CASE {left.id} NAME"
            )
        return _pair(writer, left, right, verdict, author)


def merge(
    writer: Writer, entities: Sequence[Entity], *, author: Author, seen: str | None = None, patient: bool = True
) -> list[str]:
    """Make one of several entities; returns the judgements' ids, one for each entity after the first.

    Raises Undecidable when they are not different, Outdated when one of them is no longer what was `seen`.
    """
    with _deciding(writer, patient=patient):
        _check(writer, seen, *(one.id for one in entities))
        if len(entities) < 2:
            raise Undecidable("name two or more entities to merge")
        if len({one.id for one in entities}) < len(entities):
            names = ", ".join(f"{one.name} ({one.id})" for one in entities)
            raise Undecidable(f"these are not different entities: {names}")
        return [_pair(writer, left, right, Verdict.SAME, author) for left, right in pairwise(entities)]


def split(
    writer: Writer,
    entity: Entity,
    parts: Collection[str],
    *,
    author: Author,
    seen: str | None = None,
    patient: bool = True,
) -> str:
    """Take a part out of an entity: its referents that have one of these names, or stand in one of these documents.

    Documents are given by path, or by the beginning of their id. Raises Undecidable when the part is nothing, or all,
    Outdated when the entity is no longer what was `seen`.
    """
    with _deciding(writer, patient=patient):
        _check(writer, seen, entity.id)
        rest, out = _parted(writer, entity, parts)
        said = Judgement(
            entity.id,
            entity.id,
            Verdict.DIFFERENT,
            author.by,
            _now(),
            author.why,
            left_name=entity.name,
            right_name=_called(writer, entity, parts),
        )
        return writer.judge(said, left=rest, right=out)


def undo(writer: Writer, ident: str | None, *, author: Author, patient: bool = True) -> Judgement:
    """Take a judgement back, the last that stands unless one is named; returns it. Taking back an undoing brings back.

    Raises Undecidable when nothing stands, Outdated when somebody has taken it back already.
    """
    with _deciding(writer, patient=patient):
        target = _to_undo(tuple(writer.judgements()), ident)
        said = Judgement(
            target.left,
            target.right,
            target.verdict,
            author.by,
            _now(),
            author.why,
            left_name=target.left_name,
            right_name=target.right_name,
            undoes=target.id,
        )
        writer.judge(said)
    return target


def bring_in_line(writer: Writer) -> None:
    """Let what was decided take effect: on who is who, and on what claims are to each other."""
    resolve_case(writer)
    recompare_case(writer)


@contextmanager
def _deciding(writer: Writer, *, patient: bool) -> Iterator[None]:
    """One transaction, at the end of which what was decided within it takes effect, as far as that does not take long."""
    with writer.transaction():
        pending, begun = bool(writer.pending()), writer.uncompared(again=True)
        yield
        if patient:
            bring_in_line(writer)
        elif not pending:
            resolve_case(writer)
            if not begun and writer.claims() <= _SMALL and sum((writer.changed() or {}).values()) <= _AT_ONCE:
                recompare_case(writer)


def _to_undo(made: Sequence[Judgement], ident: str | None) -> Judgement:
    effective = effective_ids(made)
    stand = [one for one in made if one.id in effective and one.undoes is None]
    target = next((one for one in made if one.id == ident), None) if ident else (stand[-1] if stand else None)
    if target is None:
        listed = ", ".join(one.id for one in stand) or "none"
        raise Undecidable(f"there is no judgement {ident or 'to undo'}; those that stand: {listed}")
    if target.id not in effective:
        undoing = next(one for one in made if one.undoes == target.id and one.id in effective)
        raise Outdated(
            f"{target.id} has been taken back already, by {_stamp(undoing)}; undo that undoing ({undoing.id}) to bring"
            " it back"
        )
    return target


def _parted(writer: Writer, entity: Entity, parts: Collection[str]) -> tuple[frozenset[Member], frozenset[Member]]:
    """The referents that stay, and those that are taken out."""
    rows = writer.members(entity.id)
    meant = frozenset(parts)
    out = frozenset(member for member, name, path, _ in rows if _is_meant(member, name, path, meant))
    rest = frozenset(member for member, *_ in rows) - out
    if not out or not rest:
        names = sorted({clean(name) for _, name, _, _ in rows})
        paths = sorted({path for _, _, path, _ in rows})
        raise Undecidable(
            f"{', '.join(sorted(meant))} is {'all' if out else 'no part'} of {entity.name} ({entity.id}); its parts are"
            f" the names {_few(names)} and the documents {_few(paths)}; any other name of it stands beside one of these"
        )
    return rest, out


def _called(writer: Writer, entity: Entity, parts: Collection[str]) -> str:
    """The parts in words: a document that is given by its id is shown by its path."""
    paths = {member[0]: path for member, _, path, _ in writer.members(entity.id)}
    return ", ".join(sorted({paths.get(part, part) for part in parts}))


def _check(writer: Writer, seen: str | None, *entities: str) -> None:
    """Raises Outdated when these entities are no longer what was seen."""
    if seen is None:
        return
    last, _, what = seen.partition(".")
    since = [one for one in writer.judgements() if _number(one.id) > _number(last)]
    concerned = _concerning(writer, since, entities)
    # What was decided while a build is behind shows in no referent yet.
    if what == _print(writer, entities) and not (concerned and writer.pending()):
        return
    concerned = concerned or since
    told = "; ".join(
        f"{_stamp(one)}: {sentence(one)}" + (f" ({one.why})" if one.why else "") for one in concerned[-_FEW:]
    )
    what_happened = (
        f"Since you looked, it was changed by {told}." if told else "The documents have been read anew since."
    )
    raise Outdated(
        f"Nothing was done, for this is no longer what you saw. {what_happened} Look again, and decide then."
    )


def _concerning(writer: Writer, since: Sequence[Judgement], entities: Collection[str]) -> list[Judgement]:
    """Those of these judgements that are about one of the entities, or about referents that it holds now."""
    held = {member for ident in entities for member, *_ in writer.members(ident)}
    sides = writer.sides()
    return [
        one
        for one in since
        if not {one.left, one.right}.isdisjoint(entities)
        or any(not side.isdisjoint(held) for side in sides.get(one.undoes or one.id, ()))
    ]


def _print(case: View | Writer, entities: Collection[str]) -> str:
    rows = [(ident, *row[0], row[1]) for ident in sorted(set(entities)) for row in sorted(case.members(ident))]
    return sha256(repr(rows).encode()).hexdigest()[:32]


def _last(made: Iterable[Judgement]) -> str:
    return max((one.id for one in made), key=_number, default="j0")


def _number(ident: str) -> int:
    digits = ident.removeprefix("j")
    return int(digits) if digits.isdecimal() else 0


def _stamp(one: Judgement) -> str:
    return f"{one.by}, {one.at[:16].replace('T', ' ')} UTC"


def _pair(writer: Writer, left: Entity, right: Entity, verdict: Verdict, author: Author) -> str:
    return writer.judge(
        _judgement(left, right, verdict, author), left=_members(writer, left), right=_members(writer, right)
    )


def _judgement(left: Entity, right: Entity, verdict: Verdict, author: Author) -> Judgement:
    found = between(left, right)
    return Judgement(
        left.id,
        right.id,
        verdict,
        author.by,
        _now(),
        author.why,
        left_name=left.name,
        right_name=right.name,
        score=found.score,
        evidence="; ".join(found.reasons),
    )


def _members(writer: Writer, entity: Entity) -> frozenset[Member]:
    found = frozenset(member for member, *_ in writer.members(entity.id))
    if not found:
        raise Undecidable(f"{entity.name} ({entity.id}) is no longer in the case: look again, and decide then")
    return found


def _is_meant(member: Member, name: str, path: str, meant: frozenset[str]) -> bool:
    """Whether one of the parts is the name as it is shown, the document, a folder of it, or the beginning of its id."""
    return any(
        fold(clean(part)) == fold(clean(name))
        or path == part.removeprefix("./")
        or path.startswith(part.removeprefix("./").rstrip("/") + "/")
        or (len(part) >= _SHORTEST_ID and member[0].startswith(part))
        for part in meant
    )


def _few(listed: Iterable[str]) -> str:
    shown = [repr(one) for one in listed]
    return ", ".join(shown[:5]) + (f" and {len(shown) - 5} more" if len(shown) > 5 else "")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
