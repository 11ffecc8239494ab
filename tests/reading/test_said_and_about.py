"""The table of said_and_about.toml through the real reader: when it was said, and what time it is about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from afterword.reading import Reader
from afterword.records import Article, DateWitness, Period, Published, Reading, due

TABLE = tomllib.loads((Path(__file__).parent / "said_and_about.toml").read_text(encoding="utf-8"))["sentence"]
THURSDAY = "2023-09-14"


def read(text: str, day: str = THURSDAY) -> Reading:
    """What is read in a text of that day."""
    published = Published(Period.parse(day), None, DateWitness.GIVEN)
    return Reader().read(Article("a", "1", text, published=published))


def told(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Words, said and about of every statement, the shortest first, then of every report."""
    day = Period.parse(row.get("day", THURSDAY))
    reading = read(row["text"], day.edtf)
    said = [
        (" … ".join(span.of(row["text"]) for span in s.content), s.said.edtf, s.about.edtf)
        for s in reading.statements
    ]
    reports = [(r.content.of(row["text"]), day.edtf, r.about.edtf) for r in reading.reports]
    return [*sorted(said, key=lambda words: len(words[0])), *reports]


@pytest.mark.parametrize("row", TABLE, ids=[row["text"][:70] for row in TABLE])
def test_when_it_was_said_and_what_time_it_is_about(row: dict[str, Any]) -> None:
    found = told(row)
    for wanted in row["statements"]:
        fitting = [(said, about) for words, said, about in found if wanted["words"] in words]
        assert fitting, f"nothing is read that holds “{wanted['words']}”: {found}"
        assert fitting[0] == (wanted.get("said", row.get("day", THURSDAY)), wanted["about"])


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Bis Ende des Jahres werde der Tunnel fertig sein, sagte Minister Jonas Berger.", "2023-12-31"),
        ("Die Fähre werde am Dienstag oder Mittwoch wieder fahren, teilte die Reederei mit.", "2023-09-20"),
        ("In den kommenden Tagen werde die Straße geöffnet, sagte Minister Jonas Berger.", "2023-09-21"),
        ("Ab Januar wird die Fähre nach Angaben der Reederei täglich fahren.", "never"),
        ("Die Fähre werde wieder fahren, sagte Minister Jonas Berger.", "never"),
        ("Minister Jonas Berger sagte, die Straße sei seit Montag gesperrt.", "never"),
    ],
)
def test_what_lies_ahead_falls_due_on_the_last_day_of_its_time(text: str, last: str) -> None:
    latest = due(read(text).statements[0]).latest
    assert (latest.isoformat() if latest else "never") == last
