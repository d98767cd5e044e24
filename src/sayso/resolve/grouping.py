"""Groups of referents: the clusters of their names, as far as what people said allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sayso.resolve.cluster import Sets
from sayso.resolve.holding import Holding, agreed
from sayso.resolve.label import Label
from sayso.resolve.referent import Local
from sayso.resolve.settling import settle
from sayso.store.protocol import Member


def group(
    referents: Iterable[Local], labels: Mapping[Member, Label], sets: Sets, holding: Holding
) -> list[list[Local]]:
    """The referents of each entity, each list in the order given; the lists by their labels.

    A referent that nobody spoke of goes with its name. Where people keep two of that name apart it goes with the one
    that alone has exactly its name, else it stands apart from both, with the others of exactly that name.
    """
    listed = list(referents)
    settled = settle(listed, labels, sets)
    by_set: defaultdict[Label, list[Local]] = defaultdict(list)
    for local in listed:
        label = labels[local.member]
        name = settled.get(local.member) or (None if label.scope else sets.find(label.name))
        by_set[label if name is None else Label(name)].append(local)
    found: dict[tuple[str, object], list[Local]] = {}
    for key in sorted(by_set):
        members = by_set[key]
        if any(holding.of(local.member) is not None for local in members):
            _gather(members, labels, holding)
    for key, members in by_set.items():
        for local in members:
            held = holding.of(local.member)
            found.setdefault(("held", held) if held is not None else ("free", key), []).append(local)
    return sorted(found.values(), key=lambda group: min((labels[local.member], local.member) for local in group))


def _gather(members: list[Local], labels: Mapping[Member, Label], holding: Holding) -> None:
    """Hold the referents of one set of names with what people said of some of them."""
    if _joined(members, holding):
        return
    by_name: defaultdict[Label, list[Local]] = defaultdict(list)
    for local in members:
        by_name[labels[local.member]].append(local)
    for label in sorted(by_name):
        if not _joined(by_name[label], holding):
            holding.hold(frozenset(local.member for local in by_name[label] if holding.of(local.member) is None))


def _joined(members: list[Local], holding: Holding) -> bool:
    """Hold all of them together if nobody keeps any two apart; whether that was so."""
    held = {held for local in members if (held := holding.of(local.member)) is not None}
    if held and not agreed(holding, held):
        return False
    holding.hold(frozenset(local.member for local in members))
    return True
