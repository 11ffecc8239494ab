"""How surely something was said, and what read it, stand in the ledger beside the statement."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from afterword.ledger import Ledger, Question, Standing
from afterword.ledger.schema import APPLICATION_ID
from afterword.records import Extractor
from tests import affair


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)


def test_confidence_extractor_and_operating_point_come_back_as_they_were(ledger: Ledger) -> None:
    written = affair.surely_announced(0.93)
    ledger.write(*written)
    assert ledger.readings() == [written]
    (entry,) = ledger.statements()
    assert (entry.statement.confidence, entry.operating_point) == (0.93, 0.8)
    assert entry.extractor is Extractor.RULES
    assert ledger.extractors() == {"bote-bruecke": Extractor.RULES}


@pytest.mark.parametrize(
    ("confidence", "sure"), [(0.93, True), (0.8, True), (0.79, False), (0.0, False), (None, False)]
)
def test_only_what_reaches_the_operating_point_is_precise(
    ledger: Ledger, confidence: float | None, sure: bool
) -> None:
    ledger.write(*affair.surely_announced(confidence))
    assert [entry.precise for entry in ledger.statements()] == [sure]
    assert len(ledger.statements(Question(precise=True))) == int(sure)


def test_without_an_operating_point_nothing_is_precise(ledger: Ledger) -> None:
    article, reading = affair.surely_announced(0.99)
    ledger.write(article, replace(reading, operating_point=None))
    assert ledger.statements(Question(precise=True)) == []


def test_the_other_extractor_reads_again_and_nothing_is_lost(ledger: Ledger) -> None:
    ledger.write(*affair.surely_announced(0.6, reader="1-rules"))
    ledger.write(*affair.closed("1-rules"))
    ledger.append([affair.came_so()])
    article, reading = affair.surely_announced(0.97, reader="1-learned")
    learned = replace(reading, extractor=Extractor.LEARNED, statements=())
    assert ledger.write(article, learned) is Standing.REREAD
    assert ledger.statements(Question(article=article.id)) == []
    kept = ledger.statement("a1b2c3")
    assert (kept.current, kept.statement.confidence, kept.extractor) == (False, 0.6, Extractor.RULES)
    assert len(kept.history) == 1
    assert ledger.write(*affair.surely_announced(0.6, reader="1-rules")) is Standing.REREAD
    assert [entry.history for entry in ledger.statements(Question(article=article.id))] == [kept.history]


def test_a_ledger_from_before_confidence_opens_and_says_that_rules_read_it(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    config = Config()
    config.set_main_option("script_location", "afterword.ledger:migrations")
    with create_engine(f"sqlite:///{path}").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    new = Ledger(tmp_path / "new.db", clock=affair.clock, create=True)
    new.write(*affair.announced())
    with sqlite3.connect(path) as old:  # what an older version wrote of the same article
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"ATTACH DATABASE '{new.where}' AS new")
        for table in ("articles", "versions", "readings", "statements"):
            columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")
    (entry,) = Ledger(path).statements()
    assert entry.words == "die Rheinbrücke werde am 3. Juli 2024 gesperrt"
    assert (entry.statement.confidence, entry.precise) == (None, False)
    assert entry.extractor is Extractor.RULES
