"""`afterword settle`: settle stories and outcomes anew."""

from __future__ import annotations

from afterword import __version__
from afterword.cli.days import print_days
from afterword.cli.options import JsonOption, LedgerOption, open_ledger
from afterword.cli.printing import as_json, say
from afterword.cli.tallies import day_objects, print_turns, turn_objects
from afterword.desk.front import desk


def settle(ledger: LedgerOption = None, json: JsonOption = False) -> None:
    """Group the stories, narrow days and settle the outcomes anew, and tell what turned and why.

    `read` does it by itself; this is for after an update of Afterword whose rules are better.
    """
    with open_ledger(ledger) as opened:
        settled = desk(opened).run_settle(__version__)
    if json:
        as_json({"days": day_objects(settled.days), "turns": turn_objects(settled.turns)})
        return
    print_days(settled.days)
    print_turns(settled.turns)
    if not settled.days and not settled.turns:
        say("nothing turned")
