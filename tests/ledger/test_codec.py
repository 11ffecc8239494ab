"""Every record comes back from its written form as it was."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.ledger import codec
from afterword.records import (
    Article,
    Form,
    Kind,
    Outcome,
    Period,
    Published,
    Reading,
    Span,
    Statement,
    Story,
    TimeExpression,
    TimeType,
)
from tests import affair

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
periods = st.one_of(
    st.just(Period()),
    st.builds(lambda day, about: Period.day(day, approximate=about), days, st.booleans()),
    st.builds(lambda day: Period.month(day.year, day.month), days),
    st.builds(lambda day: Period.year(day.year), days),
    st.builds(
        lambda one, two, start, end: Period.between(
            min(one, two), max(one, two), approximate_start=start, approximate_end=end
        ),
        days,
        days,
        st.booleans(),
        st.booleans(),
    ),
    st.builds(lambda day: Period.between(day, None), days),
    st.builds(lambda day: Period.between(None, day), days),
    st.builds(lambda some: Period.one_of(tuple(some)), st.lists(days, min_size=1, max_size=5)),
)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 999), st.integers(1, 99))
texts = st.text(max_size=20)
statements = st.builds(
    Statement,
    id=texts,
    article=texts,
    version=texts,
    form=st.sampled_from(Form),
    kind=st.sampled_from(Kind),
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    sentence=spans,
    probability=st.none() | st.floats(0, 1),
    confidence=st.none() | st.floats(0, 1),
    condition=st.none() | spans,
    said=periods,
    about=periods,
)


@given(periods)
def test_a_period_comes_back_from_edtf(period: Period) -> None:
    assert Period.parse(period.edtf) == period


@given(statements)
def test_a_statement_comes_back(statement: Statement) -> None:
    assert codec.loads(Statement, codec.dumps(statement)) == statement


@pytest.mark.parametrize(
    "record",
    [
        affair.announced()[0],
        affair.announced()[1],
        affair.closed()[1],
        affair.came_so(),
        Story("s1", "Brücke", ("a", "b"), (), Period.year(2024), ("s2",)),
        TimeExpression(Span(0, 3), TimeType.DATE, "2024-07", "START", Period.month(2024, 7)),
        dataclasses.replace(
            affair.article(),
            published=Published(Period.day(date(2024, 7, 3)), datetime(2024, 7, 3, tzinfo=UTC)),
        ),
    ],
    ids=lambda record: type(record).__name__,
)
def test_every_record_comes_back(record: Article | Reading | Outcome | Story | TimeExpression) -> None:
    assert codec.loads(type(record), codec.dumps(record)) == record


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="sideways"):
        codec.loads(Form, '"sideways"')
    with pytest.raises(ValueError, match="no field 'no'"):
        codec.loads(Story, '{"no": "such field"}')
