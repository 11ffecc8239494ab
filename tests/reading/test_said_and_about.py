"""The table of said_and_about.toml through the real reader: when it was said, and what time it is about."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from afterword.reading import Reader
from afterword.records import Article, DateWitness, Period, Published

TABLE = tomllib.loads((Path(__file__).parent / "said_and_about.toml").read_text(encoding="utf-8"))["sentence"]
THURSDAY = "2023-09-14"


def told(row: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Words, said and about of every statement, the shortest first, then of every report."""
    day = Period.parse(row.get("day", THURSDAY))
    article = Article("a", "1", row["text"], published=Published(day, None, DateWitness.GIVEN))
    reading = Reader().read(article)
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
