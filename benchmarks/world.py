"""A generated world whose true lineage is known: events, witnesses, agencies, wires, reprints, rewrites, spokesmen.

Every fact is planted in three to nine documents. Its strands are what a case file is made of: a witness whom papers
quote and who wrote a statement; a wire story with its copies, cut, lightly rewritten, told anew, and told anew without
the witness; a party that speaks through a spokesman or a lawyer; unnamed sources; hearsay. For each document stand
beside it: the words of the claim, who is truly at its root, and whether the folder's text lets one establish that.
All names are invented; the same seed gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.worldpages import (
    Story,
    as_html,
    as_letter,
    as_mail,
    as_minutes,
    as_release,
    as_statement,
    as_wire,
    spelled,
)

from benchmarks import worldwords as words


@dataclass(frozen=True, slots=True)
class Told:
    """One document of a fact, and what is true of it.

    quotation      the words of the claim, as they stand in the document (line breaks aside)
    root           who truly is at the root, named or not
    establishable  whether the folder's text lets one know that
    relation       how the document came to tell it
    chain, voice   what a perfect reading gives: speakers, outermost first (None is open), and the document's own voice
    basis          of the claim, as a perfect reading gives it
    """

    fact: int
    path: str
    quotation: str
    root: str
    establishable: bool
    relation: str
    chain: tuple[str | None, ...]
    voice: str | None
    basis: str = "unstated"


@dataclass(slots=True)
class World:
    """The files by path, what is planted in them, and who speaks for whom: (path, holder, principal, title)."""

    files: dict[str, bytes] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    speakers: list[tuple[str, str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: the clauses that say it and the sentences of one who saw it, all slots filled."""

    clauses: tuple[str, ...]
    seen: tuple[str, ...]


class Names:
    """Invented names, none given twice."""

    def __init__(self, chance: random.Random) -> None:
        people = [
            f"{first} {head}{tail}" for first in words.FIRST for head in words.LAST_HEADS for tail in words.LAST_TAILS
        ]
        surnames: set[str] = set()
        chance.shuffle(people)
        self._people = iter([one for one in people if not (one.split()[1] in surnames or surnames.add(one.split()[1]))])
        self._towns = self._shuffled(chance, (h + t for h in words.PLACE_HEADS for t in words.PLACE_TAILS))
        self._firms = self._shuffled(chance, (f"{h} {t}" for h in words.ORG_HEADS for t in words.ORG_TAILS))
        towns = [h + t for h in words.PLACE_HEADS for t in words.PLACE_TAILS]
        self._bodies = self._shuffled(chance, (f"the {town} {t}" for town in towns for t in words.BODY_TAILS))
        self._papers = self._shuffled(chance, (f"The {town} {p}" for town in towns for p in words.PAPERS))

    @staticmethod
    def _shuffled(chance: random.Random, names: Iterable[str]) -> Iterator[str]:
        listed = list(names)
        chance.shuffle(listed)
        return iter(listed)

    def person(self) -> str:
        return next(self._people)

    def town(self) -> str:
        return next(self._towns)

    def firm(self) -> str:
        return next(self._firms)

    def body(self) -> str:
        return next(self._bodies)

    def paper(self) -> str:
        return next(self._papers)


SAY = (
    "{w}, {job}, said that {c}.",
    "{w}, {job}, told {paper} that {c}.",
    "According to {w}, {job}, {c}.",
    "“{C},” {w}, {job}, said.",
    "{w}, who works as {job}, recalled that {c}.",
    "{C}, said {w}, {job}.",
    "{w}, {job}, confirmed on Monday that {c}.",
)
SPOKEN = (
    "{s}, a spokeswoman for {o}, said that {c}.",
    "A spokesman for {o}, {s}, said that {c}.",
    "“{C},” said {s}, spokesman for {o}.",
    "{s}, who speaks for {o}, acknowledged that {c}.",
    "The press office of {o} said that {c}.",
)
COUNSELLED = (
    "{l}, the lawyer for {w}, said that {c}.",
    "{l}, who represents {w}, said that {c}.",
    "“{C},” said {l}, a lawyer for {w}.",
    "{w}’s lawyer, {l}, said that {c}.",
    "{l}, counsel for {w}, told the court that {c}.",
)
UNNAMED = (
    "A person close to the inquiry said that {c}.",
    "An official who asked not to be named said that {c}.",
    "According to two people with knowledge of the matter, {c}.",
    "One of the guards, who did not want to give his name, said that {c}.",
    "A source told {paper} that {c}.",
    "“{C},” said a former employee, who spoke on condition of anonymity.",
)
PLURAL = (
    "Prosecutors said that {c}.",
    "Police said that {c}.",
    "Investigators believe that {c}.",
    "Residents said that {c}.",
    "Officials confirmed that {c}.",
)
BARE = ("{C}.", "It has emerged that {c}.", "{C}, it has become known.", "As is now known, {c}.")
CREDITED = (
    "{C}, {agency} reported.",
    "{C}, according to {agency}.",
    "{agency} reported on Tuesday that {c}.",
    "As first reported by {agency}, {c}.",
)
RELAYED = (
    "{w}, {job}, told {agency} that {c}.",
    "{w} told {agency} that {c}.",
    "“{C},” {w} told {agency}.",
    "In an interview with {agency}, {w} said that {c}.",
)
LATER = (
    "{v} said that {c}.",
    "“{C},” {v} said.",
    "{v} told {paper} that {c}.",
    "{C}, {v} said.",
    "In the words of {v}, {c}.",
)
HEARD = (
    "I was told in {m} that {c}.",
    "I have heard that {c}.",
    "People here say that {c}.",
    "A colleague told me that {c}.",
    "Somebody told my brother that {c}.",
)
TOLD_BY = (
    "{w} told me that {c}.",
    "I had a visit from {w} last week. {w} says that {c}.",
    "{w}, who was there, told me that {c}.",
    "According to {w}, {c}.",
)
QUOTED = (
    "In a letter to {paper}, {w} writes that {c}.",
    "{w} said in a statement that {c}.",
    "{w} testified that {c}.",
    "{w} told the court that {c}.",
)


def make_world(seed: int, facts: int = 30) -> World:
    """A world of so many facts."""
    chance = random.Random(seed)
    names = Names(chance)
    world = World()
    for fact in range(facts):
        _Telling(world, fact, chance, names).tell()
    return world


class _Telling:
    """Plants one fact in the documents of its strands."""

    def __init__(self, world: World, fact: int, chance: random.Random, names: Names) -> None:
        self.world, self.fact, self.chance, self.names = world, fact, chance, names
        self.day = date(2021, 1, 1) + timedelta(days=chance.randint(0, 1_000))
        self.town = names.town()
        self.event = self._event()
        self.agency = chance.choice(words.AGENCIES)
        self.files = 0
        self.hidden: list[str] = []

    def tell(self) -> None:
        strands = [self.witness, self.wire, self.body, self.client, self.unnamed, self.bare, self.hearsay]
        weights = [5, 5, 3, 3, 3, 2, 3]
        count = self.chance.choice((1, 2, 2, 3, 3, 4))
        chosen: list[int] = []
        while len(chosen) < count:
            k = self.chance.choices(range(len(strands)), weights)[0]
            if k not in chosen or k == 0:
                chosen.append(k)
        if not set(chosen) & {0, 1, 2, 3}:
            chosen.append(self.chance.choice((0, 1)))
        for k in sorted(chosen):
            strands[k]()

    # Strands

    def witness(self) -> None:
        """A witness: a document of his own, papers that quote him, somebody whom he told."""
        w, job = self.names.person(), self.chance.choice(words.JOBS)
        self.hidden.append(w)
        ways = [self._own_document, self._quoting_story, self._told_by, self._quoting_story]
        self.chance.shuffle(ways)
        for way in ways[: self.chance.randint(1, 3)]:
            way(w, job)

    def wire(self) -> None:
        """A wire story on a witness and what papers make of it."""
        w, job = self.names.person(), self.chance.choice(words.JOBS)
        self.hidden.append(w)
        clause = self._clause()
        said = self.chance.choice(SAY[:1] + SAY[2:]).format(w=w, job=job, c=clause, C=_upper(clause), paper=self.agency)
        story = self._story(said, paper=self.agency, fillers=6)
        self._plant(self._file("wire", "txt", as_wire(story)), clause, w, True, "wire", (w,), story.author)
        self._copies(story, said, clause, w, (w,))

    def body(self) -> None:
        """An organisation: its spokesman in the papers, its own statement."""
        body = self.names.body()
        bare = body.removeprefix("the ")
        for k in range(self.chance.randint(1, 3)):
            if k == 0 or self.chance.random() < 0.6:
                s, clause = self.names.person(), self._clause()
                template = self.chance.choice(SPOKEN)
                said = template.format(s=s, o=body, c=clause, C=_upper(clause))
                story = self._story(said)
                path = self._file("story", "html", as_html(story, self.chance))
                speaker = s if "{s}" in template else "press office"
                self._plant(path, clause, bare, True, "spokesman", (speaker,), story.author)
                self.world.speakers.append((path, speaker, bare, "spokesman"))
            else:
                clause = self._clause()
                text = (self._filler(), f"{_upper(clause)}.", self._filler(), self._filler())
                path = self._file("release", "md", as_release(_upper(body), self._later(), text))
                self._plant(path, clause, bare, True, "release", (), bare)

    def client(self) -> None:
        """A party: through the lawyer in the papers, and in person."""
        w = self.names.person()
        lawyer = self.names.person()
        self.hidden.append(w)
        for k in range(self.chance.randint(1, 3)):
            if k == 1:
                self._own_document(w, self.chance.choice(words.JOBS))
                continue
            clause = self._clause()
            said = self.chance.choice(COUNSELLED).format(w=w, l=lawyer, c=clause, C=_upper(clause))
            story = self._story(said)
            path = self._file("story", "html", as_html(story, self.chance))
            self._plant(path, clause, w, True, "lawyer", (lawyer,), story.author)
            self.world.speakers.append((path, lawyer, w, "lawyer"))

    def unnamed(self) -> None:
        """A source that a paper does not name, or names by its trade alone; perhaps one whom others name. Reprinted."""
        clause = self._clause()
        paper = self.names.paper()
        table = self.chance.choice((UNNAMED, UNNAMED, PLURAL))
        said = self.chance.choice(table).format(c=clause, C=_upper(clause), paper=paper)
        story = self._story(said, paper=paper)
        root = self._somebody()
        self._plant(
            self._file("story", "html", as_html(story, self.chance)),
            clause,
            root,
            False,
            "unnamed",
            (None,),
            story.author,
        )
        if self.chance.random() < 0.5:
            again = self._again(story, credit=paper, credit_at="foot")
            path = self._file("reprint", "html", as_html(again, self.chance))
            self._plant(path, clause, root, False, "unnamed reprint", (None,), again.author)

    def bare(self) -> None:
        """A paper that asserts it and says nothing of its source."""
        clause = self._clause()
        said = self.chance.choice(BARE).format(c=clause, C=_upper(clause))
        story = self._story(said)
        path = self._file("story", "html", as_html(story, self.chance))
        self._plant(path, clause, self._somebody(), False, "bare", (), story.author)

    def hearsay(self) -> None:
        """A letter or a mail of one who was told, and does not say by whom."""
        clause, x = self._clause(), self.names.person()
        said = self.chance.choice(HEARD).format(c=clause, m=self.chance.choice(words.MONTHS))
        path = self._letter_or_mail(x, said)
        chain = (None,) if said.startswith(("People", "A colleague", "Somebody")) else ()
        self._plant(path, clause, self._somebody(), False, "hearsay", chain, x, "told")

    # Copies of a wire story

    def _copies(self, story: Story, said: str, clause: str, root: str, chain: tuple[str, ...]) -> None:
        ways = [
            *("reprint", "cut", "light", "embedded", "anew", "pasted"),
            *("truncated credited", "truncated copied", "truncated"),
        ]
        for way in self.chance.sample(ways, self.chance.randint(1, 4)):
            if way == "pasted":
                sender = self.names.person()
                text = (
                    "Have you seen this? It was in the papers today.",
                    *story.paragraphs[: self.chance.randint(3, 6)],
                )
                day = story.day + timedelta(days=self.chance.randint(0, 3))
                data = as_mail(sender, self.names.person(), day, "Fwd", text, disclaimer=False)
                self._plant(self._file("mail", "eml", data), clause, root, True, way, chain, sender)
            else:
                self._copy(way, story, said, clause, root, chain)

    def _copy(self, way: str, story: Story, said: str, clause: str, root: str, chain: tuple[str, ...]) -> None:
        credit_at = self.chance.choice(("dateline", "dateline", "foot", "material"))
        text, known, told = list(story.paragraphs), True, clause
        credit: str | None = self.agency if self.chance.random() < 0.7 else None
        speakers: tuple[str, ...] = chain
        if way == "cut":
            text = text[:3]
        elif way == "light":
            text = [self._reworded(one, keep=clause) for one in text[: self.chance.randint(4, len(text))]]
        elif way == "embedded":
            text = [self._filler(), *text[:3], *(self._two() for _ in range(3))]
        elif way == "anew":
            told = self._clause()
            line = self.chance.choice(RELAYED).format(
                w=root, job="who lives nearby", agency=self.agency, c=told, C=_upper(told)
            )
            text, credit = [self._filler(), line, *(self._two() for _ in range(2))], None
        elif way == "truncated credited":
            told = self._clause()
            line = self.chance.choice(CREDITED).format(agency=self.agency, c=told, C=_upper(told))
            credit = None
            if self.chance.random() < 0.5:
                line, credit = f"{_upper(told)}.", self.agency
            text, speakers = [self._filler(), line, *(self._two() for _ in range(2))], ()
        elif way == "truncated copied":
            text, speakers = [one.replace(said, f"{_upper(clause)}.") for one in text], ()
        elif way == "truncated":
            told = self._clause()
            line = self.chance.choice(BARE).format(c=told, C=_upper(told))
            text, speakers, credit, known = [self._filler(), line, *(self._two() for _ in range(2))], (), None, False
        again = replace(self._again(story, credit=credit, credit_at=credit_at), paragraphs=tuple(text))
        path = self._file("story", "html", as_html(again, self.chance))
        if way == "truncated credited" and credit is None:
            speakers = (self.agency,)
        self._plant(path, told, root, known, way, speakers, again.author)

    def _again(self, story: Story, *, credit: str | None, credit_at: str) -> Story:
        day = story.day + timedelta(days=self.chance.randint(1, 3))
        headline = story.headline if self.chance.random() < 0.4 else self._headline()
        return replace(
            story,
            paper=self.names.paper(),
            author=None,
            day=day,
            headline=headline,
            credit=credit,
            credit_at=credit_at,
        )

    # Documents

    def _own_document(self, w: str, job: str) -> None:
        seen = self.chance.choice(self.event.seen)
        way = self.chance.choice(("letter", "mail", "statement", "minutes"))
        if way in ("letter", "mail"):
            path = self._letter_or_mail(w, seen, way)
            self._plant(path, seen.rstrip("."), w, True, way, (), w, "first-hand")
        elif way == "statement":
            text = (self._filler(), seen, self._filler())
            path = self._file("statement", "txt", as_statement(w, job, self.town, self._later(), text))
            self._plant(path, seen.rstrip("."), w, True, way, (), w, "first-hand")
        else:
            asker = self.names.person()
            turns = (
                (asker, "Please tell the court where you live."),
                (w, f"I live in {self.town}."),
                (asker, "What do you know of the matter?"),
                (w, seen),
                (asker, "Did you speak to anybody about it?"),
                (w, "No, I went home."),
            )
            path = self._file("hearing", "txt", as_minutes(w, self.town, self._later(), turns))
            self._plant(path, seen.rstrip("."), w, True, "minutes", (w,), None, "first-hand")

    def _quoting_story(self, w: str, job: str) -> None:
        clause, paper = self._clause(), self.names.paper()
        table = self.chance.choice((SAY, SAY, QUOTED))
        said = self.chance.choice(table).format(w=w, job=job, paper=paper, c=clause, C=_upper(clause))
        story = self._story(said, paper=paper)
        if self.chance.random() < 0.3:
            # Introduced by the full name, and quoted by the last one.
            lead = f"{w} has been {job} in {self.town} for {self.chance.randint(3, 30)} years."
            said = self.chance.choice(LATER).format(v=w.split()[1], paper=paper, c=clause, C=_upper(clause))
            story = replace(story, paragraphs=(f"{lead} {self._filler()}", said, *story.paragraphs[2:]))
        path = self._file("story", "html", as_html(story, self.chance))
        self._plant(path, clause, w, True, "story", (w,), story.author)

    def _told_by(self, w: str, job: str) -> None:
        del job
        clause, x = self._clause(), self.names.person()
        # Friends write of a man by his last name; that he is the one whom others name in full, the folder tells.
        name = w.split()[1] if self.chance.random() < 0.3 else w
        said = self.chance.choice(TOLD_BY).format(w=name, c=clause)
        self._plant(self._letter_or_mail(x, said), clause, w, True, "told by", (name,), x)

    def _letter_or_mail(self, sender: str, said: str, way: str | None = None) -> str:
        receiver = self.names.person()
        text = (f"{self._filler()} {said}", self._filler(), self._filler())
        if (way or self.chance.choice(("letter", "mail"))) == "letter":
            return self._file("letter", "txt", as_letter(sender, receiver, self._later(), "What I know", text))
        data = as_mail(sender, receiver, self._later(), "What I know", text, disclaimer=self.chance.random() < 0.4)
        return self._file("mail", "eml", data)

    def _story(self, said: str, *, paper: str | None = None, fillers: int = 5) -> Story:
        lead = self._slots(self.chance.choice(words.EVENTFUL))
        rest = [self._two() for _ in range(fillers // 2 + 1)]
        text = (lead, f"{said} {self._filler()}", *rest)
        return Story(paper or self.names.paper(), self.names.person(), self._later(), self.town, self._headline(), text)

    # Words

    def _event(self) -> Event:
        clauses, seen = self.chance.choice(words.EVENTS)
        slots = {
            "a": self.names.person(),
            "b": self.names.person(),
            "o": self.names.firm(),
            "p": self.chance.choice(words.PLACE_KINDS).format(self.town),
            "n": f"{self.chance.randint(2, 990) * 10:,}",
            "d": spelled(self.day - timedelta(days=self.chance.randint(30, 300))),
        }
        return Event(tuple(one.format(**slots) for one in clauses), tuple(one.format(**slots) for one in seen))

    def _clause(self) -> str:
        return self.chance.choice(self.event.clauses)

    def _headline(self) -> str:
        line = self.chance.choice(
            ("New account in the {q} affair", "{q} case widens", "Questions in {q} after new account", "More on {q}")
        )
        return line.format(q=self.town)

    def _filler(self) -> str:
        if self.chance.random() < 0.3:
            return self._slots(self.chance.choice(words.FILLERS))
        return self._slots(f"{self.chance.choice(words.SUBJECTS)} {self.chance.choice(words.PREDICATES)}.")

    def _two(self) -> str:
        return f"{self._filler()} {self._filler()}"

    def _slots(self, sentence: str) -> str:
        made = sentence.format(
            q=self.town,
            q2=self.chance.choice(words.PLACE_HEADS) + self.chance.choice(words.PLACE_TAILS),
            k=self.chance.randint(3, 96),
            k2=self.chance.randint(4, 20),
            m=self.chance.choice(words.MONTHS),
        )
        return _upper(made)

    def _reworded(self, paragraph: str, *, keep: str) -> str:
        """A paragraph in slightly other words, the claim's own words untouched."""
        before, found, after = paragraph.partition(keep)
        for old, new in words.SYNONYMS:
            if self.chance.random() < 0.7:
                before, after = before.replace(f" {old} ", f" {new} "), after.replace(f" {old} ", f" {new} ")
        return before + found + after

    def _somebody(self) -> str:
        """Who truly said it: perhaps one who is named elsewhere."""
        if self.hidden and self.chance.random() < 0.5:
            return self.chance.choice(self.hidden)
        return f"somebody {self.fact}.{self.files}"

    def _later(self) -> date:
        return self.day + timedelta(days=self.chance.randint(0, 9))

    def _file(self, kind: str, ending: str, data: bytes) -> str:
        self.files += 1
        path = f"fact{self.fact:02d}-{self.files}-{kind}.{ending}"
        self.world.files[path] = data
        return path

    def _plant(
        self,
        path: str,
        quotation: str,
        root: str,
        establishable: bool,
        relation: str,
        chain: tuple[str | None, ...],
        voice: str | None,
        basis: str = "unstated",
    ) -> None:
        told = Told(self.fact, path, quotation, root, establishable, relation, chain, voice, basis)
        self.world.told.append(told)


def _upper(words_: str) -> str:
    return words_[0].upper() + words_[1:]
