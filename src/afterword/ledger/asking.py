"""Asking: each function reads through a connection and answers with records."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Table, TextClause, func, select, text

from afterword.ledger import days
from afterword.ledger.codec import loads
from afterword.ledger.entries import Entry, Passage, Question, Refused, Run, ShownClue, Totals
from afterword.ledger.rows import (
    Row,
    article_of,
    evidence_of,
    extractor_of,
    outcome_of,
    reading_of,
    rejection_of,
    report_of,
    statement_of,
    story_of,
)
from afterword.ledger.schema import (
    actors,
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
from afterword.ledger.spelling import spellings, spelt_out
from afterword.records import (
    Actor,
    Article,
    Dating,
    Evidence,
    Extractor,
    Kind,
    Label,
    Outcome,
    Period,
    Reading,
    Report,
    Statement,
    Status,
    Story,
)

LAST = "\U0010ffff"  # sorts behind every id that begins like it
FEW = 50  # so many are asked for by name
CURRENT = readings.c.current == 1
READ_BY = (readings.c.extractor, readings.c.operating_point)


def articles(connection: Connection, find: str | None = None) -> list[Article]:
    """The current version of every article, or of those with these words, by its day and its id."""
    asked = select(versions).join(readings).where(CURRENT)
    if find and connection.dialect.name == "sqlite":
        asked = asked.where(_matches("versions", "article_words", find))
    found = [article_of(row) for row in connection.execute(asked).mappings()]
    if find and connection.dialect.name != "sqlite":
        found = [one for one in found if _holds(one.text, find)]
    return sorted(found, key=lambda one: (str(one.published.period.earliest or "9999"), one.id))


def article_ids(connection: Connection) -> list[str]:
    """The ids of all articles."""
    return list(connection.execute(select(readings.c.article).where(CURRENT)).scalars())


def current_article(connection: Connection, id: str) -> tuple[Article, str] | None:
    """The current version of an article, and the reader that read it."""
    asked = select(versions, readings.c.reader).join(readings).where(CURRENT, readings.c.article == id)
    row = connection.execute(asked).mappings().first()
    return (article_of(row), str(row["reader"])) if row else None


def article_versions(connection: Connection, id: str) -> list[tuple[Article, datetime]]:
    """Every version of an article, oldest first, with the time it came."""
    rows = connection.execute(select(versions).where(versions.c.article == id).order_by(versions.c.number))
    return [(article_of(row), datetime.fromisoformat(row["added"])) for row in rows.mappings()]


def all_readings(
    connection: Connection, listed: ColumnElement[bool] = CURRENT
) -> Iterator[tuple[Article, Reading]]:
    """The current reading of every article, or the readings that are asked for, with the article."""
    said: dict[int, list[Statement]] = defaultdict(list)
    told: dict[int, list[Report]] = defaultdict(list)
    for row in connection.execute(_current(statements, listed)).mappings():
        said[row["reading"]].append(statement_of(row, row["article"], row["version"]))
    for row in connection.execute(_current(reports, listed)).mappings():
        told[row["reading"]].append(report_of(row))
    own = readings.c.key, readings.c.reader, readings.c.seen_from
    told_of = (*READ_BY, *own, readings.c.rest.label("reading_rest"))
    asked = select(*told_of, versions)
    joined = asked.join(versions, versions.c.key == readings.c.version).where(listed)
    for row in connection.execute(joined.order_by(readings.c.article)).mappings():
        key = row[readings.c.key]
        rest = {**row, "rest": row["reading_rest"]}
        yield article_of(row), reading_of(rest, row["version"], tuple(said[key]), tuple(told[key]))


def with_keys(keys: Select[tuple[int]]) -> ColumnElement[bool]:
    """The condition that a reading is among these."""
    return readings.c.key.in_(keys)


def _current(table: Table, listed: ColumnElement[bool] = CURRENT) -> Select[*tuple[object, ...]]:
    joined = select(table, *READ_BY, readings.c.article, versions.c.version).join(
        readings, readings.c.key == table.c.reading
    )
    joined = joined.join(versions, versions.c.key == readings.c.version)
    return joined.where(listed).order_by(table.c.key)


def entries(connection: Connection, question: Question) -> list[Entry]:
    """The current statements that a question asks for, by the day they were said."""
    asked = _current(statements)
    if question.kind:
        asked = asked.where(statements.c.kind == question.kind.value)
    if question.forward is not None:
        asked = asked.where(statements.c.forward == int(question.forward))
    if question.article:
        asked = asked.where(readings.c.article == question.article)
    found = _entries(connection, list(connection.execute(asked).mappings()))
    kept = [entry for entry in found if _answers(entry, question)]
    if question.find:
        kept = _finding(connection, kept, question.find)
    return sorted(kept, key=_order)


def _order(entry: Entry) -> tuple[str, str, int]:
    return str(entry.said.earliest or "9999"), entry.article.id, entry.statement.content[0].start


def _answers(entry: Entry, question: Question) -> bool:
    within = Period.between(question.since, question.until)
    return (
        (question.story is None or entry.story == question.story)
        and (question.status is None or entry.status is question.status)
        and (question.source is None or _says(entry, question.source))
        and (entry.precise or not question.precise)
        and (not within.known or (entry.said.known and entry.said.overlaps(within)))
    )


def _says(entry: Entry, source: str) -> bool:
    """Whether a link of the chain, or the outlet, is called so."""
    wanted = spelt_out(source)
    return any(wanted in spelt_out(" ".join(one.split())) for one in (*entry.sources, entry.article.outlet))


def _finding(connection: Connection, found: list[Entry], words: str) -> list[Entry]:
    if connection.dialect.name != "sqlite":
        return [entry for entry in found if _holds(entry.words, words)]
    hits = select(statements.c.id).where(_matches("statements", "statement_words", words))
    ids = set(connection.execute(hits).scalars())
    return [entry for entry in found if entry.statement.id in ids]


def _matches(table: str, index: str, words: str) -> TextClause:
    """The condition that a row is among those whose indexed words begin with all of these words."""
    tokens = re.findall(r"\w+", words)
    asked = (" OR ".join(f'"{spelt}"*' for spelt in spellings(token)) for token in tokens)
    match = " AND ".join(f"({one})" for one in asked) or '""'
    hits = f"{table}.key IN (SELECT rowid FROM {index} WHERE {index} MATCH :match)"
    return text(hits).bindparams(match=match)


def _holds(told: str, words: str) -> bool:
    text = spelt_out(told)
    return all(spelt_out(token) in text for token in re.findall(r"\w+", words))


def entries_by_id(connection: Connection, prefix: str) -> list[Entry]:
    """Every statement whose id begins so, the newest reading of each; superseded ones only without others."""
    asked = (
        select(statements, *READ_BY, readings.c.article, readings.c.current, versions.c.version)
        .join(readings, readings.c.key == statements.c.reading)
        .join(versions, versions.c.key == readings.c.version)
        .where(statements.c.id >= prefix, statements.c.id < prefix + LAST)
        .order_by(readings.c.current, readings.c.key)
    )
    newest = {row["id"]: row for row in connection.execute(asked).mappings()}
    rows = [row for row in newest.values() if row["current"]] or list(newest.values())
    return _entries(connection, rows)


def report_counts(connection: Connection) -> dict[str, int]:
    """How many reports of what happened the current reading of each article holds, where there are any."""
    asked = (
        select(readings.c.article, func.count())
        .select_from(reports)
        .join(readings, readings.c.key == reports.c.reading)
        .where(CURRENT)
        .group_by(readings.c.article)
    )
    return {str(article): int(number) for article, number in connection.execute(asked)}


def extractors(connection: Connection) -> dict[str, Extractor]:
    """Which extractor read each article, by its id, where that is told."""
    asked = select(readings.c.article, readings.c.extractor).where(CURRENT, readings.c.extractor.is_not(None))
    return {str(article): Extractor(name) for article, name in connection.execute(asked)}


def statement_ids(connection: Connection) -> list[str]:
    """The ids of all current statements."""
    asked = select(statements.c.id).join(readings, readings.c.key == statements.c.reading).where(CURRENT)
    return list(connection.execute(asked).scalars())


def _entries(connection: Connection, rows: Sequence[Row]) -> list[Entry]:
    homes = {row.article: row.story for row in connection.execute(select(story_articles))}
    few = len(rows) <= FEW
    past = _histories(connection, [row["id"] for row in rows] if few else None)
    dated = days.histories(connection, {row["article"] for row in rows} if few else None)
    told_before = _told_statements(connection, dated)
    texts = _Texts(connection)
    found = []
    for row in rows:
        statement = statement_of(row, row["article"], row["version"])
        history = tuple(past.get(statement.id, ()))
        proofs = history[-1].evidence if history else ()
        passages = tuple(Passage(one, texts.of(one.article, one.version)) for one in proofs)
        article = texts.of(statement.article, statement.version)
        current = bool(row.get("current", 1))
        told = statement, article, homes.get(article.id), history, passages, current
        before = told_before.get((article.id, article.version, statement.id)) if current else None
        day = tuple(dated.get(article.id, ())), before
        found.append(Entry(*told, extractor_of(row), row["operating_point"], *day))
    return found


def _told_statements(connection: Connection, dated: Collection[str]) -> dict[tuple[str, str, str], Statement]:
    """Of articles listed as seen from a narrowed day: their statements as read from the day they tell."""
    listed = with_keys(days.told_readings(dated if len(dated) <= FEW else None))
    rows = connection.execute(_current(statements, listed)).mappings() if dated else ()
    found = (statement_of(row, row["article"], row["version"]) for row in rows)
    return {(one.article, one.version, one.id): one for one in found}


def shown_clues(connection: Connection, dating: Dating) -> list[ShownClue]:
    """The clues of a dating, with the versions of the articles that they stand in."""
    texts = _Texts(connection)
    return [
        ShownClue(
            clue,
            texts.of(clue.words.article, clue.words.version),
            texts.of(clue.beside.article, clue.beside.version) if clue.beside else None,
        )
        for clue in dating.clues
    ]


class _Texts:
    """The versions asked for, each fetched once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], Article] = {}

    def of(self, article: str, version: str) -> Article:
        key = article, version
        if key not in self._known:
            where = (versions.c.article == article) & (versions.c.version == version)
            row = self._connection.execute(select(versions).where(where)).mappings().one()
            self._known[key] = article_of(row)
        return self._known[key]


def history(connection: Connection, statement: str) -> list[Outcome]:
    """The outcomes of a statement, oldest first."""
    return _histories(connection, [statement]).get(statement, [])


def _histories(connection: Connection, ids: Iterable[str] | None) -> dict[str, list[Outcome]]:
    """The histories of the statements named, or of all."""
    asked = select(outcomes).order_by(outcomes.c.key)
    proofs = select(evidence, outcomes.c.statement, versions.c.article, versions.c.version.label("hash"))
    proofs = proofs.join(outcomes, outcomes.c.key == evidence.c.outcome)
    proofs = proofs.join(versions, versions.c.key == evidence.c.version).order_by(evidence.c.key)
    if ids is not None:
        wanted = outcomes.c.statement.in_(list(ids))
        asked, proofs = asked.where(wanted), proofs.where(wanted)
    shown: dict[int, list[Evidence]] = defaultdict(list)
    for row in connection.execute(proofs).mappings():
        shown[row["outcome"]].append(evidence_of(row, row["statement"], row["article"], row["hash"]))
    past: dict[str, list[Outcome]] = defaultdict(list)
    for row in connection.execute(asked).mappings():
        past[row["statement"]].append(outcome_of(row, tuple(shown[row["key"]])))
    return past


def all_stories(connection: Connection) -> list[Story]:
    """Every story, by its first day."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(story_articles).order_by(story_articles.c.position)).mappings():
        members[row["story"]].append(row["article"])
    rows = connection.execute(select(stories)).mappings()
    found = [story_of(row, tuple(members[row["id"]])) for row in rows]
    return sorted(found, key=lambda one: (str(one.period.earliest or "9999"), one.id))


def all_actors(connection: Connection) -> list[Actor]:
    """Every actor, by its id."""
    rows = connection.execute(select(actors).order_by(actors.c.id)).mappings()
    return [
        Actor(row["id"], Label(row["label"]), row["name"], loads(tuple[tuple[str, int], ...], row["names"]))
        for row in rows
    ]


def all_rejections(connection: Connection, *, mended: bool) -> list[Refused]:
    """Every rejection, oldest first; those whose origin became an article after all only when asked for."""
    asked = select(rejections).order_by(rejections.c.key)
    if not mended:
        asked = asked.where(rejections.c.mended.is_(None))
    time = datetime.fromisoformat
    return [
        Refused(
            rejection_of(row),
            time(row["first"]),
            time(row["last"]),
            time(row["mended"]) if row["mended"] else None,
        )
        for row in connection.execute(asked).mappings()
    ]


def all_runs(connection: Connection) -> list[Run]:
    """Every run that wrote, oldest first."""
    time = datetime.fromisoformat
    return [
        Run(
            row["command"],
            row["program"],
            time(row["started"]),
            time(row["ended"]) if row["ended"] else None,
            tuple(json.loads(row["counts"] or "{}").items()),
        )
        for row in connection.execute(select(runs).order_by(runs.c.key)).mappings()
    ]


def totals(connection: Connection) -> Totals:
    """The counts of what is current."""
    kinds = (
        select(statements.c.kind, func.count())
        .join(readings, readings.c.key == statements.c.reading)
        .where(CURRENT)
        .group_by(statements.c.kind)
    )
    refused = select(func.count()).select_from(rejections).where(rejections.c.mended.is_(None))
    return Totals(
        articles=len(article_ids(connection)),
        stories=connection.execute(select(func.count()).select_from(stories)).scalar() or 0,
        statements={Kind(kind): count for kind, count in connection.execute(kinds)},
        outcomes=_statuses(connection),
        rejections=connection.execute(refused).scalar() or 0,
    )


def _statuses(connection: Connection) -> dict[Status, int]:
    """How many statements that lie ahead stand where; those never settled are open."""
    newest = select(func.max(outcomes.c.key)).group_by(outcomes.c.statement)
    last = select(outcomes.c.statement, outcomes.c.status).where(outcomes.c.key.in_(newest)).subquery()
    status = func.coalesce(last.c.status, Status.OPEN.value)
    asked = (
        select(status, func.count())
        .select_from(statements)
        .join(readings, readings.c.key == statements.c.reading)
        .outerjoin(last, last.c.statement == statements.c.id)
        .where(CURRENT, statements.c.forward == 1)
        .group_by(status)
    )
    return {Status(name): count for name, count in connection.execute(asked)}
