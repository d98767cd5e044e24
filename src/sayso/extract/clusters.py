"""Clusters: the referents of a document while it is being found out who they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.extract import genders
from sayso.extract.candidate import Candidate
from sayso.model import MentionType


@dataclass
class Cluster:
    """A referent under construction.

    plural  whether it is several (a family, "the lawyers"), or None while nothing tells
    told    for each noun that it was called by, the words that tell it from others of the kind: "first", "other", "2"
    """

    number: int
    type: MentionType
    names: list[str] = field(default_factory=list)
    gender: str | None = None
    plural: bool | None = None
    told: dict[str, frozenset[str]] = field(default_factory=dict)

    def learn(self, c: Candidate) -> None:
        """Take in what a pronoun or noun phrase says of its referent."""
        if c.pronoun is not None:
            if c.pronoun.gender in ("m", "f"):
                self.gender = self.gender or c.pronoun.gender
                self.type = MentionType.PERSON
            self.plural = c.pronoun.plural if self.plural is None else self.plural
            return
        if self.plural is None:
            self.plural = genders.is_plural(c.text)
        if self.type is MentionType.PERSON:
            self.gender = self.gender or genders.of_noun(c.text)
        self.told.setdefault(c.noun, c.telling)


class Clusters:
    """All of a document's clusters, and which of them each candidate belongs to."""

    def __init__(self, size: int) -> None:
        self.all: list[Cluster] = []
        self.of: list[int | None] = [None] * size
        self._joined: dict[int, int] = {}

    def new(self, kind: MentionType) -> Cluster:
        """A fresh one."""
        self.all.append(Cluster(len(self.all), kind))
        return self.all[-1]

    def join(self, left: int, right: int) -> None:
        """Make two one: the left one."""
        left, right = self.standing(left), self.standing(right)
        if left == right:
            return
        keep, gone = self.all[left], self.all[right]
        keep.names += [n for n in gone.names if n not in keep.names]
        keep.gender = keep.gender or gone.gender
        gone.names = []
        self.of[:] = [left if x == right else x for x in self.of]
        self._joined[right] = left

    def standing(self, number: int) -> int:
        """The cluster that one has become part of, or itself."""
        while number in self._joined:
            number = self._joined[number]
        return number
