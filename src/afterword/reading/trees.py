"""Trees over a sentence: the best one, where every pair of a word and a head has a score.

Column 0 of the scores is the root, column i + 1 is word i; exactly one word hangs on the root. The best heads
of all words, each for itself, mostly are a tree already; where they are not, the best spanning tree is sought
(Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]

NEVER = -1e9
"""The score of what must not be."""
DEAR = 1e4
"""What a word on the root costs where the best heads are no tree: so much that one alone is the best."""


def best_tree(scores: Floats) -> Heads:
    """The head of each word, 0 for the root, i + 1 for word i: `scores` is words by heads."""
    heads: Heads = scores.argmax(axis=1)
    if is_tree(heads):
        return heads
    square = np.full((len(scores) + 1, len(scores) + 1), NEVER)
    square[1:] = scores
    heads = _spanning(square)[1:]
    if np.count_nonzero(heads == 0) > 1:
        square[1:, 0] -= DEAR
        heads = _spanning(square)[1:]
    return heads


def is_tree(heads: Heads) -> bool:
    """Whether one word hangs on the root, and all others on it by some way."""
    if np.count_nonzero(heads == 0) != 1:
        return False
    above = np.concatenate(([0], heads))
    for _ in range(len(heads).bit_length()):  # each time the way up is twice as long
        above = above[above]
    return not above.any()


def _spanning(scores: npt.NDArray[np.float64]) -> Heads:
    """The best tree over nodes of which 0 is the root."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    ring = _ring(heads)
    if not ring:
        return heads
    inside = np.array(ring)
    is_outside = np.ones(len(scores), dtype=bool)
    is_outside[inside] = False
    outside = np.flatnonzero(is_outside)
    last = len(outside)  # the ring as one node
    joined = np.full((last + 1, last + 1), NEVER)
    joined[:last, :last] = scores[outside][:, outside]
    below = scores[outside][:, inside]
    joined[:last, last] = below.max(axis=1)
    into = scores[inside][:, outside] - scores[inside, heads[inside]][:, None]
    joined[last, :last] = into.max(axis=0)
    chosen = _spanning(joined)
    kept = chosen[1:last]
    by_ring = inside[below[1:].argmax(axis=1)]
    heads[outside[1:]] = np.where(kept == last, by_ring, outside[np.minimum(kept, last - 1)])
    heads[inside[into[:, chosen[last]].argmax()]] = outside[chosen[last]]
    return heads


def _ring(heads: Heads) -> list[int]:
    """Nodes that hang on each other in a ring; none where there is no ring."""
    above = heads.tolist()
    seen = [0] * len(above)
    for start in range(1, len(above)):
        path, node = [], start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = above[node]
        if node and seen[node] == start:
            return path[path.index(node) :]
    return []
