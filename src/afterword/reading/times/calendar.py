"""The calendar as TIMEX3 sees it: cells (a day, a week, a season) with value and days, and steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from afterword.records import Period, Precision

DAY = timedelta(days=1)
SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


class Direction(StrEnum):
    """Where a time without a year or week lies, seen from the day it is told on."""

    PAST = "past"
    PRESENT = "present"  # a weekday lies ahead, a month is the nearest
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the calendar: its TIMEX3 value and its days."""

    value: str
    period: Period

    @property
    def first(self) -> date:
        """Its first day."""
        assert self.period.earliest is not None
        return self.period.earliest

    @property
    def last(self) -> date:
        """Its last day."""
        assert self.period.latest is not None
        return self.period.latest


Resolver = Callable[[date], Cell | None]


def day(when: date) -> Cell:
    """2023-09-11."""
    return Cell(when.isoformat(), Period.day(when))


def week(when: date) -> Cell:
    """2023-W37, Monday to Sunday."""
    monday = when - DAY * (when.isoweekday() - 1)
    return Cell(_week_value(when), Period.between(monday, monday + 6 * DAY))


def weekend(when: date) -> Cell:
    """2023-W37-WE, Saturday and Sunday of the week."""
    monday = week(when).first
    return Cell(_week_value(when) + "-WE", Period.between(monday + 5 * DAY, monday + 6 * DAY))


def month(when: date) -> Cell:
    """2023-09."""
    return Cell(f"{when.year:04}-{when.month:02}", Period.month(when.year, when.month))


@lru_cache(maxsize=4096)
def day_of(year: int, month: int, number: int) -> Cell | None:
    """The day of that date, or None where the calendar has no such day."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def month_of(year: int, number: int) -> Cell | None:
    """The month of that number, or None."""
    return month(date(year, number, 1)) if 1 <= number <= 12 else None


def quarter(when: date) -> Cell:
    """2023-Q3."""
    number = (when.month + 2) // 3
    return Cell(f"{when.year:04}-Q{number}", Period.season(when.year, 32 + number))


def half_year(when: date) -> Cell:
    """2023-H2."""
    number = (when.month + 5) // 6
    return Cell(f"{when.year:04}-H{number}", Period.season(when.year, 39 + number))


def year(when: date) -> Cell:
    """2023."""
    return Cell(f"{when.year:04}", Period.year(when.year))


def decade(when: date) -> Cell:
    """199 for the nineties, as TIMEX3 has it."""
    return Cell(f"{when.year // 10:03}", Period.decade(when.year))


def century(when: date) -> Cell:
    """19 for the years 1900 to 1999."""
    first = when.year // 100 * 100
    whole = Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31), Precision.CENTURY)
    return Cell(f"{when.year // 100:02}", whole)


def season(year: int, name: str) -> Cell:
    """2023-SU; winter is the one that begins in the year. The days are whole months."""
    whole = Period.season(year, SEASON_CODES[name])
    return Cell(f"{year:04}-{name}", Period.between(whole.earliest, whole.latest))


CELLS: dict[str, Callable[[date], Cell]] = {
    "D": day,
    "W": week,
    "WE": weekend,
    "MO": month,
    "Q": quarter,
    "HY": half_year,
    "Y": year,
    "DE": decade,
    "CE": century,
}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
MONTHS_OF = {"MO": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}


def step(when: date, unit: str, amount: float) -> date | None:
    """The day that lies so many units away; None beyond the calendar."""
    try:
        if unit in DAYS_OF:
            return when + timedelta(days=round(amount * DAYS_OF[unit]))
        if unit not in MONTHS_OF:
            return when + timedelta(seconds=0)  # hours and less stay on the day
        months = round(amount * MONTHS_OF[unit])
        at = when.year * 12 + when.month - 1 + months
        first = date(at // 12, at % 12 + 1, 1)
        return first + DAY * (min(when.day, (_next_month(first) - first).days) - 1)
    except (ValueError, OverflowError):
        return None


def stepped(unit: str, amount: float) -> Resolver:
    """The cell so many units from the day's own: vergangene Woche, in zwei Jahren."""

    def resolve(when: date) -> Cell | None:
        there = step(when, unit, amount)
        return None if there is None else CELLS[unit](there)

    return resolve


def weekday(number: int, direction: Direction, shift: int | None = None) -> Resolver:
    """The weekday on that side of the day; the day itself counts, but not after vergangen or kommend."""

    def resolve(when: date) -> Cell | None:
        back, ahead = (when.isoweekday() - number) % 7, (number - when.isoweekday()) % 7
        if shift == 0:
            return day(week(when).first + DAY * (number - 1))
        if shift is not None:
            return day(
                when - DAY * ((back or 7) + 7 * (-shift - 1)) if shift < 0 else _ahead(when, ahead, shift)
            )
        past = direction is Direction.PAST or (direction is Direction.NEAREST and back < ahead)
        return day(when - DAY * back if past else when + DAY * ahead)

    return resolve


def _ahead(when: date, ahead: int, shift: int) -> date:
    return when + DAY * ((ahead or 7) + 7 * (shift - 1))


def yearly(
    at: Callable[[int], Cell | None],
    direction: Direction,
    shift: int | None = None,
    leeway: timedelta = DAY * 0,
) -> Resolver:
    """A cell that comes once a year (Mai, 8. Juli, Herbst, Ostern), on the right side of the day.

    `shift` is that of vergangen (-1), diesjährig (0), kommend (1); without it a cell that holds the day
    counts as both past and ahead, and `leeway` lets one count as ahead that has just gone by.
    """

    def resolve(when: date) -> Cell | None:
        years = (when.year - 2, when.year - 1, when.year, when.year + 1, when.year + 2)
        cells = [cell for number in years if 0 < number < 9999 for cell in [at(number)] if cell]
        if shift == 0 and all(cell.first.year == cell.last.year for cell in cells):
            return next((cell for cell in cells if cell.first.year == when.year), None)
        if shift:
            return _beyond(cells, when, shift)
        if direction is Direction.PAST and shift is None:
            return max((c for c in cells if c.first <= when), key=lambda c: c.first, default=None)
        if direction is Direction.FUTURE and shift is None:
            return min((c for c in cells if c.last >= when - leeway), key=lambda c: c.first, default=None)
        return min(cells, key=lambda c: max((c.first - when).days, (when - c.last).days, 0), default=None)

    return resolve


def _beyond(cells: list[Cell], when: date, shift: int) -> Cell | None:
    if shift > 0:
        ahead = [cell for cell in cells if cell.first > when]
        return ahead[shift - 1] if len(ahead) >= shift else None
    gone = [cell for cell in cells if cell.last < when]
    return gone[shift] if len(gone) >= -shift else None


def part(cell: Cell, mod: str) -> Cell:
    """Anfang, Mitte, Ende of a cell: about its first, middle, last third, the inner border approximate."""
    length = (cell.last - cell.first).days + 1
    third = DAY * max(length // 3, 1)
    if cell.period.precision is Precision.DAY:
        return cell
    spans = {
        "START": (cell.first, cell.first + third - DAY, False, True),
        "MID": (cell.first + third, cell.last - third, True, True),
        "END": (cell.last - third + DAY, cell.last, True, False),
    }
    first, last, start, end = spans[mod]
    return replace(cell, period=Period.between(first, last, approximate_start=start, approximate_end=end))


def _week_value(when: date) -> str:
    iso = when.isocalendar()
    return f"{iso.year:04}-W{iso.week:02}"


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
