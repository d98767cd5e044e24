"""Factuality: how certain the innermost source presents a claim, with FactBank's values."""

from __future__ import annotations

import re

from sayso.model import Act, Factuality, Span

_UNCOMMITTED = re.compile(
    r"\b(allegedly|reportedly|supposedly|purportedly|reputedly|rumou?red|"
    r"(?:is|are|was|were|been|be) (?:\w+ly )?(?:said|alleged|reported|rumou?red|claimed|accused|suspected|charged) "
    r"(?:to|of|with)|alleged to|unclear|unknown|not (?:clear|known|certain|sure)|whether|wants?|wanted|hopes?|hoped|"
    r"wish(?:es|ed)?|intends?|intended|plans? to|planned to|aims? to|seeks? to|sought to|ought to|"
    r"(?:must|should|shall) (?:not )?(?!have\b|be\b|not\b)\w+)\b",
    re.IGNORECASE,
)
_PROBABLE = re.compile(
    r"\b(probably|likely|presumably|apparently|evidently|seemingly|seems?|seemed|appears?|appeared|must (?:have|be)|"
    r"should have|in all (?:likelihood|probability)|almost certainly|"
    r"(?:is|are|was|were|been) (?:\w+ly )?(?:believed|thought|expected|presumed|assumed|due|set|understood) to|"
    r"(?:is|are|was|were) to (?:be \w+(?:ed|en|n|t)|(?!be\b|blame\b)\w+)|"
    r"will|shall|['’]ll|(?:is|are|am|['’]re|['’]m) going to|doubtful|"
    r"(?:i|we) (?:think|believe|suppose|guess|expect))\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(may|might|could|possibly|perhaps|maybe|conceivably|potentially|can be|"
    r"(?:is|was|be) (?:\w+ly )?(?:possible|conceivable)|a (?:chance|possibility)|risks?)\b",
    re.IGNORECASE,
)
_UNLIKELY = re.compile(r"\b(unlikely|improbable|doubtful|scarcely|hardly)\b", re.IGNORECASE)
# What one could not do one did not do, and what cannot be is not.
_IMPOSSIBLE = re.compile(r"\b(?:(?:can|could)(?:not| not| never|n['’]t)|impossible)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"\b(if|unless|provided that|in case|assuming|were (?:he|she|it|they|we|i) to)\b", re.IGNORECASE
)
_WOULD = re.compile(r"\b(would|['’]d (?=have\b|be\b|go\b))", re.IGNORECASE)
_NEGATED = re.compile(
    r"(?:\b(?:not(?! (?:only|just|merely|simply|guilty|least|to\b))|never|nobody|none|neither|nothing|no one|"
    r"no(?! (?:doubt|question|less|fewer|sooner|matter|later|wonder)))\b|n['’]t\b|\bcannot\b)",
    re.IGNORECASE,
)
_NOT_TO = re.compile(r"\bnot to\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:]|\b(?:that|because|which|who|whom|whose|when|while|although|though|since|if|unless|but)\b", re.IGNORECASE
)
_LEAD = re.compile(r"\s*(?:although|though|while|when|after|before|since|because|as|despite)\b[^,]*,", re.IGNORECASE)
_ASIDE = re.compile(r",\s*(?:who|whom|whose|which|where)\b[^,]*,", re.IGNORECASE)
_COMPLEMENT = re.compile(r"^\W*(?:that|how|why|where|when|which|who)\b", re.IGNORECASE)
_MARKS = "\"“”«»„‘’'` "

_DOUBTING = re.compile(r"\b(doubt\w*|sceptical|skeptical|unconvinced)\b", re.IGNORECASE)
_KNOWING = re.compile(
    r"\b(considering that|know\w*|knew|reali[sz]\w+|remember\w*|recall\w*|recogni[sz]\w+|saw|aware|certain|"
    r"convinced|sure|learn\w*|notic\w+|found out|discover\w*|forg[eo]t\w*|overlook\w*|regret\w*|resent\w*|"
    r"glad|happy|pleased|proud|sorry|sad|surpris\w+|shock\w*|stunned|amaz\w+|angry|furious|upset|disappoint\w*|"
    r"relieved|grateful|mourn\w*|appreciat\w+)\b",
    re.IGNORECASE,
)
_GUESSING = re.compile(r"\b(guess\w*|specul\w+|fear\w*|wonder\w*|worr\w+|imagin\w+)\b", re.IGNORECASE)
_HOPING = re.compile(
    r"\b(against|hop(?:e|es|ed|ing)|considering(?! that)|want\w*|oppos\w+|support\w*|endors\w+|favou?r\w*)\b",
    re.IGNORECASE,
)
_HINTING = re.compile(
    r"\b(suggest\w*|indicat\w+|hint\w*|impl(?:y|ies|ied)|appear\w*|seem\w*|estimat\w+|predict\w*|expect\w*)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:not|never|neither|nor|nobody|n't|declin\w+|refus\w+|fail\w*|unable|cannot|avoid\w*|omit\w*|stop\w* short of)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_REJECTING = re.compile(r"\b(?:reject\w*|overrul\w+|threw out|thr[eo]w\w* out)\b", re.IGNORECASE)
# What is taken back or turned down, where it is no denial, is not said by whoever does that.
_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|abandon\w*|drop(?:s|ped|ping)?|t[ao]\w+ back|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*"
    r"|(?:apologi[sz]\w+|sorry|regret\w*) for \w+ing)\b",
    re.IGNORECASE,
)
# Who does not exclude a thing leaves it possible.
_LEFT_OPEN = re.compile(
    r"\b(?:not|never|n['’]t|cannot|refus\w+|declin\w+)\b.*"
    r"\b(?:rul\w+ out|exclud\w+|den(?:y|ied)|disput\w+|discount\w*)\b",
    re.IGNORECASE,
)

_POLES = {
    Factuality.CERTAIN: Factuality.CERTAINLY_NOT,
    Factuality.PROBABLE: Factuality.PROBABLY_NOT,
    Factuality.POSSIBLE: Factuality.POSSIBLY_NOT,
}
_OPPOSITE = _POLES | {negative: positive for positive, negative in _POLES.items()}
_RANK = {
    Factuality.CERTAIN: 3,
    Factuality.CERTAINLY_NOT: 3,
    Factuality.PROBABLE: 2,
    Factuality.PROBABLY_NOT: 2,
    Factuality.POSSIBLE: 1,
    Factuality.POSSIBLY_NOT: 1,
    Factuality.UNCOMMITTED: 0,
}


def factuality_of(
    text: str,
    span: Span,
    *,
    act: Act | None,
    cue: str = "",
    negated: bool | None = None,
    bare: bool = False,
    unsaid: bool = False,
) -> Factuality:
    """The value that the innermost source gives to the claim at `span`.

    A plain past or present assertion is certain. Modals and hedges lower it, negation of the main predicate turns it;
    the cue then has its say: belief makes it probable at most, denial turns it, a question, a wish or a refusal to
    speak leaves it uncommitted. "reportedly" and "is said to" leave it uncommitted: the source does not vouch for it.

    negated  whether the claim's main predicate is, where its grammar is known
    bare     whether the main predicate is an infinitive ("to pay", "the guard to leave") or an imperative
    unsaid   whether nobody said it: the source is nobody, or was only asked to, or denies it
    """
    claim = span.of(text)
    own = _own_value(claim, negated)
    if act is Act.OTHER and _LEFT_OPEN.search(cue) and "neither" not in cue:
        return _lowered(own, Factuality.POSSIBLE)
    if act in (Act.ASK, Act.REQUEST) or _asks(text, span) or (act is Act.OTHER and (unsaid or is_unsaid(cue))):
        return Factuality.UNCOMMITTED
    if act is Act.DENY:
        return _OPPOSITE.get(own, own)
    if act is Act.RULE and _REJECTING.search(cue):
        return _OPPOSITE.get(own, own)
    if act is Act.RULE and bare:
        # What a court orders is not what it finds.
        return Factuality.UNCOMMITTED
    return _tempered(own, act, cue)


def is_unsaid(cue: str) -> bool:
    """Whether a cue says that nothing was said: "declined to say", "withdrew her claim", "denied" of a request."""
    return _UNSAID.search(cue) is not None or _TAKEN_BACK.search(cue) is not None


def _asks(text: str, span: Span) -> bool:
    claim = span.of(text).rstrip(_MARKS)
    return claim.endswith("?") or (text[span.end : span.end + 2].lstrip(_MARKS).startswith("?"))


def _own_value(claim: str, negated: bool | None) -> Factuality:
    """What the words of the claim say by themselves."""
    main = _main_clause(claim)
    no = _negates(main) if negated is None else negated
    if _UNCOMMITTED.search(main) or _CONDITIONAL.match(claim.strip(_MARKS)):
        return Factuality.UNCOMMITTED
    if _WOULD.search(main):
        return Factuality.UNCOMMITTED if _CONDITIONAL.search(claim) else _turned(Factuality.PROBABLE, no)
    if _IMPOSSIBLE.search(main):
        return Factuality.CERTAINLY_NOT
    if _UNLIKELY.search(main):
        return Factuality.PROBABLY_NOT
    if _POSSIBLE.search(_without_month(main)):
        return _turned(Factuality.POSSIBLE, no)
    if _PROBABLE.search(main):
        return Factuality.UNCOMMITTED if _CONDITIONAL.search(claim) else _turned(Factuality.PROBABLE, no)
    return _turned(Factuality.CERTAIN, no)


def _without_month(main: str) -> str:
    """The clause without the month of May, which is no modal."""
    return re.sub(r"\bMay(?= \d)|(?<=\d )May\b|\b(?:in|of|since|until|by|last|next|early|late|mid) May\b", "", main)


def _main_clause(claim: str) -> str:
    """From after a leading subordinate clause to the first word that opens another, relative asides left out."""
    claim = _ASIDE.sub("", _COMPLEMENT.sub("", claim))
    if lead := _LEAD.match(claim):
        claim = claim[lead.end() :]
    for found in _BREAK.finditer(claim):
        if len(claim[: found.start()].split()) >= 3:
            return claim[: found.start()]
    return claim


def _turned(value: Factuality, no: bool) -> Factuality:
    return _POLES[value] if no else value


def _negates(main: str) -> bool:
    return _NEGATED.search(_NOT_TO.sub("", main)) is not None


def _tempered(own: Factuality, act: Act | None, cue: str) -> Factuality:
    """The value after the cue: never more certain than the cue allows."""
    if _DOUBTING.search(cue):
        return Factuality.PROBABLY_NOT if own in _POLES else _lowered(_OPPOSITE.get(own, own), Factuality.PROBABLE)
    if act is Act.PROMISE:
        return _lowered(own, Factuality.PROBABLE)
    if act is Act.BELIEVE:
        return _believed(own, cue)
    if _HINTING.search(cue):
        return _lowered(own, Factuality.PROBABLE)
    return own


def _believed(own: Factuality, cue: str) -> Factuality:
    unsaid = _UNSAID.search(cue) is not None
    if _HOPING.search(cue):
        return Factuality.UNCOMMITTED
    if _KNOWING.search(cue):
        return Factuality.UNCOMMITTED if unsaid else own
    value = _lowered(own, Factuality.POSSIBLE if _GUESSING.search(cue) else Factuality.PROBABLE)
    return _OPPOSITE.get(value, value) if unsaid else value


def _lowered(value: Factuality, limit: Factuality) -> Factuality:
    """The value, its degree at most that of `limit`, its pole kept."""
    if _RANK[value] <= _RANK[limit]:
        return value
    return limit if value in _POLES else _POLES[limit]
