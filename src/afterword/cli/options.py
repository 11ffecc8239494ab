"""The options that every command has, and how a ledger is opened by them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from afterword.desk.front import EXTRACTOR_VARIABLE
from afterword.errors import UsageError
from afterword.ledger import DEFAULT_FILE, VARIABLE, Ledger
from afterword.records import Extractor, Period

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE",
        help=f"The ledger: a file, or a database URL. Default: ${VARIABLE}, else {DEFAULT_FILE} here.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
PreciseOption = Annotated[
    bool,
    typer.Option(
        "--precise",
        help="Only words that are surely somebody's, or the article's own: their confidence reaches the "
        "operating point of what read them. Whether the name, the chain or a negation is right it does not "
        "tell.",
    ),
]
ExtractorOption = Annotated[
    Extractor | None,
    typer.Option(
        help="What finds who says what: rules, free for any use, or a model learned from a corpus that is "
        f"not for commercial use. Default: ${EXTRACTOR_VARIABLE}, else rules.",
        show_default=False,
    ),
]


def open_ledger(where: str | None) -> Ledger:
    """The ledger to ask; it must be there."""
    return Ledger(where, create=False)


def first_day(told: str | None) -> date | None:
    """The first day of a date given as 2023, 2023-09 or 2023-09-11."""
    return _period(told).earliest if told else None


def last_day(told: str | None) -> date | None:
    """The last day of a date given as 2023, 2023-09 or 2023-09-11."""
    return _period(told).latest if told else None


def _period(told: str) -> Period:
    try:
        period = Period.parse(told)
    except ValueError:
        period = Period()
    if not period.known:
        raise UsageError(f"{told!r} is no date; write 2023, 2023-09 or 2023-09-11")
    return period
