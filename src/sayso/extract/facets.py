"""Facets: act, factuality, status and basis of one claim, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.acts import considered, grounds, is_nobody
from sayso.extract.basis import Source, basis_of
from sayso.extract.deeds import own_deed, tells_of_event
from sayso.extract.evidence import Weighed
from sayso.extract.factuality import factuality_of
from sayso.extract.lemmas import verb
from sayso.extract.polarity import is_bare, is_negated, is_order
from sayso.extract.predication import Clause, clause_at
from sayso.extract.rebuttals import NO, Uttered
from sayso.extract.signals import QUOTES
from sayso.extract.speaker import Company, Speaker
from sayso.extract.status import status_of
from sayso.extract.sureness import weighed
from sayso.extract.syntax import Syntax
from sayso.model import Act, Basis, Factuality, Span, Status

PERFORMED = frozenset((Act.REQUEST, Act.PROMISE, Act.DENY, Act.ADMIT, Act.ACCUSE))
BEING = frozenset("be am is are was were been being 's 're 'm".split())
CLIENTS = frozenset(("client", "clients", "principal"))


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the facets of a claim are read from.

    cue, source  the words of the innermost attribution's cue and source, "" where there is none
    depth        how many speakers stand before the claim
    heard        how sure the attribution is that the claim is the content of
    undone       whether the innermost source did not do what the cue names
    sentence     the sentence that the claim stands in
    """

    span: Span
    sentence: Span
    act: Act
    cue: str
    source: Source
    speaker: Speaker
    depth: int
    heard: float = 1.0
    undone: bool = False


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
        unsaid=occasion.undone or is_nobody(occasion.source.words),
    )
    if clause is not None and quoted and is_order(clause):
        factuality = Factuality.UNCOMMITTED
    of_self = clause is not None and _of_self(clause, occasion.speaker, company)
    for_client = clause is not None and _for_client(clause)
    status = status_of(text, span, act=act, cue=cue, clause=clause)
    deed = None
    if occasion.speaker.person and factuality is not Factuality.UNCOMMITTED and clause is not None:
        deed = own_deed(clause, lambda word: company.means(word, occasion.speaker), act)
    basis, by = basis_of(text, span, source=occasion.source, cue=cue, deed=deed, chain_depth=occasion.depth)
    if basis is Basis.UNSTATED and occasion.speaker.person and factuality is not Factuality.UNCOMMITTED:
        # A person who tells of what has happened may have been there and not say so.
        by = "silence of a witness" if clause is not None and tells_of_event(clause) else "silence of a person"
    uttered = Uttered(
        words=span.of(text),
        speaker=occasion.speaker.cluster,
        people=company.people(span) | company.people(occasion.sentence)
        if _accuses(act, status)
        else company.people(span),
        of_self=of_self,
        for_client=for_client,
        undergone=clause is not None and _is_passive(clause),
        predicate=verb(clause.word(clause.root)) if clause is not None else "",
        act=act,
        status=status,
        factuality=factuality,
    )
    return Facets(
        weighed(
            "act", act, grounds(cue) if cue else "own voice" if act is Act.SAY else "formula", heard=occasion.heard
        ),
        weighed("factuality", factuality, _tone(factuality, act, cue), heard=occasion.heard),
        weighed("status", status, _standing(status, act, cue, factuality), heard=occasion.heard),
        weighed("basis", basis, by, heard=occasion.heard),
        uttered,
    )


def _tone(value: Factuality, act: Act, cue: str) -> str:
    """What a factuality rests on: the plain form, a negation, a hedge, or what the cue does."""
    if cue and act not in (Act.SAY, Act.ALLEGE, Act.TESTIFY, Act.ACCUSE, Act.ADMIT, Act.CHARGE):
        return f"{value} by {act}"
    return "plain" if value is Factuality.CERTAIN else "negation" if value is Factuality.CERTAINLY_NOT else "hedge"


def _standing(value: Status, act: Act, cue: str, factuality: Factuality) -> str:
    """What a status rests on: the cue, the wording, or that neither speaks of one, which a negation makes less sure."""
    if value is Status.UNSTATED:
        return "silence, negated" if factuality in NO else "silence"
    return "cue" if cue and act not in (Act.SAY, Act.BELIEVE, Act.OTHER) else "wording"


def _accuses(act: Act, status: Status) -> bool:
    """Whether whoever is accused may stand outside the claim: "Odo is accused of taking the key"."""
    return act in (Act.ACCUSE, Act.CHARGE) or status in (Status.ALLEGED, Status.CHARGED)


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


def _is_passive(clause: Clause) -> bool:
    return bool(BEING & set(clause.helpers(clause.root))) and not clause.word(clause.root).endswith("ing")


def _for_client(clause: Clause) -> bool:
    subject = clause.subject(clause.root)
    return subject is not None and clause.word(subject) in CLIENTS
