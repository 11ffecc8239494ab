"""The days of articles narrowed by what their own words and other articles of their story exclude.

Pure, and found anew each time from what the articles tell: an earlier narrowing is no evidence for the next,
and the order in which articles came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from afterword.outcomes.clues import Link, Testimony, links, meant, own_clues, partly_known, seen_from
from afterword.outcomes.completing import completed
from afterword.outcomes.contexts import Context
from afterword.outcomes.language import Language
from afterword.outcomes.weighing import Archive
from afterword.records import Clue, Dating, DayStanding, Ground, Period, Precision, Reading

MOST_CLUES = 6  # shown for one article; more of a kind add nothing
SENTENCES: dict[Ground, tuple[str, str]] = {
    Ground.TODAY_WITH_DATE: ("its text tells the date of today", "sein Text nennt das heutige Datum"),
    Ground.WEEKDAY_WITH_DATE: (
        "its text tells the date of a weekday, as past or ahead",
        "sein Text nennt das Datum eines Wochentags, als vergangen oder kommend",
    ),
    Ground.TOLD_PAST: ("its text tells a date in the past", "sein Text nennt ein Datum als vergangen"),
    Ground.TOLD_AHEAD: ("its text tells a date that lies ahead", "sein Text nennt ein Datum als kommend"),
    Ground.SAME_WORDS: (
        "another article prints the same sentence",
        "ein anderer Artikel druckt denselben Satz",
    ),
    Ground.SAME_HAPPENING: (
        "another article dates the same happening",
        "ein anderer Artikel datiert dasselbe Geschehen",
    ),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that an article may be of; None where that side is not known."""

    first: date | None = None
    last: date | None = None

    def and_of(self, period: Period) -> Days:
        """The days that lie in the period too."""
        firsts = [day for day in (self.first, period.earliest) if day]
        lasts = [day for day in (self.last, period.latest) if day]
        return Days(max(firsts, default=None), min(lasts, default=None))

    @property
    def none(self) -> bool:
        """Whether no day is left."""
        return self.first is not None and self.last is not None and self.first > self.last


def date_articles(told: Iterable[tuple[Context, Reading]], language: Language) -> tuple[Dating, ...]:
    """What is found of the days of articles, by their ids; nothing of those with nothing to say.

    `told` are the articles with their days as they tell them, and their readings as seen from there. They may
    come in any order; only articles of one story date each other.
    """
    stories: dict[str, list[Testimony]] = defaultdict(list)
    for context, reading in told:
        stories[context.story or context.article].append(Testimony(context, reading))
    found = (dating for story in stories.values() for dating in _of_story(story, language))
    return tuple(sorted(found, key=lambda one: one.article))


def _of_story(story: Sequence[Testimony], language: Language) -> Iterable[Dating]:
    story = sorted(story, key=lambda one: one.context.article)
    own = {one.context.article: own_clues(one, language) for one in story}
    wrong = {one.context.article for one in story if _contradicting(one, own[one.context.article])}
    datable = [one for one in story if one.context.article not in wrong]
    known: tuple[Link, ...] = ()
    if any(partly_known(one.context.published) for one in datable) and len(datable) > 1:
        archive = Archive(completed({one.context.article: one.context for one in story}), language)
        known = links(datable, archive)
    clues = _gathered(datable, own, known)
    for article in story:
        id = article.context.article
        found = _dating(article, own[id] if id in wrong else clues[id], wrong=id in wrong)
        if found:
            yield found


def _contradicting(article: Testimony, clues: Iterable[Clue]) -> list[Clue]:
    """The clues that say that the article is younger than it tells."""
    last = article.context.published.latest
    return [one for one in clues if last and one.allows.earliest and one.allows.earliest > last]


def _gathered(
    story: Sequence[Testimony], own: Mapping[str, tuple[Clue, ...]], known: Sequence[Link]
) -> dict[str, tuple[Clue, ...]]:
    """All clues of each article, its own and those of others, whose days may be narrowed themselves.

    Each round sees the days of the round before, all at once. An article whose clues conflict is of its told
    day from then on, and all begins anew, so that nothing rests on what turned out to be none.
    """
    told = {one.context.article: one.context.published for one in story}
    others: dict[str, list[Link]] = defaultdict(list)
    for link in known:
        others[link.article.context.article].append(link)
    conflicting: set[str] = set()
    while True:
        days, clues = dict(told), {id: own[id] for id in told}
        while True:
            clues = {id: (*own[id], *_by_others(others[id], days)) for id in told}
            narrowed = {id: told[id] if id in conflicting else _left(told[id], clues[id]) for id in told}
            stuck = {id for id, period in narrowed.items() if period is None}
            if stuck or narrowed == days:
                break
            days = {id: period for id, period in narrowed.items() if period is not None}
        if not stuck:
            return clues
        conflicting |= stuck


def _by_others(known: Sequence[Link], days: Mapping[str, Period]) -> Iterable[Clue]:
    """What other articles say of an article's day, as far as their own days are known by now."""
    for link in known:
        other = link.other.context
        day = meant(link.beside, days[other.article], other.text)
        allows = seen_from(link.time, day, link.article.context.published) if day else None
        if allows:
            beside = link.other.words(link.beside.span)
            yield Clue(link.ground, link.article.words(link.time.span), allows, beside)


def _left(told: Period, clues: Iterable[Clue]) -> Period | None:
    """What the clues leave of the days told; None where they leave nothing. A full day stays."""
    if told.precision is Precision.DAY or told.approximate_start or told.approximate_end:
        return told
    left = Days().and_of(told)
    for clue in clues:
        left = left.and_of(clue.allows)
    if left.none:
        return None
    open_sided = left.first is None or left.last is None
    if (left.first, left.last) == (told.earliest, told.latest) or (open_sided and not told.known):
        return told  # "nach dem 9. November 1989" would be no day at all
    if told.candidates:
        days = [day for day in told.candidates if not Days(day, day).and_of(_period(left)).none]
        return Period.one_of(tuple(days)) if days else None
    return _period(left)


def _period(days: Days) -> Period:
    if days.first and days.first == days.last:
        return Period.day(days.first)
    return Period.between(days.first, days.last)


def _dating(article: Testimony, clues: Sequence[Clue], *, wrong: bool) -> Dating | None:
    told = article.context.published
    if wrong:
        return _found(article, DayStanding.WRONGLY_DATED, told, _contradicting(article, clues))
    left = _left(told, clues)
    if left is None:
        return _found(article, DayStanding.CONFLICTING, told, _binding(told, clues))
    if left == told:
        return None
    return _found(article, DayStanding.NARROWED, left, _binding(told, clues))


def _binding(told: Period, clues: Sequence[Clue]) -> list[Clue]:
    """The clues that set the first and the last day that is left."""
    left = Days().and_of(told)
    for clue in clues:
        left = left.and_of(clue.allows)
    first = [c for c in clues if c.allows.earliest and c.allows.earliest == left.first != told.earliest]
    last = [c for c in clues if c.allows.latest and c.allows.latest == left.last != told.latest]
    return first[:MOST_CLUES] + [clue for clue in last[:MOST_CLUES] if clue not in first]


def _found(article: Testimony, standing: DayStanding, period: Period, clues: Iterable[Clue]) -> Dating:
    shown = tuple(sorted(set(clues), key=_order))[:MOST_CLUES]
    told = article.context.published
    if standing is DayStanding.CONFLICTING:
        reason, grund = _what_conflicts(article.context, shown)
    else:
        reason, grund = _why(standing, told, period, shown)
    return Dating(
        article.context.article, article.context.version, standing, told, period, shown, reason, grund
    )


def _order(clue: Clue) -> tuple[int, int, str, int]:
    beside = clue.beside
    place = (beside.article, beside.span.start) if beside else ("", 0)
    return tuple(Ground).index(clue.ground), clue.words.span.start, *place


def _what_conflicts(article: Context, clues: Sequence[Clue]) -> tuple[str, str]:
    """Which words leave which days, where no day is left."""
    told = article.published
    english = [f"it is told to be of {told.edtf}"] if told.known else []
    german = [f"angegeben ist {told.edtf}"] if told.known else []
    for clue in clues:
        words = " ".join(clue.words.span.of(article.text).split())
        sentences, days = SENTENCES[clue.ground], _left_in_words(clue.allows)
        english.append(f"{sentences[0]} („{words}“: {days[0]})")
        german.append(f"{sentences[1]} („{words}“: {days[1]})")
    return (
        f"Nothing is narrowed, since what tells of its day does not go together: {'; '.join(english)}.",
        "Nichts wird eingegrenzt, denn was etwas über seinen Tag sagt, passt nicht zusammen: "
        f"{'; '.join(german)}.",
    )


def _left_in_words(allows: Period) -> tuple[str, str]:
    first, last = allows.earliest, allows.latest
    if first and last is None:
        return f"{first} or later", f"{first} oder später"
    if last and first is None:
        return f"{last} or earlier", f"{last} oder früher"
    return allows.interval, allows.interval


def _why(standing: DayStanding, told: Period, period: Period, clues: Sequence[Clue]) -> tuple[str, str]:
    grounds = dict.fromkeys(clue.ground for clue in clues)
    english = ", and ".join(SENTENCES[ground][0] for ground in grounds)
    german = ", und ".join(SENTENCES[ground][1] for ground in grounds)
    if standing is DayStanding.NARROWED:
        return (
            f"Narrowed from {told.edtf} to {period.edtf}: {english}.",
            f"Von {told.edtf} auf {period.edtf} eingegrenzt: {german}.",
        )
    later = max(clue.allows.earliest.isoformat() for clue in clues if clue.allows.earliest)
    today = Ground.TODAY_WITH_DATE in grounds
    english, german = ("as today", "als heutigen Tag") if today else ("in the past", "als vergangen")
    return (
        f"Its day is told as {told.edtf}, but its text tells {later} {english}.",
        f"Als Tag ist {told.edtf} angegeben, aber sein Text nennt {later} {german}.",
    )
