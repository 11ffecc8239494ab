"""Where sentences begin: `token.is_sent_start` from full stops, quotation marks and line breaks."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from afterword.german.borders import Borders, borders
from afterword.reading.words import texts

STOPS = frozenset({".", "!", "?", "…", "...", "..", "....", "?!", "!!", "??", "!?"})
BRACKETS_CLOSE = frozenset(")]}")
ALWAYS_OPEN = frozenset({"„", "‚", ",,", "‹", "<<", "``"})
QUOTES = frozenset({'"', "“", "”", "»", "«", "›", "‘", "’", "'", "''", ">>", "‟"}) | ALWAYS_OPEN
DASHES = frozenset({"-", "–", "—", "--"})
# Only a token with one of these at its end, or white space, tells something of borders.
TELLING = frozenset("".join(STOPS | QUOTES))
GOES_ON = frozenset({",", ";", ":", "/"}) | BRACKETS_CLOSE
NO_START = np.uint64(2**64 - 1)  # -1, as spaCy marks a token that surely begins no sentence
SHORT_TITLE = 7  # tokens: up to this a quotation with ! or ? inside a sentence is taken for a title or a word


@Language.component("sentences", assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` of every token to True or False; later components keep it."""
    words = texts(doc)
    spaced = [bool(space) for space in doc.to_array("SPACY")]
    values = np.full((len(words), 1), NO_START, dtype=np.uint64)
    values[sentence_starts(words, spaced), 0] = 1
    return doc.from_array(["SENT_START"], values)  # type: ignore[arg-type]  # thinc's array type is asked


def sentence_starts(words: list[str], spaced: list[bool]) -> list[int]:
    """Indices of the tokens that begin a sentence, in order; `spaced`: a space follows the token."""
    return _Walk(words, spaced, borders()).starts()


class _Walk:
    """One walk over the tokens of a text, remembering the sentence's and the quotation's beginning."""

    def __init__(self, words: list[str], spaced: list[bool], lists: Borders) -> None:
        self.words = words
        self.spaced = spaced
        self.lists = lists
        self.wrapped = _is_wrapped(words)
        self.opened: int | None = None  # the token that opened the quotation we are in
        self.begin = 0  # the first token of the sentence

    def starts(self) -> list[int]:
        found = [0] if self.words else []
        i = 0
        while i < len(self.words):
            word = self.words[i]
            if word[-1] not in TELLING and not word[-1].isspace():
                i += 1
                continue
            start = self._border_after(i, word)
            if start is None:
                i += 1
                continue
            if start < len(self.words):
                found.append(start)
            self.begin = i = start
        return found

    def _border_after(self, i: int, word: str) -> int | None:
        """The beginning of the next sentence if one ends at or right behind token i."""
        if word.isspace():
            return self._border_at_line(i)
        self._remember(i)
        if word in STOPS:
            return self._border_at_stop(i)
        if word[-1] == "." and len(word) > 1 and word not in self.lists.inside and self._next_opens(i):
            return i + 1
        return None

    def _border_at_line(self, i: int) -> int | None:
        lines = self.words[i].count("\n")
        if i == 0 or not lines or i + 1 >= len(self.words):
            return None
        if lines == 1 and (self.wrapped or self.words[i + 1][0].islower()) and not self._is_stopped(i - 1):
            return None
        self.opened = None if lines > 1 else self.opened
        return i + 1

    def _is_stopped(self, i: int) -> bool:
        return self.words[i] in STOPS or (self.words[i] in QUOTES and i > 0 and self.words[i - 1] in STOPS)

    def _remember(self, i: int) -> None:
        if self.words[i] not in QUOTES:
            return
        if self._opens_quotation(i):
            self.opened = i
        else:
            self.opened = None

    def _opens_quotation(self, i: int) -> bool:
        word = self.words[i]
        if word in ALWAYS_OPEN:
            return True
        free_before = i == 0 or self.spaced[i - 1] or self.words[i - 1].isspace() or self.words[i - 1] in "(["
        free_after = self.spaced[i] or i + 1 == len(self.words) or self.words[i + 1].isspace()
        if free_before and free_after:  # " Text " in archives: every second one opens
            return self.opened is None
        return free_before or (not free_after and self.opened is None and self.words[i - 1] in DASHES)

    def _border_at_stop(self, i: int) -> int | None:
        opened = self.opened
        j = i + 1
        quoted = False
        while j < len(self.words) and (self.words[j] in STOPS or self._closes(j)):
            if self.words[j] in QUOTES:
                quoted = True
                self.opened = None
            j += 1
        if j >= len(self.words):
            return j
        if self.words[j].isspace():
            return self._border_at_line(j) if "\n" in self.words[j] else self._border_over_gap(i, j)
        if self._goes_on(i, j) or (quoted and self._is_title(i, opened, j)):
            return None
        return j

    def _border_over_gap(self, i: int, gap: int) -> int | None:
        if gap + 1 >= len(self.words) or self._goes_on(i, gap + 1):
            return None
        return gap + 1

    def _closes(self, j: int) -> bool:
        word = self.words[j]
        if word in BRACKETS_CLOSE:
            return True
        return word in QUOTES and not self._opens_quotation(j)

    def _goes_on(self, stop: int, j: int) -> bool:
        """Whether the sentence goes on at token j in spite of the stop."""
        word = self.words[j]
        if word in GOES_ON or word[0].islower():
            return not (word[0].islower() and "." in word[1:-1])  # an address may begin a sentence
        if self.words[stop] in ("…", "...", ".."):
            return self.spaced[stop - 1] and not (self.lists.opens(word) or word in QUOTES)
        if word in DASHES:
            after = self.words[j + 1] if j + 1 < len(self.words) else ""
            return self.words[stop] != "." and after[:1].islower()
        if self.words[stop] != "." and word in QUOTES and j + 1 < len(self.words):
            return self.words[j + 1][0].islower()
        return False

    def _is_title(self, stop: int, opened: int | None, j: int) -> bool:
        """A short quotation with ! or ? in the middle of a sentence: der Film „Was nun?“ Anfang Mai."""
        if self.words[stop] == "." or opened is None or opened <= self.begin or stop - opened > SHORT_TITLE:
            return False
        if self.words[opened - 1] in (":", ",") or self.words[opened - 1].isspace():
            return False
        return not self.lists.opens(self.words[j])

    def _next_opens(self, i: int) -> bool:
        """Whether a word that opens sentences follows an abbreviation or an ordinal."""
        after = self.words[i + 1 : i + 3]
        if after and after[0] in QUOTES and self._opens_quotation(i + 1):
            after = after[1:]
        return bool(after) and self.lists.opens(after[0])


def _is_wrapped(words: list[str]) -> bool:
    """Whether lines are broken at a width, inside sentences: most single line breaks follow no stop."""
    breaks = [i for i, word in enumerate(words) if i and word.isspace() and word.count("\n") == 1]
    inside = sum(words[i - 1][-1] not in ".!?…:\"“”»«)'" for i in breaks)
    lower = sum(i + 1 < len(words) and words[i + 1][0].islower() for i in breaks)
    return len(breaks) >= 3 and inside * 2 > len(breaks) and lower * 5 >= len(breaks)
