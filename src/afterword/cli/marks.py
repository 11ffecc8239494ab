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
    paint: list[Mark | None] = [None] * len(within)
    for mark, spans in marks:
        for span in spans:
            for place in range(max(span.start, within.start), min(span.end, within.end)):
                paint[place - within.start] = mark
    found = Text()
    for mark_here, words in _runs(within.of(text), paint):
        shown = re.sub(r"\s+", " ", words)
        if mark_here is None:
            found.append(shown)
        elif colour:
            found.append(shown, STYLES[mark_here])
        else:
            opening, closing = BRACKETS[mark_here]
            found.append(f"{opening}{shown}{closing}")
    return found


def legend(marks: Iterable[Mark], *, colour: bool) -> Text:
    """What the marks mean."""
    parts = [
        Text(mark.value, STYLES[mark])
        if colour
        else Text(f"{BRACKETS[mark][0]}{mark.value}{BRACKETS[mark][1]}")
        for mark in marks
    ]
    return Text("  ").join(parts)


def _runs(text: str, paint: Sequence[Mark | None]) -> Iterable[tuple[Mark | None, str]]:
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or paint[place] is not paint[start]:
            yield paint[start], text[start:place]
            start = place
