"""How far chance reaches in the scores of attribution: articles are drawn again and again (bootstrap).

`interval.….low` and `.high` hold 95 of 100 draws of as many articles as there are, with replacement (Efron
1979, percentiles). `over_rules.…` is the gain over the rules on the same draws: where its `low` is above 0,
chance alone does not explain it. Draws are seeded: the same figures each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from evaluation.attribution import POOLED, Tally
from evaluation.calibration import Articles
from evaluation.marked import paired
from evaluation.tasks import Scores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

DRAWS = 2000
BORDERS = (2.5, 97.5)
NAMES = ("joint", "quote")


def interval(articles: Articles) -> Scores:
    """The borders that hold 95 of 100 draws, for joint and quote F1."""
    table: Scores = {}
    for name in NAMES:
        low, high = np.percentile(_drawn(_sums(articles, POOLED[name])), BORDERS)
        table |= {f"interval.{name}.f1.low": float(low), f"interval.{name}.f1.high": float(high)}
    return table


def gain(articles: Articles, by_rules: Articles) -> Scores:
    """The difference in joint F1 to what the rules found in the same articles, and its borders."""
    ours, theirs = _sums(articles, POOLED["joint"]), _sums(by_rules, POOLED["joint"])
    low, high = np.percentile(_drawn(ours) - _drawn(theirs), BORDERS)
    all_of_it = float(_f1(ours.sum(axis=0)) - _f1(theirs.sum(axis=0)))
    return {"over_rules.joint.f1": all_of_it, "over_rules.low": float(low), "over_rules.high": float(high)}


def _sums(articles: Articles, parts: Sequence[str]) -> Numbers:
    """For each article the sum and the number of precision values, and of recall values."""
    rows = []
    for predicted, gold in articles:
        tally = Tally()
        for pair in paired(predicted, gold):
            tally.add(pair)
        precisions = [value for part in parts for value in tally.precision.get(part, [])]
        recalls = [value for part in parts for value in tally.recall.get(part, [])]
        rows.append((sum(precisions), len(precisions), sum(recalls), len(recalls)))
    return np.array(rows, dtype=np.float64)


def _drawn(sums: Numbers) -> Numbers:
    """F1 of each draw; the same draws for as many articles."""
    draws = np.random.default_rng(1).integers(0, len(sums), (DRAWS, len(sums)))
    return _f1(sums[draws].sum(axis=1))


def _f1(sums: Numbers) -> Numbers:
    precision = sums[..., 0] / np.maximum(sums[..., 1], 1)
    recall = sums[..., 2] / np.maximum(sums[..., 3], 1)
    return 2 * precision * recall / np.maximum(precision + recall, 1e-12)
