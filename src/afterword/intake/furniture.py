"""What in an article's text belongs to the page: marked with its kind, so that reading passes over it.

Pure over text. Careful by rule: a full sentence is never marked unless it is said elsewhere in the text
too, stands under a photo's credit, or is a notice of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from afterword.intake import imprints
from afterword.intake.days import GERMAN, ISO, from_german, read
from afterword.intake.imprints import Piece
from afterword.records import DateWitness, Furniture, FurnitureKind, Published, Span

HEAD_LINES = 6
"""A headline, a byline and the page's date stand within so many lines of the top."""

SUBHEADING_WORDS = 14
SUBHEADING_LETTERS = 110
PARAGRAPH_WORDS = 12
"""A subheading has at most so many words and stands before a paragraph of at least so many (by eye over
forty crawled articles; tests/intake/test_furniture.py keeps the cases)."""

WRAPPED_SHARE = 0.15
"""Where so many lines go on in lower case, lines are cut by width and say nothing."""

ENDS_SENTENCE = re.compile(r"[.!?…][\"“”»«’'‘)\]]*$")
WHOLE_LINE = (
    (FurnitureKind.NOTICE, imprints.notice),
    (FurnitureKind.DATE_LINE, imprints.date_line),
    (FurnitureKind.BYLINE, imprints.byline),
    (FurnitureKind.CREDIT, imprints.credit),
    (FurnitureKind.CAPTION, imprints.caption),
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is not blank: where its words start, and whether blank lines stand around it."""

    start: int
    words: str
    apart_before: bool
    apart_after: bool

    @property
    def count(self) -> int:
        return len(self.words.split())

    @property
    def is_sentence(self) -> bool:
        return bool(ENDS_SENTENCE.search(self.words))


class _Marks:
    """The furniture found so far; a line, once marked, is not marked again."""

    def __init__(self) -> None:
        self.found: dict[int, list[tuple[Piece, FurnitureKind]]] = {}

    def whole(self, number: int) -> bool:
        return any(kind for (start, _), kind in self.found.get(number, []) if start == -1)

    def add(self, number: int, line: _Line, piece: Piece, kind: FurnitureKind) -> None:
        start, end = piece
        whole = start == 0 and end == len(line.words)
        self.found.setdefault(number, []).append(((-1, end) if whole else piece, kind))

    def touched(self, number: int) -> bool:
        return number in self.found

    def spans(self, lines: list[_Line]) -> tuple[Furniture, ...]:
        every = [
            Furniture(Span(lines[number].start + max(0, start), lines[number].start + end), kind)
            for number, pieces in self.found.items()
            for (start, end), kind in pieces
            if end > max(0, start)
        ]
        kept: list[Furniture] = []
        for item in sorted(every, key=lambda item: (item.span.start, -item.span.end)):
            if not kept or kept[-1].span.end <= item.span.start:
                kept.append(item)
        return tuple(kept)


def mark(text: str, title: str = "", subheadings: frozenset[str] = frozenset()) -> tuple[Furniture, ...]:
    """The furniture in a text, in order, without overlaps. `subheadings`: paragraphs known to be such."""
    lines = _lines(text)
    marks = _Marks()
    _mark_month_lines(lines, marks)
    for number, line in enumerate(lines):
        if not marks.touched(number):
            _mark_by_pattern(number, line, marks)
        if number == 0 and not marks.touched(number):
            _mark_run_together(line, marks)
    _mark_repeated(lines, marks)
    _mark_headline(lines, title, marks)
    _mark_subheadings(lines, subheadings, _is_wrapped(lines), marks)
    _mark_dateline(lines, marks)
    return marks.spans(lines)


def headline(text: str, furniture: tuple[Furniture, ...]) -> str:
    """The first headline marked in the text, "" if there is none."""
    for item in furniture:
        if item.kind is FurnitureKind.HEADLINE:
            return item.span.of(text)
    return ""


def byline(text: str, furniture: tuple[Furniture, ...]) -> str:
    """The author that a byline at the head or the foot of the text names, "" if there is none."""
    for item in furniture:
        if item.kind is FurnitureKind.BYLINE and _at_an_end(text, item.span):
            return imprints.author(item.span.of(text))
    return ""


def published(text: str, furniture: tuple[Furniture, ...]) -> Published:
    """When the text's own date lines say it was published; a day before a month, first before last."""
    told = [
        time
        for item in furniture
        if item.kind is FurnitureKind.DATE_LINE and _at_an_end(text, item.span)
        for time in [_time_in(item.span.of(text))]
        if time.period.known
    ]
    return min(told, key=lambda time: time.period.precision != "day", default=Published())


def _at_an_end(text: str, span: Span) -> bool:
    return span.start < 600 or span.end > len(text) - 300


def _time_in(words: str) -> Published:
    if match := imprints.MONTH_LINE.search(words):
        return read(match["edtf"], DateWitness.TEXT)
    for pattern in GERMAN:
        if match := pattern.search(words):
            return from_german(match, DateWitness.TEXT)
    match = ISO.search(words)
    return read(match[0] if match else words, DateWitness.TEXT)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    rows: list[tuple[int, str]] = []
    for row in text.split("\n"):
        rows.append((rows[-1][0] + len(rows[-1][1]) + 1 if rows else 0, row))
    blank = [not row.strip() for _, row in rows]
    for place, (start, row) in enumerate(rows):
        if blank[place]:
            continue
        words = row.strip()
        before = place == 0 or blank[place - 1]
        after = place == len(rows) - 1 or blank[place + 1]
        lines.append(_Line(start + len(row) - len(row.lstrip()), words, before, after))
    return lines


def _is_wrapped(lines: list[_Line]) -> bool:
    joined = [(a, b) for a, b in pairwise(lines) if not a.apart_after]
    going_on = sum(b.words[0].islower() for _, b in joined)
    return len(joined) >= 3 and going_on > WRAPPED_SHARE * len(joined)


def unwrap(text: str) -> str:
    """The text with its lines joined where they were cut by width; same length, paragraphs stay."""
    if not _is_wrapped(_lines(text)):
        return text
    return re.sub(r"(?<=[^\s])\n(?=[^\s])", " ", text)


def _mark_month_lines(lines: list[_Line], marks: _Marks) -> None:
    """ "date 2023-09", as archives put it before the first or behind the last word."""
    if not lines:
        return
    if match := imprints.MONTH_LINE.match(lines[0].words):
        marks.add(0, lines[0], match.span(), FurnitureKind.DATE_LINE)
    last = len(lines) - 1
    tail = [m for m in imprints.MONTH_LINE.finditer(lines[last].words) if m.end() == len(lines[last].words)]
    if tail and not (last == 0 and tail[0].start() == 0):
        marks.add(last, lines[last], tail[0].span(), FurnitureKind.DATE_LINE)


def _mark_by_pattern(number: int, line: _Line, marks: _Marks) -> None:
    for kind, find in WHOLE_LINE:
        if piece := find(line.words):
            marks.add(number, line, piece, kind)
            rest = (line.words[: piece[0]] + line.words[piece[1] :]).strip()
            # "Trauer um Sängerin Muster ist tot Stand: 17.01.2022 09:40 Uhr": all in one line
            if kind is FurnitureKind.DATE_LINE and rest and number == 0 and not ENDS_SENTENCE.search(rest):
                _mark_rest(number, line, piece, marks)
            return


def _mark_run_together(first: _Line, marks: _Marks) -> None:
    for kind, find in (
        (FurnitureKind.BYLINE, imprints.glued_byline),
        (FurnitureKind.DATE_LINE, imprints.inner_date),
    ):
        if piece := find(first.words):
            marks.add(0, first, piece, kind)


def _mark_rest(number: int, line: _Line, piece: Piece, marks: _Marks) -> None:
    head, tail = line.words[: piece[0]].rstrip(), line.words[piece[1] :].strip()
    if head and len(head.split()) <= 25 and not tail:
        marks.add(number, line, (0, len(head)), FurnitureKind.HEADLINE)


def _mark_repeated(lines: list[_Line], marks: _Marks) -> None:
    """A line said twice is a caption; where it is a sentence of its own, the first saying stays."""
    for number in range(1, len(lines)):
        here, before = lines[number], lines[number - 1]
        if _is_notice(number - 1, marks) or _is_notice(number, marks):
            continue
        extra = here.words[len(before.words) :]
        if here.words.startswith(before.words) and len(extra.split()) <= 6 and before.count >= 3:
            signed = (
                imprints.shows_people(before.words) or marks.touched(number - 1) or not before.is_sentence
            )
            if signed:
                marks.found.pop(number - 1, None)
                _mark_all(number - 1, before, FurnitureKind.CAPTION, marks)
            marks.found.pop(number, None)
            _mark_all(number, here, FurnitureKind.CAPTION, marks)
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if not marks.touched(number) and len(line.words) >= 60:
            if line.words in seen:
                _mark_all(number, line, FurnitureKind.CAPTION, marks)
            seen.add(line.words)


def _is_notice(number: int, marks: _Marks) -> bool:
    return any(kind is FurnitureKind.NOTICE for _, kind in marks.found.get(number, []))


def _mark_all(number: int, line: _Line, kind: FurnitureKind, marks: _Marks) -> None:
    marks.add(number, line, (0, len(line.words)), kind)


def _mark_headline(lines: list[_Line], title: str, marks: _Marks) -> None:
    told = _bare(title)
    for number, line in enumerate(lines[:HEAD_LINES]):
        if marks.touched(number):
            continue
        if told and _is_title(line, told):
            _mark_all(number, line, FurnitureKind.HEADLINE, marks)
        elif told and number == 0 and (end := _glued_title(line.words, title)):
            marks.add(number, line, (0, end), FurnitureKind.HEADLINE)
    if lines and not marks.touched(0) and _looks_like_headline(lines):
        _mark_all(0, lines[0], FurnitureKind.HEADLINE, marks)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def _is_title(line: _Line, told: str) -> bool:
    said = _bare(line.words)
    if said == told:
        return True
    part = len(said.split()) >= 4 and (told.startswith(said) or told.endswith(said) or said.startswith(told))
    return part and not line.words.endswith(".") and line.count <= 25


def _glued_title(words: str, title: str) -> int:
    """Where a title that runs into the first sentence ends, 0 if none does."""
    title = title.strip()
    if len(title.split()) < 3 or title.endswith(".") or not words.startswith(title):
        return 0
    return len(title) if re.match(r"\s+[A-ZÄÖÜ„\"»]", words[len(title) :]) else 0


def _looks_like_headline(lines: list[_Line]) -> bool:
    """A first line without a full stop, with a text of sentences below it."""
    first = lines[0]
    if (
        len(lines) < 2
        or first.count > 20
        or not first.words[0].isupper() | (first.words[0] in "„\"»“'‚0123456789")
    ):
        return False
    if first.words.endswith((".", ":", ",", ";", "…")) or re.search(r"[.!?]\s+[A-ZÄÖÜ]", first.words):
        return False
    if first.words.endswith(("!", "?")) and first.count > 12:
        return False
    goes_on = lines[1].words[0].islower() and not first.apart_after
    return not goes_on and any(line.is_sentence and line.count >= PARAGRAPH_WORDS for line in lines[1:])


def _mark_subheadings(lines: list[_Line], known: frozenset[str], wrapped: bool, marks: _Marks) -> None:
    candidates = {
        number
        for number, line in enumerate(lines)
        if not marks.touched(number) and (line.words in known or _could_head(line, wrapped))
    }
    for number in sorted(candidates):
        line = lines[number]
        if line.words in known or _heads_a_paragraph(number, lines, candidates, marks):
            _mark_all(number, line, FurnitureKind.SUBHEADING, marks)


def _could_head(line: _Line, wrapped: bool) -> bool:
    words = line.words
    if line.count > SUBHEADING_WORDS or len(words) > SUBHEADING_LETTERS or line.count < 2:
        return False
    if wrapped and not (line.apart_before and line.apart_after):
        return False
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "„\"»“‚'+"):
        return False
    if imprints.is_cut_off(words) or re.search(r"[a-zäöüß]{3,}[.!?]\s+[A-ZÄÖÜ]", words):
        return False
    if words.endswith("?"):
        return line.count <= 12
    if words.endswith("!"):
        return line.count <= 8
    return not re.search(r"[.:;,…–-][\"“”»«’'‘)\]]*$|[.!?][\"“”»«’'‘]$", words)


def _heads_a_paragraph(number: int, lines: list[_Line], candidates: set[int], marks: _Marks) -> bool:
    """A subheading stands before a paragraph and behind one; rows of short lines are a list or a table."""
    if number == 0:
        return False
    following = [n for n in range(number + 1, min(number + 8, len(lines))) if not marks.whole(n)][:2]
    if following and following[0] in candidates:
        del following[0]  # two in a row: a teaser or a rubric above the subheading itself
    if not following or following[0] in candidates:
        return False
    below = following[0]
    above = lines[number - 1]
    closed = above.is_sentence or marks.touched(number - 1) or above.words.endswith((":", ")", "“", '"', "»"))
    in_a_list = number - 1 in candidates and number - 2 in candidates
    goes_on = lines[below].words[0].islower()
    return closed and not in_a_list and not goes_on and lines[below].count >= PARAGRAPH_WORDS


def _mark_dateline(lines: list[_Line], marks: _Marks) -> None:
    """The dateline stands before the first paragraph, or before the next where that is the standfirst."""
    looked = 0
    for number, line in enumerate(lines):
        if marks.whole(number):
            continue
        start = _end_of_head_piece(number, line, marks)
        rest = line.words[start:]
        if piece := imprints.dateline(rest):
            marks.add(number, line, (start + piece[0], start + piece[1]), FurnitureKind.DATELINE)
            return
        looked += 1
        if looked == 3:
            return


def _end_of_head_piece(number: int, line: _Line, marks: _Marks) -> int:
    ends = [end for (start, end), _ in marks.found.get(number, []) if start == 0]
    end = max(ends, default=0)
    return end + len(line.words[end:]) - len(line.words[end:].lstrip())
