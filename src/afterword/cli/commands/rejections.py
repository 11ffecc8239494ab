"""`afterword rejections`: list what could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer

from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, beside, console, count, say, table
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
        _print(found, mended=mended)
        say(count(len(found), "rejection"))


def _print(found: Sequence[Refused], *, mended: bool) -> None:
    page = console()
    columns = "last met", "reason", *(("mended",) if mended else ()), "what", "detail"
    listed = table(*columns, whole=columns[:-2])
    for one in found:
        told = one.rejection
        reason = told.reason.value.replace("_", " ")
        since = [_minute(one.mended) if one.mended else "–"] if mended else []
        if page.wide:
            listed.add_row(_minute(one.last), reason, *since, told.origin, told.detail)
            continue
        why = f"{reason}: {told.detail}" if told.detail else reason
        read = [f"mended {_minute(one.mended)}"] if one.mended else []
        page.put(beside(_minute(one.last).replace(" ", "\n"), told.origin, why, *read, width=10))
        page.put()
    if page.wide:
        page.put(listed)


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _object(one: Refused) -> Object:
    return rejection_object(one.rejection) | {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "mended": one.mended.isoformat() if one.mended else None,
    }
