"""Volumes, parts and chapters of one work are told by the names of their files."""

import pytest

from sayso.compare.works import work_of


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a/Quayside inquiry part 1.pdf", "a/Quayside-Inquiry-Part-II.pdf"),
        ("Lamp report part 1 Introduction.txt", "Lamp_report_part_2_Contacts.txt"),
        ("Lamp report volume 1 part 2.txt", "Lamp report volume 2 part 1.txt"),
        ("Quay survey v 1 3 Tides.txt", "Quay survey v 2 iv Barges.txt"),
        ("memoir ch03.txt", "memoir ch14 The Ferry.txt"),
        ("hearing vol. 2.txt", "Hearing Vol. III.txt"),
        ("deposition 2 of 5.txt", "deposition 3 of 5.txt"),
        ("deposition part 2 of 5.txt", "deposition part 3 of 5.txt"),
        ("statement 1 of 3 Lind.txt", "statement 2 of 3 Lind.txt"),
        ("report.pdf", "report appendix B.pdf"),
        ("report annex 2 Letters.pdf", "report annex iv Maps.pdf"),
        ("ledger page 1.png", "ledger page 12.png"),
        ("a/page 1.png", "a/page 2.png"),
    ],
)
def test_parts_of_one_work(left: str, right: str) -> None:
    assert work_of(left) == work_of(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a/part 1.txt", "b/part 2.txt"),
        ("part 1 Ana.txt", "part 2 Luis.txt"),
        ("letter_ana.txt", "letter_luis.txt"),
        ("story 1.txt", "story 2.txt"),
        ("Odo v. Varn.txt", "Odo v. Port.txt"),
        ("Odo v. Li complaint.txt", "Odo v. Li answer.txt"),
        ("Odo v. 3 Ferries complaint.txt", "Odo v. 4 Ferries complaint.txt"),
        ("tariff v1.txt", "tariff v2.txt"),
        ("statement 1 of 3 Lind.txt", "statement 2 of 3 Varn.txt"),
        ("statement part 1 of 3 Lind.txt", "statement part 2 of 3 Varn.txt"),
        ("notes page 1 Lind.txt", "notes page 2 Varn.txt"),
        ("part Li.txt", "part Lim.txt"),
        ("p 1 Ana.txt", "p 2 Luis.txt"),
        ("-.txt", "_.txt"),
        ("chapel 3.txt", "chapel 4.txt"),
        ("memo part 1.pdf", "memo part 1.eml"),
    ],
)
def test_works_of_their_own(left: str, right: str) -> None:
    assert work_of(left) != work_of(right)
