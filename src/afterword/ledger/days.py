"""The days of articles as evidence narrowed them: their history, and readings as seen from the told day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Select, func, insert, select, update

from afterword.ledger.rows import clue_of, clue_values, dating_of, dating_values
from afterword.ledger.schema import clues, datings, readings, versions
from afterword.records import Clue, Dating, DayStanding


def histories(connection: Connection, articles: Iterable[str] | None = None) -> dict[str, list[Dating]]:
    """All that was found of the days of the articles, or of all, oldest first, by their ids."""
    asked = select(datings.c.key)
    if articles is not None:
        asked = asked.where(datings.c.article.in_(list(articles)))
    found: dict[str, list[Dating]] = defaultdict(list)
    for dating in _datings(connection, asked):
        found[dating.article].append(dating)
    return found


def standing(connection: Connection) -> dict[str, Dating]:
    """What stands of the day of each article of which anything was ever found, by its id."""
    newest = select(func.max(datings.c.key)).group_by(datings.c.article)
    return {one.article: one for one in _datings(connection, newest)}


def append(connection: Connection, proposed: Iterable[Dating], at: datetime) -> list[Dating]:
    """Follow the history of each day where what is found is another than the last; the ones added."""
    added = []
    before = standing(connection)
    for dating in proposed:
        last = before.get(dating.article)
        if last is None and dating.standing is DayStanding.AS_TOLD:
            continue
        if last is not None and replace(last, at=None) == replace(dating, at=None):
            continue
        _write(connection, dating, at)
        added.append(dating)
    return added


def see_as_told(connection: Connection, article: str) -> None:
    """List the reading of an article that was made from the day it tells, where it is listed as narrowed."""
    told = told_readings([article])
    if (key := connection.execute(told).scalar()) is not None:
        connection.execute(update(readings).where(readings.c.article == article).values(current=0))
        connection.execute(update(readings).where(readings.c.key == key).values(current=1))


def told_readings(ids: Iterable[str] | None) -> Select[tuple[int]]:
    """Of these articles, or all, that are listed as seen from a narrowed day: the readings from the told day.

    Their keys.
    """
    told = readings.alias("told")
    same = (told.c.version == readings.c.version) & (told.c.reader == readings.c.reader)
    narrowed = (readings.c.current == 1) & readings.c.seen_from.is_not(None)
    asked = select(func.max(told.c.key)).select_from(readings.join(told, same & told.c.seen_from.is_(None)))
    wanted = narrowed if ids is None else narrowed & readings.c.article.in_(list(ids))
    return asked.where(wanted).group_by(readings.c.key)


def _write(connection: Connection, dating: Dating, at: datetime) -> None:
    row = dating_values(dating, _version(connection, dating.article, dating.version), at)
    made = connection.execute(insert(datings).values(**row)).inserted_primary_key
    assert made is not None
    for clue in dating.clues:
        words = _version(connection, clue.words.article, clue.words.version)
        beside = _version(connection, clue.beside.article, clue.beside.version) if clue.beside else None
        connection.execute(insert(clues).values(**clue_values(int(made[0]), clue, words, beside)))


def _version(connection: Connection, article: str, version: str) -> int:
    where = (versions.c.article == article) & (versions.c.version == version)
    key = connection.execute(select(versions.c.key).where(where)).scalar()
    if key is None:
        raise ValueError(f"a day rests on an article that is not in the ledger: {article}")
    return int(key)


def _datings(connection: Connection, keys: Select[tuple[int]]) -> list[Dating]:
    found: dict[int, list[Clue]] = defaultdict(list)
    home, near = versions.alias("home"), versions.alias("near")
    told = select(
        clues,
        home.c.article,
        home.c.version.label("hash"),
        near.c.article.label("near_article"),
        near.c.version.label("near_hash"),
    )
    told = told.join(home, home.c.key == clues.c.version).outerjoin(
        near, near.c.key == clues.c.beside_version
    )
    told = told.where(clues.c.dating.in_(keys)).order_by(clues.c.key)
    for row in connection.execute(told).mappings():
        found[row["dating"]].append(clue_of(row))
    asked = select(datings, versions.c.version.label("hash")).join(versions)
    asked = asked.where(datings.c.key.in_(keys)).order_by(datings.c.key)
    return [dating_of(row, tuple(found[row["key"]])) for row in connection.execute(asked).mappings()]
