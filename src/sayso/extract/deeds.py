"""Deeds: whether a claim tells what its own speaker did, perceived or underwent, by its grammar."""

from __future__ import annotations

from collections.abc import Callable, Set

from sayso.extract.lemmas import IRREGULAR, verb, word_set
from sayso.extract.predication import Clause
from sayso.model import Act, Span

# What one perceives with the senses; "could see" is no less first-hand than "saw" (Viberg 1983).
PERCEIVING = word_set("see hear watch witness smell taste notice observe overhear spot glimpse recognise recognize")
# States of mind and of being, which nobody does or witnesses (Vendler's states; Levin 1993, classes 31, 47).
STATIVE = word_set("""
    be have own belong possess need want wish hope think believe know understand mean like love hate fear doubt suppose
    suspect trust respect regret expect intend plan prefer deserve seem appear look sound resemble contain consist
    include cost depend concern matter exist represent equal lack owe agree disagree consider assume guess reckon imagine
    care mind feel require exceed remain differ act rely respect support oppose presume
    """)
# Saying so is doing so (Austin 1962): in the present tense only these tell of a deed.
PERFORMED = word_set("resign write enclose attach submit sign swear file return withdraw apologise apologize appeal")
# What one is told is hearsay, whoever tells of being told.
TELLING = word_set("tell inform ask say advise assure remind notify brief write answer reply explain promise")
HEARSAY = frozenset(("about", "of", "from"))
HEARING = word_set("tell inform brief advise assure notify")
# What does these to somebody is seldom somebody (Levin 1993, classes 29 and 31).
CAUSING = word_set("""allow enable permit help lead make cause bring concern interest surprise worry remind let encourage
    convince persuade please annoy bother trouble puzzle impress disappoint frighten scare move""")
# Where what comes there comes to whoever lives there.
HOMES = word_set("""house home shop office door gate farm village town apartment flat room yard street boat car table place church
    camp tent school workshop store""")
AHEAD = frozenset(
    ("will", "shall", "'ll", "wo", "would", "may", "might", "must", "should", "can", "could", "ca", "ought")
)
FINITE_PRESENT = frozenset(("do", "does", "am", "is", "are", "'m", "'re"))
HAVING = frozenset(("have", "has", "had", "'ve", "having"))
PASSIVE_HELP = frozenset(("was", "were", "been", "got", "get", "being"))
# Where or how one was: "I was there", "he was asleep".
WHEREABOUTS = word_set(
    "there here home present asleep awake away outside inside upstairs downstairs alone abroad aboard ashore"
)
# What one has is a deed when it is an event.
EVENTS = word_set("""lunch dinner breakfast supper tea drink drinks meeting meetings conversation conversations talk talks
    argument row fight accident look word words call interview encounter""")
ELLIPTIC = frozenset(("was", "were", "did", "had"))
COMPLEMENTS = ("obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "cop")
TOWARDS = frozenset(("to", "into", "at", "towards", "toward"))
TIME_WORDS = frozenset(("when", "as", "while", "before", "after", "until"))
# Nouns of what one does; a denial of them is a denial of a deed.
DEEDS = word_set("part role hand involvement theft murder contact wrongdoing offence offense crime fraud rape assault")
DEED_ENDINGS = ("ing", "ment", "tion", "sion", "ance")
# Whoever does these with a content without a subject ("denies taking it", "claims to have seen it") speaks of himself.
OF_HIMSELF = frozenset((Act.DENY, Act.ADMIT, Act.ALLEGE, Act.TESTIFY, Act.SAY, Act.BELIEVE, Act.OTHER))

Means = Callable[[Span], bool]


def own_deed(clause: Clause, means: Means, act: Act) -> str | None:
    """How a claim tells of its speaker's own experience, or None: "deed", "perception", "undergone", "witnessed".

    "hearsay" is the experience of being told.

    `means` says whether a word refers to the speaker.
    """
    root = clause.root
    for predicate in (root, *clause.hanging(root, "conj")):
        subject = clause.subject(predicate)
        if subject is not None and any(means(clause.place(k)) for k in _those(clause, subject)):
            if kind := _done(clause, predicate):
                return kind
        elif subject is not None and (kind := _befell(clause, predicate, means)):
            return kind
    return _implied(clause, root, act) or _witnessed(clause, root, means)


def _those(clause: Clause, subject: int) -> list[int]:
    """A subject with those beside it: "my wife and I", "none of us"."""
    parts = [k for k in clause.hanging(subject, "nmod") if "of" in {clause.word(c) for c in clause.hanging(k, "case")}]
    return [subject, *clause.hanging(subject, "conj"), *(k for k in parts if clause.word(k) in ("us", "them"))]


def _done(clause: Clause, predicate: int) -> str | None:
    """What kind of deed a predicate is, if it is one and no state, wish or plan."""
    word, helpers = clause.word(predicate), {*clause.helpers(predicate)}
    if word in ELLIPTIC and not clause.hanging(predicate, *COMPLEMENTS):
        # "We were not": what he did or underwent was said just before.
        return "deed"
    if clause.hanging(predicate, "cop"):
        # "She was at her sister's" places her; "she was a clerk" only says who she is.
        placed = word in WHEREABOUTS or bool(clause.hanging(predicate, "case"))
        return "deed" if placed and _past(clause, predicate, "cop") else None
    lemma = verb(word)
    if lemma == "have" and word == "had":
        eventful = any(clause.word(k) in EVENTS for k in clause.hanging(predicate, "obj"))
        return "deed" if eventful or any(_does(clause, k) for k in clause.hanging(predicate, "xcomp")) else None
    if lemma == "feel" and clause.hanging(predicate, "obj") and _happened(word, helpers):
        return "perception"
    if helpers >= {"'d", "be"}:
        return None
    if lemma in PERCEIVING:
        if _hearsay(clause, predicate):
            return "hearsay"
        return None if helpers & {"will", "shall", "'ll", "would"} else "perception"
    if lemma in STATIVE or AHEAD & helpers or not (_happened(word, helpers) or lemma in PERFORMED):
        return None
    if PASSIVE_HELP & helpers and not word.endswith("ing"):
        return "hearsay" if lemma in HEARING else "undergone"
    return "deed"


def _does(clause: Clause, predicate: int) -> bool:
    return verb(clause.word(predicate)) not in STATIVE


def _hearsay(clause: Clause, predicate: int) -> bool:
    """Whether what is heard is told: "heard that", "heard about it from his son"."""
    if verb(clause.word(predicate)) != "hear":
        return False
    cases = {clause.word(c) for k in clause.hanging(predicate, "obl", "obj") for c in clause.hanging(k, "case")}
    marks = {clause.word(c) for k in clause.hanging(predicate, "ccomp") for c in clause.hanging(k, "mark")}
    return bool(cases & HEARSAY or "that" in marks)


def _happened(word: str, helpers: Set[str]) -> bool:
    """Whether a verb's form tells of what has happened, and not of what happens in general."""
    if "going" in helpers or (FINITE_PRESENT & helpers and not HAVING & helpers):
        return False
    if helpers:
        return True
    return (
        word.endswith("ed")
        or (word in IRREGULAR and (IRREGULAR[word] != word and not word.endswith("s")))
        or (word in IRREGULAR and IRREGULAR[word] == word)
    )


def _past(clause: Clause, predicate: int, *relations: str) -> bool:
    words = {clause.word(c) for c in clause.hanging(predicate, *relations)} | {*clause.helpers(predicate)}
    return bool(words & {"was", "were", "been"})


def _befell(clause: Clause, predicate: int, means: Means) -> str | None:
    """Whether somebody else's deed was done to the speaker: "he struck me"."""
    word, helpers = clause.word(predicate), {*clause.helpers(predicate)}
    if verb(word) in STATIVE | TELLING | PERCEIVING | CAUSING or AHEAD & helpers or not _happened(word, helpers):
        return None
    if any(means(clause.place(k)) for k in clause.hanging(predicate, "obj", "iobj")):
        return "undergone"
    # "They came to our house", "they shouted at me".
    for k in clause.hanging(predicate, "obl"):
        if TOWARDS & {clause.word(c) for c in clause.hanging(k, "case")}:
            owners = [c for c in clause.hanging(k, "nmod") if clause.word(c) in ("my", "our")]
            if means(clause.place(k)) or (clause.word(k) in HOMES and any(means(clause.place(c)) for c in owners)):
                return "undergone"
    return None


def _implied(clause: Clause, root: int, act: Act) -> str | None:
    """What the content of a cue tells of its source without naming him: "denied taking it", "claims to have seen it"."""
    if act not in OF_HIMSELF or clause.subject(root) is not None or clause.hanging(root, "cop"):
        return None
    word, helpers = clause.word(root), clause.helpers(root)
    lemma = verb(word)
    if (clause.first == root and word.endswith("ing")) or any(h in ("having", "have") for h in helpers):
        return None if lemma in STATIVE else "perception" if lemma in PERCEIVING else "implied"
    if act in (Act.DENY, Act.ADMIT) and not helpers and not clause.hanging(root, "mark", "obj"):
        return "implied" if word in DEEDS or (word.endswith(DEED_ENDINGS) and lemma not in STATIVE) else None
    return None


def _witnessed(clause: Clause, root: int, means: Means) -> str | None:
    """Whether the speaker says that he was there: "when I came in, the safe stood open"."""
    for k in clause.hanging(root, "advcl"):
        marks = {clause.word(c) for c in clause.hanging(k, "mark", "advmod")}
        subject = clause.subject(k)
        if subject is not None and TIME_WORDS & marks and means(clause.place(subject)) and _done(clause, k):
            return "witnessed"
    return None


def tells_of_event(clause: Clause) -> bool:
    """Whether a claim tells of something that has happened, and not of a state, a thought or what is to come."""
    root, helpers = clause.root, {*clause.helpers(clause.root)}
    state = clause.hanging(root, "cop") or verb(clause.word(root)) in STATIVE
    return not state and not AHEAD & helpers and _happened(clause.word(root), helpers)
