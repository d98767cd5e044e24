"""Every file in an archive is a document of its own, and no archive unpacks without end."""

import struct

from sayso.config import Config
from sayso.model import document_id
from sayso.readers import read
from support.files import docx, paragraph, zipped

CONFIG = Config()
WORDS = b"The drums went into the water."


def test_members_stand_under_the_archives_path() -> None:
    data = zipped(
        {"b/one.txt": WORDS, "__MACOSX/x": b"x", "a/.DS_Store": b"x", "a/two.docx": docx(paragraph("Words."))}
    )
    outcome = read(data, path="box.zip", config=CONFIG)
    assert [document.path for document in outcome.documents] == ["box.zip/b/one.txt", "box.zip/a/two.docx"]
    assert {document.derived_from for document in outcome.documents} == {document_id(data)}
    assert outcome.documents[0].id == document_id(WORDS)
    assert outcome.problems == ()


def test_a_failed_member_loses_no_other() -> None:
    data = zipped({"a.txt": WORDS, "b.pdf": b"%PDF-1.4 cut", "c.txt": b"", "d.txt": WORDS + b"!"})
    outcome = read(data, path="box.zip", config=CONFIG)
    assert [document.path for document in outcome.documents] == ["box.zip/a.txt", "box.zip/d.txt"]
    assert [problem.path for problem in outcome.problems] == ["box.zip/b.pdf", "box.zip/c.txt"]


def test_hostile_names_stay_inside() -> None:
    names = ["../../etc/passwd", "/root/x", "C:\\win\\y", "a/../../b", "tex\u202etxt.exe", "new\nline", ".."]
    outcome = read(zipped(dict.fromkeys(names, WORDS)), path="box.zip", config=CONFIG)
    assert [document.path.removeprefix("box.zip/") for document in outcome.documents] == [
        "etc/passwd",
        "root/x",
        "win/y",
        "a/b",
        "tex_txt.exe",
        "new_line",
        "unnamed",
    ]


def test_equal_names_are_told_apart() -> None:
    outcome = read(zipped({"a/b.txt": WORDS, "/a/b.txt": WORDS, "../a/b.txt": WORDS}), path="z", config=CONFIG)
    assert [document.path for document in outcome.documents] == ["z/a/b.txt", "z/a/b (2).txt", "z/a/b (3).txt"]


def test_a_deep_archive_is_read_to_the_limit() -> None:
    data = zipped({"words.txt": WORDS})
    for _ in range(8):
        data = zipped({"in.zip": data, "beside.txt": WORDS})
    outcome = read(data, path="deep.zip", config=Config(archive_depth=3))
    assert [document.path for document in outcome.documents] == [
        "deep.zip/in.zip/in.zip/beside.txt",
        "deep.zip/in.zip/beside.txt",
        "deep.zip/beside.txt",
    ]
    (problem,) = outcome.problems
    assert problem.path == "deep.zip/in.zip/in.zip/in.zip"
    assert "archive_depth" in problem.message


def test_a_bomb_stops_at_the_limit() -> None:
    data = zipped({"before.txt": WORDS, "bomb.txt": b"a" * 5_000_000, "after.txt": WORDS})
    outcome = read(data, path="bomb.zip", config=Config(archive_bytes=1_000_000))
    assert [document.path for document in outcome.documents] == ["bomb.zip/before.txt"]
    (problem,) = outcome.problems
    assert (problem.path, "archive_bytes" in problem.message) == ("bomb.zip", True)


def test_a_bomb_of_nested_archives_shares_one_limit() -> None:
    inner = zipped({"bomb.txt": b"a" * 400_000})
    data = zipped({f"{number}.zip": inner for number in range(9)})
    outcome = read(data, path="b.zip", config=Config(archive_bytes=1_000_000, text_chars=10))
    assert outcome.documents == ()
    assert sum("text_chars" in problem.message for problem in outcome.problems) == 2
    assert any("archive_bytes" in problem.message for problem in outcome.problems)


def test_a_member_that_lies_about_its_size_is_a_problem() -> None:
    data = zipped({"lie.txt": b"a" * 3_000_000})
    lie = data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 10))
    outcome = read(lie, path="lie.zip", config=CONFIG)
    assert outcome.documents == ()
    assert "damaged member" in outcome.problems[0].message


def test_too_many_members() -> None:
    data = zipped({f"{number}.txt": WORDS for number in range(10)})
    outcome = read(data, path="many.zip", config=Config(archive_files=4))
    assert len(outcome.documents) == 4
    assert "archive_files" in outcome.problems[0].message


def test_an_encrypted_member_is_a_problem() -> None:
    data = bytearray(zipped({"a.txt": WORDS}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    outcome = read(bytes(data), path="sealed.zip", config=CONFIG)
    assert outcome.documents == ()
    assert (outcome.problems[0].path, "password" in outcome.problems[0].message) == ("sealed.zip/a.txt", True)


def test_a_truncated_archive_is_a_problem() -> None:
    outcome = read(zipped({"a.txt": WORDS})[:-30], path="cut.zip", config=CONFIG)
    assert outcome.documents == ()
    assert "damaged zip archive" in outcome.problems[0].message


def test_utf8_names_without_the_flag() -> None:
    data = zipped({"xx.txt": WORDS}).replace(b"xx.txt", "õ.txt".encode())
    (document,) = read(data, path="z", config=CONFIG).documents
    assert document.path == "z/õ.txt"
