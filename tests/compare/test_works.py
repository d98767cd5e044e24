"""Volumes, parts and chapters of one work are told by the names of their files."""

import pytest

from sayso.compare.works import work_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Inquiry_V_1_2_Summary.txt", "Inquiry_V_2_4_II_The_Harbour.txt"),
        ("a/Inquiry part 1.pdf", "a/Inquiry-Part-II.pdf"),
        ("memoir ch03.txt", "memoir ch14.txt"),
        ("hearing vol. 2.txt", "Hearing Vol. III.txt"),
        ("deposition 2 of 5.txt", "deposition 3 of 5.txt"),
        ("report.pdf", "report appendix B.pdf"),
        ("a/page 1.png", "a/page 2.png"),
    ],
)
def test_parts_of_one_work(left: str, right: str) -> None:
    assert work_of(left) == work_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a/part 1.txt", "b/part 2.txt"),
        ("letter_ana.txt", "letter_luis.txt"),
        ("story 1.txt", "story 2.txt"),
        ("Odo v. Varn.txt", "Odo v. Port.txt"),
        ("chapel 3.txt", "chapel 4.txt"),
        ("memo part 1.pdf", "memo part 1.eml"),
    ],
)
def test_works_of_their_own(left: str, right: str) -> None:
    assert work_of(left) != work_of(right)
