"""What a confidence is worth: the error of calibration by hand, and the operating point."""

from __future__ import annotations

import pytest

from evaluation.calibration import calibration, equal_sizes, equal_widths, expected_error, lowest_threshold
from evaluation.marked import PARTS, Marked


def marked(tokens: range, confidence: float | None = None) -> Marked:
    parts = {part: frozenset(tokens) if part == "quote" else frozenset[int]() for part in PARTS}
    return Marked("Direct", "Speech", parts, confidence)


RIGHT_AND_WRONG = ([marked(range(4), 0.9), marked(range(10, 14), 0.3)], [marked(range(4))])


def test_the_error_is_what_bins_tell_beside_what_came() -> None:
    told = [(0.95, True), (0.95, True), (0.95, False), (0.15, False)]
    by_hand = 3 / 4 * abs(0.95 - 2 / 3) + 1 / 4 * 0.15
    assert expected_error(told, equal_widths(told)) == pytest.approx(by_hand)


def test_a_confidence_of_one_is_in_the_last_bin() -> None:
    assert equal_widths([(1.0, True)])[-1] == [(1.0, True)]


def test_bins_of_equal_size_leave_nothing_out() -> None:
    told = [(number / 23, True) for number in range(23)]
    bins = equal_sizes(told)
    assert {len(one) for one in bins} == {2, 3}
    assert sorted(one for some in bins for one in some) == told


def test_without_confidence_nothing_is_measured_and_that_is_said() -> None:
    table = calibration([([marked(range(4))], [marked(range(4))])])
    assert "not measured" in str(table["calibration"])


def test_the_operating_point_leaves_out_what_would_spoil_the_precision() -> None:
    assert lowest_threshold([RIGHT_AND_WRONG], 0.9) == 0.9
    assert lowest_threshold([RIGHT_AND_WRONG], 0.5) == 0.3
    table = calibration([RIGHT_AND_WRONG])
    assert table["precise.predicted"] == 1
    assert table["precise.quote.recall"] == 1


def test_no_threshold_is_told_where_the_precision_is_never_reached() -> None:
    assert lowest_threshold([([marked(range(4), 0.9)], [])], 0.9) is None


def test_quotations_of_the_same_confidence_are_taken_or_left_together() -> None:
    same = ([marked(range(4), 0.7), marked(range(10, 14), 0.7)], [marked(range(4))])
    assert lowest_threshold([same], 0.9) is None
