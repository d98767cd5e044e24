"""Facets: act, factuality, status and basis of one claim, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.acts import considered, is_nobody
from sayso.extract.basis import Source, weigh_basis
from sayso.extract.deeds import Clause, clause_at, own_deed
from sayso.extract.evidence import Weighed
from sayso.extract.factuality import factuality_of
from sayso.extract.frames import Syntax
from sayso.extract.lemmas import verb
from sayso.extract.polarity import is_bare, is_negated, is_order
from sayso.extract.rebuttals import Uttered
from sayso.extract.signals import QUOTES
from sayso.extract.speaker import Company, Speaker
from sayso.extract.status import status_of
from sayso.model import Act, Basis, Factuality, Span, Status

PERFORMED = frozenset((Act.REQUEST, Act.PROMISE, Act.DENY, Act.ADMIT, Act.ACCUSE))
CLIENTS = frozenset(("client", "clients", "principal"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the facets of a claim are read from.

    cue, source  the words of the innermost attribution's cue and source, "" where there is none
    depth        how many speakers stand before the claim
    """

    span: Span
    act: Act
    cue: str
    source: Source
    speaker: Speaker
    depth: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a claim that its own sentence decides."""

    act: Weighed[Act]
    factuality: Weighed[Factuality]
    status: Weighed[Status]
    basis: Weighed[Basis]
    uttered: Uttered


def facets_of(occasion: Occasion, syntax: Syntax, company: Company) -> Facets:
    """The facets of the claim on an occasion."""
    text, span, act, cue = syntax.text, occasion.span, occasion.act, occasion.cue
    clause = clause_at(syntax, span)
    if not cue and clause is not None and act is not Act.ASK:
        act = _performed(clause, occasion.speaker, company) or act
    quoted = clause is not None and text[max(0, span.start - 1) : span.start] in QUOTES
    factuality = factuality_of(
        text,
        span,
        act=act if occasion.depth or act is Act.REQUEST else None,
        cue=cue,
        negated=is_negated(clause) if clause else None,
        bare=clause is not None and is_bare(clause),
        unsaid=is_nobody(occasion.source.words),
    )
    if clause is not None and quoted and is_order(clause):
        factuality = Factuality.UNCOMMITTED
    status = status_of(text, span, act=act, cue=cue, clause=clause)
    deed = None
    if occasion.speaker.person and factuality is not Factuality.UNCOMMITTED and clause is not None:
        deed = own_deed(clause, lambda word: company.means(word, occasion.speaker), act)
    basis = weigh_basis(text, span, source=occasion.source, cue=cue, deed=deed, chain_depth=occasion.depth)
    uttered = Uttered(
        words=span.of(text),
        speaker=occasion.speaker.cluster,
        people=company.people(span),
        of_self=clause is not None and _of_self(clause, occasion.speaker, company),
        for_client=clause is not None and _for_client(clause),
        predicate=verb(clause.word(clause.root)) if clause is not None else "",
        act=act,
        status=status,
        factuality=factuality,
    )
    return Facets(Weighed(act, "cue"), Weighed(factuality, "words"), Weighed(status, "words"), basis, uttered)


def _performed(clause: Clause, speaker: Speaker, company: Company) -> Act | None:
    """What a voice does by saying in the present tense that it does so, where the model saw no attribution: "we require that"."""
    root = clause.root
    subject = clause.subject(root)
    complements = clause.hanging(root, "xcomp", "ccomp")
    if subject is None or not complements or clause.helpers(root) or clause.word(root) != verb(clause.word(root)):
        return None
    found = considered(clause.word(root), content="to" if clause.hanging(complements[0], "mark") else "")
    return found if found in PERFORMED and company.means(clause.place(subject), speaker) else None


def _of_self(clause: Clause, speaker: Speaker, company: Company) -> bool:
    subject = clause.subject(clause.root)
    return subject is not None and company.means(clause.place(subject), speaker)


def _for_client(clause: Clause) -> bool:
    subject = clause.subject(clause.root)
    return subject is not None and clause.word(subject) in CLIENTS
