"""A ledger that cannot be used says so in one line; one that can is at the newest schema."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from afterword.errors import LedgerError, NoLedgerError
from afterword.ledger import Ledger, opening, schema
from tests import affair


def test_the_revisions_end_where_the_program_thinks() -> None:
    config = Config()
    config.set_main_option("script_location", "afterword.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_the_migrated_schema_is_the_one_the_program_knows(tmp_path: Path) -> None:
    Ledger(tmp_path / "afterword.db", create=True)
    inspector = inspect(create_engine(f"sqlite:///{tmp_path / 'afterword.db'}"))
    for name, table in schema.metadata.tables.items():
        found = {
            column["name"]: (str(column["type"]), column["nullable"] or column["name"] == "key")
            for column in inspector.get_columns(name)
        }
        known = {
            column.name: (str(column.type), column.nullable or column.name == "key")
            for column in table.columns
        }
        assert found == known, name
        assert {i["name"] for i in inspector.get_indexes(name) if not i.get("duplicates_constraint")} == {
            index.name for index in table.indexes
        }


def test_tables_are_strict_foreign_keys_are_on_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "afterword.db", create=True)
    with sqlite3.connect(ledger.where) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        lax = connection.execute(
            "SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND schema = 'main' "
            "AND name NOT LIKE 'sqlite%' AND name NOT IN ('alembic_version')"
        ).fetchall()
        assert [name for (name,) in lax if "_words" not in name] == []
    with ledger._engine.connect() as ours:
        assert ours.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    Ledger(path, create=True)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="newer Afterword"):
        Ledger(path, create=True)


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    text = tmp_path / "brief.txt"
    text.write_text("Das ist kein Hauptbuch, sondern ein Brief. " * 200, encoding="utf-8")
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(text, create=True)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE rezepte (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        Ledger(other, create=True)


@pytest.mark.parametrize(
    "where", ["nirgends/afterword.db", "nosuch://host/ledger", "postgresql+nosuch://x/y"]
)
def test_a_place_where_no_ledger_can_be(tmp_path: Path, where: str) -> None:
    with pytest.raises(LedgerError):
        Ledger(where if "://" in where else tmp_path / where, create=True)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger(tmp_path, create=True)


def test_no_ledger_yet(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="afterword read"):
        Ledger(tmp_path / "afterword.db", create=False)
    with pytest.raises(NoLedgerError):
        Ledger(tmp_path / "afterword.db")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_locked_by_another_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    ledger = Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)
    other = sqlite3.connect(ledger.where, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="another process"):
        ledger.write(*affair.announced())
    assert ledger.statements() == []  # reading goes on meanwhile
    other.execute("ROLLBACK")
    other.close()
    ledger.write(*affair.announced())
    assert len(ledger.statements()) == 1


def test_a_full_disk_keeps_what_was_complete(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "afterword.db", clock=affair.clock, create=True)
    ledger.write(*affair.announced())
    with ledger._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    from sqlalchemy import event

    @event.listens_for(ledger._engine, "connect")
    def small(connection: sqlite3.Connection, record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    article, reading = affair.announced("Neu: " * 50_000 + affair.ANNOUNCED)
    with pytest.raises(LedgerError, match="no space is left"):
        ledger.write(article, reading)
    assert ledger.article(article.id).text == affair.ANNOUNCED


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_ledger_can_be_read_but_not_written(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    Ledger(path, clock=affair.clock, create=True).write(*affair.announced())
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        ledger = Ledger(path, create=True)
        assert len(ledger.statements()) == 1
        with pytest.raises(LedgerError, match="read-only"):
            ledger.write(*affair.closed())
    finally:
        tmp_path.chmod(0o755)


WRITER = """
import sys
from dataclasses import replace
from afterword.ledger import Ledger
from tests import affair
ledger = Ledger(sys.argv[1], create=True)
for number in range(100_000):
    article, reading = affair.announced()
    article = replace(article, id=f"a{number}", text=article.text + " " * 20_000)
    said = [replace(reading.statements[0], id=f"{number}-{n}", article=article.id) for n in range(50)]
    ledger.write(article, replace(reading, article=article.id, statements=tuple(said)))
    print(number, flush=True)
"""


def test_killed_in_the_middle_it_holds_whole_articles_only(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, path],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src:."},
    )
    assert writer.stdout is not None
    for _ in range(3):
        writer.stdout.readline()
    time.sleep(0.03)  # into the middle of some article
    writer.kill()
    writer.wait()
    writer.stdout.close()
    ledger = Ledger(path, clock=affair.clock, create=True)
    found = ledger.readings()
    assert len(found) >= 3
    assert all(len(reading.statements) == 50 for _, reading in found)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM versions").fetchone() == (len(found),)
    ledger.write(*affair.announced())  # and the next run goes on
    assert len(ledger.readings()) == len(found) + 1


def test_several_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"

    def write(writer: int) -> None:
        with Ledger(path, clock=affair.clock, create=True) as ledger:
            for number in range(10):
                article, reading = affair.announced()
                article = replace(article, id=f"{writer}-{number}")
                ledger.write(article, replace(reading, article=article.id, statements=()))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert len(Ledger(path, create=True).articles()) == 40


def test_a_url_of_sqlite_is_a_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="afterword read"):
        Ledger(f"sqlite:///{tmp_path / 'afterword.db'}", create=False)
    with pytest.raises(NoLedgerError):
        Ledger(tmp_path / "afterword.db")
    assert list(tmp_path.iterdir()) == []
    Ledger(f"sqlite:///{tmp_path / 'afterword.db'}", create=True)
    assert (tmp_path / "afterword.db").exists()
