"""The durations, sets, times of day and loose references of the grammar."""

from __future__ import annotations

from dataclasses import replace

from afterword.german.times import time_words
from afterword.reading.times.calendar import Direction, stepped, weekday
from afterword.reading.times.dates import BLANK, unit_of_now
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.words import Word
from afterword.records import TimeType

DATE, TIME, DURATION, SET = TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET
# TIMEX3 writes hours, minutes and seconds behind a T; months and minutes share the letter M.
DESIGNATORS = {
    "S": ("T", "S"),
    "M": ("T", "M"),
    "H": ("T", "H"),
    "D": ("", "D"),
    "W": ("", "W"),
    "WE": ("", "WE"),
    "MO": ("", "M"),
    "Q": ("", "Q"),
    "HY": ("", "HY"),
    "Y": ("", "Y"),
    "DE": ("", "DE"),
    "CE": ("", "CE"),
}
# Before a bare plural ("seit Jahren") these make it a time; elsewhere ("in Tagen und Stunden") it is none.
OPENERS_OF_PLURALS = frozenset({"seit", "vor", "nach", "binnen", "innerhalb", "über", "für", "in"})
OPENERS_OF_SPANS = frozenset({"laufe", "verlauf", "unter", "während"})
OPENERS_OF_DAYPARTS = frozenset({"am", "gegen", "zum", "zu", "bis", "vom", "jeden", "in", "ab", "im", "zur"})
OPENERS_OF_AGES = frozenset({"unter", "mit", "ab"})
NOUNS = frozenset({"vergangenheit", "zukunft", "gegenwart"})
DESCRIBED = frozenset({"alt", "alte", "alten", "alter", "altes", "jung", "jünger", "älter"})


def iso_amount(amount: float | None, unit: str) -> str:
    """P3Y, PT2H, PXD where nobody counted."""
    before, letter = DESIGNATORS[unit]
    return f"P{before}{'X' if amount is None else f'{amount:g}'}{letter}"


def duration(place: Place) -> Draft | None:
    """zwei Stunden, gut fünf Jahre, einige Tage, 2,5 Wochen, die letzten fünf Jahre, ein halbes Jahr."""
    if place.behind() in DESCRIBED:
        return None
    unit = place.of("u")[-1].name
    if unit == "Y" and place.before() in OPENERS_OF_AGES:
        return None
    hedges = place.of("o")
    steps = place.of("k")
    vague = bool(place.of("x")) or not place.of("nYz")
    draft = _lasting(None if vague else _amount(place.of("nYz")), unit, hedges[0].name if hedges else "")
    return replace(draft, toward=(int(steps[0].number) if steps else 0))


def bare_plural(place: Place) -> Draft | None:
    """The Jahren of "seit Jahren"."""
    word = place.of("u")[0]
    plural = word.lower.endswith(("en", "e")) and word.lower not in (
        "woche",
        "stunde",
        "minute",
        "wochenende",
    )
    opened = place.before() in OPENERS_OF_PLURALS
    return _lasting(None, word.name) if plural and opened and word.name != "WE" else None


def described_unit(place: Place) -> Draft | None:
    """der Tag, an dem …; die Jahre der …: a stretch that a clause or a genitive describes."""
    word = place.of("u")[0]
    if word.name in ("Y", "D") and place.behind() == "," and place.behind(2) in ("in", "an"):
        return _lasting(1, word.name)
    return _lasting(None, "Y") if word.lower == "jahre" and place.words[0].lower == "die" else None


def several(place: Place) -> Draft | None:
    """den vergangenen Jahren, den kommenden Tagen, diesen Tagen."""
    unit, step = place.of("u")[0], place.of("k")[0]
    if not unit.lower.endswith(("en", "e")) or unit.lower in ("woche", "stunde", "minute", "wochenende"):
        return None
    return replace(_lasting(None, unit.name), toward=int(step.number))


def span_now(place: Place) -> Draft | None:
    """im Laufe der Woche, unter der Woche, noch während des Jahres: the present one."""
    opened = place.before() in OPENERS_OF_SPANS
    return unit_of_now(place) if opened else None


def span_word(place: Place) -> Draft | None:
    """wochenlang, dreitägig; not dreijährig, which mostly is an age."""
    worth = place.of("L")[0].worth
    if not isinstance(worth, tuple):
        return None
    unit, amount = str(worth[0]), str(worth[1])
    if unit == "Y" and amount != "X":
        return None
    return _lasting(None if amount == "X" else float(amount), unit)


def figure_span(place: Place) -> Draft | None:
    """3-tägig, 48-stündig; not 14-jährig."""
    worth = place.of("l")[0].worth
    if not isinstance(worth, tuple) or worth[0] == "Y":
        return None
    return _lasting(place.of("n")[0].number, str(worth[0]))


def working_week(place: Place) -> Draft:
    """35-Stunden-Woche: the hours."""
    return _lasting(place.of("nz")[0].number, place.of("u")[0].name)


def every_unit(place: Place) -> Draft:
    """jedes Jahr, pro Tag, Jahr um Jahr."""
    return Draft(SET, iso_amount(1, place.of("u")[0].name))


def every_few(place: Place) -> Draft:
    """alle zwei Jahre."""
    return Draft(SET, iso_amount(place.of("zn")[0].number, place.of("u")[0].name))


def every_adjective(place: Place) -> Draft:
    """täglich, jährlich."""
    return Draft(SET, iso_amount(1, place.of("E")[0].name))


def every_weekday(place: Place) -> Draft:
    """dienstags, jeden Dienstag."""
    return Draft(SET, f"XXXX-WXX-{int(place.of('qd')[0].number)}")


def every_daypart(place: Place) -> Draft:
    """morgens, jeden Abend."""
    return Draft(SET, f"XXXX-XX-XXT{place.of('Tt')[0].name}")


def every_nth(place: Place) -> Draft:
    """jeden zweiten Tag, jeden ersten Sonntag."""
    if named := place.of("d"):
        return Draft(SET, f"XXXX-WXX-{int(named[0].number)}")
    return Draft(SET, iso_amount(place.of("O")[0].number, place.of("u")[0].name))


def every_season(place: Place) -> Draft:
    """jeden Sommer, die Sommermonate."""
    return Draft(SET, f"XXXX-{place.of('sS')[0].name}")


def clock(place: Place) -> Draft | None:
    """15 Uhr, 20.30 Uhr, 8:05 Uhr, acht Uhr: on the day named next to it, else the article's."""
    if place.words[0].lower.startswith("eine"):  # sie trug eine Uhr
        return None
    numbers = [word.number for word in place.of("nz")]
    hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if not (0 <= hour <= 24 and 0 <= minute < 60) or numbers[0] != hour:
        return None
    return _of_day(f"T{hour:02}:{minute:02}")


def half_hour(place: Place) -> Draft | None:
    """um halb acht: 7:30."""
    half, hour = place.of("zn")[:2]
    if half.number != 0.5 or place.before() not in ("um", "gegen", "ab", "bis", "seit", "nach", "vor"):
        return None
    return _of_day(f"T{int(hour.number) - 1:02}:30") if 1 <= hour.number <= 24 else None


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
    if not joined <= {"auf", "von"} or place.of("t")[0].name != "NI":
        return None
    if named := place.of("yM"):
        return Draft(TIME, BLANK["D"] + "TNI", stepped("D", named[0].number), clock="TNI")
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


def loose(place: Place) -> Draft | None:
    """jetzt, damals, bald, Zukunft."""
    word = place.of("r")[0]
    name, lower = word.name, word.lower
    if (word.text[0].islower() and len(place.words) > 1) or (lower in NOUNS and not _stands_alone(place)):
        return None
    if lower in time_words().unnamed and place.behind()[:4] == "letz":  # seine vorerst letzte Reise
        return None
    if lower == "kurz vor" and not _stands_before_the_end(place):
        return None
    if lower == "ex" and (place.behind() != "-" or len(place.words) > 1):
        return None
    if lower in time_words().unnamed:
        return Draft(DATE, "", open_from=name == "FUTURE_REF")
    if lower == "bald" and place.behind() in ("darauf", "danach"):
        return None
    ahead = name == "FUTURE_REF" and (word.text[0].islower() or place.before() == "in" or " " in word.text)
    return Draft(DATE, name, open_from=ahead or lower == "bald")


def _stands_before_the_end(place: Place) -> bool:
    """ "kurz vor dem Abschluss" in the present: from now on; "kurz vor Mitternacht" is another matter."""
    told_now = place.direction in (Direction.PRESENT, Direction.FUTURE)
    return told_now and place.end < len(place.row) and place.row[place.end].letter in "a?"


def _stands_alone(place: Place) -> bool:
    """die Vergangenheit, in Zukunft; not NS-Vergangenheit, keine Zukunft."""
    return len(place.words) > 1 or place.before() in ("in", "zur", "der", "die", "für", "mit")


def _of_day(clock_value: str) -> Draft:
    return Draft(TIME, BLANK["D"] + clock_value, stepped("D", 0), clock=clock_value)


def _lasting(amount: float | None, unit: str, mod: str = "") -> Draft:
    return Draft(DURATION, iso_amount(amount, unit), mod=mod, amount=(amount, unit))


def _amount(numbers: list[Word]) -> float:
    """One number, a decimal ("2,5"), or a number and "halb" ("ein halbes Jahr")."""
    if len(numbers) == 2 and all(word.letter in "nY" for word in numbers):
        return float(f"{int(numbers[0].number)}.{int(numbers[1].number)}")
    if len(numbers) == 2 and numbers[1].number < 1:
        return numbers[0].number * numbers[1].number
    return numbers[-1].number
