"""Columns: what many places have in one respect, by numbers, and the features that join columns.

A feature is written by a template, "p={path},{side}", whose names are those of columns. Training writes the
features of each place out; reading looks them up for all places at once, by the numbers of what they join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import prod
from string import Formatter

import numpy as np
import numpy.typing as npt

from afterword.reading.learned.random_field import Field, Floats

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_NO_VALUE = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Column:
    """The number of the value of each place; number 0 is no value, with which a feature is not written."""

    values: tuple[str | None, ...]
    codes: Ints

    @classmethod
    def of(cls, each: Iterable[str | None]) -> Column:
        """The column of the value of each place."""
        told = list(each)
        values = tuple(dict.fromkeys((None, *told)))
        numbers = dict(zip(values, range(len(values)), strict=True))
        return cls(values, np.array([*map(numbers.__getitem__, told)], dtype=np.int64))

    @classmethod
    def told(cls, keys: Ints, tell: Callable[[int], str]) -> Column:
        """The column of what is told of the key of each place, once for each key."""
        unique, codes = np.unique(keys, return_inverse=True)
        return cls((None, *map(tell, unique.tolist())), codes + 1)

    @classmethod
    def whether(cls, true: Flags) -> Column:
        """The column of what is true of each place or is not."""
        return cls((None, "False", "True"), true + np.int64(1))

    def retold(self, tell: Callable[[str], str]) -> Column:
        """The column with each value told in another way."""
        return Column(tuple(None if v is None else tell(v) for v in self.values), self.codes)

    def is_one(self, kind: Callable[[str], bool]) -> Flags:
        """Whether the value of each place is of a kind."""
        return np.array([value is not None and kind(value) for value in self.values])[self.codes]

    def at(self, places: Ints) -> Column:
        """The column of other places, each of which is one of these, or -1 for none."""
        return Column(self.values, np.concatenate((self.codes, _NO_VALUE))[places])

    def where(self, kept: Flags) -> Column:
        """The column with values only at some places."""
        return Column(self.values, np.where(kept, self.codes, 0))


Columns = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of signs, and for each of their places the place of what has the sign."""

    columns: Columns
    owner: Ints


def spread(names: Sequence[str], rows: Sequence[Sequence[str | None]], at: Ints) -> dict[str, Column]:
    """Columns of these names from rows of values; `at` is the row of each place, or -1."""
    values: Iterable[Sequence[str | None]] = zip(*rows, strict=True) if rows else [()] * len(names)
    return {name: Column.of(each).at(at) for name, each in zip(names, values, strict=True)}


def names_of(template: str) -> tuple[str, ...]:
    """The columns that a template joins."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


def names_joined(templates: Iterable[str]) -> tuple[str, ...]:
    """The columns that some templates join but "sort", which all anchors share, each once, in their order."""
    names = dict.fromkeys(name for template in templates for name in names_of(template))
    return tuple(name for name in names if name != "sort")


def written(templates: Sequence[str], columns: Columns, places: int) -> list[list[str]]:
    """The features of each place in words; `places` is how many there are."""
    rows: list[list[str]] = [[] for _ in range(places)]
    for template in templates:
        joined = {name: columns[name] for name in names_of(template)}
        shape = [len(column.values) for column in joined.values()]
        keys, codes = np.unique(
            np.ravel_multi_index([column.codes for column in joined.values()], shape), return_inverse=True
        )
        texts = [
            _text(template, joined, numbers)
            for numbers in zip(*(part.tolist() for part in np.unravel_index(keys, shape)), strict=True)
        ]
        for row, code in zip(rows, codes.tolist(), strict=True):
            text = texts[code]
            if text is not None:
                row.append(text)
    return rows


def _text(template: str, joined: Columns, numbers: Sequence[int]) -> str | None:
    """The feature of some numbers of values; None where there is no value."""
    if 0 in numbers:
        return None
    pairs = zip(joined.items(), numbers, strict=True)
    return template.format_map({name: column.values[number] for (name, column), number in pairs})


def _shape(name: str) -> str:
    """What values of a column look like: commas are in words, shapes and cues, elsewhere in "$," and ","."""
    if name == "sort":
        return "(.)"
    if "word" in name or "shape" in name:
        return "(.*?)"
    return "([^=]*)" if name.startswith("cue") else r"(\$.|,|[^,]*)"


class Joins:
    """The features of templates that a field has learnt, by the numbers of the values that they join."""

    def __init__(self, templates: Sequence[str], field: Field) -> None:
        self._weights = field.weights
        self._names = [names_of(template) for template in templates]
        self._numbers: dict[str, dict[str | None, int]] = {name: {} for of in self._names for name in of}
        learnt = [self._learnt(template, field.rows) for template in templates]
        self._tables = [
            self._table(names, found, len(field.rows))
            for names, found in zip(self._names, learnt, strict=True)
        ]

    @property
    def labels(self) -> int:
        """How many labels the field has."""
        return int(self._weights.shape[1])

    def scores(self, columns: Columns) -> Floats:
        """The sum of the weights of all features of each place (places by labels)."""
        own = {name: self._own(columns[name], numbers) for name, numbers in self._numbers.items()}
        rows = [
            table[self._key(names, [own[name] for name in names])]
            for names, table in zip(self._names, self._tables, strict=True)
        ]
        summed: Floats = self._weights[np.stack(rows)].sum(axis=0)
        return summed

    def _own(self, column: Column, numbers: Mapping[str | None, int]) -> Ints:
        """The numbers of a column's values in the features; 0 for one that stands in none."""
        return np.array([*map(numbers.get, column.values, repeat(0))])[column.codes]

    def _learnt(self, template: str, rows: Mapping[str, int]) -> list[tuple[list[int], int]]:
        """For each feature of a template the numbers of its values, and its row."""
        names = names_of(template)
        parts = [re.escape(text) for text, _, _, _ in Formatter().parse(template)]
        values = [_shape(name) for name in names]
        pattern = re.compile("".join(part + value for part, value in zip(parts, [*values, ""], strict=False)))
        found = []
        for feature, row in rows.items():
            match = pattern.fullmatch(feature)
            if match:
                known = [self._numbers[name] for name in names]
                numbers = [of.setdefault(v, len(of) + 1) for of, v in zip(known, match.groups(), strict=True)]
                found.append((numbers, row))
        return found

    def _table(self, names: Sequence[str], found: Sequence[tuple[list[int], int]], none: int) -> Ints:
        """The row of each combination of numbers."""
        table = np.full(prod(len(self._numbers[name]) + 1 for name in names), none)
        for numbers, row in found:
            table[self._key(names, [np.array(number) for number in numbers])] = row
        return table

    def _key(self, names: Sequence[str], numbers: Sequence[Ints]) -> Ints:
        """One number for each combination of numbers."""
        key = numbers[0]
        for name, column in zip(names[1:], numbers[1:], strict=True):
            key = key * (len(self._numbers[name]) + 1) + column
        return key
