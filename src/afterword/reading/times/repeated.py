"""Dates without a year that the article tells elsewhere with one: "vom 7. Oktober 2023 … am 7. Oktober"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from afterword.reading.times.calendar import Direction
from afterword.reading.times.drafts import Draft, Place
from afterword.records import Period, Precision, TimeExpression

Found = tuple[Place, Draft, TimeExpression]
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
