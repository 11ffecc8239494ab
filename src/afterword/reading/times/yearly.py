"""The dates of the grammar that come once a year: 8. Mai, Mai, Herbst, Ostern, the third quarter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from afterword.german.times import time_words
from afterword.reading.times.calendar import (
    Cell,
    Direction,
    day_of,
    half_year,
    month_of,
    quarter,
    season,
    step,
    week,
    yearly,
)
from afterword.reading.times.drafts import Draft, Place, fixed
from afterword.reading.times.feasts import feast
from afterword.records import Period, TimeType

DATE, TIME = TimeType.DATE, TimeType.TIME
NTH = r"(?:n\.|O)"  # 3., dritten
FEAST_OPENERS = frozenset(
    {"zu", "an", "bis", "vor", "nach", "über", "seit", "ab", "von", "letztes", "nächstes"}
)
JUST_GONE = timedelta(days=7)


def day_and_month_in_figures(place: Place) -> Draft | None:
    """am 23. 3., (8.7.)."""
    opens = place.before() in ("am", "vom", "zum", "bis", "den", "dem", "der", "(", ",", "ab", "seit")
    if not opens or place.behind() == "Uhr":
        return None
    number, number_of_month = (int(word.number) for word in place.of("n"))
    told = re.match(r"[U/-]i?a?n\.n\.(?=Y)", place.letters_behind(8))
    if told:  # vom 5.5. bis 7.5.2024
        return fixed(day_of(int(place.row[place.end + told.end()].number), number_of_month, number))
    return _monthday(place, number, number_of_month)


def monthday(place: Place) -> Draft | None:
    """8. Mai, Donnerstag, 25. Februar 2010, 8. Mai dieses Jahres, 1. Mai (day and month)."""
    number = int(place.of("nO")[0].number)
    named = place.of("m")[0]
    years = place.of("Y")
    if years:
        return fixed(day_of(int(years[0].number), int(named.number), number))
    if not place.of("ku") and (told := _year_of_range(place)):  # vom 30. April bis 2. Mai 2024
        return fixed(day_of(told, int(named.number), number))
    weekdays = place.of("d")
    on = int(weekdays[0].number) if weekdays else None
    return _monthday(place, number, int(named.number), _year_step(place), on)


def _year_of_range(place: Place) -> int | None:
    """The year that stands only at the other end of a range."""
    match = re.match(rf"[UV/-](?:[i?]|I)?a?(?:{NTH})?m(?=Y)", place.letters_behind(8))
    if match is None:
        return None
    end = place.end + match.end()
    turn = place.of("m")[0].number > place.row[end - 1].number  # 30. Dezember bis 2. Januar 2024
    return int(place.row[end].number) - turn


def day_of_month(place: Place) -> Draft | None:
    """15. des Monats, 3. dieses Monats."""
    number, unit, steps = int(place.of("nO")[0].number), place.of("u")[0].name, place.of("k")
    if unit != "MO" or not 1 <= number <= 31:
        return None

    def resolve(when: date) -> Cell | None:
        there = step(when, "MO", steps[0].number if steps else 0)
        return day_of(there.year, there.month, number) if there else None

    return Draft(DATE, "XXXX-XX-XX", resolve)


def day_of_range(place: Place) -> Draft | None:
    """The 4. of "vom 4. bis zum 11. März 2022": the month stands behind."""
    ahead = place.row[place.end : place.end + 7]
    named = next((word for word in ahead if word.letter == "m"), None)
    if named is None:
        return None
    at = ahead.index(named)
    years = [word for word in ahead[at + 1 : at + 2] if word.letter == "Y"]
    number = int(place.of("n")[0].number)
    if years:
        return fixed(day_of(int(years[0].number), int(named.number), number))
    return _monthday(place, number, int(named.number))


def month_alone(place: Place) -> Draft | None:
    """Mai, Mai 2024, Mai vergangenen Jahres, vergangenen Mai; not August Kern."""
    if _is_name(place):
        return None
    number = int(place.of("m")[0].number)
    around = _with_joined_month(place)
    turn = 1 if number > _last_month(around) else 0  # Dezember und Januar 2024
    years = around.of("Y")
    if years:
        return fixed(month_of(int(years[0].number) - turn, number))
    return _every_year(f"XXXX-{number:02}", lambda y: month_of(y - turn, number), around)


def _is_name(place: Place) -> bool:
    """Whether a bare Sommer or August stands in somebody's name: Elke Sommer, F. Sommer, August Kern."""
    if len(place.words) > 1 or not place.start:
        return False
    before, behind = place.row[place.start - 1], place.behind()
    initial = before.text == "." and len(place.before(2)) == 1 and place.before(2).isalpha()
    if place.of("s"):
        sentence_starts = place.start < 2 or place.row[place.start - 2].text in ".!?:"
        named = before.letter == "?" and before.text.istitle() and not sentence_starts
        return initial or (named and before.lower not in time_words().glue["fillers"])
    return before.letter == "?" and before.text.istitle() and behind.istitle()


def _last_month(place: Place) -> int:
    """The number of the last month that the words name."""
    return int(place.of("m")[-1].number)


def _with_joined_month(place: Place) -> Place:
    """With the month behind it where only that one tells the year: Juli und August kommenden Jahres."""
    if place.of("Yku"):
        return place
    match = re.match(r"[VU/-]m(?:Y|a?ku|aw)", place.letters_behind(6))
    return replace(place, end=place.end + match.end()) if match else place


def season_alone(place: Place) -> Draft | None:
    """Herbst, Herbst 2024, diesen Sommer, vergangenen Winter, Winter 2023/24; not Elke Sommer."""
    if _is_name(place):
        return None
    name = place.of("sS")[0].name
    years = place.of("Y")
    if years:
        return fixed(season(int(years[0].number), name))
    return _every_year(f"XXXX-{name}", lambda y: season(y, name), place)


def feast_alone(place: Place) -> Draft | None:
    """Ostern, Pfingstmontag, Weihnachten 2022, kommende Ostern."""
    named = place.of("f")[0]
    when = named.worth
    if not isinstance(when, int | str):
        return None
    if named.lower in time_words().also_first_names and place.before() not in FEAST_OPENERS:
        return None
    years = place.of("Y")
    if years:
        return fixed(feast(int(years[0].number), when))
    blank = f"XXXX-{when}" if isinstance(when, str) else "XXXX-XX-XX"
    return _every_year(blank, lambda y: feast(y, when), place)


def numbered_feast(place: Place) -> Draft | None:
    """erster Advent, 2. Weihnachtstag 2024."""
    number, named = int(place.of("nO")[0].number), place.of("N")[0]
    rules = named.worth if isinstance(named.worth, tuple) else ()
    if not 1 <= number <= len(rules):
        return None
    rule, years = rules[number - 1], place.of("Y")
    if years:
        return fixed(feast(int(years[0].number), rule))
    return _every_year("XXXX-XX-XX", lambda y: feast(y, rule), place)


def feast_season(place: Place) -> Draft | None:
    """Advent, Weihnachtstag without a number."""
    named = place.of("N")[0]
    rules = named.worth if isinstance(named.worth, tuple) else ()
    if place.before() not in FEAST_OPENERS | {"im", "am"}:
        return None
    rule = rules[0] if len(rules) < 4 else "ad1/12-24"
    return _every_year("XXXX-XX-XX", lambda y: feast(y, rule), place)


def turn_of_year(place: Place) -> Draft:
    """Jahreswechsel: the last day of a year and the first of the next."""

    def at(y: int) -> Cell:
        return Cell(f"{y:04}", Period.between(date(y, 12, 31), date(y + 1, 1, 1)))

    return replace(_every_year("XXXX", at, place), mod="END")


def calendar_week(place: Place) -> Draft | None:
    """KW 40, 37. Kalenderwoche."""
    number, years = int(place.of("nO")[0].number), place.of("Y")
    if not 1 <= number <= 53:
        return None

    def at(y: int) -> Cell | None:
        try:
            return week(date.fromisocalendar(y, number, 1))
        except ValueError:  # most years have only 52
            return None

    return fixed(at(int(years[0].number))) if years else _every_year(f"XXXX-W{number:02}", at, place)


def fraction(place: Place) -> Draft | None:
    """ersten Quartal 2023, zweites Halbjahr, drittes Quartal dieses Jahres."""
    number, unit = int(place.of("nO")[0].number), "HY" if place.of("H") else place.of("u")[0].name
    if place.of("H") and place.of("H")[0].name != "Y":
        return None
    cell, months = {"Q": (quarter, 3), "HY": (half_year, 6)}.get(unit, (None, 0))
    if cell is None or not 1 <= number * months <= 12:
        return None

    def at(y: int) -> Cell:
        return cell(date(y, number * months, 1))

    years = place.of("Y")
    if years:
        return fixed(at(int(years[0].number)))
    letter = {"Q": "Q", "HY": "H"}[unit]
    return _every_year(f"XXXX-{letter}{number}", at, place)


def _every_year(blank: str, at: Callable[[int], Cell | None], place: Place) -> Draft:
    years_on = _year_step(place)
    if years_on is not None:  # Mai vergangenen Jahres, Herbst des Vorjahres
        return Draft(DATE, blank, lambda when: at(when.year + years_on))
    shifts = place.of("k")
    shift = int(shifts[0].number) if shifts else None
    in_year = at if shift is None else None
    return Draft(DATE, blank, yearly(at, place.direction, shift, JUST_GONE), in_year=in_year)


def _year_step(place: Place) -> int | None:
    """How many years from the present one, where the words say of which year it is."""
    if wholes := place.of("w"):
        return wholes[0].pair[1]
    if not any(unit.name == "Y" for unit in place.of("u")):
        return None
    shifts = place.of("k")
    return int(shifts[-1].number) if shifts else 0


def _monthday(
    place: Place, number: int, month_number: int, shift: int | None = None, on: int | None = None
) -> Draft | None:
    if not (1 <= month_number <= 12 and 1 <= number <= 31):
        return None

    def at(y: int) -> Cell | None:
        cell = day_of(y, month_number, number)
        return cell if cell and (on is None or cell.first.isoweekday() == on) else None

    blank = f"XXXX-{month_number:02}-{number:02}"
    if shift is not None:
        return Draft(DATE, blank, lambda when: day_of(when.year + shift, month_number, number))
    if on is None:
        return Draft(DATE, blank, yearly(at, place.direction, None, JUST_GONE), in_year=at)
    # The weekday tells the year, if it falls on it in one of the years around.
    near, plain = (
        yearly(at, Direction.NEAREST),
        yearly(lambda y: day_of(y, month_number, number), place.direction),
    )
    return Draft(DATE, blank, lambda when: near(when) or plain(when))
