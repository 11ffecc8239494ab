"""The days of feasts: those that hang on Easter, on Advent, on a Sunday of a month, and those with a date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from afterword.reading.times.calendar import Cell, day
from afterword.records import Period

DAY = timedelta(days=1)
_RULE = re.compile(r"ad(?P<advent>[1-4])(?P<before>-\d+)?|(?P<month>\d\d)-(?:su(?P<sunday>\d)|(?P<day>\d\d))")


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def advent(year: int, number: int) -> date:
    """The first to fourth Sunday in Advent: the fourth is the last Sunday before Christmas Day."""
    eve = date(year, 12, 24)
    return eve - DAY * (eve.isoweekday() % 7 + 7 * (4 - number))


def feast(year: int, when: int | str) -> Cell:
    """A feast of that year, written as in times.toml; the value of several days is the first."""
    if isinstance(when, int):
        return day(easter(year) + DAY * when)
    if "/" not in when:
        return day(_named(year, when))
    first, last = (
        feast(year, int(end) if end.lstrip("-").isdigit() else end).first for end in when.split("/")
    )
    return Cell(first.isoformat(), Period.between(first, last))


def _named(year: int, when: str) -> date:
    match = _RULE.fullmatch(when)
    if match is None:
        raise ValueError(f"not the rule of a feast: {when!r}")
    if match["advent"]:
        return advent(year, int(match["advent"])) + DAY * int(match["before"] or 0)
    if match["sunday"]:
        first = date(year, int(match["month"]), 1)
        return first + DAY * (7 - first.isoweekday() + 7 * (int(match["sunday"]) - 1))
    return date(year, int(match["month"]), int(match["day"]))
