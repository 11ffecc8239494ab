"""A stretch of an article with the words marked that an entry rests on."""

from __future__ import annotations

from bisect import bisect_left
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


def marked(
    text: str,
    within: Span,
    marks: Iterable[tuple[Mark, Sequence[Span]]],
    *,
    colour: bool,
    without: Iterable[Span] = (),
) -> Text:
    """The stretch of the text, each mark in its colour, or between its brackets; later marks lie on top.

    What is `without` (furniture: it belongs to the page) is left out, and blanks are one blank.
    """
    kept = _kept(text, within, without)
    shown = [
        (mark, bisect_left(kept, span.start), bisect_left(kept, span.end))
        for mark, spans in marks
        for span in spans
        if span.overlaps(within)
    ]
    words = "".join(text[place] if not text[place].isspace() else " " for place in kept)
    return _coloured(words, shown) if colour else Text(_bracketed(words, shown))


def _kept(text: str, within: Span, without: Iterable[Span]) -> list[int]:
    """The places of the characters that are shown, in their order."""
    left_out = {place for span in without for place in range(span.start, span.end)}
    kept: list[int] = []
    blank = -1
    for place in range(within.start, min(within.end, len(text))):
        if place in left_out or text[place].isspace():
            blank = place if blank < 0 and text[place].isspace() else blank
            continue
        if blank >= 0 and kept:
            kept.append(blank)
        kept.append(place)
        blank = -1
    return kept


def _coloured(words: str, shown: Sequence[tuple[Mark, int, int]]) -> Text:
    found = Text(words)
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


def legend(marks: Iterable[Mark], *, colour: bool) -> Text:
    """What the marks mean."""
    parts = [
        Text(mark.value, STYLES[mark])
        if colour
        else Text(f"{BRACKETS[mark][0]}{mark.value}{BRACKETS[mark][1]}")
        for mark in marks
    ]
    return Text("  ", "dim").join(parts)
