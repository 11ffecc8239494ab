"""The ledger itself: one object to write to and to ask, over an SQLite file or a database by URL."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from types import TracebackType

from sqlalchemy import Connection

from afterword.errors import UsageError
from afterword.ledger import asking, days, writing
from afterword.ledger.copies import found_again
from afterword.ledger.entries import Entry, Question, Refused, Run, ShownClue, Standing, Totals
from afterword.ledger.opening import DEFAULT_FILE, open_engine, told_plainly
from afterword.ledger.opening import writing as write_connection
from afterword.records import Actor, Article, Dating, Extractor, Outcome, Reading, Rejection, Story

VARIABLE = "AFTERWORD_LEDGER"
Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Ledger:
    """Who said what, through whom, how surely, about when, and what came of it; kept in one file.

    `where` is a file name or a database URL; without it `AFTERWORD_LEDGER`, else `afterword.db` in the
    working directory. NoLedgerError if it is not there, unless `create`. Use it as a context manager.
    Every method raises LedgerError with one plain line where the ledger cannot be used.
    """

    def __init__(
        self, where: str | os.PathLike[str] | None = None, *, create: bool = False, clock: Clock = now
    ) -> None:
        self.where = os.fspath(where) if where is not None else os.environ.get(VARIABLE) or DEFAULT_FILE
        self._clock = clock
        self._engine = open_engine(self.where, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # ---- asking

    def statements(self, question: Question | None = None) -> list[Entry]:
        """The current statements that a question asks for, in the order they were said."""
        with self._asking() as connection:
            return asking.entries(connection, question or Question())

    def statement(self, id: str) -> Entry:
        """One statement by its id or the beginning of it; UsageError if none or several begin so."""
        with self._asking() as connection:
            found = asking.entries_by_id(connection, id.strip()) if id.strip() else []
            if len(found) == 1:
                return found[0]
            exact = [entry for entry in found if entry.statement.id == id]
            if exact:
                return exact[0]
            known = [entry.statement.id for entry in found] or asking.statement_ids(connection)
        raise UsageError(_no_such("statement", id, known, several=bool(found)))

    def articles(self, find: str | None = None) -> list[Article]:
        """The current version of every article, or of those with these words, in the order of their days."""
        with self._asking() as connection:
            return asking.articles(connection, find)

    def article(self, id: str) -> Article:
        """The current version of one article by the beginning of its id; UsageError if none or several."""
        with self._asking() as connection:
            ids = asking.article_ids(connection)
            begin = [id] if id in ids else [one for one in ids if id and one.startswith(id)]
            found = asking.current_article(connection, begin[0]) if len(begin) == 1 else None
        if found:
            return found[0]
        raise UsageError(_no_such("article", id, begin or ids, several=bool(begin)))

    @property
    def today(self) -> date:
        """The day by the ledger's clock."""
        return self._clock().date()

    def versions(self, article: str) -> list[tuple[Article, datetime]]:
        """Every version of an article, oldest first, with the time it came into the ledger."""
        with self._asking() as connection:
            return asking.article_versions(connection, article)

    def readings(self) -> list[tuple[Article, Reading]]:
        """The current reading of every article, with the article."""
        with self._asking() as connection:
            return list(asking.all_readings(connection))

    def told_readings(self, articles: Iterable[str] | None = None) -> dict[str, Reading]:
        """Of articles that are listed as seen from a narrowed day: their readings from the day they tell."""
        with self._asking() as connection:
            told = asking.all_readings(connection, asking.with_keys(days.told_readings(articles)))
            return {article.id: reading for article, reading in told}

    def days(self) -> dict[str, Dating]:
        """What stands of the day of each article of which anything was ever found, by its id."""
        with self._asking() as connection:
            return days.standing(connection)

    def day_history(self, article: str) -> list[Dating]:
        """All that was found of the day of an article, oldest first."""
        with self._asking() as connection:
            return days.histories(connection, [article]).get(article, [])

    def clues(self, dating: Dating) -> list[ShownClue]:
        """What a day was narrowed by, with the articles whose words tell it."""
        with self._asking() as connection:
            return asking.shown_clues(connection, dating)

    def history(self, statement: str) -> list[Outcome]:
        """All outcomes of a statement, oldest first."""
        with self._asking() as connection:
            return asking.history(connection, statement)

    def stories(self) -> list[Story]:
        """Every story, by its first day."""
        with self._asking() as connection:
            return asking.all_stories(connection)

    def actors(self) -> list[Actor]:
        """Every actor."""
        with self._asking() as connection:
            return asking.all_actors(connection)

    def rejections(self, *, mended: bool = False) -> list[Refused]:
        """What could not be read; with `mended` also what could be read later."""
        with self._asking() as connection:
            return asking.all_rejections(connection, mended=mended)

    def runs(self) -> list[Run]:
        """The runs that wrote, oldest first; one without an end was cut short."""
        with self._asking() as connection:
            return asking.all_runs(connection)

    def copies(self, entries: Iterable[Entry]) -> dict[str, tuple[Article, ...]]:
        """The other articles that print a statement word for word, by its id, where there are any."""
        with self._asking() as connection:
            return found_again(connection, list(entries))

    def report_counts(self) -> dict[str, int]:
        """How many reports of what happened each article holds, by its id."""
        with self._asking() as connection:
            return asking.report_counts(connection)

    def extractors(self) -> dict[str, Extractor]:
        """Which extractor read each article, by its id; without those of which it is not told."""
        with self._asking() as connection:
            return asking.extractors(connection)

    def totals(self) -> Totals:
        """What the ledger holds, counted."""
        with self._asking() as connection:
            return asking.totals(connection)

    def standing(self, article: Article, reader: str) -> Standing:
        """Whether an article is new, changed, to be read again by another reader, or unchanged."""
        with self._asking() as connection:
            return writing.standing(connection, article, reader)

    # ---- writing

    def write(self, article: Article, reading: Reading, *, returns: bool = False) -> Standing:
        """Store an article and its reading, whole or not at all, unless unchanged; what it was before.

        A text that another has superseded is only listed again where it `returns`.
        """
        if (reading.article, reading.version) != (article.id, article.version):
            raise ValueError(f"the reading is of {reading.article}, the article is {article.id}")
        with self._writing() as connection:
            standing = writing.standing(connection, article, reading.reader)
            if returns and standing is Standing.SUPERSEDED:
                standing = Standing.CHANGED
            if standing not in (Standing.UNCHANGED, Standing.SUPERSEDED):
                writing.write(connection, article, reading, self._clock())
        return standing

    def reject(self, rejection: Rejection) -> bool:
        """Store a rejection, or that it was met again; True if it is new."""
        with self._writing() as connection:
            return writing.reject(connection, rejection, self._clock())

    def regroup(self, stories: Iterable[Story], actors: Iterable[Actor] = ()) -> None:
        """Put these stories and actors in the place of those stored."""
        found, known = tuple(stories), tuple(actors)
        with self._writing() as connection:
            writing.regroup(connection, found, known)

    def append(self, outcomes: Iterable[Outcome]) -> list[Outcome]:
        """Follow the histories with the outcomes that differ from the last; those added."""
        with self._writing() as connection:
            return writing.append(connection, outcomes, self._clock())

    def append_days(self, datings: Iterable[Dating]) -> list[Dating]:
        """Follow the histories of days with what is found anew; those added."""
        with self._writing() as connection:
            return days.append(connection, datings, self._clock())

    def see(self, article: Article, reading: Reading) -> None:
        """List a reading of a stored text that was made from another day; the earlier one is kept."""
        with self._writing() as connection:
            writing.write(connection, article, reading, self._clock())

    def see_as_told(self, article: str) -> None:
        """List the reading of an article from the day it tells again."""
        with self._writing() as connection:
            days.see_as_told(connection, article)

    def begin_run(self, command: str, program: str) -> int:
        """Note that a run has begun; its key."""
        with self._writing() as connection:
            return writing.begin_run(connection, Run(command, program, self._clock()))

    def end_run(self, key: int, counts: dict[str, int]) -> None:
        """Note that a run has come to its end, and what it counted."""
        with self._writing() as connection:
            writing.end_run(connection, key, counts, self._clock())

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with told_plainly(self.where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(self.where), write_connection(self._engine) as connection, connection.begin():
            yield connection


def _no_such(noun: str, id: str, known: list[str], *, several: bool) -> str:
    if several:
        return f"several {noun}s begin with {id!r}: {', '.join(sorted(known)[:5])}; give more of the id"
    near = difflib.get_close_matches(id, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "`afterword ledger` lists the ids"
    if noun == "article" and not near:
        hint = "`afterword articles` lists the ids"
    return f"no {noun} has the id {id!r}; {hint}"
