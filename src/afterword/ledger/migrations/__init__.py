"""The history of the schema: each revision brings a ledger of the one before it up to its own."""
