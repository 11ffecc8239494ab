"""Partly known dates: stretches of days as EDTF (ISO 8601-2), with earliest and latest day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Precision(StrEnum):
    """How finely a period is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SEASON = "season"  # 2023-21 … 2023-24, quarters 33 … 36, half years 40 and 41
    DECADE = "decade"  # 201X
    CENTURY = "century"  # 20XX
    DAY_IN_MONTH = "day_in_month"  # 2023-09-XX: one day of it, not known which
    DAY_IN_YEAR = "day_in_year"  # 2023-XX-XX
    MONTH_IN_YEAR = "month_in_year"  # 2023-XX
    INTERVAL = "interval"
    CANDIDATES = "candidates"
    UNKNOWN = "unknown"


# First month and length of what EDTF writes in the place of a month (level 1 seasons, level 2 parts of a
# year). Winter is the winter that begins in the year: December to February.
SEASONS = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    40: (1, 6),
    41: (7, 6),
}


@dataclass(frozen=True, slots=True)
class Period:
    """Some day, or all days, between `earliest` and `latest` (both inclusive; None = open or unknown).

    `candidates` holds the days of which exactly one is meant ("a Tuesday in 2023-09"); then earliest and
    latest are the first and last of them. `approximate_start`, `approximate_end` mark an end as EDTF `~`,
    `uncertain_start`, `uncertain_end` as `?`; `%` is both.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    candidates: tuple[date, ...] = ()
    approximate_start: bool = False
    approximate_end: bool = False
    uncertain_start: bool = False
    uncertain_end: bool = False

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> Period:
        """One day."""
        return cls(day, day, Precision.DAY, (), approximate, approximate)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One month."""
        return cls(*_months(year, month, 1), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Period:
        """One year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def season(cls, year: int, code: int) -> Period:
        """A season (21 to 24), quarter (33 to 36) or half (40, 41) of a year; ValueError for other codes."""
        if code not in SEASONS:
            raise ValueError(f"not a season that Afterword knows: {code}")
        return cls(*_months(year, *SEASONS[code]), Precision.SEASON)

    @classmethod
    def decade(cls, year: int) -> Period:
        """The ten years from 2010 to 2019 for any year of them."""
        first = year // 10 * 10
        return cls(date(max(first, 1), 1, 1), date(first + 9, 12, 31), Precision.DECADE)

    @classmethod
    def between(
        cls,
        first: date | None,
        last: date | None,
        *,
        approximate_start: bool = False,
        approximate_end: bool = False,
    ) -> Period:
        """From one day to another; None for an open side."""
        if first is None and last is None:
            return cls()
        return cls(
            first,
            last,
            Precision.INTERVAL,
            (),
            approximate_start and first is not None,
            approximate_end and last is not None,
        )

    @classmethod
    def one_of(cls, days: tuple[date, ...]) -> Period:
        """Exactly one of the given days, not known which."""
        days = tuple(sorted(set(days)))
        if len(days) == 1:
            return cls.day(days[0])
        return cls(days[0], days[-1], Precision.CANDIDATES, days)

    @classmethod
    def parse(cls, edtf: str) -> Period:
        """Read an EDTF string; ValueError if it is none that we know.

        An unknown end ("2023/") and an open one ("2023/..") are both read as None and printed as open.
        """
        text = edtf.strip()
        if text in ("", "..", "/", "../.."):
            return cls()
        if text.startswith("[") and text.endswith("]"):
            return cls.one_of(tuple(day for part in text[1:-1].split(",") for day in _parse_members(part)))
        if "/" not in text:
            return _parse_single(text)
        first, last = text.split("/", 1)
        start, end = _parse_single(first), _parse_single(last)
        whole = cls.between(
            start.earliest,
            end.latest,
            approximate_start=start.approximate_start,
            approximate_end=end.approximate_end,
        )
        return replace(whole, uncertain_start=start.uncertain_start, uncertain_end=end.uncertain_end)

    @property
    def known(self) -> bool:
        """Whether it says anything at all."""
        return self.earliest is not None or self.latest is not None

    @property
    def days(self) -> int | None:
        """How many days it spans; None for an open or unknown side."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def edtf(self) -> str:
        """As an EDTF string; `..` where nothing is known."""
        if not self.known:
            return ".."
        if self.candidates:
            return "[" + ",".join(day.isoformat() for day in self.candidates) + "]"
        return self.interval if self.precision is Precision.INTERVAL else self._single()

    @property
    def interval(self) -> str:
        """As a plain EDTF date or interval: candidate days, seasons and decades become their first and last.

        Whole months and years are written as such ("2025-03/2025-05").
        """
        if not self.known:
            return ".."
        if self.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR):
            return self._single()
        shape = self._shape_of_ends()
        start_mark, end_mark = self._marks()
        first = self.earliest.isoformat()[:shape] + start_mark if self.earliest else ".."
        last = self.latest.isoformat()[:shape] + end_mark if self.latest else ".."
        return f"{first}/{last}"

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both; open sides reach for ever, and the unknown overlaps all."""
        if self.candidates and other.candidates:
            return not set(self.candidates).isdisjoint(other.candidates)
        if self.candidates:
            return any(Period.day(day)._touches(other) for day in self.candidates)
        if other.candidates:
            return other.overlaps(self)
        return self._touches(other)

    def narrowed_by(self, other: Period) -> Period:
        """What remains when both hold; itself where nothing would remain or the other says nothing."""
        if not self.known or not other.known:
            return self if self.known else other
        if not self.overlaps(other):
            return self
        if self.candidates or other.candidates:
            many, one = (self, other) if self.candidates else (other, self)
            return Period.one_of(tuple(day for day in many.candidates if Period.day(day).overlaps(one)))
        if self.contains(other):
            return other
        return self if other.contains(self) else self._common_days(other)

    def contains(self, other: Period) -> bool:
        """Whether every day of the other lies inside; an open side contains all, the unknown contains all."""
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def _common_days(self, other: Period) -> Period:
        late = self if self.earliest and not (other.earliest and other.earliest > self.earliest) else other
        early = self if self.latest and not (other.latest and other.latest < self.latest) else other
        return replace(
            Period.between(
                late.earliest,
                early.latest,
                approximate_start=late.approximate_start,
                approximate_end=early.approximate_end,
            ),
            uncertain_start=late.uncertain_start,
            uncertain_end=early.uncertain_end,
        )

    def _touches(self, other: Period) -> bool:
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return starts_in_time and ends_in_time

    def _marks(self) -> tuple[str, str]:
        return (
            _MARKS[self.approximate_start, self.uncertain_start],
            _MARKS[self.approximate_end, self.uncertain_end],
        )

    def _shape_of_ends(self) -> int:
        """How many letters of ISO dates the two ends need: 10, or fewer where whole months or years meet."""
        first, last = self.earliest, self.latest
        if first is None or last is None or any(self._marks()) or self.candidates:
            return 10
        if first.day != 1 or not _ends_a_month(last) or (first.year, first.month) == (last.year, last.month):
            return 10
        return 4 if first.month == 1 and last.month == 12 and first.year != last.year else 7

    def _single(self) -> str:
        assert self.earliest is not None and self.latest is not None
        iso, (mark, _) = self.earliest.isoformat(), self._marks()
        if self.precision is Precision.SEASON:
            return f"{iso[:4]}-{_season_code(self.earliest, self.latest)}{mark}"
        unspecified = {
            Precision.DECADE: iso[:3] + "X",
            Precision.CENTURY: self.latest.isoformat()[:2] + "XX",
            Precision.DAY_IN_MONTH: iso[:7] + "-XX",
            Precision.DAY_IN_YEAR: iso[:4] + "-XX-XX",
            Precision.MONTH_IN_YEAR: iso[:4] + "-XX",
        }
        shape = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return unspecified.get(self.precision, iso[:shape]) + mark


UNKNOWN = Period()

_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
_SINGLE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    """First and last day of a run of months."""
    after = month - 1 + length
    return date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - DAY


def _ends_a_month(day: date) -> bool:
    return day == date.max or (day + DAY).day == 1


def _season_code(first: date, last: date) -> int:
    return next(code for code, months in SEASONS.items() if _months(first.year, *months) == (first, last))


def _parse_members(text: str) -> list[date]:
    """The days of one member of a set: a day, or `day..day`."""
    first, _, last = text.strip().partition("..")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    if end < start:
        raise ValueError(f"a range that ends before it starts: {text!r}")
    return [start + DAY * n for n in range((end - start).days + 1)]


def _parse_single(text: str) -> Period:
    text = text.strip()
    if text in ("", ".."):
        return Period()
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(f"not an EDTF date that Afterword knows: {text!r}")
    year, month, day, mark = match.groups()
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    whole = _parse_unmarked(text, year, month, day)
    return replace(
        whole,
        approximate_start=approximate,
        approximate_end=approximate,
        uncertain_start=uncertain,
        uncertain_end=uncertain,
    )


def _parse_unmarked(text: str, year: str, month: str | None, day: str | None) -> Period:
    if "X" in year:
        if month:
            raise ValueError(f"a month of an unknown year: {text!r}")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision = Precision.DECADE if year[2] != "X" else Precision.CENTURY
        return Period(date(max(first, 1), 1, 1), date(last, 12, 31), precision)
    if month is None:
        return Period.year(int(year))
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"a day of an unknown month: {text!r}")
        return replace(
            Period.year(int(year)), precision=Precision.DAY_IN_YEAR if day else Precision.MONTH_IN_YEAR
        )
    if day is None:
        return (
            Period.month(int(year), int(month)) if int(month) <= 12 else Period.season(int(year), int(month))
        )
    if day == "XX":
        return replace(Period.month(int(year), int(month)), precision=Precision.DAY_IN_MONTH)
    return Period.day(date(int(year), int(month), int(day)))
