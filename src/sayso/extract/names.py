"""Names within one document: which of them are forms of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.genders import FEMALE_TITLES, MALE_TITLES, of_given_name, of_noun, of_title

RANKS: Mapping[str, str] = {
    **{
        word: word
        for word in (
            "president senator representative congressman congresswoman governor mayor judge justice magistrate captain"
            " colonel general major lieutenant sergeant corporal private constable admiral commander brigadier inspector"
            " superintendent detective officer agent sheriff minister secretary chancellor premier ambassador consul"
            " attorney prosecutor director chairman chairwoman chair reverend pope cardinal bishop archbishop imam sheikh"
            " rabbi professor doctor counsel engineer commissioner councilor councillor treasurer pilot"
        ).split()
    },
    **dict(
        pair.split("=")
        for pair in (
            "dr=doctor prof=professor sen=senator rep=representative gov=governor capt=captain col=colonel gen=general"
            " maj=major lt=lieutenant sgt=sergeant cpl=corporal pvt=private adm=admiral cmdr=commander brig=brigadier"
            " insp=inspector supt=superintendent det=detective rev=reverend pres=president sheik=sheikh"
            " amb=ambassador cllr=councillor ltc=colonel ltg=general mgen=general cpt=captain vadm=admiral radm=admiral"
        ).split()
    ),
}
TITLES = (
    frozenset("".join(c for c in unicodedata.normalize("NFKD", t) if c.isascii()) for t in MALE_TITLES | FEMALE_TITLES)
    | frozenset(RANKS)
    | frozenset(
        "mx vice deputy acting special lead chief master late then ex former the rear staff petty warrant lance wing"
        " squadron first second honorable honourable hon licenciado lic ing retired".split()
    )
)
# Titles that are given names too: taken off only where two words are left.
# Who stands below whoever has a title: the vice president is not the president.
LESSER = frozenset("vice deputy assistant associate under sub junior".split())
TITLES_OR_NAMES = frozenset("don king prince duke earl".split())
# A son is not his father: these are part of a name.
GENERATIONS = frozenset("jr sr ii iii iv".split())
DEGREES = frozenset("esq phd md qc kc kcb obe cbe mbe mp mba cpa".split())
PARTICLES = frozenset("de del la las los da do dos di du von van der den al el bin ibn y e".split())
QUOTED = re.compile(r"(?<!\w)[“\"„«‘']\s*([^”\"“»’']+?)\s*[”\"“»’'](?!\w)")
NICKNAME = re.compile(r"[(]*(?<!\w)[“\"„«‘']\s*[^”\"“»’')]+?\s*[”\"“»’'][)]*(?!\w)|[(][^()]*[)]")
SMALL = PARTICLES | frozenset("of the and for & in on".split())
FIRM_FORMS = frozenset(
    "ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ag sa sl srl sas spa bv nv ab as asa"
    " oy pty pte".split()
)
POSSESSIVE = re.compile(r"[’']s?$|[’']s\b")
HYPHENATED = re.compile(r"(?<=\w)(?:-[ \t]*\n\s*|\u00ad\s*)(?=[^\W\d_])")
LETTERS = re.compile(r"^([A-Z]{2,3})\s+(?=[A-Z][\w’'-]*[a-z])")


def fold(text: str) -> str:
    """Without case and diacritics."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def written(text: str) -> str:
    """A stretch of text as a name: on one line, a word that a line's end parted in one piece, without a possessive."""
    whole = HYPHENATED.sub(lambda m: "" if text[m.end()].islower() else "-", text)
    return re.sub(r"[’']s?$", "", " ".join(whole.split()))


def tokens(name: str, *, person: bool) -> tuple[str, ...]:
    """The words that tell a name from others: a person's without titles, degrees and nicknames, the surname last."""
    if person:
        name = _in_order(NICKNAME.sub(" ", name) if NICKNAME.sub(" ", name).strip() else name)
    name = POSSESSIVE.sub("", name.strip())
    words = re.findall(r"\w+(?:[-’'.]\w+)*", fold(name))
    if len(words) > 1 and words[0] in ("the", "a", "an") and not _is_label(words[1]):
        words = words[1:]
    return tuple(_person_words(words)) if person else tuple(words)


def _in_order(name: str) -> str:
    """A person's name with its surname last ("Prado, Ana") and initials apart ("JC Prado")."""
    family, comma, given = name.partition(",")
    after = re.findall(r"\w+", fold(given.replace(".", "")))
    if comma and 0 < len(after) <= 3 and not (GENERATIONS | DEGREES) & set(after):
        name = f"{given.strip()} {family}"
    found = LETTERS.match(name.strip())
    if found and found[1].casefold() not in TITLES:
        name = f"{' '.join(found[1])} {name.strip()[found.end() :]}"
    return name


def _person_words(words: Sequence[str]) -> list[str]:
    out = []
    for word in words:
        bare = word.replace(".", "")
        if bare in DEGREES or bare in TITLES:
            out.append(bare)
        elif re.match(r"(?:al|el)-\w", word):
            out += word.split("-", 1)
        else:
            out += [part for part in word.split(".") if part]
    while len(out) > 1 and out[0] in TITLES and not all(map(_is_label, out[1:])):
        if (out[0] in TITLES_OR_NAMES and len(out) == 2) or (out[0] in LESSER and TITLES.issuperset(out)):
            break
        out = out[1:]
    while len(out) > 1 and out[-1] in DEGREES:
        out.pop()
    return out


def _is_label(word: str) -> bool:
    """Whether a word is a number or letter that tells the unnamed apart: "Officer 1", "Individual A"."""
    return word.isdecimal() or len(word) == 1


def nicknames(name: str) -> list[str]:
    """Nicknames given in quotation marks inside a name."""
    found = [m.group(1) for m in QUOTED.finditer(name)]
    return [n for n in found if n[:1].isupper() and NICKNAME.sub(" ", name).strip()]


def ranks(name: str) -> list[str]:
    """The ranks and offices that open a name, in full: ["lieutenant", "colonel"]."""
    out = []
    for word in re.findall(r"\w+", fold(name)):
        if word not in TITLES:
            break
        out += [RANKS[word]] if word in RANKS else []
    return out


def gender(name: str) -> str | None:
    """The gender that a person's title or given name gives away, or an office before a bare surname ("Chairman Prado").

    A given name that is in no list says nothing of whom it is given to, and a woman may well be called "Chairman".
    """
    key = tokens(name, person=True)
    return of_title(name) or (of_given_name(key[0]) if len(key) > 1 else _of_office(name))


def _of_office(name: str) -> str | None:
    return next((sex for rank in ranks(name) if (sex := of_noun(rank))), None)


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a person's name may be a shorter form of a fuller one.

    One token must be a later part of the full name (a surname), or, being the first, its given name. More tokens must
    occur in the full name in the same order, initials standing for what they begin, and hold a part that is not the
    given name. A bare surname may leave out "Jr.", a given name and a surname may not.
    """
    if not short or len(short) > len(full) or tuple(short) == tuple(full) or set(short) <= GENERATIONS | PARTICLES:
        return False
    if len(short) == 1 and len(short[0]) == 1:
        return False
    if full[0] in LESSER and TITLES.issuperset(full):
        return False  # "the Vice President" is nobody's full name
    differs = GENERATIONS & set(short) != GENERATIONS & set(full)
    if differs and (len(short) > 1 or short[0] not in full[1:]):
        return False
    places: list[int] = []
    at = 0
    for token in short:
        place = next((k for k in range(at, len(full)) if _stands_for(token, full[k])), None)
        if place is None:
            return False
        places.append(place)
        at = place + 1
    return len(short) == 1 or places[-1] > 0


def _stands_for(token: str, full: str) -> bool:
    return token == full or (len(token) == 1 and full.startswith(token))


def initials(name: str) -> str:
    """The capitals that an acronym of the name would have, small words left out."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w.casefold() not in SMALL).casefold()


@dataclass(frozen=True, slots=True)
class Grouping:
    """The number of each (name, type)'s group; for a name that several bear, the numbers of those whom it may mean."""

    of: Mapping[tuple[str, str], int]
    open: Mapping[tuple[str, str], frozenset[int]]


def group_names(names: Iterable[tuple[str, str]], *, common: frozenset[str] = frozenset()) -> Grouping:
    """Group a document's distinct (name, type) pairs, given in text order: the same number for forms of one name.

    Precision first: a short form joins a fuller name only when one group alone could be meant, and titles and given
    names of different gender are two people. `common` are words that the text also writes in small letters: they name
    nothing alone.
    """

    def order(name: tuple[str, str]) -> tuple[int, bool, tuple[str, str]]:
        person = name[1] == "person"
        return -len(tokens(name[0], person=person)), not (person and gender(name[0])), name

    listed = list(names)
    first: dict[tuple[str, ...], int] = {}
    for place, (name, kind) in enumerate(listed):
        first.setdefault(tokens(name, person=kind == "person"), place)
    distinct = sorted(set(listed), key=order)
    genders: dict[tuple[str, ...], set[str | None]] = defaultdict(set)
    for name, kind in distinct:
        if kind == "person":
            genders[tokens(name, person=True)].add(gender(name))
    couples = frozenset(key for key, found in genders.items() if {"m", "f"} <= found)
    groups = _Groups(common, couples, first)
    return Grouping({name: groups.place(*name) for name in distinct}, groups.open)


class _Groups:
    """Names grouped so far, longest first, with where to look for what a shorter form may stand for."""

    def __init__(
        self, common: frozenset[str], couples: frozenset[tuple[str, ...]], first: Mapping[tuple[str, ...], int]
    ) -> None:
        """`couples` are the names that a man and a woman bear ("Mr Prado" and "Mrs Prado"); `first` is where each name
        stands first, in the order of the text.
        """
        self.common, self.couples, self.first = common, couples, first
        self.count = 0
        self.open: dict[tuple[str, str], frozenset[int]] = {}
        self.exact: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
        self.members: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        self.genders: dict[int, str] = {}
        self.bearers: dict[str, set[int]] = defaultdict(set)
        self.openers: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.acronyms: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.stems: dict[tuple[tuple[str, ...], str], set[int]] = defaultdict(set)

    def place(self, name: str, kind: str) -> int:
        """The number of a name's group, a new one when no group is plainly its own."""
        person = kind == "person"
        key = tokens(name, person=person)
        number = self._person(name, key) if person else self._other(name, key, kind)
        if number is None:
            number, self.count = self.count, self.count + 1
        if number not in self.exact[key, kind]:
            self.exact[key, kind].append(number)
        self.members[number].append(key)
        if person:
            if found := gender(name):
                self.genders.setdefault(number, found)
            for token in key:
                self.bearers[token].add(number)
        else:
            self._learn(name, key, kind, number)
        return number

    def _learn(self, name: str, key: tuple[str, ...], kind: str, number: int) -> None:
        if len(key) > 1:
            self.openers[key[0], kind].add(number)
        self.stems[_stem(key), kind].add(number)
        for letters in _letters(name):
            self.acronyms[letters, kind].add(number)

    def _person(self, name: str, key: tuple[str, ...]) -> int | None:
        """The one person that a name can mean, or None; what it may mean is open when there are several."""
        sex = gender(name)
        same = [g for g in self.exact[key, "person"] if sex is None or self.genders.get(g, sex) == sex]
        fits = set(same) or self._surname(key, sex)
        alike = [g for g in same if self.genders.get(g) == sex]
        if len(fits) > 1 and not alike:
            self.open[name, "person"] = frozenset(fits)
        elif alike and (unsettled := [o for o in self.open if tokens(o[0], person=True) == key]):
            self.open[name, "person"] = self.open[unsettled[0]]
        return alike[0] if alike else fits.pop() if len(fits) == 1 else None

    def _surname(self, key: tuple[str, ...], sex: str | None) -> set[int]:
        """The people whom a shorter name can mean."""
        whole = [token for token in key if len(token) > 1]
        if not whole:
            return set()
        near = set.intersection(*(self.bearers.get(token, set()) for token in whole))
        # Where a man and a woman bear it, only one whose own gender is plain can be meant.
        known = key in self.couples and sex is not None
        fits = {
            g
            for g in near
            if (sex is None or self.genders.get(g, None if known else sex) == sex)
            and any(shortens(key, m) for m in self.members[g])
        }
        if len(key) == 1:
            # A surname beats a given name: "Marín" after "Ana Marín" and "Marín Soto" is not open for lack of care. Of two
            # surnames either may be meant: "Prado" is as well Luis Prado Soto as Ana Prado.
            fits = {g for g in fits if any(key[0] in m[1:] for m in self.members[g])} or fits
            # Who is called "Jr." is told apart by just that: a bare surname that stood before him is the father's.
            elders = {g for g in fits if any(not GENERATIONS & set(m) for m in self.members[g])}
            fits = elders or {g for g in fits if any(self.first[m] < self.first[key] for m in self.members[g])}
            fits = {g for g in fits if not any(len(m) == 2 and GENERATIONS & set(m) for m in self.members[g])}
        return fits

    def _other(self, name: str, key: tuple[str, ...], kind: str) -> int | None:
        """The one name that a name of something other than a person is or shortens: an acronym, or the first word alone."""
        if same := self.exact[key, kind]:
            return same[0]
        firm = kind == "organization" and len(key) > 1 and key[-1] not in FIRM_FORMS
        if firm and len(fits := self.stems.get((key, kind), set())) == 1:
            return next(iter(fits))
        opens = len(key) == 1 and kind == "organization" and not name.isupper() and key[0] not in self.common
        if opens and len(fits := self.openers.get((key[0], kind), set())) == 1:
            return next(iter(fits))
        bare = name.replace(".", "")
        if not (2 <= len(bare) <= 8 and bare.isupper()):
            return None
        fits = self.acronyms.get((fold(bare), kind), set())
        return next(iter(fits)) if len(fits) == 1 else None


def _stem(key: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without its form: "Tarn Dredging" of "Tarn Dredging Co Ltd"."""
    while len(key) > 1 and key[-1] in FIRM_FORMS:
        key = key[:-1]
    return key


def _letters(name: str) -> set[str]:
    """The acronyms that a name of several words can have."""
    if len(name.split()) < 2:
        return set()
    return {fold(initials(name)), fold("".join(w[0] for w in re.findall(r"\w+", name)))}
