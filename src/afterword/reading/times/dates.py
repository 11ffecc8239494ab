"""The dates of the grammar: what days, weeks, months, seasons, years and their parts mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from afterword.german.times import time_words
from afterword.reading.times.calendar import (
    CELLS,
    MONTHS_OF,
    Cell,
    Direction,
    Resolver,
    century,
    day,
    day_of,
    decade,
    month_of,
    part,
    stepped,
    week,
    weekday,
    year,
)
from afterword.reading.times.drafts import Draft, Place, fixed
from afterword.reading.times.words import Word
from afterword.records import Period, TimeType

DATE, TIME = TimeType.DATE, TimeType.TIME
BLANK = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "MO": "XXXX-XX",
    "Q": "XXXX-QX",
    "HY": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}
# A number before a counted noun is an amount; a bare year below this needs "Jahr" or a preposition with it.
FIRST_PLAIN_YEAR = 1800
YEAR_OPENERS = frozenset(
    {"jahr", "jahre", "jahren", "jahres", "von", "seit", "bis", "um", "ab", "vor", "nach", "anno", "("}
)
WEEKEND_OPENERS = frozenset(
    {"am", "das", "dem", "übers", "zum", "vom", "langen", "lange", "verlängerten", "verlängerte"}
)
# What follows a year rather than an amount: "hatte 1550 in Sevilla gesagt".
WHERE_OR_HOW = frozenset({"in", "als", "durch", "mit"})


def numeric(place: Place) -> Draft | None:
    """11.09.2023, 11.9.23, 2023-09-11."""
    numbers = [int(word.number) for word in place.of("nY")]
    if place.words[0].letter == "Y":
        return fixed(day_of(numbers[0], numbers[1], numbers[2]))
    full = numbers[2] if numbers[2] > 99 else numbers[2] + (2000 if numbers[2] < 50 else 1900)
    return fixed(day_of(full, numbers[1], numbers[0]))


def weekday_alone(place: Place) -> Draft | None:
    """Dienstag, kommenden Dienstag, Dienstag vergangener Woche, heutigen Samstag; not Welt am Sonntag."""
    named = place.of("d")[0]
    if place.before() == "am" and place.before(2) in time_words().sunday_papers and named.lower == "sonntag":
        return None
    number, shifts, units = int(named.number), place.of("k"), place.of("u")
    blank = f"XXXX-WXX-{number}"
    if units:  # Mittwoch vergangener Woche
        return Draft(DATE, blank, weekday_of_week(number, shifts[0].number if shifts else 0))
    if shifts and shifts[0].lower.startswith(("heutig", "gestrig", "morgig")):
        return Draft(DATE, blank, stepped("D", shifts[0].number))
    shift = int(shifts[0].number) if shifts else None
    return Draft(DATE, blank, weekday(number, place.direction, shift))


def weekday_of_week(number: int, steps: float) -> Resolver:
    """The weekday of the week so many weeks away."""
    return _then(stepped("W", steps), lambda d: day(week(d).first + timedelta(days=number - 1)))


def weekday_after(place: Place) -> Draft | None:
    """am darauffolgenden Montag, am vorangegangenen Freitag: seen from the time named before."""
    number, side = int(place.of("d")[0].number), place.of("A")[0].number
    if not side:
        return None
    return Draft(DATE, BLANK["D"], weekday(number, place.direction, int(side)), after=True)


def relative_day(place: Place) -> Draft:
    """heute, gestern, übermorgen, morgen."""
    return Draft(DATE, BLANK["D"], stepped("D", place.of("yM")[0].number))


def unit_step(place: Place) -> Draft | None:
    """vergangene Woche, dieses Jahres, im nächsten Monat, am heutigen Tag, am nächsten Tag."""
    step_word, unit = place.of("k")[0], place.of("u")[0]
    if unit.name not in CELLS or _is_plural(place, unit):
        return None
    shift = int(step_word.number)
    if unit.name == "WE":
        return Draft(DATE, BLANK["WE"], _weekend(place.direction, shift))
    here = step_word.lower.startswith("dies")
    told = place.direction is Direction.PAST and step_word.lower.startswith("nächst")
    after = unit.name == "D" and (here or told)
    return Draft(DATE, BLANK[unit.name], stepped(unit.name, shift), after=after)


def unit_of_now(place: Place) -> Draft | None:
    """des Jahres, der Woche: only behind a part (Ende des Jahres) or a weekday."""
    unit = place.of("u")[0].name
    return Draft(DATE, BLANK[unit], stepped(unit, 0)) if unit in CELLS else None


def weekend_alone(place: Place) -> Draft | None:
    """am Wochenende."""
    if place.of("u")[0].name != "WE" or place.before() not in WEEKEND_OPENERS:
        return None
    return Draft(DATE, BLANK["WE"], _weekend(place.direction, None))


def after_step(place: Place) -> Draft | None:
    """am folgenden Tag, im Jahr darauf, die Woche zuvor: seen from the time named before."""
    unit, steps = place.of("u")[0], place.of("A")
    if unit.name not in CELLS or _is_plural(place, unit):
        return None
    return Draft(DATE, BLANK[unit.name], stepped(unit.name, steps[0].number), after=True)


def amount_after(place: Place) -> Draft | None:
    """zwei Tage später, ein Jahr zuvor: seen from the time named before."""
    unit, amounts = place.of("u")[0], place.of("zn")
    if unit.name not in CELLS:
        return None
    steps, name = amounts[0].number * place.of("A")[0].number, unit.name
    if name == "Y" and steps != int(steps):  # anderthalb Jahre später is told to the month
        steps, name = steps * MONTHS_OF[name], "MO"
    return Draft(DATE, BLANK[name], stepped(name, steps), after=True)


def whole(place: Place) -> Draft:
    """heuer, Vorjahr, Folgewoche, Vortag, Jahresende."""
    named = place.of("wP")[0]
    unit, shift = named.pair
    mod = str(named.worth[2]) if isinstance(named.worth, tuple) and len(named.worth) > 2 else ""
    draft = Draft(
        DATE, BLANK[unit], stepped(unit, shift), after=unit == "D" or named.lower.startswith("folge")
    )
    return parted(draft, mod) if mod else draft


def year_alone(place: Place) -> Draft | None:
    """1987, Jahr 2024, Jahr 578; not 2000 Euro."""
    number = int(place.of("Ynz")[0].number)
    if place.of("z") and number < 100:
        return None
    if place.of("u"):
        return fixed(year(date(number, 1, 1))) if 0 < number < 9999 and place.of("u")[0].name == "Y" else None
    behind, before = place.behind(), place.before()
    if behind.lower() in time_words().not_years or behind in ("€", "$", "%", "°", "m", "km", "kg"):
        return None
    glued = place.start and place.row[place.start - 1].end == place.words[0].start
    if before in time_words().not_before_years or (glued and before.isalpha()):
        return None
    if place.behind() in (".", ",") and place.behind(2)[:1].isdigit() and len(place.behind(2)) in (2, 3):
        return None
    if behind == "im" and place.behind(2).lower() in ("jahr", "jahre", "vergangenen", "vorigen"):
        return None  # 2000 im Jahr 2011: an amount
    counted = behind[:1].isupper() and behind.isalpha() and number % 10 == 0 and before not in YEAR_OPENERS
    if counted or (
        number < FIRST_PLAIN_YEAR
        and before not in YEAR_OPENERS | {"im", "in"}
        and behind not in WHERE_OR_HOW
        and number % 50 == 0
    ):
        return None
    return fixed(year(date(number, 1, 1)))


def school_year(place: Place) -> Draft | None:
    """2024/25, 1939-45 (but 2023-09 is a month): whole years; a Saison runs about from July to June."""
    first, short = int(place.of("Y")[0].number), int(place.of("n")[0].number)
    if place.words[-1].text.startswith("0") and 1 <= short <= 12 and place.words[1].letter == "-":
        return fixed(month_of(first, short))  # 2023-09
    last = first // 100 * 100 + short
    if last <= first or short > 99 or place.behind() == "-":
        return None
    season_like = place.before().endswith(("saison", "spielzeit", "schuljahr", "studienjahr", "semester"))
    begin, end = (
        (date(first, 7, 1), date(last, 6, 30)) if season_like else (date(first, 1, 1), date(last, 12, 31))
    )
    days = Period.between(begin, end, approximate_start=season_like, approximate_end=season_like)
    return fixed(Cell(f"{first:04}", days))


def decade_alone(place: Place) -> Draft | None:
    """die zwanziger Jahre, 90er-Jahre, 1920ern."""
    number = int(place.of("De")[0].number)
    return fixed(decade(date(number if number > 99 else 1900 + number, 1, 1)))


def turn_alone(place: Place) -> Draft:
    """Jahrhundertwende, Jahrtausendwende: about the year."""
    number = int(place.of("C")[0].number)
    days = replace(Period.year(number), approximate_start=True, approximate_end=True)
    return replace(_whole_cell(f"{number:04}", days), mod="APPROX")


def _whole_cell(value: str, days: Period) -> Draft:
    draft = fixed(Cell(value, days))
    assert draft is not None
    return draft


def early_or_late(inner: Callable[[Place], Draft | None]) -> Callable[[Place], Draft | None]:
    """die frühen Achtziger, spätes 19. Jahrhundert."""

    def build(place: Place) -> Draft | None:
        at = next(at for at in range(place.start, place.end) if place.row[at].letter == "g")
        draft = inner(replace(place, start=at + 1))
        mod = "START" if place.row[at].lower.startswith("früh") else "END"
        return parted(draft, mod) if draft else None

    return build


def century_alone(place: Place) -> Draft | None:
    """20. Jahrhundert, drittes Jahrtausend."""
    number = int(place.of("nO")[0].number)
    if place.of("u")[0].name == "ML" and 2 <= number < 9:
        first = (number - 1) * 1000
        return _whole_cell(str(number - 1), Period.between(date(first, 1, 1), date(first + 999, 12, 31)))
    if place.of("u")[0].name != "CE":
        return None
    return fixed(century(date((number - 1) * 100 or 1, 1, 1))) if 0 < number < 99 else None


def with_part(inner: Callable[[Place], Draft | None]) -> Callable[[Place], Draft | None]:
    """Anfang, Mitte, Ende of what the inner rule understands."""

    def build(place: Place) -> Draft | None:
        mod = place.words[0].name
        draft = inner(replace(place, start=place.start + 1))
        return parted(draft, mod) if draft else None

    return build


def parted(draft: Draft, mod: str) -> Draft:
    """Anfang, Mitte or Ende of a date."""
    resolver = draft.resolve
    assert resolver is not None

    def resolve(when: date) -> Cell | None:
        cell = resolver(when)
        return part(cell, mod) if cell else None

    return replace(draft, mod=mod, resolve=resolve)


def _weekend(direction: Direction, shift: int | None) -> Resolver:
    def resolve(when: date) -> Cell | None:
        here = stepped("WE", 0)(when)
        if here is None or shift == 0:
            return here
        if shift is not None:  # a weekend that is still to come in this week is the next one
            held = here.first <= when
            steps = shift if held or shift < 0 else shift - 1
            return stepped("WE", steps)(when)
        return stepped("WE", -1)(when) if direction is Direction.PAST and here.first > when else here

    return resolve


def _then(first: Resolver, second: Callable[[date], Cell]) -> Resolver:
    def resolve(when: date) -> Cell | None:
        cell = first(when)
        return second(cell.first) if cell else None

    return resolve


def _is_plural(place: Place, unit: Word) -> bool:
    """Tage, Wochen, Jahren with an adjective in -en and no singular article: several of them."""
    lower = unit.lower
    if lower in ("tagen", "wochen", "monaten", "jahren", "jahrzehnten", "tage", "monate", "jahre", "stunden"):
        return True
    return lower.endswith("en") and lower != "wochenenden" and unit.name != "WE"
