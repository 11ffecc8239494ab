"""Which of a sentence's times say when a statement was made, and which say what day it is about.

By syntax, not by nearness: in "Am Dienstag bestätigte Peskow, Kim werde am Mittwoch eintreffen" the Tuesday
stands in the frame, so it is `said`; the Wednesday stands in the content, so it is `about`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from afterword.german.occasions import occasions
from afterword.german.verbs import Tense
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.times.agenda import Agenda
from afterword.reading.times.calendar import Direction
from afterword.reading.times.finding import find_times
from afterword.reading.times.placed import Placed, PlacedTime
from afterword.reading.times.tense import tense_at
from afterword.records import UNKNOWN, Period, Precision, TimeExpression

# "kündigte für Mittwoch ein Treffen an": such a time in the frame is that of the thing announced.
PREPOSITIONS_OF_PLANS = frozenset({"für", "auf", "ab", "zum"})
ALREADY = frozenset({"hatte", "hatten"})
LONGEST_OCCASION = 370  # days; a longer stretch in the frame is somebody's term of office, not the telling
BESIDE, LAST = 9, 2  # ranks: of a time that dates something else, and of one that counts where no other does


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for its times; all are indices of tokens.

    The frame is widened to the clauses that hold the cue. `lead` is the clause whose verb carries the
    content. In direct speech "morgen" counts from the day it was said. `tense` is that of the content, read
    from its clause where it is not given. What is known to lie ahead (`forward`) has no time that is gone by;
    None where that is not known yet. `occasion` is when its source spoke just before.
    """

    content: Collection[int]
    frame: Collection[int] = ()
    cue: Collection[int] = ()
    lead: Clause | None = None
    direct: bool = False
    forward: bool | None = None
    tense: Tense | None = None
    occasion: Period = UNKNOWN


class TimeChoice:
    """Chooses among the times of one Doc: laid out once, then asked for each of its statements."""

    def __init__(self, doc: Doc, times: Sequence[TimeExpression]) -> None:
        self._doc = doc
        self._clauses: Sequence[Clause] = doc._.clauses if Doc.has_extension("clauses") else ()
        self._home = {token: clause for clause in self._clauses for token in clause.tokens}
        self._placed = Placed(doc, times)
        self._seen_from: dict[Period, Placed] = {}
        self._agenda = Agenda(doc, self._clauses, self._placed)

    def said_and_about(self, asked: Asked, published: Period) -> tuple[Period, Period]:
        """When a statement was made and what time it is about.

        Nothing told: `said` is the article's day with its own precision, `about` is unknown, but a report in
        the present tense is about the day it was said.
        """
        inside = set(asked.content)
        cues = [self._home[token] for token in asked.cue if token in self._home]
        around = {*asked.frame, *asked.cue, *(token for clause in cues for token in clause.tokens)} - inside
        of_frame = [
            placed
            for placed in self._placed.among(around)
            if inside.isdisjoint(placed.tokens) and placed.tells and self._dates_frame(placed, cues)
        ]
        planned = [placed for placed in of_frame if self._is_planned(placed, published)]
        said = self._said([p for p in of_frame if p not in planned], around, published, asked.occasion)
        about = self._about(asked, said, published)
        if not about.known:
            ahead = [placed for placed in planned if not _is_over(placed.period, published.earliest)]
            about = _together(ahead, published, forward=bool(asked.forward))
        if not about.known and asked.forward:
            about = self._agenda.told_for(inside, asked.lead, said if said.known else published)
        if about.known or asked.forward is not False:
            return said, about
        return said, self._of_report(inside, said, asked.tense)

    def _dates_frame(self, placed: PlacedTime, cues: Sequence[Clause]) -> bool:
        """Whether a time of the frame is that of the telling, not of a noun or a clause beside it."""
        days = placed.period.days
        if (days is not None and days > LONGEST_OCCASION) or self._placed.word_before(placed) == "seit":
            return False
        if self._placed.attribute(placed) is Direction.PAST:
            return False
        home = self._home.get(placed.tokens.start)
        if self._placed.is_compared(placed, home) or self._placed.hangs_on_setting(placed):
            return False
        if home is None or home in cues or home.kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
            return True
        return home.kind is ClauseKind.RELATIVE and self._tells_of_utterance(home)

    def _tells_of_utterance(self, relative: Clause) -> bool:
        """ "In einem Interview, das am Montag erschien"."""
        before = relative.tokens[0] - 1
        while before > 0 and self._doc[before].is_punct:
            before -= 1
        return self._doc[before].lower_.endswith(occasions().utterances)

    def _is_planned(self, placed: PlacedTime, published: Period) -> bool:
        """Whether a time in the frame is that of the thing said: it lies ahead, or "für" announces it."""
        before = self._placed.word_before(placed)
        if before in PREPOSITIONS_OF_PLANS:
            return True
        earliest, latest, now = placed.period.earliest, placed.period.latest, published.latest
        if now is None:
            return False
        return (earliest is not None and earliest > now) or (
            before == "bis" and latest is not None and latest > now
        )

    def _said(
        self, times: Sequence[PlacedTime], around: Collection[int], published: Period, occasion: Period
    ) -> Period:
        if times:
            told = _narrowed([placed.period for placed in times])
            if told.latest is not None or published.latest is None:
                return told
            same = told.earliest == published.latest
            return Period.day(published.latest) if same else replace(told, latest=published.latest)
        if published.latest and any(self._doc[token].lower_ in ALREADY for token in around):
            return Period.between(None, published.latest)
        return occasion if occasion.known else published

    def _about(self, asked: Asked, said: Period, published: Period) -> Period:
        """What the best placed times of the content allow together."""
        ahead = bool(asked.forward)
        seen_from = said if said.earliest else published
        placed = self._placed
        if asked.direct and said.precision is Precision.DAY and said != published:
            placed = self._from(said)
        times = placed.among(asked.content)
        if not asked.direct and said.precision is Precision.DAY and said != published:
            times = self._weekdays_from(times, said, published)
        ranked = [(self._rank(time, asked), time) for time in times if time.tells]
        for rank in range(LAST + 1):
            about = _together(self._moved_to([t for r, t in ranked if r == rank]), seen_from, forward=ahead)
            if about.known:
                return _from_now_on(about, seen_from) if ahead else about
        return UNKNOWN

    def _weekdays_from(self, times: list[PlacedTime], said: Period, published: Period) -> list[PlacedTime]:
        """ "Am Dienstag sagte er, sie werde am Mittwoch kommen": the first Wednesday after that Tuesday."""
        seen = [self._placed.names_weekday(time) and _lies_after(time.period, published) for time in times]
        if not any(seen):
            return times
        from_then = {time.tokens: time for time in self._from(said).among(t for p in times for t in p.tokens)}
        return [
            from_then.get(time.tokens, time) if moved else time
            for time, moved in zip(times, seen, strict=True)
        ]

    def _from(self, day: Period) -> Placed:
        """The times of the Doc as they are seen from another day."""
        if day not in self._seen_from:
            self._seen_from[day] = Placed(self._doc, find_times(self._doc, day))
        return self._seen_from[day]

    def _rank(self, placed: PlacedTime, asked: Asked) -> int:
        """How near a time stands to the verb of the content: 0 beside it, 2 in what only describes a noun."""
        home = self._home.get(placed.tokens.start)
        if self._placed.belongs_to_noun(placed) or self._placed.is_compared(placed, home):
            return BESIDE
        attribute = self._placed.attribute(placed)
        if attribute is not None:
            return BESIDE if attribute is Direction.PAST else LAST
        if home is None or home == asked.lead:
            return 0
        if home.kind is ClauseKind.RELATIVE:
            return LAST
        if home.kind is ClauseKind.SUBORDINATE and asked.lead is not None:
            return BESIDE if self._opener(home) in occasions().beside else 1
        return 0 if asked.lead is None else 1

    def _opener(self, clause: Clause) -> str:
        opener = clause.opener if clause.opener is not None else clause.tokens[0]
        return self._doc[opener].lower_

    def _moved_to(self, times: list[PlacedTime]) -> list[PlacedTime]:
        """ "Von Montag auf Mittwoch verschoben": the day it is moved to."""
        targets = [time for time in times if self._placed.word_before(time) == "auf"]
        return targets or times

    def _of_report(self, content: Collection[int], said: Period, tense: Tense | None) -> Period:
        """A report without a time: in the present tense it is of the day it was said, else nobody knows."""
        if tense is None:
            tense = next(
                (c.tense for c in self._clauses if c.finite in content and c.tense is not Tense.NONE), None
            )
        if tense is None:
            tense = tense_at(self._doc, content)
        return said if tense is Tense.PRESENT else UNKNOWN


def _together(times: Iterable[PlacedTime], seen_from: Period, *, forward: bool) -> Period:
    """What all times told allow together, the most specific first; for what lies ahead, no time gone by."""
    now = seen_from.earliest
    return _narrowed([t.period for t in times if not (forward and _is_over(t.period, now))])


def _is_over(period: Period, now: date | None) -> bool:
    """Gone by, or lasting until now ("seit Monaten"); the day itself is not."""
    return (
        now is not None
        and period.latest is not None
        and (period.latest < now or (period.latest == now and period.earliest != now))
    )


def _lies_after(period: Period, published: Period) -> bool:
    return bool(period.earliest and published.latest and period.earliest > published.latest)


def _from_now_on(about: Period, seen_from: Period) -> Period:
    """ "Vor dem 1. Oktober", said of what is to come: from now to then."""
    if about.earliest is None and seen_from.earliest and about.latest and about.latest > seen_from.earliest:
        return Period.between(seen_from.earliest, about.latest, approximate_end=about.approximate_end)
    return about


def _narrowed(periods: Sequence[Period]) -> Period:
    """Each narrowed by the next, in the order told; one that excludes the others changes nothing."""
    whole = UNKNOWN
    for period in periods:
        whole = whole.narrowed_by(period)
    return whole
