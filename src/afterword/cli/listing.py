"""A list of entries: a table where there is room, else a block of lines each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from afterword.cli import printing
from afterword.ledger import Entry


def print_entries(entries: Sequence[Entry]) -> None:
    """Print entries in the width there is."""
    console = printing.console()
    if console.width >= printing.WIDE:
        console.print(_table(entries))
    else:
        _blocks(console, entries)


def _table(entries: Sequence[Entry]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim", expand=True)
    table.add_column("said, id", width=10, overflow="fold")
    table.add_column("who", ratio=2, overflow="fold")
    table.add_column("says", ratio=3, overflow="fold")
    table.add_column("about", width=12, overflow="fold")
    table.add_column("kind", width=12)
    table.add_column("outcome", width=13)
    for entry in entries:
        one = entry.statement
        kind = Text.assemble(one.kind.value, "\n", (_sureness(entry), "dim"))
        table.add_row(
            Text.assemble(_lines(printing.day(entry.said)), "\n", (one.id[: printing.SHORT_ID], "dim")),
            Text(printing.who(entry), "cyan"),
            Text(f"„{entry.words}“"),
            _lines(printing.day(one.about)),
            kind,
            printing.status(entry.status),
        )
    return table


def _lines(interval: str) -> str:
    """An interval with its ends on a line each."""
    return interval.replace("/", "/\n")


def _sureness(entry: Entry) -> str:
    one = entry.statement
    marks = [one.certainty.value]
    if one.stance.value != "none":
        marks.append(one.stance.value)
    if one.polarity.value == "-":
        marks.append("negated")
    if one.conditional:
        marks.append("if")
    return ", ".join(marks)


def _blocks(console: Console, entries: Sequence[Entry]) -> None:
    for entry in entries:
        one = entry.statement
        head = Text.assemble(
            (one.id[: printing.SHORT_ID], "dim"),
            "  ",
            printing.day(entry.said),
            "  ",
            (printing.who(entry), "cyan"),
        )
        about = f"about {printing.day(one.about)} · " if one.about.known else ""
        foot = Text.assemble(f"{about}{one.kind.value}, {_sureness(entry)} · ", printing.status(entry.status))
        body = Group(Text(f"„{entry.words}“"), foot)
        console.print(head)
        console.print(Padding(body, (0, 0, 1, printing.SHORT_ID + 2), expand=False))
