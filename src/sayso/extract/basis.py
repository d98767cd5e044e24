"""Basis: how a source claims to know, from the words that say so; unstated when none do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.extract.papers import is_paper
from sayso.model import Basis, Span

_ADVERBS = (
    r"(?:(?:\w+ly|also|then|once|both|myself|ourselves|had|did)\s+)*"  # "we have all seen" is a manner of speaking
)
_SENSED = r"(?:saw|witnessed|watched|overheard|was present|were present|was there|were there)"
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
            r"(?:public|common) knowledge|everyone knows|everybody knows|as we all know|(?:is|was|are|['’]s) no secret|"
            r"open secret|known to (?:all|everyone)|needless to say|matter of public record)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.DOCUMENT,
        re.compile(
            rf"\b{_RECORDS}\s+(?:\w+\s+){{0,4}}?(?:shows?|showed|says?|said|states?|stated|reveals?|revealed|indicates?|"
            rf"indicated|reads?|confirms?|confirmed|proves?|proved|attests?|records|lists?|listed|obtained|reviewed|seen)\b|"
            rf"\b(?:according to|as shown (?:in|by)|as stated in|based on|cit(?:es|ed|ing))\s+"
            rf"(?:(?!of\b)[\w’'-]+\s+){{0,4}}?{_RECORDS}\b(?! (?:from|by) \w+ sources)|\bcopy of which\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.TOLD,
        re.compile(
            r"\b(?:(?:i|we) (?:\w+ ){0,2}?(?:am|was|were|been) (?:\w+ ){0,2}?(?:told|informed|briefed|advised|assured)|"
            r"(?:i|we|he|she|they) (?:\w+ ){0,2}?(?:heard|learn(?:ed|t)) (?:it |this )?(?:that|from|of|about|secondhand)|"
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
            r"i (?:infer|conclude|deduce))\b",
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
_CUE: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.FIRST_HAND, re.compile(r"\b(?:saw|witnessed|watched|observed)\b", re.IGNORECASE)),
    (
        Basis.TOLD,
        re.compile(
            r"\b(?:heard|hears?|hearsay|learned|learnt|gather(?:s|ed)|(?:understands?|understood|knows?|knew) from|"
            r"h[ae][sd]? (?:it|this|that) from|by all accounts|"
            r"(?:am|is|are|was|were|been|being|got|gets|['’]m) (?:\w+ ){0,2}?"
            r"(?:told|informed|briefed|advised|assured|warned|notified|given to understand|led to believe))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Basis.INFERRED,
        re.compile(
            r"\b(?:infer(?:s|red|ring)?|deduc(?:e|es|ed|ing)|surmis(?:e|es|ed|ing)|conclu(?:de|des|ded|ding|sion)|"
            r"appears?|appeared|seems?|seemed|estimat(?:e|es|ed|ing)|extrapolat(?:e|es|ed|ing))\b",
            re.IGNORECASE,
        ),
    ),
)
_EYEWITNESS = re.compile(r"\beye-?witness(?:es)?\b", re.IGNORECASE)
_SAW = re.compile(
    r"\bwho (?:had |has |have |was |were )?(?:also |personally |himself |herself )?(?:saw|seen|watched|witnessed|heard|examined|"
    r"treated|attended|present|standing|stood|was there|took part|filmed|photographed)\b",
    re.IGNORECASE,
)
_BRIEFED = re.compile(
    r"\b(?:briefed on|told of|informed of|who (?:was|were|had been) told|(?:citing|quoting) (?:\w+ ){0,4}?"
    r"(?:people|persons|sources?|officials?|witness(?:es)?|residents|neighbou?rs|relatives|employees|insiders|colleagues))\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"^(?:everyone|everybody|all of|the whole|the entire|the world|(?:every|all)(?: the)? \w+|all (?:the|of))\b",
    re.IGNORECASE,
)
_KNOWING = re.compile(r"\b(?:knows?|knew|known|aware)\b", re.IGNORECASE)
_AFTER_HEAD = re.compile(
    r",| (?:of|from|by|in|on|about|for|to|at|who|which|that|with|dated|seen|obtained|published|filed)\b"
)
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a source, and the word that the others hang on."""

    words: str
    head: str


def basis_of(
    text: str, span: Span, *, source: Source, cue: str, deed: str | None, chain_depth: int
) -> tuple[Basis, str]:
    """How the innermost source claims to know the claim at `span`, and what says so.

    The first words that speak of it decide: those of the source ("the indictment", "an eyewitness"), of the cue
    ("heard that", "concluded"), then of the claim, with the part of its sentence that precedes it when the document
    speaks for itself. `deed` is how the claim tells of its speaker's own experience, if it does (see `deeds`), which is
    first-hand. `chain_depth` is the number of speakers before the claim; beyond the first, the wording around the claim
    belongs to somebody else and is not read.
    """
    if (basis := _from_source(source)) is not None:
        return basis, "source"
    if (basis := _from_cue(cue, source.words)) is not None:
        return basis, "cue"
    if (basis := _from_words(text, span, cue, chain_depth)) is not None:
        return basis, "wording"
    if deed is None:
        return Basis.UNSTATED, "silence"
    return (Basis.TOLD if deed == "hearsay" else Basis.FIRST_HAND), deed


def _from_source(source: Source) -> Basis | None:
    if _EYEWITNESS.search(source.words) or _SAW.search(source.words):
        return Basis.FIRST_HAND
    if _BRIEFED.search(source.words):
        return Basis.TOLD
    return (
        Basis.DOCUMENT
        if any(is_paper(source.words, word) for word in (source.head, _last(source.words)) if word)
        else None
    )


def _last(words: str) -> str:
    """The last word of a noun phrase's own, before what follows its head."""
    core = _AFTER_HEAD.split(words)[0].split()
    return core[-1] if core else ""


def _from_cue(cue: str, source: str) -> Basis | None:
    if _EVERYBODY.search(source) and _KNOWING.search(cue):
        return Basis.COMMON_KNOWLEDGE
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
