"""Clusters of words that stand in the same places, learnt from unlabelled news: Merkel with Spahn and Scholz.

Counts of neighbours (the word before, the word after, two and three places away) are weighted as positive
pointwise mutual information, reduced by a singular value decomposition (Levy, Goldberg and Dagan 2015,
TACL 3) and grouped by spherical k-means, once for each number of LEVELS.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

WORDS = 40_000
NEIGHBOURS = 1_000
DIMENSIONS = 64
LEVELS = (500, 200, 50)
RAREST = 8
ROUNDS = 25
SEED = 0

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def paragraphs(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The paragraphs of JSON Lines files (.jsonl, .jsonl.xz) of articles as tokens, digits as 0."""
    for path in paths:
        with _open(path) as lines:
            for line in lines:
                for paragraph in str(json.loads(line)["text"]).split("\n"):
                    yield [re.sub(r"\d", "0", token) for token in _TOKEN.findall(paragraph)]


def _open(path: Path) -> IO[str]:
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def clusters(texts: Iterable[list[str]]) -> list[dict[str, int]]:
    """For each of LEVELS the cluster of each frequent word."""
    words, vectors = word_vectors(texts)
    return [dict(zip(words, _group(vectors, number), strict=True)) for number in LEVELS]


def word_vectors(texts: Iterable[list[str]]) -> tuple[list[str], Floats]:
    """The frequent words, most frequent first, and a vector of length one for each."""
    texts = list(texts)
    counts = Counter(token for text in texts for token in text)
    words = [word for word, count in counts.most_common(WORDS) if count >= RAREST]
    folded: Counter[str] = Counter()
    for word, count in counts.items():
        folded[word.lower()] += count
    rows, columns = _numbers(texts, words, [word for word, _ in folded.most_common(NEIGHBOURS)])
    tables = [_count(rows, columns, len(words), [o]) for o in (-1, 1)]
    tables.append(_count(rows, columns, len(words), [-3, -2, 2, 3]))
    weighted = np.concatenate([information(table) for table in tables], axis=1)
    values, directions = np.linalg.eigh(weighted.T @ weighted)
    strongest = np.argsort(values)[::-1][:DIMENSIONS]
    vectors = weighted @ directions[:, strongest] / values[strongest] ** 0.25
    return words, _unit(vectors)


def _numbers(texts: list[list[str]], words: list[str], neighbours: list[str]) -> tuple[Ints, Ints]:
    """All tokens as rows (words) and columns (neighbours), four empty places between paragraphs."""
    row = {word: i for i, word in enumerate(words)}
    column = {word: i for i, word in enumerate(neighbours)}
    rows: list[int] = []
    columns: list[int] = []
    for text in texts:
        rows.extend([len(row)] * 4)
        columns.extend([len(column) + 1] * 4)
        rows.extend(row.get(token, len(row)) for token in text)
        columns.extend(column.get(token.lower(), len(column)) for token in text)
    return np.array(rows), np.array(columns)


def _count(rows: Ints, columns: Ints, words: int, offsets: list[int]) -> Floats:
    width = NEIGHBOURS + 2
    table = np.zeros(words * width, np.float32)
    for offset in offsets:
        here, there = (
            (rows[: -offset or None], columns[offset:]) if offset > 0 else (rows[-offset:], columns[:offset])
        )
        known = here < words
        pairs, numbers = np.unique(here[known] * width + there[known], return_counts=True)
        table[pairs] += numbers
    return table.reshape(words, width)


def information(table: Floats) -> Floats:
    """Positive pointwise mutual information, rare neighbours smoothed (power 0.75)."""
    of_words = table.sum(axis=1, keepdims=True) + 1
    of_neighbours = (table.sum(axis=0, keepdims=True) + 1) ** 0.75
    with np.errstate(divide="ignore"):
        ratio = np.log(table * of_neighbours.sum() / (of_words * of_neighbours))
    positive: Floats = np.maximum(ratio, 0).astype(np.float32)
    return positive


def _group(vectors: Floats, number: int) -> list[int]:
    rng = np.random.default_rng(SEED)
    centres = vectors[rng.permutation(number * 3)[:number]].copy()
    for _ in range(ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        for k in range(number):
            members = vectors[nearest == k]
            centres[k] = members.mean(axis=0) if len(members) else vectors[rng.integers(len(vectors))]
        centres = _unit(centres)
    return [int(k) for k in (vectors @ centres.T).argmax(axis=1)]


def _unit(vectors: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
