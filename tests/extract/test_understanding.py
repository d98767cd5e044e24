"""A document and what sayso makes of it, the model's part of it fixed by a script."""

from __future__ import annotations

from tests.support.scripted import Says, Script, ScriptedLanguage

from sayso.extract import understand
from sayso.model import Act, Claim, Document, Form, Kind, Quoted, Reading, Span, document_id


def read(text: str, script: Script, **fields: object) -> Reading:
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, **fields)  # type: ignore[arg-type]
    return understand(document, language=ScriptedLanguage(text, script))


def claim(reading: Reading, quotation: str) -> Claim:
    """The claim with these words, of which there must be one."""
    found = [c for c in reading.claims if c.span.of(reading.document.text) == quotation]
    assert len(found) == 1, [c.span.of(reading.document.text) for c in reading.claims]
    return found[0]


def chain(found: Claim) -> list[str | None]:
    return [link.name for link in found.chain]


def test_an_attributed_content_is_a_claim_of_its_source() -> None:
    text = "Mara Quill said the barge was empty. The tide was low that night."
    reading = read(text, Script((Says("Mara Quill", "said", ("the barge was empty",)),), {"Mara Quill": "person"}))
    said = claim(reading, "the barge was empty")
    assert chain(said) == ["Mara Quill"] and said.act is Act.SAY
    assert chain(claim(reading, "The tide was low that night.")) == []
    assert [a.kind for a in reading.attributions] == [Kind.INDIRECT]


def test_an_attribution_inside_a_content_makes_a_chain() -> None:
    text = "The Post reported that Mara Quill told police the barge was empty."
    inner = Says("Mara Quill", "told police", ("the barge was empty",))
    outer = Says("The Post", "reported", ("that Mara Quill told police the barge was empty",), (inner,))
    reading = read(text, Script((outer,), {"Mara Quill": "person", "Post": "organization"}))
    assert chain(claim(reading, "the barge was empty")) == ["Post", "Mara Quill"]
    parents = {a.id: a.parent for a in reading.attributions}
    assert sorted(parents.values(), key=str) == sorted([None, reading.attributions[0].id], key=str)


def test_that_somebody_promised_a_thing_is_told_by_whoever_says_so() -> None:
    text = "Mara Quill said the clerk had promised her the lease."
    inner = Says("the clerk", "had promised", ("her the lease",))
    outer = Says("Mara Quill", "said", ("the clerk had promised her the lease",), (inner,))
    reading = read(text, Script((outer,), {"Mara Quill": "person"}))
    assert chain(claim(reading, "the clerk had promised her the lease")) == ["Mara Quill"]


def test_a_pronoun_source_points_to_the_name_that_it_stands_for() -> None:
    text = "Mara Quill left early. She said the barge was empty."
    script = Script(
        (Says("She", "said", ("the barge was empty",)),), {"Mara Quill": "person"}, same=(("She", "Mara Quill"),)
    )
    assert chain(claim(read(text, script), "the barge was empty")) == ["Mara Quill"]


def test_a_pronoun_that_nothing_settles_keeps_its_own_words() -> None:
    text = "He said the barge was empty."
    reading = read(text, Script((Says("He", "said", ("the barge was empty",)),)))
    assert chain(claim(reading, "the barge was empty")) == ["He"]
    source = reading.attributions[0]
    names = {r.cluster: r.name for r in reading.referents}
    assert source.source_cluster is not None and names[source.source_cluster] is None


def test_a_pronoun_of_another_gender_is_not_taken() -> None:
    text = "Mr. Odo Quill left early. She said the barge was empty."
    script = Script(
        (Says("She", "said", ("the barge was empty",)),), {"Odo Quill": "person"}, same=(("She", "Odo Quill"),)
    )
    assert chain(claim(read(text, script), "the barge was empty")) == ["She"]


def test_a_bare_surname_is_named_in_full() -> None:
    text = "Mara Quill left early. Later Quill said the barge was empty."
    names = {"Mara Quill": "person", "Later [Quill]": "person"}
    reading = read(text, Script((Says("Later [Quill]", "said", ("the barge was empty",)),), names))
    assert chain(claim(reading, "the barge was empty")) == ["Mara Quill"]


def test_the_first_person_is_the_author() -> None:
    text = "I saw the barge myself. I told the guard the barge was empty."
    reading = read(text, Script((Says("I", "told the guard", ("the barge was empty",)),)), author="Mara Quill")
    said = claim(reading, "the barge was empty")
    assert chain(said) == ["Mara Quill"] and said.voice.name == "Mara Quill"


def test_i_inside_a_quotation_is_its_speaker() -> None:
    text = "“I never saw the barge,” said Mara Quill."
    script = Script((Says("Mara Quill", "said", ("“I never saw the barge,”",)),), {"Mara Quill": "person"})
    reading = read(text, script, author="Someone Else")
    me = next(m for m in reading.mentions if m.span.of(text) == "I")
    mara = next(m for m in reading.mentions if m.span.of(text) == "Mara Quill")
    assert me.cluster == mara.cluster
    assert chain(claim(reading, "I never saw the barge")) == ["Mara Quill"]


def test_a_labelled_speaker_owns_the_turn() -> None:
    """MS. QUILL: …"""
    text = (
        "MS. QUILL: The barge was empty that night.\nMR. ODO: Who told you that?\n"
        "MS. QUILL: The harbour master told me so.\nMR. ODO: You signed the log yourself.\n"
    )
    reading = read(text, Script())
    assert chain(claim(reading, "The barge was empty that night.")) == ["Ms. Quill"]
    assert chain(claim(reading, "You signed the log yourself.")) == ["Mr. Odo"]
    assert claim(reading, "Who told you that?").act is Act.ASK


def test_a_speaker_who_says_i_think_is_one_mouth() -> None:
    text = (
        "QUILL: I think the barge was empty.\nODO: Who told you that?\nQUILL: The harbour master told me so.\n"
        "ODO: You signed the log yourself.\n"
    )
    reading = read(text, Script((Says("I", "think", ("the barge was empty",)),)))
    assert chain(claim(reading, "the barge was empty")) == ["Quill"]


def test_an_apposition_names_the_source() -> None:
    text = "The clerk, Odo Brandt, said the barge was empty. The clerk denied the rest of it."
    script = Script(
        (Says("The clerk, Odo Brandt,", "said", ("the barge was empty",)),),
        {"Odo Brandt": "person"},
        {"The clerk": "person"},
    )
    reading = read(text, script)
    assert chain(claim(reading, "the barge was empty")) == ["Odo Brandt"]
    assert len({m.cluster for m in reading.mentions if m.span.of(text) != "it"}) == 1


def test_the_subject_behind_a_name_and_a_comma_is_not_that_name() -> None:
    text = "In a talk with Odo Brandt, the president said the barge was empty."
    script = Script(
        (Says("the president", "said", ("the barge was empty",)),),
        {"Odo Brandt": "person"},
        {"the president": "person"},
    )
    assert chain(claim(read(text, script), "the barge was empty")) == ["the president"]


def test_who_is_the_one_before_it() -> None:
    text = "Odo Brandt, who said the barge was empty, left at dawn."
    reading = read(text, Script((Says("who", "said", ("the barge was empty",)),), {"Odo Brandt": "person"}))
    assert chain(claim(reading, "the barge was empty")) == ["Odo Brandt"]


def test_what_stands_in_another_sentence_unquoted_is_not_put_into_the_mouth() -> None:
    text = "Odo Brandt said the barge was empty. The guard had left by then."
    says = Says("Odo Brandt", "said", ("the barge was empty", "The guard had left by then"))
    reading = read(text, Script((says,), {"Odo Brandt": "person"}))
    assert chain(claim(reading, "the barge was empty")) == ["Odo Brandt"]
    assert chain(claim(reading, "The guard had left by then.")) == []


def test_two_who_call_each_other_are_two() -> None:
    text = "Odo Brandt called Mara Quill at dawn. The barge was empty by then."
    reading = read(text, Script(names={"Odo Brandt": "person", "Mara Quill": "person"}))
    assert len({m.cluster for m in reading.mentions}) == 2


def test_a_number_is_no_source() -> None:
    text = "14 said the barge was empty."
    assert chain(claim(read(text, Script((Says("14", "said", ("the barge was empty",)),))), "the barge was empty")) == [
        None
    ]


def test_an_acronym_in_brackets_is_its_organisations_and_nobody_elses() -> None:
    text = "The Tarn Harbour Board (THB) met in Marenza (ALTA). THB paid."
    names = {"Tarn Harbour Board": "organization", "THB": "organization", "Marenza": "place", "ALTA": "place"}
    reading = read(text, Script(names=names))
    cluster = {m.span.of(text): m.cluster for m in reading.mentions}
    assert cluster["THB"] == cluster["Tarn Harbour Board"] and cluster["Marenza"] != cluster["ALTA"]


def test_a_name_ends_with_its_line() -> None:
    text = "By Odo Brandt\n\nMarenza The barge was empty."
    reading = read(text, Script(names={"Odo Brandt\n\nMarenza": "person"}))
    assert [m.span.of(text) for m in reading.mentions] == ["Odo Brandt", "Marenza"]


def test_quoted_mail_belongs_to_whom_it_was_quoted_from() -> None:
    text = "Agreed, we should wait for the report.\n\n> The pump had failed twice before the fire.\n"
    at = text.index("The pump")
    quoted = Quoted(Span(at - 2, len(text)), "Odo Brandt")
    reading = read(text, Script(), author="Mara Quill", quoted=(quoted,))
    assert chain(claim(reading, "The pump had failed twice before the fire.")) == ["Odo Brandt"]
    assert chain(claim(reading, "Agreed, we should wait for the report.")) == []


def test_a_source_of_several_names_is_nobody_in_particular() -> None:
    text = "Mara Quill and Odo Brandt said the barge was empty."
    script = Script(
        (Says("Mara Quill and Odo Brandt", "said", ("the barge was empty",)),),
        {"Mara Quill": "person", "Odo Brandt": "person"},
    )
    reading = read(text, script)
    assert reading.attributions[0].source_cluster is None
    assert chain(claim(reading, "the barge was empty")) == ["Mara Quill and Odo Brandt"]


def test_an_attribution_without_a_source_keeps_it_open() -> None:
    text = "Odo Brandt is accused of emptying the barge."
    script = Script((Says(None, "is accused of", ("emptying the barge",)),), {"Odo Brandt": "person"})
    reading = read(text, script)
    said = claim(reading, "emptying the barge")
    assert chain(said) == [None] and said.act is Act.ACCUSE


def test_headers_and_headings_are_no_claims() -> None:
    text = "To: The Harbour Board\n\nSubject: The barge\n\nDear members,\n\nThe barge was empty that night.\n"
    reading = read(text, Script())
    assert [c.span.of(text) for c in reading.claims] == ["The barge was empty that night."]


def test_a_text_in_another_language_is_kept_and_not_read() -> None:
    text = "La barcaza estaba vacía aquella noche, según dijo la capitana. " * 5
    reading = read(text, Script(), language="es")
    assert reading.claims == () and reading.attributions == ()
    assert "'es'" in reading.problems[0].message


def test_every_finding_quotes_the_text_and_ids_are_distinct() -> None:
    text = "“The barge was empty,” Mara Quill said. “It left at dawn.” She denied all else."
    script = Script(
        (Says("Mara Quill", "said", ("“The barge was empty,”", "“It left at dawn.”")),), {"Mara Quill": "person"}
    )
    first, second = read(text, script), read(text, script)
    assert first == second
    ids = [x.id for x in (*first.mentions, *first.attributions, *first.claims)]
    assert len(ids) == len(set(ids))
    assert all(0 <= c.span.start < c.span.end <= len(text) for c in first.claims)


def test_you_is_the_other_of_a_talk_of_two() -> None:
    """MS. ORTEGA: Did you see it?
    MR. QUILL: I saw it. You know that."""
    text = (
        "MS. ORTEGA: Please state where the barge lay.\n\nMR. QUILL: It lay in the harbour.\n\n"
        "MS. ORTEGA: Did you see the barge leave the harbour?\n\nMR. QUILL: I saw it leave. You know that well.\n"
    )
    reading = read(text, Script(names={"ORTEGA": "person", "QUILL": "person"}))
    names = {r.cluster: r.name for r in reading.referents}
    spoken = {m.span.of(text): names.get(m.cluster) for m in reading.mentions if m.form is Form.PRONOMINAL}
    assert spoken["you"] == spoken["I"] == "Mr. Quill"
    assert spoken["You"] == "Ms. Ortega"


def test_we_is_one_group_for_one_voice_and_not_its_speaker() -> None:
    """We looked at the barge. We left. "We stayed," Quill said."""
    text = 'We looked at the barge. We left at once. "We stayed for long," Quill said.'
    script = Script(says=(Says("Quill", "said", ('"We stayed for long,"',)),), names={"Quill": "person"})
    reading = read(text, script)
    ours = [m.cluster for m in reading.mentions if m.span.of(text) == "We"]
    assert ours[0] == ours[1] is not None and ours[2] not in (None, ours[0])


def test_a_nickname_caught_without_its_opening_mark_is_joined_by_the_name_around_it() -> None:
    """Radomir “Bosun” Kostelan, of which the model sees Radomir and Bosun” Kostelan."""
    text = "Radomir “Bosun” Kostelan sold the barge to the port."
    reading = read(text, Script(names={"Radomir": "person", "Bosun” Kostelan": "person"}))
    assert [m.span.of(text) for m in reading.mentions if m.form is Form.NAMED] == ["Radomir “Bosun” Kostelan"]


def test_a_surname_beside_a_full_name_takes_no_other_surname() -> None:
    """Mara Quill left. Quill and Luis Prado had met. Ana and Luis Prado are kin."""
    text = "Mara Quill left. Quill and Luis Prado had met. Ana and Luis Prado are kin."
    names = {"Mara Quill": "person", "left. [Quill]": "person", "Luis Prado": "person", "Ana": "person"}
    reading = read(text, Script(names=names))
    assert {r.name for r in reading.referents} == {"Mara Quill", "Luis Prado", "Ana Prado"}


def test_what_is_denied_is_told_as_a_denial_and_not_as_the_request_in_it() -> None:
    text = "Mara Quill denied asking Odo Varn to burn the letters."
    inner = Says(None, "asking", ("Odo Varn to burn the letters",))
    outer = Says("Mara Quill", "denied", ("asking Odo Varn to burn the letters",), (inner,))
    reading = read(text, Script((outer,), {"Mara Quill": "person", "Odo Varn": "person"}))
    said = claim(reading, "asking Odo Varn to burn the letters")
    assert (said.act, said.factuality, said.status, chain(said)) == ("deny", "CT-", "denied", ["Mara Quill"])
    assert [a.act for a in reading.attributions] == [Act.DENY, Act.OTHER]
