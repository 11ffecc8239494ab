"""Boosted trees score rows of numbers by the leaves that they come to."""

import math
from pathlib import Path

import numpy as np
import pytest

from afterword.reading.learned.boosted_trees import Trees, load

# Two trees: "sure above 0.5?" with leaves -1 and 2; and one leaf of 0.5.
TWO = Trees(
    ("sureness", "length"),
    np.array([[0, 0, 0], [0, 0, 0]], dtype=np.int32),
    np.array([[0.5, 0.0, 0.0], [0.0, 0.0, 0.0]]),
    np.array([[1, 1, 2], [0, 1, 2]], dtype=np.int32),
    np.array([[2, 1, 2], [0, 1, 2]], dtype=np.int32),
    np.array([[0.0, -1.0, 2.0], [0.5, 0.0, 0.0]]),
    depth=1,
)


def chance(total: float) -> float:
    return 1 / (1 + math.exp(-total))


def test_a_row_goes_left_up_to_the_bound_and_right_above_it() -> None:
    below, at, above = TWO.score(np.array([[0.4, 9], [0.5, 9], [0.6, 9]]))
    assert below == at == pytest.approx(chance(-1.0 + 0.5))
    assert above == pytest.approx(chance(2.0 + 0.5))


def test_no_rows_have_no_scores() -> None:
    assert len(TWO.score(np.zeros((0, 2)))) == 0


def test_trees_are_read_as_they_were_written(tmp_path: Path) -> None:
    TWO.save(tmp_path / "trees.json.gz")
    rows = np.array([[0.1, 1.0], [0.9, 3.0]])
    read = load(tmp_path / "trees.json.gz")
    assert read.columns == TWO.columns
    assert np.allclose(read.score(rows), TWO.score(rows))
