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
    """The weight that all have, and the weight of each sign."""

    constant: float
    weights: Mapping[str, float]

    def odds(self, signs: frozenset[str]) -> float:
        """The logarithm of the odds that what has these signs is so."""
        return self.constant + sum(self.weights.get(sign, 0.0) for sign in signs)

    def confidence(self, signs: frozenset[str]) -> float:
        """How surely what has these signs is so, 0 to 1."""
        return round(1 / (1 + math.exp(-self.odds(signs))), 4)


@cache
def measure(of: str) -> Measure:
    """The measure of a table of `confidence.toml`: the quotations of the rules, or a kind of statement."""
    told = _told()[of]
    return Measure(told["constant"], told["weights"])


def operating_point(of: str) -> float:
    """The least confidence of what is sure: of the quotations of the rules, or of all other statements."""
    return float(_told()["operating_points"][of])


@cache
def _told() -> dict[str, Any]:
    text = files("afterword.reading").joinpath("confidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
