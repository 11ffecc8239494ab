"""A stretch of an article with the words marked that an entry rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rich.text import Text

from afterword.records import Span


class Mark(StrEnum):
    """What the marked words are."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    QUOTE = "quote"


STYLES = {
    Mark.CONTENT: "bold",
    Mark.CUE: "yellow",
    Mark.SOURCE: "cyan",
    Mark.QUOTE: "bold",
}
BRACKETS = {  # where there are no colours
    Mark.CONTENT: ("[", "]"),
    Mark.CUE: ("<", ">"),
    Mark.SOURCE: ("{", "}"),
    Mark.QUOTE: ("[", "]"),
}


def marked(text: str, within: Span, marks: Iterable[tuple[Mark, Sequence[Span]]], *, colour: bool) -> Text:
    """The stretch of the text, each mark in its colour, or between its brackets; later marks lie on top."""
    shown = [
        (mark, max(span.start, within.start) - within.start, min(span.end, within.end) - within.start)
        for mark, spans in marks
        for span in spans
        if span.overlaps(within)
    ]
    words = within.of(text)
    return _coloured(words, shown) if colour else Text(_squeezed(_bracketed(words, shown)))


def _coloured(words: str, shown: Sequence[tuple[Mark, int, int]]) -> Text:
    found = Text(re.sub(r"\s", " ", words))
    for mark, start, end in shown:
        found.stylize(STYLES[mark], start, end)
    return found


def _bracketed(words: str, shown: Sequence[tuple[Mark, int, int]]) -> str:
    """Brackets around each; at one place the inner ones close first, and the outer ones open first."""
    closing = [(end, 0, -start, BRACKETS[mark][1]) for mark, start, end in shown]
    opening = [(start, 1, -end, BRACKETS[mark][0]) for mark, start, end in shown]
    for place, _, _, bracket in sorted(closing + opening, reverse=True):
        words = words[:place] + bracket + words[place:]
    return words


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def legend(marks: Iterable[Mark], *, colour: bool) -> Text:
    """What the marks mean."""
    parts = [
        Text(mark.value, STYLES[mark])
        if colour
        else Text(f"{BRACKETS[mark][0]}{mark.value}{BRACKETS[mark][1]}")
        for mark in marks
    ]
    return Text("  ").join(parts)
