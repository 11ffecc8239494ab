"""Years that dates do not tell themselves: told elsewhere in the article, or by the weekday beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from afterword.reading.times.calendar import Direction
from afterword.reading.times.drafts import Draft, Place
from afterword.records import Period, Precision, TimeExpression

Found = tuple[Place, Draft, TimeExpression]
JOINTS = frozenset({"am", "den", "dem", "der"})  # am Mittwoch, am 20. September
TELLS_YEAR = "Ykuwb"  # letters of words that tell or shift a year


def with_years(found: Sequence[Found]) -> list[Found]:
    """Each bare date with the year that the same day and month have elsewhere, if that is but one."""
    told: dict[str, set[str]] = {}
    for place, _, expression in found:
        day = expression.value
        if expression.period.precision is Precision.DAY and place.of("m") and place.of(TELLS_YEAR):
            told.setdefault(day[-5:], set()).add(day)
    if not told:
        return list(found)
    return [(place, draft, _with_year(place, expression, told)) for place, draft, expression in found]


def of_weekdays(found: Sequence[Found], published: Period) -> list[Found]:
    """Am Mittwoch (20. September): the nearer year in which that is a Wednesday, whatever the tense."""
    if published.earliest is None or not found:
        return list(found)
    beside = [_of_weekday(one, other, published.earliest) for one, other in pairwise(found)]
    return [found[0], *beside]


def _of_weekday(one: Found, other: Found, now: date) -> Found:
    (place, _, _), (behind, draft, expression) = one, other
    before = place.row[place.end : behind.start]
    joined = before and before[0].text in ("(", ",") and {w.lower for w in before[1:]} <= JOINTS
    weekday = place.words[-1]
    told = expression.period.earliest
    if not joined or weekday.letter != "d" or not draft.in_year or behind.of(TELLS_YEAR) or told is None:
        return other
    if expression.period.precision is not Precision.DAY or told.isoweekday() == int(weekday.number):
        return other
    cells = (draft.in_year(now.year + shift) for shift in (-1, 0, 1))
    days = [c for c in cells if c and c.first == c.last and c.first.isoweekday() == int(weekday.number)]
    if len(days) != 1 or abs(days[0].first - now) >= abs(told - now):
        return other
    return behind, draft, replace(expression, value=days[0].value + draft.clock, period=days[0].period)


def _with_year(place: Place, expression: TimeExpression, told: dict[str, set[str]]) -> TimeExpression:
    days = told.get(expression.value[-5:], set())
    bare = place.of("m") and not place.of(TELLS_YEAR) and expression.period.precision is Precision.DAY
    if not bare or len(days) != 1 or not _may_be_gone(place):
        return expression
    day = next(iter(days))
    return replace(expression, value=day, period=Period.parse(day))


def _may_be_gone(place: Place) -> bool:
    """Not "am 7. Oktober jährt sich"; but behind a noun too: "der Angriff am 7. Oktober erinnert"."""
    direction = place.direction
    if direction in (Direction.PAST, Direction.NEAREST):
        return True
    behind_noun = place.start > 1 and place.row[place.start - 2].text[:1].isupper()
    return direction is Direction.PRESENT and (behind_noun or place.before() != "am")
