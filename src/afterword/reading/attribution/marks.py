"""Quotation marks in pairs, across sentences, and what stands between them: speech, a name, a word."""

from __future__ import annotations

from dataclasses import dataclass

from afterword.reading.words import Words

_CLOSES = {"„": '“”"', "»": "«", "«": "»", "‚": "‘’", "“": "”“", '"': '"', "›": "‹", "``": "''"}
_ONLY_CLOSE = frozenset({"”", "‘", "’", "‹"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP"})
_NAMELY = frozenset({"NN", "NE", "ART", "APPR", "APPRART", "CARD", "FM", "NNA", "NNI", "TRUNC", "XY"})


@dataclass(frozen=True, slots=True)
class Marks:
    """A pair of quotation marks: their tokens, and whether the words between them speak."""

    start: int
    end: int  # exclusive, with the closing mark
    speech: bool  # has a finite verb, or reads as more than a name or a word
    sentence: bool  # has a finite verb

    @property
    def tokens(self) -> range:
        """All tokens with both marks."""
        return range(self.start, self.end)


def marks_of(words: Words) -> list[Marks]:
    """All pairs of an article, outermost only, in order; a mark without its partner is none."""
    found: list[Marks] = []
    i = 0
    while i < len(words):
        if words.words[i] in _CLOSES and words.words[i] not in _ONLY_CLOSE:
            close = _closing(words, i)
            if close is not None:
                found.append(_pair(words, i, close + 1))
                i = close
        i += 1
    return found


def _closing(words: Words, start: int) -> int | None:
    opener = words.words[start]
    closers = _CLOSES[opener]
    depth = 0
    for i in range(start + 1, min(len(words), start + 400)):
        word = words.words[i]
        if word == opener and opener not in closers:
            depth += 1
        elif word in closers:
            if depth == 0:
                return i
            depth -= 1
    return None


def _pair(words: Words, start: int, end: int) -> Marks:
    inner = range(start + 1, end - 1)
    sentence = any(words.tags[i] in _FINITE for i in inner)
    named = all(words.tags[i] in _NAMELY or words.words[i][:1].isupper() for i in inner)
    content = sum(1 for i in inner if words.tags[i][:1] != "$")
    return Marks(start, end, sentence or (content > 1 and not named), sentence and content > 1)
