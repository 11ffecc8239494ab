"""From where each time is counted: the article's day, a time named before in the text, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from afterword.german.times import time_words
from afterword.reading.times.calendar import Cell, Direction, day
from afterword.reading.times.dates import BLANK
from afterword.reading.times.drafts import Draft, Place
from afterword.records import UNKNOWN, Anchor, Period, Precision, TimeType

STORY_SENTENCES = 2  # how far the year of a story about the past reaches
WEEK = 7  # days
NEAR = 1  # years; a year so near to the article's is a story's year only at the beginning of its sentence
DATES = frozenset({TimeType.DATE, TimeType.TIME})
# Before a year that is compared with or belongs to a noun: "gegenüber 2019", "das Abkommen von 2011".
BESIDE_THE_STORY = frozenset({"als", "wie", "gegenüber", "von", "vom", "aus", "zu", "seit", "bis", "ab", "("})
SOME_DAYS = "PXD"
PARTICIPLE_ENDINGS = ("te", "ten", "ter", "tes", "ene", "enen", "ener", "enes")


@dataclass(frozen=True, slots=True)
class Base:
    """The days that a time is counted from, and what kind of anchor that is."""

    period: Period
    anchor: Anchor


class Named:
    """The times named so far in a text, from left to right."""

    def __init__(self, published: Period) -> None:
        self._published = published
        self._last = self._last_day = UNKNOWN
        self._end = 0  # of the expression named last
        self._year: int | None = None
        self._year_at = 0
        self._before: tuple[Place, Draft, Period] | None = None

    def base(self, place: Place, draft: Draft) -> Base:
        """What a time is counted from."""
        if draft.absolute:
            return Base(self._published, Anchor.NONE)
        if beside := self._day_beside(place, draft):
            return Base(beside, Anchor.NAMED)
        before = self._last_day if draft.value.startswith(BLANK["D"]) else self._last
        if draft.after and before.known:
            return Base(before, Anchor.NAMED)
        if draft.only_after:
            return Base(UNKNOWN, Anchor.NONE)
        return Base(self._published, Anchor.ARTICLE)

    def cell_of_story(self, place: Place, draft: Draft) -> Cell | None:
        """A date without a year in a story about the past takes the year named before."""
        if self._year is None or draft.in_year is None or place.direction is not Direction.PAST:
            return None
        between = place.row[self._year_at : place.start]
        ends = sum(
            1
            for at in range(self._year_at, place.start)
            if place.row[at].text in ".!?" and place.row[at - 1].letter not in "nO"
        )
        far = ends > STORY_SENTENCES or any(word.letter == "|" for word in between)
        return None if far else draft.in_year(self._year)

    def cell_within(self, place: Place, draft: Draft) -> Cell | None:
        """The weekday of a week, or the month of a year, that is named right before it."""
        if self._before is None or draft.type is not TimeType.DATE or place.of("kuYw"):
            return None
        before, _, period = self._before
        if not {word.lower for word in place.row[before.end : place.start]} <= {"am", "im"}:
            return None
        if period.earliest is None or period.latest is None or before.words[-1].letter not in "uw":
            return None
        if place.of("d") and period.days == WEEK:
            return day(period.earliest + timedelta(days=int(place.of("d")[0].number) - 1))
        if draft.in_year and period.precision is Precision.YEAR:
            return draft.in_year(period.earliest.year)
        return None

    def damals(self, place: Place) -> Period:
        """What "damals" points to: the time named before it in its paragraph, if it is gone by."""
        if place.words[-1].lower not in time_words().then:
            return UNKNOWN
        gone = self._last.latest and self._published.earliest and self._last.latest < self._published.earliest
        apart = any(word.letter == "|" for word in place.row[self._end : place.start])
        return self._last if gone and not apart and self._end else UNKNOWN

    def note(self, place: Place, draft: Draft, cell: Cell | None, period: Period, base: Base) -> None:
        """A time that has been read: later ones may count from it."""
        self._before = (place, draft, period)
        if cell is None or draft.type not in DATES:
            return
        self._last, self._end = cell.period, place.end
        if cell.period.precision is Precision.DAY:
            self._last_day = cell.period
        if draft.absolute and self._begins_story(place, cell):
            self._year, self._year_at = cell.first.year, place.end
        elif base.anchor is Anchor.NAMED and self._year is not None:
            self._year_at = place.end
        elif base.anchor is Anchor.ARTICLE:
            self._year = None

    def _begins_story(self, place: Place, cell: Cell) -> bool:
        now = self._published.earliest
        if now is None or cell.first.year != cell.last.year or cell.last.year >= now.year:
            return False
        before = place.row[place.start - 1] if place.start else None
        if before and (before.lower in BESIDE_THE_STORY or _is_name(place)):
            return False
        if _is_attribute(place):
            return False
        return _opens_sentence(place) or cell.last.year < now.year - NEAR

    def _day_beside(self, place: Place, draft: Draft) -> Period | None:
        """The day named just before a time of day ("am Mittwoch um 15 Uhr"); None for anything else."""
        if not draft.clock or place.of("dbyMkAm") or self._before is None:
            return None
        before, other, period = self._before
        between = place.row[before.end : place.start]
        close = len(between) <= 8 and all(word.letter not in ".|" for word in between)
        told = other.type in DATES and period.precision in (Precision.DAY, Precision.CANDIDATES)
        told = told or other.value == SOME_DAYS  # vor einigen Tagen in den frühen Morgenstunden
        return period if close and told else None


def _is_name(place: Place) -> bool:
    """WM 2018, Köln 1999: the year belongs to a name."""
    word = place.row[place.start - 1]
    opens = place.start < 2 or place.row[place.start - 2].text in ".!?|"
    named = word.letter == "?" and word.text[:1].isupper()
    return named and not opens


def _opens_sentence(place: Place) -> bool:
    """Whether at most a preposition and an article stand before it in its sentence."""
    for distance in (1, 2, 3):
        at = place.start - distance
        if at < 0 or place.row[at].text in ".!?:" or place.row[at].letter == "|":
            return True
        if place.row[at].letter not in "aI?i" or place.row[at].text[:1].isdigit():
            return False
    return False


def _is_attribute(place: Place) -> bool:
    """der 2015 gewählte Rat; der Rat, der 2015 gewählt wurde: told beside the story."""
    behind = place.behind()
    noun_follows = place.behind(2)[:1].isupper()
    if noun_follows and behind.islower() and behind.endswith(PARTICIPLE_ENDINGS):
        return True
    for at in range(place.start - 1, max(place.start - 12, -1), -1):
        if place.row[at].text == ",":
            return at + 1 < place.start and place.row[at + 1].letter == "a"
        if place.row[at].text in ".!?":
            return False
    return False
