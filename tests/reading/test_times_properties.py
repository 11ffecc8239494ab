"""Whatever the order of words: no crash, spans in order and inside the text, periods that EDTF can carry."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from afterword.german.times import time_words
from afterword.reading.times import find_times
from afterword.reading.times.calendar import CELLS, Cell
from afterword.records import UNKNOWN, Period, TimeExpression, TimeType

NLP = spacy.blank("de")
TABLES = time_words()
NOUNS = [
    *(word for table in (TABLES.weekdays, TABLES.months, TABLES.seasons, TABLES.dayparts) for word in table),
    *(word for table in (TABLES.units, TABLES.wholes, TABLES.parts) for word in table),
    *(" ".join(key) for key in TABLES.feasts),
    *(word for table in (TABLES.halves, TABLES.turns, TABLES.numbered_feasts) for word in table),
    *("kw", "zeit", "jahreswechsel", "mal", "viertel", "dienstagabend", "neunziger"),
]
SMALL = [
    *(word for table in (TABLES.days, TABLES.now, TABLES.habits, TABLES.after) for word in table),
    *(word for table in (TABLES.numbers, TABLES.hedges, TABLES.vague) for word in table),
    *(word for name in ("articles", "each", "early", "whole", "workdays") for word in TABLES.glue[name]),
    *("bis", "seit", "vor", "nach", "von", "zwischen", "und", "oder", "am", "im", "in", "um"),
    *("vergangenen", "kommende", "diese", "dritten", "traf", "wird", "Uhr"),
    *("zweimal", "pro", "statt", "dreijährige", "Haft", "’89", "letzten", "zu", "über", "bis zu", "nicht"),
]
NUMBERS = st.one_of(
    st.integers(0, 99).map(str), st.integers(0, 9999).map(str), st.sampled_from(["90er", "00", "0"])
)
WORDS = st.one_of(
    st.sampled_from([noun.title() for noun in NOUNS]),
    st.sampled_from(SMALL),
    NUMBERS,
    st.sampled_from([".", ",", "-", "–", "/", ":", "(", ")", "\n\n", "„", "“"]),
)
DAYS = st.one_of(
    st.just(UNKNOWN),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(Period.day),
    st.builds(Period.month, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(Period.year, st.integers(1900, 2100)),
)
WEEK = timedelta(days=7)
RELATIVE = [
    "morgen", "übermorgen", "am Dienstag", "kommenden Freitag", "am vergangenen Montag",
    "diese Woche", "nächste Woche", "vergangene Woche", "Mitte nächster Woche", "am Wochenende",
    "in drei Tagen", "vor zwei Wochen", "in den kommenden Tagen", "noch bis Mittwoch", "Donnerstagabend",
]  # fmt: skip
_YEAR = r"(?:\d{4}|XXXX)"
_DAY_OR_LESS = (
    rf"{_YEAR}(?:-(?:\d\d|XX|(?:W(?:\d\d|XX)|[QH][\dX])(?:-(?:WE|WD|[1-7]))?|SP|SU|FA|WI)(?:-(?:\d\d|XX))?)?"
)
TIMEX = re.compile(
    rf"(?:{_DAY_OR_LESS}(?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI))?|\d{{1,3}}|X{{1,3}}"
    r"|P(?:T)?(?:\d+(?:\.\d+)?|X)(?:S|M|H|D|W|WE|Q|HY|Y|DE|CE|ML)|(?:PRESENT|PAST|FUTURE)_REF|)"
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=25), st.sampled_from([" ", ""]), DAYS)
def test_any_heap_of_time_words_is_read(words: list[str], glue: str, published: Period) -> None:
    text = glue.join(words)
    found = find_times(NLP.make_doc(text), published)
    assert all(time.span.end <= len(text) for time in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    for time in found:
        assert Period.parse(time.period.edtf) == time.period
        if time.period.earliest and time.period.latest:
            assert time.period.earliest <= time.period.latest


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=25), st.builds(Period.month, st.integers(1900, 2100), st.integers(1, 12)))
def test_the_same_words_are_times_whether_day_or_month_is_known(words: list[str], month: Period) -> None:
    text = " ".join(words)
    assert month.earliest is not None
    of_month = find_times(NLP.make_doc(text), month)
    of_day = find_times(NLP.make_doc(text), Period.day(month.earliest))
    assert [time.span for time in of_month] == [time.span for time in of_day]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_text_is_read(text: str, published: Period) -> None:
    doc = Doc(NLP.vocab, words=[text], spaces=[False]) if text else NLP.make_doc(text)
    assert all(time.span.of(text) for time in find_times(doc, published))


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_value_is_one_of_timex(words: list[str], day: date) -> None:
    for time in find_times(NLP.make_doc(" ".join(words)), Period.day(day)):
        assert TIMEX.fullmatch(time.value), time
        if time.type is TimeType.DATE and (whole := cell_of(time.value)):
            assert whole.value == time.value


@pytest.mark.parametrize("words", RELATIVE)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_a_week_later_the_same_words_mean_a_week_later(words: str, day: date) -> None:
    now, then = seen_from(words, day), seen_from(words, day + WEEK)
    assert now.period.earliest and now.period.latest
    assert then.period.earliest == now.period.earliest + WEEK
    assert then.period.latest == now.period.latest + WEEK
    if whole := cell_of(now.value):
        later = cell_of(then.value)
        assert later is not None and later.first == whole.first + WEEK


def seen_from(words: str, day: date) -> TimeExpression:
    """The one time of a sentence in an article of that day."""
    (only,) = find_times(NLP.make_doc(f"Der Rat tagt {words}."), Period.day(day))
    return only


def cell_of(value: str) -> Cell | None:
    """The day, week, weekend, month or year that a value names; None for any other."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return CELLS["D"](date.fromisoformat(value))
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return CELLS["WE" if match[3] else "W"](date.fromisocalendar(int(match[1]), int(match[2]), 6))
    if re.fullmatch(r"\d{4}-\d\d", value):
        return CELLS["MO"](date.fromisoformat(value + "-01"))
    return CELLS["Y"](date(int(value), 1, 1)) if re.fullmatch(r"(?!0000)\d{4}", value) else None
