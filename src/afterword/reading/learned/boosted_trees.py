"""Boosted regression trees, read only: a score between 0 and 1 for rows of numbers (Friedman 2001)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.packed import pack, unpacked

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees as tables of nodes (trees by nodes); a leaf leads to itself, whatever is asked."""

    columns: tuple[str, ...]  # what each number of a row is
    asks: Ints  # the column a node looks at
    bounds: Floats  # up to and with it, go left
    left: Ints
    right: Ints
    values: Floats
    depth: int

    def score(self, rows: Floats) -> Floats:
        """The score of each row."""
        if not len(rows):
            return np.zeros(0)
        trees = np.arange(len(self.asks))[None]
        at = np.zeros((len(rows), len(self.asks)), dtype=np.int32)
        lines = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[lines, self.asks[trees, at]] <= self.bounds[trees, at]
            at = np.where(goes_left, self.left[trees, at], self.right[trees, at])
        return np.asarray(1 / (1 + np.exp(-self.values[trees, at].sum(axis=1))))

    def save(self, path: Path) -> None:
        """Write the trees as gzipped JSON."""
        said = {
            "columns": self.columns,
            "depth": self.depth,
            "asks": self.asks.tolist(),
            "bounds": np.round(self.bounds, 6).tolist(),
            "left": self.left.tolist(),
            "right": self.right.tolist(),
            "values": np.round(self.values, 6).tolist(),
        }
        pack(path, said)


def load(path: Path) -> Trees:
    """The trees that `save` wrote."""
    said = unpacked(path)
    whole = {name: np.array(said[name], dtype=np.int32) for name in ("asks", "left", "right")}
    parts = {name: np.array(said[name], dtype=np.float64) for name in ("bounds", "values")}
    return Trees(
        tuple(said["columns"]),
        whole["asks"],
        parts["bounds"],
        whole["left"],
        whole["right"],
        parts["values"],
        int(said["depth"]),
    )
