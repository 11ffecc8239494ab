"""Clues to an article's day: what its own words tell of it, and which words of others can date its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from afterword.outcomes.comparing import compare
from afterword.outcomes.contexts import Context
from afterword.outcomes.happenings import Happening
from afterword.outcomes.language import Language
from afterword.outcomes.passages import Passage, Voice, from_report, from_statement
from afterword.outcomes.weighing import Archive
from afterword.outcomes.witnesses import witnessed
from afterword.records import (
    Clue,
    Ground,
    Period,
    Precision,
    Reading,
    Side,
    Span,
    TimeExpression,
    TimeType,
    Words,
)
from afterword.records.families import Turn

DAY = timedelta(days=1)
WORD = re.compile(r"\w+")
LONGEST = 62  # days; in what is known less well, a happening of the same kind may be another one
DAYS_OF_WEEK = 7
FEWEST_WORDS = 8  # of a sentence that two articles share and did not write alone


@dataclass(frozen=True, slots=True)
class Testimony:
    """An article as one who dates it sees it: what is known of it, and what was read from it."""

    context: Context
    reading: Reading

    def words(self, span: Span) -> Words:
        """Words of this article."""
        return Words(self.context.article, self.context.version, span)


@dataclass(frozen=True, slots=True)
class Link:
    """A time of one article that means the same day as a time of another."""

    ground: Ground
    article: Testimony
    time: TimeExpression
    other: Testimony
    beside: TimeExpression


def own_clues(article: Testimony, language: Language) -> tuple[Clue, ...]:
    """What the article's own explicit dates say of its day."""
    times = article.reading.times
    found = [*_todays(article, times, language)]
    for time in times:
        day = explicit(time, article.context.text) or (_only(time) if time.steps else None)
        if day is None or time.side is None:
            continue
        behind = time.side is Side.BEHIND
        ground = Ground.TOLD_PAST if behind else Ground.TOLD_AHEAD
        if time.steps:
            ground = Ground.WEEKDAY_WITH_DATE
        allows = Period.between(day, None) if behind else Period.between(None, day)
        found.append(Clue(ground, article.words(time.span), allows))
    return tuple(found)


def _todays(article: Testimony, times: Sequence[TimeExpression], language: Language) -> Iterator[Clue]:
    """Heute (12. September), gestern, den 11. September: that day and no other."""
    text = article.context.text
    for time, date_beside in pairwise(sorted(times, key=lambda one: one.span)):
        between = text[time.span.end : date_beside.span.start]
        day = explicit(date_beside, text)
        if len(time.steps) == 1 and day and language.joins_date(between):
            closes = "(" in between and text[date_beside.span.end : date_beside.span.end + 1] == ")"
            span = Span(time.span.start, date_beside.span.end + closes)
            yield Clue(Ground.TODAY_WITH_DATE, article.words(span), Period.day(day - DAY * time.steps[0]))


def explicit(time: TimeExpression, text: str) -> date | None:
    """The day that an explicit date tells ("12. September"); None for any other time."""
    written = time.type is TimeType.DATE and any(letter.isdigit() for letter in time.span.of(text))
    return _only(time) if written and not time.steps else None


def _only(time: TimeExpression) -> date | None:
    period = time.period
    plain = period.precision is Precision.DAY and not (period.approximate_start or period.approximate_end)
    return period.earliest if plain else None


def meant(time: TimeExpression, published: Period, text: str) -> date | None:
    """The one day that a time means in an article of these days; None where it may be several."""
    if not time.steps:
        return explicit(time, text)
    days = {day + DAY * step_from(time, day) for day in days_of(published)}
    return days.pop() if len(days) == 1 else None


def seen_from(time: TimeExpression, day: date, published: Period) -> Period | None:
    """The days of the article from which a time of it means that day; None where there are none."""
    days = [one for one in days_of(published) if one + DAY * step_from(time, one) == day]
    return Period.between(days[0], days[-1]) if days else None


def step_from(time: TimeExpression, day: date) -> int:
    """How many days the time lies from an article of that day."""
    return time.steps[day.weekday() if len(time.steps) > 1 else 0]


def days_of(period: Period) -> tuple[date, ...]:
    """The days of a period that is not too long to be looked at day by day."""
    if period.candidates:
        return period.candidates
    if period.earliest is None or not period.days or period.days > LONGEST:
        return ()
    return tuple(period.earliest + DAY * n for n in range(period.days))


def links(story: Sequence[Testimony], archive: Archive) -> tuple[Link, ...]:
    """The times of articles of one story that mean one day, seen from those whose day is not known."""
    return (*_same_words(story), *_same_happenings(story, archive))


def partly_known(period: Period) -> bool:
    """Whether some days, but few enough, are left of an article's day."""
    rough = period.approximate_start or period.approximate_end
    return len(days_of(period)) > 1 and not rough


def _is_weekday(time: TimeExpression) -> bool:
    """ "Heute" would set the day at once, and a text may be printed a day late; a weekday bears that."""
    return len(time.steps) == DAYS_OF_WEEK


def _same_words(story: Sequence[Testimony]) -> Iterator[Link]:
    """A sentence with a time in it that another article prints word for word."""
    printed: dict[tuple[str, int], list[tuple[Testimony, TimeExpression]]] = defaultdict(list)
    for article in story:
        for sentence, time in _timed_sentences(article):
            words = WORD.findall(sentence.of(article.context.text))  # quotation marks are each paper's own
            if len(words) >= FEWEST_WORDS:
                before = len(WORD.findall(article.context.text[sentence.start : time.span.start]))
                printed[" ".join(words), before].append((article, time))
    for told in printed.values():
        yield from _crossed(Ground.SAME_WORDS, told)


def _timed_sentences(article: Testimony) -> Iterator[tuple[Span, TimeExpression]]:
    sentences = sorted(
        {one.sentence for one in article.reading.statements}
        | {one.sentence for one in article.reading.reports}
    )
    for time in article.reading.times:
        home = next((s for s in sentences if time.steps and s.contains(time.span)), None)
        if home:
            yield home, time


def _crossed(ground: Ground, told: Sequence[tuple[Testimony, TimeExpression]]) -> Iterator[Link]:
    for article, time in told:
        for other, beside in told:
            if other is not article and _is_weekday(time) and partly_known(article.context.published):
                yield Link(ground, article, time, other, beside)


def _same_happenings(story: Sequence[Testimony], archive: Archive) -> Iterator[Link]:
    """What is told as past in two articles, with a time in each."""
    told = [(one, *timed) for one in story for timed in _timed_passages(one, archive)]
    by_family: dict[str, list[tuple[Testimony, Passage, TimeExpression]]] = defaultdict(list)
    for article, passage, time in told:
        for family in {sense.family for event in archive.told(passage) for sense in event.senses}:
            by_family[family].append((article, passage, time))
    for alike in by_family.values():
        for article, passage, time in alike:
            if not _is_weekday(time) or not partly_known(article.context.published):
                continue
            for other, beside, theirs in alike:
                if other is article or not _may_be_one_day(time, theirs):
                    continue
                if _one_happening(passage, beside, archive):
                    yield Link(Ground.SAME_HAPPENING, article, time, other, theirs)


def _may_be_one_day(time: TimeExpression, other: TimeExpression) -> bool:
    """Two weekdays are one day only if they are the same one."""
    both = _is_weekday(time) and _is_weekday(other)
    return not both or (time.steps[0] - other.steps[0]) % DAYS_OF_WEEK == 0


def _timed_passages(article: Testimony, archive: Archive) -> Iterator[tuple[Passage, TimeExpression]]:
    """What the article tells as past for certain, with the one day that it names."""
    context, reading = archive.articles[article.context.article], article.reading
    told: Iterable[Passage | None] = (
        *map(from_report, reading.reports),
        *map(from_statement, reading.statements),
    )
    for passage in told:
        if passage is None or passage.voice not in (Voice.REPORT, Voice.ACCOUNT) or passage.negative:
            continue
        within = [time for time in reading.times if passage.span.contains(time.span)]
        days = [time for time in within if time.steps or explicit(time, context.text)]
        if len(within) != 1 or len(days) != 1:
            continue
        if _is_over(passage, archive) and witnessed(passage, context, archive.language):
            yield passage, days[0]


def _is_over(passage: Passage, archive: Archive) -> bool:
    words, predicate = passage.span.of(archive.articles[passage.article].text), passage.gist.predicate
    over = predicate[:1].islower() and archive.language.over(words, predicate)
    return over and not archive.language.backward(words) and not archive.language.unsettled(words)


def _one_happening(one: Passage, other: Passage, archive: Archive) -> bool:
    """Whether two passages tell one happening, with everybody and everything alike on both sides."""
    return any(
        _alike(mine, theirs, archive) and _alike(theirs, mine, archive)
        for mine in archive.told(one)
        for theirs in archive.told(other)
    )


def _alike(mine: Happening, theirs: Happening, archive: Archive) -> bool:
    alike = compare(mine, theirs, archive.language)
    return bool(
        alike
        and alike.claimed is alike.told
        and alike.told in (Turn.CAME, Turn.FAILED)
        and "who" in alike.same
        and not alike.differs
        and not alike.untold
    )
