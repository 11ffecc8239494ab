"""`afterword export`: write the ledger for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from afterword.cli.commands.ledger import story_id
from afterword.cli.options import JsonOption, LedgerOption, PreciseOption, open_ledger
from afterword.cli.printing import as_json, ascii_only, note, write
from afterword.cli.sureness import sift
from afterword.errors import UsageError
from afterword.export import lines
from afterword.ledger import Question


class Format(StrEnum):
    """What can be written."""

    JSONL = "jsonl"


def export(  # noqa: PLR0917  (Typer reads options off the parameters)
    format: Annotated[Format, typer.Option(help="jsonl: one statement a line.")] = Format.JSONL,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="Only this story (its id or the beginning of it).")
    ] = None,
    precise: PreciseOption = False,
    ledger: LedgerOption = None,
    json: JsonOption = False,
) -> None:
    """Write every current statement with its words, its axes, its times and its outcome.

    With --precise, what was left out is told on standard error.

    With --json and --out, what was written is told as JSON; the export itself is JSON in any case.
    """
    with open_ledger(ledger) as opened:
        asked = Question(story=story_id(opened, story))
        entries, left_out = sift(opened.statements(asked), precise=precise)
    written = "".join(f"{one}\n" for one in lines(entries, ascii_only=out is None and ascii_only()))
    if out is None:
        write(written)
    else:
        _write(out, written)
    note(left_out)
    if json and out is not None:
        as_json({"format": format.value, "out": str(out), "statements": len(entries)})


def _write(out: Path, written: str) -> None:
    """Whole or not at all: a reader never sees half an export."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(written, encoding="utf-8")
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError(f"cannot write {out}: {error.strerror}") from error
