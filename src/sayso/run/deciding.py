"""An analyst's decisions about who is who: merge, split, judge, undo; each takes effect in the case at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from sayso.errors import Undecidable
from sayso.model import Entity, Judgement, Verdict
from sayso.resolve import between, effective_ids
from sayso.resolve.names import clean, fold
from sayso.run.comparison import recompare_case
from sayso.run.resolution import resolve_case
from sayso.store.protocol import Member, Writer

_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who decides, and why."""

    by: str
    why: str = ""


def judge(writer: Writer, left: Entity, right: Entity, verdict: Verdict, *, author: Author) -> str:
    """Say whether two entities are one; returns the judgement's id. Raises Undecidable when they are one already."""
    if left.id == right.id:
        raise Undecidable(
            f"both are {left.name} ({left.id}) already; to take it apart: sayso split CASE {left.id} NAME"
        )
    ident = writer.judge(
        _judgement(left, right, verdict, author), left=_members(writer, left), right=_members(writer, right)
    )
    bring_in_line(writer)
    return ident


def merge(writer: Writer, entities: Sequence[Entity], *, author: Author) -> list[str]:
    """Make one of several entities; returns the judgements' ids, one for each entity after the first."""
    if len(entities) < 2:
        raise Undecidable("name two or more entities to merge")
    if len({one.id for one in entities}) < len(entities):
        names = ", ".join(f"{one.name} ({one.id})" for one in entities)
        raise Undecidable(f"these are not different entities: {names}")
    made = [
        writer.judge(
            _judgement(left, right, Verdict.SAME, author), left=_members(writer, left), right=_members(writer, right)
        )
        for left, right in pairwise(entities)
    ]
    bring_in_line(writer)
    return made


def split(writer: Writer, entity: Entity, parts: Collection[str], *, author: Author) -> str:
    """Take a part out of an entity: its referents that have one of these names, or stand in one of these documents.

    Documents are given by path, or by the beginning of their id. Raises Undecidable when the part is nothing, or all.
    """
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
    said = Judgement(
        entity.id,
        entity.id,
        Verdict.DIFFERENT,
        author.by,
        _now(),
        author.why,
        left_name=entity.name,
        right_name=", ".join(sorted(meant)),
    )
    ident = writer.judge(said, left=rest, right=out)
    bring_in_line(writer)
    return ident


def undo(writer: Writer, ident: str | None, *, author: Author) -> Judgement:
    """Take a judgement back, the last that stands unless one is named; returns it. Taking back an undoing brings back.

    Raises Undecidable when it is taken back already, or nothing stands.
    """
    made = tuple(writer.judgements())
    effective = effective_ids(made)
    stand = [one for one in made if one.id in effective and one.undoes is None]
    target = next((one for one in made if one.id == ident), None) if ident else (stand[-1] if stand else None)
    if target is None:
        listed = ", ".join(one.id for one in stand) or "none"
        raise Undecidable(f"there is no judgement {ident or 'to undo'}; those that stand: {listed}")
    if target.id not in effective:
        raise Undecidable(f"{target.id} has been taken back already; undo that undoing to bring it back")
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
    bring_in_line(writer)
    return target


def bring_in_line(writer: Writer) -> None:
    """Let what was decided take effect: on who is who, and on what claims are to each other."""
    resolve_case(writer)
    recompare_case(writer)


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
