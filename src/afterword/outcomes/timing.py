"""Whether a passage can tell of what a statement meant, by when both were said and what time they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from afterword.outcomes.contexts import Context
from afterword.outcomes.passages import Passage
from afterword.records import UNKNOWN, Period, Statement, due

TOLD_SOON = timedelta(days=3)  # news of an event is printed within so many days of it
STILL_MEANT = timedelta(days=60)  # what comes later than that after a stated day is another happening
ROUGH_END = timedelta(days=7)  # what an approximate end ("in the coming days") leaves room for


class Order(StrEnum):
    """Whether a passage was written after the statement was made."""

    LATER = "later"
    EARLIER = "earlier"
    SAME_ARTICLE = "same_article"
    UNKNOWN = "unknown"


class Fit(StrEnum):
    """How the time of a happening fits the time that was stated."""

    RIGHT = "right"
    LATE = "late"
    EARLY = "early"
    UNTOLD = "untold"  # it happened, but whether within the stated time is not told
    ANOTHER = "another"  # so long after that it is another happening of the kind
    BEFORE = "before"  # it was over when the statement was made: an earlier happening of the kind


@dataclass(frozen=True, slots=True)
class Timing:
    """Order of the two texts, and fit of the two times."""

    order: Order
    fit: Fit
    told: bool  # the passage tells a time of its own, within the time since the statement


def timing(statement: Statement, passage: Passage, articles: Mapping[str, Context]) -> Timing:
    """The timing of a passage seen from a statement."""
    home, there = articles[statement.article], articles[passage.article]
    said = _said(statement, home)
    order = _order(statement, passage, said, there)
    about = _narrow(passage.about)
    if about.latest and said.earliest and about.latest < said.earliest:
        return Timing(order, Fit.BEFORE, False)
    told = bool(about.earliest and (said.earliest is None or about.earliest >= said.earliest))
    return Timing(order, _fit(due(statement), about, there.published), told)


def _said(statement: Statement, home: Context) -> Period:
    return statement.said if statement.said.known else home.published


def _order(statement: Statement, passage: Passage, said: Period, there: Context) -> Order:
    if statement.article == passage.article:
        return Order.SAME_ARTICLE
    published = there.published
    if published.earliest and said.latest and published.earliest >= said.latest:
        return Order.LATER
    if published.latest and said.earliest and published.latest < said.earliest:
        return Order.EARLIER
    return Order.UNKNOWN


def _fit(stated: Period, happened: Period, published: Period) -> Fit:
    end = _end(stated)
    if happened.known:
        if end and happened.earliest and happened.earliest > end:
            return Fit.LATE if happened.earliest <= end + _leeway(stated) else Fit.ANOTHER
        if stated.earliest and happened.latest and happened.latest < stated.earliest:
            return Fit.EARLY
        if end and happened.latest and happened.latest > end and not happened.candidates:
            return Fit.UNTOLD
        return Fit.RIGHT
    if end is None:
        return Fit.RIGHT
    if published.latest and published.latest <= end + TOLD_SOON:
        return Fit.RIGHT
    long_after = published.earliest and published.earliest > end + _leeway(stated)
    return Fit.ANOTHER if long_after else Fit.UNTOLD


def _leeway(stated: Period) -> timedelta:
    """How late a thing may come and still be the one stated: two months, or the stated span again."""
    span = stated.latest - stated.earliest if stated.latest and stated.earliest else timedelta()
    return max(STILL_MEANT, span)


def _end(stated: Period) -> date | None:
    if stated.latest is None:
        return None
    return stated.latest + ROUGH_END if stated.approximate_end else stated.latest


def _narrow(period: Period) -> Period:
    """An open-ended or unknown time tells nothing of when a thing happened."""
    return period if period.earliest and period.latest else UNKNOWN
