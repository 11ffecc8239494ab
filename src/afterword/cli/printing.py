"""What is printed, and how: text for people in the width of their terminal, JSON for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from afterword.export.jsonl import Value
from afterword.ledger import Entry
from afterword.records import Article, Form, Period, Status

PIPED_WIDTH = 120  # of output that goes to no terminal and has no $COLUMNS
WIDE = 110  # from this width on, entries stand in a table; below it, each as a block of lines
NARROWEST = 40
SHORT_ID = 8
LONG_ID = 16  # ids of articles are made of file names and addresses
NOBODY_NAMED = "source unknown"  # words that are not the outlet's, by whom is not told

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


class Page(Console):
    """A console whose lines end with their last word: nobody wants a pipe full of blanks."""

    def on_broken_pipe(self) -> None:
        """Leave it to the command line to end quietly."""
        raise ReaderLeftError

    def put(self, words: RenderableType = "", *, cut: bool = False) -> None:
        """Print for people; `cut` ends what is too long with an ellipsis."""
        with self.capture() as printed:
            self.print(words, no_wrap=cut or None, overflow="ellipsis" if cut else None)
        write(re.sub(r" +((?:\x1b\[[0-9;]*m)*)$", r"\1", printed.get(), flags=re.MULTILINE))

    @property
    def colours(self) -> bool:
        """Whether words can be marked by colours."""
        return self.color_system is not None and not self.no_color

    @property
    def wide(self) -> bool:
        """Whether there is room for a table."""
        return self.width >= WIDE


def console() -> Page:
    """The console for what a command answers."""
    made = Page(highlight=False, emoji=False, markup=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPED_WIDTH
    made.width = max(made.width, NARROWEST)
    return made


def say(words: RenderableType = "") -> None:
    """Print for people."""
    console().put(words)


def note(words: str) -> None:
    """Tell beside what is printed for programs, on standard error."""
    if words:
        sys.stderr.write(f"{words}\n")


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


def table(*columns: str, whole: Iterable[str] = ()) -> Table:
    """An empty table with these headings; the cells of the columns that are `whole` are never broken."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name in whole)
    return made


def beside(label: str | Text, *lines: RenderableType, width: int = SHORT_ID, gap: int = 2) -> RenderableType:
    """Lines beside a label; what is wrapped stays to the right of it."""
    made = Table.grid(padding=(0, gap, 0, 0))
    made.add_column(width=width)
    made.add_column(overflow="fold")
    made.add_row(label, Group(*lines))
    return made


def status(found: Status | None) -> Text:
    """A status in words and colour."""
    return Text(found.value.replace("_", " "), COLOURS[found]) if found else Text("–", "dim")


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 story", "2 stories"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def days(period: Period) -> str:
    """A period in the narrow form, its ends on a line each."""
    return day(period).replace("/", "/\n")


def day(period: Period) -> str:
    """A period in the narrow form for tables."""
    return period.interval if period.known else "–"


def who(entry: Entry) -> str:
    """The chain of an entry, from the outlet to the innermost source; somebody else's words say so."""
    links = tuple(" ".join(one.split()) for one in entry.sources)
    return " ← ".join((outlet(entry.article), *links, *([NOBODY_NAMED] if is_nobodys(entry) else [])))


def is_nobodys(entry: Entry) -> bool:
    """Whether these are somebody else's words than the outlet's, and nobody is named for them."""
    return not entry.sources and entry.statement.form is not Form.OWN_VOICE


def outlet(article: Article) -> str:
    """The outlet of an article, or its id where it names none."""
    id = article.id
    return article.outlet or (id if len(id) <= LONG_ID else f"{id[:LONG_ID]}…")
