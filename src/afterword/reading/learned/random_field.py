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

from afterword.reading import sequences
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

    def chances(self, scores: Floats, lengths: Sequence[int]) -> Floats:
        """How likely each label is at each token, from the label scores of all tokens in one line."""
        return sequences.chances(scores, lengths, self.steps)[0] if len(scores) else scores

    def decide(self, scores: Floats, lengths: Sequence[int]) -> list[Labelled]:
        """The labels of each sequence, from the label scores of all tokens in one line."""
        if not len(scores):
            return [Labelled((), scores, 1.0)] * len(lengths)
        full = [length for length in lengths if length]
        likely, norms = sequences.chances(scores, full, self.steps)
        path = sequences.best_path(scores, full, self.steps)
        told = scores[np.arange(len(path)), path]
        starts = sequences.starts_of(full)
        told[1:] += self.steps[path[:-1], path[1:]]
        told[starts[1:]] -= self.steps[path[starts[1:] - 1], path[starts[1:]]]
        sureness = np.exp((np.add.reduceat(told, starts) - norms) / full).tolist()
        labels, found, start = [self.labels[k] for k in path.tolist()], [], 0
        surely = iter(sureness)
        for length in lengths:
            end = start + length
            sure = next(surely) if length else 1.0
            found.append(Labelled(tuple(labels[start:end]), likely[start:end], sure))
            start = end
        return found

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
