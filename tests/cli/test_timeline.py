"""`sayso timeline` shows when, who says so, and how much is left out."""

import json

from .conftest import Sayso


def test_an_event_is_its_day_with_who_says_so(sayso: Sayso) -> None:
    """Mr. Tamro told me that the foreman had said the drums went into the water on 3 March."""
    ran = sayso("timeline", "CASE")
    lines = ran.out.splitlines()
    assert lines[:2] == ["March 2021", "  2021-03-03"]
    assert lines[2].endswith("  Ruta Ilvesmaa › Mr. Tamro (say) › the foreman (say)")
    assert lines[-3:] == [
        "May 2021",
        "  2021-05-04",
        "    written: letters/ilvesmaa.txt by Ruta Ilvesmaa; 3 claims without a time",
    ]
    assert ran.err == "9 claims give no time, 6 of them in undated documents.\n"


def test_json_counts_what_is_left_out(sayso: Sayso) -> None:
    found = json.loads(sayso("timeline", "CASE", "--json", "--events", "--until", "2021-02").out)
    assert found == {
        "entries": [],
        "left_out": {"untimed": 9, "undated": 6, "unfixed": 0, "outside": 1, "inexact": 0},
    }


def test_json_rows_have_their_precision_and_their_claim(sayso: Sayso) -> None:
    event, written = json.loads(sayso("timeline", "CASE", "--json").out)["entries"]
    assert (event["kind"], event["precision"], event["claim"]["time"]["text"]) == ("event", "day", "3 March")
    assert (written["kind"], written["path"], written["claims"]) == ("writing", "letters/ilvesmaa.txt", 3)


def test_a_source_that_is_nobody_is_told(sayso: Sayso) -> None:
    ran = sayso("timeline", "CASE", "--source", "Tamroo")
    assert ran.status == 2
    assert "nobody called 'Tamroo' speaks" in ran.err


def test_nothing_with_a_time_is_said_so(sayso: Sayso) -> None:
    ran = sayso("timeline", "CASE", "--source", "Orrefar Gazette")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("Nothing that meets these conditions has a place in time.")
