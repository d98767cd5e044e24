"""What a document's own first and last lines make plain, and what they leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.readers.facts import Facts
from sayso.readers.opening import opening, person, sender

BODY = "The drums went into the water on that night, the foreman told the board, and nobody has raised them since."


def facts(
    *, title: str | None = None, author: str | None = None, publisher: str | None = None, published: str | None = None
) -> Facts:
    return Facts(title=title, author=author, publisher=publisher, published=published)


LETTER = f"""
Date: 4 May 2024

To: The Harbour Board of Sarnholm, and its members.

From: Captain Ruta Maria Ilvesmaa

Subject: Drums at pier nine

Dear members,

{BODY}

Sincerely,

Ruta Maria Ilvesmaa

Date: May 5, 2024
"""

SIGNED = f"""The Harbour Board
12 Quay Road

Sarnholm, 4 May 2024

Dear Mr. Tamro,

{BODY}

Yours faithfully,

/s/ Ruta Ilvesmaa
Ruta Ilvesmaa, Master Mariner
"""

MEMO = f"""MEMORANDUM

TO:\tAll foremen
FROM:\tBenno Karel, Director of Works
DATE:\tMonday, May 6th, 2024
RE:\tNight shifts

{BODY}
"""

MEMO_IN_PARAGRAPHS = f"MEMORANDUM\n\nFrom:\n\nBenno Karel\n\nTo:\n\nForemen\n\nSubject:\n\nNight shifts\n\n{BODY}\n"

STORY = f"""Board knew of drums, letters show

By Oona Sand and Karel Benn, Sarnholm Gazette

SARNHOLM, May 4, 2024 (Norwire) — {BODY}
"""

WIRE = f"""SARNHOLM, May 4 (Norwire) - {BODY}

More words follow here.

© 2024 Norwire News. All rights reserved.
"""

MASTHEAD = f"""The Sarnholm Gazette
6 May 2024

Board knew of drums, letters show
By OONA SAND

{BODY}
"""

FILING = f"""Case 1:24-cv-00123-ABC Document 17 Filed 05/06/24 Page 1 of 9

IN THE DISTRICT COURT OF SARNHOLM

{BODY}

Respectfully submitted,

/s/ Liis Oja
Liis Oja
Counsel for the Board
"""

FRONT = f"---\ntitle: What the board knew\nauthor: Oona Sand\ndate: 2024-05-06\n---\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LETTER, facts(title="Drums at pier nine", author="Captain Ruta Maria Ilvesmaa", published="2024-05-04")),
        (SIGNED, facts(author="Ruta Ilvesmaa", published="2024-05-04")),
        (MEMO, facts(title="Night shifts", author="Benno Karel", published="2024-05-06")),
        (MEMO_IN_PARAGRAPHS, facts(title="Night shifts", author="Benno Karel")),
        (
            STORY,
            facts(
                title="Board knew of drums, letters show",
                author="Oona Sand and Karel Benn",
                publisher="Sarnholm Gazette",
                published="2024-05-04",
            ),
        ),
        (WIRE, facts(publisher="Norwire")),
        (
            MASTHEAD,
            facts(
                title="Board knew of drums, letters show",
                author="OONA SAND",
                publisher="The Sarnholm Gazette",
                published="2024-05-06",
            ),
        ),
        (FILING, facts(author="Liis Oja", published="2024-05-06")),
        (FRONT, facts(title="What the board knew", author="Oona Sand", published="2024-05-06")),
        (BODY, facts()),
        ("", facts()),
    ],
    ids="letter signed memo paragraphs story wire masthead filing front-matter prose empty".split(),
)
def test_documents(text: str, expected: Facts) -> None:
    assert opening(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By the time she came, they had gone.",
        "By order of the Court",
        "By Staff Reporter",
        "By hand",
        "From: the pier, one could see it all",
        "Note: By Monday Morning",
        "On 4 May 2024 the drums went into the water.",
        "03/04/2024",
        "Filed 03/04/24",
        "SARNHOLM — the usual place for such things",
    ],
)
def test_a_line_that_is_not_plain_says_nothing(line: str) -> None:
    assert opening(f"{line}\n\n{BODY}\n") == facts()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ruta Ilvesmaa <ruta@harbour.example>", "Ruta Ilvesmaa"),
        ("Benno Karel, Director of Works", "Benno Karel"),
        ("Office of the Harbour Master", "Office of the Harbour Master"),
        ("Ilvesmaa, Ruta", "Ilvesmaa, Ruta"),
        ("10:30 until noon", None),
        ("the pier one could see everything.", None),
    ],
)
def test_senders(value: str, expected: str | None) -> None:
    assert sender(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ruta Ilvesmaa", "Ruta Ilvesmaa"),
        ("R. M. de la Ilvesmaa", "R. M. de la Ilvesmaa"),
        ("Ruta O’Ilves-Maa, Esq.", "Ruta O’Ilves-Maa"),
        ("Enclosures Two", None),
        ("Ruta", None),
        ("a few words", None),
        ("Pier 9 Road", None),
    ],
)
def test_persons(value: str, expected: str | None) -> None:
    assert person(value) == expected


PIECES = [
    "From: ",
    "By ",
    "Date: ",
    "Sincerely,",
    "\n",
    "\n\n",
    "Ruta Ilvesmaa",
    "4 May 2024",
    "SARNHOLM (Norwire) — ",
    "a",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40))
def test_any_lines_yield_facts_on_one_line(pieces: list[str]) -> None:
    found = opening("".join(pieces))
    for value in (found.title, found.author, found.publisher, found.published):
        assert value is None or (value.strip() == value != "" and "\n" not in value)


@pytest.mark.parametrize("closing", ["Yours,", "Love,", "Your affectionate brother,", "As ever,"])
def test_friends_sign_with_one_name(closing: str) -> None:
    text = f"August 19, 1975\n\nDear Odo,\n\nWe are back from the coast.\n\n{closing}\n\nMara\n"
    assert opening(text).author == "Mara"


def test_one_word_under_a_closing_that_is_no_name_signs_nothing() -> None:
    assert opening("Dear Odo,\n\nWe are back from the coast.\n\nYours,\n\nEnclosure\n").author is None
