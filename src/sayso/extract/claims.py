"""Claims: every attributed content and every assertion in the document's own voice, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sayso.extract.basis import Source
from sayso.extract.citations import find_citations
from sayso.extract.facets import Facets, Occasion, facets_of
from sayso.extract.frames import Syntax, find_frames
from sayso.extract.genre import label_of, own_act, turn_acts
from sayso.extract.lookup import Lookup
from sayso.extract.predication import clause_at
from sayso.extract.rebuttals import rebutting
from sayso.extract.speaker import Company, Speaker
from sayso.extract.sureness import weighed
from sayso.extract.times import time_of
from sayso.extract.turns import Turn
from sayso.language.calibration import calibrated
from sayso.model import (
    Act,
    Attribution,
    Basis,
    Claim,
    Document,
    Link,
    Mention,
    MentionType,
    Referent,
    Span,
    Status,
    Time,
    Voice,
    derived_id,
)

# What may stand at the edges of a content without being part of what is claimed.
EDGE = "\"“”«»„‟’'‘`,;:—–- \t\r\n•*>#|_"
CONJUNCTION = re.compile(r"that\s(?=[^\W\d_]+\s)", re.IGNORECASE)
LEAST_WORDS = 3
# A heading, a signature or a table cell is no assertion: this many words, or a closing full stop and LEAST_WORDS.
LEAST_UNSTOPPED = 8
# A claim that its inner attributions make up to this share is what the inner speakers say, and is shown as theirs.
RELAYED = 0.8
# The share of a sentence that must lie outside all attributions for its own voice to assert it.
LEAST_OWN = 0.5
HEADER = re.compile(
    r"\W*(?:fn\s?\d+|to|from|date|subject|re|cc|bcc|sent|title|author|attachments?|attn|ref|case no|docket|page)\s*:",
    re.IGNORECASE,
)
SALUTATION = re.compile(
    r"(?:dear\b|sincerely|yours (?:truly|faithfully|sincerely)|respectfully(?: submitted)?\b[,.]?$|(?:best|kind|warm) regards)",
    re.IGNORECASE,
)
LEAST_SMALL = 0.34
HELPING = frozenset(
    "is are was were be been has have had does do did will would can could may might must shall should says said".split()
)
MOST_ABOUT = 8
PRONOUN = re.compile(r"it|which|that|this|who|he|she|they|i|we|you", re.IGNORECASE)
PARTICIPANTS = frozenset((MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE, MentionType.EVENT))


@dataclass(frozen=True, slots=True)
class Findings:
    """What claims are made of; `undone` are the ids of the attributions whose source did not do what the cue names."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    attributions: tuple[Attribution, ...]
    turns: tuple[Turn, ...]
    speakers: tuple[int | None, ...]
    author: int | None
    times: tuple[Time, ...]
    syntax: Syntax
    undone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """A claim whose place is known: its span, the attribution that it is the content of, and who speaks around it."""

    span: Span
    attribution: str | None = None
    around: str | None = None


def find_claims(found: Findings) -> tuple[Claim, ...]:
    """All claims in text order; of equal spans the shorter chain first."""
    return tuple(claim for claim, _ in weighed_claims(found))


def weighed_claims(found: Findings, given: Sequence[Given] | None = None) -> tuple[tuple[Claim, Facets], ...]:
    """The claims beside what their facets rest on; with `given`, those instead of the ones that are to be found."""
    maker = _Maker(found)
    made = [*maker.attributed(), *maker.own()] if given is None else [maker.at(one) for one in given]
    distinct = {claim.id: (claim, facets) for claim, facets in made}
    ordered = sorted(distinct.values(), key=lambda pair: (pair[0].span, len(pair[0].chain), pair[0].id))
    denied = rebutting([facets.uttered for _, facets in ordered])
    return tuple(_denied(*pair) if k in denied else pair for k, pair in enumerate(ordered))


def _denied(claim: Claim, facets: Facets) -> tuple[Claim, Facets]:
    status = weighed("status", Status.DENIED, "rebuttal")
    return replace(claim, status=status.value), replace(facets, status=status)


def _of_paper(claim: Claim, facets: Facets) -> tuple[Claim, Facets]:
    basis = weighed("basis", Basis.DOCUMENT, "source")
    return replace(claim, basis=basis.value), replace(facets, basis=basis)


class _Maker:
    def __init__(self, found: Findings) -> None:
        self.found = found
        self.text = found.document.text
        self.by_id = {a.id: a for a in found.attributions}
        self.children: dict[str | None, list[Attribution]] = {}
        self.done = [a for a in found.attributions if a.id not in found.undone]
        for a in self.done:
            self.children.setdefault(a.parent, []).append(a)
        self.names: Mapping[int, str | None] = {r.cluster: r.name for r in found.referents}
        self.company = Company.of(self.text, found.mentions, {r.cluster: r.type for r in found.referents})
        self.starts = [s.start for s in found.sentences]
        self.mention_starts = [m.span.start for m in found.mentions]
        document = found.document
        self.voice = Voice(document.author or document.publisher, found.author)
        spoken = zip(found.turns, found.speakers, strict=True)
        self.turns = Lookup(spoken, lambda turn: _bounds(turn[0].span))
        self.cited = find_citations(found.syntax, found.sentences)
        self.told = Lookup((told for cited in self.cited.values() for told in cited), lambda told: _bounds(told.words))
        self.turn_acts, self.own_voice = turn_acts(self.text, found.turns), own_act(self.text)

    def attributed(self) -> Iterator[tuple[Claim, Facets]]:
        """Claims of attributed contents; what was not said, asked or denied is told by whoever tells that it was not."""
        for a in self.done:
            for piece, beside in self._pieces(a):
                if not self._relayed(piece, a):
                    claim, facets = self._said(piece, a)
                    about = dict.fromkeys((*claim.about, *(one for other in beside for one in self._about(other))))
                    yield replace(claim, about=tuple(about)[:MOST_ABOUT]), facets

    def at(self, given: Given) -> tuple[Claim, Facets]:
        """The claim at a place that is known."""
        if given.attribution is not None:
            return self._said(given.span, self.by_id[given.attribution])
        chain = self._surround(given.span)
        if given.around is not None and not chain:
            chain = (Link(None, given.around, self.own_voice, self._cluster(given.around)),)
        return self._claim(given.span, chain, None, act=self._own_act(given.span, chain), sure=1.0)

    def own(self) -> Iterator[tuple[Claim, Facets]]:
        """Claims in the document's own voice, or in a turn's speaker's or a quoted writer's: what no attribution covers."""
        taken = sorted(
            span for a in self.children.get(None, ()) for spans in (a.source, a.cue, a.content) for span in spans
        )
        spans = Lookup(taken, _bounds)
        labels = Lookup((t.label for t in self.found.turns), _bounds)
        for sentence in self.found.sentences:
            cited = self.cited.get(sentence)
            for part in (sentence,) if cited is None else (told.words for told in cited):
                for piece in self._own_stretches(part, spans, labels):
                    trimmed = self._trim(piece)
                    if trimmed and self._asserts(trimmed) and (cited is None or self._tells(trimmed)):
                        chain = self._surround(trimmed)
                        act = self._own_act(trimmed, chain)
                        made = self._claim(trimmed, chain, None, act=act, sure=0.9)
                        yield made if cited is None else _of_paper(*made)

    def _own_stretches(self, sentence: Span, taken: Lookup[Span], labels: Lookup[Span]) -> list[Span]:
        """What of a sentence its own voice says: all of it when attributions take less than half, else nothing.

        The rest of a sentence that is mostly somebody's reported words is a torn piece that says nothing alone.
        """
        out = []
        for stretch in _without(sentence, labels.overlapping(sentence.start, sentence.end)):
            left = sum(len(piece) for piece in _without(stretch, taken.overlapping(stretch.start, stretch.end)))
            if left > LEAST_OWN * len(stretch):
                out.append(stretch)
        return out

    def _own_act(self, span: Span, chain: tuple[Link, ...]) -> Act:
        if span.of(self.text).rstrip().endswith("?") or self.text[span.end : span.end + 1] == "?":
            return Act.ASK
        return chain[-1].act if chain else self.own_voice

    def _said(self, span: Span, a: Attribution) -> tuple[Claim, Facets]:
        return self._claim(span, self._chain(a), a, act=a.act, sure=calibrated("claim", a.confidence))

    def _claim(
        self, span: Span, chain: tuple[Link, ...], said: Attribution | None, *, act: Act, sure: float
    ) -> tuple[Claim, Facets]:
        keys = [link.attribution or link.label for link in chain]
        facets = facets_of(self._occasion(span, chain, said, act), self.found.syntax, self.company)
        claim = Claim(
            id=derived_id("c", self.found.document.id, span.start, span.end, *keys),
            document=self.found.document.id,
            span=span,
            voice=self.voice,
            chain=chain,
            act=facets.act.value,
            factuality=facets.factuality.value,
            status=facets.status.value,
            basis=facets.basis.value,
            about=self._about(span),
            frames=find_frames(self.found.syntax, span),
            time=time_of(span, self.found.times, clause_at(self.found.syntax, span)),
            confidence=round(sure, 4),
        )
        return claim, facets

    def _occasion(self, span: Span, chain: tuple[Link, ...], said: Attribution | None, act: Act) -> Occasion:
        if said is None:
            cluster = chain[-1].cluster if chain else self.found.author
            speaker = Speaker(cluster, self.company.is_person(cluster), office=not chain and cluster is None)
            return Occasion(span, self._sentence(span), act, "", Source("", ""), speaker, len(chain))
        cue = " ".join(s.of(self.text) for s in said.cue)
        speaker = self.company.speaker(said, span)
        heard = calibrated("claim", said.confidence)
        source, undone = self._source(said), said.id in self.found.undone
        return Occasion(span, self._sentence(span), act, cue, source, speaker, len(chain), heard, undone)

    def _sentence(self, span: Span) -> Span:
        return next(iter(self._sentences(span)), span)

    def _source(self, said: Attribution) -> Source:
        """A source's words with their head; what a pronoun stands for, where that is known."""
        words = " ".join(s.of(self.text) for s in said.source)
        if not words or (PRONOUN.fullmatch(words) and not said.source_name):
            return Source(words, "")
        if PRONOUN.fullmatch(words) and said.source_name:
            return Source(said.source_name, said.source_name.split()[-1])
        clause = clause_at(self.found.syntax, said.source[0])
        return Source(words, self.found.syntax.word(clause.root) if clause else "")

    def _chain(self, attribution: Attribution) -> tuple[Link, ...]:
        """The speakers of an attribution's content, outermost first, the turn or the quoted mail around them before all."""
        line: list[Attribution] = []
        at: Attribution | None = attribution
        while at is not None:
            line.append(at)
            at = self.by_id[at.parent] if at.parent else None
        links = [Link(a.id, a.source_name, a.act, a.source_cluster) for a in reversed(line)]
        around = self._surround(attribution.content[0])
        if around and around[-1].cluster is not None and around[-1].cluster == links[0].cluster:
            # "ODO: I think that …" is one mouth, not two.
            around = around[:-1]
        elif (
            around
            and links[0].name is None
            and self.told.holding(attribution.content[0].start, attribution.content[0].end)
        ):
            # "Lisk Aff. at 12 (stating that …)": who states it is what is cited.
            links[0], around = replace(links[0], name=around[-1].name), around[:-1]
        return (*around, *links)

    def _surround(self, span: Span) -> tuple[Link, ...]:
        """The quoted writers and the turn's speaker around a span, outermost first."""
        out = []
        for quoted in sorted(self.found.document.quoted, key=lambda q: (q.depth, q.span)):
            if quoted.span.contains(span):
                # A mail quoted in a mail was written to, not told by, the one that quotes it: the deepest writer speaks.
                out = [Link(None, quoted.name, Act.SAY, self._cluster(quoted.name))]
        for turn, speaker in self.turns.holding(span.start, span.end):
            name = (self.names.get(speaker) if speaker is not None else None) or turn.name
            act = self.turn_acts[label_of(turn, self.text)]
            out.append(Link(None, name, act, speaker, label=turn.label))
        for told in self.told.holding(span.start, span.end):
            out.append(Link(None, told.cited.of(self.text), Act.SAY, label=told.cited))
        return tuple(out)

    def _cluster(self, name: str | None) -> int | None:
        return next((r.cluster for r in self.found.referents if name and name in r.names), None)

    def _pieces(self, attribution: Attribution) -> Iterator[tuple[Span, list[Span]]]:
        """What is claimed in each sentence of a content, with the pieces of it beside that claim nothing themselves.

        Where the cue cuts a sentence in two, the claim is what has a predicate ("The mayor, he said, {was a thief}");
        and where neither part has one, what comes last ("Lisk has been charged with {theft}"), which is about whoever
        stands in the other.
        """
        found = [piece for part in attribution.content for piece in self._by_sentence(part)]
        for _, group in groupby(found, key=lambda piece: bisect_right(self.starts, piece.start)):
            pieces = list(group)
            saying = [one for one in pieces if find_frames(self.found.syntax, one)] or pieces[-1:]
            for one in pieces if len(pieces) == 1 else saying:
                yield one, [other for other in pieces if other not in saying]

    def _by_sentence(self, content: Span) -> Iterator[Span]:
        """A content cut at sentence ends, its pieces trimmed."""
        for sentence in self._sentences(content):
            piece = Span(max(sentence.start, content.start), min(sentence.end, content.end))
            # One word alone ("him", a name) is a torn-off part of a content and asserts nothing.
            if (trimmed := self._trim(piece)) and len(trimmed.of(self.text).split()) > 1:
                yield trimmed

    def _sentences(self, span: Span) -> list[Span]:
        at = max(0, bisect_left(self.starts, span.start + 1) - 1)
        out = []
        for sentence in self.found.sentences[at:]:
            if sentence.start >= span.end:
                break
            if sentence.overlaps(span):
                out.append(sentence)
        return out

    def _trim(self, span: Span) -> Span | None:
        start, end = span.start, span.end
        while start < end and (self.text[start] in EDGE or self.text[start] == "."):
            start += 1
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        if CONJUNCTION.match(self.text, start, end):
            start += len("that ")
        return Span(start, end) if start < end else None

    def _relayed(self, span: Span, attribution: Attribution) -> bool:
        """Whether what is said here is wholly what an inner speaker says.

        Where nothing is claimed inside, that somebody promised or reported it is what is told: "Odo had promised {it}".
        """
        covered: set[int] = set()
        for inner in self.children.get(attribution.id, ()):
            if inner.cue and self._claims(inner):
                for part in (*inner.source, *inner.cue, *inner.content):
                    covered |= set(range(max(part.start, span.start), min(part.end, span.end)))
        return len(covered) >= RELAYED * len(span)

    def _claims(self, attribution: Attribution) -> bool:
        """Whether something is claimed in what is said, rather than named."""
        return any(find_frames(self.found.syntax, part) for part in attribution.content)

    def _asserts(self, span: Span) -> bool:
        """Whether a stretch outside all attributions says something, and is no heading, label or leftover."""
        said = span.of(self.text)
        words = re.findall(r"[^\W\d_][\w’'-]*", said)
        if len(words) < LEAST_WORDS or sum(map(len, words)) < 0.5 * len(re.sub(r"\s", "", said)):
            return False
        if HEADER.match(said) or SALUTATION.match(said):
            return False
        stopped = said[-1] in ".!?…" or self.text[span.end : span.end + 1] in ".!?…"
        if _titled(words) and not (stopped and self._tells(span)):
            return False
        if len({w.casefold() for w in words}) < LEAST_WORDS or said.isupper():
            return False
        return stopped or len(words) >= LEAST_UNSTOPPED

    def _tells(self, span: Span) -> bool:
        """Whether somebody does something there, in a verb of small letters: "Ana Rey met Luis Sol at Varn on 3 May." """
        return any(
            argument.role == "subject" and argument.span.end <= frame.predicate.start
            for frame in find_frames(self.found.syntax, span)
            if frame.predicate.of(self.text).islower()
            for argument in frame.arguments
        )

    def _about(self, span: Span) -> tuple[int, ...]:
        """The named participants of a claim, by first mention."""
        out: list[int] = []
        at = bisect_left(self.mention_starts, span.start)
        for m in self.found.mentions[at:]:
            if m.span.start >= span.end:
                break
            if m.cluster is None or m.cluster in out or self.names.get(m.cluster) is None:
                continue
            if m.type in PARTICIPANTS and span.contains(m.span):
                out.append(m.cluster)
        return tuple(out[:MOST_ABOUT])


def _titled(words: list[str]) -> bool:
    """Whether a stretch is a heading or a citation: its longer words all but all in capitals, and no verb that helps."""
    longer = [w for w in words if len(w) > 3]
    small = sum(w[0].islower() for w in longer)
    return small < LEAST_SMALL * len(longer) and not any(w in HELPING for w in words)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _without(sentence: Span, taken: list[Span]) -> list[Span]:
    """What is left of a sentence when the taken stretches are cut out."""
    out, at = [], sentence.start
    for span in sorted(taken):
        if span.start > at:
            out.append(Span(at, min(span.start, sentence.end)))
        at = max(at, span.end)
    if at < sentence.end:
        out.append(Span(at, sentence.end))
    return out
