"""The one-to-one assignment with the greatest sum of weights (Kuhn 1955, Munkres 1957), in plain Python."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) that maximise the sum of weights; pairs of weight 0 or less are left out."""
    if not weights or not weights[0]:
        return []
    rows, columns = len(weights), len(weights[0])
    size = max(rows, columns)
    cost = [[-weights[i][j] if i < rows and j < columns else 0.0 for j in range(size)] for i in range(size)]
    return [(i, j) for i, j in _hungarian(cost, size) if i < rows and j < columns and weights[i][j] > 0]


def _hungarian(cost: list[list[float]], size: int) -> list[tuple[int, int]]:
    """Shortest augmenting paths with potentials; rows and columns count from 1 inside."""
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    matched = [0] * (size + 1)  # row of each column
    for row in range(1, size + 1):
        way = _augment(cost, size, row, row_potential, column_potential, matched)
        column = way[-1]
        while column:
            before = way[column]
            matched[column] = matched[before] if before else row
            column = before
    return [(matched[j] - 1, j - 1) for j in range(1, size + 1)]


def _augment(  # noqa: PLR0917  (the six arrays of the textbook)
    cost: list[list[float]],
    size: int,
    row: int,
    row_potential: list[float],
    column_potential: list[float],
    matched: list[int],
) -> list[int]:
    """The columns before each column on the cheapest path; the last entry is the free column reached."""
    matched[0] = row
    least = [float("inf")] * (size + 1)
    way = [0] * (size + 1)
    seen = [False] * (size + 1)
    column = 0
    while True:
        seen[column] = True
        current = matched[column]
        delta, following = float("inf"), 0
        for j in range(1, size + 1):
            if seen[j]:
                continue
            reduced = cost[current - 1][j - 1] - row_potential[current] - column_potential[j]
            if reduced < least[j]:
                least[j], way[j] = reduced, column
            if least[j] < delta:
                delta, following = least[j], j
        for j in range(size + 1):
            if seen[j]:
                row_potential[matched[j]] += delta
                column_potential[j] -= delta
            else:
                least[j] -= delta
        column = following
        if matched[column] == 0:
            return [*way, column]
