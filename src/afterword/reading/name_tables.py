"""What the recogniser of names has learnt, by numbers, looked up for all tokens of a text at once.

`name_features.py` says in words what is seen of a token. Here each value has a number, a feature that joins
values is found by theirs, and what a form adds by itself is summed once for each form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from afterword.reading.name_features import EDGE, JOINED, LOOKS, OFFSETS, WordFeatures, at_offset

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
T = TypeVar("T", bound=np.generic)
Found = npt.NDArray[np.bool_]

Tagged = tuple[Sequence[str], Sequence[str]]  # the words and the tags of a sentence

PADDING = 2  # edges before and after every sentence, as far as any feature looks
_BETWEEN = "\x1f"  # stands in no value


class Weights:
    """The weights of features by their names."""

    def __init__(self, rows: Mapping[str, int], table: Floats) -> None:
        self._rows = rows
        self.table = table

    def sums(self, groups: Sequence[Sequence[str]]) -> Floats:
        """For each group of features the sum of their weights; what was never learnt adds nothing."""
        find = self._rows.get
        learnt = [[row for name in group if (row := find(name)) is not None] for group in groups]
        lengths = np.array([len(group) for group in learnt], dtype=np.int64)
        total = np.zeros((len(groups), self.table.shape[1]), dtype=np.float32)
        filled = lengths > 0
        if filled.any():
            starts = (np.cumsum(lengths) - lengths)[filled]
            total[filled] = np.add.reduceat(self.table[[row for group in learnt for row in group]], starts)
        return total


class JoinedFeatures:
    """The features of JOINED that were learnt, and the numbers of the values that they join."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._numbers: dict[str, dict[str, int]] = {of: {} for parts in JOINED.values() for of, _ in parts}
        learnt: dict[str, tuple[list[str], list[int]]] = {name: ([], []) for name in JOINED}
        for feature, row in rows.items():
            name, _, values = feature.partition("=")
            if name in learnt:
                cuts = _cuts(values, len(JOINED[name]))
                learnt[name][0].extend(cuts)
                learnt[name][1].extend([row] * len(cuts))
        numbered = {name: self._numbered(name, cuts) for name, (cuts, _) in learnt.items()}
        self._tables = {name: self._table(name, numbered[name], found) for name, (_, found) in learnt.items()}

    def number(self, of: str, value: str) -> int:
        """The number of a value; 0 for one that stands in no feature."""
        return self._numbers[of].get(value, 0)

    def find(self, columns: Mapping[str, Ints], places: Ints) -> Iterator[tuple[Found, Ints]]:
        """For each of JOINED, at which of the places there is one that was learnt, and the rows of these."""
        for name, (keys, rows) in self._tables.items():
            wanted = self._key(name, [columns[of][places + offset] for of, offset in JOINED[name]])
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            known = keys[at] == wanted
            yield known, rows[at[known]]

    def _numbered(self, name: str, cuts: list[str]) -> list[Ints]:
        """The numbers of the values that features of one name join, a column for each of its parts."""
        parts, columns = JOINED[name], []
        flat = _BETWEEN.join(cuts).split(_BETWEEN) if cuts else []
        for k, (of, _) in enumerate(parts):
            column, known = flat[k :: len(parts)], self._numbers[of]
            for value in dict.fromkeys(column):
                known.setdefault(value, len(known) + 1)
            columns.append(np.array([known[value] for value in column], dtype=np.int64))
        return columns

    def _table(self, name: str, columns: Sequence[Ints], rows: list[int]) -> tuple[Ints, Ints]:
        """Keys in their order, and the row of each; before them one that is never wanted."""
        keys = np.append(self._key(name, columns), -1)
        order = np.argsort(keys)
        return keys[order], np.array([*rows, 0])[order]

    def _key(self, name: str, columns: Sequence[Ints]) -> Ints:
        """One number for each combination of values."""
        key = np.zeros_like(columns[0])
        for (of, _), column in zip(JOINED[name], columns, strict=True):
            key = key * (len(self._numbers[of]) + 1) + column
        return key


def _cuts(values: str, parts: int) -> list[str]:
    """The values that a feature joins by commas, parted; where one may hold a comma itself, in each way."""
    if values.count(",") < parts:
        return [values.replace(",", _BETWEEN)]
    pieces = values.split(",")
    ways = combinations(range(1, len(pieces)), parts - 1)
    limits = [pairwise((0, *borders, len(pieces))) for borders in ways]
    return [_BETWEEN.join(",".join(pieces[a:b]) for a, b in way) for way in limits]


class Around:
    """What features of a word add to the labels of the tokens around it, looked up once for each feature."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._places: dict[str, int] = {}
        self._added: Floats = np.zeros((1024, len(OFFSETS), weights.table.shape[1]), dtype=np.float32)

    def sums(self, groups: Sequence[Sequence[str]]) -> Floats:
        """For each group of features, none of them empty, their sums for each of OFFSETS."""
        features = [feature for group in groups for feature in group]
        if new := [feature for feature in dict.fromkeys(features) if feature not in self._places]:
            self._add(new)
        lengths = np.array([len(group) for group in groups])
        starts = np.cumsum(lengths) - lengths
        return np.add.reduceat(self._added[[self._places[feature] for feature in features]], starts)

    def _add(self, new: list[str]) -> None:
        start, end = len(self._places), len(self._places) + len(new)
        self._added = _with_room(self._added, end)
        added = self._weights.sums([[at_offset(feature, o)] for feature in new for o in OFFSETS])
        self._added[start:end] = added.reshape(len(new), len(OFFSETS), -1)
        self._places |= {feature: place for place, feature in enumerate(new, start)}


def _with_room(table: npt.NDArray[T], size: int) -> npt.NDArray[T]:
    """The table, made longer where it has fewer rows."""
    while len(table) < size:
        table = np.concatenate((table, np.zeros_like(table)))
    return table


class FormTable:
    """Forms once looked up: what each adds to the labels around it, and the numbers of its LOOKS."""

    def __init__(self, seen: WordFeatures, weights: Weights, joined: JoinedFeatures) -> None:
        self._seen, self._weights, self._joined = seen, weights, joined
        self._around = Around(weights)
        self._places: dict[str, int] = {}
        self.added: Floats = np.zeros((1024, len(OFFSETS), weights.table.shape[1]), dtype=np.float32)
        self.looks: Ints = np.zeros((1024, len(LOOKS)), dtype=np.int64)
        self._add([EDGE])  # at place 0

    def __len__(self) -> int:
        return len(self._places)

    def places(self, forms: Sequence[str]) -> list[int]:
        """The rows of some forms in the tables; new forms are added."""
        known = self._places
        if new := [form for form in dict.fromkeys(forms) if form not in known]:
            self._add(new)
        return [known[form] for form in forms]

    def _add(self, new: list[str]) -> None:
        start, end = len(self), len(self) + len(new)
        self.added, self.looks = _with_room(self.added, end), _with_room(self.looks, end)
        self.added[start:end] = self._around.sums([self._seen.near(form) for form in new])
        self.added[start:end, OFFSETS.index(0)] += self._weights.sums([self._seen.own(form) for form in new])
        number = self._joined.number
        self.looks[start:end] = [
            [number(of, value) for of, value in zip(LOOKS, self._seen.look(form), strict=True)]
            for form in new
        ]
        self._places |= {form: place for place, form in enumerate(new, start)}


@dataclass(frozen=True, slots=True)
class Laid:
    """Sentences laid out in one line of places, with edges between them."""

    forms: Ints  # the row in the FormTable of what stands at a place
    columns: dict[str, Ints]  # the number of what the features of JOINED look at
    real: Ints  # the places of the tokens


def lay_out(sentences: Sequence[Tagged], forms: FormTable, joined: JoinedFeatures) -> Laid:
    """Look all words and tags of some sentences up and lay the sentences out."""
    edge = [""] * PADDING
    words, tags, starts = [EDGE] * PADDING, list(edge), []
    real: list[int] = []
    for of_words, of_tags in sentences:
        starts.append(len(words))
        real += range(len(words), len(words) + len(of_words))
        words += [*of_words, *[EDGE] * PADDING]
        tags += [*of_tags, *edge]
    places = np.array(forms.places(words))
    columns = dict(zip(LOOKS, forms.looks[places].T, strict=True))
    numbers = {tag: joined.number("tag", tag) for tag in set(tags)}
    columns["tag"] = np.array([numbers[tag] for tag in tags])
    columns["first"] = np.full(len(words), joined.number("first", str(False)))
    columns["first"][starts] = joined.number("first", str(True))
    return Laid(places, columns, np.array(real))
