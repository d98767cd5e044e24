"""Posts: who held which post where, and who speaks for whom, each with its passage and with whoever says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.extract import titles
from sayso.extract.advocacy import Advocate, find_advocates
from sayso.extract.holders import Change, Held, find_holders
from sayso.extract.lookup import Lookup
from sayso.extract.titlephrases import Place, TitlePhrase, find_titles
from sayso.extract.wording import Wording
from sayso.language.protocol import WordRange
from sayso.model import (
    Act,
    Attribution,
    Document,
    Form,
    Mention,
    Party,
    Post,
    PostKind,
    Span,
    Spans,
    Tense,
    Time,
    derived_id,
    hull,
)

# What is denied, asked or demanded is not said to be so.
_UNASSERTED = frozenset((Act.DENY, Act.ASK, Act.REQUEST))
_UNNAMED = 0.8
# How many words may stand between a title and its time.
_NEAR = 2
# How many words there may be between "until" and its date: "until his arrest on 2 December".
_LATEST = 7
_PASSED = frozenset((",", "(", "in", "on", "from", "there"))
_BREAKS = frozenset((";", ":", "when", "after", "before", "while", "because", "but", "and", "who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Statements:
    """What posts are made of, beside the wording: the document, and its attributions and times in text order."""

    document: Document
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]


def find_posts(wording: Wording, said: Statements) -> tuple[Post, ...]:
    """All posts of a document in text order, one for each holder of each title."""
    maker = _Maker(wording, said)
    found = {one.id: one for one in maker.posts() if one is not None}
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.id)))


class _Maker:
    def __init__(self, wording: Wording, said: Statements) -> None:
        self.wording, self.said = wording, said
        contents = [(a, part) for a in said.attributions for part in a.content]
        self.contents = Lookup(contents, lambda item: (item[1].start, item[1].end))
        self.parents: Mapping[str, str | None] = {a.id: a.parent for a in said.attributions}
        sources = [part for a in said.attributions for part in a.source]
        self.sources = Lookup(sources, lambda span: (span.start, span.end))
        published = said.document.published
        self.as_of = published[:10] if published else None

    def posts(self) -> Iterator[Post | None]:
        phrases = list(find_titles(self.wording))
        named: set[int] = set()
        for held in find_holders(self.wording, phrases):
            named.add(held.phrase.head)
            yield self._held(held)
        for phrase in phrases:
            if phrase.kind is PostKind.SPEAKS_FOR and phrase.head not in named:
                yield self._unnamed(phrase)
        for advocate in find_advocates(self.wording):
            yield self._advocate(advocate)

    def _held(self, held: Held) -> Post | None:
        phrase = held.phrase
        time = self._time(held)
        return self._post(
            phrase,
            Place(self.wording.range(held.holder.span), held.holder),
            tense=_seen_from(self.as_of, held.tense, time),
            time=time,
            sure=held.sure * held.holder.confidence,
        )

    def _unnamed(self, phrase: TitlePhrase) -> Post | None:
        """A speaker whom the text does not name ("a spokesman for the firm"): one who says something, or does."""
        place = self.wording.span(phrase.head, phrase.head + 1)
        talks = bool(self.sources.overlapping(place.start, place.end))
        if not talks and self.wording.relation(phrase.head) != "nsubj":
            return None
        mention = self.wording.over(phrase.head)
        if mention is None or mention.form is not Form.NOMINAL or self.wording.range(mention.span)[1] < phrase.head + 1:
            return None
        words = (self.wording.range(mention.span)[0], phrase.head + 1)
        return self._post(phrase, Place(words, mention), tense=phrase.tense, time=None, sure=_UNNAMED)

    def _advocate(self, found: Advocate) -> Post | None:
        phrase = TitlePhrase(
            words=found.title,
            title=found.title,
            head=found.title[0],
            lemma=found.lemma,
            kind=PostKind.SPEAKS_FOR,
            plural=False,
            tense=found.tense,
            place=found.principal,
            determined="",
        )
        return self._post(phrase, found.holder, tense=found.tense, time=None, sure=found.sure)

    def _post(self, phrase: TitlePhrase, holder: Place, *, tense: Tense, time: Time | None, sure: float) -> Post | None:
        title = self.wording.span(*phrase.title)
        attribution = self._attribution(title)
        if attribution is not None and attribution.act in _UNASSERTED:
            return None
        who = self._party(holder)
        where = self._party(phrase.place) if phrase.place is not None else None
        if phrase.place is not None and self._open(phrase.place):
            return None
        if where is not None and where.cluster is not None and where.cluster == who.cluster:
            # Nobody is his own lawyer: two were taken for one, and whose words are whose is left open.
            where = Party(where.span, where.span.of(self.wording.text))
        spans: Spans = tuple(one.span for one in (who, where) if one is not None)
        span = hull((title, *spans, *((time.span,) if time else ())))
        speaks = phrase.kind is PostKind.SPEAKS_FOR
        document = self.said.document.id
        return Post(
            id=derived_id("p", document, phrase.kind, title, who.span, where.span if where else None),
            document=document,
            span=span,
            kind=phrase.kind,
            title=title,
            lemma=phrase.lemma,
            holder=who,
            tense=tense,
            organization=None if speaks else where,
            principal=where if speaks else None,
            time=time,
            as_of=self.as_of,
            attribution=attribution.id if attribution else None,
            confidence=round(sure, 4),
        )

    def _party(self, place: Place) -> Party:
        span = self.wording.span(*place.words)
        mention = place.mention
        own = " ".join(span.of(self.wording.text).split())
        if mention is None or self._is_any(mention, place):
            return Party(span, own)
        return Party(span, self.wording.name_of(mention) or own, mention.cluster)

    def _is_any(self, mention: Mention, place: Place) -> bool:
        """Whether a noun may mean another than the one that the text last spoke of: "the president", "the country"."""
        if mention.form is not Form.NOMINAL:
            return False
        head = self.wording.word(place.words[1] - 1)
        pointed = self.wording.word(place.words[0]) == "the"
        return pointed and (head in titles.HEADS or head in titles.LANDS)

    def _open(self, place: Place) -> bool:
        """Whether it is a pronoun that nothing settles: "his lawyers", whose lawyers?"""
        mention = place.mention
        return mention is not None and mention.form is Form.PRONOMINAL and self.wording.name_of(mention) is None

    def _attribution(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content holds a span."""
        around = [a for a, _ in self.contents.holding(span.start, span.end)]
        return max(around, key=self._depth, default=None)

    def _depth(self, attribution: Attribution) -> int:
        depth, at = 0, attribution.parent
        while at is not None:
            depth, at = depth + 1, self.parents.get(at)
        return depth

    # When

    def _time(self, held: Held) -> Time | None:
        """The time that the text gives for a post: right behind the title or, with a verb, near it in the sentence."""
        found = self._behind(max(held.phrase.words[1], held.words[1]), far=held.timed)
        if found is None and held.timed:
            found = self._inside(held.words) or self._opening(held)
        if found is not None and held.change is Change.NONE:
            return self._ranged(found)
        return _bounds(found, held.change) if found is not None else None

    def _ranged(self, time: Time) -> Time:
        """A time behind "from" as the first bound, with the one behind "until" or "to" as the last, if there is one."""
        first, after = self.wording.range(time.span)
        if self.wording.word(first - 1) != "from" or time.start is None or time.end is None:
            return time
        if {"to", "until", "till"} & {self.wording.word(k) for k in range(first, after)}:
            return time
        stop = self.wording.sentence_of(first)[1]
        led = next(
            (k for k in range(after, min(stop, after + 2)) if self.wording.word(k) in ("to", "until", "till")), None
        )
        times = (self._at(k) for k in range(led, min(stop, led + _LATEST))) if led is not None else ()
        last = next((one for one in times if one is not None), None)
        if last is None:
            return Time(time.start, None, time.text, time.span)
        span = Span(time.span.start, last.span.end)
        return Time(time.start, last.end, " ".join(span.of(self.wording.text).split()), span)

    def _behind(self, after: int, *, far: bool) -> Time | None:
        """The time that follows a word, nothing else between but a word that leads to it."""
        end = self.wording.sentence_of(after - 1)[1]
        k = after
        limit = after + (8 if far else _NEAR)
        while k < min(end, limit):
            time = self._at(k)
            if time is not None:
                return time
            word = self.wording.word(k)
            if word == "(":
                k = self._closed(k)
                limit += k - after
                continue
            if word in _BREAKS or (word not in _PASSED and not far) or (word == "," and far and k > after):
                return None
            k += 1
        return None

    def _closed(self, k: int) -> int:
        """The word behind a bracket that opens here, or the next one when it stays open."""
        end = self.wording.sentence_of(k)[1]
        return next((n + 1 for n in range(k, end) if self.wording.word(n) == ")"), k + 1)

    def _at(self, k: int) -> Time | None:
        """The time that begins with a word."""
        start = self.wording.words.starts[k]
        at = bisect_left(self.said.times, start, key=lambda time: time.span.start)
        if at < len(self.said.times) and self.said.times[at].span.start == start:
            return self.said.times[at]
        return None

    def _inside(self, words: WordRange) -> Time | None:
        found = (self._at(k) for k in range(*words))
        return next((time for time in found if time is not None), None)

    def _opening(self, held: Held) -> Time | None:
        """The time that opens the sentence: "On 3 May 2017 Lasker named Odo head of security"."""
        first = self.wording.sentence_of(held.words[0])[0]
        return next((time for k in (first, first + 1) if k < held.words[0] and (time := self._at(k)) is not None), None)


def _bounds(time: Time, change: Change) -> Time:
    """A verb's time as the bound of the post: appointed in 2014 is since 2014."""
    if change is Change.BEGINS and time.start is not None:
        return Time(time.start, None, time.text, time.span)
    if change is Change.ENDS:
        return Time(None, time.end or time.start, time.text, time.span)
    return time


def _seen_from(as_of: str | None, tense: Tense, time: Time | None) -> Tense:
    """The tense, when a post's own time tells it: "since 2014" goes on, "until 2010" is over."""
    if time is None:
        return tense
    if time.end is not None and (time.end < as_of if as_of else tense is not Tense.CURRENT):
        return Tense.FORMER if tense is not Tense.FUTURE else tense
    if time.start is not None and as_of is not None and time.start > as_of:
        return Tense.FUTURE
    since = time.end is None and time.text.casefold().startswith("since")
    return Tense.CURRENT if since and tense is Tense.UNSTATED else tense
