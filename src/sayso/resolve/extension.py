"""What a change touches is resolved again, and nothing else; the entities are the same as if all were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sayso.resolve.block import LARGEST, Blocks
from sayso.resolve.cluster import Graph, Introduced
from sayso.resolve.doubts import MOST_BEARERS, bare_doubts, doubts, judged
from sayso.resolve.holding import Word
from sayso.resolve.identity import homes
from sayso.resolve.kind import unified, words_of_person
from sayso.resolve.label import Label, folded, key_text, label_of, named, placing, word_key
from sayso.resolve.likeness import Key
from sayso.resolve.names import Name
from sayso.resolve.referent import Local, Resolution
from sayso.resolve.resolver import Case, grouped, order
from sayso.resolve.settling import bare, bare_prefixes, surnames
from sayso.store.protocol import Directory, Member, Pending


def extend(
    directory: Directory, pending: Pending, *, words: Sequence[Word] = (), proceedings: Mapping[str, str] | None = None
) -> Resolution | None:
    """Resolve what has changed; None when that may have changed everything, so that all is to be resolved."""
    moved = _place(directory, pending, proceedings or {})
    gone = [label.name for text in sorted(moved.gone) if not (label := Label.of(text)).scope]
    fresh = [label.name for text in sorted(moved.fresh) if not (label := Label.of(text)).scope]
    blocks = _blocks(directory)
    tipped = blocks.tipped(frozenset((*gone, *fresh)))
    if tipped is None:
        return None
    graph = Graph((), {}, blocks)
    near = {Label(name).text for name in (*tipped, *(name for one in gone for name in graph.alike(one)))} | moved.left
    seeds = [
        *directory.in_documents({document for document, _ in moved.members}),
        *directory.of_entities(pending.entities),
        *directory.of_labels(near),
    ]
    reach = _Reach(directory, graph, words)
    reach.extend(Local.of(one) for one in seeds)
    return _resolution(directory, pending, reach, words, gone)


@dataclass(frozen=True, slots=True)
class _Moved:
    """Referents whose label is new.

    fresh  these labels
    left   the labels that referents had before, and short forms that went with them; gone: those that none has now
    """

    members: frozenset[Member]
    fresh: frozenset[str]
    left: frozenset[str]
    gone: frozenset[str]


def _place(directory: Directory, pending: Pending, proceedings: Mapping[str, str]) -> _Moved:
    """Put into the directory what has changed, and what has another type of name because of that."""
    directory.prune(pending.labels)
    new = named(Local.of(one) for one in directory.in_documents(pending.documents))
    names = {folded(local) for local in new} | pending.folded
    # "Ford" may be a firm or a man: that hangs on the full names of people in which the word stands.
    names |= {word for name in names for word in re.findall(r"\w+", name)}
    mates = named(Local.of(one) for one in directory.folded(names))
    listed = sorted({local.member: local for local in (*new, *mates)}.values(), key=order)
    typed = unified(listed, in_persons=lambda word: _in_persons(directory, word))
    before = directory.labels(local.member for local in typed)
    labels = {local.member: label_of(local, proceedings) for local in typed}
    moved = [local for local in typed if before.get(local.member) != labels[local.member].text]
    old = {before[local.member] for local in moved if local.member in before}
    left = pending.labels | old | {text for pair in directory.introductions(old) for text in pair}
    directory.place(placing(local, labels[local.member]) for local in moved)
    gone = directory.prune(left)
    return _Moved(
        frozenset(local.member for local in moved),
        frozenset(labels[local.member].text for local in moved),
        frozenset(left),
        gone,
    )


def _in_persons(directory: Directory, word: str) -> bool:
    """Whether a word stands in a person's fuller name, by the types that the documents themselves gave."""
    bearers = named(Local.of(one) for one in directory.of_labels(directory.keyed(word_key(word))))
    return any(word in words_of_person(local) for local in bearers)


def _blocks(directory: Directory) -> Blocks:
    @cache
    def lookup(key: Key) -> tuple[Name, ...]:
        return tuple(Label.of(text).name for text in directory.keyed(key_text(key), LARGEST * 2 + 1))

    return Blocks(lookup)


@dataclass
class _Reach:
    """The referents that a change reaches: bound to it by name, by entity, by id, by what people said."""

    directory: Directory
    graph: Graph
    words: Sequence[Word]
    found: dict[Member, Local] = field(default_factory=dict)
    labels: dict[Member, Label] = field(default_factory=dict)
    entities: dict[Member, str] = field(default_factory=dict)
    homes: dict[Member, str] = field(default_factory=dict)
    introduced: set[tuple[str, str]] = field(default_factory=set)
    _seen: set[object] = field(default_factory=set)

    def extend(self, locals_: Iterable[Local]) -> None:
        """Take these in, and all that are bound to them."""
        new = {local.member: local for local in locals_ if local.member not in self.found}
        while new:
            self._admit(new)
            bound = [
                *self.directory.of_labels(self._unseen(self._near(new))),
                *self.directory.of_entities(self._unseen(self._ids(new))),
                *self.directory.of_members(self._told(new) | self._namesakes(new)),
                *self.directory.beginning(self._unseen(set(self._bare(new)))),
            ]
            new = {local.member: local for one in bound if (local := Local.of(one)).member not in self.found}

    def _admit(self, new: Mapping[Member, Local]) -> None:
        self.found.update(new)
        self.labels.update((member, Label.of(text)) for member, text in self.directory.labels(new).items())
        self.entities.update(self.directory.entities(new))
        self.homes.update(self.directory.homes(new))

    def _near(self, new: Iterable[Member]) -> set[str]:
        """The labels of these, and those that stand near them."""
        labels = {self.labels[member] for member in new if member in self.labels}
        texts = {label.text for label in labels}
        shared = {label.name for label in labels if not label.scope}
        alike = {Label(other).text for name in shared for other in self.graph.alike(name)}
        given = self.directory.introductions(texts)
        self.introduced.update(given)
        # Those that were given one short form decide together whether it means one.
        together = self.directory.introductions({short for short, _ in given})
        self.introduced.update(together)
        return texts | alike | {text for pair in (*given, *together) for text in pair}

    def _bare(self, new: Iterable[Member]) -> Iterator[str]:
        """How the labels begin of surnames that stand bare where these are named in full."""
        for member in new:
            if member in self.labels:
                yield from (text for one in surnames(self.labels[member]) for text in bare_prefixes(one, member[0]))

    def _namesakes(self, new: Iterable[Member]) -> set[Member]:
        """Who is named in full, in the same documents, with the surnames that stand bare among these."""
        wanted = {(member[0], bare(self.labels[member])) for member in new if member in self.labels}
        documents = {document for document, surname in wanted if surname is not None}
        there = [(ident, one.cluster) for ident, one, _ in self.directory.in_documents(documents)]
        labels = self.directory.labels(there)
        return {
            member
            for member, text in labels.items()
            if any((member[0], surname) in wanted for surname in surnames(Label.of(text)))
        }

    def _ids(self, new: Iterable[Member]) -> set[str]:
        return {ids[member] for member in new for ids in (self.entities, self.homes) if member in ids}

    def _told(self, new: Iterable[Member]) -> set[Member]:
        """All that the words about these speak of."""
        members = frozenset(new)
        spoken = (word.left | word.right for word in self.words)
        return {member for both in spoken if not members.isdisjoint(both) for member in both}

    def _unseen(self, values: set[str]) -> set[str]:
        fresh = {value for value in values if value not in self._seen}
        self._seen |= fresh
        return fresh

    def case(self) -> Case:
        """The referents reached, as the resolver takes them."""
        listed = [local for local in named(sorted(self.found.values(), key=order)) if local.member in self.labels]
        typed = [local.typed(self.labels[local.member].name.type) for local in listed]
        labels = {local.member: self.labels[local.member] for local in typed}
        names = {label.name for label in labels.values() if not label.scope}
        graph = Graph(names, _introductions(self.introduced), _blocks(self.directory))
        members = frozenset(labels)
        words = tuple(word for word in self.words if not members.isdisjoint(word.left | word.right))
        return Case(typed, labels, words, graph)


def _introductions(pairs: Iterable[tuple[str, str]]) -> Introduced:
    given: dict[Name, set[Name]] = {}
    for short, full in pairs:
        given.setdefault(Label.of(short).name, set()).add(Label.of(full).name)
    return {short: frozenset(fulls) for short, fulls in given.items()}


def _resolution(
    directory: Directory, pending: Pending, reach: _Reach, words: Sequence[Word], gone: Iterable[Name]
) -> Resolution:
    case = reach.case()
    replaced = pending.entities | frozenset(reach.entities.values())
    found = grouped(case, reach.homes, taken=directory.taken)
    ids = found.clusters
    outside = _Outside(directory, ids, case)
    asked = {one for label in (*case.labels.values(), *map(Label, gone)) for one in _surnames(label)}
    bearers = {surname: few for surname in sorted(asked) if (few := outside.bearers(surname))}
    called = outside.called(bearers)
    said = judged(words, outside.told(words))
    return Resolution(
        entities=found.entities,
        clusters=tuple(sorted((*member, ident) for member, ident in ids.items())),
        homes=tuple(sorted(homes(found.parts, found.ids, reach.homes))),
        doubts=(
            *doubts(case.graph, case.names, outside.holders, said),
            *(
                doubt
                for surname, entities in sorted(called.items())
                for doubt in bare_doubts(surname, entities, bearers[surname], said)
            ),
        ),
        replaced=replaced,
        asked=frozenset(asked),
    )


def _surnames(label: Label) -> Iterator[str]:
    """The surnames of a label, or the one that it is."""
    yield from surnames(label)
    if (surname := bare(label)) is not None:
        yield surname


class _Outside:
    """The entities of names and referents, also of those that were not reached."""

    def __init__(self, directory: Directory, ids: Mapping[Member, str], case: Case) -> None:
        self._directory, self._ids = directory, ids
        self._holders: dict[Name, frozenset[str]] = {}
        inside: dict[Name, set[str]] = {}
        for member, label in case.labels.items():
            if not label.scope:
                inside.setdefault(label.name, set()).add(ids[member])
        self._holders.update((name, frozenset(held)) for name, held in inside.items())

    def holders(self, name: Name) -> frozenset[str]:
        """The entities that have a name."""
        if name not in self._holders:
            members = [(ident, one.cluster) for ident, one, _ in self._directory.of_labels([Label(name).text])]
            self._holders[name] = frozenset(self._directory.entities(members).values())
        return self._holders[name]

    def called(self, wanted: Iterable[str]) -> dict[str, frozenset[str]]:
        """The entities that are called by each surname alone, somewhere in the case."""
        listed = sorted(wanted)
        prefixes = [text for surname in listed for text in bare_prefixes(surname)]
        found = [(ident, one.cluster) for ident, one, _ in self._directory.beginning(prefixes)]
        entities = self._entities(found)
        labels = {member: Label.of(text) for member, text in self._directory.labels(found).items()}
        called: dict[str, set[str]] = {surname: set() for surname in listed}
        for member, label in labels.items():
            if (surname := bare(label)) is not None and member in entities:
                called[surname].add(entities[member])
        return {surname: frozenset(idents) for surname, idents in called.items()}

    def bearers(self, surname: str) -> frozenset[str]:
        """The entities that are named in full with a surname; none where they are too many to ask about."""
        found: set[str] = set()
        for text in self._directory.keyed(word_key(surname)):
            label = Label.of(text)
            if surname in surnames(label):
                found |= self.holders(label.name)
            if len(found) > MOST_BEARERS:
                return frozenset()
        return frozenset(found)

    def _entities(self, members: Iterable[Member]) -> dict[Member, str]:
        listed = set(members)
        return {
            **self._directory.entities(listed - self._ids.keys()),
            **{member: self._ids[member] for member in listed if member in self._ids},
        }

    def told(self, words: Iterable[Word]) -> dict[Member, str]:
        """The entity of each referent that these words speak of."""
        members = {member for word in words for side in (word.left, word.right) for member in side}
        return self._entities(members)
