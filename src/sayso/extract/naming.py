"""Naming: the named mentions of a document, its author and its speakers, put together by whom they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.extract import genders
from sayso.extract.aliases import aliases, terms
from sayso.extract.candidate import Candidate
from sayso.extract.clusters import Cluster, Clusters
from sayso.extract.names import FIRM_FORMS, TITLES, fold, gender, group_names, nicknames, tokens, written
from sayso.extract.turns import Turn, fold_label
from sayso.extract.voices import Cast
from sayso.model import Document, Form, MentionType

ROLE_LABELS = frozenset(
    ("the court", "the witness", "the clerk", "q", "a", "interviewer", "speaker", "moderator", "host")
)
PERSON = MentionType.PERSON.value
# The kind under which a family or a couple is grouped: never with one of its members.
SEVERAL = "several"
KIN = frozenset(
    "brothers sisters siblings family families clan couple twins cousins children heirs dynasty household spouses parents"
    " boys girls men women".split()
)
# Last words that no person's name has: of papers, and of what people set up.
PAPERS = frozenset(
    "indictment complaint affidavit report memo memorandum letter email emails subpoena warrant motion opinion order"
    " agreement contract treaty amendment statute act rules testimony interview deposition hearing trial case".split()
)
BODIES = frozenset(
    "agency association authority bureau campaign commission committee council department foundation government ministry"
    " parliament tribunal university organization organisation institute company corporation holdings group".split()
)
# Surer than this that a name is no person's, the model is believed, whatever the name begins with ("Georgia Tech").
UNSURE = 0.6
MISTAKEN = frozenset((MentionType.ORGANIZATION, MentionType.PLACE))
# A given name, at most two that follow.
MOST_WORDS = 3
GENERATION = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\b")
TITLE_BEFORE = re.compile(r"(?:\b[^\W\d_]+\.?[ \t]+){1,3}$")
JOINED = re.compile(r"\s(?:and|&|y|e)\s", re.IGNORECASE)
PARAGRAPH = re.compile(r"\n[ \t]*\n")
# How many words back a full name may lie for a bare surname of the family to mean its bearer.
NEAR = 100


def name_mentions(
    document: Document, found: Sequence[Candidate], turns: Sequence[Turn], clusters: Clusters
) -> tuple[Cast, dict[str, int]]:
    """Give each named candidate its cluster. The second value is what the text calls a party from there on ("Company")."""
    namer = _Namer(document, found, clusters)
    cast = namer.group(document.author, [_speaker_name(t.name) for t in turns])
    for a, b in aliases(document.text, found):
        namer.join(a, b)
    called = namer.defined()
    namer.join_nicknames()
    namer.settle_open()
    author = None if cast.author is None else clusters.standing(cast.author)
    speakers = [None if s is None else clusters.standing(s) for s in cast.speakers]
    return Cast(author, speakers), {term: clusters.standing(number) for term, number in called.items()}


@dataclass(frozen=True, slots=True)
class _Called:
    """What a named mention is called.

    shown  its own words as a name
    full   with what stands around it and belongs to it: a title, "Jr.", a kinsman's surname
    kind   its type, or SEVERAL
    """

    shown: str
    full: str
    kind: str

    @property
    def key(self) -> tuple[str, str]:
        return self.full, self.kind


class _Namer:
    def __init__(self, document: Document, found: Sequence[Candidate], clusters: Clusters) -> None:
        self.text, self.found, self.clusters = document.text, found, clusters
        people = (c.text.split() for c in found if c.form is Form.NAMED and c.type is MentionType.PERSON)
        self.surnames = {fold(written(words[-1])) for words in people if len(words) > 1}
        self.called = {k: self._called(k) for k, c in enumerate(found) if c.form is Form.NAMED}
        self.open: dict[int, frozenset[int]] = {}

    def group(self, author: str | None, labels: Sequence[str | None]) -> Cast:
        """Cluster all names by their words, those of the author and of the speakers among them."""
        extra = [_Called(name, name, PERSON) for name in (author, *labels) if name]
        common = frozenset(re.findall(r"\b[^\W\d_A-Z][^\W\d_]+\b", self.text))
        everyone = [*self.called.values(), *extra]
        grouping = group_names([c.key for c in everyone], common=common)
        numbers: dict[int, int] = {}
        for c in everyone:
            group = grouping.of[c.key]
            if group not in numbers:
                kind = MentionType.PERSON if c.kind == SEVERAL else MentionType(c.kind)
                numbers[group] = self.clusters.new(kind).number
            _learn_name(self.clusters.all[numbers[group]], c)
        for k, c in self.called.items():
            self.clusters.of[k] = numbers[grouping.of[c.key]]
            if len(tokens(c.full, person=True)) == 1 and c.key in grouping.open:
                self.open[k] = frozenset(numbers[g] for g in grouping.open[c.key] if g in numbers)
        own = [numbers[grouping.of[name, PERSON]] if name else None for name in (author, *labels)]
        return Cast(own[0], own[1:])

    def join(self, a: int, b: int) -> None:
        """Make those whom two named candidates name one."""
        left, right = self.clusters.of[a], self.clusters.of[b]
        if left is not None and right is not None:
            self.clusters.join(left, right)
        self.open.pop(b, None)

    def defined(self) -> dict[str, int]:
        """The terms that the text gives parties; what is called so by name is pointed to them."""
        out = {}
        for term, k in terms(self.text, self.found).items():
            if (number := self.clusters.of[k]) is None:
                continue
            out[term] = number
            for j, c in self.called.items():
                if fold(c.shown) == fold(term) and j > k:
                    self.clusters.of[j] = number
                    self.open.pop(j, None)
            _add(self.clusters.all[number], term.title() if term.islower() else term)
        return out

    def join_nicknames(self) -> None:
        """Join who is called by a nickname alone to the one whose full name holds it."""
        bearers: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for k, c in self.called.items():
            number = self.clusters.of[k]
            for nickname in nicknames(c.shown) if c.kind == PERSON and number is not None else ():
                bearers[tokens(nickname, person=True)].add(self.clusters.standing(number or 0))
        for k, c in self.called.items():
            known = bearers.get(tokens(c.shown, person=True), set())
            if c.kind == PERSON and len(known) == 1 and (number := self.clusters.of[k]) is not None:
                self.clusters.join(next(iter(known)), number)

    def settle_open(self) -> None:
        """Point a bare surname that several bear to the last of them, where the text around it speaks of one alone."""
        breaks = [m.start() for m in PARAGRAPH.finditer(self.text)]
        order = sorted(self.called)
        for k in sorted(self.open):
            fits = {self.clusters.standing(number) for number in self.open[k]}
            near: set[int] = set()
            paragraph = None
            for j in reversed(order[max(0, bisect_left(order, k) - NEAR) : bisect_left(order, k)]):
                number, place = self.clusters.of[j], bisect_right(breaks, self.found[j].span.start)
                far = self.found[k].words[0] - self.found[j].words[0] > NEAR
                if far or (paragraph is not None and place != paragraph):
                    break
                if number in fits:
                    near.add(number)
                    paragraph = place
            if len(near) == 1:
                self.clusters.of[k] = near.pop()

    def _called(self, k: int) -> _Called:
        c = self.found[k]
        name = written(c.text)
        if c.type is not MentionType.PERSON:
            return _Called(name, name, c.type.value)
        if several := self._several(k, name):
            return _Called(several, several, SEVERAL)
        if len(name.split()) == 1 and self._is_party(k):
            return _Called(f"{name} v.", f"{name} v.", SEVERAL)
        if kinsman := self._kinsmans_surname(k, name):
            return _Called(f"{name} {kinsman}", f"{name} {kinsman}", PERSON)
        behind = GENERATION.match(self.text, c.span.end)
        shown = f"{name}{behind[0].rstrip('.')}" if behind else name
        return _Called(shown, f"{self._title(k)}{shown}", PERSON)

    def _several(self, k: int, name: str) -> str | None:
        """What a family or a couple is called: "Prado brothers", "Ana and Luis Prado"; None for one person."""
        c = self.found[k]
        following = re.match(r"[ \t\n]+([^\W\d_]+)\b", self.text[c.span.end : c.span.end + 20])
        if JOINED.search(name) or (len(name.split()) > 1 and name.split()[-1].casefold() in KIN):
            return name
        if following and following[1].casefold() in KIN and len(name.split()) == 1:
            return f"{name} {following[1]}"
        after_the = re.search(r"\bthe\s+$", self.text[max(0, c.span.start - 6) : c.span.start], re.IGNORECASE)
        bare = fold(name)
        alike = {bare.removesuffix("s"), bare.removesuffix("es")} - {bare}
        return name if after_the and alike & self.surnames and bare not in self.surnames else None

    def _is_party(self, k: int) -> bool:
        """Whether a name stands in the title of a case, where a bare surname may be anybody's: "Prado v. Quill"."""
        span = self.found[k].span
        before, behind = self.text[max(0, span.start - 6) : span.start], self.text[span.end : span.end + 6]
        return bool(re.search(r"\bvs?\.?\s+$", before) or re.match(r"\s+vs?\.?\s", behind))

    def _kinsmans_surname(self, k: int, name: str) -> str | None:
        """The surname that a given name shares with the full name behind it ("Ana and Luis Prado"), unless somebody in
        the text has that name for a surname ("Quill and Luis Prado"), or a title goes with it ("Captain Quill and …").
        """
        if len(name.split()) != 1 or fold(name) in self.surnames or k + 1 >= len(self.found) or self._title(k):
            return None
        c, following = self.found[k], self.found[k + 1]
        tied = self.text[c.span.end : following.span.start].strip().casefold() in ("and", "&")
        parts = tokens_shown(following.text)
        named = following.form is Form.NAMED and following.type is MentionType.PERSON
        return " ".join(parts[1:]) if tied and named and len(parts) > 1 else None

    def _title(self, k: int) -> str:
        """The titles right before a name and outside of it, with a space behind them."""
        before = self.text[max(0, self.found[k].span.start - 40) : self.found[k].span.start]
        found = TITLE_BEFORE.search(before)
        words: list[str] = []
        for word in reversed(found[0].split() if found else []):
            if fold(word).strip(".") not in TITLES or fold(word) in ("the", "then", "first", "second"):
                break
            words.insert(0, word)
        return "".join(f"{word} " for word in words)


def tokens_shown(name: str) -> list[str]:
    """The words of a name as written, without the titles before them."""
    words = written(name).split()
    while len(words) > 1 and fold(words[0]).strip(".") in TITLES:
        words = words[1:]
    return words


def _learn_name(cluster: Cluster, c: _Called) -> None:
    if c.kind == SEVERAL:
        # A family is a referent without a name of its own, so that it is listed as nobody.
        cluster.plural = True
        return
    for name in (c.shown, *(nicknames(c.shown) if c.kind == PERSON else ())):
        _add(cluster, name)
    cluster.gender = cluster.gender or (gender(c.full) if c.kind == PERSON else None)
    cluster.plural = cluster.type is MentionType.ORGANIZATION


def _add(cluster: Cluster, name: str) -> None:
    if name not in cluster.names:
        cluster.names.append(name)


def _speaker_name(label: str | None) -> str | None:
    """A label as a name: "MS. ORTEGA" is Ms. Ortega; a role in a transcript is nobody's name."""
    if label is None or fold_label(label) in ROLE_LABELS:
        return None
    return label.title() if label.isupper() else label


def _type_by_ending(c: Candidate) -> MentionType:
    """A name's type, where its last word leaves no doubt: "Quill LLP" is no person, nor is "the Prado Indictment"."""
    words = fold(written(c.text)).strip(".").split()
    if c.type in (MentionType.PERSON, MentionType.ORGANIZATION) and len(words) > 1:
        if words[-1] in PAPERS:
            return MentionType.OBJECT
        if words[-1] in BODIES or words[-1] in FIRM_FORMS - {"as", "sa", "ab", "ag", "co"}:
            return MentionType.ORGANIZATION
    return c.type


def _opens_as_persons(name: str) -> bool:
    """Whether a name without case has the form of a person's: a common given name with a surname or two, no firm's form."""
    words = written(name).split()
    formed = words[-1].strip(".") in PAPERS | BODIES | FIRM_FORMS
    return 2 <= len(words) <= MOST_WORDS and not formed and genders.of_given_name(words[0]) is not None


def one_type_a_name(found: Sequence[Candidate]) -> list[Candidate]:
    """Give each name the type that the model gave it most surely over the whole document."""
    votes: dict[str, dict[MentionType, float]] = {}
    for c in found:
        if c.form is Form.NAMED:
            ballot = votes.setdefault(fold(c.text), {})
            kind = _type_by_ending(c)
            ballot[kind] = ballot.get(kind, 0.0) + c.confidence
    best = {name: max(ballot, key=lambda t: (ballot[t], t)) for name, ballot in votes.items()}
    unsure = {fold(c.text) for c in found if c.form is Form.NAMED} - {
        fold(c.text) for c in found if c.form is Form.NAMED and c.confidence >= UNSURE
    }
    for name in unsure:
        if best[name] in MISTAKEN and _opens_as_persons(name):
            best[name] = MentionType.PERSON
    surnames = {name.split()[-1] for name, kind in best.items() if kind is MentionType.PERSON and " " in name}
    openers = {name.split()[0] for name, kind in best.items() if kind is MentionType.ORGANIZATION and " " in name}
    for name in surnames - openers:
        # A surname that was taken for a person's here and a firm's there is the person's.
        if best.get(name) is MentionType.ORGANIZATION and MentionType.PERSON in votes[name]:
            best[name] = MentionType.PERSON
    # "Tarn" beside "Tarn Dredging" is the firm, unless somebody is called so.
    firms = {name.split()[0] for name, kind in best.items() if kind is MentionType.ORGANIZATION and " " in name}
    people = {
        word for name, kind in best.items() if kind is MentionType.PERSON and " " in name for word in name.split()
    }
    for name in firms - people:
        if best.get(name) is MentionType.PERSON:
            best[name] = MentionType.ORGANIZATION
    return [replace(c, type=best[fold(c.text)]) if c.form is Form.NAMED else c for c in found]
