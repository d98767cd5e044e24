"""Rebuttals: who denies in his own words what the document says he is accused of ("I never touched the key")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.extract.deeds import PERCEIVING
from sayso.extract.lemmas import lemmas, word_set
from sayso.model import Act, Factuality, Status

# Misdeeds, by which a claim accuses whatever its cue (FrameNet: Committing_crime, Theft, Killing, Deception, Misdeed).
MISDEEDS = word_set("""
    steal rob embezzle launder bribe extort defraud cheat swindle forge falsify fake doctor backdate alter tamper conceal hide
    destroy shred burn kill murder shoot stab poison strangle beat hit strike assault attack rape abuse molest torture kidnap
    abduct threaten blackmail intimidate harass stalk smuggle traffic lie mislead deceive perjure betray spy leak sabotage
    vandalise vandalize trespass burgle loot plunder pilfer pocket misuse misappropriate divert abandon desert neglect
    theft robbery fraud bribery bribe forgery murder killing arson assault rape abuse corruption collusion perjury espionage
    negligence misconduct embezzlement extortion blackmail smuggling thief liar crook killer murderer guilty culprit drunk
    doping cheating bully bullying harassment overcharge pollute dump kickback
    """)
THINKING = word_set("remember recall recollect need want think believe feel expect plan intend")
ACCUSED = frozenset((Status.ALLEGED, Status.CHARGED, Status.CONVICTED))
ACCUSING = frozenset((Act.ACCUSE, Act.CHARGE))
NO = frozenset((Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT))


@dataclass(frozen=True, slots=True)
class Uttered:
    """What of a claim shows whether it accuses or rebuts.

    speaker    the cluster of its innermost source, or of the voice that it stands in
    people     the clusters of the persons and organisations that it mentions, pronouns among them; of an accusation,
               those of its whole sentence
    of_self    whether its main subject is its speaker; `for_client` whether it is whom its speaker acts for
    predicate  the lemma of its main predicate
    undergone  whether that is a passive
    """

    words: str
    speaker: int | None
    people: frozenset[int]
    of_self: bool
    for_client: bool
    predicate: str
    act: Act
    status: Status
    factuality: Factuality
    undergone: bool = False


def rebutting(claims: Sequence[Uttered]) -> frozenset[int]:
    """The places of the claims that deny an accusation which another mouth makes in the document.

    Nobody denies by saying what he did not perceive. Of a client, his counsel denies only what was said in the same words.
    """
    accusations = [claim for claim in claims if _accuses(claim)]
    found = {k for k, claim in enumerate(claims) if _rebuts(claim, accusations, claims)}
    # Beside a denial of his, another such sentence goes on with it: "That is a lie. I never had a key."
    denied = found | {k for k, claim in enumerate(claims) if claim.status is Status.DENIED}
    beside = {
        k
        for k in range(len(claims))
        if _negates(claims[k]) and any(_goes_on(claims, k, n) for n in (k - 1, k + 1) if n in denied)
    }
    return frozenset(found | beside)


def _goes_on(claims: Sequence[Uttered], k: int, near: int) -> bool:
    return claims[k].of_self and claims[k].status is Status.UNSTATED and claims[k].speaker == claims[near].speaker


def _negates(claim: Uttered) -> bool:
    """Whether a claim says what its speaker, or whom he acts for, did not do, sensing and thinking aside.

    What he will not do is no denial of what he is accused of, nor is what he claims that nobody did to him.
    """
    mine = claim.of_self or claim.for_client
    fits = claim.status is Status.UNSTATED or (claim.status is Status.ALLEGED and not claim.undergone)
    return (
        mine and fits and claim.factuality is Factuality.CERTAINLY_NOT and claim.predicate not in PERCEIVING | THINKING
    )


def _rebuts(claim: Uttered, accusations: Iterable[Uttered], claims: Iterable[Uttered]) -> bool:
    if not _negates(claim):
        return False
    mine = any(claim.speaker in other.people and other.speaker != claim.speaker for other in accusations)
    same = _said(claim.predicate, claim, claims)
    if claim.status is Status.ALLEGED:
        # "She alleges that she did not consent" accuses; "he claims that he did not take it" rebuts who says he took it.
        return mine and same
    return mine if claim.speaker is not None and not claim.for_client else same


def _said(predicate: str, claim: Uttered, claims: Iterable[Uttered]) -> bool:
    """Whether another mouth said just that."""
    others = (other for other in claims if other.speaker != claim.speaker and other.factuality not in NO)
    return any(predicate in _forms(other.words) for other in others)


def _accuses(claim: Uttered) -> bool:
    if claim.factuality in NO and claim.act is not Act.DENY:
        return False
    return claim.status in ACCUSED or claim.act in ACCUSING or bool(MISDEEDS & _forms(claim.words))


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for word in words.split() for form in lemmas(word.strip(",.;:!?\"'”“’‘()")))
