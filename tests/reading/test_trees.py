"""Trees: the best one is found, also where the best heads run in a ring."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.trees import best_tree, is_tree


def test_the_best_heads_are_taken_where_they_are_a_tree() -> None:
    # "Der Kreml schweigt": the article on the noun, the noun on the verb, the verb on the root.
    scores = np.array([[0, -9, 5, 1], [0, 1, -9, 5], [5, 0, 1, -9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [2, 3, 0]


def test_a_ring_is_opened_where_it_costs_least() -> None:
    # Two words that would rather hang on each other, and a third on the first.
    scores = np.array([[4, -9, 9, 0], [1, 9, -9, 0], [3, 5, 0, -9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("heads", "tree"),
    [([0], True), ([2, 0], True), ([2, 1], False), ([0, 0], False), ([1], False), ([0, 3, 2], False)],
)
def test_a_tree_has_one_root_and_no_ring(heads: list[int], tree: bool) -> None:
    assert is_tree(np.array(heads)) is tree


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.integers(-20, 20), min_size=n * n + n, max_size=n * n + n)
    )
)
def test_no_tree_is_better(numbers: list[int]) -> None:
    words = next(n for n in range(1, 5) if n * n + n == len(numbers))
    scores = np.array(numbers, dtype=np.float32).reshape(words, words + 1)
    scores[np.arange(words), np.arange(1, words + 1)] = -1e9
    found = best_tree(scores)
    trees = [heads for heads in product(range(words + 1), repeat=words) if is_tree(np.array(heads))]
    best = max(scores[np.arange(words), list(heads)].sum() for heads in trees)
    assert is_tree(found)
    assert scores[np.arange(words), found].sum() == best
