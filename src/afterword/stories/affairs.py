"""Average-link grouping: the two most alike groups join first, until none are alike enough."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable

Group = tuple[str, ...]
Entry = tuple[float, str, str, int, int]


def average_link(items: Iterable[str], pairs: Iterable[tuple[str, str, float]], floor: float) -> list[Group]:
    """Groups of items; a group is known by its first item, so that ties fall the same way every time.

    Pairs that are not given count as 0: they share nothing telling. O(n log n) in the number of pairs.
    """
    tree = _Tree(items, pairs)
    while tree.heap:
        score, first, second, *sizes = heapq.heappop(tree.heap)
        if -score < floor:
            break
        if tree.current(first, second, sizes):
            tree.join(first, second)
    return sorted(tree.members.values())


class _Tree:
    """The groups as they stand, how alike each two are, and the pairs still to look at, best first."""

    def __init__(self, items: Iterable[str], pairs: Iterable[tuple[str, str, float]]) -> None:
        self.members: dict[str, Group] = {item: (item,) for item in items}
        self.alike: dict[str, dict[str, float]] = defaultdict(dict)
        self.heap: list[Entry] = []
        for a, b, score in pairs:
            self._set(a, b, score)

    def current(self, first: str, second: str, sizes: list[int]) -> bool:
        """Whether both groups are still what they were when the pair was noted."""
        return [len(self.members.get(g, ())) for g in (first, second)] == sizes

    def join(self, first: str, second: str) -> None:
        """Join the second group to the first; likeness to the others is the mean over all members."""
        size, added = len(self.members[first]), len(self.members[second])
        self.members[first] = tuple(sorted(self.members[first] + self.members.pop(second)))
        row, gone = self.alike[first], self.alike.pop(second)
        for other in sorted((row.keys() | gone.keys()) - {first, second}):
            mean = (size * row.get(other, 0.0) + added * gone.get(other, 0.0)) / (size + added)
            self.alike[other].pop(second, None)
            self._set(first, other, mean)
        row.pop(second, None)

    def _set(self, a: str, b: str, score: float) -> None:
        self.alike[a][b] = self.alike[b][a] = score
        first, second = min(a, b), max(a, b)
        entry = (-score, first, second, len(self.members[first]), len(self.members[second]))
        heapq.heappush(self.heap, entry)
