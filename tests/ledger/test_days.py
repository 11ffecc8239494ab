"""What the ledger keeps of the days of articles: moments, and the history of what narrowed them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from afterword.ledger import Ledger
from afterword.ledger.schema import APPLICATION_ID
from afterword.records import Clue, Dating, DayStanding, Ground, Period, Words
from tests import affair

JULY = Period.month(2024, 7)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)
    ledger.write(*affair.announced())
    ledger.write(*affair.closed())
    return ledger


def narrowed(first: int = 3) -> Dating:
    """The closure is known to be of July; the announcement names the day."""
    closed, announced = affair.closed()[0], affair.announced()[0]
    words = Words(closed.id, closed.version, affair.span(closed.text, "Mittwochmorgen"))
    beside = Words(announced.id, announced.version, affair.span(announced.text, "3. Juli 2024"))
    period = Period.between(date(2024, 7, first), date(2024, 7, 9))
    clue = Clue(Ground.SAME_HAPPENING, words, period, beside)
    return Dating(
        closed.id, closed.version, DayStanding.NARROWED, JULY, period, (clue,), "Narrowed.", "Eingegrenzt."
    )


def test_what_was_found_of_a_day_is_read_back_whole(ledger: Ledger) -> None:
    (added,) = ledger.append_days([narrowed()])
    assert added == narrowed()
    assert ledger.day_history("bote-sperre") == [replace(narrowed(), at=affair.clock())]
    (shown,) = ledger.clues(ledger.days()["bote-sperre"])
    assert shown.quote == "Mittwochmorgen"
    assert shown.beside is not None
    assert shown.beside.id == "bote-bruecke"


def test_the_same_finding_again_adds_nothing_and_another_follows(ledger: Ledger) -> None:
    assert len(ledger.append_days([narrowed()])) == 1
    assert ledger.append_days([narrowed()]) == []
    assert len(ledger.append_days([narrowed(4)])) == 1
    assert [one.period.earliest for one in ledger.day_history("bote-sperre")] == [
        date(2024, 7, 3),
        date(2024, 7, 4),
    ]


def test_that_a_day_is_as_told_is_only_worth_telling_after_something_else(ledger: Ledger) -> None:
    as_told = replace(narrowed(), standing=DayStanding.AS_TOLD, period=JULY, clues=())
    assert ledger.append_days([as_told]) == []
    ledger.append_days([narrowed()])
    assert len(ledger.append_days([as_told])) == 1


def test_a_day_that_was_found_of_an_earlier_text_says_nothing_of_the_new_one(ledger: Ledger) -> None:
    told, reading = affair.announced()
    clue = replace(
        narrowed().clues[0], words=replace(narrowed().clues[0].beside or narrowed().clues[0].words)
    )
    ledger.append_days([replace(narrowed(), article=told.id, version=told.version, clues=(clue,))])
    (entry,) = [one for one in ledger.statements() if one.article.id == told.id]
    assert entry.dating is not None
    ledger.write(*affair.announced("Neu: " + affair.ANNOUNCED))
    (entry,) = [one for one in ledger.statements() if one.article.id == told.id]
    assert entry.dating is None
    assert entry.published == reading.statements[0].said


def test_a_day_without_its_article_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="not in the ledger"):
        ledger.append_days([replace(narrowed(), version="0000")])


def test_an_older_ledgers_moments_move_into_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    config = Config()
    config.set_main_option("script_location", "afterword.ledger:migrations")
    with create_engine(f"sqlite:///{path}").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    rest = json.dumps({"moment": "2024-06-28T23:30:00+02:00", "words": "28.06.2024, 23:30 Uhr"})
    values = ("bote", "v1", 1, "Text", "", "", "", "", "", "2024-06-28", "text", rest, "2024-07-01")
    with sqlite3.connect(path) as old:
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("INSERT INTO articles VALUES ('bote', '2024-07-01')")
        old.execute(
            "INSERT INTO versions (article, version, number, text, title, outlet, author, url, origin, "
            f"published, witness, rest, added) VALUES ({', '.join('?' * len(values))})",
            values,
        )
    ((article, _),) = Ledger(path).versions("bote")
    assert article.published.moment == datetime.fromisoformat("2024-06-28T23:30:00+02:00")
    assert article.published.moment.utcoffset() == timedelta(hours=2)
    assert article.published.words == "28.06.2024, 23:30 Uhr"
    with sqlite3.connect(path) as mended:
        stored = mended.execute('SELECT moment, "offset", rest FROM versions').fetchone()
    assert stored[:2] == ("2024-06-28T21:30:00+00:00", 120)
    assert "moment" not in json.loads(stored[2])
