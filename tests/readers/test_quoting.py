"""Text quoted in a mail belongs to the one it was quoted from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.quoting import quoted

REPLY = """I never saw them.

On Fri, 3 May 2024 at 10:00, Ilo Tamro <tamro@board.example> wrote:

> Where are the drums?
>
> On Thu, 2 May 2024, Oona Sand wrote:
>> Did they sink?
> I must know.

Ruta
"""

INTERLEAVED = """Ilo Tamro wrote:
> Where are they?
In the water.

> Who put them there?
The foreman did.
"""

OUTLOOK = """See below.

-----Original Message-----
From: Ilo Tamro [mailto:tamro@board.example]
Sent: Friday, May 3, 2024 10:00 AM
To: Ruta Ilvesmaa
Subject: RE: Drums

Where are the drums?

From: Oona Sand <oona@gazette.example>
Date: 2 May 2024
To: Ilo Tamro
Subject: Drums

Did they sink?
"""

FORWARD = """For you.

---------- Forwarded message ---------
From: Oona Sand <oona@gazette.example>
Date: Thu, 2 May 2024 at 09:00
Subject: Drums
To: Ilo Tamro <tamro@board.example>,
  The Board <board@board.example>

Did they sink?

We go to press on Friday.
"""

UNMARKED = """No.

On Friday, May 3, 2024 at 10:00 AM Ilo Tamro
<tamro@board.example> wrote:

Where are the drums?
"""

GERMAN = "Nein.\n\nAm 03.05.2024 um 10:00 schrieb Ilo Tamro:\n> Wo sind sie?\n"
ADDRESS_ONLY = "No.\n\nOn 3 May 2024, tamro@board.example wrote:\n> Where?\n> Here?\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            REPLY,
            [
                ("> Where are the drums?", "Ilo Tamro", 1),
                (">> Did they sink?", "Oona Sand", 2),
                ("> I must know.", "Ilo Tamro", 1),
            ],
        ),
        (INTERLEAVED, [("> Where are they?", "Ilo Tamro", 1), ("> Who put them there?", "Ilo Tamro", 1)]),
        (OUTLOOK, [("Where are the drums?", "Ilo Tamro", 1), ("Did they sink?", "Oona Sand", 2)]),
        (FORWARD, [("Did they sink?\n\nWe go to press on Friday.", "Oona Sand", 1)]),
        (UNMARKED, [("Where are the drums?", "Ilo Tamro", 1)]),
        (GERMAN, [("> Wo sind sie?", "Ilo Tamro", 1)]),
        (ADDRESS_ONLY, [("> Where?\n> Here?", "tamro@board.example", 1)]),
        ("Words.\n\n> Somebody's words.\n", [("> Somebody's words.", None, 1)]),
        ("On the whole the board never wrote:\n\nWe are sorry.\n", []),
        ("As the Gazette wrote:\nthe drums sank.\n", []),
        ("A rule.\n__________________________\nSigned, Ruta\n", []),
        ("From: the pier\nTo: the sea\n\nis a long way.\n", []),
        ("", []),
    ],
    ids="reply interleaved outlook forward unmarked german address bare prose paper rule letter empty".split(),
)
def test_stretches(text: str, expected: list[tuple[str, str | None, int]]) -> None:
    assert [(stretch.span.of(text), stretch.name, stretch.depth) for stretch in quoted(text)] == expected


def test_what_stands_before_the_start_is_the_senders_own() -> None:
    text = "> From: not a quotation\n\n> This is one.\n"
    (stretch,) = quoted(text, start=text.index("> This"))
    assert stretch.span.of(text) == "> This is one."


LINES = st.sampled_from([*REPLY.split("\n"), *OUTLOOK.split("\n"), *FORWARD.split("\n"), "> a", ">> b", ">" * 40, ""])


@given(st.lists(LINES | st.text(max_size=20), max_size=40))
def test_stretches_never_overlap_and_never_are_blank(lines: list[str]) -> None:
    text = "\n".join(lines)
    end = 0
    for stretch in quoted(text):
        assert end <= stretch.span.start < stretch.span.end <= len(text)
        assert stretch.span.of(text).strip()
        assert stretch.depth >= 1
        end = stretch.span.end
