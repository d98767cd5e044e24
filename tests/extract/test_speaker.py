"""Whether a word of a claim means its speaker."""

from __future__ import annotations

from sayso.extract.speaker import Company
from sayso.model import Act, Attribution, Form, Kind, Mention, MentionType, Span

ODO, QUILL = 1, 2


def at(text: str, words: str, start: int = 0) -> Span:
    place = text.index(words, start)
    return Span(place, place + len(words))


def attribution(text: str, source: str, cue: str, content: str, cluster: int | None) -> Attribution:
    return Attribution(
        "a",
        "d",
        (at(text, source),),
        (at(text, cue),),
        (at(text, content),),
        Act.SAY,
        Kind.INDIRECT,
        None,
        cluster,
        source,
    )


def mention(span: Span, form: Form, cluster: int | None) -> Mention:
    return Mention("m", "d", span, form, MentionType.PERSON, cluster)


def means(text: str, word: str, source: str, cluster: int, mentions: list[Mention]) -> bool:
    company = Company.of(text, mentions, {ODO: MentionType.PERSON, QUILL: MentionType.PERSON})
    content = text[text.index("that ") :]
    said = attribution(text, source, "said", content, cluster)
    return company.means(at(text, word, text.index("that ")), company.speaker(said, said.content[0]))


def test_a_pronoun_that_refers_to_the_source_means_him() -> None:
    text = "Odo said that he left"
    known = [mention(at(text, "Odo"), Form.NAMED, ODO), mention(at(text, "he"), Form.PRONOMINAL, ODO)]
    assert means(text, "he", "Odo", ODO, known)


def test_a_pronoun_that_refers_to_another_does_not() -> None:
    text = "Quill came. Odo said that he left"
    known = [
        mention(at(text, "Quill"), Form.NAMED, QUILL),
        mention(at(text, "Odo"), Form.NAMED, ODO),
        mention(at(text, "he "), Form.PRONOMINAL, QUILL),
    ]
    known[2] = mention(at(text, "he"), Form.PRONOMINAL, QUILL)
    assert not means(text, "he", "Odo", ODO, known)


def test_a_pronoun_nobody_explains_is_the_source_where_it_agrees() -> None:
    text = "She said that he left and that she stayed"
    known = [mention(at(text, "She"), Form.PRONOMINAL, ODO), mention(at(text, " he ", 4), Form.PRONOMINAL, QUILL)]
    assert not means(text, "he", "She", ODO, known)
    assert means(text, "she", "She", ODO, known)


def test_i_is_the_source_only_in_his_own_words() -> None:
    assert not means("Odo said that I left", "I", "Odo", ODO, [])
    assert means('Odo said "that I left"', "I", "Odo", ODO, [])
