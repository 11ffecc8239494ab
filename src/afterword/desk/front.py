"""The front of the desk: files into a ledger with everything as it ships, in one call."""

from __future__ import annotations

import os
from collections.abc import Iterable

from afterword import __version__
from afterword.desk.desk import Desk, Told
from afterword.desk.summaries import Summary
from afterword.ledger import Ledger
from afterword.running import ArticleReader

PathLike = str | os.PathLike[str]


def read(
    paths: PathLike | Iterable[PathLike],
    ledger: Ledger | PathLike | None = None,
    *,
    jobs: int = 1,
    told: Told | None = None,
    outlet: str = "",
    published: str = "",
) -> Summary:
    """Read articles from files, folders and globs into a ledger; "-" is standard input.

    `ledger` is an open Ledger, a file name or a database URL; without it AFTERWORD_LEDGER, else
    `afterword.db` in the working directory. `jobs` is the number of processes that read. `told` is called
    with every article and its standing, and with every rejection, as they are met. `outlet` and `published`
    (EDTF, or a German date) are taken for articles that do not tell their own.
    """
    from afterword.intake import Given, collect

    every = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    documents = collect(
        every, given=Given.of(outlet, published)
    )  # a wrong path is told before a ledger is made
    if isinstance(ledger, Ledger):
        return desk(ledger).read(documents, told=told, jobs=jobs, program=__version__)
    with Ledger(ledger, create=True) as opened:
        return desk(opened).read(documents, told=told, jobs=jobs, program=__version__)


def desk(ledger: Ledger) -> Desk:
    """A desk over a ledger, with the reader that ships with the package."""
    return Desk(ledger, shipped_reader)


def shipped_reader() -> ArticleReader:
    """The reader that ships with the package; its model is loaded with the first article."""
    from afterword.reading.reader import Reader

    return Reader()
