"""Coreference within a document: which mentions speak of one referent, and what its fullest name is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.extract import genders
from sayso.extract.binding import Binding
from sayso.extract.candidate import DETERMINERS, Candidate
from sayso.extract.clusters import Cluster, Clusters
from sayso.extract.links import bucket
from sayso.extract.lookup import Lookup
from sayso.extract.mentions import by_words, head
from sayso.extract.names import fold, tokens
from sayso.extract.naming import name_mentions, one_type_a_name
from sayso.extract.roles import Roles, beside, predicated
from sayso.extract.signals import Signals
from sayso.extract.turns import Turn
from sayso.extract.voices import Voices
from sayso.language.protocol import Parameters
from sayso.model import Document, Form, MentionType, Referent

SCALE = 0.1
# How far back an antecedent may lie, in words and in mentions.
FARTHEST, MOST = 100, 60
# A mention takes its likeliest antecedent above the first chance where that is somebody whom a wrong line can hurt, above
# the second where it is a thing.
LEAST_PARTY, LEAST_THING = 0.8, 0.4
PARTIES = frozenset((MentionType.PERSON, MentionType.ORGANIZATION))
INDEFINITE = frozenset("a an some any another one two three several many few no every each".split())
ARTICLES = frozenset(("the", "this", "that", "a", "an"))


@dataclass(frozen=True, slots=True)
class Coreference:
    """phrases  of each cluster without a name, the noun phrase that first spoke of it, if any
    found    the candidates, each name under one type
    cluster  of each candidate, or None; author, speakers: clusters of the document's author and of each turn."""

    phrases: Mapping[int, str]
    found: tuple[Candidate, ...]
    cluster: tuple[int | None, ...]
    referents: tuple[Referent, ...]
    author: int | None
    speakers: tuple[int | None, ...]
    sources: tuple[int | None, ...]


def resolve_mentions(
    document: Document, signals: Signals, found: Sequence[Candidate], turns: Sequence[Turn], parameters: Parameters
) -> Coreference:
    """Names first, over the whole document; then pronouns and noun phrases from left to right; then the first person."""
    return _Resolver(document, signals, found, turns, parameters).run()


class _Resolver:
    def __init__(
        self,
        document: Document,
        signals: Signals,
        found: Sequence[Candidate],
        turns: Sequence[Turn],
        parameters: Parameters,
    ) -> None:
        self.document, self.turns = document, turns
        self.found = one_type_a_name(found)
        self.bias = parameters.coref_bias
        self.clusters = Clusters(len(found))
        self.starts = [c.words[0] for c in found]
        placed = by_words(self.found)
        self.placed = Lookup(range(len(self.found)), lambda k: self.found[k].words)
        self.heads = [
            self._index(head(s.linked.source.words, placed, document.text, signals.words)) if s.linked.source else None
            for s in signals.said
        ]
        self.voices = Voices(document, signals, self.heads, turns, self.clusters)
        self.labels = Lookup((t.label for t in turns), lambda span: (span.start, span.end))
        self.roles = Roles(document.text)
        low = [document.text[s:e].casefold() for s, e in zip(signals.words.starts, signals.words.ends, strict=True)]
        self.binding = Binding(signals.grammars, low)
        self._phrases: dict[tuple[int | None, str], int] = {}
        self._terms: dict[str, int] = {}

    def run(self) -> Coreference:
        self.voices.cast, self._terms = name_mentions(self.document, self.found, self.turns, self.clusters)
        author, of = self.voices.cast.author, self.clusters.of
        self.roles.learn_titles(self.found, of)
        self._author_quoted = author is not None and any(h is not None and of[h] == author for h in self.heads)
        # "his lawyer" comes after "his": it is the lawyer of the one whom "his" means.
        for k in sorted(range(len(self.found)), key=lambda k: (self.starts[k], self.found[k].form is Form.NOMINAL)):
            c = self.found[k]
            if c.form is not Form.NAMED and not (c.pronoun and c.pronoun.person < 3):
                of[k] = self._antecedent(k)
            if (number := of[k]) is not None:
                self.roles.learn(c, number)
        self.voices.settle(self.found)
        return Coreference(
            phrases=self._first_phrases(),
            found=tuple(self.found),
            cluster=tuple(of),
            referents=tuple(self._referents()),
            author=self.voices.cast.author,
            speakers=tuple(self.voices.cast.speakers),
            sources=tuple(of[h] if h is not None else None for h in self.heads),
        )

    def _index(self, candidate: Candidate | None) -> int | None:
        if candidate is None:
            return None
        at = bisect_left(self.starts, candidate.words[0])
        return next(k for k in range(at, len(self.found)) if self.found[k].words == candidate.words)

    def _antecedent(self, k: int) -> int:
        """The cluster of a pronoun or noun phrase: an earlier one that suits it well enough, or one of its own."""
        c = self.found[k]
        number = self._told(k) if c.form is Form.NOMINAL else None
        if number is None:
            number = self._likeliest(k)
        if number is None:
            number = self.clusters.new(c.type).number
        self.clusters.all[number].learn(c)
        if c.form is Form.NOMINAL and (key := self._phrase(k)) is not None:
            # "a guard" makes a new referent, and the one that "the guard" means from here on.
            self._phrases[key] = number
        return number

    # What the text says of noun phrases

    def _told(self, k: int) -> int | None:
        """The cluster that the text itself gives a noun phrase: of the name beside it, of its term or role, or of itself
        when it was said before.
        """
        c, text = self.found[k], self.document.text
        at = beside(text, self.found, k)
        if at is None and not self.voices.is_reported(c.span):
            at = predicated(text, self.found, k)
        if at is not None:
            number = self.clusters.of[at]
            return number if number is not None and _agrees(c, self.clusters.all[number]) else None
        key = self._phrase(k)
        options = (
            self._terms.get(_bare(c)) if c.definite else None,
            self._phrases.get(key) if key is not None and _repeats(c) else None,
            self.roles.one(c),
        )
        barred = self._barred(k)
        fits = (n for n in options if n is not None and n not in barred and _agrees(c, self.clusters.all[n]))
        return next(fits, None)

    def _phrase(self, k: int) -> tuple[int | None, str] | None:
        """A noun phrase without its article and with its owner, to know it again; None where nobody knows the owner."""
        c = self.found[k]
        first = c.text.split()[0].casefold()
        if first not in DETERMINERS or first in ARTICLES or first in ("these", "those"):
            return None, _bare(c)
        owner = next((j for j in (k + 1, k - 1) if 0 <= j < len(self.found) and self._owns(j, k)), None)
        if owner is None:
            return None
        pronoun = self.found[owner].pronoun
        number = self.clusters.of[owner]
        if number is None and pronoun is not None and pronoun.person == 1 and not pronoun.plural:
            number = self.voices.speaker(c.span)
        return (number, _bare(c)) if number is not None else None

    def _owns(self, j: int, k: int) -> bool:
        return self.starts[j] == self.starts[k] and self.found[j].form is Form.PRONOMINAL

    # What the model thinks likely

    def _likeliest(self, k: int) -> int | None:
        """The earlier cluster that a mention most likely means, where that is likely enough."""
        c = self.found[k]
        if c.spotted is None or not (c.pronoun is not None or c.definite or c.type not in PARTIES):
            return None
        chances = self._chances(k)
        if c.form is Form.NOMINAL and (titled := self.roles.titled(c)):
            # Where somebody is called President by name, "the President" is nobody else; whose word it is stays open.
            chances = {number: chance for number, chance in chances.items() if number in titled}
        if not chances:
            return None
        best = max(chances, key=lambda n: (chances[n], -n))
        least = LEAST_PARTY if self.clusters.all[best].type in PARTIES else LEAST_THING
        return best if chances[best] >= least else None

    def _chances(self, k: int) -> dict[int, float]:
        """The chance of each earlier cluster, by the learned scores of its mentions; what is left is for a fresh one."""
        me = self.found[k]
        if me.spotted is None:
            return {}
        barred, recent = self._barred(k), _Recent(me, self.binding, self._paragraph(k))
        options, vectors, distances = [], [], []
        for j in range(k - 1, max(-1, k - 1 - MOST), -1):
            other = self.found[j]
            cluster = self.clusters.of[j]
            if me.words[0] - other.words[0] > FARTHEST:
                break
            if other.spotted is None or cluster is None or cluster in barred or other.words[1] > me.words[0]:
                continue
            if self.labels.overlapping(other.span.start, other.span.end):
                continue
            if _suits(me, self.clusters.all[cluster]) and recent.reaches(other, self.clusters.all[cluster]):
                options.append(cluster)
                vectors.append(other.spotted.antecedent)
                distances.append(other.words[0] - me.words[0])
        if not options:
            return {}
        scores = np.stack(vectors) @ me.spotted.anaphor * SCALE + self.bias[bucket(distances)]
        top = max(float(scores.max()), me.spotted.fresh)
        weights = np.exp(scores - top)
        total = float(weights.sum()) + float(np.exp(me.spotted.fresh - top)) * (0.5 if me.pronoun else 1.0)
        out: dict[int, float] = {}
        for cluster, weight in zip(options, weights, strict=True):
            out[cluster] = out.get(cluster, 0.0) + float(weight) / total
        return {cluster: chance for cluster, chance in out.items() if cluster not in recent.doubtful}

    def _paragraph(self, k: int) -> int:
        """Where the paragraph of a mention begins."""
        return max(self.document.text.rfind("\n\n", 0, self.found[k].span.start), 0)

    def _barred(self, k: int) -> set[int]:
        """Whoever speaks at a third-person mention's place, and the author, unless the text quotes him by name; and the
        subject of the clause whose object it is.
        """
        return self.voices.never_he(self.found[k].span, author_too=not self._author_quoted) | self._subjects(k)

    def _subjects(self, k: int) -> set[int]:
        """The clusters of those who are the subject of what a mention is an object of."""
        heads = self.binding.subjects(self.found[k].words)
        return {
            number
            for head in heads
            for j in self.placed.overlapping(head, head + 1)
            if j != k
            and self.binding.head_of(self.found[j].words) == head
            and (number := self.clusters.of[j]) is not None
        }

    # What comes of it

    def _first_phrases(self) -> dict[int, str]:
        out: dict[int, str] = {}
        for c, number in zip(self.found, self.clusters.of, strict=True):
            if c.form is Form.NOMINAL and number is not None and not self.clusters.all[number].names:
                out.setdefault(number, " ".join(c.text.split()))
        return out

    def _referents(self) -> list[Referent]:
        used = {*self.clusters.of, self.voices.cast.author, *self.voices.cast.speakers}
        return [_referent(c) for c in self.clusters.all if c.number in used]


class _Recent:
    """Whom "he" or "she" reaches back to: nobody over a name that it may mean, if that was the subject of a clause, or
    tells of a man or woman as nothing does of the other. It is doubtful whether it means somebody of another paragraph
    where its own speaks of a man or woman who would do. What else a mention may mean is told by the model alone.
    """

    def __init__(self, me: Candidate, binding: Binding, paragraph: int) -> None:
        """`paragraph` is where the mention's own begins."""
        self._binding, self._told = binding, me.pronoun is not None and me.pronoun.gender in ("m", "f")
        self._paragraph = paragraph
        self.doubtful: set[int] = set()
        self._of: dict[int, bool] = {}
        self._subject = self._sex = self._here = False

    def reaches(self, other: Candidate, cluster: Cluster) -> bool:
        """Whether a mention that is suitable, the next one going back, is within reach: its cluster's last one decides."""
        overtaken = self._subject or (self._sex and cluster.gender is None)
        if cluster.number not in self._of and self._here and other.span.start < self._paragraph:
            self.doubtful.add(cluster.number)
        known = self._of.setdefault(cluster.number, not overtaken)
        if self._told and other.form is not Form.PRONOMINAL and cluster.type is MentionType.PERSON:
            self._here = self._here or cluster.gender is not None
            if other.form is Form.NAMED:
                self._subject = self._subject or self._binding.is_subject(other.words)
                self._sex = self._sex or cluster.gender is not None
        return known


def _referent(c: Cluster) -> Referent:
    person = c.type is MentionType.PERSON

    def fullness(name: str) -> tuple[int, bool, bool, int, str]:
        return len(tokens(name, person=person)), "," not in name, not name.isupper(), len(name), name

    return Referent(c.number, max(c.names, key=fullness, default=None), c.type, tuple(sorted(set(c.names))))


def _repeats(c: Candidate) -> bool:
    """Whether a noun phrase said again means the same: "the barge", and things without an article ("iodine")."""
    return c.definite or (c.type not in PARTIES and c.text.split()[0].casefold() not in INDEFINITE)


def _bare(c: Candidate) -> str:
    """A noun phrase's words in small letters without the article or owner before them."""
    words = fold(c.text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in DETERMINERS | {"a", "an"} else words)


def _agrees(c: Candidate, cluster: Cluster) -> bool:
    """Whether a noun phrase can be one or several, a man or a woman, the first or the second, as a referent is."""
    told = cluster.told.get(c.noun)
    if c.telling and told is not None and told != c.telling:
        return False
    if cluster.type is not MentionType.PERSON:
        return True
    sex = genders.of_noun(c.text)
    one_number = cluster.plural is None or cluster.plural == genders.is_plural(c.text)
    return one_number and (sex is None or cluster.gender in (None, sex))


def _suits(me: Candidate, cluster: Cluster) -> bool:
    """Whether a pronoun or noun phrase can mean a referent: number, gender and type."""
    p = me.pronoun
    if p is None:
        return me.type == cluster.type and _agrees(me, cluster)
    if p.gender in ("m", "f"):
        return cluster.type is MentionType.PERSON and cluster.gender in (None, p.gender) and not cluster.plural
    if p.gender == "n":
        return cluster.type not in (MentionType.PERSON, MentionType.TIME)
    return cluster.type is not MentionType.PLACE and (
        cluster.plural is not False or cluster.type is MentionType.ORGANIZATION
    )
