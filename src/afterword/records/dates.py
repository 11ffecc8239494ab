"""Partly known dates: stretches of days as EDTF (ISO 8601-2), with earliest and latest day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Precision(StrEnum):
    """How finely a period is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    CANDIDATES = "candidates"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """Some day, or all days, between `earliest` and `latest` (both inclusive; None = open or unknown).

    `candidates` holds the days of which exactly one is meant ("a Tuesday in 2023-09"); then earliest and
    latest are the first and last of them. `approximate_start`, `approximate_end` mark an end as EDTF `~`.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.UNKNOWN
    candidates: tuple[date, ...] = ()
    approximate_start: bool = False
    approximate_end: bool = False

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> Period:
        """One day."""
        return cls(day, day, Precision.DAY, (), approximate, approximate)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One month."""
        first = date(year, month, 1)
        return cls(first, _next_month(first) - DAY, Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Period:
        """One year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

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
        return cls(first, last, Precision.INTERVAL, (), approximate_start, approximate_end)

    @classmethod
    def one_of(cls, days: tuple[date, ...]) -> Period:
        """Exactly one of the given days, not known which."""
        days = tuple(sorted(set(days)))
        if len(days) == 1:
            return cls.day(days[0])
        return cls(days[0], days[-1], Precision.CANDIDATES, days)

    @classmethod
    def parse(cls, edtf: str) -> Period:
        """Read an EDTF string; ValueError if it is none that we know."""
        text = edtf.strip()
        if text in ("", "..", "/", "../.."):
            return cls()
        if text.startswith("[") and text.endswith("]"):
            return cls.one_of(tuple(date.fromisoformat(part.strip()) for part in text[1:-1].split(",")))
        if "/" in text:
            first, last = text.split("/", 1)
            start, end = _parse_single(first), _parse_single(last)
            return cls.between(
                start.earliest,
                end.latest,
                approximate_start=start.approximate_start,
                approximate_end=end.approximate_end,
            )
        return _parse_single(text)

    @property
    def known(self) -> bool:
        """Whether it says anything at all."""
        return self.earliest is not None or self.latest is not None

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
        """As an EDTF date or interval, also where only a set of candidate days is known."""
        if not self.known:
            return ".."
        if self.precision not in (Precision.INTERVAL, Precision.CANDIDATES):
            return self._single()
        first = self.earliest.isoformat() + "~" * self.approximate_start if self.earliest else ".."
        last = self.latest.isoformat() + "~" * self.approximate_end if self.latest else ".."
        return f"{first}/{last}"

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both; open sides reach for ever, and the unknown overlaps all."""
        if self.candidates:
            return any(Period.day(day)._touches(other) for day in self.candidates)
        if other.candidates:
            return other.overlaps(self)
        return self._touches(other)

    def _touches(self, other: Period) -> bool:
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        ends_in_time = self.latest is None or other.earliest is None or other.earliest <= self.latest
        return starts_in_time and ends_in_time

    def _single(self) -> str:
        assert self.earliest is not None
        shape = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.earliest.isoformat()[:shape] + "~" * self.approximate_start


UNKNOWN = Period()


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _parse_single(text: str) -> Period:
    text = text.strip()
    if text in ("", ".."):
        return Period()
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", text)
    if not match:
        raise ValueError(f"not an EDTF date that Afterword knows: {text!r}")
    year, month, day, mark = match.groups()
    if day:
        return Period.day(date(int(year), int(month), int(day)), approximate=bool(mark))
    whole = Period.month(int(year), int(month)) if month else Period.year(int(year))
    return Period(whole.earliest, whole.latest, whole.precision, (), bool(mark), bool(mark))
