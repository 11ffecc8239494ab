"""How exactly a time is told (etwa, gut, spätestens): a TIMEX3 modifier, and marks and open ends of EDTF."""

from __future__ import annotations

from dataclasses import replace

from afterword.german.times import time_words
from afterword.reading.times.drafts import Draft, Place
from afterword.records import Period, TimeType

ABOUT = "APPROX"
BY, NOT_BEFORE = "ON_OR_BEFORE", "ON_OR_AFTER"
AT_LEAST, AT_MOST = "EQUAL_OR_MORE", "EQUAL_OR_LESS"
FARTHEST = 4  # words: "spätestens bis zum kommenden"
OPENERS = frozenset({"am", "im", "in", "an", "bis", "ab", "zu", "seit", "mit", "vor", "nach", "von", "vom"})
ROUGHLY = frozenset({"um", "gegen"})


def hedge(place: Place, draft: Draft) -> str:
    """The modifier that the words before an expression give it, or the one of its own words."""
    table = time_words().hedges
    own = [word.name for word in place.of("o")]
    if own:
        return own[0]
    for distance in range(1, FARTHEST + 1):
        word = place.before(distance)
        if table.get(word) in (BY, NOT_BEFORE):
            return table[word]
        if word not in OPENERS and word not in time_words().glue["fillers"]:
            break
    if place.before() == "vor" and place.before(2) == "nicht" and draft.type is TimeType.DATE:
        return NOT_BEFORE
    if draft.type is TimeType.DURATION:
        return _of_amount(place)
    return _of_date(place, draft)


def _of_amount(place: Place) -> str:
    if place.before() == "zu" and place.before(2) == "bis":
        return AT_MOST
    over = place.before() == "über" and (
        place.before(2) in ("seit", "vor", "nach", "in") or place.behind() == "lang"
    )
    return "MORE_THAN" if over else ""


def _of_date(place: Place, draft: Draft) -> str:
    """Um 1900, gegen Ende Mai, etwa Mitte Mai, gegen 15 Uhr; but "um 15 Uhr" is exact."""
    near = place.before()
    if near in time_words().glue["articles"]:
        near = place.before(2) if place.before(2) in ROUGHLY else ""
    about = near in ROUGHLY if not draft.clock else near == "gegen"
    told = time_words().hedges.get(near) == ABOUT and near not in ROUGHLY
    of_words = place.words[0].letter == "a" and place.before() in ROUGHLY and not draft.clock
    return ABOUT if about or told or of_words else ""


def hedged(period: Period, mod: str, draft: Draft, published: Period) -> Period:
    """The days of a date as its hedge has them; a clock that is told roughly leaves the day as it is."""
    if mod == ABOUT and not draft.clock and period.known and not period.candidates:
        return replace(period, approximate_start=True, approximate_end=True)
    if mod == BY:
        return bounded(None, period, published)
    if mod == NOT_BEFORE and period.earliest:
        return Period.between(period.earliest, None, approximate_start=period.approximate_start)
    return period


def bounded(first: Period | None, last: Period, published: Period) -> Period:
    """Up to the end of a period, from now on if that lies ahead."""
    now, end = published.latest, last.latest
    if end is None:
        return last
    start = first.earliest if first else published.earliest if now and end > now else None
    return Period.between(start, end, approximate_end=last.approximate_end)


def hedged_distance(period: Period, mod: str, published: Period, *, ahead: bool) -> Period:
    """The days of what lies so far away; at least and at most leave a side open."""
    if mod in (AT_LEAST, NOT_BEFORE) and ahead:
        return Period.between(period.earliest, None, approximate_start=True)
    if mod == AT_LEAST:
        return Period.between(None, period.latest, approximate_end=True)
    if mod in (AT_MOST, BY) and ahead:
        return Period.between(published.earliest, period.latest, approximate_end=True)
    if mod == AT_MOST:
        return Period.between(period.earliest, published.latest, approximate_start=True)
    return replace(period, approximate_start=True, approximate_end=True) if mod else period
