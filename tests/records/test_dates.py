"""Partly known dates read and print as EDTF, and know what they share."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.records import UNKNOWN, Period, Precision

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def singles() -> st.SearchStrategy[str]:
    marks = st.sampled_from(["", "~", "?", "%"])
    year = st.integers(1000, 2999).map(str)
    month = st.integers(1, 12).map(lambda m: f"{m:02}")
    season = st.sampled_from(["21", "22", "23", "24", "33", "34", "35", "36", "40", "41"])
    unmarked = st.one_of(
        DAYS.map(date.isoformat),
        year,
        st.tuples(year, month).map("-".join),
        st.tuples(year, season).map("-".join),
        st.tuples(year, month).map(lambda pair: f"{pair[0]}-{pair[1]}-XX"),
        year.map(lambda y: f"{y}-XX"),
        year.map(lambda y: f"{y}-XX-XX"),
        year.map(lambda y: f"{y[:3]}X"),
        year.map(lambda y: f"{y[:2]}XX"),
    )
    return st.tuples(unmarked, marks).map("".join)


@given(singles())
def test_a_single_date_prints_as_it_was_read(edtf: str) -> None:
    assert Period.parse(edtf).edtf == edtf


@given(DAYS, DAYS, st.sampled_from(["", "~", "?", "%"]), st.sampled_from(["", "~", "?", "%"]))
def test_an_interval_keeps_its_days_and_marks(
    one: date, other: date, first_mark: str, last_mark: str
) -> None:
    first, last = sorted((one, other))
    period = Period.parse(f"{first}{first_mark}/{last}{last_mark}")
    assert (period.earliest, period.latest) == (first, last)
    assert Period.parse(period.edtf) == period


@given(st.sets(DAYS, min_size=2, max_size=6))
def test_a_set_holds_its_days_and_nothing_between(days: set[date]) -> None:
    period = Period.one_of(tuple(days))
    assert Period.parse(period.edtf) == period
    assert set(period.candidates) == days
    between = period.candidates[0] + timedelta(days=1)
    assert Period.day(between).overlaps(period) == (between in days)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("2023-36", date(2023, 10, 1), date(2023, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2023-02-XX", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-XX", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024/2025-06", date(2024, 1, 1), date(2025, 6, 30)),
        ("../2023-09-11", None, date(2023, 9, 11)),
        ("2020/..", date(2020, 1, 1), None),
        ("2020/", date(2020, 1, 1), None),
        ("[2023-09-05..2023-09-07]", date(2023, 9, 5), date(2023, 9, 7)),
    ],
)
def test_edtf_tells_first_and_last_day(edtf: str, first: date | None, last: date | None) -> None:
    period = Period.parse(edtf)
    assert (period.earliest, period.latest) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["gestern", "2023-13", "2023-02-30", "2023-25", "[]", "[2023]", "20X3", "2023-XX-05", "{2023}"]
)
def test_what_is_no_edtf_of_ours_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(edtf)


def test_the_interval_of_a_season_is_whole_months() -> None:
    assert Period.parse("2025-21").interval == "2025-03/2025-05"
    assert Period.parse("2010-01-01/2019-12-31").interval == "2010/2019"
    assert Period.parse("2023-09-01/2023-09-30").interval == "2023-09-01/2023-09-30"


def test_the_interval_of_a_choice_runs_from_its_first_to_its_last_day() -> None:
    assert Period.parse("[2023-09-05,2023-09-12]").interval == "2023-09-05/2023-09-12"


def test_nothing_known_is_two_dots() -> None:
    assert UNKNOWN.edtf == UNKNOWN.interval == Period.parse("").edtf == ".."
    assert not UNKNOWN.known


def test_narrowing_keeps_what_both_allow() -> None:
    tuesdays = Period.parse("[2023-09-05,2023-09-12,2023-09-19]")
    assert tuesdays.narrowed_by(Period.parse("2023-09-11/2023-09-17")) == Period.day(date(2023, 9, 12))
    assert Period.parse("2023").narrowed_by(Period.month(2023, 9)).precision is Precision.MONTH
    assert (
        Period.parse("2023-09-11/..").narrowed_by(Period.parse("../2023-09-13")).edtf
        == "2023-09-11/2023-09-13"
    )


def test_narrowing_by_what_excludes_it_changes_nothing() -> None:
    assert Period.month(2023, 9).narrowed_by(Period.month(2024, 9)) == Period.month(2023, 9)


def test_two_choices_without_a_common_day_exclude_each_other() -> None:
    tuesdays = Period.parse("[2023-09-05,2023-09-12,2023-09-19]")
    wednesdays = Period.parse("[2023-09-06,2023-09-13,2023-09-20]")
    assert not tuesdays.overlaps(wednesdays)
    assert tuesdays.narrowed_by(wednesdays) == tuesdays


@given(singles(), singles())
def test_what_contains_another_also_overlaps_it(one: str, other: str) -> None:
    left, right = Period.parse(one), Period.parse(other)
    if left.contains(right):
        assert left.overlaps(right)
        assert left.narrowed_by(right).days == right.days
