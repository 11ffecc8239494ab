"""Usage: in what company verbs and nouns stand in unlabelled news, so that an unknown cue is known by it.

For each base form and each KIND of company a digit tells how often it stands so: 0 hardly ever, 6 in three
cases of ten or more. Counted by training/usage.py over millions of words, without anybody's labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from afterword.reading.packed import pack, unpacked

VERB_KINDS = ("dass", "question", "main", "konjunktiv", "zu", "after_speech", "before_speech", "wie")
"""A dass-clause hangs on it; a question; a main clause behind a comma; one in Konjunktiv I; an infinitive;
it stands right behind closing marks; right before a colon and marks; "wie X berichtet"."""
NOUN_KINDS = ("dass", "wonach", "colon", "speech", "nach", "zufolge")
"""", dass" follows; ", wonach"; a colon; a colon and marks; "nach" or "laut" stands before it; "zufolge"."""

SHARES = (0.003, 0.01, 0.03, 0.1, 0.3)  # the borders between the digits 1 to 6
LEAST = 2  # cases, below which the digit is 0


@dataclass(frozen=True, slots=True)
class Usage:
    """The digits of verbs and nouns by base form."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]

    def verb(self, base: str) -> dict[str, str] | None:
        """The digits of a verb by kind; None where it was hardly ever seen."""
        return _told(VERB_KINDS, self.verbs.get(base))

    def noun(self, base: str) -> dict[str, str] | None:
        """The digits of a noun by kind; None where it was hardly ever seen."""
        return _told(NOUN_KINDS, self.nouns.get(base))

    def save(self, path: Path) -> None:
        """Write the digits as gzipped JSON."""
        said = {"verbs": dict(sorted(self.verbs.items())), "nouns": dict(sorted(self.nouns.items()))}
        pack(path, said)


def _told(kinds: tuple[str, ...], digits: str | None) -> dict[str, str] | None:
    return None if digits is None else dict(zip(kinds, digits, strict=True))


def digit(cases: int, seen: int) -> int:
    """How often something is the case, 0 to 6."""
    return 0 if cases < LEAST else 1 + bisect_right(SHARES, cases / seen)


def load(path: Path) -> Usage:
    """The usage that `save` wrote."""
    said = unpacked(path)
    return Usage(said["verbs"], said["nouns"])
