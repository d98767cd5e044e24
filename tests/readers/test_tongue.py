"""The language, or None when it cannot be told."""

import pytest

from sayso.readers.tongue import language


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("en", "The foreman said that the drums were in the water and that nobody had seen it."),
        ("es", "El capataz dijo que los barriles estaban en el agua y que nadie lo había visto, pero no era así."),
        ("fr", "Le contremaître a dit que les fûts étaient dans l’eau et que personne ne les avait vus ce soir."),
        ("de", "Der Vorarbeiter sagte, dass die Fässer im Wasser sind und dass es niemand gesehen hat, auch er nicht."),
        ("it", "Il caposquadra ha detto che i barili erano in acqua e che nessuno li ha visti, ma non è così."),
        ("pt", "O capataz disse que os barris estavam na água e que ninguém os viu, mas não foi bem assim."),
        ("nl", "De voorman zei dat de vaten in het water lagen en dat niemand het had gezien, ook hij niet."),
        ("sv", "Förmannen sade att tunnorna låg i vattnet och att ingen hade sett det, men det var inte så."),
        ("da", "Formanden sagde, at tønderne lå i vandet, og at ingen havde set det, men det blev ikke til noget."),
        ("ru", "Мастер сказал, что бочки были в воде и что никто этого не видел, но это было не так."),
        ("uk", "Майстер сказав, що бочки були у воді і що ніхто цього не бачив, але це було не так."),
        ("ja", "樽は夜のうちに海へ沈んだと彼は言った。誰も見ていない。"),
        ("el", "Ο εργοδηγός είπε ότι τα βαρέλια ήταν στο νερό."),
        (None, "Yes."),
        (None, "Pier 9, Pier 10, Pier 11: AX-20 drums, lot 7, bay 3, ref 88/2, Tamro, Ilvesmaa, Oona, Karel, Benno"),
        (None, ""),
    ],
)
def test_languages(expected: str | None, text: str) -> None:
    assert language(text) == expected
