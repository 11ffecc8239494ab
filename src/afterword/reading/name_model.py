"""The linear model of names: a conditional random field over features, its best labels, its file.

Beside the weights for the labels of names stand those of a detector of proper nouns, learnt from far more
text; how sure it is of a token and its neighbours is a feature of names too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.name_features import SURE, SURENESS, WordFeatures, sure_features
from afterword.reading.name_tables import Floats, Ints, Weights
from afterword.reading.packed import pack, unpacked
from afterword.reading.sequences import best_path

FEATURES, WEIGHTS = "features.json.gz", "weights.npz"
NOUN_LABELS = ("O", "B-NE", "B-NN")
"""What the detector tells apart: proper nouns, common nouns, all else."""


def allowed(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which label may follow which: I-PER only after B-PER or I-PER."""
    table = np.ones((len(labels), len(labels)), dtype=np.bool_)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                table[before, after] = other[2:] == label[2:] and other != "O"
    return table


@dataclass(frozen=True)
class NameModel:
    """Weights of features, and of label pairs; `rows` gives the row of a feature.

    The columns of `weights` are the labels, then NOUN_LABELS.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    steps: Floats
    seen: WordFeatures

    def labels_of(self, features: Sequence[Sequence[str]]) -> list[str]:
        """The labels of one sentence that together score best, from features made already."""
        return self.best(Weights(self.rows, self.weights).sums(features), [len(features)])

    def best(self, scores: Floats, lengths: Sequence[int]) -> list[str]:
        """The labels of sentences that together score best; the scores of all their tokens in one line."""
        width = len(self.labels)
        of_names = scores[:, :width] + self._sure[_around(noun_chances(scores[:, width:]), lengths)]
        return [self.labels[k] for k in best_path(of_names, lengths, self.steps)]

    @cached_property
    def _sure(self) -> Floats:
        """What the detector's sureness of three tokens in a row adds to the labels of the one between."""
        combinations = [sure_features(*three) for three in product(SURENESS, repeat=3)]
        added = Weights(self.rows, self.weights).sums(combinations)[:, : len(self.labels)]
        return added.reshape(*[len(SURENESS)] * 3, -1)

    def save(self, folder: Path, smallest: float = 0.0) -> None:
        """Write the model, weights in 8 bits; features with all weights under `smallest` left out."""
        folder.mkdir(parents=True, exist_ok=True)
        keep = sorted(
            (name, row) for name, row in self.rows.items() if abs(self.weights[row]).max() > smallest
        )
        kept = self.weights[[row for _, row in keep]]
        scale = float(abs(kept).max()) / 127
        np.savez_compressed(
            folder / WEIGHTS,
            weights=np.round(kept / scale).astype(np.int8),
            scale=scale,
            steps=self.steps,
        )
        said = {"labels": self.labels, "features": [name for name, _ in keep]}
        pack(folder / FEATURES, said)


def load(folder: Path, seen: WordFeatures) -> NameModel:
    """The model that `save` wrote."""
    said = unpacked(folder / FEATURES)
    with np.load(folder / WEIGHTS) as arrays:
        weights = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"])
        steps = arrays["steps"].astype(np.float32)
    rows = {name: row for row, name in enumerate(said["features"])}
    return NameModel(tuple(said["labels"]), rows, weights, steps, seen)


def noun_chances(scores: Floats) -> npt.NDArray[np.float64]:
    """How likely each token is a proper noun, from the detector's scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = powers[:, NOUN_LABELS.index("B-NE")] / powers.sum(axis=1)
    return chances.astype(np.float64)


def _around(chances: npt.NDArray[np.float64], lengths: Sequence[int]) -> tuple[Ints, Ints, Ints]:
    """How sure the detector is of the token before each token, of it, and of the one behind, in SURENESS."""
    steps = np.searchsorted(SURE, chances)
    ends = np.cumsum(lengths)
    before, after = np.roll(steps, 1), np.roll(steps, -1)
    before[ends - lengths] = after[ends - 1] = SURENESS.index("-")
    return before, steps, after
