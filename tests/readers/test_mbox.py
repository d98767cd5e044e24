"""Every message of a mailbox is a document of its own."""

from sayso.config import Config
from sayso.model import document_id
from sayso.readers import read
from support.files import mail

SEPARATOR = b"From ruta@harbour.example Sat May  4 09:30:00 2024\n"


def test_messages_in_order() -> None:
    first, second = bytes(mail("One.\n\n>From the pier we saw it.\n")), bytes(mail("Two.\n", Subject="Again"))
    data = SEPARATOR + first + b"\n" + SEPARATOR + second
    outcome = read(data, path="all.mbox", config=Config())
    assert [document.path for document in outcome.documents] == ["all.mbox/1.eml", "all.mbox/2.eml"]
    assert [document.title for document in outcome.documents] == ["The drums at pier nine", "Again"]
    assert {document.derived_from for document in outcome.documents} == {document_id(data)}
    assert outcome.documents[0].text.endswith("One.\n\nFrom the pier we saw it.")
    assert outcome.documents[0].quoted == ()


def test_a_sentence_that_begins_with_from_starts_no_message() -> None:
    data = SEPARATOR + bytes(mail("One.\n\nFrom 10:30 on the pier was empty.\n"))
    assert len(read(data, path="all.mbox", config=Config()).documents) == 1
