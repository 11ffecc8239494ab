"""The linear model of names: a conditional random field over features, its best labels, its file.

Beside the weights for the labels of names stand those of a detector of proper nouns, learnt from far more
text; how sure it is of a token and its neighbours is a feature of names too.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from afterword.reading.name_features import OFFSETS, WordFeatures, context, edged, sureness

Floats = npt.NDArray[np.float32]

NOUN_LABELS = ("O", "B-NE", "B-NN")
"""What the detector tells apart: proper nouns, common nouns, all else."""

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
    """Weights of features, and of label pairs; `rows` gives the row of a feature.

    The columns of `weights` are the labels, then NOUN_LABELS.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Floats
    steps: Floats
    seen: WordFeatures
    _words: dict[str, Floats] = field(default_factory=dict)

    def best(self, words: Sequence[str], tags: Sequence[str]) -> list[str]:
        """The labels of one sentence that together score best (Viterbi)."""
        if not words:
            return []
        table = np.stack([self._word(word) for word in edged(words)])
        n = len(words)
        scores = np.zeros((n, table.shape[2]), dtype=np.float32)
        for k, offset in enumerate(OFFSETS):
            scores += table[2 + offset : 2 + offset + n, k]
        for i, features in enumerate(context(words, tags, self.seen)):
            scores[i] += self._sum(features)
        return self._decode(scores)

    def labels_of(self, features: Sequence[Sequence[str]]) -> list[str]:
        """As `best`, from features already made (without the detector's)."""
        return self._decode(np.stack([self._sum(token) for token in features]))

    def _decode(self, scores: Floats) -> list[str]:
        width = len(self.labels)
        of_names = scores[:, :width]
        if scores.shape[1] > width:
            for i, features in enumerate(sureness(noun_chances(scores[:, width:]))):
                of_names[i] += self._sum(features)[:width]
        return [self.labels[k] for k in viterbi(of_names, self.steps)]

    def _sum(self, features: Sequence[str]) -> Floats:
        rows = self.rows
        total: Floats = self.weights[[rows[f] for f in features if f in rows]].sum(axis=0)
        return total

    def _word(self, word: str) -> Floats:
        """What a word adds to the labels of the tokens around it, one row for each offset."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _CACHED_WORDS:
                self._words.clear()
            found = np.stack([self._sum(features) for features in by_offset(self.seen, word)])
            self._words[word] = found
        return found

    def save(self, folder: Path, smallest: float = 0.0) -> None:
        """Write the model, weights in 8 bits; features with all weights under `smallest` left out."""
        folder.mkdir(parents=True, exist_ok=True)
        keep = sorted(
            (name, row) for name, row in self.rows.items() if abs(self.weights[row]).max() > smallest
        )
        kept = self.weights[[row for _, row in keep]]
        scale = float(abs(kept).max()) / 127
        np.savez_compressed(
            folder / "weights.npz",
            weights=np.round(kept / scale).astype(np.int8),
            scale=scale,
            steps=self.steps,
        )
        said = {"labels": self.labels, "features": [name for name, _ in keep]}
        packed = gzip.compress(json.dumps(said, ensure_ascii=False).encode(), mtime=0)
        (folder / "features.json.gz").write_bytes(packed)


def load(folder: Path, seen: WordFeatures) -> NameModel:
    """The model that `save` wrote."""
    said = json.loads(gzip.decompress((folder / "features.json.gz").read_bytes()))
    with np.load(folder / "weights.npz") as arrays:
        weights = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"])
        steps = arrays["steps"].astype(np.float32)
    rows = {name: row for row, name in enumerate(said["features"])}
    return NameModel(tuple(said["labels"]), rows, weights, steps, seen)


def noun_chances(scores: Floats) -> list[float]:
    """How likely each token is a proper noun, from the detector's scores."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: list[float] = (powers[:, NOUN_LABELS.index("B-NE")] / powers.sum(axis=1)).tolist()
    return chances


def by_offset(seen: WordFeatures, word: str) -> list[list[str]]:
    """The features that a word gives to the token that stands `offset` before it, for each of OFFSETS."""
    near = seen.near(word)
    return [[f"{o}{f}" for f in near] + (seen.own(word) if o == 0 else []) for o in OFFSETS]


def sentence_features(words: Sequence[str], tags: Sequence[str], seen: WordFeatures) -> list[list[str]]:
    """All features of each token but the detector's, as the training needs them."""
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
        best = total.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
