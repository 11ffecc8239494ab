"""The errors of Afterword, all under one root.

AfterwordError
├── UsageError      what the user asked for cannot be done as asked (exit status 2)
├── LedgerError     the ledger file cannot be opened, is newer than this version, or is no ledger
└── ModelError      the language model that ships with the package is missing or damaged
"""


class AfterwordError(Exception):
    """Root of all errors whose message is meant for a user: what was wrong, where, and what to do."""


class UsageError(AfterwordError):
    """What the user asked for cannot be done as asked."""


class LedgerError(AfterwordError):
    """The ledger cannot be opened, is newer than this version, or is no ledger."""


class ModelError(AfterwordError):
    """The language model that ships with the package is missing or damaged."""
