"""What an expression tells of the article's own day: how far from it, and on which side of it, it lies.

Both are for dating articles whose day is only partly known, so both are said only where the words are plain:
a side that is wrong would exclude the right day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from afterword.german.dating import dating_words
from afterword.german.verbs import MODALS, SUBJUNCTIVE, Tense
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.times.drafts import Draft, Place
from afterword.reading.words import offsets
from afterword.records import Anchor, Form, Period, Precision, Side, TimeExpression, TimeType

DAY = timedelta(days=1)
WEEK = tuple(date(2024, 1, 1) + DAY * n for n in range(7))  # a Monday and the days behind it
ANOTHER_WEEK = 5 * 7  # days on: what keeps its distance there hangs on the weekday alone
MONTH = 31  # days; seen from somewhere in a month, "am 12. September" has one year only


@dataclass(frozen=True, slots=True)
class Sides:
    """The clauses of one Doc, laid out once."""

    doc: Doc
    clauses: dict[int, Clause]
    quoted: frozenset[int]  # where the words of others begin
    spoken: frozenset[int]  # where their very words do, in which "heute" is the day they were said

    @classmethod
    def of(cls, doc: Doc) -> Sides:
        """The clauses and quotations of a Doc; nothing is told where they have not been read."""
        if not (Doc.has_extension("clauses") and doc._.clauses):
            return cls(doc, {}, frozenset(), frozenset())
        starts = offsets(doc)
        clauses = {starts[token]: clause for clause in doc._.clauses for token in clause.tokens}
        quotations = doc._.quotations if Doc.has_extension("quotations") else ()
        quoted = frozenset(starts[t] for one in quotations for t in one.quote)
        direct = (one for one in quotations if one.form is Form.DIRECT)
        return cls(doc, clauses, quoted, frozenset(starts[t] for one in direct for t in one.quote))

    def told(
        self, place: Place, draft: Draft, expression: TimeExpression, published: Period
    ) -> TimeExpression:
        """The expression with its distance from the article's day, or with the side that it lies on."""
        if expression.type not in (TimeType.DATE, TimeType.TIME) or draft.after or draft.amount:
            return expression
        if expression.anchor is Anchor.NAMED:  # counted from another day than the article's
            return expression
        loosely = expression.value == "PRESENT_REF" and not _date_right_behind(place)
        loosely = loosely or place.words[0].start in self.spoken
        if not draft.absolute and place.of("dbyM") and not loosely and (steps := steps_of(draft)):
            side = self._side(place) if place.behind() == "(" else None  # am Dienstag (12. September)
            return replace(expression, steps=steps, side=side)
        plain = draft.absolute or (published.days is not None and published.days <= MONTH)
        if not plain or expression.period.precision is not Precision.DAY:
            return expression
        return replace(expression, side=self._side(place))

    def _side(self, place: Place) -> Side | None:
        clause = self.clauses.get(place.words[0].start)
        if clause is None or clause.finite is None or clause.kind is not ClauseKind.MAIN:
            return None
        if clause.mood in SUBJUNCTIVE or clause.modal in MODALS or not self._is_the_verbs(place, clause):
            return None
        if self._asks(clause) or clause.predicate in dating_words().planning:
            return None
        if clause.tense is Tense.PAST:
            return Side.BEHIND
        coming = self.doc[clause.finite].lower_ in dating_words().coming
        return Side.AHEAD if coming and place.words[0].start not in self.quoted else None

    def _is_the_verbs(self, place: Place, clause: Clause) -> bool:
        """Whether "am 12. September" opens the clause, or stands beside its finite verb."""
        if place.before() != "am":
            return False
        at = place.start - 2
        while at >= 0 and place.row[at].lower in dating_words().light:
            at -= 1
        opener, finite = self.doc[clause.tokens[0]].idx, self.doc[clause.finite or 0].idx
        return place.row[at + 1].start == opener or (at >= 0 and place.row[at].start == finite)

    def _asks(self, clause: Clause) -> bool:
        behind = (token.text for token in self.doc[clause.tokens[-1] :])
        return next((text for text in behind if text in (".", "!", "?", ":")), "") == "?"


def _date_right_behind(place: Place) -> bool:
    """Heute (12. September), heute, am 12. September: the day itself, and not just these times."""
    behind = [place.behind(distance) for distance in range(1, 5)]
    return behind[0] in ("(", ",", "am", "den") and any(word.isdigit() for word in behind)


def steps_of(draft: Draft) -> tuple[int, ...]:
    """How many days it lies from the article's day: one number, or one for each weekday, Monday first.

    Nothing where it is no day, or where the distance hangs on more than the weekday ("am 12.").
    """
    if draft.resolve is None:
        return ()
    steps = []
    for day in WEEK:
        here, there = draft.resolve(day), draft.resolve(day + DAY * ANOTHER_WEEK)
        if here is None or there is None or here.period.precision is not Precision.DAY:
            return ()
        if (there.first - here.first).days != ANOTHER_WEEK:
            return ()
        steps.append((here.first - day).days)
    return tuple(steps[:1]) if len(set(steps)) == 1 else tuple(steps)
