"""Weights of signs tell as many right as were: fitted with a penalty, calibrated by a factor or a summand."""

from __future__ import annotations

import math

import pytest

from training.weights import RAREST, learned, platt, rounded, scaled, shift

MARKS, KONJUNKTIV, SELDOM = frozenset({"marks"}), frozenset({"konjunktiv"}), frozenset({"seldom"})
SIGNS = ("marks", "konjunktiv", "seldom")
SEEN = [
    *[(MARKS, True)] * 45,
    *[(MARKS, False)] * 5,
    *[(KONJUNKTIV, True)] * 15,
    *[(KONJUNKTIV, False)] * 35,
    *[(SELDOM, True)] * (RAREST - 1),
]


def test_weights_tell_as_many_right_as_were() -> None:
    known = learned(SEEN, SIGNS)
    told = sum(known.confidence(signs) for signs, _ in SEEN)
    assert told == pytest.approx(sum(right for _, right in SEEN), abs=0.01)


def test_a_sign_of_what_is_right_weighs_more_and_a_rare_one_nothing() -> None:
    known = learned(SEEN, SIGNS)
    assert set(known.weights) == {"marks", "konjunktiv"}
    assert known.weights["marks"] > 0 > known.weights["konjunktiv"]
    assert 0.3 < known.confidence(KONJUNKTIV) < 0.5 < known.confidence(MARKS) < 0.9  # the penalty is felt


def test_platt_scaling_finds_the_factor_and_the_summand() -> None:
    right = [True] * 9 + [False] + [True] + [False] * 9  # 0.9 where 0.75 was told, 0.1 where 0.25 was
    log_odds = [math.log(3)] * 10 + [-math.log(3)] * 10
    summand, factor = platt(log_odds, right)
    assert (summand, factor) == pytest.approx((0, 2), abs=1e-6)


def test_what_was_told_too_surely_is_shifted_down_but_not_wholly() -> None:
    told = [math.log(9)] * 20  # 0.9 told, 0.5 came
    summand = shift(told, [True, False] * 10)
    assert -math.log(9) < summand < -1


def test_scaled_weights_give_the_log_odds_asked_for() -> None:
    known = rounded(learned(SEEN, SIGNS))
    assert scaled(known, 0.5, 2.0).log_odds(MARKS) == pytest.approx(2 * known.log_odds(MARKS) + 0.5)
    assert all(round(weight, 2) == weight for weight in known.weights.values())
