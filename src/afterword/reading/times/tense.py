"""What the tense of a clause says of where an undated time lies: "traf" or "trifft am Mittwoch"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from afterword.german.times import time_words
from afterword.german.verbs import Tense
from afterword.reading.times.calendar import Direction
from afterword.reading.times.words import Word

PREFIXES = ("be", "er", "ver", "ent", "zer", "miss", "emp", "über", "unter", "wider")
CLAUSE_MARKS, SENTENCE_MARKS = ',.;:!?|()„“”»«"–-', ".!?|"
AHEAD_MODALS = frozenset({"sollen", "wollen", "werden", "müssen", "können", "dürfen"})


def tense_of(doc: Doc, row: list[Word]) -> Callable[[int], Direction]:
    """The direction at each word of the row: from the clauses if they have been read, else from the words."""
    if Doc.has_extension("clauses") and doc._.clauses:
        return _by_clauses(doc, row)
    return _by_words(row)


def tense_at(doc: Doc, tokens: Collection[int]) -> Tense:
    """The tense of some words as far as the words alone tell."""
    told = _tense([doc[token].text for token in sorted(tokens)])
    return _TENSES.get(told, Tense.NONE) if told else Tense.NONE


_TENSES = {
    Direction.PAST: Tense.PAST,
    Direction.PRESENT: Tense.PRESENT,
    Direction.FUTURE: Tense.FUTURE,
}


def _by_clauses(doc: Doc, row: list[Word]) -> Callable[[int], Direction]:
    offsets = [token.idx for token in doc]
    clause_at = {offsets[token]: clause for clause in doc._.clauses for token in clause.tokens}
    fallback = _by_words(row)

    def direction(at: int) -> Direction:
        clause = next((clause_at[w.start] for w in row[at : at + 3] if w.start in clause_at), None)
        if clause is None or clause.finite is None:
            return fallback(at)
        if clause.tense is Tense.PAST:
            return Direction.PAST
        if _had_happened([doc[token].lower_ for token in clause.verbs]):
            return Direction.PAST
        if clause.tense is Tense.FUTURE or clause.modal in AHEAD_MODALS:
            return Direction.FUTURE
        return Direction.PRESENT if clause.tense is Tense.PRESENT else fallback(at)

    return direction


def _by_words(row: list[Word]) -> Callable[[int], Direction]:
    @cache
    def pieces() -> tuple[Pieces, Pieces]:
        return Pieces(row, CLAUSE_MARKS), Pieces(row, SENTENCE_MARKS)

    def direction(at: int) -> Direction:
        for whole in pieces():
            told = whole.told(at)
            if told is not None:
                return told
        return Direction.NEAREST

    return direction


class Pieces:
    """The pieces of a row between marks, each asked for its tense once, however many times stand in it."""

    def __init__(self, row: list[Word], marks: str) -> None:
        self._row = row
        ends = [at for at in range(len(row)) if _parts(row, at, marks)]
        self._borders = [-1, *ends, len(row)]
        self._told: dict[int, Direction | None] = {}

    def told(self, at: int) -> Direction | None:
        """The direction that the piece around a word tells."""
        number = bisect_left(self._borders, at)
        if number not in self._told:
            start, end = self._borders[number - 1] + 1, self._borders[number]
            self._told[number] = _tense([word.text for word in self._row[start:end] if word.letter == "?"])
        return self._told[number]


def _parts(row: list[Word], at: int, marks: str) -> bool:
    """Whether the word parts clauses; the full stop of "5. Mai" does not."""
    word = row[at]
    if (
        word.text == "."
        and 0 < at < len(row) - 1
        and row[at - 1].letter == "n"
        and row[at + 1].letter in "mnYu"
    ):
        return False
    return word.text in marks or word.letter == "|"


def _tense(words: list[str]) -> Direction | None:
    finite = time_words().finite
    lowers = [word for word in words if word.islower()]
    if any(word in finite["past"] or _looks_preterite(word) for word in lowers):
        return Direction.PAST
    if _had_happened(lowers[-3:]):
        return Direction.PAST
    has_perfect = any(word in finite["perfect"] for word in lowers)
    if has_perfect and any(_looks_participle(word) for word in lowers):
        return Direction.PAST
    if any(word in finite["future"] for word in lowers):
        return Direction.FUTURE
    present = any(len(word) > 3 and word.endswith("t") and not _looks_participle(word) for word in lowers)
    return Direction.PRESENT if present else None


def _had_happened(verbs: list[str]) -> bool:
    """soll getroffen haben, dürfte gefallen sein, werde gesagt haben: done, whatever the finite verb."""
    return any(
        second in ("haben", "sein", "worden") and _looks_participle(first)
        for first, second in pairwise(verbs)
    )


def _looks_preterite(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith(("te", "ten", "test"))
        and word not in time_words().finite["not_past"]
        and not word.startswith("ge")
    )


def _looks_participle(word: str) -> bool:
    if len(word) < 5 or not word.endswith(("t", "en")):
        return False
    return "ge" in word[:6] or word.startswith(PREFIXES) or word.endswith("iert")
