"""What became of what the news said: a ledger of statements and their outcomes.

    from afterword import Ledger, Question, read

    read("articles/", "summit.db")
    with Ledger("summit.db") as ledger:
        for entry in ledger.statements(Question(forward=True)):
            print(entry.sources, entry.words, entry.status)

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterword.errors import AfterwordError, LedgerError, ModelError, NoLedgerError, UsageError

if TYPE_CHECKING:
    from afterword.desk import Summary
    from afterword.desk.front import read
    from afterword.ledger import Entry, Ledger, Question
    from afterword.records import Extractor

__version__ = "0.1.0"

__all__ = [
    "AfterwordError",
    "Entry",
    "Extractor",
    "Ledger",
    "LedgerError",
    "ModelError",
    "NoLedgerError",
    "Question",
    "Summary",
    "UsageError",
    "__version__",
    "read",
]

_HOMES = {
    "Entry": "afterword.ledger",
    "Extractor": "afterword.records",
    "Ledger": "afterword.ledger",
    "Question": "afterword.ledger",
    "Summary": "afterword.desk",
    "read": "afterword.desk.front",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'afterword' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
