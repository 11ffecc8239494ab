"""Sequences of labels: the best ones, and how likely each label is, for many sequences at once.

Numpy's cost is by call and not by number, so all sequences go forward together: first the first tokens of
all of them, the longest sequence first, then the second tokens of those that go on, and so to the end.
Scores are those of a linear chain, as logarithms: of each label at each token (`scores`: tokens by labels,
all sequences in one line, one behind the other), and of each pair of labels in a row (`steps`: labels before
by labels after). `lengths` are the tokens of each sequence: at least one sequence, and none of them empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32] | npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Course:
    """The order in which the tokens of sequences are reached, turn by turn."""

    places: Ints  # of the tokens, where all sequences stand in one line, one behind the other
    turns: list[tuple[int, int]]  # where in that order the first tokens begin and end, the second ones …

    @classmethod
    def of(cls, lengths: Sequence[int], *, backwards: bool = False) -> _Course:
        sizes = np.array(lengths)
        longest_first = np.argsort(-sizes, kind="stable")
        starts, sizes = starts_of(lengths)[longest_first], sizes[longest_first]
        goes_on = sizes[None] > np.arange(sizes[0])[:, None]
        turn, sequence = np.nonzero(goes_on)
        places = starts[sequence] + (sizes[sequence] - 1 - turn if backwards else turn)
        return cls(places, list(pairwise([0, *np.cumsum(goes_on.sum(axis=1)).tolist()])))


def starts_of(lengths: Sequence[int]) -> Ints:
    """Where each sequence begins in the line; a sequence may be empty here."""
    sizes = np.array(lengths, dtype=np.int64)
    starts: Ints = np.cumsum(sizes) - sizes
    return starts


def best_path(scores: Scores, lengths: Sequence[int], steps: Scores) -> Ints:
    """The number of the label of each token: those that together score best in their sequence (Viterbi)."""
    course = _Course.of(lengths)
    best = scores[course.places]
    for (start, _), (here, end) in pairwise(course.turns):
        before = best[start : start + end - here, :, None]
        best[here:end] += np.maximum.reduce(before + steps, axis=1)
    path = np.empty(len(scores), dtype=np.int64)
    labels, following = np.empty(0, dtype=np.int64), steps.T
    for start, end in reversed(course.turns):
        reached = best[start:end]
        reached[: len(labels)] += following[labels]
        labels = reached.argmax(axis=1)
        path[course.places[start:end]] = labels
    return path


def chances(scores: Floats, lengths: Sequence[int], steps: Floats) -> tuple[Floats, Floats]:
    """How likely each label is at each token (tokens by labels), and the log partition of each sequence.

    The sequences go forward and, turned round, backward at the same time; each token is scaled to a sum of 1
    (Rabiner 1989), so that no product underflows.
    """
    starts = starts_of(lengths)
    ways = [_Course.of(lengths), _Course.of(lengths, backwards=True)]
    top = scores.max(axis=1)
    local = np.exp(scores - top[:, None])[np.stack([way.places for way in ways])]
    pairs = np.exp(np.stack([steps, steps.T]))
    arriving, leaving = np.ones_like(local), np.empty_like(local)
    scale = np.empty((*local.shape[:2], 1))
    for turn, (here, end) in enumerate(ways[0].turns):
        arrives, leaves, scales = arriving[:, here:end], leaving[:, here:end], scale[:, here:end]
        if turn:
            start = ways[0].turns[turn - 1][0]
            np.matmul(leaving[:, start : start + end - here], pairs, out=arrives)
        np.multiply(arrives, local[:, here:end], out=leaves)
        np.add.reduce(leaves, axis=2, keepdims=True, out=scales)
        leaves /= scales
    forward, backward, scaled = np.empty_like(scores), np.empty_like(scores), np.empty(len(scores))
    forward[ways[0].places], scaled[ways[0].places] = leaving[0], scale[0, :, 0]
    backward[ways[1].places] = arriving[1]
    likely = forward * backward
    norms: Floats = np.add.reduceat(np.log(scaled) + top, starts)
    return likely / likely.sum(axis=1, keepdims=True), norms
