"""Advocacy: who speaks for whom where no title beside a name says so: "represents", "on behalf of", a press office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract import titles
from sayso.extract.lemmas import lemmas
from sayso.extract.titlephrases import Place, place_of
from sayso.extract.wording import Wording
from sayso.language.protocol import WordRange
from sayso.model import Form, Mention, MentionType, Tense

_PARTIES = frozenset((MentionType.PERSON, MentionType.ORGANIZATION))
_FAR = 12
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Advocate:
    """One who speaks for another; `holder` and `title` in words, the holder's mention where there is one."""

    holder: Place
    principal: Place
    title: WordRange
    lemma: str
    tense: Tense
    sure: float = _SURE


def find_advocates(wording: Wording) -> Iterator[Advocate]:
    """All of them, in text order."""
    for k in range(len(wording)):
        word = wording.word(k)
        found = None
        if word in titles.DESKS and wording.word(k - 1) in titles.PRESS and wording.name_over(k) is None:
            found = _desk(wording, k)
        elif word == "behalf":
            found = _on_behalf(wording, k)
        elif word in ("acts", "acting", "acted") and wording.word(k + 1) == "for":
            found = _represents(wording, k, k + 2, "act for")
        elif word in ("speaks", "speaking") and wording.word(k + 1) == "for":
            found = _represents(wording, k, k + 2, "speak for")
        elif word.startswith("represent") and "represent" in lemmas(word):
            found = _represents(wording, k, k + 1, "represent")
        if found is not None and not _same(found):
            yield found


def _same(found: Advocate) -> bool:
    left, right = found.holder.mention, found.principal.mention
    return left is not None and right is not None and left.cluster is not None and left.cluster == right.cluster


def _party(wording: Wording, k: int) -> Place | None:
    """The person or organisation that begins here, with or without an article; nobody speaks for "us" as an office."""
    for at in (k, k + 1) if wording.word(k) in titles.DETERMINERS else (k,):
        mention = wording.opening(at)
        if mention is not None and mention.form is Form.NAMED:
            place = place_of(wording, mention)
            return place if _may(wording, mention) or place.mention is not mention else None
    mention = wording.opening(k)
    return _place(wording, mention) if mention is not None and _may(wording, mention) else None


def _may(wording: Wording, mention: Mention) -> bool:
    if mention.form is Form.PRONOMINAL and wording.name_of(mention) is None:
        return False
    return wording.type_of(mention) in _PARTIES


def _place(wording: Wording, mention: Mention) -> Place:
    return Place(wording.range(mention.span), mention)


def _desk(wording: Wording, k: int) -> Advocate | None:
    """ "the press office of the Varn police", "the ministry's press service", "the Ministry of Ports press office"."""
    first = k - 1
    owner: Place | None = None
    if wording.word(k + 1) in ("of", "at", "for", ","):
        owner = _party(wording, k + 2)
        if wording.word(k + 1) == "," and (
            owner is None or owner.mention is None or owner.mention.form is not Form.NAMED
        ):
            return None
    elif wording.word(first - 1) == "s" and wording.word(first - 2) == "'":
        mention = wording.closing(first - 2)
        owner = _place(wording, mention) if mention is not None and _may(wording, mention) else None
    else:
        mention = wording.closing(first)
        owner = _place(wording, mention) if mention is not None and mention.form is Form.NAMED else None
    if owner is None:
        return None
    lemma = " ".join(wording.span(first, k + 1).of(wording.text).casefold().split())
    mention = wording.over(k)
    words = wording.range(mention.span) if mention is not None else (first, k + 1)
    return Advocate(Place(words, mention), owner, (first, k + 1), lemma, Tense.UNSTATED)


def _on_behalf(wording: Wording, k: int) -> Advocate | None:
    """ "on behalf of the guild, Odo said"; "Odo, speaking on behalf of the guild"; "signed on behalf of X by Odo"."""
    if wording.word(k - 1) not in ("on", "in") or wording.word(k + 1) != "of":
        return None
    principal = _party(wording, k + 2)
    verb = next(
        (n for n in range(k - 2, max(-1, k - _FAR), -1) if set(lemmas(wording.word(n))) & titles.SPEAKING), None
    )
    if principal is None or (verb is None and wording.sentence_of(k)[0] != k - 1):
        return None
    holder = _speaker(wording, k, verb, principal.words[1])
    if holder is None:
        return None
    return Advocate(_place(wording, holder), principal, (k - 1, k + 2), "on behalf of", Tense.UNSTATED)


def _speaker(wording: Wording, k: int, verb: int | None, after: int) -> Mention | None:
    """Who speaks: "by" somebody, the subject of the verb, or the name beside the phrase."""
    if wording.word(after) == "by":
        return wording.person(wording.opening(after + 1))
    for n in wording.children(verb, "nsubj") if verb is not None else ():
        return wording.person(wording.over(n))
    if wording.word(after) == ",":
        return wording.person(wording.opening(after + 1))
    start = verb if verb is not None else k - 1
    return wording.person(wording.closing(start - 1)) if wording.word(start - 1) == "," else None


def _represents(wording: Wording, k: int, after: int, lemma: str) -> Advocate | None:
    """ "Odo represents the two brothers", "who acts for the company"; "Prado, represented by Odo,"."""
    if wording.word(k) == "represented" and wording.word(k + 1) == "by":
        return _represented(wording, k)
    subjects = [n for n in wording.children(k, "nsubj") if n < k]
    holder = wording.over(subjects[0]) if subjects else wording.closing(k)
    if subjects and wording.word(subjects[0]) in ("who", "which", "that"):
        holder = wording.closing(subjects[0] - (wording.word(subjects[0] - 1) == ","))
    if not subjects and wording.word(k - 1) in (",", "who"):
        at = k - 1 - (wording.word(k - 1) == "who")
        holder = wording.closing(at if wording.word(at) == "," else at + 1)
    principal = _party(wording, after)
    if principal is None or holder is None or wording.name_of(holder) is None or not _may(wording, holder):
        return None
    if any(wording.word(n) in titles.NEGATIVE | titles.HYPOTHETICAL | {"to", "will"} for n in range(max(0, k - 3), k)):
        return None
    return Advocate(_place(wording, holder), principal, (k, after), lemma, _tense(wording, k))


def _represented(wording: Wording, k: int) -> Advocate | None:
    holder = _party(wording, k + 2)
    at = k
    while wording.word(at - 1) in titles.BEING | {"has", "had", "been"}:
        at -= 1
    principal = wording.closing(at - 1 if wording.word(at - 1) == "," else at)
    if holder is None or wording.name_of(holder.mention) is None or principal is None or not _may(wording, principal):
        return None
    tense = Tense.CURRENT if wording.word(k - 1) in ("is", "are") else Tense.UNSTATED
    return Advocate(holder, _place(wording, principal), (k, k + 1), "represent", tense)


def _tense(wording: Wording, k: int) -> Tense:
    word = wording.word(k)
    if word in ("represented", "acted"):
        return Tense.UNSTATED if wording.word(k - 1) in ("has", "have") else Tense.FORMER
    return Tense.CURRENT if word in ("represents", "represent", "acts", "speaks") else Tense.UNSTATED
