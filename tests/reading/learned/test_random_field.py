"""A conditional random field gives the best labels together, and how likely each label is."""

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.reading.learned.random_field import Field, load

LABELS = ("O", "Q", "C")
FEATURES = ("wort", "komma", "verb", "anfang")


def field_of(numbers: list[float]) -> Field:
    weights = np.zeros((len(FEATURES) + 1, len(LABELS)))
    weights[:-1] = np.array(numbers[:12]).reshape(4, 3)
    return Field(
        LABELS, {f: k for k, f in enumerate(FEATURES)}, weights, np.array(numbers[12:21]).reshape(3, 3)
    )


def score(field: Field, sequence: list[list[str]], path: tuple[int, ...]) -> float:
    local = sum(
        float(field.weights[field.rows[f], path[i]]) for i, token in enumerate(sequence) for f in token
    )
    return local + sum(float(field.steps[a, b]) for a, b in itertools.pairwise(path))


numbers = st.lists(st.floats(-3, 3), min_size=21, max_size=21)
sequences = st.lists(
    st.lists(st.lists(st.sampled_from(FEATURES), max_size=3), min_size=1, max_size=4), min_size=1, max_size=3
)


@given(numbers, sequences)
def test_labels_and_chances_are_those_of_trying_all_paths(
    told: list[float], read: list[list[list[str]]]
) -> None:
    field = field_of(told)
    for sequence, answer in zip(read, field.label(read), strict=True):
        paths = list(itertools.product(range(3), repeat=len(sequence)))
        scores = [score(field, sequence, path) for path in paths]
        whole = sum(map(math.exp, scores))
        best = tuple(LABELS.index(label) for label in answer.best)
        assert score(field, sequence, best) == pytest.approx(max(scores))
        assert answer.sureness ** len(sequence) == pytest.approx(math.exp(max(scores)) / whole)
        for i, k in itertools.product(range(len(sequence)), range(3)):
            share = sum(math.exp(s) for s, path in zip(scores, paths, strict=True) if path[i] == k) / whole
            assert answer.chances[i, k] == pytest.approx(share)


def test_an_empty_sequence_has_no_labels() -> None:
    empty, full = field_of([0.5] * 21).label([[], [["verb"]]])
    assert empty.best == ()
    assert len(full.best) == 1


def test_unknown_features_tell_nothing() -> None:
    known, unknown = field_of([0.1 * k for k in range(21)]).label([[["verb"]], [["verb", "nie gesehen"]]])
    assert known.best == unknown.best
    assert np.allclose(known.chances, unknown.chances)


def test_a_field_is_read_as_it_was_written(tmp_path: Path) -> None:
    written = field_of([0.25 * k for k in range(21)])
    written.save(tmp_path / "field.json.gz")
    read = load(tmp_path / "field.json.gz")
    sequence = [["wort"], ["komma", "verb"], ["anfang"]]
    assert read.label([sequence])[0].best == written.label([sequence])[0].best
    assert np.allclose(read.label([sequence])[0].chances, written.label([sequence])[0].chances)
