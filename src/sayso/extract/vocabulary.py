"""The vocabulary: which predicates say what investigators ask most, and what each participant is in it.

A line of _VERBS: kind | predicates | role=part … | parts of which one must be there (+agent: or two agents; -as: but no
such role). A role may name what the participant must be (`object@party`), and the first that fits decides. An indented line
goes on with the one before. _NOUNS has what somebody is of somebody ("the owner of").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.extract.lemmas import word_set
from sayso.extract.titles import HEADS, PLURALS, WEAK
from sayso.model import FrameKind, MentionType, Part

_VERBS = """
pays | pay repay bribe reimburse compensate remit | subject=agent recipient=recipient to=recipient
    object@party=recipient object@thing=theme of=theme for=ground | recipient theme
receives | receive | subject=recipient from=agent object=theme | theme
receives | get obtain collect accept take | subject=recipient from@party=agent object=theme | agent
transfers | give hand pass send grant lend forward turn-over hand-over pass-on | subject=agent recipient=recipient
    to@party=recipient object@thing=theme from=origin | recipient
transfers | transfer sell donate ship deliver smuggle wire | subject=agent recipient=recipient to=recipient
    object=theme from=origin | theme
transfers | buy purchase acquire | subject=recipient recipient=recipient for@party=recipient from=agent object=theme |
    theme
owns | own possess | subject=agent object=patient | patient
member-of | belong | subject@person=agent to@body=patient | patient
owns | belong | subject=patient to=agent | agent
owns | hold | subject=agent object@stake=patient | patient
controls | control command dominate oversee take-over occupy seize | subject=agent object@body=patient
    object@premises=patient of@body=patient | patient
controls | run manage head lead | subject=agent object@body=patient | patient
holds-post | appoint elect designate promote | as=theme object@title=theme object@party=agent recipient@party=agent
    to@body=patient of=patient at=patient for@body=patient | theme patient
holds-post | name nominate make | as@title=theme object@title=theme object@party=agent recipient@party=agent
    of=patient at=patient for@body=patient | theme
holds-post | become remain | subject=agent as@title=theme object@title=theme of=patient at=patient for=patient
    in@body=patient | theme
holds-post | serve act | subject=agent as@title=theme of=patient at=patient for@body=patient on@body=patient
    in@body=patient | theme
employs | work | subject@party=patient for@party=agent at@body=agent as=theme | agent
holds-post | work | subject=agent as@title=theme of=patient in@body=patient | theme
employs | employ hire recruit | subject=agent object@party=patient as=theme | patient
member-of | join | subject=agent object@body=patient | patient
orders | order instruct command | subject=agent object@party=recipient recipient=recipient to@party=recipient
    object=theme of=theme | recipient theme agent
meets | meet | subject=agent object@party=patient with@party=patient | patient +agent
knows | know befriend | subject=agent object@party=patient to@party=agent | patient -as
travels | travel fly drive sail go come return move walk ride drive-back | subject@mover=agent to@place=place
    for@place=place from@place=origin | place origin -as
travels | arrive land depart | subject@mover=agent in@place=place at@place=place to@place=place for@place=place
    from@place=origin | place origin
travels | leave flee depart | subject@mover=agent object@place=origin from@place=origin to@place=place for@place=place
    | origin -as
meets | visit | subject=agent object@person=patient | patient
travels | visit enter | subject@mover=agent object@place=place to@place=place of@place=place from=origin | place
kin | marry | subject=agent object@party=patient to@party=patient with@party=patient | patient +agent
represents | represent | subject=agent object@party=patient of@party=patient | patient
represents | act appear speak work negotiate plead | subject=agent on-behalf-of=patient | patient
accuses | blame | subject=agent on=patient object=ground | patient
accuses | accuse blame | subject=agent object=patient of=ground for=ground | patient
accuses | suspect | subject=agent object@party=patient of=ground | ground
charges | charge | subject=agent object@party=patient with=ground | patient
charges | indict | subject=agent object=patient for=ground on=ground with=ground | patient
detains | arrest detain imprison jail incarcerate remand intern | subject=agent object=patient for@matter=ground on@matter=ground
    in@place=place | patient
tries | try prosecute | subject=agent object@party=patient for@matter=ground on@matter=ground | patient
kills | kill murder assassinate shoot-dead strangle | subject=agent object=patient | patient
kills | execute | subject=agent object@person=patient | patient
"""
# What hangs on the noun or its owner ("of") is the second; who it is said of, the first.
_NOUNS = """
owns | owner co-owner proprietor shareholder | agent patient
employs | employee | patient agent
employs | employer | agent patient
member-of | member | agent patient
represents | lawyer attorney counsel solicitor barrister spokesman spokeswoman spokesperson | agent patient
knows | friend acquaintance | agent patient
kin | brother sister wife husband spouse son daughter father mother cousin uncle aunt nephew niece widow widower
    fiancee | agent patient
kin | brother-in-law sister-in-law son-in-law daughter-in-law father-in-law mother-in-law stepson stepdaughter | agent
    patient
kin | stepfather stepmother grandfather grandmother grandson granddaughter half-brother half-sister relative twin |
    agent patient
"""
STAKES = word_set("share shares stake stakes percent % interest shareholding")
PREMISES = word_set("""
    airport barracks base bridge building city compound district factory farm fort fortress harbour house island
    mill mine office palace plant police-station port prison region road station town valley village warehouse yard
    """)
BODIES = word_set("""
    agency association authority bank board bureau cartel chamber church club commission committee company
    cooperative council department family firm foundation fund gang group ministry movement newspaper office order
    organisation organization party police squad team tribe union university
    """)
PERSONAL = word_set("i me we us he him she her they them you who whom whoever my your his their whose")
_TYPED: Mapping[str, frozenset[MentionType]] = {
    "party": frozenset((MentionType.PERSON, MentionType.ORGANIZATION)),
    "person": frozenset((MentionType.PERSON,)),
    "body": frozenset((MentionType.ORGANIZATION, MentionType.PLACE)),
    "place": frozenset((MentionType.PLACE, MentionType.ORGANIZATION)),
}
# A thing said of who is not paid, given or got: "paid attention", "gave evidence".
_IDLE = word_set("""
    attention visit tribute heed evidence testimony interview birth rise way speech notice permission chance call
    opportunity advice support help example sense
    """)
# Nobody defends himself as another's lawyer does.
_SELVES = word_set("myself yourself himself herself itself ourselves yourselves themselves")


@dataclass(frozen=True, slots=True)
class Role:
    """A participant as the vocabulary sees it: its grammatical role, its head word, its type where a mention tells."""

    role: str
    word: str
    type: MentionType | None


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: FrameKind
    roles: tuple[tuple[str, str, Part], ...]
    needed: frozenset[Part]
    mutual: bool
    barred: frozenset[str]


Named = tuple[FrameKind, tuple[Part | None, ...]]


def name_verb(lemma: str, roles: Sequence[Role], *, complemented: bool = False) -> Named | None:
    """The kind of a verb's frame with the part of each participant, by the first pattern that fits."""
    if complemented and lemma == "try":
        return None
    if lemma == "shoot" and any(one.word == "dead" for one in roles):
        lemma = "shoot dead"
    for pattern in _patterns().get(lemma, ()):
        if any(one.role in pattern.barred or _alien(pattern, one) for one in roles):
            continue
        parts = _alike(roles, [_part(pattern, one) for one in roles])
        if any(part is Part.THEME and one.word in _IDLE for part, one in zip(parts, roles, strict=True)):
            continue
        mutual = pattern.mutual and parts.count(Part.AGENT) > 1
        if mutual or pattern.needed & set(parts):
            return pattern.kind, parts
    return None


def name_noun(word: str, roles: Sequence[Role]) -> Named | None:
    """The kind of what somebody is: "is the owner of", "is chief clerk at"; who it is said of is the subject."""
    noun = singular(word)
    known = _nouns().get(noun)
    kind, first, second = known or (FrameKind.HOLDS_POST, Part.AGENT, Part.PATIENT)
    if known is None and noun not in HEADS:
        return None
    ties = {"of", "possessor", "for", "at", "to"} if kind is not FrameKind.KIN else {"of", "possessor", "to"}
    # A head of contracts is not the contracts': a post is with a body.
    parts = tuple(
        first
        if one.role == "subject"
        else second
        if one.role in ties and (known is not None or one.role == "possessor" or _fits(one, "body"))
        else None
        for one in roles
    )
    if first not in parts or ((known is not None or noun in WEAK) and second not in parts):
        return None
    return kind, parts


def relates(word: str) -> bool:
    """Whether a noun says what somebody is to another: "brother", "owner"."""
    return singular(word) in _nouns()


def singular(word: str) -> str:
    """A noun of the vocabulary in the singular."""
    if word in PLURALS and word not in _nouns():
        return PLURALS[word]
    for plural, ending in (("wives", "wife"), ("ies", "y"), ("men", "man"), ("s", "")):
        if word.endswith(plural) and word.removesuffix(plural) + ending in _nouns():
            return word.removesuffix(plural) + ending
    return word


def _alien(pattern: _Pattern, one: Role) -> bool:
    """Whether the subject is of a type that does no such thing: "the talks went to the ministry" are on no journey."""
    kinds = [kind for role, kind, _ in pattern.roles if role == "subject" and kind]
    return one.role == "subject" and bool(kinds) and not any(_fits(one, kind) for kind in kinds)


def _alike(roles: Sequence[Role], parts: Sequence[Part | None]) -> tuple[Part | None, ...]:
    """What is coordinated with a participant is what that is: "neither Odo nor his men were charged"."""
    known = {one.role: part for one, part in zip(roles, parts, strict=True) if part is not None}
    shared = ("subject", "object", "recipient")
    return tuple(
        known.get(one.role) if part is None and one.role in shared else part
        for one, part in zip(roles, parts, strict=True)
    )


def _part(pattern: _Pattern, one: Role) -> Part | None:
    if one.type is MentionType.TIME:
        return None
    role = one.role.replace(" ", "-")
    for wanted, kind, part in pattern.roles:
        if role == wanted and _fits(one, kind):
            return part
    return None


def _fits(one: Role, kind: str) -> bool:
    if kind == "":
        return True
    if kind == "thing":
        return not _fits(one, "party")
    if kind == "mover":
        return one.type not in (MentionType.EVENT, MentionType.ABSTRACT, MentionType.TIME)
    if kind == "matter":
        return one.type is not MentionType.TIME and not one.word[0].isdigit()
    if kind == "stake":
        return one.word in STAKES
    if kind == "title":
        return one.word in HEADS or one.word in PLURALS
    if kind == "premises":
        return one.word in PREMISES
    if one.word in _SELVES:
        return False
    if kind in ("party", "person") and (one.word in PERSONAL or (one.type is None and one.word in HEADS)):
        return True
    if kind == "party" and one.type is MentionType.PLACE:
        # "paid the prison": a place that acts is its people.
        return one.word in BODIES
    if kind == "body" and one.word in BODIES:
        return True
    return one.type in _TYPED[kind] or (kind == "place" and one.word in PREMISES)


@cache
def _patterns() -> Mapping[str, tuple[_Pattern, ...]]:
    table: dict[str, tuple[_Pattern, ...]] = {}
    for line in _lines(_VERBS):
        kind, lemmas, roles, needed = (part.strip() for part in line.split("|"))
        pattern = _Pattern(
            FrameKind(kind),
            tuple(_slot(role) for role in roles.split()),
            frozenset(Part(part) for part in needed.split() if part[0] not in "+-"),
            "+agent" in needed,
            frozenset(role[1:] for role in needed.split() if role[0] == "-"),
        )
        for lemma in lemmas.split():
            table[lemma.replace("-", " ")] = (*table.get(lemma.replace("-", " "), ()), pattern)
    return table


def _lines(listed: str) -> list[str]:
    return re.sub(r"\n +", " ", listed.strip()).split("\n")


def _slot(written: str) -> tuple[str, str, Part]:
    left, _, part = written.partition("=")
    role, _, kind = left.partition("@")
    return role, kind, Part(part)


@cache
def _nouns() -> Mapping[str, tuple[FrameKind, Part, Part]]:
    table: dict[str, tuple[FrameKind, Part, Part]] = {}
    for line in _lines(_NOUNS):
        kind, nouns, parts = (part.strip() for part in line.split("|"))
        first, second = parts.split()
        table.update(dict.fromkeys(nouns.split(), (FrameKind(kind), Part(first), Part(second))))
    return table
