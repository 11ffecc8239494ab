"""Writing: each function takes a connection whose transaction the caller holds, and is idempotent."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from afterword.ledger import asking
from afterword.ledger.codec import dumps
from afterword.ledger.entries import Run, Standing
from afterword.ledger.rows import (
    Values,
    article_values,
    evidence_values,
    outcome_values,
    reading_rest,
    statement_values,
    story_values,
)
from afterword.ledger.schema import (
    actors,
    articles,
    evidence,
    outcomes,
    readings,
    rejections,
    reports,
    runs,
    statements,
    stories,
    story_articles,
    versions,
)
from afterword.records import Actor, Article, Outcome, Period, Reading, Rejection, Statement, Story

PERSON = "person:"  # how `decided_by` begins where a person decided


def standing(connection: Connection, article: Article, reader: str) -> Standing:
    """What an article is to the ledger."""
    stored = asking.current_article(connection, article.id)
    if stored is None:
        return Standing.NEW
    known, read_by = stored
    if known.version != article.version:
        seen = _version_key(connection, article.id, article.version)
        return Standing.CHANGED if seen is None else Standing.SUPERSEDED
    if _tells_more(known, article):
        return Standing.CHANGED
    return Standing.UNCHANGED if read_by == reader else Standing.REREAD


def _tells_more(known: Article, article: Article) -> bool:
    """Whether the same text now comes with a title, outlet, author, address or day that was not known."""
    pairs = ((known.title, article.title), (known.outlet, article.outlet), (known.author, article.author))
    if any(new and not old for old, new in (*pairs, (known.url, article.url))):
        return True
    return _narrower(article.published.period, known.published.period)


def _narrower(new: Period, old: Period) -> bool:
    """Whether the new period leaves fewer days, all among those of the old one."""
    starts = old.earliest is None or (new.earliest is not None and new.earliest >= old.earliest)
    ends = old.latest is None or (new.latest is not None and new.latest <= old.latest)
    return new.known and starts and ends and _days(new) < _days(old)


def _days(period: Period) -> float:
    if period.earliest is None or period.latest is None:
        return math.inf if not period.known else 1e9
    return len(period.candidates) or (period.latest - period.earliest).days + 1


def write(connection: Connection, article: Article, reading: Reading, at: datetime) -> None:
    """Store an article with its reading, which becomes the one that is listed."""
    version = _write_version(connection, article, at)
    connection.execute(update(readings).where(readings.c.article == article.id).values(current=0))
    row: Values = {
        "version": version,
        "article": article.id,
        "reader": reading.reader,
        "current": 1,
        "rest": reading_rest(reading),
        "at": at.isoformat(),
        "extractor": reading.extractor.value if reading.extractor else None,
        "operating_point": reading.operating_point,
        "seen_from": reading.seen_from.edtf if reading.seen_from else None,
    }
    key = _insert(connection, readings, row)
    for statement in reading.statements:
        _write_statement(connection, key, statement, article)
    if reading.reports:
        rows = [{"reading": key, "id": one.id, "rest": dumps(one)} for one in reading.reports]
        connection.execute(insert(reports), rows)
    mend = update(rejections).where(rejections.c.origin == article.origin, rejections.c.mended.is_(None))
    connection.execute(mend.values(mended=at.isoformat()))


def _write_version(connection: Connection, article: Article, at: datetime) -> int:
    if connection.execute(select(articles.c.id).where(articles.c.id == article.id)).first() is None:
        connection.execute(insert(articles).values(id=article.id, added=at.isoformat()))
    values = article_values(article)
    key = _version_key(connection, article.id, article.version)
    if key is not None:
        told = {name: one for name, one in values.items() if name not in ("article", "version", "text")}
        connection.execute(update(versions).where(versions.c.key == key).values(**told))
        return key
    count = select(func.count()).select_from(versions).where(versions.c.article == article.id)
    number = (connection.execute(count).scalar() or 0) + 1
    key = _insert(connection, versions, {**values, "number": number, "added": at.isoformat()})
    _index(connection, "article_words", "text", key, article.text)
    return key


def _write_statement(connection: Connection, reading: int, statement: Statement, article: Article) -> None:
    key = _insert(connection, statements, statement_values(reading, statement))
    words = " … ".join(span.of(article.text) for span in statement.content)
    _index(connection, "statement_words", "words", key, words)


def _index(connection: Connection, table: str, column: str, key: int, words: str) -> None:
    if connection.dialect.name == "sqlite":
        into = text(f"INSERT INTO {table} (rowid, {column}) VALUES (:key, :words)")
        connection.execute(into, {"key": key, "words": words})


def _insert(connection: Connection, table: Table, row: Values) -> int:
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _version_key(connection: Connection, article: str, version: str) -> int | None:
    where = (versions.c.article == article) & (versions.c.version == version)
    return connection.execute(select(versions.c.key).where(where)).scalar()


def reject(connection: Connection, rejection: Rejection, at: datetime) -> bool:
    """Store a rejection, or the time it was met again; True if it is a new one."""
    table = rejections.c
    same = (
        (table.origin == rejection.origin)
        & (table.reason == rejection.reason.value)
        & (table.detail == rejection.detail)
    )
    met_again = update(rejections).where(same).values(last=at.isoformat(), mended=None)
    if connection.execute(met_again).rowcount:
        return False
    row = {"origin": rejection.origin, "reason": rejection.reason.value, "detail": rejection.detail}
    connection.execute(insert(rejections).values(**row, first=at.isoformat(), last=at.isoformat()))
    return True


def append(connection: Connection, proposed: Iterable[Outcome], at: datetime) -> list[Outcome]:
    """Follow the history of each statement where its outcome is another than the last; the ones added.

    What a person decided stands until a person decides otherwise.
    """
    added = []
    for outcome in proposed:
        history = asking.history(connection, outcome.statement)
        last = history[-1] if history else None
        if last and (_same_finding(last, outcome) or _overruled(last, outcome)):
            continue
        _write_outcome(connection, outcome, at)
        added.append(outcome)
    return added


def _same_finding(last: Outcome, outcome: Outcome) -> bool:
    def finding(one: Outcome) -> object:
        places = [(e.article, e.version, e.span, e.relation) for e in one.evidence]
        return one.status, one.reason, sorted(places), one.decided_by.startswith(PERSON)

    return finding(last) == finding(outcome)


def _overruled(last: Outcome, outcome: Outcome) -> bool:
    return last.decided_by.startswith(PERSON) and not outcome.decided_by.startswith(PERSON)


def _write_outcome(connection: Connection, outcome: Outcome, at: datetime) -> None:
    judged = (
        select(readings.c.key)
        .join(statements, statements.c.reading == readings.c.key)
        .where(statements.c.id == outcome.statement)
        .order_by(readings.c.current.desc(), readings.c.key.desc())
    )
    reading = connection.execute(judged).scalars().first()
    if reading is None:
        raise ValueError(f"an outcome for a statement that is not in the ledger: {outcome.statement}")
    key = _insert(connection, outcomes, outcome_values(outcome, reading, at))
    for one in outcome.evidence:
        version = _version_key(connection, one.article, one.version)
        if version is None:
            raise ValueError(f"evidence from an article that is not in the ledger: {one.article}")
        _insert(connection, evidence, evidence_values(key, version, one))


def regroup(connection: Connection, found: Iterable[Story], known: Iterable[Actor]) -> None:
    """Put the stories and actors found in the place of those stored."""
    for table in (story_articles, stories, actors):
        connection.execute(delete(table))
    for story in found:
        connection.execute(insert(stories).values(**story_values(story)))
        rows = [
            {"article": article, "story": story.id, "position": place}
            for place, article in enumerate(story.articles)
        ]
        connection.execute(insert(story_articles), rows)
    for actor in known:
        row = {"id": actor.id, "label": actor.label.value, "name": actor.name, "names": dumps(actor.names)}
        connection.execute(insert(actors).values(**row))


def begin_run(connection: Connection, run: Run) -> int:
    """Note that a run has begun; its key."""
    row = {"command": run.command, "program": run.program, "started": run.started.isoformat()}
    return _insert(connection, runs, {**row})


def end_run(connection: Connection, key: int, counts: dict[str, int], at: datetime) -> None:
    """Note that a run has come to its end, and what it counted."""
    values = {"ended": at.isoformat(), "counts": json.dumps(counts, ensure_ascii=False)}
    connection.execute(update(runs).where(runs.c.key == key).values(**values))
