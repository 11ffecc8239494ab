"""The ledger: schema, migrations, idempotent writes, questions, full text. The only room that writes."""

from afterword.ledger.book import DEFAULT, VARIABLE, Clock, Ledger, now
from afterword.ledger.entries import Entry, Passage, Question, Refused, Run, Standing, Totals

__all__ = [
    "DEFAULT",
    "VARIABLE",
    "Clock",
    "Entry",
    "Ledger",
    "Passage",
    "Question",
    "Refused",
    "Run",
    "Standing",
    "Totals",
    "now",
]
