"""The linear model of names: a conditional random field over features, its best labels, its file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.name_features import OFFSETS, WordFeatures, context, edged

Floats = npt.NDArray[np.float32]

_CACHED_WORDS = 40_000


def allowed(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which label may follow which: I-PER only after B-PER or I-PER."""
    table = np.ones((len(labels), len(labels)), dtype=np.bool_)
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                table[before, after] = other[2:] == label[2:] and other != "O"
    return table


@dataclass(slots=True)
class NameModel:
    """Weights of features for each label, and of label pairs; `rows` gives the row of a feature."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    steps: Floats
    seen: WordFeatures
    _words: dict[str, Floats] = field(default_factory=dict)

    def best(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """The labels of one sentence that together score best (Viterbi)."""
        scores = self._scores(words, tags)
        return [self.labels[k] for k in viterbi(scores, self.steps)] if len(words) else []

    def labels_of(self, features: Sequence[Sequence[str]]) -> list[str]:
        """As `best`, from features already made."""
        scores = np.stack(
            [self.weights[[self.rows[f] for f in token if f in self.rows]].sum(axis=0) for token in features]
        )
        return [self.labels[k] for k in viterbi(scores, self.steps)]

    def _scores(self, words: Sequence[str], tags: Sequence[str]) -> Floats:
        table = np.stack([self._word(word) for word in edged(words)])
        n = len(words)
        scores: Floats = sum(table[2 + o : 2 + o + n, k] for k, o in enumerate(OFFSETS))  # type: ignore[assignment]  # sum starts from 0
        rows = self.rows
        for i, features in enumerate(context(words, tags, self.seen)):
            known = [rows[f] for f in features if f in rows]
            scores[i] += self.weights[known].sum(axis=0)
        return scores

    def _word(self, word: str) -> Floats:
        """What a word adds to the labels of the tokens around it, one row for each offset."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _CACHED_WORDS:
                self._words.clear()
            found = np.zeros((len(OFFSETS), len(self.labels)), dtype=np.float32)
            for k, features in enumerate(by_offset(self.seen, word)):
                found[k] = self.weights[[self.rows[f] for f in features if f in self.rows]].sum(axis=0)
            self._words[word] = found
        return found

    def save(self, folder: Path, smallest: float = 0.0) -> None:
        """Write the model, weights in 8 bits; features with all weights under `smallest` left out."""
        folder.mkdir(parents=True, exist_ok=True)
        keep = sorted(
            (row, name) for name, row in self.rows.items() if abs(self.weights[row]).max() > smallest
        )
        kept = self.weights[[row for row, _ in keep]]
        scale = float(abs(kept).max()) / 127
        np.savez_compressed(
            folder / "weights.npz",
            weights=np.round(kept / scale).astype(np.int8),
            scale=scale,
            steps=self.steps,
        )
        said = {"labels": self.labels, "features": [name for _, name in keep]}
        with gzip.open(folder / "features.json.gz", "wt", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False)


def load(folder: Path, seen: WordFeatures) -> NameModel:
    """The model that `save` wrote."""
    with gzip.open(folder / "features.json.gz", "rt", encoding="utf-8") as file:
        said = json.load(file)
    with np.load(folder / "weights.npz") as arrays:
        weights = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"])
        steps = arrays["steps"].astype(np.float32)
    rows = {name: row for row, name in enumerate(said["features"])}
    return NameModel(tuple(said["labels"]), rows, weights, steps, seen)


def by_offset(seen: WordFeatures, word: str) -> list[list[str]]:
    """The features that a word gives to the token `offset` places before it, for each of OFFSETS."""
    near = seen.near(word)
    return [[f"{o}{f}" for f in near] + (seen.own(word) if o == 0 else []) for o in OFFSETS]


def sentence_features(words: Sequence[str], tags: Sequence[str], seen: WordFeatures) -> list[list[str]]:
    """All features of each token, as the training needs them."""
    per_word = {word: by_offset(seen, word) for word in set(edged(words))}
    padded = edged(words)
    rows = context(words, tags, seen)
    for i in range(len(words)):
        for k, offset in enumerate(OFFSETS):
            rows[i] += per_word[padded[2 + i + offset]][k]
    return rows


def viterbi(scores: Floats, steps: Floats) -> list[int]:
    """The best path through label scores (tokens by labels) and scores of label pairs."""
    best = scores[0]
    back = []
    for row in scores[1:]:
        total = best[:, None] + steps
        pointers = total.argmax(axis=0)
        back.append(pointers)
        best = total[pointers, np.arange(len(pointers))] + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
