"""What was measured of how surely something was said: weighed signs, and from where on it counts as sure."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """What a logistic regression learnt, in log odds: the weight that all have, and that of each sign."""

    constant: float
    weights: Mapping[str, float]

    def log_odds(self, signs: frozenset[str]) -> float:
        """The logarithm (base e) of the odds that what has these signs is so; unknown signs weigh nothing."""
        return self.constant + sum(weight for sign, weight in self.weights.items() if sign in signs)

    def confidence(self, signs: frozenset[str]) -> float:
        """The probability that what has these signs is so, to four digits (logistic regression)."""
        return round(1 / (1 + math.exp(-self.log_odds(signs))), 4)


@cache
def measure(of: str) -> Measure:
    """The measure of a table of `confidence.toml`: the quotations of the rules, or a kind of statement.

    KeyError where there is no such table.
    """
    told = _told()[of]
    return Measure(told["constant"], told["weights"])


def operating_point(of: str) -> float:
    """The least confidence of what is sure: of the quotations of the rules, or of all other statements."""
    return float(_told()["operating_points"][of])


@cache
def _told() -> dict[str, Any]:
    text = files("afterword.reading").joinpath("confidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
