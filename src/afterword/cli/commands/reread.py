"""`afterword reread`: read the ledger's own articles anew with the reader of today."""

from __future__ import annotations

from typing import Annotated

import typer

from afterword.cli.commands.read import progress
from afterword.cli.options import ExtractorOption, JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json
from afterword.cli.tallies import print_summary, summary_object
from afterword.desk.front import reread as reread_in


def reread(
    ledger: LedgerOption = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Processes that read.")] = 1,
    extractor: ExtractorOption = None,
    json: JsonOption = False,
) -> int:
    """Read every article of the ledger anew that another extractor or an older version has read.

    The files are not needed: the texts stand in the ledger. Older readings are kept, and so are the
    outcomes of what they found. Exit status 1 if a fault of Afterword's own kept an article out.
    """
    with open_ledger(ledger) as opened, progress() as told:
        summary = reread_in(opened, jobs=jobs, told=told, extractor=extractor)
    if json:
        as_json(summary_object(summary))
    else:
        print_summary(summary)
    return 1 if summary.faults else 0
