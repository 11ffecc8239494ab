"""Times in running text: what days each expression means, seen from the article's day with its precision.

TIMEX3 values and EDTF periods come from one internal form (drafts.Draft). An article known only to be
of a month is read once for each of its days; what all readings share is the answer, so that "am Dienstag" is
a Tuesday of that month and no guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from afterword.reading.times.anchors import Named
from afterword.reading.times.calendar import Cell
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.times.frames import framed, joined_ranges, lasting
from afterword.reading.times.grammar import drafts_of
from afterword.reading.times.hedges import hedge
from afterword.reading.times.loose import loosely_meant
from afterword.reading.times.repeated import of_weekdays, with_years
from afterword.reading.times.sides import Sides
from afterword.reading.times.tense import all_ahead, tense_of
from afterword.reading.times.words import words_of
from afterword.records import UNKNOWN, Anchor, Period, Precision, Span, TimeExpression, TimeType

DAY = timedelta(days=1)
LONGEST_REFERENCE = 400  # days; an article known less well than to the year gives relative times no days
# Days told or narrowed one by one, and not as a month: "am Mittwoch" may well lie a week behind their last.
SHARP = frozenset({Precision.INTERVAL, Precision.CANDIDATES, Precision.DAY})
MOST_CANDIDATES = 8  # a weekday of a month is at most five days; more than this is a stretch, not a choice


def find_times(doc: Doc, published: Period, *, ahead: bool = False) -> list[TimeExpression]:
    """All time expressions of a text in order, resolved against the article's day; spans in code points.

    With `ahead` all that is undated lies ahead, whatever the tense of its clause.
    """
    row = words_of(doc.text)
    drafts = drafts_of(row, all_ahead if ahead else tense_of(doc, row))
    loose = loosely_meant(row, [place for place, _ in drafts])
    found: list[tuple[Place, Draft, TimeExpression]] = []
    sides, named = Sides.of(doc), Named(published)
    for place, draft in drafts:
        base = named.base(place, draft)
        cell = named.cell_within(place, draft) or named.cell_of_story(place, draft)
        base = replace(base, anchor=Anchor.NAMED) if cell else base
        cell = cell or _resolved(draft, base.period)
        if cell is None and draft.only_after:
            continue
        expression = _expression(
            place, draft, cell, published, loosely=place.start in loose and base.anchor is not Anchor.NAMED
        )
        if (days := named.damals(place)).known:
            expression = replace(expression, period=days, anchor=Anchor.NAMED)
        elif expression.period.known:
            expression = replace(expression, anchor=base.anchor)
        named.note(place, draft, cell, expression.period, base)
        found.append((place, draft, sides.told(place, draft, expression, published)))
    found = of_weekdays(found, published)
    found = with_years([_dated(found, at) for at in range(len(found))])
    return joined_ranges(
        [(place, expression) for place, _, expression in found if _says_something(expression)]
    )


@Language.component("times", assigns=["doc._.times"])
def times(doc: Doc) -> Doc:
    """Sets doc._.times; the article's day is doc._.published, unknown if nothing is set."""
    declare()
    doc._.times = find_times(doc, doc._.published)
    return doc


def declare() -> None:
    """Makes doc._.times and doc._.published known to spaCy, once."""
    if not Doc.has_extension("times"):
        Doc.set_extension("times", default=[])
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=UNKNOWN)


declare()


def _expression(
    place: Place, draft: Draft, cell: Cell | None, published: Period, *, loosely: bool
) -> TimeExpression:
    span, mod = Span(place.words[0].start, place.words[-1].end), draft.mod or hedge(place, draft)
    if draft.amount:
        period = lasting(place, draft, published)
        return TimeExpression(span, draft.type, draft.value, mod, period)
    if draft.open_to:
        ahead = draft.open_to > 0
        period = Period.between(published.earliest if ahead else None, None if ahead else published.latest)
        return TimeExpression(span, draft.type, draft.value, draft.mod, period)
    of_no_day = loosely and draft.clock
    if cell is None or of_no_day:
        value = "PRESENT_REF" if loosely and not draft.clock else draft.value
        return TimeExpression(span, draft.type, value, mod, UNKNOWN)
    value = "PRESENT_REF" if loosely else cell.value + draft.clock
    return TimeExpression(span, draft.type, value, mod, framed(place, draft, cell.period, published))


def _says_something(expression: TimeExpression) -> bool:
    return bool(expression.value) or expression.period.known


def _dated(found: list[tuple[Place, Draft, TimeExpression]], at: int) -> tuple[Place, Draft, TimeExpression]:
    """The date right behind tells the day: am Dienstag (18. Juni), am Abend des 5. Mai."""
    place, draft, expression = found[at]
    if at + 1 == len(found):
        return found[at]
    behind, other, date_beside = found[at + 1]
    day = date_beside.period
    if place.end == behind.start and draft.clock and behind.words[0].lower == "des":
        return place, draft, replace(expression, value=date_beside.value + draft.clock, period=day)
    if not place.of("db"):
        return found[at]
    bracketed = behind.start == place.end + 1 and place.row[place.end].text == "("
    named = next(w.pair[1] if w.letter == "b" else int(w.number) for w in place.of("db"))
    if not bracketed or other.type is not TimeType.DATE or day.precision is not Precision.DAY:
        return found[at]
    if day.earliest is None or day.earliest.isoweekday() != named:
        return found[at]
    period = framed(place, draft, day, UNKNOWN)
    return place, draft, replace(expression, value=day.edtf + draft.clock, period=period)


def _resolved(draft: Draft, base: Period) -> Cell | None:
    if draft.resolve is None:
        return None
    if draft.absolute:
        return draft.resolve(date(2000, 1, 1))
    days = base.candidates or _days(base)
    if not days:
        return None
    return _merged([cell for day in days for cell in [draft.resolve(day)] if cell], base)


def _days(base: Period) -> tuple[date, ...]:
    if base.earliest is None or base.latest is None or not base.days or base.days > LONGEST_REFERENCE:
        return ()
    return tuple(base.earliest + DAY * n for n in range(base.days))


def _merged(cells: list[Cell], base: Period) -> Cell | None:
    """One cell for what may be any of several: itself, a set of candidate days, or a stretch."""
    distinct = {cell.value: cell for cell in cells}
    if len(distinct) <= 1:
        return cells[0] if cells else None
    if all(cell.period.precision is Precision.DAY for cell in cells):
        sharp = base.precision in SHARP
        inside = {v: c for v, c in distinct.items() if _around(base, DAY * 7 * sharp).overlaps(c.period)}
        distinct = inside or distinct
        days = tuple(sorted(cell.first for cell in distinct.values()))
        if len(days) <= MOST_CANDIDATES:
            return Cell(masked(distinct), Period.one_of(days))
        if inside and not sharp:
            return Cell(masked(distinct), base)
    whole = Period.between(min(c.first for c in distinct.values()), max(c.last for c in distinct.values()))
    return Cell(masked(distinct), whole)


def _around(base: Period, margin: timedelta) -> Period:
    if base.earliest is None or base.latest is None:
        return base
    return Period.between(base.earliest - margin, base.latest + margin)


def masked(values: Iterable[str]) -> str:
    """What several TIMEX3 values share, each field in which they differ as X: 2023-09-XX."""
    fields = [value.split("-") for value in values]
    shared = []
    for parts in zip(*fields, strict=False):
        if len(set(parts)) == 1:
            shared.append(parts[0])
        else:
            shared.append("".join("X" if letter.isdigit() else letter for letter in parts[0]))
    return "-".join(shared)
