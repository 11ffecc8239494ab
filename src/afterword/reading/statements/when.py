"""When a proposition is to hold, and when it was said."""

from __future__ import annotations

from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.records import UNKNOWN, Period, TimeExpression, TimeType


def about_of(syntax: Syntax, proposition: Proposition, published: Period) -> Period:
    """The time told in the proposition's own words; the narrowest where several agree."""
    times = [
        time for time in syntax.times_in(proposition.content) if time.type in (TimeType.DATE, TimeType.TIME)
    ]
    return _narrowest(times)


def _narrowest(times: list[TimeExpression]) -> Period:
    known = [time.period for time in times if time.period.known]
    return min(known, key=_length, default=UNKNOWN)


def _length(period: Period) -> int:
    if period.earliest is None or period.latest is None:
        return 100_000
    return (period.latest - period.earliest).days


def said_of(syntax: Syntax, proposition: Proposition, published: Period) -> Period:
    """The time told beside the cue; else the day of the article."""
    sentences = {syntax.sentence_of[token] for token in proposition.cue}
    if sentences and proposition.sources:
        content = set(proposition.content)
        start, end = syntax.sentences[min(sentences)]
        times = syntax.times_in(t for t in range(start, end) if t not in content)
        told = _narrowest([time for time in times if time.type in (TimeType.DATE, TimeType.TIME)])
        if told.known:
            return told
    return published
