"""The front of the desk: files into a ledger with everything as it ships, in one call."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from afterword import __version__
from afterword.desk.desk import Desk, Told
from afterword.desk.summaries import Summary
from afterword.ledger import Ledger
from afterword.reading.extractors import EXTRACTOR_VARIABLE
from afterword.records import Extractor

if TYPE_CHECKING:
    from afterword.reading.reader import Reader

__all__ = ["EXTRACTOR_VARIABLE", "PathLike", "desk", "read", "reread", "shipped_reader"]

PathLike = str | os.PathLike[str]


def read(
    paths: PathLike | Iterable[PathLike],
    ledger: Ledger | PathLike | None = None,
    *,
    jobs: int = 1,
    told: Told | None = None,
    outlet: str = "",
    published: str = "",
    extractor: Extractor | None = None,
) -> Summary:
    """Read articles from files, folders and globs into a ledger; "-" is standard input.

    `ledger` is an open Ledger, a file name or a database URL; without it AFTERWORD_LEDGER, else
    `afterword.db` in the working directory. `jobs` is the number of processes that read. `told` is called
    with every article and its standing, and with every rejection, as they are met. `outlet` and `published`
    (EDTF, or a German date) are taken for articles that do not tell their own. `extractor` finds who says
    what; without it AFTERWORD_EXTRACTOR, else the learned one where it is installed, else the rules.
    """
    from afterword.intake import Given, collect

    every = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    documents = collect(
        every, given=Given.of(outlet, published)
    )  # a wrong path is told before a ledger is made
    chosen = shipped_reader(extractor).extractor  # so is an extractor that is not there
    if isinstance(ledger, Ledger):
        return desk(ledger, chosen).read(documents, told=told, jobs=jobs, program=__version__)
    with Ledger(ledger, create=True) as opened:
        return desk(opened, chosen).read(documents, told=told, jobs=jobs, program=__version__)


def reread(
    ledger: Ledger, *, jobs: int = 1, told: Told | None = None, extractor: Extractor | None = None
) -> Summary:
    """Read the current texts of a ledger anew where another reader read them; what was found is kept."""
    chosen = shipped_reader(extractor).extractor
    return desk(ledger, chosen).read(ledger.articles(), told=told, jobs=jobs, program=__version__)


def desk(ledger: Ledger, extractor: Extractor | None = None) -> Desk:
    """A desk over a ledger, with the reader that ships with the package."""
    return Desk(ledger, partial(shipped_reader, extractor))


def shipped_reader(extractor: Extractor | None = None) -> Reader:
    """The reader that ships with the package; its model is loaded with the first article."""
    from afterword.reading.reader import Reader

    return Reader(extractor=extractor)
