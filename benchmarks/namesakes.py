"""Names that are one and names that are nearly one: python benchmarks/namesakes.py, 5,000 generated pairs, by kind.

Half the pairs are one person under two names, half are two persons whose names share much: siblings, father and son,
cousins, namesakes. Every person is invented: a common given name or two with a common or an invented surname.

What of it the comparator has not seen: no table is shared with it. Romanisations are made letter by letter from names
written here in Cyrillic and Greek, by four standards; Arabic spellings, short forms and the neighbours of names are
lists of their own; two in five surnames are invented, so that they stand in no list at all. What is not unseen: both
were written by one hand, who knows the same common names, so nicknames are easier here than in the world.
A single initial ("J. Prado") is nobody in particular, so it is among the pairs that are two, or not here at all.
"""

from __future__ import annotations

import argparse
import random
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import MentionType
from sayso.resolve.likeness import ASK, Likeness, keys, liken
from sayso.resolve.names import Name, normalise

SEED = 20260
PAIRS = 5_000


@dataclass(frozen=True)
class Pair:
    """Two written names, how the second was made from the first, and whether they are one person."""

    kind: str
    left: str
    right: str
    same: bool

    def names(self) -> tuple[Name, Name]:
        """Both in their normal form."""
        return normalise(self.left, MentionType.PERSON), normalise(self.right, MentionType.PERSON)


# What people are called, by language: men, women, surnames.

_PEOPLE: Mapping[str, tuple[list[str], list[str], list[str]]] = {
    "English": (
        "William Robert James Edward Thomas Michael Daniel Stephen Anthony Benjamin Samuel Richard Charles Gregory "
        "Andrew Patrick Kenneth Douglas Philip Timothy".split(),
        "Margaret Elizabeth Susan Patricia Katherine Deborah Jennifer Rebecca Victoria Pamela Judith Barbara Christine "
        "Dorothy Abigail Samantha Kimberly Cynthia".split(),
        "Harrow Whitfield Pembroke Ashdown Carver Holloway Merrick Sexton Thornbury Wexley Barlow Kendrick Lockhart "
        "Ramsey Stratton Underhill Vickers Wainwright Bancroft Drummond O'Malley McAllister".split(),
    ),
    "Spanish": (
        "José Francisco Manuel Ignacio Guillermo Enrique Eduardo Alejandro Rafael Fernando Jesús Antonio Luis Sergio "
        "Roberto Andrés Joaquín Ángel Raúl Héctor".split(),
        "Dolores Mercedes Concepción Guadalupe Isabel Pilar Teresa Rosario Beatriz Gabriela Inés Lucía Mónica Verónica "
        "Ángela Sofía Raquel Elvira".split(),
        "Pérez Gómez Fernández Núñez Ibáñez Castaño Quiñones Zubiri Berrocal Montalvo Escribano Larrañaga Carrión Bermejo "
        "Olmedo Sepúlveda Villanueva Tejedor Arriaga Cáceres Muñoz Peñalver".split(),
    ),
    "Portuguese": (
        "João Luís António Fernando Eduardo Joaquim Sebastião Gonçalo Paulo Rui Vítor Henrique".split(),
        "Maria Conceição Beatriz Fernanda Teresa Inês Luísa Margarida Graça Helena Lúcia Mariana".split(),
        "Silva Ferreira Gonçalves Araújo Magalhães Simões Guimarães Teixeira Falcão Leitão Mourão Galvão Pestana "
        "Brandão Quintela Serrão Valadares".split(),
    ),
    "German": (
        "Friedrich Wolfgang Heinrich Johannes Jürgen Günther Matthias Ulrich Maximilian Jörg Dietrich Andreas".split(),
        "Katharina Elisabeth Brigitte Susanne Ursula Gertrud Magdalena Ulrike Jutta Renate".split(),
        "Müller Köhler Schröder Grünwald Löffler Bäcker Hölderle Kästner Wörmann Steinhauer Ziegler Rademacher "
        "Düringer Wittenberg Fassbender Hagedorn".split(),
    ),
    "French": (
        "François Jérôme Étienne Frédéric Grégoire Rémi Hervé Benoît Gaël Cédric Théo".split(),
        "Hélène Geneviève Françoise Cécile Léa Solène Agnès Joséphine Irène Noémie".split(),
        "Lefèvre Béranger Delacroix Génin Mérieux Chauvière Thévenot Bélanger Rousselle Vaillancourt Duchêne Lanoë".split(),
    ),
    "Italian": (
        "Giuseppe Giovanni Francesco Vincenzo Salvatore Alessandro Tommaso Domenico Raffaele".split(),
        "Giovanna Francesca Caterina Giuseppina Lucia Chiara Elisabetta".split(),
        "Brambilla Cattaneo Pellegrino Sorrentino Bevilacqua Zanetti Montanari Tagliabue D'Angelo Mastroianni".split(),
    ),
}
_SYLLABLES = (
    "bra kel vo mar tis lan dor pe sul tre gan ze mol fir ca ned ost vi rel dru sha bel quin tor ha".split(),
    "len mir vad sto ban ric sel den mor tan ver nik dal ros gan pel".split(),
    "der man ova ini ez ner sen ard ski to ra es ling ton el is".split(),
)

_SHORT: Mapping[str, list[str]] = {
    name: short.split()
    for name, short in (
        line.split(": ")
        for line in """William: Bill Will Billy
Robert: Bob Rob Bobby
James: Jim Jimmy
Edward: Ed Ted Eddie
Thomas: Tom Tommy
Michael: Mike Mick
Daniel: Dan Danny
Stephen: Steve
Anthony: Tony
Benjamin: Ben Benny
Samuel: Sam
Richard: Dick Rick Rich
Charles: Chuck Charlie
Gregory: Greg
Andrew: Andy Drew
Patrick: Pat Paddy
Kenneth: Ken Kenny
Douglas: Doug
Philip: Phil
Timothy: Tim
Margaret: Peggy Maggie Meg
Elizabeth: Liz Beth Betty Eliza
Susan: Sue Susie
Patricia: Pat Patty Trish
Katherine: Kate Kathy Katie
Deborah: Debbie Deb
Jennifer: Jen Jenny
Rebecca: Becky
Victoria: Vicky Tori
Pamela: Pam
Judith: Judy
Barbara: Barb Babs
Christine: Chris Tina
Dorothy: Dot Dolly
Abigail: Abby
Samantha: Sam
Kimberly: Kim
Cynthia: Cindy
José: Pepe
Francisco: Paco Pancho Curro
Manuel: Manolo
Ignacio: Nacho
Guillermo: Memo Guille
Enrique: Quique
Eduardo: Edu Lalo
Alejandro: Alex Jandro
Rafael: Rafa
Fernando: Nando
Jesús: Chuy
Antonio: Toño
Roberto: Beto
Joaquín: Quino
Dolores: Lola
Mercedes: Merche
Concepción: Concha
Guadalupe: Lupe
Isabel: Chabela
Teresa: Tere
Rosario: Charo
Beatriz: Bea
Gabriela: Gabi
Verónica: Vero
Sebastião: Tião
Joaquim: Quim
Gonçalo: Gonça
Friedrich: Fritz
Heinrich: Heinz
Johannes: Hannes
Ulrich: Uli
Maximilian: Max
Matthias: Matze
Katharina: Käthe Kathi
Elisabeth: Lisbeth
Brigitte: Gitte
Ursula: Uschi
Magdalena: Lena
Giuseppe: Beppe Peppe
Giovanni: Gianni
Vincenzo: Enzo
Salvatore: Totò
Raffaele: Lello
Francesca: Checca
Caterina: Rina""".splitlines()
    )
}

# Two real given names, a letter or two apart: siblings, not misspellings.
_NEIGHBOURS = """Luis Luisa|Mario Maria|Paul Paula|Carlo Carla|Eric Erica|Daniel Daniela|Gabriel Gabriela|Marta Maria
Dan Dean|Julio Julia|Claudio Claudia|Angelo Angela|Antonio Antonia|Andrea Andreas|Martin Martina|Michel Michele|Ramon Ramona
Christian Christina|Joan John|Ellen Helen|Silvia Silvio|Robert Roberta|Simon Simone|Karl Karla|Elena Helena|Irene Irena
Emilio Emilia|Fabio Fabian|Dario Daria|Rosa Rosana|Ana Ada|Lia Lea|Tina Nina|Sara Zara|Roman Ramon|Marco Mario|Alan Adan
Victor Victoria|Francisco Francisca|Jan Jana|Oleg Olga|Sergio Serge|Bruno Bruna|Renato Renata|Nicola Nicole|Marina Martina
Laura Lara|Jenny Penny|Harry Larry|Kate Nate|Tom Tim|Ron Rob|Jack Zack|Anton Anson|Karen Karin|Mia Mila|Leon Leona""".replace(
    "\n", "|"
)
# Two real surnames, likewise.
_FAMILIES = """Martin Marin|Keller Kellner|Peterson Pederson|Rossi Russo|Miller Muller|Romero Romera
Harper Harmer|Cooper Hooper|Walker Wacker|Santos Santana|Bauer Brauer|Fisher Fischel|Lang Long|Parker Barker|Costa Acosta
Navarro Navarrete|Hansen Jansen|Ferrari Ferraro|Marino Moreno|Bell Bull|Hart Hard|Reyes Reales|Torres Torrens
Weber Webster|Duran Moran|Leon Leone|Wood Hood|Becker Decker|Pinto Pinho|Soler Solar|Blanco Bianco|Vega Vera""".replace(
    "\n", "|"
)

# Russian and Ukrainian, in Cyrillic: given names, fathers' names, surnames.
_CYRILLIC = (
    "Сергей Дмитрий Алексей Юрий Евгений Николай Михаил Григорий Вячеслав Андрей Фёдор Василий Анатолий Геннадий".split(),
    "Иванович Петрович Сергеевич Дмитриевич Алексеевич Николаевич Михайлович Юрьевич Васильевич Андреевич".split(),
    "Щербаков Жаворонков Хрусталёв Цветков Чайковский Шишкин Юдин Яхонтов Зощенко Мышкин Ельцов Гайдарский Вершинин "
    "Кузьмичёв Подъячев Жуковский Хохлов Рыжков Тютчев Островский".split(),
)
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ROMANISATIONS = {
    "English": "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia",
    "German": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja",
    "scholarly": "a b v g d e e z z i j k l m n o p r s t u f ch c c s sc - y - e ju ja",
    "French": "a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia",
}
_GREEK = (
    "Γεώργιος Δημήτριος Κωνσταντίνος Ιωάννης Νικόλαος Χρήστος Θεόδωρος Σταύρος".split(),
    "Παπαδόπουλος Χατζηδάκης Γιαννόπουλος Καραμπέτσος Θεοχάρης Ψαρράς Μπακάλης Αγγελόπουλος Ξενάκης".split(),
)
_GREEK_LETTERS = "αβγδεζηθικλμνξοπρστυφχψως"
_GREEK_LATIN = "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split()
_GREEK_OLD = "a b g d e z e th i k l m n x o p r s t u ph kh ps o s".split()
# Arabic: the script, then spellings that papers and passports use.
_ARABIC_GIVEN = [
    ("محمد", "Mohammed Muhammad Mohamed Mohamad"),
    ("أحمد", "Ahmed Ahmad"),
    ("حسين", "Hussein Husayn Hossein"),
    ("يوسف", "Yusuf Youssef Yousef"),
    ("خالد", "Khaled Khalid"),
    ("عمر", "Omar Umar"),
    ("إبراهيم", "Ibrahim Ebrahim"),
    ("مصطفى", "Mustafa Mostafa Moustafa"),
    ("سعيد", "Said Saeed"),
    ("محمود", "Mahmoud Mahmud"),
    ("طارق", "Tariq Tarek"),
    ("فيصل", "Faisal Faysal"),
]
_ARABIC_FAMILY = [
    ("الخطيب", "al-Khatib El-Khateeb Alkhatib"),
    ("المصري", "al-Masri El-Masry Almasri"),
    ("الشريف", "al-Sharif el-Sherif"),
    ("القرشي", "al-Qurashi al-Qurayshi al-Kurashi"),
    ("الزهراني", "al-Zahrani Alzahrani"),
    ("حداد", "Haddad Hadad"),
    ("الدوسري", "al-Dosari al-Dossary"),
    ("النجار", "al-Najjar el-Naggar"),
    ("بركات", "Barakat Barakaat"),
    ("الفقيه", "al-Faqih al-Fakih"),
]
_TITLES = "Dr. Prof. Mr. Mrs. Judge Colonel Sir Minister Ambassador Captain".split()
# What a scanner reads, and what it takes it for.
_OCR = [
    tuple(pair.split(">")) for pair in "m>rn rn>m l>1 i>1 o>0 e>c c>e h>b u>v g>9 s>5 cl>d d>cl a>o n>u t>f".split()
]
_DIVIDED = """McAllister|Mc Allister
O'Malley|OMalley
O'Malley|O Malley
Vandermeer|Van der Meer
Delacruz|De la Cruz
Fitzwilliam|Fitz William
Harrow-Vickers|Harrow Vickers
D'Angelo|Dangelo"""


# Persons


@dataclass(frozen=True)
class Person:
    """Somebody: what they are called in full."""

    language: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]

    @property
    def full(self) -> str:
        """The whole name."""
        return " ".join((*self.given, *self.surnames))


def _person(
    chance: random.Random, *, languages: tuple[str, ...] = tuple(_PEOPLE), double: bool | None = None
) -> Person:
    language = chance.choice(languages)
    men, women, surnames = _PEOPLE[language]
    names = chance.choice((men, women))
    given = tuple(chance.sample(names, 2)) if chance.random() < 0.3 else (chance.choice(names),)
    doubled = language in ("Spanish", "Portuguese") and (double is not False) and (double or chance.random() < 0.5)
    return Person(language, given, tuple(_surname(chance, surnames) for _ in range(2 if doubled else 1)))


def _surname(chance: random.Random, listed: list[str]) -> str:
    if chance.random() < 0.4:
        return "".join(chance.choice(part) for part in _SYLLABLES).capitalize()
    return chance.choice(listed)


def _other(chance: random.Random, listed: list[str], *known: str) -> str:
    return chance.choice([name for name in listed if name not in known])


# One person under two names


def _double_surname(chance: random.Random) -> tuple[str, str]:
    person = _person(chance, languages=("Spanish", "Portuguese"), double=True)
    first, second = person.surnames
    kept = first if person.language == "Spanish" else second
    joint = {"Spanish": ("", "y ", "de "), "Portuguese": ("", "dos ", "da ")}[person.language]
    return f"{' '.join(person.given)} {first} {chance.choice(joint)}{second}", f"{' '.join(person.given)} {kept}"


def _nickname(chance: random.Random) -> tuple[str, str]:
    while True:
        person = _person(chance, double=False)
        if person.given[0] in _SHORT:
            short = chance.choice(_SHORT[person.given[0]])
            return person.full, f"{short} {' '.join(person.surnames)}"


def _letters(word: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in word.lower()).capitalize()


def _cyrillic(chance: random.Random) -> tuple[str, ...]:
    given, fathers, families = _CYRILLIC
    return chance.choice(given), chance.choice(fathers), chance.choice(families)


def _romanised(name: tuple[str, ...], standard: str) -> str:
    table = dict(zip(_LETTERS, (part.strip("-") for part in _ROMANISATIONS[standard].split()), strict=True))
    return " ".join(_letters(word, table) for word in name)


def _romanisation(chance: random.Random) -> tuple[str, str]:
    given, father, family = _cyrillic(chance)
    name = (given, father, family) if chance.random() < 0.3 else (given, family)
    one, other = chance.sample(sorted(_ROMANISATIONS), 2)
    return _romanised(name, one), _romanised(name, other)


def _script(chance: random.Random) -> tuple[str, str]:
    given, _, family = _cyrillic(chance)
    standard = chance.choice(sorted(set(_ROMANISATIONS) - {"scholarly"}))
    return f"{given} {family}", _romanised((given, family), standard)


def _greek(chance: random.Random) -> tuple[str, str]:
    name = (chance.choice(_GREEK[0]), chance.choice(_GREEK[1]))
    plain = tuple(_unmarked(word) for word in name)
    latin = chance.choice((_GREEK_LATIN, _GREEK_OLD))
    table = dict(zip(_GREEK_LETTERS, latin, strict=True))
    both = [
        " ".join(_letters(word.replace("ου", "ou").replace("αυ", "av"), table) for word in plain),
        " ".join(name),
    ]
    return both[1], both[0]


def _arabic(chance: random.Random) -> tuple[str, str]:
    (written, spellings), (house, houses) = chance.choice(_ARABIC_GIVEN), chance.choice(_ARABIC_FAMILY)
    one, other = (f"{chance.choice(spellings.split())} {chance.choice(houses.split())}" for _ in range(2))
    return (f"{written} {house}", one) if chance.random() < 0.4 else (one, other)


def _patronymic_dropped(chance: random.Random) -> tuple[str, str]:
    name = _cyrillic(chance)
    return _romanised(name, "English"), _romanised((name[0], name[2]), "English")


def _unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _diacritics(chance: random.Random) -> tuple[str, str]:
    while True:
        full = _person(chance).full
        if full != _unmarked(full):
            return full, _unmarked(full)


def _umlauts(chance: random.Random) -> tuple[str, str]:
    while True:
        full = _person(chance, languages=("German",)).full
        spelled = full.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))
        if spelled != full:
            return full, spelled


def _scanned(chance: random.Random) -> tuple[str, str]:
    while True:
        full = _person(chance).full
        places = [(i, a, b) for a, b in _OCR for i in range(1, len(full)) if full.startswith(a, i)]
        if places:
            place, one, other = chance.choice(places)
            return full, full[:place] + other + full[place + len(one) :]


def _mistyped(chance: random.Random) -> tuple[str, str]:
    full = _person(chance).full
    words = full.split()
    at = chance.choice([i for i, word in enumerate(words) if len(word) > 4] or [0])
    word = words[at]
    place = chance.randrange(1, len(word) - 1)
    words[at] = chance.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] * 2 + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    return full, " ".join(words)


def _order(chance: random.Random) -> tuple[str, str]:
    person = _person(chance)
    given, surnames = " ".join(person.given), " ".join(person.surnames)
    return person.full, chance.choice(
        (f"{surnames}, {given}", f"{surnames.upper()} {given}", f"{surnames.upper()}, {given}")
    )


def _titled(chance: random.Random) -> tuple[str, str]:
    person = _person(chance)
    return person.full, f"{chance.choice(_TITLES)} {person.full}"


def _middle(chance: random.Random) -> tuple[str, str]:
    while True:
        person = _person(chance, languages=("English", "German"))
        if len(person.given) == 2:
            first, second = person.given
            shorter = (f"{first} {second[0]}.", first, f"{first[0]}. {second[0]}.")
            return person.full, f"{chance.choice(shorter)} {' '.join(person.surnames)}"


def _formerly(chance: random.Random) -> tuple[str, str]:
    language = chance.choice(("English", "French", "German"))
    _, women, surnames = _PEOPLE[language]
    given, now = chance.choice(women), _surname(chance, surnames)
    before = _surname(chance, surnames)
    mark = {"English": "née", "French": "née", "German": "geb."}[language]
    return f"{given} {now} {mark} {before}", f"{given} {chance.choice((now, before))}"


def _divided(chance: random.Random) -> tuple[str, str]:
    given = chance.choice(_PEOPLE["English"][0])
    name, other = chance.choice(_DIVIDED.splitlines()).split("|")
    return f"{given} {name}", f"{given} {other}"


# Two persons


def _siblings(chance: random.Random) -> tuple[str, str]:
    person = _person(chance)
    men, women, _ = _PEOPLE[person.language]
    other = _other(chance, men + women, *person.given)
    return f"{person.given[0]} {' '.join(person.surnames)}", f"{other} {' '.join(person.surnames)}"


def _near_siblings(chance: random.Random) -> tuple[str, str]:
    one, other = chance.choice(_NEIGHBOURS.split("|")).split()
    surnames = " ".join(_person(chance).surnames)
    return f"{one} {surnames}", f"{other} {surnames}"


def _near_families(chance: random.Random) -> tuple[str, str]:
    one, other = chance.choice(_FAMILIES.split("|")).split()
    given = " ".join(_person(chance).given)
    return f"{given} {one}", f"{given} {other}"


def _father_and_son(chance: random.Random) -> tuple[str, str]:
    full = _person(chance, languages=("English",)).full
    return chance.choice(
        ((f"{full} Sr.", f"{full} Jr."), (f"{full} II", f"{full} III"), (f"{full}, Jr.", f"{full} III"))
    )


def _other_second_surname(chance: random.Random) -> tuple[str, str]:
    person = _person(chance, languages=("Spanish", "Portuguese"), double=True)
    other = _other(chance, _PEOPLE[person.language][2], *person.surnames)
    given, (first, second) = " ".join(person.given), person.surnames
    return chance.choice(
        (
            (f"{given} {first} {second}", f"{given} {first} {other}"),
            (f"{given} {first} {second}", f"{given} {other} {second}"),
        )
    )


def _cousins(chance: random.Random) -> tuple[str, str]:
    person = _person(chance, languages=("Spanish", "Portuguese"), double=True)
    men, women, surnames = _PEOPLE[person.language]
    given, other = _other(chance, men + women, *person.given), _other(chance, surnames, *person.surnames)
    return person.full, f"{given} {person.surnames[0]} {other}"


def _other_patronymic(chance: random.Random) -> tuple[str, str]:
    given, father, family = _cyrillic(chance)
    other = _other(chance, _CYRILLIC[1], father)
    return _romanised((given, father, family), "English"), _romanised((given, other, family), "English")


def _brothers_by_patronymic(chance: random.Random) -> tuple[str, str]:
    given, father, family = _cyrillic(chance)
    other = _other(chance, _CYRILLIC[0], given)
    return _romanised((given, father, family), "English"), _romanised((other, father, family), "passport")


def _other_middle(chance: random.Random) -> tuple[str, str]:
    given, surname = chance.choice(_PEOPLE["English"][0]), _surname(chance, _PEOPLE["English"][2])
    one, other = chance.sample("ABCDEFGHJKLMPRSTW", 2)
    second, third = (_other(chance, _PEOPLE["English"][0], given) for _ in range(2))
    if second[0] == third[0]:
        return f"{given} {one}. {surname}", f"{given} {other}. {surname}"
    return chance.choice(
        (
            (f"{given} {one}. {surname}", f"{given} {other}. {surname}"),
            (f"{given} {second} {surname}", f"{given} {third} {surname}"),
        )
    )


def _initial_of_another(chance: random.Random) -> tuple[str, str]:
    person = _person(chance, double=False)
    men, women, _ = _PEOPLE[person.language]
    other = _other(chance, men + women, *person.given)
    return f"{person.given[0][0]}. {person.surnames[0]}", f"{other} {person.surnames[0]}"


def _father_and_child(chance: random.Random) -> tuple[str, str]:
    one, other = (chance.choice(entry[1].split()) for entry in chance.sample(_ARABIC_GIVEN, 2))
    house = chance.choice(_ARABIC_FAMILY)[1].split()[0]
    return f"{one} bin {other} {house}", f"{other} bin {one} {house}"


def _spouses(chance: random.Random) -> tuple[str, str]:
    given, _, family = _cyrillic(chance)
    wife = chance.choice("Елена Ольга Наталья Светлана Ирина Юлия".split())
    feminine = family.replace("ий", "ая") if family.endswith("ий") else f"{family}а" if family[-1] in "внё" else family
    return _romanised((given, family), "English"), _romanised((wife, feminine), "English")


def _same_given(chance: random.Random) -> tuple[str, str]:
    person = _person(chance)
    surname = _other(chance, _PEOPLE[person.language][2], *person.surnames)
    return person.full, f"{' '.join(person.given)} {surname}"


Maker = Callable[[random.Random], tuple[str, str]]
ONE: Mapping[str, Maker] = {
    "double surname, short form": _double_surname,
    "nickname": _nickname,
    "two romanisations": _romanisation,
    "Cyrillic and Latin": _script,
    "Greek and Latin": _greek,
    "Arabic spellings": _arabic,
    "patronymic dropped": _patronymic_dropped,
    "diacritics lost": _diacritics,
    "umlauts spelled out": _umlauts,
    "misread by a scanner": _scanned,
    "mistyped": _mistyped,
    "surname first": _order,
    "title": _titled,
    "middle name, initials": _middle,
    "earlier surname": _formerly,
    "joined or divided": _divided,
}
TWO: Mapping[str, Maker] = {
    "siblings": _siblings,
    "siblings, names alike": _near_siblings,
    "families, names alike": _near_families,
    "father and son": _father_and_son,
    "another second surname": _other_second_surname,
    "cousins": _cousins,
    "another patronymic": _other_patronymic,
    "brothers, with patronymic": _brothers_by_patronymic,
    "another middle name": _other_middle,
    "an initial of another": _initial_of_another,
    "father and child": _father_and_child,
    "spouses": _spouses,
    "same given name": _same_given,
}


def pairs(count: int = PAIRS, *, seed: int = SEED) -> Iterator[Pair]:
    """So many pairs, half of them one person, every kind as often; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        makers, same = (ONE, True) if number % 2 == 0 else (TWO, False)
        kind = sorted(makers)[number // 2 % len(makers)]
        left, right = makers[kind](chance)
        while left == right:
            left, right = makers[kind](chance)
        yield Pair(kind, left, right, same) if chance.random() < 0.5 else Pair(kind, right, left, same)


def main() -> None:
    """Print precision and recall at JOIN and ASK, what each kind comes to, and the speed; with --show the errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", metavar="KIND", help='print the errors at JOIN of one kind, or of "all"')
    arguments = parser.parse_args()
    made = list(pairs(arguments.pairs, seed=arguments.seed))
    named = [pair.names() for pair in made]
    for left, right in named:
        list(keys(left)), list(keys(right))
    start = time.process_time()
    found = [liken(left, right) for left, right in named]
    seconds = time.process_time() - start
    judged = list(zip(made, found, strict=True))
    for title, hit in (("JOIN", lambda likeness: likeness.joins), ("ASK", lambda likeness: likeness.score >= ASK)):
        print(title, _figures(judged, hit))
    for same, title in ((True, "one person, joined"), (False, "two persons, joined")):
        _print_kinds(title, [(pair, likeness) for pair, likeness in judged if pair.same is same])
    print(f"speed: {len(made) / seconds:,.0f} pairs a second of processor time, their names parsed before")
    mixed = [(left, right) for (left, _), (_, right) in pairwise(named)]
    start = time.process_time()
    for left, right in mixed:
        liken(left, right)
    print(f"speed: {len(mixed) / (time.process_time() - start):,.0f} pairs a second that mostly share nothing")
    if arguments.show:
        _show(judged, arguments.show)


def _figures(judged: list[tuple[Pair, Likeness]], hit: Callable[[Likeness], bool]) -> str:
    hits = [pair.same for pair, likeness in judged if hit(likeness)]
    real = sum(pair.same for pair, _ in judged)
    return (
        f"precision {sum(hits) / max(1, len(hits)):.4f}  recall {sum(hits) / max(1, real):.4f}  ({len(judged)} pairs)"
    )


def _print_kinds(title: str, judged: list[tuple[Pair, Likeness]]) -> None:
    kinds: defaultdict[str, list[Likeness]] = defaultdict(list)
    for pair, likeness in judged:
        kinds[pair.kind].append(likeness)
    print(title)
    for kind, listed in sorted(kinds.items()):
        joins, asks = (sum(likeness.joins for likeness in listed), sum(likeness.score >= ASK for likeness in listed))
        print(f"  {kind:28} {joins / len(listed):6.3f} joined  {asks / len(listed):6.3f} at ASK  ({len(listed)})")


def _show(judged: list[tuple[Pair, Likeness]], kind: str) -> None:
    for pair, likeness in judged:
        if likeness.joins != pair.same and kind in ("all", pair.kind):
            print(
                pair.kind,
                "|",
                pair.left,
                "|",
                pair.right,
                "|",
                f"{likeness.score:.2f}",
                likeness.relation,
                likeness.reasons,
            )


if __name__ == "__main__":
    main()
