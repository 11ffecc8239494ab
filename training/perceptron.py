"""An averaged perceptron over hashed features whose choices are the tags that each token may have.

Collins 2002 (EMNLP), without the search: a step looks at a batch of tokens, not at a sentence.
"""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt

from afterword.reading.looks import SIZE, Tags
from afterword.reading.tagger import scores

BATCH = 500  # tokens in one update; GSD dev: 2,000 are a thousandth worse in word classes

Table = npt.NDArray[np.float32]
Lesson = tuple[npt.NDArray[np.int32], npt.NDArray[np.bool_], Tags]  # features, tags allowed, right tag


class Perceptron:
    """Averaged weights, features × tags."""

    def __init__(self, tags: int) -> None:
        self.weights: Table = np.zeros((SIZE, tags), dtype=np.float32)
        self.late: Table = np.zeros((SIZE, tags), dtype=np.float32)  # updates, each times its step
        self.step = 1

    def learn(self, features: npt.NDArray[np.int32], allowed: npt.NDArray[np.bool_], right: Tags) -> int:
        """One update over a batch of tokens; gives the number of wrong answers before it."""
        answers = scores(self.weights, features, allowed).argmax(axis=1)
        wrong = np.flatnonzero(answers != right)
        rows = features[wrong]
        for tags, amount in ((right[wrong], 1.0), (answers[wrong], -1.0)):
            where = (rows.ravel(), np.repeat(tags, rows.shape[1]))
            np.add.at(self.weights, where, amount)
            np.add.at(self.late, where, amount * self.step)
        self.step += 1
        return len(wrong)

    def average(self) -> Table:
        """The mean of the weights over all steps."""
        return self.weights - self.late / np.float32(self.step)


def fit(lessons: list[Lesson], tags: int, epochs: int, rng: np.random.Generator) -> Table:
    """Learn all lessons so many times over, each time in another order."""
    features, allowed, right = (np.concatenate([lesson[i] for lesson in lessons]) for i in range(3))
    perceptron = Perceptron(tags)
    for epoch in range(epochs):
        wrong = 0
        order = rng.permutation(len(right))
        for start in range(0, len(right), BATCH):
            batch = order[start : start + BATCH]
            wrong += perceptron.learn(features[batch], allowed[batch], right[batch])
        say(f"  epoch {epoch + 1}: {wrong / max(1, len(right)):.4f} wrong of {len(right)} choices")
    return perceptron.average()


def say(text: str) -> None:
    """Print with the time."""
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)
