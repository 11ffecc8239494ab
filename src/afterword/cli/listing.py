"""A list of entries: a table where there is room, else a block of lines each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from afterword.cli import printing
from afterword.ledger import Entry
from afterword.records import Article

Copies = Mapping[str, Sequence[Article]]
NO_COPIES: Copies = {}


DAYS = 12  # letters of a day with its marks: "2024-03-11~/"
TAKEN = DAYS + DAYS + 12 + 13 + 5 * 3  # of a table's width: the columns beside "who" and "says", and the gaps


def print_entries(entries: Sequence[Entry], copies: Copies = NO_COPIES) -> None:
    """Print entries in the width there is; `copies` are other articles that print it, by its id."""
    console = printing.console()
    if console.wide:
        console.put(_table(entries, copies, console.width - TAKEN))
        return
    for entry in entries:
        console.put(_block(entry, copies))
        console.put()


def also_in(entry: Entry, copies: Copies) -> str:
    """ "also in Kurier, Bote"; empty where the statement is printed once."""
    names = dict.fromkeys(printing.outlet(one) for one in copies.get(entry.statement.id, ()))
    return f"also in {', '.join(names)}" if names else ""


def _table(entries: Sequence[Entry], copies: Copies, room: int) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", expand=True)
    table.add_column("said, id", width=DAYS, overflow="fold")
    longest = max((len(word) for entry in entries for word in printing.who(entry).split()), default=0)
    table.add_column("who", width=max(room * 5 // 12, min(longest, room // 2)), overflow="fold")
    table.add_column("says", ratio=1, overflow="fold")
    table.add_column("about", width=DAYS, overflow="fold")
    table.add_column("kind", width=12)
    table.add_column("outcome", width=13)
    for entry in entries:
        one = entry.statement
        kind = Text.assemble(one.kind.value, "\n", (_sureness(entry), "dim"))
        table.add_row(
            Text.assemble(printing.days(entry.said), "\n", (one.id[: printing.SHORT_ID], "dim")),
            Text("\n").join(_who(entry, copies)),
            Text(f"„{entry.words}“"),
            printing.days(one.about),
            kind,
            printing.status(entry.status),
        )
    return table


def _who(entry: Entry, copies: Copies) -> list[Text]:
    also = also_in(entry, copies)
    return [Text(printing.who(entry), "cyan"), *([Text(also, "dim")] if also else [])]


def _sureness(entry: Entry) -> str:
    one = entry.statement
    marks = [one.certainty.value]
    if one.stance.value != "none":
        marks.append(one.stance.value)
    if one.polarity.value == "-":
        marks.append("negated")
    if one.probability is not None:
        marks.append(f"{one.probability * 100:g}%")
    if one.conditional:
        marks.append("if")
    return ", ".join(marks)


def _block(entry: Entry, copies: Copies) -> RenderableType:
    one = entry.statement
    who, *also = _who(entry, copies)
    about = f"about {printing.day(one.about)} · " if one.about.known else ""
    foot = Text.assemble(f"{about}{one.kind.value}, {_sureness(entry)} · ", printing.status(entry.status))
    head = Text.assemble(printing.day(entry.said), "  ", who)
    id = Text(one.id[: printing.SHORT_ID], "dim")
    return printing.beside(id, head, Text(f"„{entry.words}“"), foot, *also)
