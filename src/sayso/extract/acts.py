"""Acts: what a source does by its cue, looked up word by word in the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sayso.extract import lexicon
from sayso.extract.lemmas import IRREGULAR, lemmas, word_set
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
_KEPT_WHEN_NEGATED = frozenset({Act.BELIEVE, Act.ASK, Act.OTHER})
_GRAVE = frozenset({Act.DENY, Act.ADMIT, Act.ACCUSE})
_DETERMINERS = word_set("a an the one this that another first last following")
_PLEADED = word_set("say assert state insist add write note")
# Saying that one is to do something asks it of him ("told him to leave").
_TOLD_TO = word_set("tell warn advise instruct move say remind write signal shout whisper direct notify")
_INFINITIVE = re.compile(
    r"[\"“„«'‘`]?(?:not |never )?to [\"“„«'‘`]?(?P<verb>\w+)(?: (?:not |never )?(?P<next>\w+))?", re.IGNORECASE
)
_IDIOMS = ("to date", "to be sure", "to tell the truth")
# Whom somebody asks may stand before what he asks of him: "asked [the clerk to burn it]".
_HEARER_FIRST = re.compile(
    r"(?!If\b|Wh|How\b)"
    r"(?:[Hh]im|[Hh]er|[Tt]hem|me|us|you|it|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|our|my|an?) (?:[a-z-]+ ){0,2}[a-z-]+"
    r"|[A-Z][\w.-]+(?: [A-Z][\w.-]+){0,3}) (?:not |never )?to [a-z]"
)
# What one agrees or swears to do is promised; what one agrees or swears is so is not.
_BINDING = word_set("agree swear undertake")
# Written by whoever decides, and by nobody else.
_ORDERED = re.compile(r"\b(?:it is|is|are) (?:\w+ )*?(?:ordered|adjudged|decreed)\b", re.IGNORECASE)
# The noun phrase that a content opens with: "{the first request} to see it".
_OPENING = re.compile(
    r"(?P<phrase>(?:[\w.’'-]+ )*?[\w.’'-]+)"
    r"(?=$|[,;:.(]| (?:of|for|to|that|from|by|against|in|on|about|with|as|who|which)\b)"
)
_REJECTED = word_set("reject rejection dismiss dismissal disown renounce repudiate repudiation rebuff")
_TURNED_DOWN = word_set("deny denial")
# To whom something is denied: "denied [his party] the victory".
_REFUSED_TO = re.compile(r"\s*(?:him|her|them|us|me|you|it|the|his|their|our|my|an?)\b", re.IGNORECASE)
_DESCRIBED = word_set("describe characterize characterise dismiss")
# What is denied or granted by a court or the like, where nobody is said to.
_PENDING = re.compile(
    r"(?:(?:an?|the|his|her|their|its|our|my)\s+)?(?:\w+\s+)?(?:appeal|application|petition|motion|objection|bail|parole)s?\b",
    re.IGNORECASE,
)
_TO_BLAME = re.compile(r"\b(?:responsible|accountable|liable|to blame) for\b", re.IGNORECASE)
_DECIDERS = word_set("it he she they")
_SUBJECTS = _DECIDERS | word_set("i we you who")
_DISPOSED = word_set("deny grant dismiss reject refuse uphold")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\b", re.IGNORECASE)
_DECIDED = word_set("find conclude hold decide determine dismiss uphold order rule")
# Who calls a story these denies it, whatever his word for that is.
_FALSE = re.compile(
    r"\b(?:lies?|false\w*|slander\w*|libel\w*|fabricat\w+|invent(?:ed|ions?)|nonsense|baseless|groundless|unfounded|untrue|"
    r"fictions?|rumou?rs?|gossip|smears?|hoax|absurd|fantas\w+)\b(?! statements?\b)",
    re.IGNORECASE,
)
# Where another clause begins, whose words are no longer what the thing is called.
_CLAUSE = re.compile(r"\b(?:that|which|who|whose|whom|where|into)\b", re.IGNORECASE)
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
    if found[0] is Act.SAY:
        found = _last(tokens) or found
    act, lemma, place = found
    if (_negated(tokens, place) or is_nobody(source)) and not _is_kept(_asked(act, lemma, content) or act, lemma):
        return Act.OTHER
    if lemma == "determined" and not _is_to_do(content):
        act, lemma = Act.SAY, "determine"  # it determined that something is so, and resolved nothing
    if act is Act.ADMIT and _is_regretted(tokens, place):
        return Act.OTHER
    if (not source or source.split()[0].lower() in _DECIDERS) and _passed(cue, lemma, content, whose=bool(source)):
        return Act.RULE
    # "The charges were denied by Odo in court" is Odo's denial.
    who = _who(() if lemma == "deny" and source else tokens, source)
    if act is Act.SAY and lemma in ("tell", "inform") and _in_court(hearer, who) and not _is_to_do(content):
        return Act.TESTIFY
    if lemma == "deny" and _REFUSED_TO.match(hearer) and not content.lower().startswith("that "):
        return Act.OTHER
    if lemma == "say" and _PASSIVE.search(cue):
        return act  # "is said to be rich" asks nothing
    return _refined(act, lemma, content, who)


def _is_kept(act: Act, lemma: str) -> bool:
    """Whether an act is still one when it is negated: who does not wish a thing has an attitude."""
    return act in _KEPT_WHEN_NEGATED or (act is Act.REQUEST and lemma in lexicon.WISHES)


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


def _is_to_do(content: str) -> bool:
    """Whether a content opens with what is to be done, and not with what is said to have been: "to have taken it"."""
    found = _INFINITIVE.match(content)
    if found is None or content.lower().startswith(_IDIOMS):
        return False
    after = (found["next"] or "").lower()
    return not (found["verb"].lower() == "have" and (after.endswith("ed") or after in IRREGULAR))


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
    """The first strong word; but a word of saying gives way to one that says more.

    That is a participle behind it ("put out word urging") or the verb of what goes on ("continued to deny").
    """
    strong = tuple(hit for hit in _strong(tokens) if not _is_noun(tokens, hit))
    if strong:
        first = strong[0]
        if first[1] in lexicon.PHASES and len(strong) > 1:
            return strong[1]
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


def _last(tokens: Sequence[Token]) -> tuple[Act, str, int] | None:
    """A denial, an admission or an accusation that a cue ends with: "his written answers denied", "a statement denying"."""
    if not tokens or not tokens[-1][0].endswith(("ed", "es", "ts", "ing")):
        return None
    last = next((hit for hit in _strong(tokens) if hit[2] == len(tokens) - 1), None)
    return last if last is not None and last[0] in _GRAVE else None


def _is_noun(tokens: Sequence[Token], hit: tuple[Act, str, int]) -> bool:
    """Whether a sentence is written, not passed: "contained a sentence stating"."""
    _, lemma, place = hit
    return lemma == "sentence" and place > 0 and tokens[place - 1][0] in _DETERMINERS


def _negated(tokens: Sequence[Token], place: int) -> bool:
    """Whether a negation or a refusal governs the word at `place`; "not only" negates nothing."""
    before = [word for word, _ in tokens[:place]]
    for word, after in pairwise([*before, ""]):
        if word in lexicon.NEGATIONS and after not in ("only", "just", "merely", "simply"):
            return True
    return any(not lexicon.REFUSALS.isdisjoint(forms) for _, forms in tokens[:place])


def _is_regretted(tokens: Sequence[Token], place: int) -> bool:
    """Whether what is regretted is what was said before: "apologised for claiming that"."""
    return any(
        word.endswith("ing") and any(form in _table(True) for form in forms)
        for (before, _), (word, forms) in pairwise(tokens[place:])
        if before == "for"
    )


def _who(tokens: Sequence[Token], source: str) -> frozenset[str]:
    words = _TOKEN.findall(source.lower()) + [word for word, _ in tokens]
    return frozenset(form for word in words for form in lemmas(word))


def _refined(act: Act, lemma: str, content: str, who: frozenset[str]) -> Act:
    decides = bool(who & (lexicon.COURTS | lexicon.BODIES))
    return (
        _asked(act, lemma, content)
        or (None if decides else _judged(lemma, content))
        or _decided(lemma, content, who)
        or _stated(act, lemma, content, who)
        or act
    )


def _asked(act: Act, lemma: str, content: str) -> Act | None:
    """What is asked, promised or put forward, by how the content opens."""
    opening = content.lower().split()[:1]
    if lemma == "ask" and act is Act.ASK and (opening in (["to"], ["for"], ["that"]) or _HEARER_FIRST.match(content)):
        return Act.REQUEST
    if lemma == "charge" and act is Act.CHARGE and (opening == ["that"] or content[:1] in _QUOTES):
        return Act.ACCUSE
    if act is Act.SAY and lemma in _TOLD_TO and _is_to_do(content):
        return Act.REQUEST
    if lemma in _BINDING and _is_to_do(content):
        return Act.PROMISE
    return Act.SAY if lemma == "object" and opening == ["that"] else None


def _judged(lemma: str, content: str) -> Act | None:
    """What somebody makes of another or of a story who decides nothing."""
    if lemma == "hold" and _TO_BLAME.search(content):
        return Act.ACCUSE
    return Act.DENY if lemma in _CALLED and _is_called_false(lemma, content) else None


def _decided(lemma: str, content: str, who: frozenset[str]) -> Act | None:
    if lemma in ("reject", "deny", "dismiss", "refuse", "grant") and who & lexicon.BODIES and _PETITION.search(content):
        return Act.RULE
    if (lemma == "find" and _GUILT.search(content)) or (lemma in _DECIDED and who & lexicon.BODIES):
        return Act.RULE
    if lemma == "deny" and not (_PETITION.search(content) or _is_turned_down(lemma, content)):
        return None  # a judge denies like anybody else what is nothing to be granted: "denied taking a bribe"
    if lemma in _COURT_ACTS and (who & lexicon.COURTS or (lemma == "order" and _TRIAL.search(content))):
        return Act.SAY if lemma == "say" else Act.RULE
    return None


def _stated(act: Act, lemma: str, content: str, who: frozenset[str]) -> Act | None:
    """What a pleading says is alleged; what is granted or turned down is neither admitted nor denied."""
    if lemma in _PLEADED and act is Act.SAY and who & lexicon.PLEADINGS:
        return Act.ALLEGE
    if lemma == "grant" and not content.lower().startswith("that "):
        return Act.OTHER
    return Act.OTHER if act is Act.DENY and _is_turned_down(lemma, content) else None


def _is_called_false(lemma: str, content: str) -> bool:
    """Whether something is called false, and not only something false spoken of: "described claims that he lied"."""
    called = _CLAUSE.split(content)[0]
    _, behind, named = called.partition(" as ") if lemma in _DESCRIBED else ("", " ", called)
    return bool(behind) and _FALSE.search(named) is not None


def _is_clause(phrase: str) -> bool:
    """Whether words that end in a noun have a verb before it: "she gave the order"."""
    first, *before = [word.lower() for word in phrase.split()[:-1]] or [""]
    return first in _SUBJECTS or any(word.endswith("ed") or IRREGULAR.get(word, word) != word for word in before)


def _is_turned_down(lemma: str, content: str) -> bool:
    """Whether what is rejected or refused is nothing that anybody says: "dismissed the guests", "was denied entry"."""
    if lemma not in _REJECTED | _TURNED_DOWN:
        return False
    found = _OPENING.match(content.strip("\"“”„«»'‘’` "))
    nouns = found["phrase"].lower().split() if found else []
    while nouns and (nouns[-1].endswith("ed") or IRREGULAR.get(nouns[-1], nouns[-1]) != nouns[-1]):
        nouns.pop()  # "the account given by counsel"
    head = frozenset(lemmas(nouns[-1])) if nouns else frozenset()
    if content.lower().startswith("any "):
        return False  # who rejects any such thing says that there is none
    if lemma in _TURNED_DOWN:
        return bool(head & lexicon.GRANTABLE) and not _is_clause(found["phrase"] if found else "")
    if content.lower().startswith(("that ", "having ")) or " as " in content:
        return False
    return not head & lexicon.DENIABLE
