"""What the parser knows of a word form: a vector of where it stands in news, and of its beginning and ends.

The vector of an unknown form is that of a known one inside it: of the longest known noun at its end
("Gesundheitsstaatssekretär" is read as "Staatssekretär"), or of the forms with the same ending.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

HASHES = 4096
"""Rows of the table for parts of forms."""
SHORTEST_TAIL = 5  # letters of a noun sought inside another
ENDINGS = (8, 7, 6, 5, 4, 3, 2)
MOST_FORMS = 200_000  # remembered; past that the memory begins anew

_DIGIT = re.compile(r"\d")


def plain(form: str) -> str:
    """The form with every digit as 0."""
    return _DIGIT.sub("0", form)


def parts(form: str) -> list[int]:
    """Rows of the table of parts: the form in small letters, its beginning, its ends, its outline."""
    small = plain(form).lower()
    seen = (
        f"w{small}", f"p{small[:3]}", f"s2{small[-2:]}", f"s3{small[-3:]}", f"s4{small[-4:]}",
        f"h{_outline(form)}",
    )  # fmt: skip
    return [zlib.crc32(part.encode()) % HASHES for part in seen]


def _outline(form: str) -> str:
    if form.isupper():
        return "X" if len(form) > 1 else "U"
    if form[:1].isupper():
        return "Xx"
    if form[:1].isdigit():
        return "d"
    return "x" if form.islower() else f"-{form[:1]}"


def ending(form: str, length: int) -> str:
    """The key of the forms that end so: "^heit" for nouns and names, "~lich" for others."""
    return f"{'^' if form[:1].isupper() else '~'}{form.lower()[-length:]}"


def keys(form: str) -> Iterator[str]:
    """The keys under which a vector for a form may be found, the best first."""
    form = plain(form)
    small = form.lower()
    yield form
    yield small
    yield small.capitalize()
    if form[:1].isupper():
        for start in range(1, len(small) - SHORTEST_TAIL + 1):
            yield small[start:].capitalize()
    for length in ENDINGS:
        if len(small) > length:
            yield ending(form, length)


class Forms:
    """A vector for each form, made once."""

    def __init__(self, rows: Mapping[str, int], vectors: Floats, table: Floats) -> None:
        """`rows` and `vectors`: known forms and endings; `table`: the rows of parts."""
        self.rows = rows
        self.known = vectors
        self.table = table
        self._forget()

    def _forget(self) -> None:
        self._places: dict[str, int] = {}
        self._made: Floats = np.zeros((1024, self.table.shape[1]), dtype=np.float32)

    def vectors(self, words: Sequence[str]) -> Floats:
        """Words by dimensions."""
        if len(self._places) > MOST_FORMS:
            self._forget()
        places = self._places
        rows = [places[word] if word in places else self._add(word) for word in words]
        return self._made[rows]

    def _add(self, word: str) -> int:
        place = len(self._places)
        if place == len(self._made):
            self._made = np.concatenate((self._made, np.zeros_like(self._made)))
        row = self.row(word)
        self._made[place] = self.table[parts(word)].sum(axis=0)
        if row is not None:
            self._made[place] += self.known[row]
        self._places[word] = place
        return place

    def row(self, word: str) -> int | None:
        """The row of the vector for a form."""
        return next((self.rows[key] for key in keys(word) if key in self.rows), None)
