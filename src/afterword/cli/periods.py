"""Partly known times in English words."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from afterword.records import Period, Precision

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(period: Period) -> str:
    """A period as a reader would say it: "one of 5, 12, 19 and 26 September 2023"."""
    first, last = period.earliest, period.latest
    if not first and not last:
        return "no time told"
    if period.precision is Precision.CANDIDATES:
        return f"one of {_days(period.candidates)}"
    if first and last:
        words = _between(period, first, last)
        return f"about {words}" if period.approximate_start and period.approximate_end else words
    return f"from {_day(first)} on" if first else f"until {_day(last)}" if last else ""


def _between(period: Period, first: date, last: date) -> str:
    if period.precision is Precision.YEAR:
        return str(first.year)
    if period.precision is Precision.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return f"{WEEKDAYS[first.weekday()]}, {_day(first)}"
    about = "about " if period.approximate_end and not period.approximate_start else ""
    if (first.year, first.month) == (last.year, last.month) and not about:
        return f"{first.day} to {_day(last)}"
    return f"{_day(first)} to {about}{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _days(days: tuple[date, ...]) -> str:
    months = [
        (", ".join(str(day.day) for day in some), f"{MONTHS[month - 1]} {year}")
        for (year, month), some in groupby(days, key=lambda day: (day.year, day.month))
    ]
    return "; ".join(f"{numbers} {month}" for numbers, month in months)
