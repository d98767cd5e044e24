"""Attributions: the model's linked fragments as sources, cues and contents in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.extract.acts import act_of
from sayso.extract.candidate import word_span
from sayso.extract.coreference import Coreference
from sayso.extract.kinds import kind_of
from sayso.extract.mentions import by_words, joined
from sayso.extract.passives import PASSIVE
from sayso.extract.pronouns import pronoun
from sayso.extract.signals import Said
from sayso.extract.tags import Fragment
from sayso.language.words import Words
from sayso.model import Attribution, Document, Span, Spans, derived_id

# How many characters behind a cue may name whom it is told to.
FARTHEST_HEARER = 60


def find_attributions(
    document: Document, words: Words, said: Sequence[Said], who: Coreference
) -> tuple[Attribution, ...]:
    """One Attribution for each Said, in their order; a parent always comes before its children."""
    names = {r.cluster: r.name for r in who.referents}
    placed = by_words(who.found)
    out: list[Attribution] = []
    for k, item in enumerate(said):
        linked = item.linked
        source, cue = (_spans(words, [part]) if part else () for part in (linked.source, linked.cue))
        content = _spans(words, linked.content)
        quote = " ".join(span.of(document.text) for span in _done_first(document.text, cue, content))
        cluster = who.sources[k]
        if linked.source and joined(linked.source.words, placed, document.text, words):
            cluster = None
        own_words = _words_of(document.text, source)
        name = _name(cluster, own_words, names, who)
        parent = out[item.parent].id if item.parent is not None else None
        out.append(
            Attribution(
                id=derived_id("a", document.id, parent, source, cue, content),
                document=document.id,
                source=source,
                cue=cue,
                content=content,
                act=act_of(
                    _words_of(document.text, cue),
                    content=quote,
                    source=f"{own_words} {name}" if pronoun(own_words) and name else own_words,
                    hearer=_hearer(document.text, cue, content),
                ),
                kind=kind_of(document.text, content),
                parent=parent,
                source_cluster=cluster,
                source_name=name,
                confidence=linked.confidence,
            )
        )
    return tuple(out)


def _name(cluster: int | None, own_words: str, names: Mapping[int, str | None], who: Coreference) -> str | None:
    """The fullest name; else, for a pronoun, the noun phrase that it stands for; else the source's own words."""
    if cluster is not None and (name := names.get(cluster)):
        return name
    if cluster is not None and pronoun(own_words):
        return who.phrases.get(cluster, own_words)
    return own_words.strip(" ,;:—–-") or None


def _spans(words: Words, parts: Sequence[Fragment]) -> Spans:
    return tuple(sorted(word_span(words, part.words) for part in parts))


def _done_first(text: str, cue: Spans, content: Spans) -> Spans:
    """What is said, but of a passive what stands behind the cue first: "[Lisk] was told [to wait]"."""
    if not PASSIVE.search(_words_of(text, cue)):
        return content
    return tuple(sorted(content, key=lambda span: (span.start < cue[0].start, span)))


def _words_of(text: str, spans: Spans) -> str:
    """The text of some spans on one line."""
    return " ".join(" ".join(span.of(text).split()) for span in spans)


def _hearer(text: str, cue: Spans, content: Spans) -> str:
    """What stands between a cue and its content, or else right behind the cue: who is told, if anybody is."""
    if not cue:
        return ""
    start = cue[-1].end
    after = next((span.start for span in content if span.start >= start), None)
    behind = text[start : start + FARTHEST_HEARER] if after is None else text[start:after]
    return re.split(r"[,.;:]", behind)[0] if len(behind) <= FARTHEST_HEARER else ""


def within(span: Span, attribution: Attribution) -> bool:
    """Whether an attribution's content holds a span."""
    return any(part.contains(span) for part in attribution.content)
