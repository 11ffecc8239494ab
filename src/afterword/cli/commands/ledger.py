"""`afterword ledger`: list the statements, and what came of them."""

from __future__ import annotations

from typing import Annotated

import typer

from afterword.cli.listing import print_entries
from afterword.cli.options import JsonOption, LedgerOption, PreciseOption, first_day, last_day, open_ledger
from afterword.cli.printing import as_json, count, note, say
from afterword.cli.sureness import sift
from afterword.errors import UsageError
from afterword.export import line
from afterword.ledger import Ledger, Question
from afterword.records import Kind, Status


def ledger(  # noqa: PLR0917  (Typer reads options off the parameters)
    ledger: LedgerOption = None,
    story: Annotated[str | None, typer.Option(help="Of this story (its id or the beginning of it).")] = None,
    source: Annotated[str | None, typer.Option(help="With this in a source or the outlet.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Of this kind.")] = None,
    status: Annotated[Status | None, typer.Option(help="With this outcome.")] = None,
    forward: Annotated[
        bool | None, typer.Option("--forward/--no-forward", help="Only what lies ahead, or only the rest.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Said on this day or later (2023, 2023-09, 2023-09-11).")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Said on this day or earlier.")] = None,
    find: Annotated[
        str | None, typer.Option(metavar="WORDS", help="With these words in what is said.")
    ] = None,
    precise: PreciseOption = False,
    json: JsonOption = False,
) -> None:
    """List who said what, through whom, about when, how surely, and what came of it."""
    with open_ledger(ledger) as opened:
        asked = Question(
            story=story_id(opened, story),
            source=source,
            kind=kind,
            status=status,
            forward=forward,
            since=first_day(since),
            until=last_day(until),
            find=find,
        )
        entries, left_out = sift(opened.statements(asked), precise=precise)
        copies = opened.copies(entries) if not json else {}
    if json:
        as_json([line(entry) for entry in entries])
        note(left_out)
        return
    if entries:
        print_entries(entries, copies)
    say(count(len(entries), "statement") if entries else "no statements match")
    if left_out:
        say(left_out)


def story_id(ledger: Ledger, told: str | None) -> str | None:
    """The id of the one story that begins so; UsageError if none or several do."""
    if told is None:
        return None
    known = [story.id for story in ledger.stories()]
    found = [id for id in known if told and id.startswith(told)]
    if told in found or len(found) == 1:
        return told if told in found else found[0]
    if found:
        raise UsageError(f"several stories begin with {told!r}: {', '.join(found[:5])}; give more of the id")
    raise UsageError(f"no story has the id {told!r}; `afterword stories` lists them")
