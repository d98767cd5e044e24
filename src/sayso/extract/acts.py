"""Acts: what a source does by its cue, looked up word by word in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sayso.extract import lexicon
from sayso.extract.lemmas import lemmas, word_set
from sayso.model import Act

_TOKEN = re.compile(r"n['’]t\b|[^\W\d_]+(?:[-.][^\W\d_]+)*?(?=n['’]t\b)|[^\W\d_]+(?:[-.][^\W\d_]+)*|[^\w\s]")
_GAP = 4
_STEPPED_OVER = word_set("""also again now then still just only even both all once later already always often then first
    ever so very too be have do been""")
_TRIAL = re.compile(
    r"\b(pay|custody|detention|detain\w*|releas\w+|hearing|trial|bail|case|evidence|extradit\w+|injunction|damages|"
    r"restitution|appeal|guilty|liable|prison|jail|convict\w*|acquit\w*|sentence\w*)\b",
    re.IGNORECASE,
)
_GUILT = re.compile(r"\b(guilty|liable|in contempt|had violated|violated)\b", re.IGNORECASE)
_COURT_ACTS = word_set(
    "order find conclude hold decide say determine dismiss reject throw grant deny allow direct refuse declare accept"
)
_QUOTES = tuple("\"“„«'‘`")
_KEPT_WHEN_NEGATED = frozenset({Act.BELIEVE, Act.REQUEST, Act.ASK, Act.OTHER})
_PLEADED = word_set("say assert state insist add write note")
# Saying that one is to do something asks it of him ("told him to leave").
_TOLD_TO = word_set("tell warn advise instruct move say remind write signal shout whisper direct notify")
_TO_DO = re.compile(
    r"[\"“„«'‘`]?(?:not |never )?to\b"
    r"(?! (?:date|be sure|tell the truth|have (?:not )?\w+(?:ed|en|wn|ne|ft|ld|de|nt|pt|ght|id|st|ut|ad))\b)",
    re.IGNORECASE,
)
# What one agrees or swears to do is promised; what one agrees or swears is so is not.
_BINDING = word_set("agree swear undertake")
# Written by whoever decides, and by nobody else.
_ORDERED = re.compile(r"\b(?:it is|is|are) (?:\w+ )*?(?:ordered|adjudged|decreed)\b", re.IGNORECASE)
# What is denied or granted by a court or the like, where nobody is said to.
_PENDING = re.compile(
    r"(?:(?:an?|the|his|her|their|its|our|my)\s+)?(?:\w+\s+)?(?:appeal|application|petition|motion|objection|bail|parole)s?\b",
    re.IGNORECASE,
)
_TO_BLAME = re.compile(r"\b(?:responsible|accountable|liable|to blame) for\b", re.IGNORECASE)
_DECIDERS = word_set("it he she they")
_DISPOSED = word_set("deny grant dismiss reject refuse uphold")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b", re.IGNORECASE)
_DECIDED = word_set("find conclude hold decide determine dismiss uphold order rule")
# Who calls a story these denies it, whatever his word for that is.
_FALSE = re.compile(
    r"\b(?:lies?|false\w*|slander\w*|libel\w*|fabricat\w+|invent(?:ed|ions?)|nonsense|baseless|groundless|unfounded|untrue|"
    r"fictions?|rumou?rs?|gossip|smears?|hoax|absurd|fantas\w+)\b",
    re.IGNORECASE,
)
_PETITION = re.compile(
    r"\b(?:appeal|application|petition|request|bid|motion|objection|complaint|licen[cs]e|permit|claim for)\b",
    re.IGNORECASE,
)
_CALLED = word_set("describe call brand label term dub characterize characterise dismiss")

Token = tuple[str, tuple[str, ...]]


def act_of(cue: str, *, content: str = "", source: str = "", hearer: str = "") -> Act:
    """What a source does by this cue: "has repeatedly denied" gives deny, "pleaded guilty to" admit.

    `content` settles cues that depend on what follows ("asked … to leave" requests, "charged that" accuses); `source`
    those that depend on who speaks (a court's "found" rules, a motion's "says" alleges), `hearer` those that depend on
    who is told (a witness "told the court"). A negated report ("did not say", "never admitted", "declined to say",
    "nobody could say") is other: the source did not do it. A negated belief, wish or question is still one. Modals change
    nothing here; factuality carries them. A cue that the lexicon lacks is other.
    """
    return considered(cue, content=content, source=source, hearer=hearer) or Act.OTHER


def considered(cue: str, *, content: str = "", source: str = "", hearer: str = "") -> Act | None:
    """Like act_of, but None when the lexicon lacks the cue."""
    tokens = _tokens(cue)
    found = _phrase(tokens) or _word(tokens)
    if found is None:
        return None
    act, lemma, place = found
    if (_negated(tokens, place) or is_nobody(source)) and act not in _KEPT_WHEN_NEGATED:
        return Act.OTHER
    if (not source or source.split()[0].lower() in _DECIDERS) and _passed(cue, lemma, content, whose=bool(source)):
        return Act.RULE
    who = _who(tokens, source)
    if act is Act.SAY and lemma in ("tell", "inform") and _in_court(hearer, who) and not _TO_DO.match(content):
        return Act.TESTIFY
    if lemma == "say" and _PASSIVE.search(cue):
        return act  # "is said to be rich" asks nothing
    return _refined(act, lemma, content, who)


def _passed(cue: str, lemma: str, content: str, *, whose: bool) -> bool:
    """Whether the words are those of a decision whose maker need not be said: "it is ordered that", "the appeal was denied"."""
    if lemma in ("order", "adjudge", "decree"):
        return not whose and _ORDERED.search(cue) is not None
    return lemma in _DISPOSED and (whose or _PASSIVE.search(cue) is not None) and _PENDING.match(content) is not None


def grounds(cue: str) -> str:
    """What kind of words an act is read from: a phrase, a strong or a weak word, or none that the lexicon has."""
    tokens = _tokens(cue)
    if not tokens:
        return "own voice"
    if _phrase(tokens):
        return "phrase"
    return "word" if any(_strong(tokens)) else "weak word" if _word(tokens) else "unknown word"


def is_nobody(source: str) -> bool:
    """Whether a source is nobody: what it says is not said."""
    words = source.lower().split()
    return bool(words) and (words[0] in lexicon.NOBODY or words[:2] == ["no", "one"])


def _in_court(hearer: str, who: frozenset[str]) -> bool:
    """Whether one who is told something is a court, and the one who tells it no lawyer."""
    return bool(lexicon.HEARERS & {*_TOKEN.findall(hearer.lower())}) and not who & lexicon.ADVOCATES


def _tokens(cue: str) -> tuple[Token, ...]:
    return tuple((word, lemmas(word)) for word in _TOKEN.findall(cue.lower().replace("’", "'")))


def _is(token: Token, lemma: str) -> bool:
    return lemma in token[1]


@cache
def _table(strong: bool) -> dict[str, Act]:
    groups = lexicon.STRONG if strong else lexicon.WEAK
    return {word: act for act, words in groups.items() for word in words.split()}


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Act], ...]:
    parts = ((tuple(phrase.split()), act) for phrase, act in lexicon.PHRASES.items())
    return tuple(sorted(parts, key=lambda part: -len(part[0])))


def _phrase(tokens: Sequence[Token]) -> tuple[Act, str, int] | None:
    """The first phrase of the cue that comes before any other act, longest first."""
    first = next(_strong(tokens), None)
    for start in range(len(tokens)):
        if first is not None and start > first[2]:
            return None
        for phrase, act in _phrases():
            if _matches(tokens, start, phrase):
                return act, phrase[0], start
    return None


def _matches(tokens: Sequence[Token], start: int, phrase: Sequence[str]) -> bool:
    if not _is(tokens[start], phrase[0]):
        return False
    place, spare = start + 1, 0
    for wanted in phrase[1:]:
        if wanted == ".":
            spare = _GAP
            continue
        while place < len(tokens) and not _is(tokens[place], wanted):
            if spare == 0 and not _stepped_over(tokens[place][0]):
                return False
            spare = max(0, spare - 1)
            place += 1
        if place == len(tokens):
            return False
        place, spare = place + 1, 0
    return True


def _stepped_over(word: str) -> bool:
    return word.endswith("ly") or word in _STEPPED_OVER


def _strong(tokens: Sequence[Token]) -> Iterator[tuple[Act, str, int]]:
    table = _table(True)
    for place, (_, forms) in enumerate(tokens):
        for form in forms:
            if form in table:
                yield table[form], form, place
                break


def _word(tokens: Sequence[Token]) -> tuple[Act, str, int] | None:
    """The first strong word; but saying gives way to a participle after it that says more ("put out word urging")."""
    strong = tuple(_strong(tokens))
    if strong:
        first = strong[0]
        if first[0] is Act.SAY:
            later = (hit for hit in strong[1:] if tokens[hit[2]][0].endswith("ing") and hit[0] is not Act.SAY)
            return next(later, first)
        return first
    weak = _table(False)
    for place, (_, forms) in enumerate(tokens):
        for form in forms:
            if form in weak:
                return weak[form], form, place
    return None


def _negated(tokens: Sequence[Token], place: int) -> bool:
    """Whether a negation or a refusal governs the word at `place`; "not only" negates nothing."""
    before = [word for word, _ in tokens[:place]]
    for word, after in pairwise([*before, ""]):
        if word in lexicon.NEGATIONS and after not in ("only", "just", "merely", "simply"):
            return True
    return any(not lexicon.REFUSALS.isdisjoint(forms) for _, forms in tokens[:place])


def _who(tokens: Sequence[Token], source: str) -> frozenset[str]:
    words = _TOKEN.findall(source.lower()) + [word for word, _ in tokens]
    return frozenset(form for word in words for form in lemmas(word))


def _refined(act: Act, lemma: str, content: str, who: frozenset[str]) -> Act:
    opening = content.lower().split()[:1]
    if lemma == "ask" and act is Act.ASK and opening in (["to"], ["for"], ["that"]):
        return Act.REQUEST
    if lemma == "charge" and act is Act.CHARGE and (opening == ["that"] or content[:1] in _QUOTES):
        return Act.ACCUSE
    if lemma == "hold" and _TO_BLAME.search(content) and not who & (lexicon.COURTS | lexicon.BODIES):
        return Act.ACCUSE
    if act is Act.SAY and lemma in _TOLD_TO and _TO_DO.match(content):
        return Act.REQUEST
    if lemma in _BINDING and _TO_DO.match(content):
        return Act.PROMISE
    if lemma in _CALLED and _FALSE.search(content) and not who & (lexicon.COURTS | lexicon.BODIES):
        return Act.DENY
    if lemma in ("reject", "deny", "dismiss", "refuse", "grant") and who & lexicon.BODIES and _PETITION.search(content):
        return Act.RULE
    if (lemma == "find" and _GUILT.search(content)) or (lemma in _DECIDED and who & lexicon.BODIES):
        return Act.RULE
    if lemma in _COURT_ACTS and (who & lexicon.COURTS or (lemma == "order" and _TRIAL.search(content))):
        return Act.SAY if lemma == "say" else Act.RULE
    if lemma in _PLEADED and act is Act.SAY and who & lexicon.PLEADINGS:
        return Act.ALLEGE
    return act
