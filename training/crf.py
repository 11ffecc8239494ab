"""Trains a linear-chain conditional random field in numpy, many sentences at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from afterword.reading.name_model import allowed

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sentence: the features of each token, its labels, how much it counts."""

    features: list[list[str]]
    labels: list[str]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn; chosen by cross-validation on GermEval dev."""

    epochs: int = 8
    batch: int = 32
    rate: float = 0.1
    decay: float = 2e-4
    drop: float = 0.3
    seed: int = 0


@dataclass(slots=True)
class _Encoded:
    rows: Ints  # feature rows of all tokens, one after the other
    starts: Ints  # where each token's rows start
    gold: Ints
    weight: float


@dataclass(slots=True)
class Field:
    """The field as trained."""

    rows: dict[str, int]
    weights: Floats
    steps: Floats


def train(samples: Sequence[Sample], labels: Sequence[str], settings: Settings) -> Field:
    """Maximise the likelihood: AdaGrad, features dropped at random, weights averaged over later epochs."""
    rng = np.random.default_rng(settings.seed)
    counts = Counter(f for s in samples for token in s.features for f in token)
    rows = {f: i for i, f in enumerate(counts)}
    number = {label: i for i, label in enumerate(labels)}
    data = [_encode(sample, rows, number) for sample in samples]
    weights = np.zeros((len(rows), len(labels)), np.float32)
    steps = np.zeros((len(labels), len(labels)), np.float32)
    closed = np.where(allowed(labels), np.float32(0), _FORBIDDEN)
    squares, step_squares = np.full_like(weights, 1e-3), np.full_like(steps, 1e-3)
    total, total_steps, taken = np.zeros_like(weights), np.zeros_like(steps), 0
    for epoch in range(settings.epochs):
        order = rng.permutation(len(data))
        for start in range(0, len(order), settings.batch):
            batch = [data[i] for i in order[start : start + settings.batch]]
            touched, gradient, step_gradient = _gradient(batch, weights, steps + closed, settings.drop, rng)
            gradient += settings.decay * len(batch) * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= settings.rate * gradient / np.sqrt(squares[touched])
            step_squares += step_gradient**2
            steps -= settings.rate * step_gradient / np.sqrt(step_squares)
        if epoch >= settings.epochs // 2:
            total, total_steps, taken = total + weights, total_steps + steps, taken + 1
    return Field(rows, (total / taken).astype(np.float32), (total_steps / taken + closed).astype(np.float32))


def _encode(sample: Sample, rows: dict[str, int], number: dict[str, int]) -> _Encoded:
    lengths = [len(token) for token in sample.features]
    flat = [rows[f] for token in sample.features for f in token]
    starts = np.cumsum([0, *lengths[:-1]])
    gold = np.array([number[label] for label in sample.labels])
    return _Encoded(np.array(flat), starts, gold, sample.weight)


def _gradient(
    batch: list[_Encoded], weights: Floats, steps: Floats, drop: float, rng: np.random.Generator
) -> tuple[Ints, Floats, Floats]:
    """The gradient of the loss for the rows touched, and for the steps."""
    flat = np.concatenate([s.rows for s in batch])
    lengths = [len(s.gold) for s in batch]
    offsets = np.cumsum([0, *(len(s.rows) for s in batch[:-1])])
    starts = np.concatenate([s.starts + o for s, o in zip(batch, offsets, strict=True)])
    kept = (rng.random(len(flat)) >= drop).astype(np.float32) / (1 - drop)
    scores = np.add.reduceat(weights[flat] * kept[:, None], starts, axis=0)
    errors, step_gradient = _errors(scores, lengths, batch, steps)
    per_token = np.diff(np.append(starts, len(flat)))
    touched, place = np.unique(flat, return_inverse=True)
    gradient = np.zeros((len(touched), weights.shape[1]), np.float32)
    np.add.at(gradient, place, np.repeat(errors, per_token, axis=0) * kept[:, None])
    return touched, gradient, step_gradient


def _errors(
    scores: Floats, lengths: list[int], batch: list[_Encoded], steps: Floats
) -> tuple[Floats, Floats]:
    """Expected minus true labels of each token, and of each pair (forward and backward over padded rows)."""
    size, width, longest = len(batch), scores.shape[1], max(lengths)
    padded = np.zeros((size, longest, width), np.float32)
    mask = np.arange(longest)[None, :] < np.array(lengths)[:, None]
    padded[mask] = scores
    forward = np.zeros_like(padded)
    backward = np.zeros_like(padded)
    forward[:, 0] = padded[:, 0]
    for t in range(1, longest):
        reached = _logsum(forward[:, t - 1, :, None] + steps[None], 1) + padded[:, t]
        forward[:, t] = np.where(mask[:, t, None], reached, forward[:, t - 1])
    for t in range(longest - 2, -1, -1):
        onward = _logsum(steps[None] + (padded[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
        backward[:, t] = np.where(mask[:, t + 1, None], onward, 0)
    norm = _logsum(forward[:, -1], 1)
    weight = np.array([s.weight for s in batch], np.float32)
    expected = np.exp(forward + backward - norm[:, None, None]) * weight[:, None, None]
    gold = np.concatenate([s.gold for s in batch])
    errors = expected[mask]
    errors[np.arange(len(gold)), gold] -= np.repeat(weight, lengths)
    pairs = np.zeros_like(steps)
    for t in range(1, longest):
        on = mask[:, t]
        joint = forward[on, t - 1, :, None] + steps[None] + (padded[on, t] + backward[on, t])[:, None, :]
        pairs += (np.exp(joint - norm[on, None, None]) * weight[on, None, None]).sum(axis=0)
    for s in batch:
        np.subtract.at(pairs, (s.gold[:-1], s.gold[1:]), np.float32(s.weight))
    return errors, pairs


def _logsum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
