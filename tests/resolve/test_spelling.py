"""Two words of a name: spellings, short forms, slips, and names in their own right."""

import pytest

from sayso.resolve.script import romanised
from sayso.resolve.spelling import Tie, match, readings, skeleton, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yusupkov", "jusupkow"),
        ("orlansky", "orlanskii"),
        ("tschorlan", "chorlan"),
        ("orlaniy", "orlanij"),
        ("kolmarr", "qolmar"),
    ],
)
def test_one_sound_in_two_spellings(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_word_is_heard_as_several_languages_spell_it() -> None:
    assert readings("chorlov") & readings("khorlov")
    assert readings("jorlan") & readings("zhorlan")


@pytest.mark.parametrize(
    ("one", "other", "tie"),
    [
        ("kolmar", "kolmar", Tie.EQUAL),
        ("mohammed", "muhammad", Tie.SPELLING),
        ("william", "bill", Tie.NICKNAME),
        ("bill", "will", Tie.NICKNAME),
        ("kolmar", "kolrnar", Tie.SLIP),
        ("kolmar", "kolmra", Tie.SLIP),
        ("k", "kolmar", Tie.INITIAL),
        ("luis", "luisa", Tie.RIVAL),
        ("dan", "dean", Tie.RIVAL),
        ("orlanov", "orlanova", Tie.GENDER),
        ("orlansky", "orlanskaya", Tie.GENDER),
    ],
)
def test_ties(one: str, other: str, tie: Tie) -> None:
    found = match(one, other)
    assert found is not None
    assert found.tie is tie
    assert found == match(other, one)


@pytest.mark.parametrize(("one", "other"), [("kolmar", "orlan"), ("sol", "rey"), ("ana", "luis")])
def test_two_names(one: str, other: str) -> None:
    assert match(one, other) is None


def test_short_slips_count_for_less() -> None:
    scores = [
        found.score
        for pair in (("sole", "sope"), ("kolmar", "kolpar"), ("benedikta", "benedipta"))
        if (found := match(*pair))
    ]
    assert scores == sorted(scores)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("kolmar", ("kolmar",)),
        ("юсупов", ("yusupov",)),
        ("ξενος", ("xenos",)),
        ("الخطيب", ("al", "khtib")),
        ("王伟", ("wang", "wei")),
        ("김정은", ("gim", "jeong", "eun")),
        ("バラク", ("baraku",)),
    ],
)
def test_latin_letters(written: str, latin: tuple[str, ...]) -> None:
    assert romanised(written) == latin


def test_vowels_and_doubled_letters_are_no_part_of_a_skeleton() -> None:
    assert skeleton("mohammed") == skeleton("muhamad") == "mhmd"
