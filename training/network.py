"""The parser's network as it learns, in torch: the sums of `reading/tree_network.py`, in padded batches."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

from afterword.reading.forms import HASHES
from afterword.reading.tree_network import DISTANCES, distances
from afterword.reading.trees import NEVER

Floats = npt.NDArray[np.float32]
Tensor: TypeAlias = torch.Tensor


@dataclass(frozen=True, slots=True)
class Size:
    """How much a network holds: numbers for a form, a tag, a word in its sentence, a pair, a relation."""

    form: int = 96
    tag: int = 32
    word: int = 256
    layers: int = 2
    pair: int = 96
    named: int = 64


@dataclass(frozen=True, slots=True)
class Lesson:
    """One sentence to learn from: form numbers, tags, heads (0 for the root, i + 1 for word i), relations.

    A teacher that is not sure gives shares instead: `likely_heads` is words by heads, `likely_relations`
    words by relations.
    """

    forms: tuple[int, ...]
    tags: tuple[int, ...]
    heads: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()
    likely_heads: npt.NDArray[np.float16] | None = None
    likely_relations: npt.NDArray[np.float16] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of each form: its parts, and the vector of where it stands."""

    parts: Tensor
    vectors: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons side by side, padded to the longest."""

    forms: Tensor
    tags: Tensor
    mask: Tensor
    heads: Tensor
    relations: Tensor


class Memory(torch.autograd.Function):
    """held[t] = new[t] + keep[t] × held[t - 1], over the first dimension."""

    @staticmethod
    def forward(ctx: torch.autograd.function.FunctionCtx, keep: Tensor, new: Tensor) -> Tensor:
        """The running sum."""
        held = torch.empty_like(new)
        last = torch.zeros_like(new[0])
        for t in range(len(new)):
            last = torch.addcmul(new[t], keep[t], last, out=held[t])
        ctx.save_for_backward(keep, held)
        return held

    @staticmethod
    def backward(ctx: torch.autograd.function.FunctionCtx, slope: Tensor) -> tuple[Tensor, Tensor]:
        """Its slopes, run backwards."""
        keep, held = ctx.saved_tensors
        new = torch.empty_like(slope)
        last = new[-1] = slope[-1]
        for t in range(len(slope) - 2, -1, -1):
            last = torch.addcmul(slope[t], keep[t + 1], last, out=new[t])
        kept = torch.zeros_like(keep)
        kept[1:] = new[1:] * held[:-1]
        return kept, new


class Network:
    """Weights that learn, by the names that the parser reads."""

    def __init__(self, size: Size, tags: int, relations: int, dimensions: int, seed: int) -> None:
        """`dimensions` are those of the vectors of forms; one tag more stands for any unknown."""
        self.size = size
        self.learning = False
        self.drop = 0.33
        self.hide = 0.15
        self._random = torch.Generator().manual_seed(seed)
        self.weights: dict[str, Tensor] = {}
        s = size
        self._drawn("parts", HASHES, s.form, spread=0.3)
        self._drawn("tags", tags + 1, s.tag, spread=0.5)
        self._drawn("vectors", dimensions, s.form)
        self._drawn("look", 3 * (s.form + s.tag), s.word, spread=1.4 / math.sqrt(3 * (s.form + s.tag)))
        for layer in range(s.layers):
            self._drawn(f"gates{layer}", s.word, 3 * s.word)
            self._drawn(f"out{layer}", s.word, s.word)
            self._flat(f"out_bias{layer}", s.word)
            self._flat(f"gates_bias{layer}", 3 * s.word)
            self.weights[f"gates_bias{layer}"].data[s.word : 2 * s.word] = 1  # keep much at first
        for name in ("below", "above"):
            self._drawn(name, s.word, s.pair)
            self._flat(f"{name}_bias", s.pair)
        for name in ("named", "naming"):
            self._drawn(name, s.word, s.named)
        self._drawn("pairs", s.pair, s.pair)
        self._drawn("named_pairs", s.named, s.named, spread=0.2 / math.sqrt(s.named))
        self._drawn("relations", s.named, relations)
        for name, width in (
            ("look_bias", s.word),
            ("root", s.word),
            ("liked", s.pair),
            ("distance", 2 * len(DISTANCES) + 1),
            ("named_bias", s.named),
            ("relations_bias", relations),
        ):
            self._flat(name, width)

    def _drawn(self, name: str, rows: int, columns: int, spread: float | None = None) -> None:
        drawn = torch.randn(rows, columns, generator=self._random)
        self.weights[name] = (drawn * (spread or 1 / math.sqrt(rows))).requires_grad_()

    def _flat(self, name: str, width: int) -> None:
        self.weights[name] = torch.zeros(width).requires_grad_()

    def _dropped(self, x: Tensor, share: float | None = None) -> Tensor:
        return functional.dropout(x, self.drop if share is None else share) if self.learning else x

    def encode(self, known: Known, batch: Batch) -> Tensor:
        """A vector for each word in its sentence."""
        w = self.weights
        form = functional.embedding(known.parts[batch.forms], w["parts"]).sum(2)
        form = form + known.vectors[batch.forms] @ w["vectors"]
        tag = functional.embedding(batch.tags, w["tags"])
        if self.learning:
            form = form * (torch.rand(*form.shape[:2], 1) > self.hide)
            tag = tag * (torch.rand(*tag.shape[:2], 1) > self.hide)
        mask = batch.mask[..., None]
        seen = self._dropped(torch.cat([form, tag], -1) * mask, self.drop / 2)
        edge = torch.zeros_like(seen[:, :1])
        seen = torch.cat([torch.cat([edge, seen[:, :-1]], 1), seen, torch.cat([seen[:, 1:], edge], 1)], -1)
        x = functional.relu(seen @ w["look"] + w["look_bias"])
        for layer in range(self.size.layers):
            gates = self._dropped(x) @ w[f"gates{layer}"] + w[f"gates_bias{layer}"]
            held = _remembered(gates, mask)
            x = x + functional.relu(held @ w[f"out{layer}"] + w[f"out_bias{layer}"])
        return x * mask

    def heads(self, x: Tensor, mask: Tensor) -> Tensor:
        """Scores: sentences by words by heads, the root first."""
        w = self.weights
        length = x.shape[1]
        x = self._dropped(x)
        below = self._dropped(functional.relu(x @ w["below"] + w["below_bias"]))
        above = self._dropped(functional.relu(_with_root(x, w["root"]) @ w["above"] + w["above_bias"]))
        scores = (below @ w["pairs"]) @ above.transpose(1, 2) + (above @ w["liked"])[:, None, :]
        scores = scores + w["distance"][torch.from_numpy(distances(length))]
        real = functional.pad(mask > 0, (1, 0), value=True)
        scores = scores.masked_fill(~real[:, None, :], NEVER)
        own = functional.pad(torch.eye(length, dtype=torch.bool), (1, 0), value=False)
        return scores.masked_fill(own, NEVER)

    def relations(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores: sentences by words by relations, given the heads."""
        w = self.weights
        x = self._dropped(x)
        below = x @ w["named"]
        above = _with_root(x, w["root"]) @ w["naming"]
        above = above.gather(1, heads[..., None].expand(-1, -1, above.shape[-1]))
        both = functional.relu(below + above + w["named_bias"]) + (below @ w["named_pairs"]) * above
        return self._dropped(both) @ w["relations"] + w["relations_bias"]


def _remembered(gates: Tensor, mask: Tensor) -> Tensor:
    width = gates.shape[-1] // 3
    half = width // 2
    keep = torch.sigmoid(gates[..., width : 2 * width])
    new = (1 - keep) * torch.tanh(gates[..., :width]) * mask
    keep = keep * mask + (1 - mask)  # padding leaves the memory as it is
    held = Memory.apply(_both_ways(keep, half), _both_ways(new, half))
    back = torch.cat([held[:, 0], held[:, 1].flip(0)], -1).transpose(0, 1)
    return torch.sigmoid(gates[..., 2 * width :]) * back


def _both_ways(x: Tensor, half: int) -> Tensor:
    """Time first; beside the first half, onward, the second half, backward."""
    x = x.transpose(0, 1)
    return torch.stack([x[..., :half], x[..., half:].flip(0)], 1)


def _with_root(x: Tensor, root: Tensor) -> Tensor:
    return torch.cat([root.expand(len(x), 1, x.shape[-1]), x], 1)


def batches(lessons: Sequence[Lesson], words: int, shuffled: bool) -> Iterator[list[int]]:
    """Numbers of lessons of like length, about so many words together."""
    order = list(range(len(lessons)))
    if shuffled:
        random.shuffle(order)
        order.sort(key=lambda i: len(lessons[i].forms) + random.random() * 3)
    else:
        order.sort(key=lambda i: len(lessons[i].forms))
    groups: list[list[int]] = [[]]
    for i in order:
        if len(groups[-1]) * len(lessons[i].forms) >= words:
            groups.append([])
        groups[-1].append(i)
    if shuffled:
        random.shuffle(groups)
    yield from groups


def side_by_side(lessons: Sequence[Lesson]) -> Batch:
    """One batch."""
    length = max(len(lesson.forms) for lesson in lessons)
    return Batch(
        _padded([lesson.forms for lesson in lessons], length),
        _padded([lesson.tags for lesson in lessons], length),
        _padded([(1,) * len(lesson.forms) for lesson in lessons], length).float(),
        _padded([lesson.heads for lesson in lessons], length),
        _padded([lesson.relations for lesson in lessons], length),
    )


def _padded(rows: Sequence[tuple[int, ...]], length: int) -> Tensor:
    table = np.zeros((len(rows), length), dtype=np.int64)
    for row, numbers in zip(table, rows, strict=True):
        row[: len(numbers)] = numbers
    return torch.from_numpy(table)
