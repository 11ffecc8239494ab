"""The errors of Afterword, all under one root.

AfterwordError
├── UsageError      what the user asked for cannot be done as asked (exit status 2)
├── LedgerError     the ledger cannot be used: locked, damaged, no space left
│   └── NoLedgerError   it is not there, is no ledger, or of a newer version (a UsageError too)
└── ModelError      the language model that ships with the package is missing or damaged
"""


class AfterwordError(Exception):
    """Root of all errors whose message is meant for a user: what was wrong, where, and what to do."""


class UsageError(AfterwordError):
    """What the user asked for cannot be done as asked."""


class LedgerError(AfterwordError):
    """The ledger cannot be used: it is locked, damaged, read-only, or its disk is full."""


class NoLedgerError(LedgerError, UsageError):
    """What was named as ledger is not there, is no ledger, or was written by a newer version."""


class ModelError(AfterwordError):
    """The language model that ships with the package is missing or damaged."""
