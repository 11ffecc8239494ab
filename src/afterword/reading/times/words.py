"""A text as a row of words of time: one letter a word for the grammar, and what the word is worth."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from afterword.german.times import TimeWords, time_words
from afterword.reading.times.vocabulary import Worth, classify

# A paragraph's end; heaps of figures or marks, which are no time (a megabyte of them costs nothing so); 90er;
# a number; a word; a mark.
_TOKEN = re.compile(
    r"\n\s*\n|(?<!\w)['’‘]\d\d(?!\w)|(?:\d+[^\w\s]+){9,}\d*|[^\w\s]{9,}|\d+er(?![^\W\d_])|\d+|[^\W\d_]+|[^\w\s]"
)


class Word(NamedTuple):
    """A word, its place in the text, its letter and its worth."""

    text: str
    start: int
    end: int
    letter: str
    worth: Worth | None = None

    @property
    def lower(self) -> str:
        """In lower case."""
        return self.text.lower()

    @property
    def number(self) -> float:
        """Its worth where that is a number, else 0."""
        return self.worth if isinstance(self.worth, int | float) else 0

    @property
    def name(self) -> str:
        """Its worth where that is a name, else nothing."""
        return self.worth if isinstance(self.worth, str) else ""

    @property
    def pair(self) -> tuple[str, int]:
        """Its worth where that is a name with a number."""
        assert isinstance(self.worth, tuple)
        return str(self.worth[0]), int(self.worth[1])


def words_of(text: str) -> list[Word]:
    """All words, numbers and marks of a text, with several words that are one joined."""
    texts = _TOKEN.findall(text)
    starts, at = [], 0
    for word in texts:  # between words stands only what is part of none, so the next one is where it is found
        at = text.find(word, at)
        starts.append(at)
        at += len(word)
    classes = [classify(word) for word in texts]
    ends = [start + len(word) for start, word in zip(starts, texts, strict=True)]
    letters, worths = [letter for letter, _ in classes], [worth for _, worth in classes]
    return _join(list(map(Word, texts, starts, ends, letters, worths)))


def _join(row: list[Word]) -> list[Word]:
    """Joins what the tables name by several words: "zur Zeit", "Tag der Deutschen Einheit"."""
    tables, heads = time_words(), _heads()
    joined: list[Word] = []
    done = 0
    for at in [place for place, word in enumerate(row) if word[0] in heads]:
        if at < done:
            continue
        joined += row[done:at]
        word, length = _phrase(row, at, tables) or (_unabbreviated(row, at), 1)
        joined.append(word)
        done = at + length
    return joined + row[done:]


def _unabbreviated(row: list[Word], at: int) -> Word:
    """The Jan without full stop and without a day before it is a first name."""
    word = row[at]
    if word.letter != "m" or word.lower not in time_words().abbreviated:
        return word
    dated = at > 1 and row[at - 1].text == "." and row[at - 2].letter == "n"
    return word if dated else Word(word.text, word.start, word.end, "?")


@cache
def _heads() -> frozenset[str]:
    """The first words of what is joined, as they may be written."""
    tables = time_words()
    several = (*tables.phrases, *tables.hedge_phrases, *(key for key in tables.feasts if len(key) > 1))
    lowers = {key[0] for key in several} | tables.abbreviated
    return frozenset(form for word in lowers for form in (word, word.capitalize(), word.upper()))


def _phrase(row: list[Word], at: int, tables: TimeWords) -> tuple[Word, int] | None:
    for length in (5, 4, 3, 2):
        part = row[at : at + length]
        key = tuple(word.lower for word in part)
        whole = " ".join(word.text for word in part)
        if len(key) == length and key in tables.phrases:
            return Word(whole, part[0].start, part[-1].end, "r", tables.phrases[key]), length
        if len(key) == length and key in tables.hedge_phrases:
            return Word(whole, part[0].start, part[-1].end, "o", tables.hedge_phrases[key]), length
        if (
            length == 2
            and part[0].lower in tables.abbreviated
            and part[0].letter == "m"
            and part[-1].text == "."
        ):
            return Word(whole, part[0].start, part[-1].end, "m", part[0].worth), length
        if len(key) == length and key in tables.feasts and _is_feast(row, at, length):
            return Word(whole, part[0].start, part[-1].end, "f", tables.feasts[key]), length
    return None


def _is_feast(row: list[Word], at: int, length: int) -> bool:
    """Written as a name, and "zwischen den Jahren" not of years that are told."""
    behind = row[at + length].letter if at + length < len(row) else ""
    return row[at + length - 1].text[0].isupper() and not (
        row[at + length - 1].letter == "u" and behind == "Y"
    )
