"""Basis: how a source claims to know, from the words that say so; unstated when none do."""

from __future__ import annotations

import re

from sayso.extract.evidence import Weighed
from sayso.model import Basis, Span

_ADVERBS = (
    r"(?:(?:\w+ly|also|then|once|both|myself|ourselves|had|did)\s+)*"  # "we have all seen" is a manner of speaking
)
_SENSED = r"(?:saw|witnessed|watched|overheard|was present|were present|was there|were there)"
_DID = (
    r"(?:led|met|attended|signed|paid|took|gave|handed|received|carried|drove|visited|worked|delivered|opened|sent|"
    r"called|arrested|(?:was|were) (?:beaten|arrested|detained|tortured|held|shot|hit|taken|forced))"
)
_RECORDS = (
    r"(?:records?|documents?|indictment|filings?|files?|papers?|reports?|letters?|memos?|memorandum|e-?mails?|"
    r"transcripts?|minutes|contracts?|invoices?|ledgers?|statements?|affidavits?|complaint|motion|warrant|audit|"
    r"certificate|receipts?|logs?|registers?|registry|bank statements?|spreadsheets?|photographs?|video|footage|"
    r"study|survey|poll|census|dossier|petition|lawsuit|judgment|judgement|decree|verdict|report card|data)"
)

_ANY_SOURCE: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (
        Basis.COMMON_KNOWLEDGE,
        re.compile(
            r"\b(?:(?:well|widely|generally|universally|commonly|publicly|notoriously)[ -]known(?! as)|"
            r"(?:public|common) knowledge|everyone knows|everybody knows|as we all know|(?:is|was|are) no secret|"
            r"open secret|known to (?:all|everyone)|needless to say|matter of public record)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.DOCUMENT,
        re.compile(
            rf"\b{_RECORDS}\s+(?:\w+\s+){{0,4}}?(?:shows?|showed|says?|said|states?|stated|reveals?|revealed|indicates?|"
            rf"indicated|reads?|confirms?|confirmed|obtained|reviewed|seen)\b|"
            rf"\b(?:according to|as shown (?:in|by)|as stated in|based on|cit(?:es|ed|ing))\s+"
            rf"(?:(?!of\b)[\w’'-]+\s+){{0,4}}?{_RECORDS}\b(?! (?:from|by) \w+ sources)|\bcopy of which\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.TOLD,
        re.compile(
            r"\b(?:(?:was|were|been) (?:\w+ly )?(?:told|informed|briefed|advised|assured)|"
            r"(?:i|we|he|she|they) (?:have |had |has )?(?:heard|learn(?:ed|t)) (?:that|from|of|about)|"
            r"(?:told|informed|assured|advised) (?:me|us)|"
            r"according to|hearsay|word of mouth|from what (?:i|we) (?:hear|heard)|sources? (?:say|said|tell|told))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.INFERRED,
        re.compile(
            r"\b(?:must have|suggests? that|suggesting that|therefore|thus|hence|it follows|consequently|"
            r"(?:it )?(?:appears|appeared|seems|seemed)(?: to| that|,)|apparently|presumably|evidently|"
            r"this means that|can only mean|judging (?:by|from)|in all likelihood|"
            r"i (?:infer|conclude|deduce|assume|suspect))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.FIRST_HAND,
        re.compile(
            rf"\b(?:with (?:my|our|his|her|their) own (?:eyes|ears)|in my presence|in our presence|"
            rf"(?:i|we)\s+{_ADVERBS}{_SENSED}|"
            rf"(?:i|we) {_ADVERBS}heard (?:him|her|them|it|the|a|shots|screams|gunfire))\b",
            re.IGNORECASE,
        ),
    ),
)
_OPENING_SENSED = re.compile(
    rf"^\W*(?:that )?(?:he|she|they)\s+{_ADVERBS}(?:{_SENSED}|heard (?:shots|screams|gunfire))\b", re.IGNORECASE
)
_FIRST_PERSON_DEED = re.compile(rf"\b(?:I|[Ww]e)\s+{_ADVERBS}{_DID}\b")
_CUE: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.FIRST_HAND, re.compile(r"\b(?:saw|witnessed|watched|observed)\b", re.IGNORECASE)),
    (Basis.TOLD, re.compile(r"\b(?:heard|(?:was|were|been) (?:told|informed|briefed)|learned)\b", re.IGNORECASE)),
    (
        Basis.INFERRED,
        re.compile(
            r"\b(?:infer\w*|deduc\w+|surmis\w+|conclud\w+|assum\w+|presum\w+|suspect\w*|guess\w*|reckon\w*|"
            r"appears?|appeared|seems?|seemed|speculat\w+|estimat\w+)\b",
            re.IGNORECASE,
        ),
    ),
)
_DOCUMENT_SOURCE = re.compile(
    rf"\b{_RECORDS}(?=$|[,)]|\s+(?:of|from|by|in|on|about|for|to|released|published|obtained|filed|that|which|seen|and|dated|"
    r"written|sent|signed)\b)",
    re.IGNORECASE,
)
_PERSON_OF_DOCUMENT = re.compile(
    r"\b(?:authors?|writers?|signator(?:y|ies)|officials?|lawyers?|who|person|people|man|woman|editors?)\b|"
    r"^(?:i|we|he|she|they)$",
    re.IGNORECASE,
)
_EYEWITNESS = re.compile(r"\beye-?witness(?:es)?\b", re.IGNORECASE)
_BRIEFED = re.compile(r"\b(?:briefed on|told of|informed of)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


def weigh_basis(text: str, span: Span, *, source: str, cue: str, deed: str | None, chain_depth: int) -> Weighed[Basis]:
    """How the innermost source claims to know the claim at `span`.

    The first words that speak of it decide: those of the source ("the indictment", "an eyewitness"), of the cue
    ("heard that", "concluded"), then of the claim, with the part of its sentence that precedes it when the document
    speaks for itself. `deed` is how the claim tells of its speaker's own experience, if it does (see `deeds`), which is
    first-hand. `chain_depth` is the number of speakers before the claim; beyond the first, the wording around the claim
    belongs to somebody else and is not read.
    """
    if (basis := _from_source(source)) is not None:
        return Weighed(basis, "source")
    if (basis := _from_cue(cue)) is not None:
        return Weighed(basis, "cue")
    if (basis := _from_words(text, span, cue, chain_depth)) is not None:
        return Weighed(basis, "wording")
    return Weighed(Basis.FIRST_HAND, deed) if deed is not None else Weighed(Basis.UNSTATED, "silence")


def _from_source(source: str) -> Basis | None:
    if not source:
        return None
    if _EYEWITNESS.search(source):
        return Basis.FIRST_HAND
    if _BRIEFED.search(source):
        return Basis.TOLD
    if _DOCUMENT_SOURCE.search(source) and not _PERSON_OF_DOCUMENT.search(source):
        return Basis.DOCUMENT
    return None


def _from_cue(cue: str) -> Basis | None:
    found = [(match.start(), basis) for basis, pattern in _CUE if (match := pattern.search(cue))]
    return min(found, key=lambda hit: hit[0])[1] if found else None


def _from_words(text: str, span: Span, cue: str, chain_depth: int) -> Basis | None:
    words = span.of(text).replace(cue, " " * len(cue)) if cue else span.of(text)
    if _OPENING_SENSED.search(words):
        return Basis.FIRST_HAND
    if chain_depth == 0:
        words = _lead_in(text, span.start) + words
    found = [(match.start(), basis) for basis, pattern in _ANY_SOURCE if (match := pattern.search(words))]
    return min(found, key=lambda hit: hit[0])[1] if found else None


def _lead_in(text: str, start: int) -> str:
    """The part of the sentence before the claim, at most 120 code points of it."""
    before = text[max(0, start - 120) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before
