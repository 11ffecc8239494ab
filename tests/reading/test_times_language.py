"""German time expressions, each in a sentence of its own: value, modifier and days, on Monday 2023-09-11."""

from pathlib import Path

import pytest
import spacy

from afterword.reading.times import find_times
from afterword.records import Anchor, Period

NLP = spacy.blank("de")
MONDAY = Period.parse("2023-09-11")
EXPRESSIONS = Path(__file__).with_name("expressions.txt")


def sentences() -> list[tuple[str, list[str]]]:
    """Each sentence with what is told below it."""
    found: list[tuple[str, list[str]]] = []
    for line in EXPRESSIONS.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "told"), sentences())
def test_an_expression_has_value_and_days(text: str, told: list[str]) -> None:
    found = find_times(NLP.make_doc(text), MONDAY)
    assert [
        f"{time.span.of(text)} = {f'{time.value} {time.mod}'.strip()} = {time.period.edtf}" for time in found
    ] == told


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Am 3. Mai 2020 starb er.", [Anchor.NONE]),
        ("Das dauert drei Stunden.", [Anchor.NONE]),
        ("Am Dienstag wird gewählt.", [Anchor.ARTICLE]),
        ("Vor drei Jahren wurde gewählt.", [Anchor.ARTICLE]),
        ("Am 3. Mai 2020 starb er. Zwei Tage später kam sie.", [Anchor.NONE, Anchor.NAMED]),
        ("Am Mittwoch um 15 Uhr wird gewählt.", [Anchor.ARTICLE, Anchor.NAMED]),
        ("1998 zog er fort. Damals war sie klein.", [Anchor.NONE, Anchor.NAMED]),
        ("1945 lag alles in Trümmern. Am 8. Mai war der Krieg aus.", [Anchor.NONE, Anchor.NAMED]),
    ],
)
def test_an_expression_tells_from_where_it_is_counted(text: str, anchors: list[Anchor]) -> None:
    assert [time.anchor for time in find_times(NLP.make_doc(text), MONDAY)] == anchors


@pytest.mark.parametrize(
    "text",
    [
        "Die WM 2018 war schön. Am 8. Mai kam er an.",
        "Im Vergleich zu 2019 sank der Umsatz. Am 8. Mai kam er an.",
        "Der 2015 gewählte Rat tagte. Am 8. Mai kam er an.",
        "1998 zog er fort. Gestern kam er an. Am 8. Mai war er noch fern.",
        "1998 zog er fort.\n\nAm 8. Mai kam er an.",
        "1998 zog er fort. Am 8. Mai wird er ankommen.",
    ],
)
def test_a_date_beside_a_story_keeps_the_year_of_the_article(text: str) -> None:
    assert find_times(NLP.make_doc(text), MONDAY)[-1].period.edtf in ("2023-05-08", "2024-05-08")


@pytest.mark.parametrize(
    "text",
    [
        "Der ICE 1716 fuhr nach Bonn.",
        "Er sagte der Welt am Sonntag viel.",
        "Das Spiel endete 3:21.",
        "Er ist 18 bis 20 Jahre alt.",
        "Ein dreijähriger Bub lief davon.",
        "Das Bild ist von Elke Sommer.",
        "Das Bild ist von F. Sommer.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(NLP.make_doc(text), MONDAY) == []
