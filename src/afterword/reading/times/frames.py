"""What the words around an expression make of its days: bis Mittwoch, vom 11. bis 13., vor drei Jahren."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from afterword.german.times import time_words
from afterword.reading.times.calendar import CELLS, Direction, step
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.hedges import AT_LEAST, BY, NOT_BEFORE, hedge, hedged, hedged_distance
from afterword.records import UNKNOWN, Period, Precision, TimeExpression, TimeType

DAY = timedelta(days=1)
# How far "in den kommenden Tagen, Wochen, Monaten" reaches (annotation: Tage to about a week later).
REACH = {"D": 7, "W": 28, "MO": 183}
_SIDES = {"vor": -1, "nach": 1}
_SIDES_OF_DAYS = {"vor": -1, "in": 1}
HOURS_OF = {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}
WITHIN = frozenset({"binnen", "innerhalb"})


def preposition(place: Place) -> str:
    """The preposition that governs the expression, in lower case, or nothing."""
    if place.before() == "von" and place.before(2) in WITHIN:  # innerhalb von zwei Jahren
        return "innerhalb"
    for distance in (1, 2, 3, 4):
        word = place.before(distance)
        if word not in time_words().glue["fillers"]:
            return word
    return ""


def framed(place: Place, draft: Draft, period: Period, published: Period) -> Period:
    """The days of a date as its preposition and its hedge have them; a time of day does not open the day."""
    mod = hedge(place, draft)
    if mod in (BY, NOT_BEFORE):
        return _plain(hedged(period, mod, draft, published))
    return _plain(_framed(place, draft, hedged(period, mod, draft, published), published))


def _framed(place: Place, draft: Draft, period: Period, published: Period) -> Period:
    if draft.type is TimeType.TIME and not place.of("dby"):
        return period
    word = preposition(place)
    if (next_to := _day_next_to(place, period)) is not None:  # am Tag nach Neujahr
        return next_to
    if word == "bis":
        return _until(period, published, today=place.direction is not Direction.PAST)
    if word == "seit":
        return _since(period, published)
    if word == "ab" or (word in ("von", "vom") and place.behind() == "an"):
        return Period.between(period.earliest, None, approximate_start=period.approximate_start)
    if word == "vor" and period.earliest:
        now, last = published.latest, period.earliest - DAY
        ahead = now is not None and last >= now and place.direction is Direction.FUTURE
        return Period.between(published.earliest if ahead else None, last)
    if word == "nach" and period.latest and place.before() != "nächsten":
        return Period.between(period.latest, None)
    return period


def _day_next_to(place: Place, period: Period) -> Period | None:
    """The day before or after a date: am Tag vor Heiligabend, am Tag nach dem 3. Mai."""
    at = 2 if place.before() in time_words().glue["articles"] else 1
    if place.before(at + 1) != "tag" or not period.earliest or not period.latest:
        return None
    if place.before(at) == "vor":
        return Period.day(period.earliest - DAY)
    return Period.day(period.latest + DAY) if place.before(at) == "nach" else None


def _plain(period: Period) -> Period:
    """A stretch of a single day is that day."""
    if period.precision is Precision.INTERVAL and period.days == 1 and period.earliest:
        return Period.day(period.earliest, approximate=period.approximate_start or period.approximate_end)
    return period


def lasting(place: Place, draft: Draft, published: Period) -> Period:
    """The days of a duration that hangs on the article's day: vor drei Jahren, in zwei bis drei Wochen."""
    assert draft.amount is not None
    amount, unit = draft.amount
    first, last = published.earliest, published.latest
    if unit in HOURS_OF:
        amount, unit = (None if amount is None else float(int(amount * HOURS_OF[unit] / 24 + 0.5))), "D"
        draft = replace(draft, type=TimeType.TIME)
    if first is None or last is None or unit not in CELLS:
        return UNKNOWN
    place, least = _with_least(place, amount)
    word, mod = preposition(place), hedge(place, draft)
    if place.start and place.row[place.start - 1].letter == "k" and least != amount:
        draft = replace(draft, toward=int(place.row[place.start - 1].number))
    if draft.toward or (word in WITHIN and amount is not None):
        return _stretch(amount, unit, draft.toward or 1, first, last)
    ahead = word == "in" and place.direction is not Direction.PAST
    ahead = ahead or (word in WITHIN and amount is None)  # binnen weniger Tage
    if amount is None and (word == "vor" or ahead) and unit in REACH:  # vor einigen Tagen
        return _stretch(None, unit, 1 if ahead else -1, first, last)
    if amount is None or least is None:
        return Period.between(None, last) if word == "seit" and draft.type is TimeType.DURATION else UNKNOWN
    if word == "seit":
        begin = None if mod == AT_LEAST else step(first, unit, -amount)
        return Period.between(begin, last, approximate_start=True)
    if word == "vor":
        whole = _about(step(first, unit, -amount), step(last, unit, -least), amount, unit)
        return hedged_distance(whole, mod, published, ahead=False)
    if ahead:
        whole = _about(step(first, unit, least), step(last, unit, amount), amount, unit)
        return hedged_distance(whole, mod, published, ahead=True)
    return UNKNOWN


def _with_least(place: Place, amount: float | None) -> tuple[Place, float | None]:
    """The place with the smaller number of "zwei bis drei Jahre", and that number; else the amount itself."""
    row, at = place.row, place.start
    if amount and at > 1 and row[at - 1].lower in ("bis", "oder", "-", "–") and row[at - 2].letter in "zn":
        least = row[at - 2].number
        if 0 < least < amount:
            return replace(place, start=at - 2), least
    return place, amount


def _stretch(amount: float | None, unit: str, toward: int, first: date, last: date) -> Period:
    """The last or next days, weeks, years: counted ones exactly, uncounted ones about so far."""
    if amount is not None and toward > 0:
        return Period.between(first + DAY, step(last, unit, amount))
    if amount is not None:
        return Period.between(step(first, unit, -amount), last)
    reach = REACH.get(unit)
    if toward == 0:
        return Period.between(first - DAY * 7, last + DAY * 7, approximate_start=True, approximate_end=True)
    if toward > 0:
        return Period.between(first, last + DAY * reach if reach else None, approximate_end=True)
    return Period.between(first - DAY * reach if reach else None, last, approximate_start=True)


def _about(first: date | None, last: date | None, amount: float, unit: str) -> Period:
    """A point in time so far away, as finely as it was counted: days exactly, years about the year."""
    if first is None or last is None:
        return UNKNOWN
    if unit == "D":
        return Period.day(first) if first == last else Period.between(first, last)
    if unit == "Y" and amount != int(amount):
        unit = "MO"
    begin, end = CELLS[unit](first).period, CELLS[unit](last).period
    if begin == end:
        return replace(begin, approximate_start=True, approximate_end=True)
    return Period.between(begin.earliest, end.latest, approximate_start=True, approximate_end=True)


def _until(period: Period, published: Period, *, today: bool) -> Period:
    """From now on, if its end lies ahead; `today`: the day itself does, "bis Mittwoch" on a Wednesday."""
    now, last = published.latest, period.latest
    ahead = now and last and (last > now or (today and last == now == published.earliest))
    first = published.earliest if ahead else None
    return Period.between(first, period.latest, approximate_end=period.approximate_end)


def _since(period: Period, published: Period) -> Period:
    """What lasts since then has begun: "seit Oktober", read in May, is the October before."""
    start = period.earliest
    if published.latest and start and start > published.latest:
        near = (start - published.latest).days < 7
        start = start - DAY * 7 if near else step(start, "Y", -1)
    return Period.between(start, published.latest, approximate_start=period.approximate_start)


def joined_ranges(found: Sequence[tuple[Place, TimeExpression]]) -> list[TimeExpression]:
    """The expressions, with both ends of a range given the whole of it, and of a choice both its days."""
    expressions = [expression for _, expression in found]
    for at in range(len(found) - 1):
        (left, one), (right, two) = found[at], found[at + 1]
        between = [word.lower for word in left.row[left.end : right.start]]
        if between in (["bis"], ["-"], ["–"]) and (later := _week_on(left, one, right, two)):
            expressions[at + 1] = two = later  # Montag bis Freitag
        whole = _range(left, between, one.period, two.period) or _shifted(found[at], between, found[at + 1])
        if whole:
            expressions[at] = replace(expressions[at], period=whole)
            expressions[at + 1] = replace(expressions[at + 1], period=whole)
    return expressions


def _week_on(left: Place, one: TimeExpression, right: Place, two: TimeExpression) -> TimeExpression | None:
    """The second weekday of a range where it was taken for the one before the first."""
    plain = all("".join(word.letter for word in place.words) == "d" for place in (left, right))
    try:
        first, last = date.fromisoformat(one.value), date.fromisoformat(two.value)
    except ValueError:
        return None
    if not plain or last >= first:
        return None
    last += DAY * 7
    return replace(two, value=last.isoformat(), period=Period.day(last))


def _shifted(
    first: tuple[Place, TimeExpression], between: list[str], second: tuple[Place, TimeExpression]
) -> Period | None:
    """Two weeks before Christmas, today in a year: a day that lies so many units from another."""
    glue = [word for word in between if word not in time_words().glue["articles"]]
    distance, day, side = first, second, _SIDES.get(" ".join(glue))
    if second[1].type is TimeType.DURATION:  # heute in einer Woche
        distance, day, side = second, first, _SIDES_OF_DAYS.get(" ".join(between))
    (place, duration), (_, date) = distance, day
    amount, unit = _counted(place)
    if side is None or duration.type is not TimeType.DURATION or date.type is not TimeType.DATE or not amount:
        return None
    days = date.period if second[1].type is TimeType.DURATION else _unframed(day)
    if not days.known or days.candidates or (side > 0 and days.latest is None):
        return None
    if second[1].type is TimeType.DURATION and not _is_day(days):
        return None
    start = days.latest if side > 0 else days.earliest
    there = step(start, unit, side * amount) if start else None
    if there is None:
        return None
    return Period.day(there, approximate=bool(duration.mod) or (unit not in ("D", "W") and not _is_day(days)))


def _counted(place: Place) -> tuple[float, str]:
    """The amount and the unit of a duration, 0 where nobody counted."""
    numbers, units = place.of("nz"), place.of("u")
    return (numbers[-1].number if numbers else 0, units[0].name if units else "")


def _unframed(day: tuple[Place, TimeExpression]) -> Period:
    """The days of a date without what "vor" and "nach" made of them."""
    place, expression = day
    period, word = expression.period, preposition(place)
    if word == "vor" and period.latest and (period.earliest is None or period.latest != period.earliest):
        return Period.day(period.latest + DAY)
    if word == "nach" and period.latest is None and period.earliest:
        return Period.day(period.earliest)
    return UNKNOWN


def _is_day(period: Period) -> bool:
    return period.precision is Precision.DAY


def _range(left: Place, between: list[str], one: Period, two: Period) -> Period | None:
    glue = [
        word for word in between if word not in time_words().glue["fillers"] and word not in (",", "am", "im")
    ]
    first, last = one.earliest, two.latest
    if glue == ["oder"] and (one.candidates or _is_day(one)) and (two.candidates or _is_day(two)):
        days = [day for p in (one, two) for day in (*p.candidates, p.earliest) if day]
        return Period.one_of(tuple(days))
    to = glue in (["bis"], ["-"], ["–"]) or (glue == ["und"] and preposition(left) == "zwischen")
    if not to or first is None or last is None or last < first or one.candidates or two.candidates:
        return None
    if glue == ["bis"] and preposition(left) == "nach":
        return None
    return _plain(
        Period.between(
            first, last, approximate_start=one.approximate_start, approximate_end=two.approximate_end
        )
    )
