"""Understanding: one document into its Reading, a pure function of the document and the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.attributions import find_attributions
from sayso.extract.candidate import Candidate, word_span
from sayso.extract.claims import Findings, find_claims
from sayso.extract.coreference import Coreference, resolve_mentions
from sayso.extract.frames import Syntax
from sayso.extract.lookup import Lookup
from sayso.extract.mentions import candidates
from sayso.extract.posts import Statements, find_posts
from sayso.extract.sentences import find_sentences
from sayso.extract.signals import Signals, listen
from sayso.extract.times import find_times
from sayso.extract.turns import find_turns
from sayso.extract.undone import undone
from sayso.extract.wholes import whole
from sayso.extract.wording import Wording
from sayso.language.protocol import Language
from sayso.model import Act, Document, Form, Mention, MentionType, Problem, Reading, derived_id

# Changes whenever the same document and model may give another Reading, so that a build reads again.
VERSION = "10"
# Noun phrases of these types are mentions to show; the rest of a text's common nouns only compete for its pronouns.
KEPT_NOMINALS = frozenset((MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE, MentionType.EVENT))
UNDERSTOOD = ("en", None)
# A text shorter than this is too short to tell its language: it is read as English.
TELLING = 200


def understand(document: Document, *, language: Language) -> Reading:
    """Who says what in a document. A text in another language than English is kept, with a Problem, and not read."""
    if document.language not in UNDERSTOOD and len(document.text) >= TELLING:
        return Reading(document, problems=(_foreign(document),))
    text = document.text
    signals = listen(text, language)
    found = findings(document, signals, language)
    claims = find_claims(found)
    posts = find_posts(
        Wording(
            text,
            signals.words,
            grammars=signals.grammars,
            sentences=found.sentences,
            mentions=found.mentions,
            referents=found.referents,
        ),
        Statements(document, found.attributions, found.times),
    )
    return Reading(
        document=document,
        sentences=found.sentences,
        mentions=found.mentions,
        referents=found.referents,
        attributions=found.attributions,
        claims=claims,
        posts=posts,
    )


def findings(document: Document, signals: Signals, language: Language) -> Findings:
    """What a document's claims are made of: who is who in it, who says what, and when."""
    text, words = document.text, signals.words
    signals = replace(signals, said=tuple(whole(said, signals, text) for said in signals.said))
    turns = find_turns(text)
    who = resolve_mentions(document, signals, candidates(text, signals), turns, language.parameters)
    mentions = tuple(sorted((*_mentions(document, who), *_times(document, signals, who)), key=lambda m: m.span))
    syntax = Syntax(text, words, signals.grammars, Lookup(mentions, lambda m: (m.span.start, m.span.end)))
    attributions = find_attributions(document, words, signals.said, who)
    not_done = undone(attributions, signals.said, syntax)
    return Findings(
        document=document,
        sentences=find_sentences(words, signals.ends, text),
        mentions=mentions,
        referents=who.referents,
        attributions=tuple(replace(a, act=Act.OTHER) if a.id in not_done else a for a in attributions),
        turns=turns,
        speakers=who.speakers,
        author=who.author,
        times=find_times(text, published=document.published),
        syntax=syntax,
        undone=not_done,
    )


def _mentions(document: Document, who: Coreference) -> tuple[Mention, ...]:
    types = {r.cluster: r.type for r in who.referents}
    return tuple(
        Mention(
            id=derived_id("m", document.id, c.span.start, c.span.end, c.form),
            document=document.id,
            span=c.span,
            form=c.form,
            type=types.get(cluster, c.type) if cluster is not None and c.pronoun else c.type,
            cluster=cluster,
            confidence=round(c.confidence, 4),
        )
        for c, cluster in zip(who.found, who.cluster, strict=True)
        if _is_kept(c)
    )


def _is_kept(c: Candidate) -> bool:
    return c.form is not Form.NOMINAL or c.type in KEPT_NOMINALS


def _times(document: Document, signals: Signals, who: Coreference) -> Iterator[Mention]:
    """The time expressions that no other mention overlaps: "for two weeks", "recently"."""
    shown = Lookup((c.words for c in who.found if _is_kept(c)), lambda words: words)
    for words, confidence in signals.expressions:
        if not shown.overlapping(*words):
            span = word_span(signals.words, words)
            yield Mention(
                id=derived_id("m", document.id, span.start, span.end, Form.NOMINAL),
                document=document.id,
                span=span,
                form=Form.NOMINAL,
                type=MentionType.TIME,
                confidence=round(confidence, 4),
            )


def _foreign(document: Document) -> Problem:
    return Problem(
        document.path,
        "understand",
        f"the text looks to be in the language {document.language!r}; sayso reads English so far, so its words can be"
        " searched but no claims were taken from it",
    )
