"""How much intake takes in, and what the person who adds articles told about them."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.errors import UsageError
from afterword.intake import days
from afterword.records import UNKNOWN, Period

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document; what passes one becomes a rejection, never a crash or a full memory.

    `max_bytes` bounds a web page or a text, `max_collection_bytes` a file of many articles (.jsonl), both
    also after decompression (a gzip of 1 MB can hold 1 GB). `max_characters` bounds an article's text: the
    longest live blogs seen in 3,574 crawled articles have 80,000. `min_words` keeps out menus and stumps.
    """

    max_bytes: int = 20 * MEGABYTE
    max_collection_bytes: int = 2048 * MEGABYTE
    max_characters: int = 400_000
    min_words: int = 8


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says of all articles of a run that do not say it themselves."""

    outlet: str = ""
    published: Period = UNKNOWN

    @classmethod
    def of(cls, outlet: str, published: str) -> Given:
        """From words as a person types them; UsageError if `published` is neither empty nor a date."""
        period = days.given(published).period if published else UNKNOWN
        if published and not period.known:
            raise UsageError(f"no date: {published!r}; write it like 2023-09-11, 2023-09 or 11.09.2023")
        return cls(outlet.strip(), period)
