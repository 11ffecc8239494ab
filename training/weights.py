"""Weights of signs by logistic regression: fitted on one set of things found, calibrated on another.

The fit has an L2 penalty and is found by Newton's method. Calibration gives all weights one factor and adds
one summand (Platt scaling), or, where there is little to calibrate on, a penalised summand only: rules are a
little less often right on what they were not written on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from afterword.reading.measure import Measure

PENALTY = 3.0
RAREST = 10  # things found that must have a sign
ROUNDS = 30

Numbers = NDArray[np.float64]
Seen = tuple[frozenset[str], bool]  # the signs of what was found, and whether it is right


def learned(seen: Sequence[Seen], signs: Iterable[str]) -> Measure:
    """The weights that make what was found as probable as it was right; the constant is not penalised."""
    names = [name for name in signs if sum(name in some for some, _ in seen) >= RAREST]
    table = np.array([[1.0, *(name in some for name in names)] for some, _ in seen])
    penalty = np.array([0.0, *(PENALTY for _ in names)])
    constant, *weights = fitted(table, [event for _, event in seen], penalty)
    return Measure(float(constant), dict(zip(names, map(float, weights), strict=True)))


def platt(log_odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """The summand and the factor that make log odds as probable as what came (Platt 1999)."""
    summand, factor = fitted(np.array([[1.0, one] for one in log_odds]), right, np.zeros(2))
    return float(summand), float(factor)


def shift(log_odds: Sequence[float], right: Sequence[bool]) -> float:
    """The summand alone, which few data move but a little."""
    (summand,) = fitted(np.ones((len(log_odds), 1)), right, np.array([PENALTY]), np.array(log_odds))
    return float(summand)


def scaled(known: Measure, summand: float, factor: float = 1.0) -> Measure:
    """The weights, all by one factor and with another constant."""
    weights = {name: weight * factor for name, weight in known.weights.items()}
    return Measure(known.constant * factor + summand, weights)


def rounded(known: Measure) -> Measure:
    """The weights as they are written."""
    weights = {name: round(weight, 2) for name, weight in known.weights.items()}
    return Measure(round(known.constant, 2), weights)


def fitted(table: Numbers, right: Sequence[bool], penalty: Numbers, offset: Numbers | float = 0.0) -> Numbers:
    """The weight of each column of a table with a row for each thing found (Newton's method).

    `penalty` is that of each column (L2); `offset`, one number or one a row, is added to the log odds.
    """
    came = np.array(right, dtype=np.float64)
    found = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-(table @ found + offset)))
        slope = table.T @ (came - told) - penalty * found
        bend = (table.T * (told * (1 - told))) @ table + np.diag(penalty)
        found = found + np.linalg.solve(bend, slope)
    return found
