"""The ledger: schema, migrations, idempotent writes, questions, full text. The only room that writes."""

from afterword.ledger.book import VARIABLE, Clock, Ledger, now
from afterword.ledger.entries import Entry, Passage, Question, Refused, Run, ShownClue, Standing, Totals
from afterword.ledger.opening import DEFAULT_FILE

__all__ = [
    "DEFAULT_FILE",
    "VARIABLE",
    "Clock",
    "Entry",
    "Ledger",
    "Passage",
    "Question",
    "Refused",
    "Run",
    "ShownClue",
    "Standing",
    "Totals",
    "now",
]
