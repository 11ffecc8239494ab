"""Which of a sentence's times say when a statement was made, and which say what day it is about.

By syntax, not by nearness: in "Am Dienstag bestätigte Peskow, Kim werde am Mittwoch eintreffen" the Tuesday
stands in the frame, so it is `said`; the Wednesday stands in the content, so it is `about`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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


class TimeChoice:
    """Chooses among the times of one Doc: laid out once, then asked for each of its statements."""

    def __init__(self, doc: Doc, times: Sequence[TimeExpression]) -> None:
        self._doc = doc
        self._clauses: Sequence[Clause] = doc._.clauses if Doc.has_extension("clauses") else ()
        self._homes: dict[int, list[Clause]] = {}
        for clause in self._clauses:
            for token in clause.tokens:
                self._homes.setdefault(token, []).append(clause)
        self._placed = Placed(doc, times)
        self._seen_from: dict[Period, Placed] = {}

    def said_and_about(
        self,
        content: Collection[int],
        frame: Collection[int],
        published: Period,
        *,
        forward: bool | None = None,
        cue: Collection[int] = (),
        direct: bool = False,
        tense: Tense | None = None,
    ) -> tuple[Period, Period]:
        """When a statement was made and what time it is about.

        `content`, `frame` and `cue` are token indices; the frame is widened to the clause that holds the cue.
        In direct speech "morgen" counts from the day it was said. `tense` is that of the content, read from
        its clause where it is not given. What is known to lie ahead has no time that is gone by; None where
        that is not known yet. Nothing told: `said` is the article's day with its own precision, `about` is
        unknown, but a report in the present tense is about the day it was said.
        """
        inside = set(content)
        around = self._frame(frame, cue) - inside
        of_frame = [(t, tokens) for t, tokens in self._placed.among(around) if not tokens & inside]
        planned = [t for t, tokens in of_frame if self._is_planned(t, tokens, published)]
        said = self._said([t for t, _ in of_frame if t not in planned], around, published)
        placed = self._placed
        if direct and said.precision is Precision.DAY and said != published:
            placed = self._from(said)
        told = self._told(placed.among(inside), inside)
        ahead = bool(forward)
        seen_from = said if said.earliest else published
        about = _together((time.period for time in told), seen_from, forward=ahead)
        if not about.known:
            about = _together((time.period for time in planned), published, forward=ahead)
        if about.known or forward is not False:
            return said, about
        return said, self._of_report(inside, said, tense)

    def _from(self, day: Period) -> Placed:
        """The times of the Doc as they are seen from another day."""
        if day not in self._seen_from:
            self._seen_from[day] = Placed(self._doc, find_times(self._doc, day))
        return self._seen_from[day]

    def _frame(self, frame: Collection[int], cue: Collection[int]) -> set[int]:
        """The frame with all own tokens of the clauses that its cue stands in."""
        around = {*frame, *cue}
        for clause in self._homes_of(cue):
            around.update(clause.tokens)
        return around

    def _homes_of(self, tokens: Iterable[int]) -> Iterator[Clause]:
        return (clause for token in tokens for clause in self._homes.get(token, ()))

    def _is_planned(self, time: TimeExpression, tokens: Collection[int], published: Period) -> bool:
        """Whether a time in the frame is that of the thing said: it lies ahead, or "für" announces it."""
        first = min(tokens)
        before = self._doc[first - 1].lower_ if first > 0 else ""
        if before in PREPOSITIONS_OF_PLANS and before != "bis":
            return True
        earliest, now = time.period.earliest, published.latest
        return earliest is not None and now is not None and earliest > now

    def _said(self, times: Sequence[TimeExpression], around: Collection[int], published: Period) -> Period:
        periods = [time.period for time in times if time.type is not TimeType.SET and time.period.known]
        if periods:
            told = _narrowed(periods)
            return (
                replace(told, latest=published.latest) if told.latest is None and published.latest else told
            )
        if published.latest and any(self._doc[token].lower_ in ALREADY for token in around):
            return Period.between(None, published.latest)
        return published

    def _told(
        self, times: Sequence[tuple[TimeExpression, frozenset[int]]], inside: Collection[int]
    ) -> list[TimeExpression]:
        """The times of the content that say when it holds; those of relative clauses where no other is."""
        holding = [
            (time, tokens)
            for time, tokens in times
            if time.type is not TimeType.SET and time.period.known and not self._belongs_to_noun(time, tokens)
        ]
        if not holding:
            return []
        relatives = (c for c in self._homes_of(inside) if c.kind is ClauseKind.RELATIVE)
        beside = {token for clause in relatives for token in clause.tokens}
        plain = [time for time, tokens in holding if not tokens & beside]
        return plain or [time for time, _ in holding]

    def _belongs_to_noun(self, time: TimeExpression, tokens: Collection[int]) -> bool:
        """WM 2026, das Abkommen von 1987, das Gesetz vom 3. Mai: the noun's date, not the statement's."""
        first = min(tokens)
        before = self._doc[first - 1] if first > 0 else None
        if before is None or before.is_sent_start:
            return False
        if time.value.isdigit() and len(tokens) == 1 and before.text[0].isupper():
            return before.lower_ not in NOUNS_OF_TIME
        earlier = self._doc[first - 2] if first > 1 else None
        is_range = time.period.precision is Precision.INTERVAL
        return (
            before.lower_ in PREPOSITIONS_OF_NOUNS
            and earlier is not None
            and earlier.text[0].isupper()
            and not is_range
        )

    def _of_report(self, content: Collection[int], said: Period, tense: Tense | None) -> Period:
        """A report without a time: in the present tense it is of the day it was said, else nobody knows."""
        if tense is None:
            tense = next(
                (c.tense for c in self._clauses if c.finite in content and c.tense is not Tense.NONE), None
            )
        if tense is None:
            tense = tense_at(self._doc, content)
        return said if tense is Tense.PRESENT else UNKNOWN


class Placed:
    """Times with the tokens that they stand on."""

    def __init__(self, doc: Doc, times: Iterable[TimeExpression]) -> None:
        self._times: list[tuple[TimeExpression, frozenset[int]]] = []
        self._at: dict[int, list[int]] = {}
        for time in times:
            span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            tokens = range(span.start, span.end) if span is not None else range(0)
            for token in tokens:
                self._at.setdefault(token, []).append(len(self._times))
            self._times.append((time, frozenset(tokens)))

    def among(self, tokens: Iterable[int]) -> list[tuple[TimeExpression, frozenset[int]]]:
        """The times that stand on any of the tokens, in the order of the text."""
        numbers = {number for token in tokens for number in self._at.get(token, ())}
        return [self._times[number] for number in sorted(numbers)]


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
