"""A statement: a claim as it is compared, with what it says of whom, how much, when, and whether it says yes or no."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.compare.amounts import Amount, amounts
from sayso.compare.content import stem, stems
from sayso.compare.mood import Mood, mood_of
from sayso.model import Act, Argument, Claim, Factuality, Frame, Part, Span
from sayso.model.frame import GIVING

DENIES = frozenset((Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT))
POSSIBLY = frozenset((Factuality.POSSIBLE, Factuality.POSSIBLY_NOT))
# What is asked, wanted or promised is not asserted: nothing bears it out, and nothing conflicts with it.
UNASSERTED = frozenset((Act.ASK, Act.REQUEST, Act.PROMISE))
# Who or what a frame's roles make the doer, and whom or what they make it happen to.
DOER, DONE_TO = frozenset(("subject",)), frozenset(("object", "recipient"))
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|nowhere|without|cannot|hardly|refused|failed)\b|n['’]t\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[\w,;:’'”)] )[A-ZÀ-Ý][\w’'-]*[^\W\d_]")
_NAMES = re.compile(r"(?<![\w-])[A-ZÀ-Ý][\w’'-]*[^\W\d_](?:\s+[A-ZÀ-Ý][\w’'-]*[^\W\d_])*")
_CALENDAR = frozenset(
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
# Whoever tells what another says vouches for no more than that he says it.
SAYING = frozenset(
    map(
        stem,
        "say tell write claim deny testify admit state report confirm allege announce add explain insist argue note"
        " recall describe hear learn read swear accuse".split(),
    )
)
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|my|our|your|no|this|that|any|of)|['’]s)\s+(?P<between>[\w-]+\s+)?$", re.I
)
DOING, UNDERGOING = frozenset((Part.AGENT,)), frozenset((Part.PATIENT, Part.RECIPIENT))
# A claim of fewer content words says too little by itself to be found again elsewhere.
LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """A predicate, by its kind or its stem, with the entities that do it and those that it is done to.

    nominal   whether a noun says it ("his arrest")
    """

    predicate: str
    doers: frozenset[str]
    done_to: frozenset[str]
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it is compared.

    words     stems of the content words, those within names too
    names     those of them that are written with a capital within the sentence
    who       entities that take part
    time      ISO dates, inclusive, either open; None when the claim has no time
    denies    whether its source presents it as not so
    turned    whether its words say the opposite of what its source does: "he took it", denied
    asserted  whether its source presents it as so or not so, and not as asked, wanted or possible
    mood      whether its words tell what happened, or what should, will or may be
    """

    claim: str
    document: str
    span: Span
    text: str
    words: frozenset[str]
    names: frozenset[str]
    order: tuple[str, ...]
    who: frozenset[str]
    deeds: tuple[Deed, ...]
    amounts: tuple[Amount, ...]
    time: tuple[str | None, str | None] | None
    denies: bool
    turned: bool
    asserted: bool
    mood: Mood

    @property
    def main(self) -> Deed | None:
        """What it says first of all: its facets are about this."""
        return next((one for one in self.deeds if not one.nominal), None)

    @property
    def reports(self) -> bool:
        """Whether it tells first of all what somebody says."""
        return self.main is not None and self.main.predicate in SAYING

    @property
    def comparable(self) -> bool:
        """Whether it says enough to be looked for elsewhere, and more than a name: "the Port of Varn"."""
        # The first word of a name may be any word by its capital.
        says = bool(self.deeds) or len(self.words - self.names) > 1
        return self.asserted and says and len(self.words) >= LEAST_WORDS


def proper(text: str) -> frozenset[str]:
    """The stems of words that are written with a capital, but for the first, which may be any word's."""
    return frozenset(stem(word) for word in _CAPITAL.findall(text) if word not in _CALENDAR)


def surnames(text: str) -> tuple[str, ...]:
    """The stems of the last words of names, in their order: by these a name in full and the same one cut short meet."""
    found = (stem(name.split()[-1]) for name in _NAMES.findall(text) if name.split()[-1] not in _CALENDAR)
    return tuple(dict.fromkeys(found))


def state(claim: Claim, text: str) -> Statement:
    """The statement that a claim, whose words are `text`, makes."""
    order = stems(text)
    deeds = tuple(_deeds(claim, text))
    who = {*claim.about_entities, *(a.entity for f in claim.frames for a in f.arguments if a.entity is not None)}
    return Statement(
        claim=claim.id,
        document=claim.document,
        span=claim.span,
        text=text,
        words=frozenset(order),
        names=proper(text),
        order=order,
        who=frozenset(who),
        deeds=deeds,
        amounts=amounts(text),
        time=(claim.time.start, claim.time.end) if claim.time else None,
        denies=claim.factuality in DENIES,
        turned=claim.factuality in DENIES and not NEGATION.search(text),
        asserted=claim.act not in UNASSERTED and claim.factuality is not Factuality.UNCOMMITTED,
        mood=_mood(claim, text, deeds),
    )


def _mood(claim: Claim, text: str, deeds: Sequence[Deed]) -> Mood:
    verbs = (frame.predicate for frame, deed in zip(claim.frames, deeds, strict=True) if not deed.nominal)
    verb = next(verbs, None)
    place = None if verb is None else (verb.start - claim.span.start, verb.end - claim.span.start)
    found = mood_of(text, place)
    return Mood.POSSIBLE if found is Mood.ACTUAL and claim.factuality in POSSIBLY else found


def packed(one: Statement) -> bytes:
    """A statement in a quarter of the memory, as it is held and passed between processes of one program."""
    deeds = tuple((deed.predicate, deed.doers, deed.done_to, deed.nominal) for deed in one.deeds)
    counted = tuple((amount.low, amount.high, amount.unit, amount.text, amount.rounded) for amount in one.amounts)
    before = one.claim, one.document, (one.span.start, one.span.end), one.text, one.words, one.names, one.order, one.who
    return marshal.dumps((before, deeds, counted, (one.time, one.denies, one.turned, one.asserted, str(one.mood))))


def unpacked(data: bytes) -> Statement:
    """The statement that was packed."""
    (claim, document, place, *said), deeds, counted, rest = marshal.loads(data)
    found = tuple(Deed(*one) for one in deeds), tuple(Amount(*one) for one in counted)
    *rest, mood = rest
    fields: list[Any] = [claim, document, Span(*place), *said, *found, *rest, Mood(mood)]
    return Statement(*fields)


def _deeds(claim: Claim, text: str) -> Iterator[Deed]:
    for frame in claim.frames:
        at = frame.predicate.start - claim.span.start
        yield Deed(
            predicate=_predicate(frame),
            doers=frozenset(a.entity for a in frame.arguments if a.entity and _is(a, DOING, DOER)),
            done_to=frozenset(a.entity for a in frame.arguments if a.entity and _is(a, UNDERGOING, DONE_TO)),
            nominal=_is_noun(frame, text, at),
        )


def _is_noun(frame: Frame, text: str, at: int) -> bool:
    """Whether the predicate at an offset stands as a noun: behind an article or a possessive, and no participant between."""
    found = _BEFORE_NOUN.search(text, max(0, at - 24), max(0, at))
    if found is None:
        return False
    # "the early arrest" is a noun's; of "the board approved", the board takes part.
    between = frame.predicate.start - len(found["between"] or "")
    return between == frame.predicate.start or not any(one.span.end > between for one in _before(frame))


def _before(frame: Frame) -> Iterator[Argument]:
    return (one for one in frame.arguments if one.span.end <= frame.predicate.start)


def _predicate(frame: Frame) -> str:
    """Its kind, those of giving and getting as one; or its stem."""
    if frame.kind is None:
        return stem(frame.lemma)
    return "gives" if frame.kind in GIVING else str(frame.kind)


def _is(argument: Argument, parts: frozenset[Part], roles: frozenset[str]) -> bool:
    return argument.part in parts if argument.part else argument.role in roles
