"""`afterword settle`: settle stories and outcomes anew."""

from __future__ import annotations

from afterword import __version__
from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, say
from afterword.cli.tallies import print_turns, turn_objects
from afterword.desk.front import desk


def settle(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Group the stories and settle the outcomes anew, and tell what turned and why.

    `read` does it by itself; this is for after an update of Afterword whose rules are better.
    """
    with open_ledger(ledger) as opened:
        turns = desk(opened).run_settle(__version__)
    if json:
        as_json(turn_objects(turns))
    elif turns:
        print_turns(turns)
    else:
        say("nothing turned")
