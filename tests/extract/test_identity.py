"""Who is who within one document: each test's docstring is the document, its mentions marked by whom they mean.

[Ana Prado]a is a person and [Tarn Dredging]T an organization; what bears one letter is one. The model's part is fixed by
a script: it sees the marked mentions, and links only what a test says.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest
from tests.support.marked import found, read_marked, wanted
from tests.support.scripted import Says, Script, ScriptedLanguage

from sayso.extract import understand
from sayso.language import load
from sayso.language.protocol import Language
from sayso.model import Document, Form, Quoted, Span, document_id

Check = Callable[..., None]


@pytest.fixture
def check(request: pytest.FixtureRequest) -> Check:
    """Reads the test's own docstring and compares."""
    marked = inspect.cleandoc(request.function.__doc__)

    def compare(**options: object) -> None:
        assert found(marked, read_marked(marked, **options)) == wanted(marked)

    return compare


# Shorter names


def test_a_shorter_name_is_the_one_who_bears_it(check: Check) -> None:
    """[Ana Prado Sol]a left. [Ana Prado]a wrote, and [Prado]a called. [Ana]a was late. [Odo Quill]b saw her."""
    check()


def test_the_names_of_two_are_not_mixed(check: Check) -> None:
    """[Ana Prado]a met [Luis Quill]b. [Ana Quill]c and [Luis Prado]d stayed away."""
    check()


def test_a_second_surname_tells_two_apart(check: Check) -> None:
    """[Ana Prado Sol]a met [Ana Prado Vega]b. Then [Ana Sol]a left and [Ana Vega]b stayed."""
    check()


def test_particles_belong_to_the_surname(check: Check) -> None:
    """[Mara de la Cruz]a met [Pieter van der Berg]b. [De la Cruz]a left; [van der Berg]b stayed. [Cruz]a called [Berg]b."""
    check()


def test_an_arabic_article_may_be_left_out_or_written_apart(check: Check) -> None:
    """[Omar al-Sadim]a met [Karim el-Banu]b. [Al-Sadim]a left, [Al Sadim]a said. [Sadim]a and [Banu]b agreed."""
    check()


def test_an_article_alone_is_nobodys_surname(check: Check) -> None:
    """[Omar al Sadim]a wrote to [Al]b."""
    check()


def test_a_possessive_is_no_part_of_the_name(check: Check) -> None:
    """[Ana Prado]a left. [Prado]a’s barge sank. [Ana Prado]a's lawyer wrote."""
    check()


def test_a_first_surname_that_two_bear_is_the_one_whom_the_text_speaks_of(check: Check) -> None:
    """[Odo Prado Mena]a was held in May. [Prado]a denies it.

    [Clara Prado]b, his sister, wrote to the court. [Prado]b is a teacher.
    """
    check()


# Titles, ranks, initials


def test_titles_and_ranks_in_any_spelling(check: Check) -> None:
    """[Lt Col Odo Prado]a signed. [Lieutenant Colonel Prado]a left. [Lt. Col. Prado]a wrote to [Col Prado]a."""
    check()


def test_a_rank_of_several_words(check: Check) -> None:
    """[Rear Admiral Odo Prado]a met [Staff Sergeant Mara Quill]b. [Admiral Prado]a sent [Sgt Quill]b away."""
    check()


def test_honours_and_degrees_behind_a_name(check: Check) -> None:
    """[Sir Odo Prado KCB]a met [Mara Quill, M.D.]b and [Luis Wolde, Ph.D.]c. [Prado]a left with [Dr Quill]b and [Wolde]c."""
    check()


def test_a_title_alone_before_a_number_names_nobody_else(check: Check) -> None:
    """[Officer 1]a called [Officer 2]b. [Agent 1]c called [Officer 1]a."""
    check()


def test_letters_and_numbers_tell_the_unnamed_apart(check: Check) -> None:
    """[Individual A]a met [Individual B]b. [Witness 1]c saw [Witness 2]d. [Individual A]a paid [Witness 1]c."""
    check()


def test_initials_stand_for_given_names(check: Check) -> None:
    """[Juan Carlos Prado]a left. [J. C. Prado]a wrote. [J.C. Prado]a called. [JC Prado]a paid. [J. Prado]a lied."""
    check()


def test_initials_that_two_can_have_are_nobodys(check: Check) -> None:
    """[Juan Prado]a met [Julia Prado]b. Then [J. Prado]c left."""
    check()


def test_other_initials_are_somebody_else(check: Check) -> None:
    """[Juan C. Prado]a met [Juan M. Prado]b. [J. C. Prado]a wrote to [J. M. Prado]b."""
    check()


def test_capitals_are_no_other_name(check: Check) -> None:
    """IN THE MATTER OF [ANA PRADO]a AND [TARN DREDGING LTD]T

    [Ana Prado]a sued [Tarn Dredging Ltd]T. [PRADO]a won.
    """
    check()


def test_a_list_has_the_surname_first(check: Check) -> None:
    """Present: [Prado, Ana]a; [Quill, Odo]b

    [Ana Prado]a opened the meeting. [Odo Quill]b kept the minutes.
    """
    check()


def test_a_surname_first_is_one_name_though_the_model_sees_two(check: Check) -> None:
    """Present: Prado, Ana; [Odo Quill]b

    [Ana Prado]a opened the meeting.
    """
    marked = inspect.cleandoc(test_a_surname_first_is_one_name_though_the_model_sees_two.__doc__ or "")
    reading = read_marked(marked.replace("Prado, Ana;", "[Prado]c, [Ana]d;"))
    quotes = {m.span.of(reading.document.text): m.cluster for m in reading.mentions}
    assert quotes["Prado, Ana"] == quotes["Ana Prado"]


def test_a_name_over_two_lines(check: Check) -> None:
    """The barge of [Ana
    Prado]a sank. [Ana Pra-
    do]a left. [Prado]a paid.
    """
    check()


# Nicknames, other names, acronyms


def test_a_nickname_in_the_middle_or_before_the_name(check: Check) -> None:
    """[Luis “El Gordo” Prado]a left. [El Gordo]a paid. ['Bobby' Quill]b and [Robert Quill]b: [Bobby]b lied."""
    check()


def test_a_nickname_behind_the_name(check: Check) -> None:
    """[Luis Prado]a (“[Chato]a”) left. [Mara Quill]b, alias [Paloma]b, paid. [Chato]a met [Paloma]b."""
    check()


def test_known_as(check: Check) -> None:
    """[Luis Prado]a, also known as [Chato]a, left. [Odo Quill]b, a.k.a. [Bosun]b, stayed.

    [Mara Wolde]c, known to her friends as “[Mimi]c”, paid. [Rita Sol]d, who goes by [Kit]d, sang. [Ana Brandt]e, née
    [Kolmar]e, left. [Luis Vega]f aka [Tito]f paid. [Jon Marsh]g, nicknamed “the [Eel]g”, fled.
    """
    check()


def test_a_verb_between_two_names_joins_nobody(check: Check) -> None:
    """[Luis Prado]a called [Chato]b. [Odo Quill]c knew [Bosun]d. [Mara Wolde]e, whom [Mimi]f knew, left."""
    check()


def test_an_acronym_behind_or_before_its_name(check: Check) -> None:
    """The [Tarn Harbour Board]T ([THB]T) met the [OMP]O ([Office of Maritime Policing]O). [THB]T paid [OMP]O."""
    check()


def test_an_acronym_of_the_name_in_its_own_language(check: Check) -> None:
    """The [Harbour Board of Marenza]J ([JPM]J, by its Spanish initials) fined the [Sea Guard]G (known by its acronym
    [GDM]G). [JPM]J and [GDM]G met.
    """
    check()


def test_what_stands_in_brackets_may_be_another(check: Check) -> None:
    """[Tarn Harbour Board]T ([Ministry of Ports]M) met in [Marenza]@m ([ALTA]@a). [Ana Prado]a ([Tarn Herald]H) wrote."""
    check()


def test_a_defined_term(check: Check) -> None:
    """[Tarn Dredging Ltd]T (the “[Company]T”) owes [Ana Prado]a (“[Prado]a”) and [Luis Prado]b (hereinafter the
    “[Lender]b”). The [Company]T paid the [Lender]b, and [the company]T told [the lender]b.
    """
    check()


def test_a_firm_by_its_first_word(check: Check) -> None:
    """[Tarn Dredging Ltd]T sank a barge. [Tarn]T paid. [Quill Shipping]Q sued [Tarn Dredging]T."""
    check()


# Families


def test_two_given_names_before_one_surname_are_two(check: Check) -> None:
    """[Ana]a and [Luis Prado]b left. [Ana Prado]a wrote. [Luis]b called."""
    check()


def test_mr_and_mrs(check: Check) -> None:
    """[Mr Prado]a and [Mrs Prado]b left. [Mr. Prado]a called. [Mrs. Prado]b wrote."""
    check()


def test_a_title_tells_which_of_the_family(check: Check) -> None:
    """[Mr Luis Prado]a and [Mrs Ana Prado]b left. Years later [Mrs Prado]b wrote to [Mr Prado]a."""
    check()


def test_a_couple_in_one_name_is_neither(check: Check) -> None:
    """[Mr and Mrs Prado]c left. [Luis Prado]a drove. [Ana and Luis Prado]d paid. [Prado]a laughed."""
    check()


def test_a_family_is_none_of_its_members(check: Check) -> None:
    """[Luis Prado]a left. The [Prado]b brothers own the quay. The [Prados]c are rich. The [Prado]d family paid.

    [Prado]a laughed.
    """
    check()


def test_a_brother_has_a_name_of_his_own(check: Check) -> None:
    """[Ana Prado]a left. [Prado]a’s [brother]b [Luis]b drove. [Luis]b paid. [Prado]a wrote."""
    check()


def test_father_and_son(check: Check) -> None:
    """[Odo Prado Sr.]a built the quay. [Odo Prado, Jr.]b sold it. [Prado Jr.]b left. [Odo Prado]a, Sr., died."""
    check()


def test_a_surname_that_stood_before_the_junior_is_not_his(check: Check) -> None:
    """[Prado]a sold the quay. Then [Odo Prado Jr.]b left. [Prado]a paid."""
    check()


def test_a_generation_is_no_reason_to_keep_the_surname_apart(check: Check) -> None:
    """[Odo Prado Jr.]a sold the quay. [Prado]a left. [Mr Prado]a paid."""
    check()


def test_a_bare_surname_is_the_last_of_the_family_that_the_paragraph_named(check: Check) -> None:
    """[Ana Prado]a built the quay. [Prado]a was twenty.

    Her cousin [Luis Prado]b sold it. [Prado]b was broke.
    """
    check()


def test_a_bare_surname_stays_open_between_two(check: Check) -> None:
    """[Ana Prado]a and [Luis Prado]b built the quay. [Prado]c sold it.

    The mayor was told. [Prado]c denied it.
    """
    check()


# Roles


def test_a_role_beside_a_name_means_him_from_then_on(check: Check) -> None:
    """[Odo Prado]a, [a former major general]a, left. [Mara Quill]b, [the minister]b, stayed. [The former major general]a
    met [the minister]b. [The general]a spoke.
    """
    check()


def test_a_role_before_a_name(check: Check) -> None:
    """[The mayor]a, [Ana Prado]a, left. [harbour master]b [Odo Quill]b stayed. [The harbour master]b told [the mayor]a."""
    check()


def test_a_title_is_a_role(check: Check) -> None:
    """[Judge Odo Prado]a read the file. [Minister Mara Quill]b waited. [The judge]a rose, and [the minister]b left."""
    check()


def test_a_role_that_two_have_is_left_alone(check: Check) -> None:
    """[Judge Odo Prado]a and [Judge Mara Quill]b sat. [The judge]c rose."""
    check()


def test_a_role_of_somebodys_is_another(check: Check) -> None:
    """[Minister Mara Quill]b left. [Her lawyer]a spoke. [The minister's lawyer]c paid. [The minister]b wrote."""
    check()


def test_one_of_a_list_is_not_beside_a_name(check: Check) -> None:
    """[Odo Prado]a, [a clerk]b, and [two guards]c left. [Odo Prado]a, [the judge]d and [Mara Quill]e sat."""
    check()


def test_is_says_what_somebody_is(check: Check) -> None:
    """[Odo Prado]a was [the harbour master]a of Tarn. [Mara Quill]b is not [the mayor]c. [The harbour master]a left."""
    check()


def test_the_company_is_the_one_firm(check: Check) -> None:
    """[Tarn Dredging Ltd]T lost a barge. [The company]T paid. [The Tarn Herald]H wrote of it."""
    check()


def test_the_company_of_two_firms_is_left_alone(check: Check) -> None:
    """[Tarn Dredging Ltd]T sued [Quill Shipping Inc]Q. [The company]C paid."""
    check()


# Several as one


def test_many_are_never_one(check: Check) -> None:
    """[Ana Prado]a wrote. [The lawyers]b waited. [Both men]c left. [The couple]d paid. [The siblings]e sang."""
    check(same=tuple((many, "Ana Prado") for many in ("The lawyers", "Both men", "The couple", "The siblings")))


def test_one_is_never_many(check: Check) -> None:
    """[The siblings]a sang. [The lawyer]b waited. [She]c left. [They]a paid."""
    check(same=(("The lawyer", "The siblings"), ("She", "The siblings"), ("They", "The siblings")))


def test_a_number_tells_noun_phrases_apart(check: Check) -> None:
    """[The first witness]a spoke. [The second witness]b left. [The first witness]a wept."""
    check(same=(("The second witness", "The first witness"),))


# Pronouns


def test_a_noun_gives_its_gender_away(check: Check) -> None:
    """[The widow]a left. [Odo Quill]b stayed. [He]b paid [her]a."""
    check(same=(("He", "The widow"), ("He", "Odo Quill"), ("her", "Odo Quill"), ("her", "The widow")))


def test_a_title_inside_the_name_gives_its_gender_away(check: Check) -> None:
    """[Mrs Ana Prado]a left. [He]b stayed."""
    check(same=(("He", "Mrs Ana Prado"),))


def test_she_is_not_one_of_unknown_gender_when_a_woman_was_named_since(check: Check) -> None:
    """[Tarnow]a owned the barge. It was bought from [Clara Prado]b in May. [She]c had kept the books."""
    check(same=(("She", "Tarnow"),))


def test_she_is_the_woman_who_was_named_since(check: Check) -> None:
    """[Tarnow]a owned the barge. It was bought from [Clara Prado]b in May. [She]b had kept the books."""
    check(same=(("She", "Tarnow"), ("She", "Clara Prado")))


def test_a_pronoun_leaves_its_paragraph_for_nobody_while_that_speaks_of_a_man(check: Check) -> None:
    """[Tarnow]a owned the barge.

    The sister of [the widower]b visited [him]c.
    """
    check(same=(("him", "Tarnow"),))


def test_a_pronoun_is_the_one_who_was_named_last_whatever_the_gender_of_others(check: Check) -> None:
    """[Clara Prado]b sold the barge. [Tarnow]a owned it. [She]a had kept the books."""
    check(same=(("She", "Tarnow"),))


# The first person


def test_i_is_the_author(check: Check) -> None:
    """[I]a left early. [My]a barge sank. [Ana Prado]a"""
    check(author="Ana Prado")


def test_i_inside_a_quotation_is_its_speaker_alone(check: Check) -> None:
    """[I]a heard [Odo Quill]b say, “[I]b never left.” [I]a doubt it."""
    check(author="Ana Prado", says=(Says("Odo Quill", "say", ("“I never left.”",)),))


def test_i_inside_a_quotation_that_nobody_is_found_to_say_is_not_the_author(check: Check) -> None:
    """[I]a read the sign. “[I]b never left [my]b post,” it went on. [I]a doubt it."""
    check(author="Ana Prado")


def test_a_quotation_that_goes_on_in_its_paragraph_has_one_speaker(check: Check) -> None:
    """“[I]b never left,” [Odo Quill]b said. “[I]b stayed all night.” [I]a doubt it."""
    check(author="Ana Prado", says=(Says("Odo Quill", "said", ("“I never left,”",)),))


def test_i_in_quoted_mail_is_its_writer(check: Check) -> None:
    """[I]a agree.

    > [I]b saw [Odo Quill]b's barge sink.
    """
    text = "I agree.\n\n> I saw Odo Quill's barge sink."
    check(author="Ana Prado", quoted=(Quoted(Span(text.index(">"), len(text)), "Odo Quill"),))


def test_i_and_you_in_a_deposition(check: Check) -> None:
    """Q. Did [you]a see the barge?
    A. [I]a saw it.
    Q. [I]b ask about the night.
    A. [I]a slept. [You]b know.
    """
    check()


def test_i_in_labelled_turns(check: Check) -> None:
    """MS. [QUILL]a: [I]a left early.
    MR. [ODO]b: Where did [you]a go?
    MS. [QUILL]a: [I]a told [you]b before.
    MR. [ODO]b: Not [me]b.
    """
    check()


# Where a name begins and ends


def test_a_name_ends_with_its_column() -> None:
    """Prado, Ana[tab]Mayor Quill’s aide: the model sees "Ana[tab]Mayor Quill" as one name."""
    reading = read_marked("[Prado]a, [Ana\tMayor Quill]b’s aide.\nMayor Quill left.")
    text = reading.document.text
    assert [m.span.of(text) for m in reading.mentions if m.form is Form.NAMED][:2] == ["Prado, Ana", "Mayor Quill"]


def test_an_initial_ends_no_name() -> None:
    """James B. Quill, where the model takes the full stop for a sentence's end."""
    text = "James B. Quill left."
    reading = understand(
        Document(document_id(text.encode()), "a.txt", "text/plain", text),
        language=ScriptedLanguage(text, Script(names={"James B. Quill": "person"})),
    )
    assert [m.span.of(text) for m in reading.mentions] == ["James B. Quill"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Then Quillfast [Dredging Limited]T paid.", ["Quillfast Dredging Limited"]),
        ("The [Marenza]@m [Police Department]T paid.", ["Marenza Police Department"]),
        ("The [Port Authority]T paid.", ["Port Authority"]),
        ("It was [Odo Prado]a [Company]T said.", ["Odo Prado", "Company"]),
    ],
)
def test_a_firm_that_is_all_common_words_takes_the_name_before_it(marked: str, expected: list[str]) -> None:
    reading = read_marked(marked)
    assert [m.span.of(reading.document.text) for m in reading.mentions if m.form is Form.NAMED] == expected


def test_a_title_before_a_surname_makes_no_kinsman(check: Check) -> None:
    """It was about Director [Quill]a and [Luis Prado]b. [Quill]a left."""
    check()


def test_a_generation_caught_alone_belongs_to_the_name_before_it(check: Check) -> None:
    """[Odo Prado Jr.]a left. [Odo Prado]b stayed."""
    reading = read_marked("[Odo Prado]a [Jr.]b left. [Odo Prado]a stayed.")
    named = [m.span.of(reading.document.text) for m in reading.mentions]
    assert named == ["Odo Prado Jr.", "Odo Prado"]
    check()


def test_two_full_names_joined_by_and_are_two() -> None:
    reading = read_marked("[Ana Prado and Odo Quill]a met [Tarn Pilots and Quay Authority]T.")
    named = [m.span.of(reading.document.text) for m in reading.mentions]
    assert named == ["Ana Prado", "Odo Quill", "Tarn Pilots and Quay Authority"]


def test_a_bare_surname_in_the_title_of_a_case_is_nobodys(check: Check) -> None:
    """[Ana Prado]a cited [Prado]b v. [Quill]c and won. [Prado]a left."""
    check()


def test_what_ends_like_a_paper_or_a_body_is_no_person() -> None:
    reading = read_marked("The [Prado Indictment]a named [Quill LLP]b and the [Prado Campaign]c.")
    assert [m.type.value for m in reading.mentions] == ["object", "organization", "organization"]


def test_two_surnames_side_by_side_are_two() -> None:
    """Ana Prado met Odo Quill and Mara Quill. Prado Quill: two cells of a table."""
    reading = read_marked("[Ana Prado]a met [Odo Quill]b and [Mara Quill]c. [Prado Quill]d")
    assert [m.span.of(reading.document.text) for m in reading.mentions][-2:] == ["Prado", "Quill"]


def test_a_defined_event_or_paper_is_no_name_of_the_person_before_it(check: Check) -> None:
    """They met with [Ana Prado]a (the “[Harbour Meeting]M”) under the loan of [Tarn Dredging]T (the “[Agreement]A”).

    The agreement was signed.
    """
    check()


def test_who_goes_by_jr_is_not_the_bare_surname(check: Check) -> None:
    """[Odo Prado Jr.]a left. [Prado Jr.]a wrote. [Prado]b stayed."""
    check()


def test_a_rank_caught_apart_from_its_name(check: Check) -> None:
    """[the lieutenant]a colonel [Odo Prado]a left."""
    check()


# With the model that is shipped


@pytest.fixture(scope="module")
def language() -> Language:
    return load()


def called(text: str, language: Language) -> dict[str, set[str]]:
    """What each one who has a name is called in a text."""
    reading = understand(Document(document_id(text.encode()), "a.txt", "text/plain", text), language=language)
    names = {r.cluster: r.name for r in reading.referents if r.name}
    out: dict[str, set[str]] = {}
    for m in reading.mentions:
        if name := names.get(m.cluster if m.cluster is not None else -1):
            out.setdefault(name, set()).add(m.span.of(text))
    return out


def test_a_news_story(language: Language) -> None:
    text = (
        "Ana and Luis Prado built the quay at Tarn in 1998. Luis Prado, a former harbour master, was charged with fraud"
        " on Monday.\n\n“I never saw the contract,” he told reporters. “I was at sea that week.” The former harbour"
        " master said Tarn Dredging Ltd had paid for everything. The company denied it.\n\nMrs Prado, who left Tarn in"
        " 2004, did not answer questions. Her lawyer, Mara Quill, said the siblings had not spoken for years. Quill said"
        " her client had signed nothing.\n"
    )
    found = called(text, language)
    assert found["Luis Prado"] >= {"Luis Prado", "he", "I", "The former harbour master"}
    assert found["Ana Prado"] >= {"Ana", "Prado", "Her"}
    assert found["Mara Quill"] >= {"Mara Quill", "Her lawyer", "Quill"}
    # "her client" may stay open, but it is no client of the client's own.
    assert "her" not in found["Ana Prado"]
    assert found["Tarn Dredging Ltd"] >= {"Tarn Dredging Ltd", "The company"}


def test_ranks_acronyms_and_witnesses(language: Language) -> None:
    text = (
        "The Tarn Harbour Board (THB) met on Tuesday. Lt Col Odo Wolde, known as “Bosun”, told the THB that Witness 1 had"
        " lied to Witness 2. Lieutenant Colonel Wolde said he had seen the letter himself. Bosun left early.\n"
    )
    found = called(text, language)
    assert found["Tarn Harbour Board"] >= {"Tarn Harbour Board", "THB"}
    assert found["Odo Wolde"] >= {"Odo Wolde", "Wolde", "Bosun"}
    assert not any({"Witness 1", "Witness 2"} <= names for names in found.values())
