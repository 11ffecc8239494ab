"""What is printed, and how: text for people in the width of their terminal, JSON for programs."""

from __future__ import annotations

import json
import os
import sys

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from afterword.export.jsonl import Value
from afterword.ledger import Entry
from afterword.records import Period, Status

PIPED_WIDTH = 120  # of output that goes to no terminal and has no $COLUMNS
WIDE = 110  # from this width on, entries stand in a table; below it, each as a block of lines
NARROWEST = 40
SHORT_ID = 8
LONG_ID = 16  # ids of articles are made of file names and addresses

COLOURS = {
    Status.OPEN: "cyan",
    Status.BORNE_OUT: "green",
    Status.PARTLY: "yellow",
    Status.NOT_BORNE_OUT: "red",
    Status.OVERDUE: "magenta",
    Status.WITHDRAWN: "dim",
    Status.VOID: "dim",
}


class ReaderLeftError(Exception):
    """Whoever read our output has closed it."""


class _Page(Console):
    def on_broken_pipe(self) -> None:
        raise ReaderLeftError


def console() -> Console:
    """The console for what a command answers."""
    made = _Page(highlight=False, emoji=False, markup=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPED_WIDTH
    made.width = max(made.width, NARROWEST)
    return made


def say(words: RenderableType = "") -> None:
    """Print for people."""
    console().print(words)


def as_json(value: Value | list[dict[str, Value]]) -> None:
    """Print for programs."""
    write(json.dumps(value, ensure_ascii=ascii_only(), indent=2) + "\n")


def ascii_only() -> bool:
    """Whether what is printed must do without umlauts; JSON has escapes for them."""
    return not (sys.stdout.encoding or "utf-8").lower().startswith("utf")


def write(text: str) -> None:
    """Print as it is."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError as error:
        raise ReaderLeftError from error


def table(*columns: str) -> Table:
    """An empty table with these headings."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in columns:
        made.add_column(name, overflow="fold")
    return made


def status(found: Status | None) -> Text:
    """A status in words and colour."""
    return Text(found.value.replace("_", " "), COLOURS[found]) if found else Text("–", "dim")


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 story", "2 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(period: Period) -> str:
    """A period in the narrow form for tables."""
    return period.interval if period.known else "–"


def who(entry: Entry) -> str:
    """The chain of an entry, from the outlet to the innermost source."""
    return " ← ".join((outlet(entry), *(" ".join(one.split()) for one in entry.sources)))


def outlet(entry: Entry) -> str:
    """The outlet of an entry's article, or the article where it names none."""
    id = entry.article.id
    return entry.article.outlet or (id if len(id) <= LONG_ID else f"{id[:LONG_ID]}…")
