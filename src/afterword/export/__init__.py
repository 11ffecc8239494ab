"""The ledger for other programs: JSON lines."""

from afterword.export.jsonl import line, lines

__all__ = ["line", "lines"]
