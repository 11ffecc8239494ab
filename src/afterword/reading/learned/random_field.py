"""A linear-chain conditional random field, read only: the best labels of sequences and how sure they are.

Lafferty, McCallum and Pereira 2001. Trained elsewhere (training/random_fields.py) with an L1 prior, which
leaves few weights; sequences are decoded many at a time, since numpy's cost is by call and not by number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.name_model import viterbi
from afterword.reading.packed import pack, unpacked

Floats = npt.NDArray[np.float64]
Features = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a field makes of one sequence."""

    best: tuple[str, ...]  # the labels that are best together (Viterbi)
    chances: Floats  # tokens by labels: marginal probabilities
    sureness: float  # the probability of `best`, as its geometric mean over tokens


@dataclass(frozen=True, slots=True)
class Field:
    """Weights of features (rows, one more at the end for none), and of label pairs."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    steps: Floats

    def label(self, sequences: Sequence[Features]) -> list[Labelled]:
        """The labels of each sequence of features in words; an empty sequence has none."""
        features = [token for sequence in sequences for token in sequence]
        return self.decide(self.scores(features), [len(sequence) for sequence in sequences])

    def scores(self, features: Features) -> Floats:
        """The sum of the weights of all features of each token, for each label."""
        rows, none = self.rows, len(self.rows)
        flat: list[int] = []
        starts: list[int] = []
        for token in features:
            starts.append(len(flat))
            flat.append(none)
            flat += [rows[f] for f in token if f in rows]
        if not flat:
            return np.zeros((0, len(self.labels)))
        summed: Floats = np.add.reduceat(self.weights[flat], starts, axis=0)
        return summed

    def decide(self, scores: Floats, lengths: Sequence[int]) -> list[Labelled]:
        """The labels of each sequence, from the label scores of all tokens in one line."""
        full = [k for k, length in enumerate(lengths) if length]
        found = [Labelled((), np.zeros((0, len(self.labels))), 1.0)] * len(lengths)
        if not full:
            return found
        sizes = np.array([lengths[k] for k in full])
        padded = np.zeros((len(full), int(sizes.max()), len(self.labels)))
        padded[np.arange(padded.shape[1])[None] < sizes[:, None]] = scores
        chances, norm = self._chances(padded, sizes)
        paths, best = self._paths(padded, sizes)
        for n, k in enumerate(full):
            size = int(sizes[n])
            labels = tuple(self.labels[i] for i in paths[n, :size])
            found[k] = Labelled(labels, chances[n, :size], float(np.exp((best[n] - norm[n]) / size)))
        return found

    def _chances(self, scores: Floats, lengths: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Marginal probabilities (forward and backward, scaled), and the log of the norm."""
        count, longest, width = scores.shape
        top = scores.max(axis=2)
        local, pairs = np.exp(scores - top[:, :, None]), np.exp(self.steps)
        forward, scale = np.empty_like(local), np.ones((count, longest))
        ahead = local[:, 0]
        for t in range(longest):
            if t:
                ahead = (ahead @ pairs) * local[:, t]
            scale[:, t] = ahead.sum(axis=1)
            ahead = ahead / scale[:, t, None]
            forward[:, t] = ahead
        chances = np.empty_like(local)
        behind = np.ones((count, width))
        for t in range(longest - 1, -1, -1):
            behind[t >= lengths - 1] = 1.0
            chances[:, t] = forward[:, t] * behind
            behind = (behind * local[:, t]) @ pairs.T / scale[:, t, None]
        chances /= chances.sum(axis=2, keepdims=True)
        mask = np.arange(longest)[None] < lengths[:, None]
        return chances, ((np.log(scale) + top) * mask).sum(axis=1)

    def _paths(self, scores: Floats, lengths: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Floats]:
        """The best path of each sequence, padded, and its score."""
        mask = np.arange(scores.shape[1])[None] < lengths[:, None]
        paths = np.zeros(mask.shape, dtype=np.int64)
        paths[mask] = viterbi(scores[mask], lengths.tolist(), self.steps)
        own = np.take_along_axis(scores, paths[:, :, None], axis=2)[:, :, 0] * mask
        joined = self.steps[paths[:, :-1], paths[:, 1:]] * mask[:, 1:]
        return paths, own.sum(axis=1) + joined.sum(axis=1)

    def save(self, path: Path) -> None:
        """Write the field as gzipped JSON: labels, features with their weights (four digits), label pairs."""
        said = {
            "labels": self.labels,
            "steps": np.round(self.steps, 4).tolist(),
            "weights": {f: np.round(self.weights[row], 4).tolist() for f, row in sorted(self.rows.items())},
        }
        pack(path, said)


def load(path: Path) -> Field:
    """The field that `save` wrote."""
    said = unpacked(path)
    weights = said["weights"]
    table = np.array([*weights.values(), [0.0] * len(said["labels"])])
    rows = {feature: row for row, feature in enumerate(weights)}
    return Field(tuple(said["labels"]), rows, table, np.array(said["steps"]))
