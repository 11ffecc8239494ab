"""The day of an article as evidence narrows it: what excludes days, and what is left; kept as a history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from afterword.records.dates import UNKNOWN, Period
from afterword.records.spans import Span


class Ground(StrEnum):
    """Why some words exclude days that an article might be of."""

    TODAY_WITH_DATE = "today_with_date"  # "heute (12. September)"
    WEEKDAY_WITH_DATE = "weekday_with_date"  # "Am Dienstag (12. September) traf er ein"
    TOLD_PAST = "told_past"  # "Am 12. September traf er ein": the article is not older
    TOLD_AHEAD = "told_ahead"  # "Am 12. September wird er eintreffen": the article is not younger
    SAME_WORDS = "same_words"  # the same sentence stands in an article whose day is known
    SAME_HAPPENING = "same_happening"  # another article of the story dates the same happening


class DayStanding(StrEnum):
    """What the clues make of an article's day."""

    NARROWED = "narrowed"
    AS_TOLD = "as_told"  # what once narrowed it is gone
    CONFLICTING = "conflicting"  # what one clue allows another excludes: nothing is narrowed
    WRONGLY_DATED = "wrongly_dated"  # the text tells a day after the article's own in the past


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of some version of an article."""

    article: str
    version: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of an article that leave it only some days, and the words of another that tell which."""

    ground: Ground
    words: Words
    allows: Period
    beside: Words | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """One entry of the history of an article's day: never changed, only followed by another.

    `told` is the day as the article tells it, `period` what is left of it: all where nothing is narrowed.
    """

    article: str
    version: str
    standing: DayStanding
    told: Period = UNKNOWN
    period: Period = UNKNOWN
    clues: tuple[Clue, ...] = ()
    reason: str = ""  # English sentence
    grund: str = ""  # the same in German
    at: datetime | None = None  # set by the ledger's clock when written
