"""Parts of a whole that are counted: the first week of May, the last Sunday of the month, half of a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from afterword.reading.times import dates, yearly
from afterword.reading.times.amounts import iso_amount
from afterword.reading.times.calendar import CELLS, Cell, day, half_year, step, stepped, week
from afterword.reading.times.drafts import Draft, Place
from afterword.records import Period, Precision, TimeType

DAY = timedelta(days=1)
WHOLE = "(?:a?ku|auY|au|a?m(?:Y|a?ku|aw)?|Y)"
Pick = Callable[[Cell], Cell | None]
LAST = {-1: -1, -2: -2}  # letzter, vorletzter: counted from the end


def whole(place: Place) -> Draft | None:
    """What the words behind the counted part name: (im) Mai 2024, des Jahres, 2023, des 19. Jahrhunderts."""
    letters = "".join(word.letter for word in place.words)
    if letters.startswith("I"):
        return whole(replace(place, start=place.start + 1))
    for pattern, builder in (
        (r"a?m.*", yearly.month_alone),
        (r"a?s.*", yearly.season_alone),
        (r"a?(?:D|e).*", dates.decade_alone),
        (r"a?(?:n\.|O)u", dates.century_alone),
        (r"a?ku", dates.unit_step),
        (r"a?w", dates.whole),
        (r"Y|a?uY", dates.year_alone),
        (r"au", dates.unit_of_now),
    ):
        if re.fullmatch(pattern, letters):
            return builder(place)
    return None


def nth_weekday(place: Place) -> Draft | None:
    """letzter Sonntag im September, ersten Samstag des Monats, zweiten Sonntag im Mai 2024."""
    number, at = _count(place), _index(place, "d")
    within = whole(replace(place, start=at + 1))
    if not number or within is None:
        return None
    on = int(place.row[at].number)
    return _picked(within, TimeType.DATE, lambda cell: _weekday_in(cell, on, number))


def nth_unit(place: Place) -> Draft | None:
    """ersten Woche des Jahres, letzten Tag des Monats, drittes Wochenende im Oktober."""
    number, at = _count(place), _index(place, "u")
    unit = place.row[at].name
    within = whole(replace(place, start=at + 1))
    if not number or within is None or unit not in ("D", "W", "WE", "MO"):
        return None
    return _picked(within, TimeType.DATE, lambda cell: _unit_in(cell, unit, number))


def counted_units(place: Place) -> Draft | None:
    """ersten drei Monate des Jahres, letzten zwei Wochen im Mai."""
    number, at = _count(place), _index(place, "u")
    amount, unit = place.of("zn")[-1].number, place.row[at].name
    within = whole(replace(place, start=at + 1))
    if number not in (1, -1) or within is None or unit not in CELLS:
        return None
    return _picked(within, TimeType.DURATION, lambda cell: _run_of(cell, number, amount, unit))


def nth_unit_named(place: Place) -> Draft | None:
    """der dritten Woche, after a time that says when the first began."""
    number, unit = _count(place), place.of("u")[0].name
    if not number or number < 1 or unit != "W":
        return None

    def resolve(when: date) -> Cell | None:
        there = step(when, unit, number - 1)
        return None if there is None else CELLS[unit](there)

    return Draft(TimeType.DATE, dates.BLANK[unit], resolve, after=True, only_after=True)


def half(place: Place) -> Draft | None:
    """ersten Hälfte des 20. Jahrhunderts, zweite Hälfte des Jahres 2022, zweiten Monatshälfte."""
    number, at = _count(place), _index(place, "H")
    unit = place.row[at].name
    if number not in (1, 2):
        return None
    if at + 1 < place.end:
        within = whole(replace(place, start=at + 1))
    elif unit:
        within = Draft(TimeType.DATE, dates.BLANK[unit], stepped(unit, 0))
    else:
        within = None
    if within is None:
        return None
    of_year = re.fullmatch(r"\d{4}|XXXX", within.value)  # its value tells the half: 2022-H2
    mod = "" if of_year else ("START", "END")[number - 1]
    return replace(_picked(within, TimeType.DATE, lambda cell: _half_of(cell, number)), mod=mod)


def part_of_range(place: Place) -> Draft | None:
    """The Anfang of "Anfang bis Mitte Mai": of what stands behind the other part."""
    letters = place.letters_behind(8)
    match = re.match(rf".p({WHOLE})", letters)
    if match is None:
        return None
    start, end = place.end + 2, place.end + match.end()
    within = whole(replace(place, start=start, end=end))
    return dates.parted(within, place.words[0].name) if within else None


def _count(place: Place) -> int:
    """The number of an ordinal; letzter and vorletzter count from the end; 0 for anything else."""
    for word in place.words:
        if word.letter in "nO":
            return int(word.number)
        if word.letter == "k":
            return LAST.get(int(word.number), 0) if word.lower.startswith(("letzt", "vorletzt")) else 0
    return 0


def _index(place: Place, letter: str) -> int:
    return next(at for at in range(place.start, place.end) if place.row[at].letter == letter)


def _picked(within: Draft, kind: TimeType, pick: Pick) -> Draft:
    resolver = within.resolve
    assert resolver is not None

    def resolve(when: date) -> Cell | None:
        cell = resolver(when)
        return pick(cell) if cell else None

    return Draft(kind, "", resolve, absolute=within.absolute, after=within.after)


def _weekday_in(cell: Cell, on: int, number: int) -> Cell | None:
    if number > 0:
        first = cell.first + DAY * ((on - cell.first.isoweekday()) % 7)
        there = first + DAY * 7 * (number - 1)
    else:
        last = cell.last - DAY * ((cell.last.isoweekday() - on) % 7)
        there = last + DAY * 7 * (number + 1)
    return day(there) if cell.first <= there <= cell.last else None


def _unit_in(cell: Cell, unit: str, number: int) -> Cell | None:
    if unit == "WE":
        saturday = _weekday_in(cell, 6, number)
        return CELLS["WE"](saturday.first) if saturday else None
    if unit == "W" and cell.period.precision is Precision.YEAR and number > 0:
        return week(
            date(cell.first.year, 1, 4) + DAY * 7 * (number - 1)
        )  # the week of 4 January is the first
    run = _run_of(cell, 1, 1, unit, skipped=number - 1) if number > 0 else _run_of(cell, -1, 1, unit)
    if run is None or number < -1 or run.last > cell.last:
        return None
    if unit != "W":
        return CELLS[unit](run.first)
    days = Period.between(run.first, run.last, approximate_start=number > 1, approximate_end=number > 0)
    return Cell(week(run.first + DAY * 3).value, days)


def _run_of(cell: Cell, side: int, amount: float, unit: str, skipped: int = 0) -> Cell | None:
    """So many units at the beginning or at the end of a cell."""
    value = iso_amount(amount, unit)
    try:
        if side > 0:
            first = step(cell.first, unit, skipped)
            end = step(cell.first, unit, skipped + amount)
            return Cell(value, Period.between(first, end - DAY)) if first and end else None
        begin = step(cell.last + DAY, unit, -amount)
    except OverflowError:
        return None
    return Cell(value, Period.between(begin, cell.last)) if begin else None


def _half_of(cell: Cell, number: int) -> Cell:
    if cell.period.precision is Precision.YEAR:
        return half_year(date(cell.first.year, 1 if number == 1 else 7, 1))
    middle = cell.first + (cell.last - cell.first) // 2
    days = (cell.first, middle) if number == 1 else (middle + DAY, cell.last)
    return Cell(cell.value, Period.between(*days))
