"""One article to its statements, reports and mentions."""

from afterword.reading.reader import Reader

__all__ = ["Reader"]
