"""Readings of many articles, one after the other or in several processes; the answers keep the order."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from afterword.errors import AfterwordError
from afterword.records import Article, Reading, Rejection, RejectionReason
from afterword.running.garbage import look_seldom

AHEAD = 4  # articles handed to each process before the first answer is awaited: bounds the memory


class ArticleReader(Protocol):
    """What reads an article; `version` changes whenever it may find something else in the same text."""

    @property
    def version(self) -> str:
        """Names the reader in every reading it makes."""

    def read(self, article: Article) -> Reading:
        """All that is found in the article."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its reading, or with the rejection where reading it failed by a fault of ours."""

    article: Article
    result: Reading | Rejection


def read_all(
    articles: Iterable[Article], make_reader: Callable[[], ArticleReader], jobs: int = 1
) -> Iterator[Read]:
    """Read each article; a fault at one becomes its rejection, and the others are read."""
    return _inline(articles, make_reader) if jobs <= 1 else _in_processes(articles, make_reader, jobs)


def _inline(articles: Iterable[Article], make_reader: Callable[[], ArticleReader]) -> Iterator[Read]:
    reader: ArticleReader | None = None
    for article in articles:
        reader = reader or make_reader()
        yield Read(article, _read(reader, article))


def _read(reader: ArticleReader, article: Article) -> Reading | Rejection:
    try:
        return reader.read(article)
    except AfterwordError:
        raise  # the model is missing, say: no article could be read
    except Exception as error:
        return fault(article.origin or article.id, error)


def fault(origin: str, error: Exception) -> Rejection:
    """The rejection that tells of an error of Afterword's own, with the place it arose."""
    place = next(reversed(traceback.extract_tb(error.__traceback__)), None)
    where = f" ({place.filename.rpartition('/')[2]}, line {place.lineno})" if place else ""
    said = " ".join(str(error).split())[:200]
    return Rejection(origin, RejectionReason.FAULT, f"{type(error).__name__}: {said}{where}")


_reader: ArticleReader | None = None  # one in each process, made when the process starts


def _start(make_reader: Callable[[], ArticleReader]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out the work
    look_seldom()
    global _reader  # noqa: PLW0603  (a process pool has no other place for what each process keeps)
    _reader = make_reader()


def _read_here(article: Article) -> Reading | Rejection:
    assert _reader is not None
    return _read(_reader, article)


def _in_processes(
    articles: Iterable[Article], make_reader: Callable[[], ArticleReader], jobs: int
) -> Iterator[Read]:
    waiting: deque[tuple[Article, Future[Reading | Rejection]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(make_reader,))
    try:
        for article in articles:
            waiting.append((article, pool.submit(_read_here, article)))
            if len(waiting) >= jobs * AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _next(waiting: deque[tuple[Article, Future[Reading | Rejection]]]) -> Read:
    article, future = waiting.popleft()
    return Read(article, future.result())
