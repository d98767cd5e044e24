"""An invented crowd: people and organisations, a few of them everywhere and most of them rare, and how each is written.

Every surname, firm, place and office here is made of syllables; given names are common ones, since nicknames belong to
them. No two people have one full name, but surnames are shared, and many are a letter apart.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sayso.model import MentionType

# Given names and what their bearers are called for short.
GIVEN = {
    "Robert": "Bob", "William": "Bill", "Richard": "Rick", "Michael": "Mike", "Daniel": "Dan", "Thomas": "Tom",
    "James": "Jim", "Joseph": "Joe", "Anthony": "Tony", "Edward": "Ted", "Charles": "Chuck", "Andrew": "Andy",
    "Matthew": "Matt", "Benjamin": "Ben", "Samuel": "Sam", "Nicholas": "Nick", "Alexander": "Alex", "Gregory": "Greg",
    "Elizabeth": "Liz", "Margaret": "Peggy", "Katherine": "Kate", "Susan": "Sue", "Patricia": "Pat", "Deborah": "Debbie",
    "Rebecca": "Becky", "Jennifer": "Jenny", "Victoria": "Vicky", "Dorothy": "Dot", "Francisco": "Paco", "José": "Pepe",
    "Dolores": "Lola", "Mercedes": "Merche", "Aleksandr": "Sasha", "Dmitri": "Dima", "Yekaterina": "Katya",
    "Natalia": "Natasha", "Ivan": "", "Laura": "", "Marta": "", "Ana": "", "Luis": "", "Carlos": "", "Elena": "",
    "Olga": "", "Peter": "", "Karl": "", "Ingrid": "", "Lars": "", "Zoë": "", "René": "", "Jürgen": "", "Søren": "",
    "Begoña": "", "Álvaro": "", "Ruta": "", "Kalle": "", "Berit": "", "Orsolya": "", "Anneke": "", "Teodor": "",
}  # fmt: skip
MIDDLE = ("Marie", "Lee", "Ann", "Paul", "John", "Luz", "Isabel", "Antonio", "Viktor", "Maria", "Louis", "Grace")
TITLES = ("Dr.", "Mr.", "Mrs.", "Judge", "Senator", "Captain", "Minister", "Professor", "Inspector")
ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr",
          "v", "w", "z", "sh", "ch", "ñ", "č")  # fmt: skip
VOWELS = ("a", "e", "i", "o", "u", "ei", "aa", "ö", "á", "ou", "ia", "é")
PLAIN = tuple(vowel for vowel in VOWELS if vowel.isascii())
ENDS = ("", "n", "r", "s", "l", "nd", "rk", "mm", "sk", "t")
SURNAME_ENDS = ("sen", "ov", "ez", "mann", "aar", "ić", "ila", "ano", "eira", "by", "ton", "ski", "enko", "idze", "")
TRADES = ("Shipping", "Energy", "Trading", "Holdings", "Capital", "Logistics", "Timber", "Mining", "Textiles", "Marine",
          "Foods", "Steel", "Airways", "Pharma", "Media", "Cement", "Agro", "Motors")  # fmt: skip
FORMS = (("Ltd", "Limited"), ("Inc.", "Incorporated"), ("GmbH", "GMBH"), ("S.A.", "SA"), ("AS", "A/S"), ("LLC", "L.L.C."),
         ("PLC", "plc"), ("Corp.", "Corporation"), ("B.V.", "BV"))  # fmt: skip
OFFICES = ("Port Authority", "Police Department", "City Council", "Court of Appeal", "Customs Service", "Water Board",
           "Institute of Coastal Research", "Chamber of Commerce", "Union of Harbour Workers", "Development Bank",
           "Ministry of Public Works", "Agency for Fisheries Control", "University of Technology")  # fmt: skip
CONFUSED = {"m": "rn", "l": "i", "i": "l", "e": "c", "n": "ri", "o": "0", "h": "b", "u": "v"}  # as scans are misread


@dataclass(frozen=True, slots=True)
class Member:
    """One of the crowd.

    full     all of its name
    given    a person's given name, middle name and nickname; "" where there is none
    surnames one or two
    short    an organisation's acronym or first word, and its name without or with another form
    """

    type: MentionType
    full: str
    given: tuple[str, str, str] = ("", "", "")
    surnames: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The names one document has for somebody, the fullest first.

    settled  whether they tell who is meant: not a surname, an acronym or an initial alone
    """

    names: tuple[str, ...]
    settled: bool = True


class Crowd:
    """So many members, drawn by Zipf: the first is in one document of a few, the last in hardly any."""

    def __init__(self, size: int, chance: random.Random) -> None:
        surnames = _distinct(max(200, size // 6), lambda: surname(chance))
        # Common surnames and rare ones, more even than the people themselves.
        weights = list(accumulate(1 / (rank + 40) ** 0.8 for rank in range(len(surnames))))
        taken: set[str] = set()
        self.members: list[Member] = []
        while len(self.members) < size:
            if chance.random() < 0.7:
                one = _person(chance, chance.choices(surnames, cum_weights=weights, k=2))
            else:
                one = _organisation(chance)
            if one.full not in taken:
                taken.add(one.full)
                self.members.append(one)
        self._weights = list(accumulate(1 / (rank + 3) ** 0.9 for rank in range(size)))
        self._chance = chance

    def draw(self, most: int) -> list[int]:
        """The numbers of some distinct members, so many at most."""
        return list(dict.fromkeys(self._chance.choices(range(len(self.members)), cum_weights=self._weights, k=most)))


def _distinct(wanted: int, make: Callable[[], str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < wanted:
        found[make()] = None
    return list(found)


def surname(chance: random.Random) -> str:
    """A surname of two or three syllables, a third of them with letters beyond ASCII."""
    vowels = VOWELS if chance.random() < 0.3 else PLAIN
    onsets = ONSETS if chance.random() < 0.2 else ONSETS[:-2]
    stem = "".join(chance.choice(onsets) + chance.choice(vowels) for _ in range(chance.choice((1, 2, 2, 2, 3))))
    return (stem + chance.choice(ENDS) + chance.choice(SURNAME_ENDS)).capitalize()


def _person(chance: random.Random, surnames: Sequence[str]) -> Member:
    given = chance.choice(tuple(GIVEN))
    middle = chance.choice(MIDDLE) if chance.random() < 0.35 else ""
    own = tuple(surnames) if chance.random() < 0.15 and surnames[0] != surnames[1] else (surnames[0],)
    full = " ".join(part for part in (given, middle, *own) if part)
    return Member(MentionType.PERSON, full, (given, middle, GIVEN[given]), own)


def _organisation(chance: random.Random) -> Member:
    stem = surname(chance)
    if chance.random() < 0.35:
        full = f"{stem} {chance.choice(OFFICES)}"
        acronym = "".join(word[0] for word in full.split() if word[0].isupper())
        return Member(MentionType.ORGANIZATION, full, short=(full,), acronym=acronym)
    first = stem if chance.random() < 0.6 else f"{stem} {surname(chance)}"
    bare = f"{first} {chance.choice(TRADES)}"
    form = chance.choice(FORMS)
    return Member(
        MentionType.ORGANIZATION, f"{bare} {form[0]}", short=(bare, f"{bare} {form[1]}", f"{bare}, {form[0]}")
    )


def write(one: Member, chance: random.Random) -> Written:
    """How a document writes of somebody."""
    return _write_person(one, chance) if one.type is MentionType.PERSON else _write_organisation(one, chance)


def _write_person(one: Member, chance: random.Random) -> Written:
    given, middle, nickname = one.given
    first, last = one.surnames[0], one.surnames[-1]
    plain = f"{given} {' '.join(one.surnames)}"
    unsettled = {
        f"{TITLES[chance.randrange(len(TITLES))]} {first}": 4,
        first: 5,
        f"{given[0]}. {first}": 3,
        given: 1,
    }
    settled = {
        one.full: 40,
        plain: 20,
        f"{given} {first}": 8,
        f"{TITLES[chance.randrange(len(TITLES))]} {plain}": 5,
        f"{first}, {given}": 2,
        misspell(plain, chance): 2,
        bare_letters(one.full): 4,
        one.full.upper(): 1,
    }
    if middle:
        settled[f"{given} {middle[0]}. {' '.join(one.surnames)}"] = 8
    if nickname:
        settled |= {f"{nickname} {last}": 4, f"{given} “{nickname}” {last}": 1}
    main = _pick({**settled, **unsettled}, chance)
    more = [first, f"Mr. {first}", given, plain]
    names = [main] if main in unsettled else [main, *(name for name in more[: chance.randrange(3)] if name != main)]
    return Written(tuple(names), main not in unsettled)


def _write_organisation(one: Member, chance: random.Random) -> Written:
    bare = one.short[0]
    unsettled = {one.acronym: 6} if one.acronym else {bare.split()[0]: 4}
    settled = {one.full: 50, misspell(bare, chance): 2, bare_letters(one.full): 4, one.full.upper(): 1}
    settled |= dict.fromkeys(one.short, 12)
    if one.acronym:
        settled |= {f"{one.full} ({one.acronym})": 10, f"the {one.full}": 8}
    main = _pick({**settled, **unsettled}, chance)
    if one.acronym and main.endswith(")"):
        return Written((main, one.acronym))
    return Written((main, bare) if main == one.full != bare else (main,), main not in unsettled)


def _pick(weights: dict[str, int], chance: random.Random) -> str:
    return chance.choices(tuple(weights), weights=tuple(weights.values()))[0]


def bare_letters(name: str) -> str:
    """The name as a keyboard without accents has it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def misspell(name: str, chance: random.Random) -> str:
    """The name with one slip in its last word: a letter lost, doubled, changed with the next, or misread."""
    start, _, word = name.rpartition(" ")
    at = chance.randrange(1, len(word)) if len(word) > 3 else 0
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at : at + 1] + word[at:],
        word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        word[:at] + CONFUSED.get(word[at : at + 1], word[at : at + 1]) + word[at + 1 :],
    )
    return f"{start} {chance.choice(slips) if at else word}".strip()
