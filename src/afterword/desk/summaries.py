"""What a run did and what the ledger now holds; and how an outcome turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from afterword.ledger import Entry, Standing, Totals
from afterword.records import Dating, Extractor, Outcome, Rejection, RejectionReason, Status


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement whose outcome changed: from what to what, and why."""

    entry: Entry
    before: Status | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling found anew: outcomes that turned, and what was found of the days of articles."""

    turns: tuple[Turn, ...] = ()
    days: tuple[Dating, ...] = ()


@dataclass(frozen=True, slots=True)
class Undated:
    """An article that has no day, since the words that should tell it were not understood."""

    origin: str
    words: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """An article dated later than the day on which it was read; it does not move what time has passed."""

    origin: str
    day: date


@dataclass(frozen=True, slots=True)
class Summary:
    """What one `read` did: articles by their standing, rejections, turns; and what the ledger now holds."""

    articles: Mapping[Standing, int]
    rejected: tuple[Rejection, ...]
    turns: tuple[Turn, ...]
    totals: Totals
    seconds: float = field(default=0.0, compare=False)
    extractor: Extractor | None = None  # what found who says what; None where nothing was read
    days: tuple[Dating, ...] = ()  # what was found anew of the days of articles
    undated: tuple[Undated, ...] = ()
    ahead: tuple[Ahead, ...] = ()

    @property
    def faults(self) -> int:
        """How many articles could not be read by a fault of Afterword's own."""
        return sum(one.reason is RejectionReason.FAULT for one in self.rejected)
