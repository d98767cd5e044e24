"""Facets: act, factuality, status and basis of one claim, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.basis import Source, weigh_basis
from sayso.extract.deeds import clause_at, own_deed
from sayso.extract.evidence import Weighed
from sayso.extract.factuality import factuality_of
from sayso.extract.frames import Syntax
from sayso.extract.speaker import Company, Speaker
from sayso.extract.status import status_of
from sayso.model import Act, Basis, Factuality, Span, Status


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


def facets_of(occasion: Occasion, syntax: Syntax, company: Company) -> Facets:
    """The facets of the claim on an occasion."""
    text, span, act, cue = syntax.text, occasion.span, occasion.act, occasion.cue
    factuality = factuality_of(text, span, act=act if occasion.depth else None, cue=cue)
    status = status_of(text, span, act=act, cue=cue)
    deed = None
    if occasion.speaker.person and factuality is not Factuality.UNCOMMITTED and (clause := clause_at(syntax, span)):
        deed = own_deed(clause, lambda word: company.means(word, occasion.speaker), act)
    basis = weigh_basis(text, span, source=occasion.source, cue=cue, deed=deed, chain_depth=occasion.depth)
    return Facets(Weighed(act, "cue"), Weighed(factuality, "words"), Weighed(status, "words"), basis)
