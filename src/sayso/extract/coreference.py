"""Coreference within a document: which mentions speak of one referent, and what its fullest name is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from sayso.extract.kinds import quotations
from sayso.extract.links import bucket
from sayso.extract.lookup import Lookup
from sayso.extract.mentions import Candidate, by_words, head, word_span
from sayso.extract.names import fold, gender, group_names, nicknames, tokens
from sayso.extract.signals import Signals
from sayso.extract.turns import Turn, fold_label
from sayso.language.protocol import Parameters
from sayso.model import Document, Form, MentionType, Referent, Span

SCALE = 0.1
# How far back an antecedent may lie, in words and in mentions.
FARTHEST, MOST = 100, 60
# A mention takes its likeliest antecedent above the first chance where that is somebody whom a wrong line can hurt, above
# the second where it is a thing.
LEAST_PARTY, LEAST_THING = 0.7, 0.4
PARTIES = frozenset((MentionType.PERSON, MentionType.ORGANIZATION))
INDEFINITE = frozenset("a an some any another one two three several many few no every each".split())
# The whole of what stands between two names of one: "X, better known as “Y”". A verb ("X called Y") joins nobody.
ALSO_KNOWN = re.compile(
    r"[\s,;(—–-]*(?:who (?:is|was) |(?:is|was) )?(?:also |better |commonly |widely |otherwise )?"
    r"(?:known as|nicknamed|alias|a\.?k\.?a\.?|née)\s*(?:the )?[“\"„«‘']?",
    re.IGNORECASE,
)
ROLE_LABELS = frozenset(
    ("the court", "the witness", "the clerk", "q", "a", "interviewer", "speaker", "moderator", "host")
)


@dataclass
class Cluster:
    """A referent under construction."""

    number: int
    type: MentionType
    names: list[str] = field(default_factory=list)
    gender: str | None = None
    plural: bool | None = None


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
        self.document, self.signals, self.found, self.turns = document, signals, found, turns
        self.bias = parameters.coref_bias
        self.clusters: list[Cluster] = []
        self.of: list[int | None] = [None] * len(found)
        self.starts = [c.words[0] for c in found]
        text, words = document.text, signals.words
        placed = by_words(found)
        self.heads = [
            self._index(head(s.linked.source.words, placed, text, words)) if s.linked.source else None
            for s in signals.said
        ]
        self.contents = Lookup(
            (
                (word_span(words, part.words), h)
                for s, h in zip(signals.said, self.heads, strict=True)
                for part in s.linked.content
            ),
            lambda content: (content[0].start, content[0].end),
        )
        self.quotations = Lookup(quotations(text), lambda span: (span.start, span.end))
        self.turn_at = Lookup(enumerate(turns), lambda turn: (turn[1].span.start, turn[1].span.end))
        self.labels = Lookup((t.label for t in turns), lambda span: (span.start, span.end))
        self.author: int | None = None
        self._author_quoted = False
        self.speakers: list[int | None] = []
        self._talking: set[int] = set()
        self._surnames: set[str] = set()
        self._labels: dict[str, int] = {}
        self._alias: dict[int, int] = {}
        self._phrases: dict[str, int] = {}

    def run(self) -> Coreference:
        self._names()
        for k, candidate in enumerate(self.found):
            if candidate.form is Form.NAMED or (candidate.pronoun and candidate.pronoun.person < 3):
                continue
            self.of[k] = self._antecedent(k)
        self._first_person()
        sources = tuple(self.of[h] if h is not None else None for h in self.heads)
        return Coreference(
            phrases=self._first_phrases(),
            found=tuple(self.found),
            cluster=tuple(self.of),
            referents=tuple(self._referents()),
            author=self.author,
            speakers=tuple(self.speakers),
            sources=sources,
        )

    def _index(self, candidate: Candidate | None) -> int | None:
        if candidate is None:
            return None
        at = bisect_left(self.starts, candidate.words[0])
        return next(k for k in range(at, len(self.found)) if self.found[k].words == candidate.words)

    # Names

    def _names(self) -> None:
        """Cluster the named mentions, the author and the labelled speakers by their names."""
        self.found = _one_type_a_name(self.found)
        people = (c.text.split() for c in self.found if c.form is Form.NAMED and c.type is MentionType.PERSON)
        self._surnames = {re.sub(r"[’']s?$", "", words[-1]).casefold() for words in people if len(words) > 1}
        named = {k: self._full_name(k) for k, c in enumerate(self.found) if c.form is Form.NAMED}
        pairs = [(name, self.found[k].type.value) for k, name in named.items()]
        author = self.document.author
        labels = [_speaker_name(t.name) for t in self.turns]
        extra = [(n, MentionType.PERSON.value) for n in [author, *labels] if n]
        common = frozenset(re.findall(r"\b[^\W\d_A-Z][^\W\d_]+\b", self.document.text))
        groups = group_names([*pairs, *extra], common=common)
        numbers: dict[int, int] = {}
        for pair in [*pairs, *extra]:
            group = groups[pair]
            if group not in numbers:
                numbers[group] = self._new(MentionType(pair[1])).number
            cluster = self.clusters[numbers[group]]
            for name in (pair[0], *nicknames(pair[0])):
                if name not in cluster.names:
                    cluster.names.append(name)
        for k, name in named.items():
            cluster = self.clusters[numbers[groups[name, self.found[k].type.value]]]
            self.of[k] = cluster.number
            cluster.gender = cluster.gender or self._title_gender(k)
            cluster.plural = cluster.type is MentionType.ORGANIZATION or False
        self._join_aliases(sorted(named))
        if author:
            self.author = self._alias_of(numbers[groups[author, MentionType.PERSON.value]])
        self._author_quoted = any(h is not None and h in named and self.of[h] == self.author for h in self.heads)
        for label in labels:
            self.speakers.append(self._alias_of(numbers[groups[label, "person"]]) if label else None)

    def _full_name(self, k: int) -> str:
        """A mention's name; a given name joined to a kinsman's full name ("Ana and Luis Prado") takes the surname, unless
        somebody in the text has that name for a surname ("Quill and Luis Prado").
        """
        c, text = self.found[k], self.document.text
        name = re.sub(r"[’']s?$", "", " ".join(c.text.split()))
        following = self.found[k + 1] if k + 1 < len(self.found) else None
        if (
            c.type is MentionType.PERSON
            and len(name.split()) == 1
            and name.casefold() not in self._surnames
            and following is not None
            and following.form is Form.NAMED
            and following.type is MentionType.PERSON
            and text[c.span.end : following.span.start].strip().casefold() in ("and", "&")
            and len(parts := following.text.split()) > 1
        ):
            return f"{name} {' '.join(parts[1:])}"
        return name

    def _title_gender(self, k: int) -> str | None:
        start = self.found[k].span.start
        return gender(self.document.text[max(0, start - 12) : start].split(".")[-1]) or gender(
            " ".join(self.document.text[max(0, start - 12) : start].split()[-1:])
        )

    def _join_aliases(self, named: list[int]) -> None:
        """Join names that the text itself says are one: "X, better known as Y"; a name and its acronym in brackets."""
        text = self.document.text
        for a, b in pairwise(named):
            left, right = self.found[a], self.found[b]
            between = text[left.span.end : right.span.start]
            if len(between) > 60 or "\n\n" in between:
                continue
            bracket = between.strip() in ("(", "(the", "(“", '("') and text[right.span.end : right.span.end + 2].strip(
                '”" '
            ).startswith(")")
            short = bracket and left.type == right.type and _abbreviates(right.text, left)
            if short or (left.type == right.type and ALSO_KNOWN.fullmatch(between)):
                self._merge(self.of[a], self.of[b])

    def _merge(self, left: int | None, right: int | None) -> None:
        if left is None or right is None or left == right:
            return
        keep, gone = self.clusters[left], self.clusters[right]
        keep.names += [n for n in gone.names if n not in keep.names]
        gone.names = []
        self.of = [left if x == right else x for x in self.of]
        self._alias[right] = left

    def _alias_of(self, number: int) -> int:
        while number in self._alias:
            number = self._alias[number]
        return number

    def _new(self, kind: MentionType) -> Cluster:
        self.clusters.append(Cluster(len(self.clusters), kind))
        return self.clusters[-1]

    # Pronouns and noun phrases

    def _antecedent(self, k: int) -> int:
        """The cluster of a pronoun or noun phrase: an earlier one that suits it well enough, or one of its own."""
        c = self.found[k]
        if c.form is Form.NOMINAL:
            plain = self._apposed(k)
            plain = self._phrases.get(_phrase(c)) if plain is None and _repeats(c) else plain
            if plain is not None:
                self._learn(self.clusters[plain], c)
                self._phrases[_phrase(c)] = plain
                return plain
        if c.spotted is not None and (c.pronoun is not None or c.definite or c.type not in PARTIES):
            chances = self._chances(k)
            if chances:
                best = max(chances, key=lambda n: (chances[n], -n))
                if chances[best] >= (LEAST_PARTY if self.clusters[best].type in PARTIES else LEAST_THING):
                    self._learn(self.clusters[best], c)
                    return best
        cluster = self._new(c.type)
        self._learn(cluster, c)
        if c.form is Form.NOMINAL:
            # "a guard" makes a new referent, and the one that "the guard" means from here on.
            self._phrases[_phrase(c)] = cluster.number
        return cluster.number

    def _apposed(self, k: int) -> int | None:
        """The cluster of a name that a noun phrase stands beside: "Captain Odo", "the clerk, Odo", "Odo, the clerk"."""
        c, text = self.found[k], self.document.text
        for j in range(k + 1, min(k + 3, len(self.found))):
            other = self.found[j]
            between = text[c.span.end : other.span.start] if other.span.start >= c.span.end else None
            if other.form is Form.NAMED and other.type == c.type and between is not None and between in (" ", ", "):
                return self.of[j] if between == ", " or not c.definite or len(c.text.split()) < 3 else None
        for j in range(k - 1, max(-1, k - 3), -1):
            other = self.found[j]
            if other.form is Form.NAMED and other.type == c.type and text[other.span.end : c.span.start] == ", ":
                return self.of[j] if c.definite and not self._listed(k) else None
        return None

    def _listed(self, k: int) -> bool:
        """Whether what follows a noun phrase shows it to be one of a list rather than beside a name."""
        following = self.document.text[self.found[k].span.end :][:6].lstrip()
        return following.startswith(("and ", "& "))

    def _chances(self, k: int) -> dict[int, float]:
        """The chance of each earlier cluster, by the learned scores of its mentions; what is left is for a fresh one."""
        me = self.found[k]
        if me.spotted is None:
            return {}
        barred = self._barred(k)
        options, vectors, distances = [], [], []
        for j in range(k - 1, max(-1, k - 1 - MOST), -1):
            other = self.found[j]
            cluster = self.of[j]
            if me.words[0] - other.words[0] > FARTHEST:
                break
            if other.spotted is None or cluster is None or cluster in barred or other.words[1] > me.words[0]:
                continue
            if self.labels.overlapping(other.span.start, other.span.end):
                continue
            if _suits(me, self.clusters[cluster]):
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
        return out

    def _barred(self, k: int) -> set[int]:
        """Clusters that a third-person mention inside a quotation cannot mean: whoever is speaking it."""
        where = self.found[k].span
        # Nobody speaks of himself as "he": neither the turn's speaker nor the author, unless the text quotes him by name.
        out = {self.author} if self.author is not None and not self._author_quoted else set()
        for n, _ in self.turn_at.holding(where.start, where.end):
            if (speaker := self.speakers[n]) is not None:
                out.add(speaker)
        for _, h in self._quoting(where):
            if h is not None and (number := self.of[h]) is not None:
                out.add(number)
        return out

    def _quoting(self, where: Span) -> list[tuple[Span, int | None]]:
        """The contents whose words, between quotation marks, hold a place; each with the index of its source's head."""
        quoted = self.quotations.holding(where.start, where.end)
        holding = self.contents.holding(where.start, where.end)
        return [(span, h) for span, h in holding if any(q.overlaps(span) for q in quoted)]

    @staticmethod
    def _learn(cluster: Cluster, c: Candidate) -> None:
        if c.pronoun is not None:
            if c.pronoun.gender in ("m", "f"):
                cluster.gender = cluster.gender or c.pronoun.gender
                cluster.type = MentionType.PERSON
            cluster.plural = c.pronoun.plural if cluster.plural is None else cluster.plural
        elif cluster.plural is None:
            cluster.plural = c.text.split()[-1].casefold().endswith("s") and not c.text.casefold().endswith("ss")

    # The first person

    def _first_person(self) -> None:
        """ "I" is the speaker of the innermost quotation around it, else of its turn, else the document's author."""
        groups: dict[tuple[int, int | None], int] = {}
        for k, c in enumerate(self.found):
            if c.pronoun is None or c.pronoun.person > 2:
                continue
            speaker = self._speaker_at(k)
            if c.pronoun.person == 1 and not c.pronoun.plural:
                self.of[k] = speaker
                continue
            # "we" and "you" are the same all through what one speaker says; in a talk of two, "you" is the other one.
            other = self._hearer(k, speaker) if c.pronoun.person == 2 else None
            key = (c.pronoun.person, speaker)
            if other is None and key not in groups:
                groups[key] = self._new(MentionType.PERSON).number
            self.of[k] = groups[key] if other is None else other
        for k, c in enumerate(self.found):
            if c.pronoun is not None and c.pronoun.person == 1 and self.of[k] is None and not c.pronoun.plural:
                self.of[k] = self._unnamed_author()

    def _speaker_at(self, k: int) -> int | None:
        where = self.found[k].span
        quoting = self._quoting(where)
        if quoting:
            _, h = min(quoting, key=lambda content: len(content[0]))
            speaker = self.of[h] if h is not None else None
            return speaker if speaker is not None else self._new(MentionType.PERSON).number
        for n, turn in self.turn_at.holding(where.start, where.end):
            speaker = self.speakers[n]
            return speaker if speaker is not None else self._turn_cluster(turn)
        for quoted_mail in self.document.quoted:
            if quoted_mail.span.contains(where):
                return self._named_or_new(quoted_mail.name)
        return self.author

    def _hearer(self, k: int, speaker: int | None) -> int | None:
        """The other one of a talk of two, for words that stand in one of its turns and in no quotation."""
        where = self.found[k].span
        if speaker is None or self._quoting(where) or not self.turn_at.holding(where.start, where.end):
            return None
        if not self._talking:
            spoken = zip(self.turns, self.speakers, strict=True)
            self._talking |= {self._turn_cluster(turn) if number is None else number for turn, number in spoken}
        others = self._talking - {speaker}
        return others.pop() if len(others) == 1 else None

    def _turn_cluster(self, turn: Turn) -> int:
        """One unnamed referent for each label that is no name ("Q", "THE WITNESS")."""
        key = fold_label(turn.label.of(self.document.text))
        if key not in self._labels:
            self._labels[key] = self._new(MentionType.PERSON).number
        return self._labels[key]

    def _named_or_new(self, name: str | None) -> int:
        key = tokens(name, person=True) if name else ()
        for cluster in self.clusters:
            if key and any(tokens(n, person=True) == key for n in cluster.names):
                return cluster.number
        cluster = self._new(MentionType.PERSON)
        cluster.names = [name] if name else []
        return cluster.number

    def _unnamed_author(self) -> int:
        if self.author is None:
            self.author = self._new(MentionType.PERSON).number
        return self.author

    def _first_phrases(self) -> dict[int, str]:
        out: dict[int, str] = {}
        for c, number in zip(self.found, self.of, strict=True):
            if c.form is Form.NOMINAL and number is not None and not self.clusters[number].names:
                out.setdefault(number, " ".join(c.text.split()))
        return out

    def _referents(self) -> list[Referent]:
        out = []
        used = {*self.of, self.author, *self.speakers}
        for c in self.clusters:
            if c.number not in used:
                continue
            best = max(
                c.names,
                key=lambda n: (len(tokens(n, person=c.type is MentionType.PERSON)), _proper(n), len(n), n),
                default=None,
            )
            out.append(Referent(c.number, best, c.type, tuple(sorted(set(c.names)))))
        return out


def _abbreviates(short: str, full: Candidate) -> bool:
    """Whether capitals in brackets behind an organisation's name can be its acronym, in whatever language it was made."""
    openings = {word[0].casefold() for word in full.text.split()}
    return (
        full.type is MentionType.ORGANIZATION
        and short.isupper()
        and 1 < len(short) <= 8
        and short[0].casefold() in openings
    )


def _repeats(c: Candidate) -> bool:
    """Whether a noun phrase said again means the same: "the barge", and things without an article ("iodine")."""
    return c.definite or (c.type not in PARTIES and c.text.split()[0].casefold() not in INDEFINITE)


def _phrase(c: Candidate) -> str:
    """A noun phrase without its article, to know it again; "his lawyer" and "her lawyer" stay apart."""
    words = fold(c.text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "this", "that", "a", "an") else words)


def _one_type_a_name(found: Sequence[Candidate]) -> list[Candidate]:
    """Give each name the type that the model gave it most surely over the whole document."""
    votes: dict[str, dict[MentionType, float]] = {}
    for c in found:
        if c.form is Form.NAMED:
            ballot = votes.setdefault(fold(c.text), {})
            ballot[c.type] = ballot.get(c.type, 0.0) + c.confidence
    best = {name: max(ballot, key=lambda t: (ballot[t], t)) for name, ballot in votes.items()}
    # "Tarn" beside "Tarn Dredging" is the firm, unless somebody is called so.
    firms = {name.split()[0] for name, kind in best.items() if kind is MentionType.ORGANIZATION and " " in name}
    people = {
        word for name, kind in best.items() if kind is MentionType.PERSON and " " in name for word in name.split()
    }
    for name in firms - people:
        if best.get(name) is MentionType.PERSON:
            best[name] = MentionType.ORGANIZATION
    return [replace(c, type=best[fold(c.text)]) if c.form is Form.NAMED else c for c in found]


def _proper(name: str) -> bool:
    """Whether a name is written as names are, not all in capitals."""
    return not name.isupper()


def _speaker_name(label: str | None) -> str | None:
    """A label as a name: "MS. ORTEGA" is Ms. Ortega; a role in a transcript is nobody's name."""
    if label is None or fold_label(label) in ROLE_LABELS:
        return None
    return label.title() if label.isupper() else label


def _suits(me: Candidate, cluster: Cluster) -> bool:
    """Whether a pronoun or noun phrase can mean a referent: number, gender and type."""
    p = me.pronoun
    if p is None:
        return me.type == cluster.type
    if p.gender in ("m", "f"):
        return cluster.type is MentionType.PERSON and cluster.gender in (None, p.gender) and not cluster.plural
    if p.gender == "n":
        return cluster.type not in (MentionType.PERSON, MentionType.TIME)
    return cluster.type is not MentionType.PLACE and (
        cluster.plural is not False or cluster.type is MentionType.ORGANIZATION
    )
