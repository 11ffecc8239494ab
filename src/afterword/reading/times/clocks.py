"""The times of day of the grammar: hours, and parts of a day with or without the day."""

from __future__ import annotations

from dataclasses import replace

from afterword.reading.times.calendar import Direction, stepped, weekday
from afterword.reading.times.dates import BLANK, weekday_of_week
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.yearly import monthday
from afterword.records import TimeType

DATE, TIME = TimeType.DATE, TimeType.TIME
OPENERS_OF_DAYPARTS = frozenset({"am", "gegen", "zum", "zu", "bis", "vom", "jeden", "in", "ab", "im", "zur"})


def clock(place: Place) -> Draft | None:
    """15 Uhr, 20.30 Uhr, 8:05 Uhr, acht Uhr: on the day named next to it, else the article's."""
    if place.words[0].lower.startswith("eine"):  # sie trug eine Uhr
        return None
    numbers = [word.number for word in place.of("nz")]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if not (0 <= hour <= 24 and 0 <= minute < 60) or numbers[0] != hour:
        return None
    told = place.of("tT")  # 8 Uhr abends
    if told and told[0].name in ("AF", "EV") and hour < 12:
        hour += 12
    return _of_day(f"T{hour:02}:{minute:02}")


def figures(place: Place) -> Draft | None:
    """um 12:30; 11.01.2016, 14:31: a clock without "Uhr" behind a preposition or a date; not a score, 3:2."""
    hour, minute = place.of("n")
    before = place.row[place.start - 1].letter if place.start else ""
    dated = before == "Y" or (
        before in ",/-(|" and place.start > 1 and place.row[place.start - 2].letter == "Y"
    )
    opened = place.before() in ("um", "ab", "gegen", "von", "bis", "seit")
    if len(minute.text) != 2 or hour.number > 24 or minute.number > 59 or not (dated or opened):
        return None
    return _of_day(f"T{int(hour.number):02}:{int(minute.number):02}")


def half_hour(place: Place) -> Draft | None:
    """um halb acht: 7:30."""
    half, hour = place.of("zn")[:2]
    if half.number != 0.5 or place.before() not in ("um", "gegen", "ab", "bis", "seit", "nach", "vor"):
        return None
    return _of_day(f"T{int(hour.number) - 1:02}:30") if 1 <= hour.number <= 24 else None


def quarter_hour(place: Place) -> Draft | None:
    """um Viertel vor acht, viertel nach drei, dreiviertel acht."""
    hour = place.words[-1].number
    glue = {word.lower for word in place.words if word.letter == "?"}
    if place.before() not in ("um", "gegen", "ab", "bis", "seit", "nach", "vor") or not 1 <= hour <= 24:
        return None
    minutes = {frozenset(("vor",)): -15, frozenset(("nach",)): 15}.get(frozenset(glue))
    if not glue and place.words[0].number == 0.75:
        minutes = -15
    if minutes is None or hour != int(hour):
        return None
    of_day = int(hour) * 60 + minutes
    return _of_day(f"T{of_day // 60:02}:{of_day % 60:02}")


def daypart(place: Place) -> Draft | None:
    """am Abend, in den frühen Morgenstunden, Mitternacht; "Morgen" alone at a beginning is tomorrow."""
    word = place.of("t")[0]
    if not word.text[0].isupper():
        return None
    if word.text == "Morgen" and len(place.words) == 1 and place.before() not in OPENERS_OF_DAYPARTS:
        begins = place.start == 0 or place.row[place.start - 1].letter in ".|?:"
        return Draft(DATE, BLANK["D"], stepped("D", 1)) if begins else None
    if word.lower == "mitternacht":
        return _of_day("T24:00")
    opened = place.before() in OPENERS_OF_DAYPARTS or len(place.words) > 1
    return _of_day("T" + word.name) if opened else None


def daypart_of_day(place: Place) -> Draft | None:
    """heute Abend, morgen früh, Dienstagabend, Dienstag früh, kommenden Montagabend."""
    steps = place.of("k")
    shift = int(steps[0].number) if steps else None
    if both := place.of("b"):
        name, number = both[0].pair
        blank = f"XXXX-WXX-{number}T{name}"
        if place.of("u"):  # Montagabend vergangener Woche
            return Draft(TIME, blank, weekday_of_week(number, shift or 0), clock=f"T{name}")
        return Draft(TIME, blank, weekday(number, place.direction, shift), clock=f"T{name}")
    name = place.of("t")[-1].name if place.of("t") else "MO"  # heute morgen
    if named := place.of("d"):
        number = int(named[0].number)
        blank = f"XXXX-WXX-{number}T{name}"
        return Draft(TIME, blank, weekday(number, place.direction, shift), clock=f"T{name}")
    resolve = stepped("D", place.of("yM")[0].number)
    if place.words[-1].letter == "M" and place.of("y")[0].number > 0:
        return None
    return Draft(TIME, f"{BLANK['D']}T{name}", resolve, clock=f"T{name}")


def night_to(place: Place) -> Draft | None:
    """Nacht auf Dienstag, Nacht zum Dienstag: the night before it; the day is the one named."""
    joined = {word.lower for word in place.words if word.letter == "?"}
    if not joined <= {"auf", "von", "vom"} or place.of("t")[0].name != "NI":
        return None
    if named := place.of("yM"):
        return Draft(TIME, BLANK["D"] + "TNI", stepped("D", named[0].number), clock="TNI")
    if place.of("m"):
        start = max(at for at in range(place.start, place.end) if place.row[at].letter in "nO")
        day = monthday(replace(place, start=start))
        return day and replace(day, type=TIME, value=f"{day.value}TNI", clock="TNI")
    number = int(place.of("d")[-1].number)
    return Draft(TIME, f"XXXX-WXX-{number}TNI", weekday(number, place.direction), clock="TNI")


def daypart_step(place: Place) -> Draft:
    """diesem Abend, vergangene Nacht, am nächsten Morgen, am folgenden Abend."""
    step, name = place.of("kA")[0], place.of("t")[0].name
    told = step.letter == "A" or (step.number > 0 and place.direction is Direction.PAST)
    shift = 0 if name == "NI" and step.number < 0 else step.number
    return Draft(
        TIME, f"{BLANK['D']}T{name}", stepped("D", shift), after=told and step.number != 0, clock=f"T{name}"
    )


def _of_day(clock_value: str) -> Draft:
    return Draft(TIME, BLANK["D"] + clock_value, stepped("D", 0), clock=clock_value)
