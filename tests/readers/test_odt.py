"""All of an .odt's words in order, and no others."""

from sayso.config import Config
from sayso.readers import read
from support.files import odt, zipped

CONFIG = Config()


def test_paragraphs_notes_and_facts() -> None:
    body = (
        '<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:h>What <text:s text:c="2"/>we know</text:h>'
        "<text:p>The drums<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Twelve.</text:p>"
        "</text:note-body></text:note> went<text:line-break/>down.<office:annotation><text:p>Really?</text:p>"
        "</office:annotation></text:p><text:list><text:list-item><text:p>In 2024.</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
        "<text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = (
        "<meta:initial-creator>Oona Sand</meta:initial-creator><dc:creator>Last Hand</dc:creator>"
        "<dc:title>What we know</dc:title><meta:creation-date>2024-05-06T10:00:00</meta:creation-date>"
    )
    (document,) = read(odt(body, meta=meta), path="a.odt", config=CONFIG).documents
    assert document.text == "What we know\n\nThe drums went\ndown.\n\nIn 2024.\n\na\tb\n\nTwelve."
    assert (document.title, document.author, document.published) == ("What we know", "Oona Sand", "2024-05-06")


def test_spaces_by_the_billion_are_not_made() -> None:
    (document,) = read(odt('<text:p>a<text:s text:c="999999999"/>b</text:p>'), path="a.odt", config=CONFIG).documents
    assert document.text == "a b"


def test_a_sealed_or_broken_file_is_a_problem() -> None:
    kind = "application/vnd.oasis.opendocument.text"
    sealed = zipped({"mimetype": kind, "META-INF/manifest.xml": "<m:encryption-data/>"}, stored=("mimetype",))
    empty = zipped({"mimetype": kind}, stored=("mimetype",))
    bomb = zipped({"mimetype": kind, "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, stored=("mimetype",))
    for data, words in ((sealed, "password"), (empty, "no content.xml"), (bomb, "entity bomb")):
        outcome = read(data, path="a.odt", config=CONFIG)
        assert outcome.documents == ()
        assert words in outcome.problems[0].message
