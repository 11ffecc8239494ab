"""The durations, sets, times of day and loose references of the grammar."""

from __future__ import annotations

import re
from dataclasses import replace

from afterword.german.times import time_words
from afterword.reading.times.calendar import Direction
from afterword.reading.times.dates import unit_of_now
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
    "ML": ("", "ML"),
}
_MULTIPLE = re.compile(r"(\d+)(\D+)")
# Before a bare plural ("seit Jahren") these make it a time; elsewhere ("in Tagen und Stunden") it is none.
OPENERS_OF_PLURALS = frozenset({"seit", "vor", "nach", "binnen", "innerhalb", "über", "für", "in"})
OPENERS_OF_SPANS = frozenset({"laufe", "verlauf", "unter", "während"})
OPENERS_OF_AGES = frozenset({"unter", "mit", "ab"})
MOST_COUNTED = 1000  # "1990 bis 1995 Jahre" is no amount


def iso_amount(amount: float | None, unit: str) -> str:
    """P3Y, PT2H, PXD where nobody counted."""
    amount, unit = plain_unit(amount, unit)
    before, letter = DESIGNATORS[unit]
    return f"P{before}{'X' if amount is None else f'{amount:g}'}{letter}"


def plain_unit(amount: float | None, unit: str) -> tuple[float | None, str]:
    """An amount of a unit that is so many of another (15M, a Viertelstunde) in the other."""
    match = _MULTIPLE.fullmatch(unit)
    if match is None:
        return amount, unit
    return (None if amount is None else amount * int(match[1])), match[2]


def duration(place: Place) -> Draft | None:
    """zwei Stunden, gut fünf Jahre, einige Tage, 2,5 Wochen, die letzten fünf Jahre, ein halbes Jahr."""
    if place.behind() in time_words().described:
        return None
    unit = place.of("u")[-1].name
    if unit == "Y" and place.before() in OPENERS_OF_AGES:
        return None
    hedges = place.of("o")
    steps = place.of("k")
    if place.of("O") and (place.of("O")[0].number != 1 or steps):  # die ersten drei Monate
        return None
    vague = bool(place.of("x")) or not place.of("nYz")
    draft = _lasting(None if vague else _amount(place.of("nYz")), unit, hedges[0].name if hedges else "")
    return replace(draft, toward=(int(steps[0].number) if steps else 0))


def first_of_two(place: Place) -> Draft | None:
    """The 50 of "50 statt 30 Jahre", the zwei of "zwei bis drei Wochen": of the other amount's unit."""
    joined = place.letters_behind(1) in ("U", "V", "-") or place.behind() in ("statt", "auf")
    unit = place.row[place.end + 2]
    described = replace(place, end=place.end + 3).behind() in time_words().described
    if not joined or described or place.words[0].number >= MOST_COUNTED or unit.name not in DESIGNATORS:
        return None
    before = place.row[place.start - 1] if place.start else None
    toward = int(before.number) if before and before.letter == "k" else 0  # die nächsten zwei bis drei Jahre
    return replace(_lasting(place.words[0].number, unit.name), toward=toward)


def bare_plural(place: Place) -> Draft | None:
    """The Jahren of "seit Jahren"."""
    word = place.of("u")[0]
    if word.lower == "jahresfrist":
        return _lasting(1, word.name) if place.before() in ("vor", "binnen", "innerhalb", "in") else None
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
    if unit == "Y" and amount != "X" and not _lasts(place):
        return None
    return _lasting(None if amount == "X" else float(amount), unit)


def figure_span(place: Place) -> Draft | None:
    """3-tägig, 48-stündig, 100-jähriges Bestehen; not a 14-jähriger Bub."""
    worth = place.of("l")[0].worth
    if not isinstance(worth, tuple) or (worth[0] == "Y" and not _lasts(place)):
        return None
    return _lasting(place.of("n")[0].number, str(worth[0]))


def _lasts(place: Place) -> bool:
    """Whether the noun behind is one of what lasts years."""
    noun = place.behind().lower()
    return place.words[-1].text.islower() and any(noun.endswith(last) for last in time_words().lasting_nouns)


def whole_unit(place: Place) -> Draft | None:
    """den ganzen Tag, die gesamte Woche."""
    unit = place.of("u")[0]
    return None if unit.lower.endswith(("en", "tage", "jahre")) else _lasting(1, unit.name)


def working_week(place: Place) -> Draft | None:
    """35-Stunden-Woche, 15-Tage-Frist: the hours, the days."""
    return _lasting(place.of("nz")[0].number, place.of("u")[0].name)


def every_unit(place: Place) -> Draft:
    """jedes Jahr, pro Tag, Jahr um Jahr."""
    return Draft(SET, iso_amount(1, place.of("u")[0].name))


def every_few(place: Place) -> Draft:
    """alle zwei Jahre, alle paar Jahre."""
    numbers = place.of("zn")
    return Draft(SET, iso_amount(numbers[0].number if numbers else None, place.of("u")[0].name))


def so_often(place: Place) -> Draft | None:
    """zweimal pro Woche, dreimal täglich, ein Mal im Jahr, viermal am Tag."""
    glue = {word.lower for word in place.words if word.letter == "?"}
    if not glue <= {"am"}:
        return None
    return Draft(SET, iso_amount(1, place.of("uE")[-1].name))


def working_days(_: Place) -> Draft:
    """werktags."""
    return Draft(SET, "XXXX-WXX-WD")


def every_adjective(place: Place) -> Draft:
    """täglich, jährlich."""
    return Draft(SET, iso_amount(1, place.of("E")[0].name))


def every_weekday(place: Place) -> Draft:
    """dienstags, jeden Dienstag."""
    return Draft(SET, f"XXXX-WXX-{int(place.of('qd')[0].number)}")


def every_daypart(place: Place) -> Draft:
    """morgens, jeden Abend, jeden Mittwochabend."""
    if both := place.of("b"):
        name, number = both[0].pair
        return Draft(SET, f"XXXX-WXX-{number}T{name}")
    return Draft(SET, f"XXXX-XX-XXT{place.of('Tt')[0].name}")


def every_nth(place: Place) -> Draft:
    """jeden zweiten Tag, jeden ersten Sonntag."""
    if named := place.of("d"):
        return Draft(SET, f"XXXX-WXX-{int(named[0].number)}")
    return Draft(SET, iso_amount(place.of("O")[0].number, place.of("u")[0].name))


def every_season(place: Place) -> Draft:
    """jeden Sommer, die Sommermonate."""
    return Draft(SET, f"XXXX-{place.of('sS')[0].name}")


def loose(place: Place) -> Draft | None:
    """jetzt, damals, bald, Zukunft, letzter Zeit."""
    word = place.of("r")[0]
    name, lower = word.name, word.lower
    if (word.text[0].islower() and len(place.words) > 1) or (
        lower in time_words().eras and not _stands_alone(place)
    ):
        return None
    if lower in time_words().unnamed and place.behind()[:4] == "letz":  # seine vorerst letzte Reise
        return None
    if lower == "kurz vor" and not _stands_before_the_end(place):
        return None
    if lower == "ex" and (place.behind() != "-" or len(place.words) > 1):
        return None
    if lower == "bald" and place.behind() in ("darauf", "danach"):
        return None
    ahead = name == "FUTURE_REF" and (word.text[0].islower() or place.before() == "in" or " " in word.text)
    open_to = 1 if ahead or lower == "bald" else -1 if lower in time_words().lately else 0
    return Draft(DATE, "" if lower in time_words().unnamed else name, open_to=open_to)


def spell(place: Place) -> Draft | None:
    """der letzten Zeit, nächster Zeit, dieser Zeit, vergangenen Zeiten."""
    shift = int(place.of("k")[0].number)
    if shift == 0:
        if not place.of("k")[0].lower.startswith("dies"):
            return None
        return Draft(DATE, "PAST_REF" if place.direction is Direction.PAST else "PRESENT_REF")
    lately = place.of("k")[0].lower.startswith("letzt")
    return Draft(DATE, "FUTURE_REF" if shift > 0 else "PAST_REF", open_to=1 if shift > 0 else -1 * lately)


def _stands_before_the_end(place: Place) -> bool:
    """ "kurz vor dem Abschluss" in the present: from now on; "kurz vor Mitternacht" is another matter."""
    told_now = place.direction in (Direction.PRESENT, Direction.FUTURE)
    return told_now and place.end < len(place.row) and place.row[place.end].letter in "a?"


def _stands_alone(place: Place) -> bool:
    """die Vergangenheit, in Zukunft; not NS-Vergangenheit, keine Zukunft."""
    return len(place.words) > 1 or place.before() in ("in", "zur", "der", "die", "für", "mit")


def _lasting(amount: float | None, unit: str, mod: str = "") -> Draft:
    return Draft(DURATION, iso_amount(amount, unit), mod=mod, amount=plain_unit(amount, unit))


def _amount(numbers: list[Word]) -> float:
    """One number, a decimal ("2,5"), or a number and "halb" ("ein halbes Jahr")."""
    if len(numbers) == 2 and all(word.letter in "nY" for word in numbers):
        return float(f"{int(numbers[0].number)}.{int(numbers[1].number)}")
    if len(numbers) == 2 and numbers[1].number < 1:
        return numbers[0].number * numbers[1].number
    return numbers[-1].number
