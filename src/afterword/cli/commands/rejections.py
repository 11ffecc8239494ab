"""`afterword rejections`: list what could not be read, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, count, say, table
from afterword.cli.tallies import rejection_object
from afterword.export.jsonl import Object
from afterword.ledger import Refused


def rejections(
    ledger: LedgerOption = None,
    mended: Annotated[bool, typer.Option("--mended", help="Also those that could be read later.")] = False,
    json: JsonOption = False,
) -> None:
    """List what could not be read, with the reason and the time it was last met."""
    with open_ledger(ledger) as opened:
        found = opened.rejections(mended=mended)
    if json:
        as_json([_object(one) for one in found])
    elif not found:
        say("nothing was rejected")
    else:
        listed = table("last met", "reason", "what", "detail")
        for one in found:
            told = one.rejection
            listed.add_row(
                f"{one.last:%Y-%m-%d %H:%M}", told.reason.value.replace("_", " "), told.origin, told.detail
            )
        say(listed)
        say(count(len(found), "rejection"))


def _object(one: Refused) -> Object:
    return rejection_object(one.rejection) | {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "mended": one.mended.isoformat() if one.mended else None,
    }
