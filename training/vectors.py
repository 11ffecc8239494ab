"""Vectors of word forms, learnt from unlabelled news: forms that stand in the same places are alike.

Counts of the four nearest neighbours, each place for itself (which says most of syntax), are weighted as
positive pointwise mutual information and reduced by a singular value decomposition (Levy, Goldberg and Dagan
2015, TACL 3), sought by a few steps of subspace iteration. Endings get the mean of the vectors of forms that
end so: an unknown form is read by them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from afterword.reading.forms import ENDINGS, ending, plain
from evaluation.texts import PLAIN, STORIES
from training.clusters import information, paragraphs

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

WORDS = 30_000
NEIGHBOURS = 1_500
PLACES = (-2, -1, 1, 2)
DIMENSIONS = 128
SPARE = 32
STEPS = 4
SEED = 0
LENGTH = 6.0  # of each vector: what the network likes to begin with
MEMBERS = (4, 50)  # forms that an ending needs, and the most that are looked at


def form_vectors() -> tuple[dict[str, int], Floats]:
    """The row of each frequent form and each ending, and the vectors."""
    words, vectors = word_vectors([[plain(w) for w in words] for words in paragraphs([PLAIN, STORIES])])
    rows = {word: i for i, word in enumerate(words)}
    endings: defaultdict[str, list[int]] = defaultdict(list)
    for word, i in rows.items():
        for length in ENDINGS:
            if len(word) > length:
                endings[ending(word, length)].append(i)
    kept = {key: members[: MEMBERS[1]] for key, members in endings.items() if len(members) >= MEMBERS[0]}
    means = np.stack([vectors[members].mean(axis=0) for members in kept.values()])
    rows.update((key, len(words) + i) for i, key in enumerate(kept))
    return rows, np.concatenate((vectors, means)).astype(np.float32)


def word_vectors(texts: Iterable[list[str]]) -> tuple[list[str], Floats]:
    """The frequent forms, the most frequent first, and a vector of equal length for each."""
    texts = list(texts)
    counts = Counter(word for text in texts for word in text)
    words = [word for word, _ in counts.most_common(WORDS)]
    small: Counter[str] = Counter()
    for word, count in counts.items():
        small[word.lower()] += count
    column = {word: i for i, (word, _) in enumerate(small.most_common(NEIGHBOURS))}
    numbers = {word: (len(words), column.get(word.lower(), NEIGHBOURS)) for word in counts}
    numbers.update((word, (i, numbers[word][1])) for i, word in enumerate(words))
    edge = [(len(words), NEIGHBOURS + 1)] * max(PLACES)
    line = np.array([pair for text in texts for pair in (*edge, *(numbers[word] for word in text))])
    weighted = np.concatenate(
        [information(_count(line[:, 0], line[:, 1], len(words), place)) for place in PLACES], axis=1
    )
    return words, _reduced(weighted)


def _count(rows: Numbers, columns: Numbers, words: int, place: int) -> Floats:
    here, there = (rows[:-place], columns[place:]) if place > 0 else (rows[-place:], columns[:place])
    known = here < words
    width = NEIGHBOURS + 2
    table = np.bincount(here[known] * width + there[known], minlength=words * width)
    return table.reshape(words, width).astype(np.float32)


def _reduced(weighted: Floats) -> Floats:
    rng = np.random.default_rng(SEED)
    directions = rng.normal(size=(weighted.shape[1], DIMENSIONS + SPARE)).astype(np.float32)
    for _ in range(STEPS):
        directions, _ = np.linalg.qr(weighted.T @ (weighted @ directions))
    left, values, _ = np.linalg.svd(weighted @ directions, full_matrices=False)
    vectors = left[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    equal: Floats = (vectors / lengths * LENGTH).astype(np.float32)
    return equal
