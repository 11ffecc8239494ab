"""Whatever the order of words: no crash, spans in order and inside the text, periods that EDTF can carry."""

from datetime import date
from itertools import pairwise

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.german.times import time_words
from afterword.reading.times import find_times
from afterword.records import UNKNOWN, Period

NLP = spacy.blank("de")
TABLES = time_words()
NOUNS = [
    *(word for table in (TABLES.weekdays, TABLES.months, TABLES.seasons, TABLES.dayparts) for word in table),
    *(word for table in (TABLES.units, TABLES.wholes, TABLES.parts) for word in table),
    *(" ".join(key) for key in TABLES.feasts),
]
SMALL = [
    *(word for table in (TABLES.days, TABLES.now, TABLES.habits, TABLES.after) for word in table),
    *(word for table in (TABLES.numbers, TABLES.hedges, TABLES.vague) for word in table),
    *(word for name in ("articles", "each") for word in TABLES.glue[name]),
    *("bis", "seit", "vor", "nach", "von", "zwischen", "und", "oder", "am", "im", "in", "um"),
    *("vergangenen", "kommende", "diese", "dritten", "traf", "wird", "Uhr"),
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
def test_a_day_of_the_month_never_says_what_the_month_excludes(words: list[str], month: Period) -> None:
    text = " ".join(words)
    assert month.earliest is not None
    of_month = find_times(NLP.make_doc(text), month)
    of_day = find_times(NLP.make_doc(text), Period.day(month.earliest))
    assert [time.span for time in of_month] == [time.span for time in of_day]
