"""What a source does by its cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract import lexicon
from sayso.extract.acts import act_of, considered
from sayso.extract.lemmas import lemmas
from sayso.model import Act


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("said", Act.SAY),
        ("according to", Act.SAY),
        ("told reporters", Act.SAY),
        ("wrote", Act.SAY),
        ("tweeted", Act.SAY),
        ("noted", Act.SAY),
        ("went on to say", Act.SAY),
        (":", Act.SAY),
        ("claimed", Act.ALLEGE),
        ("the motion argues", Act.ALLEGE),
        ("has repeatedly denied", Act.DENY),
        ("pleaded not guilty to", Act.DENY),
        ("pleaded guilty to", Act.ADMIT),
        ("admitted", Act.ADMIT),
        ("accused Mr. Orlan of", Act.ACCUSE),
        ("testified", Act.TESTIFY),
        ("said under oath", Act.TESTIFY),
        ("maintains", Act.ALLEGE),
        ("was charged with", Act.CHARGE),
        ("ruled", Act.RULE),
        ("was cleared of", Act.RULE),
        ("was clear about", Act.SAY),
        ("decided", Act.PROMISE),
        ("was convicted of", Act.RULE),
        ("asked", Act.ASK),
        ("called for", Act.REQUEST),
        ("wants", Act.REQUEST),
        ("put out a statement urging", Act.REQUEST),
        ("promised", Act.PROMISE),
        ("has agreed to", Act.PROMISE),
        ("believes", Act.BELIEVE),
        ("thinks", Act.BELIEVE),
        ("considering that", Act.BELIEVE),
        ("praised", Act.OTHER),
        ("zorbled", Act.OTHER),
    ],
)
def test_cues(cue: str, act: Act) -> None:
    assert act_of(cue) is act


@pytest.mark.parametrize(
    "cue",
    ["did not say", "never admitted", "declined to say", "didn’t deny", "has not ruled", "refused to acknowledge"],
)
def test_what_was_not_done_is_no_act(cue: str) -> None:
    assert act_of(cue) is Act.OTHER


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("does not believe", Act.BELIEVE),
        ("doesn't want", Act.REQUEST),
        ("not only denied", Act.DENY),
        ("may deny", Act.DENY),
    ],
)
def test_negation_and_modals_leave_attitudes_and_additions(cue: str, act: Act) -> None:
    assert act_of(cue) is act


def test_the_content_settles_what_the_cue_leaves_open() -> None:
    assert act_of("asked", content="to leave the room") is Act.REQUEST
    assert act_of("asked", content="whether he had left the room") is Act.ASK
    assert act_of("charged", content="that the audit was a farce") is Act.ACCUSE
    assert act_of("charged", content="“The audit was a farce”") is Act.ACCUSE
    assert act_of("charged", content="Mr. Orlan with fraud") is Act.CHARGE
    assert act_of("found", content="Mr. Orlan guilty on two counts") is Act.RULE


def test_the_speaker_settles_what_the_cue_leaves_open() -> None:
    assert act_of("ordered", source="the colonel") is Act.REQUEST
    assert act_of("ordered", source="a court in Vellmark") is Act.RULE
    assert act_of("ordered", content="the firm to pay damages") is Act.RULE
    assert act_of("decided", source="The court") is Act.RULE
    assert act_of("says", source="The indictment") is Act.ALLEGE
    assert act_of("found", source="The council") is Act.RULE
    assert act_of("denied", source="The council") is Act.DENY
    assert act_of("says", source="The baker") is Act.SAY


def test_telling_somebody_to_do_something_asks_it_of_him() -> None:
    assert act_of("told", content="to leave the room") is Act.REQUEST
    assert act_of("told", content="“to leave the room”") is Act.REQUEST
    assert act_of("told", content="not to leave the room") is Act.REQUEST
    assert act_of("said", content="to leave the room") is Act.REQUEST
    assert act_of("is said", content="to be in the room") is Act.SAY
    assert act_of("was told", content="to have left the room") is Act.SAY
    assert act_of("was told", content="to have the room cleared") is Act.REQUEST
    assert act_of("told", content="that he had left the room") is Act.SAY


def test_agreeing_or_swearing_to_do_something_promises_it() -> None:
    assert act_of("agreed", content="to repair the wall") is Act.PROMISE
    assert act_of("agreed", content="that the wall was old") is Act.SAY
    assert act_of("swore", content="to burn the mill") is Act.PROMISE
    assert act_of("swore", content="that the mill was empty") is Act.TESTIFY


def test_some_decisions_need_not_say_whose_they_are() -> None:
    assert act_of("It is hereby ordered", content="that the boat be returned") is Act.RULE
    assert act_of("was ordered", content="that the boat be returned") is Act.REQUEST
    assert act_of("was denied", content="The motion") is Act.RULE
    assert act_of("dismissed", content="the appeal", source="It") is Act.RULE
    assert act_of("granted", content="the motion", source="She Orla Vance") is Act.RULE
    assert act_of("was denied", content="The rumour") is Act.DENY
    assert act_of("denied", content="the rumour", source="She") is Act.DENY
    assert act_of("denied", content="The motion", source="the baker") is Act.OTHER


def test_whoever_holds_somebody_responsible_accuses_him() -> None:
    assert act_of("holds", content="the baker responsible for the fire", source="The widow") is Act.ACCUSE
    assert act_of("held", content="the baker liable for the fire", source="The court") is Act.RULE


def test_a_party_moves_to_have_something_done() -> None:
    assert act_of("moves to dismiss", content="the complaint", source="Defendant") is Act.REQUEST


def test_a_witness_tells_a_court_and_a_lawyer_does_not() -> None:
    assert act_of("told", hearer=" the inquiry ", content="that the gate was shut") is Act.TESTIFY
    assert act_of("told", hearer=" the inquiry ", content="that the gate was shut", source="his lawyer") is Act.SAY
    assert act_of("told", hearer=" the baker ", content="that the gate was shut") is Act.SAY


def test_what_nobody_says_is_not_said() -> None:
    assert act_of("could say", content="whether the gate was shut", source="nobody here") is Act.OTHER


def test_calling_a_story_false_denies_it() -> None:
    assert act_of("described", content="the story as “a baseless smear”") is Act.DENY
    assert act_of("described", content="the man as tall") is Act.SAY


def test_an_unknown_cue_is_told_from_a_considered_one() -> None:
    assert considered("zorbled") is None
    assert considered("praised") is Act.OTHER


def test_each_word_of_the_lexicon_has_one_act() -> None:
    for table in (lexicon.STRONG, lexicon.WEAK):
        words = [word for group in table.values() for word in group.split()]
        assert sorted(words) == sorted(set(words))


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_text_has_an_act(cue: str, content: str, source: str) -> None:
    assert act_of(cue, content=content, source=source) in Act


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denied", "deny"),
        ("planning", "plan"),
        ("accuses", "accuse"),
        ("told", "tell"),
        ("lying", "lie"),
        ("says", "say"),
    ],
)
def test_lemmas(form: str, lemma: str) -> None:
    assert lemma in lemmas(form)


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("continued to deny", "that he took the money", Act.DENY),
        ("his written answers denied", "he had a key", Act.DENY),
        ("issued a statement that admits", "the theft", Act.ADMIT),
        ("disavowal of", "any part in it", Act.DENY),
        ("withdrew her claim", "that he took the money", Act.OTHER),
        ("dropped the charges", "against Orlan", Act.OTHER),
        ("apologised for claiming", "that he took the money", Act.OTHER),
        ("apologised for", "taking the money", Act.ADMIT),
        ("contained a sentence stating", "that he took the money", Act.SAY),
        ("in a single post said", "that he took the money", Act.SAY),
        ("objected", "that the fee was too high", Act.SAY),
        ("determined", "that the gate was open", Act.SAY),
        ("is determined", "to leave", Act.PROMISE),
        ("had asked", "Odo Varn to burn the letters", Act.REQUEST),
        ("had asked", "whether Odo Varn had to burn them", Act.ASK),
        ("did not order", "him to leave", Act.OTHER),
        ("never asked", "him to leave", Act.OTHER),
        ("told", "him to “leave it alone”", Act.SAY),
        ("told", "to “leave it alone”", Act.REQUEST),
        ("asked about", "Orlan’s attempt to leave", Act.ASK),
        ("denies", "he called for her dismissal", Act.DENY),
        ("denied", "she gave the order", Act.DENY),
        ("did not want", "him to leave", Act.REQUEST),
    ],
)
def test_what_a_cue_does_is_not_its_first_word_alone(cue: str, content: str, act: Act) -> None:
    assert act_of(cue, content=content) is act


def test_what_is_denied_to_somebody_is_not_denied_to_be_so() -> None:
    assert act_of("denied", content="the victory", source="the board", hearer=" his party ") is not Act.DENY
    assert act_of("denied", content="the theft", source="the clerk", hearer=" to the board ") is Act.DENY
    assert act_of("denied", content="that it was so", source="the clerk", hearer=" the board ") is Act.DENY


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("was denied", "entry to the harbour"),
        ("was denied", "The request"),
        ("denied", "her request to see the ledger"),
        ("was dismissed", "from the harbour office in May"),
        ("dismissed", "the other guests"),
        ("rejected", "the offer from Odo Varn"),
        ("described", "an inquiry into “claims that Orlan made false statements”"),
        ("granted", "him an interview"),
    ],
)
def test_what_is_turned_down_is_not_denied(cue: str, content: str) -> None:
    assert act_of(cue, content=content) is Act.OTHER or act_of(cue, content=content) is Act.SAY


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("rejected", "the claim that he took the money"),
        ("dismissed", "the reports as absurd"),
        ("rejects", "any suggestion of a bribe"),
        ("rejects", "the account given by counsel and printed on Friday"),
        ("denied", "any part in the theft"),
        ("describes", "the story as false"),
    ],
)
def test_what_is_said_is_denied_by_rejecting_it(cue: str, content: str) -> None:
    assert act_of(cue, content=content) is Act.DENY


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("to have lunch", Act.REQUEST),
        ("to have taken it", Act.SAY),
        ("to have put it back", Act.SAY),
        ("to date", Act.SAY),
    ],
)
def test_what_is_said_to_have_been_done_is_not_asked_for(content: str, act: Act) -> None:
    assert act_of("told", content=content) is act
