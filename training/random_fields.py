"""Trains conditional random fields with CRFsuite (L-BFGS, L1 and L2 prior) and keeps their weights."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from afterword.reading.learned.random_field import Field

Sequences = Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]]

L1, L2 = 2.0, 0.01  # chosen on dev: L1 from 0.3 to 2 adds two points to the anchors, 3 and 5 lose again


def train(sequences: Sequences, rounds: int) -> Field:
    """The field of these sequences of features and labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    numbers: dict[str, int] = {}  # CRFsuite's dump cannot be read back where a feature holds white space
    for features, labels in sequences:
        numbered = [[str(numbers.setdefault(f, len(numbers))) for f in token] for token in features]
        trainer.append(numbered, labels)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": rounds, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "field.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        told = tagger.info()
        tagger.close()
    return _field(told, list(numbers))


def _field(told: pycrfsuite._dumpparser.ParsedDump, names: Sequence[str]) -> Field:
    labels = tuple(told.labels)
    column = {label: k for k, label in enumerate(labels)}
    rows: dict[str, int] = {}
    for feature, _ in told.state_features:
        rows.setdefault(names[int(feature)], len(rows))
    weights = np.zeros((len(rows) + 1, len(labels)))
    for (feature, label), weight in told.state_features.items():
        weights[rows[names[int(feature)]], column[label]] = weight
    steps = np.zeros((len(labels), len(labels)))
    for (before, after), weight in told.transitions.items():
        steps[column[before], column[after]] = weight
    return Field(labels, rows, weights, steps)
