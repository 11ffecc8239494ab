"""Dates as metadata and date lines write them: ISO, RFC 822, "02.03.2022 • 08:15 Uhr", "5. April 2019".

Who adds an article may know less than a day: "März 2024", "03/2024", "Mitte März 2024".
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from afterword.german.times import time_words
from afterword.records import DateWitness, Period, Published

NUMBER_OF = time_words().months | time_words().written_months

MONTH = "|".join(sorted(NUMBER_OF, key=len, reverse=True))
CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?"
BETWEEN = r"[\s,•|·–—/-]*(?:um\s+)?"
NUMERIC = r"(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>(?:19|20)?\d\d)(?!\d)"
WORDED = rf"(?P<d>0?[1-9]|[12]\d|3[01])\.\s?(?P<m>{MONTH})\.?\s(?P<y>(?:19|20)\d\d)\b"
WEEKDAY = r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:[a-zä]*tag|ittwoch|nnabend)?\.?,?\s+)?(?:(?:den|dem|der)\s+)?"

GERMAN = tuple(
    re.compile(rf"{WEEKDAY}{day}(?:{BETWEEN}{CLOCK}(?:\s*Uhr)?)?", re.IGNORECASE) for day in (NUMERIC, WORDED)
)
ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
EDTF = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?[~?%]?|(?:\S+)?/(?:\S+)?")
PART = "|".join(word for word, mod in time_words().parts.items() if mod in ("START", "MID", "END"))
PARTLY = (
    re.compile(
        rf"(?:im\s+)?(?:(?P<part>{PART})\s+)?(?P<m>{MONTH})\.?,?\s+(?P<y>(?:19|20)\d\d)", re.IGNORECASE
    ),
    re.compile(r"(?P<part>)(?P<m>0?[1-9]|1[0-2])\s?[./]\s?(?P<y>(?:19|20)\d\d)"),
)
UNSPECIFIED = re.compile(r"((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)(?:-XX){1,2}", re.IGNORECASE)
LEEWAY = timedelta(days=3)  # who says "Mitte März" draws no sharp line
KEPT = 80  # letters of a date that is not understood


def given(words: str) -> Published:
    """The time that whoever adds an article tells of it; where it is not understood, only its words."""
    words = words.strip()
    found = read(words, DateWitness.GIVEN)
    if found.period.known:
        return found
    period = _partly(words)
    return Published(period, None, DateWitness.GIVEN, words) if period else Published(words=words[:KEPT])


def _partly(words: str) -> Period | None:
    """A month, a third of one, or a day or month left open (2024-03-XX); None for anything else.

    A publication is one day in any case, so that a day left open tells no more than its month.
    """
    if match := UNSPECIFIED.fullmatch(words):
        return Period.parse(match[1])
    for pattern in PARTLY:
        if match := pattern.fullmatch(words):
            month = match["m"].lower()
            number = NUMBER_OF[month] if month in NUMBER_OF else int(month)
            return _third(Period.month(int(match["y"]), number), (match["part"] or "").lower())
    return None


def _third(month: Period, part: str) -> Period:
    """The first, middle or last third and some days more; the whole month without such a word.

    A plain stretch of days can be narrowed by what the text tells, one marked as approximate cannot.
    """
    first, last = month.earliest, month.latest
    if not part or not first or not last:
        return month
    mod, third = time_words().parts[part], timedelta(days=(last - first).days // 3)
    if mod == "START":
        return Period.between(first, first + third + LEEWAY)
    if mod == "END":
        return Period.between(last - third - LEEWAY, last)
    return Period.between(first + third - LEEWAY, last - third + LEEWAY)


def read(words: str, witness: DateWitness) -> Published:
    """The time that these words tell, if they are a date and nothing else; unknown otherwise."""
    words = words.strip()
    moment = _iso(words) or _rfc822(words) or _counted(words)
    if moment:
        return at(moment, witness, words)
    for pattern in GERMAN:
        if match := pattern.fullmatch(words):
            return from_german(match, witness)
    if EDTF.fullmatch(words):
        try:
            return Published(Period.parse(words), None, witness, words)
        except ValueError:
            return Published()
    return Published()


def from_german(match: re.Match[str], witness: DateWitness) -> Published:
    """The time of a match of one of the GERMAN patterns; unknown for a 31st of April."""
    month = match["m"].lower()
    year = int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        day = date(year, NUMBER_OF[month] if month in NUMBER_OF else int(month), int(match["d"]))
    except ValueError:
        return Published()
    moment = None
    if match["hour"]:
        moment = in_germany(datetime(day.year, day.month, day.day, int(match["hour"]), int(match["minute"])))
    return Published(Period.day(day), moment, witness, match[0].strip())


def at(moment: datetime | date, witness: DateWitness, words: str) -> Published:
    """A moment as metadata gives it, with its own offset; its day is the day at the outlet, which is "heute".

    Content systems often write UTC: half past ten at night there is the next day in Germany, so the day of a
    moment in UTC is the German one, which Austria and Switzerland share. Any other offset is the outlet's
    own, and so is its day. A moment without an offset is taken as German time.
    """
    if not isinstance(moment, datetime):
        return Published(Period.day(moment), None, witness, words)
    if moment.tzinfo is None:
        moment = in_germany(moment)
    at_outlet = _shown_in_germany(moment) if moment.utcoffset() == timedelta(0) else moment
    return Published(Period.day(at_outlet.date()), moment, witness, words)


def in_germany(moment: datetime) -> datetime:
    """A wall-clock time in Germany, with the offset of that day."""
    return _fixed(moment.replace(tzinfo=_germany()))


def _shown_in_germany(moment: datetime) -> datetime:
    return _fixed(moment.astimezone(_germany()))


def _germany() -> ZoneInfo | timezone:
    try:
        return ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:  # a system without time zones: winter time is right for half the year
        return timezone(timedelta(hours=1))


def _fixed(moment: datetime) -> datetime:
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta(0)))


def _iso(words: str) -> datetime | date | None:
    if not ISO.fullmatch(words):
        return None
    try:
        if len(words) == 10:
            return date.fromisoformat(words)
        return datetime.fromisoformat(words.replace(",", ".").replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        return None


def _counted(words: str) -> datetime | date | None:
    """Digits only: 20230911, or seconds or milliseconds since 1970."""
    try:
        if re.fullmatch(r"(?:19|20)\d{6}", words):
            return date.fromisoformat(words)
        if re.fullmatch(r"1\d{9}(?:\d{3})?", words):
            return datetime.fromtimestamp(int(words[:10]), UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _rfc822(words: str) -> datetime | None:
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", words):
        return None
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
