"""The network of the parser: from words and tags of sentences to a head and a relation for each word.

A word is its form (`forms.py`) and its tag; one look at its neighbours, then layers of gated memory that
run through the sentence in both directions ("quasi-recurrent", Bradbury and others 2017: what is kept and
what is taken in is decided from the word alone, so that all words are computed at once and only the sum runs
on). Every pair of words gets a score for the one hanging on the other by a bilinear form (Dozat and Manning
2017) and by how far apart they stand; `trees.py` finds the best tree. Only numpy is used; one article is one
batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from afterword.reading.forms import Forms
from afterword.reading.threads import one_thread
from afterword.reading.trees import NEVER, Heads, best_tree

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

DISTANCES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30)
"""How far apart a word and its head stand: the last of these that is not more."""
LONGEST = 160  # words of a sentence; what is longer is cut into pieces, each a tree


def distances(length: int) -> Numbers:
    """Words by heads: the class of each distance; 0 for the root, then to the right, then to the left."""
    away = np.arange(length)[None, :] - np.arange(length)[:, None]
    steps = np.searchsorted(DISTANCES, np.abs(away), side="right").clip(1)
    classes = np.where(away > 0, steps, steps + len(DISTANCES))
    return np.concatenate((np.zeros((length, 1), dtype=np.int64), classes), axis=1)


@dataclass(frozen=True)
class TreeNetwork:
    """The weights by name, and the names of tags and relations in their order."""

    weights: Mapping[str, Floats]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    forms: Forms

    def numbers(self, tags: Sequence[str]) -> Numbers:
        """Tags as numbers."""
        number = {tag: i for i, tag in enumerate(self.tags)}
        return np.array([number.get(tag, len(number)) for tag in tags], dtype=np.int64)

    @cached_property
    def layers(self) -> int:
        """How many layers of memory there are."""
        return sum(name.startswith("gates_bias") for name in self.weights)

    @cached_property
    def _root(self) -> int:
        return self.relations.index("ROOT")

    @cached_property
    def _distances(self) -> Floats:
        """The score of the distance for each pair of a sentence of any length."""
        return self.weights["distance"][distances(LONGEST)]

    def parse(self, words: Sequence[str], tags: Numbers, lengths: Sequence[int]) -> tuple[Heads, Numbers]:
        """Heads (places in `words`, a root its own) and relations (numbers) of sentences in one line.

        No sentence may be longer than LONGEST; tags are numbers, len(self.tags) for one unknown.
        """
        with one_thread():
            return self._parse(words, tags, lengths)

    def _parse(self, words: Sequence[str], tags: Numbers, lengths: Sequence[int]) -> tuple[Heads, Numbers]:
        w = self.weights
        x = self._encode(words, tags, np.asarray(lengths))
        below = np.maximum(x @ w["below"] + w["below_bias"], 0) @ w["pairs"]
        rooted = np.concatenate((x, w["root"][None]))
        above = np.maximum(rooted @ w["above"] + w["above_bias"], 0)
        liked = above @ w["liked"]
        heads = np.empty(len(words), dtype=np.int64)
        for begin, length in zip(np.cumsum([0, *lengths]), lengths, strict=False):
            these = slice(begin, begin + length)
            places = np.concatenate(([len(words)], np.arange(begin, begin + length)))
            scores = below[these] @ above[places].T
            scores += liked[places]
            scores += self._distances[:length, : length + 1]
            scores[np.arange(length), np.arange(1, length + 1)] = NEVER
            heads[these] = places[best_tree(scores)]
        relations = self._relations(rooted, heads)
        own = np.arange(len(words))
        return np.where(heads == len(words), own, heads), relations

    def _relations(self, rooted: Floats, heads: Heads) -> Numbers:
        """The relation of each word to its head; the root stands behind the words."""
        w = self.weights
        below = rooted[:-1] @ w["named"]
        above = (rooted @ w["naming"])[heads]
        both = np.maximum(below + above + w["named_bias"], 0) + (below @ w["named_pairs"]) * above
        scores = both @ w["relations"] + w["relations_bias"]
        scores[:, self._root] = NEVER
        return np.where(heads == len(heads), self._root, scores.argmax(axis=1))

    def _encode(self, words: Sequence[str], tags: Numbers, lengths: Numbers) -> Floats:
        """A vector for each word in its sentence."""
        w = self.weights
        seen = np.concatenate((self.forms.vectors(words), w["tags"][tags]), axis=1)
        x: Floats = np.maximum(_neighbours(seen, lengths) @ w["look"] + w["look_bias"], 0)
        walk = Walk(lengths)
        for layer in range(self.layers):
            gates = x @ w[f"gates{layer}"] + w[f"gates_bias{layer}"]
            x = x + np.maximum(walk.memory(gates) @ w[f"out{layer}"] + w[f"out_bias{layer}"], 0)
        return x


def _neighbours(x: Floats, lengths: Numbers) -> Floats:
    """Each word between the one before and the one after; zeros beyond the sentence."""
    ends = np.cumsum(lengths)
    before = np.concatenate((np.zeros_like(x[:1]), x[:-1]))
    before[ends[:-1]] = 0
    after = np.concatenate((x[1:], np.zeros_like(x[:1])))
    after[ends - 1] = 0
    return np.concatenate((before, x, after), axis=1)


class Walk:
    """Runs through sentences word by word, all sentences at once, the longest first, from both ends."""

    def __init__(self, lengths: Numbers) -> None:
        order = np.argsort(-lengths, kind="stable")
        begins = (np.cumsum(lengths) - lengths)[order]
        long = lengths[order]
        steps = np.arange(int(long[0]) if len(long) else 0)
        self._running = np.array([np.count_nonzero(long > step) for step in steps], dtype=np.int64)
        self._onward = np.concatenate([begins[:n] + t for t, n in zip(steps, self._running, strict=True)])
        self._backward = np.concatenate(
            [(begins + long)[:n] - 1 - t for t, n in zip(steps, self._running, strict=True)]
        )

    def memory(self, gates: Floats) -> Floats:
        """What is remembered at each word: gates are new, keep and show, each for both directions."""
        width = gates.shape[1] // 3
        half = width // 2
        new = np.tanh(gates[:, :width])
        keep = _sigmoid(gates[:, width : 2 * width])
        new *= 1 - keep
        held = np.empty_like(new)
        held[self._onward, :half] = self._sum(keep[self._onward, :half], new[self._onward, :half])
        held[self._backward, half:] = self._sum(keep[self._backward, half:], new[self._backward, half:])
        held *= _sigmoid(gates[:, 2 * width :])
        return held

    def _sum(self, keep: Floats, new: Floats) -> Floats:
        """Turns what is new at each step into what is held: new + keep × what was held before."""
        begin = 0
        before = 0
        for running in self._running.tolist():
            if begin:
                here = new[begin : begin + running]
                here += keep[begin : begin + running] * new[before : before + running]
            before, begin = begin, begin + running
        return new


def _sigmoid(x: Floats) -> Floats:
    x = np.exp(-x)
    x += 1
    return np.reciprocal(x, out=x)
