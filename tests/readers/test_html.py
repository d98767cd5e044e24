"""A page's main text with what it says of itself; or all that can be seen."""

import socket

import pytest

from sayso.config import Config
from sayso.readers import read
from sayso.readers.html import visible

CONFIG = Config()
WORDS = "The drums went into the water on that night, the foreman told the board, and nobody has raised them since. "
PAGE = f"""<!DOCTYPE html><html><head><meta charset="windows-1252"><title>Board knew of drums | The Sarnholm Gazette</title>
<meta property="og:site_name" content="The Sarnholm Gazette"><meta name="author" content="Oona Sand">
<meta property="article:published_time" content="2024-05-06T08:00:00+03:00">
<link rel="stylesheet" href="http://nowhere.invalid/a.css"></head>
<body><nav><a href="/">Home</a> <a href="/harbour">Harbour</a></nav>
<article><h1>Board knew of drums</h1><p>{WORDS * 2}</p><p>“Nobody <b>asked</b> us,”<br>she said. {WORDS}</p>
<script>alert("no")</script><img src="http://nowhere.invalid/a.png"></article>
<footer>All rights reserved by the paper</footer></body></html>"""


def test_a_story_is_read_with_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    for target, name in ((socket.socket, "connect"), (socket, "getaddrinfo")):
        monkeypatch.setattr(target, name, lambda *args, **kwargs: pytest.fail("a reader opened the network"))
    outcome = read(PAGE.encode("cp1252"), path="a.html", config=CONFIG)
    (document,) = outcome.documents
    assert document.title == "Board knew of drums"
    assert (document.author, document.publisher, document.published) == (
        "Oona Sand",
        "The Sarnholm Gazette",
        "2024-05-06",
    )
    assert "Home" not in document.text
    assert f"{WORDS.strip()}\n\n“Nobody asked us,”\nshe said." in document.text
    assert outcome.problems == ()


def test_a_page_without_a_main_text_is_read_whole() -> None:
    data = b"<html><body><div>First line<br>second line</div><div>Third <i>line</i>.</div></body></html>"
    (document,) = read(data, path="a.html", config=CONFIG).documents
    assert document.text == "First line\nsecond line\n\nThird line."


def test_what_a_browser_hides_is_left_out() -> None:
    source = (
        '<p>Seen <span style="display: none">hidden</span>too.</p><p hidden>gone</p><!-- gone --><style>gone</style>'
        "<table><tr><td>a</td><td>b</td></tr><tr><td><p>c</p><p>d</p></td><td>e</td></tr></table>"
    )
    assert visible(source) == "Seen too.\n\na\tb\n\nc\n\nd\n\ne"


def test_a_page_without_text_is_a_problem() -> None:
    outcome = read(b"<html><body><script>x()</script></body></html>", path="a.html", config=CONFIG)
    assert outcome.documents == ()
    assert "without visible text" in outcome.problems[0].message


def test_deep_nesting_does_not_overflow() -> None:
    deep = "<html><body>" + "<div>" * 50_000 + "The drums went into the water." + "</div>" * 50_000
    outcome = read(deep.encode(), path="a.html", config=CONFIG)
    assert outcome.documents or outcome.problems


def test_memory_that_runs_out_is_not_the_pages_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object, **__: object) -> object:
        raise MemoryError

    monkeypatch.setattr("trafilatura.bare_extraction", hungry)
    with pytest.raises(MemoryError):
        read(b"<html><body><p>Some words.</p></body></html>", path="a.html", config=CONFIG)
