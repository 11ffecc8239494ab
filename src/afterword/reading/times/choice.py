"""Which of a sentence's times say when a statement was made, and which say what day it is about.

By syntax, not by nearness: in "Am Dienstag bestätigte Peskow, Kim werde am Mittwoch eintreffen" the Tuesday
stands in the frame, so it is `said`; the Wednesday stands in the content, so it is `about`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from afterword.german.verbs import Tense
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.times.finding import find_times
from afterword.reading.times.tense import tense_at
from afterword.records import UNKNOWN, Period, Precision, TimeExpression, TimeType

# "kündigte für Mittwoch ein Treffen an": such a time in the frame is that of the thing announced.
PREPOSITIONS_OF_PLANS = frozenset({"für", "auf", "bis", "ab", "zum"})
# "WM 2026" is a name, "das Abkommen von 1987" a noun with its date; "Saison 2024/25" is a time.
NOUNS_OF_TIME = frozenset({"jahr", "jahre", "jahren", "jahres", "saison", "spielzeit", "schuljahr"})
PREPOSITIONS_OF_NOUNS = frozenset({"von", "vom", "aus"})
ALREADY = frozenset({"hatte", "hatten"})


def said_and_about(
    doc: Doc,
    content: Collection[int],
    frame: Collection[int],
    times: Sequence[TimeExpression],
    published: Period,
    *,
    forward: bool | None = None,
    cue: Collection[int] = (),
    direct: bool = False,
    tense: Tense | None = None,
) -> tuple[Period, Period]:
    """When a statement was made and what time it is about.

    `content`, `frame` and `cue` are token indices; the frame is widened to the clause that holds the cue. In
    direct speech "morgen" counts from the day it was said. `tense` is that of the content, read from its
    clause where it is not given. What is known to lie ahead has no time that is gone by; None where that is
    not known yet. Nothing told: `said` is the article's day with its own precision, `about` is
    unknown, but a report in the present tense is about the day it was said.
    """
    inside = set(content)
    around = _frame(doc, frame, cue) - inside
    placed = [(time, _tokens(doc, time)) for time in times]
    of_frame = [(time, tokens) for time, tokens in placed if tokens & around and not tokens & inside]
    planned = [t for t, tokens in of_frame if _is_planned(doc, t, tokens, published)]
    said = _said(doc, [t for t, _ in of_frame if t not in planned], around, published)
    if direct and said.precision is Precision.DAY and said != published:
        placed = [(time, _tokens(doc, time)) for time in find_times(doc, said)]
    told = _told(doc, [(time, tokens) for time, tokens in placed if tokens & inside], inside)
    ahead = bool(forward)
    about = _together((time.period for time in told), said if said.earliest else published, forward=ahead)
    if not about.known:
        about = _together((time.period for time in planned), published, forward=ahead)
    if about.known or forward is not False:
        return said, about
    return said, _of_report(doc, inside, said, tense)


def _tokens(doc: Doc, time: TimeExpression) -> set[int]:
    span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    return set(range(span.start, span.end)) if span is not None else set()


def _frame(doc: Doc, frame: Collection[int], cue: Collection[int]) -> set[int]:
    """The frame with all own tokens of the clauses that its cue stands in."""
    heart = set(cue)
    around = set(frame) | heart
    for clause in _clauses(doc):
        if not heart.isdisjoint(clause.tokens):
            around.update(clause.tokens)
    return around


def _clauses(doc: Doc) -> Sequence[Clause]:
    return doc._.clauses if Doc.has_extension("clauses") and doc._.clauses else ()


def _is_planned(doc: Doc, time: TimeExpression, tokens: set[int], published: Period) -> bool:
    """Whether a time in the frame is that of the thing said: it lies ahead, or "für" announces it."""
    first = min(tokens)
    if first > 0 and doc[first - 1].lower_ in PREPOSITIONS_OF_PLANS and doc[first - 1].lower_ != "bis":
        return True
    earliest, now = time.period.earliest, published.latest
    return earliest is not None and now is not None and earliest > now


def _said(doc: Doc, times: Sequence[TimeExpression], around: Collection[int], published: Period) -> Period:
    periods = [time.period for time in times if time.type is not TimeType.SET and time.period.known]
    if periods:
        told = _narrowed(periods)
        return replace(told, latest=published.latest) if told.latest is None and published.latest else told
    if any(doc[token].lower_ in ALREADY for token in around) and published.latest:
        return Period.between(None, published.latest)
    return published


def _told(
    doc: Doc, times: Sequence[tuple[TimeExpression, set[int]]], content: Collection[int]
) -> list[TimeExpression]:
    """The times of the content that say when it holds; those of relative clauses only where no other is."""
    holding = [
        (time, tokens)
        for time, tokens in times
        if time.type is not TimeType.SET and time.period.known and not _belongs_to_noun(doc, time, tokens)
    ]
    inside = set(content)
    beside = {
        token
        for clause in _clauses(doc)
        if clause.kind is ClauseKind.RELATIVE and not inside.isdisjoint(clause.tokens)
        for token in clause.tokens
    }
    plain = [time for time, tokens in holding if not tokens & beside]
    return plain or [time for time, _ in holding]


def _belongs_to_noun(doc: Doc, time: TimeExpression, tokens: set[int]) -> bool:
    """WM 2026, das Abkommen von 1987, das Gesetz vom 3. Mai: the noun's date, not the statement's."""
    first = min(tokens)
    before = doc[first - 1] if first > 0 else None
    if before is None or before.is_sent_start:
        return False
    if time.value.isdigit() and len(tokens) == 1 and before.text[0].isupper():
        return before.lower_ not in NOUNS_OF_TIME
    earlier = doc[first - 2] if first > 1 else None
    is_range = time.period.precision is Precision.INTERVAL
    return (
        before.lower_ in PREPOSITIONS_OF_NOUNS
        and earlier is not None
        and earlier.text[0].isupper()
        and not is_range
    )


def _together(periods: Iterable[Period], seen_from: Period, *, forward: bool) -> Period:
    """What all times told allow together, the most specific first; for what lies ahead, no time gone by."""
    now = seen_from.earliest
    return _narrowed([p for p in periods if not (forward and now and _is_over(p, now))])


def _is_over(period: Period, now: date) -> bool:
    """Gone by, or lasting until now ("seit Monaten"); the day itself is not."""
    return period.latest is not None and (
        period.latest < now or (period.latest == now and period.earliest != now)
    )


def _narrowed(periods: Sequence[Period]) -> Period:
    """Each narrowed by the next, in the order told; one that excludes the others changes nothing."""
    whole = UNKNOWN
    for period in periods:
        whole = whole.narrowed_by(period)
    return whole


def _of_report(doc: Doc, content: Collection[int], said: Period, tense: Tense | None) -> Period:
    """A report without a time: in the present tense it is of the day it was said, else nobody knows."""
    if tense is None:
        tense = next(
            (c.tense for c in _clauses(doc) if c.finite in content and c.tense is not Tense.NONE), None
        )
    if tense is None:
        tense = tense_at(doc, content)
    return said if tense is Tense.PRESENT else UNKNOWN
