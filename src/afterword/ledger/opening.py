"""Opening a ledger: whether it is one, bringing it up to date, and saying plainly what is wrong."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from afterword.errors import LedgerError, NoLedgerError
from afterword.ledger.schema import APPLICATION_ID, HEAD

BUSY_SECONDS = 10  # how long a writer waits for another before it gives up
DEFAULT_FILE = "afterword.db"
WRITES = "afterword_writes"  # execution option: this transaction takes the write lock at once

_SAYINGS = (  # what SQLite says, and what we say
    ("locked", "the ledger {where} is being written by another process; try again when that has ended"),
    ("readonly", "the ledger {where} is read-only; allow writing to it and to its folder"),
    ("full", "no space is left on the disk of the ledger {where}; what was complete is kept"),
    (
        "unable to open",
        "the ledger {where} cannot be opened; does its folder exist, and may you write there?",
    ),
    ("not a database", "{where} is no ledger; name another file with --ledger"),
    ("malformed", "the ledger {where} is damaged; restore it from a copy, or read the articles again"),
    ("no such table", "{where} is no ledger, or a damaged one; name another file with --ledger"),
    ("disk i/o", "the disk of the ledger {where} cannot be read or written just now ({said})"),
)


def open_engine(where: str, *, create: bool) -> Engine:
    """A ledger by file name or database URL, at the newest schema; LedgerError if that cannot be had."""
    try:
        engine = _engine_of(where, create=create)
        with told_plainly(where):
            _bring_up_to_date(engine, where, create=create)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise NoLedgerError(f"{where} names no database that Afterword can open ({error})") from error
    return engine


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn what the database complains of into one line for a user."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        if "constraint" in said or "append-only" in said or "never changes" in said:
            raise  # a fault of ours, not of the file
        saying = next((text for sign, text in _SAYINGS if sign in said.lower()), "the ledger {where}: {said}")
        kind = NoLedgerError if "--ledger" in saying else LedgerError
        raise kind(saying.format(where=where, said=said)) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"the ledger {where}: {error}") from error


def writing(engine: Engine) -> Connection:
    """A connection whose transactions lock out other writers from their first moment."""
    return engine.connect().execution_options(**{WRITES: True})


def _engine_of(where: str, *, create: bool) -> Engine:
    url = make_url(where) if "://" in where else None
    if url is not None and url.get_backend_name() != "sqlite":
        engine = create_engine(url, poolclass=NullPool)
    else:
        path = Path(url.database or DEFAULT_FILE if url else where)
        _look_at_file(path, create=create)
        engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        # SQLite cannot read a write-ahead log it may not lock; a file nobody writes can be read as it stands.
        return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    return sqlite3.connect(path, timeout=BUSY_SECONDS)


def _look_at_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NoLedgerError(f"{path} is a folder; a ledger is a file, as {path / 'afterword.db'}")
    if not path.exists():
        if not create:
            raise NoLedgerError(f"there is no ledger at {path} yet; `afterword read PATH` makes one")
        if not path.absolute().parent.is_dir():
            raise NoLedgerError(f"the folder of the ledger {path} does not exist; make it first")


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # transactions are begun by us, so that they hold DDL too
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(engine: Engine, where: str, *, create: bool) -> None:
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        found = _revision(connection, where) if sqlite else _revision_elsewhere(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise NoLedgerError(
            f"the ledger {where} was written by a newer Afterword (schema {found}, this one knows {HEAD}); "
            "update Afterword, or name another file with --ledger"
        )
    if found is None and not create:
        raise NoLedgerError(f"there is no ledger at {where} yet; `afterword read PATH` makes one")
    if sqlite:
        with closing(engine.raw_connection()) as raw:  # cannot be changed inside a transaction
            raw.cursor().execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection, connection.begin():
        if _current_revision(connection) != HEAD:  # another process may have been quicker
            _migrate(connection)


def _revision(connection: Connection, where: str) -> str | None:
    """The revision of an SQLite ledger, None of an empty file; LedgerError for a file that is none."""
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if not tables:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise NoLedgerError(
            f"{where} is a database of another program, no ledger; name another file with --ledger"
        )
    return _current_revision(connection)


def _revision_elsewhere(connection: Connection) -> str | None:
    return _current_revision(connection) if _has_ledger(connection) else None


def _has_ledger(connection: Connection) -> bool:
    """Whether the database has the table that tells its revision."""
    return connection.dialect.has_table(connection, "alembic_version")


def _current_revision(connection: Connection) -> str | None:
    if not _has_ledger(connection):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "afterword.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
