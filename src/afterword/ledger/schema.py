"""The tables of the ledger, as SQLAlchemy Core knows them; docs/ledger.md tells what each is for.

SQLite is strict about types here (STRICT), so only TEXT, INTEGER and REAL occur: days and moments are ISO
texts, periods are EDTF texts with their first and last day beside them where they are asked for, truth is 0
or 1. What is never asked for stands as JSON (codec.py). The words of a statement are never stored: only
their offsets into the text of their version.
"""

from __future__ import annotations

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

HEAD = "0003"  # the newest revision of migrations/versions; a test compares
APPLICATION_ID = 0x41465457  # "AFTW": tells a ledger from any other SQLite file

metadata = MetaData()


def _table(name: str, *parts: Column[str] | Column[int] | Column[float] | UniqueConstraint | Index) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _text(name: str, *keys: ForeignKey, null: bool = False) -> Column[str]:
    return Column(name, Text, *keys, nullable=null)


def _number(name: str, *keys: ForeignKey, null: bool = False) -> Column[int]:
    return Column(name, Integer, *keys, nullable=null)


def _key() -> Column[int]:
    return Column("key", Integer, primary_key=True)


runs = _table(
    "runs",
    _key(),
    _text("command"),
    _text("program"),  # version of Afterword
    _text("started"),
    _text("ended", null=True),  # NULL: cut short
    _text("counts", null=True),
)

articles = _table(
    "articles",
    Column("id", Text, primary_key=True),
    _text("added"),
)

versions = _table(
    "versions",
    _key(),
    _text("article", ForeignKey("articles.id")),
    _text("version"),
    _number("number"),  # 1 for the first text of the article
    _text("text"),
    _text("title"),
    _text("outlet"),
    _text("author"),
    _text("url"),
    _text("origin"),
    _text("published"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("witness"),
    _text("rest"),  # words of the publication time, furniture
    _text("added"),
    _text("moment", null=True),  # the exact moment in UTC, where it is told
    _number("offset", null=True),  # the minutes that it came with, east of UTC
    UniqueConstraint("article", "version"),
)

readings = _table(
    "readings",
    _key(),
    _number("version", ForeignKey("versions.key")),
    _text("article", ForeignKey("articles.id")),
    _text("reader"),
    _number("current"),  # 1: the reading of the article that is listed; at most one an article
    _text("rest"),  # mentions, times, words
    _text("at"),
    _text("extractor", null=True),  # NULL: not told
    Column("operating_point", REAL, nullable=True),  # the least confidence that it counts as sure
    _text("seen_from", null=True),  # the narrowed day that it was read from; NULL: the day the article tells
    Index("one_current_reading", "article", unique=True, sqlite_where=Column("current") == 1),
    Index("readings_by_version", "version"),
)

statements = _table(
    "statements",
    _key(),
    _number("reading", ForeignKey("readings.key")),
    _text("id"),
    _text("form"),
    _text("kind"),
    _text("stance"),
    _text("certainty"),
    _text("polarity"),
    _number("conditional"),
    _number("forward"),
    Column("probability", REAL, nullable=True),
    _text("said"),
    _text("said_earliest", null=True),
    _text("said_latest", null=True),
    _text("about"),
    _text("about_earliest", null=True),
    _text("about_latest", null=True),
    _text("rest"),  # spans of content, cue and sentence, the chain, the gist
    Column("confidence", REAL, nullable=True),  # that it is whose it is said to be; NULL: not measured
    UniqueConstraint("reading", "id"),
    Index("statements_by_id", "id"),
)

reports = _table(
    "reports",
    _key(),
    _number("reading", ForeignKey("readings.key")),
    _text("id"),
    _text("rest"),
    UniqueConstraint("reading", "id"),
    Index("reports_by_id", "id"),
)

outcomes = _table(
    "outcomes",
    _key(),
    _text("statement"),  # its id: the history goes on when a later reading finds the same statement again
    _number("reading", ForeignKey("readings.key")),  # the reading whose statement was judged
    _text("status"),
    _text("decided_by"),
    _text("reason"),
    _text("grund"),
    _text("at"),
    Index("outcomes_by_statement", "statement"),
)

evidence = _table(
    "evidence",
    _key(),
    _number("outcome", ForeignKey("outcomes.key")),
    _number("version", ForeignKey("versions.key")),
    _number("start"),
    _number("end"),
    _text("relation"),
    Column("score", REAL, nullable=False),
    _text("why"),
    _text("item"),
    Index("evidence_by_outcome", "outcome"),
)

datings = _table(
    "datings",
    _key(),
    _text("article", ForeignKey("articles.id")),
    _number("version", ForeignKey("versions.key")),
    _text("standing"),
    _text("told"),
    _text("period"),
    _text("reason"),
    _text("grund"),
    _text("at"),
    Index("datings_by_article", "article"),
)

clues = _table(
    "clues",
    _key(),
    _number("dating", ForeignKey("datings.key")),
    _text("ground"),
    _text("allows"),
    _number("version", ForeignKey("versions.key")),
    _number("start"),
    _number("end"),
    _number("beside_version", ForeignKey("versions.key"), null=True),  # the words of another article
    _number("beside_start", null=True),
    _number("beside_end", null=True),
    Index("clues_by_dating", "dating"),
)

actors = _table(
    "actors",
    Column("id", Text, primary_key=True),
    _text("label"),
    _text("name"),
    _text("names"),
)

stories = _table(
    "stories",
    Column("id", Text, primary_key=True),
    _text("title"),
    _text("period"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("actors"),
    _text("linked"),
)

story_articles = _table(
    "story_articles",
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    _text("story", ForeignKey("stories.id")),
    _number("position"),
    Index("story_articles_by_story", "story"),
)

rejections = _table(
    "rejections",
    _key(),
    _text("origin"),
    _text("reason"),
    _text("detail"),
    _text("first"),
    _text("last"),
    _text("mended", null=True),  # when the same origin became an article after all
    UniqueConstraint("origin", "reason", "detail"),
)
