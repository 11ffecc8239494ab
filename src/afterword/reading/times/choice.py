"""Which of a sentence's times say when a statement was made, and which say what day it is about.

By syntax, not by nearness: in "Am Dienstag bestätigte Peskow, Kim werde am Mittwoch eintreffen" the Tuesday
stands in the frame, so it is `said`; the Wednesday stands in the content, so it is `about`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from spacy.tokens import Doc

from afterword.german.occasions import occasions
from afterword.german.verbs import Tense
from afterword.reading.structure import Clause, ClauseKind
from afterword.reading.times.agenda import Agenda, around
from afterword.reading.times.calendar import Direction
from afterword.reading.times.finding import find_times
from afterword.reading.times.placed import MEASURED, Placed, PlacedTime
from afterword.reading.times.tense import is_over, tense_at
from afterword.reading.words import texts
from afterword.records import UNKNOWN, Period, Precision, TimeExpression

# "kündigte für Mittwoch ein Treffen an": such a time in the frame is that of the thing announced.
PREPOSITIONS_OF_PLANS = frozenset({"für", "auf", "ab", "zum"})
DATING = frozenset({"vom", "von"})  # "laut einer Mitteilung vom Montag"
EARLY = frozenset({"bereits", "schon", "erst"})
ALREADY = frozenset({"hatte", "hatten"})
LONGEST_OCCASION = 370  # days; a longer stretch in the frame is somebody's term of office, not the telling
SETTING = frozenset({"nach", "seit", "wegen", "trotz", "vor", "über", "für", "zu", "zum", "zur"})
AIMS = frozenset({"für", "um", "über", "gegen", "wegen", "trotz"})  # "für die Wahl am 5. November nominiert"
LONG = 100  # days; in a longer stretch ("1947") more than one thing was done
REPORTERS = ("heu", "dies", "laufend", "jetzig")  # begins of words that count from who reports
WEEK = 7  # days
DAYS = frozenset({Precision.DAY, Precision.INTERVAL, Precision.CANDIDATES})
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
        self._ahead: Placed | None = None
        self._agenda = Agenda(doc, self._clauses, self._placed)
        self._had = frozenset(i for i, word in enumerate(texts(doc)) if word.lower() in ALREADY)

    def said_and_about(self, asked: Asked, published: Period) -> tuple[Period, Period]:
        """When a statement was made and what time it is about.

        Nothing told: `said` is the article's day with its own precision, `about` is unknown, but a report in
        the present tense is about the day it was said.
        """
        inside = set(asked.content)
        cues = [self._home[token] for token in asked.cue if token in self._home]
        frame = {*asked.frame, *asked.cue, *(token for clause in cues for token in clause.tokens)} - inside
        left_out = [
            t
            for t in self._placed.among(frame | inside)
            if t.tells and (inside.isdisjoint(t.tokens) or self._opens_nominal(t, asked, published))
        ]
        of_frame = [t for t in left_out if self._placed.before_noun(t)[0] != MEASURED]
        own = [t for t in of_frame if self._is_of_content(t, asked, cues, published)]
        told = [t for t in of_frame if t not in own and self._dates_frame(t, cues)]
        said = self._said(told, self._already(asked, frame), published, asked.occasion)
        about = self._about(asked, said, published)
        if not about.known:
            ahead = asked.forward is not False
            over = [t for t in own if ahead and _is_over(t.period, published.earliest)]
            about = _narrowed([t.period for t in own if t not in over])
        if not about.known and asked.forward:
            about = self._agenda.told_for(inside, asked.lead, said if said.known else published)
        if about.known or asked.forward is not False:
            return said, about
        return said, self._of_report(inside, said, asked)

    def _opens_nominal(self, placed: PlacedTime, asked: Asked, published: Period) -> bool:
        """ "Er hatte am Montag die Entsendung angekündigt": taken in before the noun, but of the telling."""
        home, first = self._home.get(placed.tokens.start), min(asked.content)
        outside = home is not None and home.finite is not None and home.finite not in asked.content
        adverb = self._doc[first].tag_ not in ("ART", "ADJA", "PPOSAT")
        opens = placed.tokens.start - first < 2 and adverb
        opens = opens or self._placed.word_before(placed, 2) in EARLY  # "… bereits im Mai angekündigt"
        planned = self._placed.word_before(placed) in PREPOSITIONS_OF_PLANS
        noun = asked.lead is None and outside
        return noun and opens and not planned and not _lies_after(placed.period, published)

    def _dates_frame(self, placed: PlacedTime, cues: Sequence[Clause]) -> bool:
        """Whether a time of the frame is that of the telling, not of a noun or a clause beside it."""
        days, home = placed.period.days, self._home.get(placed.tokens.start)
        if (days is not None and days > LONGEST_OCCASION) or self._placed.word_before(placed) == "seit":
            return False
        if self._placed.attribute(placed) is not None or self._placed.is_compared(placed, home):
            return False
        if self._placed.names_weekday(placed) and self._placed.word_before(placed) == "(":
            return False  # "sagte sie der „Ostpost“ (Mittwoch)": the day of the issue
        preposition, _ = self._placed.before_noun(placed)
        if preposition in SETTING and placed.period.precision is not Precision.DAY:
            return False  # "nach seinem Aus im März 2023"
        if home is None or home in cues or home.finite is None:
            return True
        if home.kind is ClauseKind.MAIN:
            return not cues or self._goes_on(home, cues, placed.period)
        return home.kind is ClauseKind.RELATIVE and self._tells_of_utterance(home)

    @staticmethod
    def _goes_on(home: Clause, cues: Sequence[Clause], period: Period) -> bool:
        """ "Im März kritisierte sie ihn und sagte, …": the same subject goes on, not long after."""
        same = any(c.start > home.start and c.subject in ((), home.subject) for c in cues)
        return same and period.days is not None and period.days < LONG

    def _tells_of_utterance(self, relative: Clause) -> bool:
        """ "In einem Interview, das am Montag erschien"."""
        before = relative.tokens[0] - 1
        while before > 0 and self._doc[before].is_punct:
            before -= 1
        return self._doc[before].lower_.endswith(occasions().utterances)

    def _is_of_content(
        self, placed: PlacedTime, asked: Asked, cues: Sequence[Clause], published: Period
    ) -> bool:
        """Whether a time that was left out of the content is its own: of its verb, ahead, or behind "für"."""
        home, before = self._home.get(placed.tokens.start), self._placed.word_before(placed)
        if home is not None and home not in cues:
            return home is asked.lead  # "„Am Freitag“, sagte sie, „reisen wir“"
        if before in PREPOSITIONS_OF_PLANS:
            return True
        behind = home is not None and home.finite is not None and placed.tokens.start > home.finite
        if behind and self._told_by_preposition(asked) and before not in DATING:
            return True  # "wurde nach Angaben der Polizei am Montag gesperrt"
        modal = [token for token in asked.cue if self._doc[token].tag_.startswith("VM")]
        wished = home is not None and any(token in home.tokens for token in modal)
        if home is not None and wished and not is_over(self._doc, home):
            return True  # "In diesem Jahr wollte die Firma …"
        told_now = home is not None and home.tense is not Tense.PAST
        return _reaches_ahead(placed.period, published, until=before == "bis" or told_now)

    def _said(
        self, times: Sequence[PlacedTime], already: bool, published: Period, occasion: Period
    ) -> Period:
        if times:
            told = _narrowed([placed.period for placed in times])
            if told.latest is not None or published.latest is None:
                return told
            same = told.earliest == published.latest
            return Period.day(published.latest) if same else replace(told, latest=published.latest)
        if published.latest and already:
            return Period.between(None, published.latest)
        return occasion if occasion.known else published

    def _already(self, asked: Asked, frame: Collection[int]) -> bool:
        """Whether it had been said before: "hatte gesagt"; not "laut Polizei hatte …"."""
        homes = [self._home.get(token) for token in self._had.intersection(frame)]
        cues = [self._home.get(token) for token in asked.cue]
        told = any(home is None or home in cues or home.kind is ClauseKind.MAIN for home in homes)
        return told and not self._told_by_preposition(asked)

    def _told_by_preposition(self, asked: Asked) -> bool:
        """ "Laut", "nach Angaben", "demnach": no verb tells it."""
        tags = [self._doc[token].tag_ for token in asked.cue]
        adverbial = any(tag.startswith(("AP", "PAV", "PROAV")) for tag in tags)
        return adverbial and not any(tag.startswith("V") for tag in tags)

    def _about(self, asked: Asked, said: Period, published: Period) -> Period:
        """What the best placed times of the content allow together."""
        ahead = bool(asked.forward)
        seen_from = said if said.earliest else published
        placed = self._placed
        if asked.direct and said.precision is Precision.DAY and said != published:
            placed = self._from(said)
        long_before = told_long_before(said, published)
        if asked.direct and long_before:
            placed = self._from(said)
        times = placed.among(asked.content)
        if not asked.direct and long_before:
            times = self._months_from(times, said)
        elif not asked.direct and said.precision is Precision.DAY and said != published:
            times = self._weekdays_from(times, said, published)
        told = [t for t in times if t.tells and not self._opens_nominal(t, asked, published)]
        ranked = [(self._rank(time, asked), time) for time in told]
        decided = asked.forward is not None
        for rank in range(LAST + 1 if decided else LAST):  # what describes a noun does not decide it
            best = self._moved_to([time for r, time in ranked if r == rank])
            if ahead:
                best = [self._turned_ahead(t, asked.content, seen_from) for t in best]
                best = [
                    t for t in best if not placed.looks_back(t) and not _is_over(t.period, seen_from.earliest)
                ]
            periods = [self._around_happening(time, seen_from) for time in best]
            about = _narrowed(self._joined(best, periods))
            if about.known:
                return _from_now_on(about, seen_from) if ahead else about
        return UNKNOWN

    def _turned_ahead(self, placed: PlacedTime, content: Collection[int], seen_from: Period) -> PlacedTime:
        """ "Sie kündigte einen Streik am Freitag an": ahead, though the verb beside it is of the past."""
        home = self._home.get(placed.tokens.start)
        announced = home is not None and home.kind is ClauseKind.MAIN and home.finite not in content
        had = home is not None and home.finite in self._had
        if not announced or had or not _is_over(placed.period, seen_from.earliest):
            return placed
        if self._ahead is None:
            self._ahead = Placed(self._doc, find_times(self._doc, self._doc._.published, ahead=True))
        again = [t for t in self._ahead.among(placed.tokens) if t.tokens == placed.tokens]
        return again[0] if again else placed

    def _joined(self, times: Sequence[PlacedTime], periods: Sequence[Period]) -> list[Period]:
        """ "Im Juli und August": from the one to the other."""
        joined: list[Period] = []
        for number, period in enumerate(periods):
            before = joined[-1] if joined else UNKNOWN
            gap = range(times[number - 1].tokens.stop, times[number].tokens.start) if number else range(0)
            between = {self._doc[token].lower_ for token in gap} - {"im", "am", "den", "dem"}
            both = between in ({"und"}, {"oder"})
            if both and before.earliest and period.latest and before.latest and before.latest < period.latest:
                joined[-1] = Period.between(before.earliest, period.latest)
            else:
                joined.append(period)
        return joined

    def _around_happening(self, placed: PlacedTime, seen_from: Period) -> Period:
        """ "Vor den Wahlen im November" is until then, "nach den Wahlen im November" from then on."""
        preposition, noun = self._placed.before_noun(placed)
        period = placed.period
        if period.earliest and period.latest is None and self._is_not_before(placed):
            return Period.between(None, period.earliest - timedelta(days=1))
        return around(placed.period, preposition, noun, seen_from)

    def _is_not_before(self, placed: PlacedTime) -> bool:
        """ "Nicht vor dem 1. Mai": what is denied is of the days until then."""
        first = placed.tokens.start
        words = [self._doc[t].lower_ for t in range(max(first - 2, 0), min(first + 2, len(self._doc)))]
        return ("nicht", "vor") in pairwise(words)

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

    def _months_from(self, times: list[PlacedTime], said: Period) -> list[PlacedTime]:
        """ "Hatte im Jänner angekündigt, im Feber zu schließen": that February; "heute" is the reporter's."""
        from_then = {time.tokens: time for time in self._from(said).among(t for p in times for t in p.tokens)}
        return [time if self._is_near(time) else from_then.get(time.tokens, time) for time in times]

    def _is_near(self, placed: PlacedTime) -> bool:
        """ "Am Freitag", "heute", "heuer", "in dieser Woche": told from where the reporter stands."""
        return bool(placed.time.steps) or self._doc[placed.tokens.start].lower_.startswith(REPORTERS)

    def _from(self, day: Period) -> Placed:
        """The times of the Doc as they are seen from another day."""
        if day not in self._seen_from:
            self._seen_from[day] = Placed(self._doc, find_times(self._doc, day))
        return self._seen_from[day]

    def _rank(self, placed: PlacedTime, asked: Asked) -> int:
        """How near a time stands to the verb of the content: 0 beside it, 2 in what only describes a noun."""
        home = self._home.get(placed.tokens.start)
        preposition, _ = self._placed.before_noun(placed)
        compared = self._placed.is_compared(placed, home)
        if self._placed.belongs_to_noun(placed) or compared or preposition == MEASURED:
            return BESIDE
        attribute = self._placed.attribute(placed)
        if attribute is not None:
            return LAST if attribute.direction is Direction.FUTURE else BESIDE
        if home is None or home == asked.lead:
            return LAST if preposition in AIMS else 0
        if home.tense is Tense.PAST and home.finite in asked.content and asked.forward:
            return BESIDE
        if home.kind is ClauseKind.RELATIVE:
            return LAST if asked.lead is None or self._takes_place(home) else BESIDE
        hangs = home.kind is ClauseKind.SUBORDINATE and min(asked.content) < home.tokens[0]
        if hangs and self._opener(home) in occasions().beside:
            return BESIDE
        return 0 if asked.lead is None and not hangs else 1

    def _takes_place(self, relative: Clause) -> bool:
        """ "… die Konferenz, die am Freitag beginnt": what is told of it is of that time."""
        planned = any(self._doc[token].lower_ in occasions().planned for token in relative.verbs)
        return planned or relative.predicate in occasions().taking_place

    def _opener(self, clause: Clause) -> str:
        opener = clause.opener if clause.opener is not None else clause.tokens[0]
        return self._doc[opener].lower_

    def _moved_to(self, times: list[PlacedTime]) -> list[PlacedTime]:
        """ "Von Montag auf Mittwoch verschoben": the day it is moved to."""
        targets = [time for time in times if self._placed.word_before(time) == "auf"]
        return targets or times

    def _of_report(self, content: Collection[int], said: Period, asked: Asked) -> Period:
        """A report without a time: in the present tense it is of the day it was said, else nobody knows."""
        tense = asked.tense
        if asked.lead is not None and is_over(self._doc, asked.lead):
            return UNKNOWN  # "soll gewesen sein"
        if tense is None:
            tense = next(
                (c.tense for c in self._clauses if c.finite in content and c.tense is not Tense.NONE), None
            )
        if tense is None:
            tense = tense_at(self._doc, content)
        return said if tense is Tense.PRESENT else UNKNOWN


def _is_over(period: Period, now: date | None) -> bool:
    """Gone by, or lasting until now ("seit Monaten"); the day itself is not."""
    return (
        now is not None
        and period.latest is not None
        and (period.latest < now or (period.latest == now and period.earliest != now))
    )


def told_long_before(said: Period, published: Period) -> bool:
    """Whether it was said before the article, and not just in the week before."""
    if said.earliest is None or said.latest is None or published.earliest is None:
        return False
    last = published.earliest - timedelta(days=WEEK if said.precision in DAYS else 0)
    return said.latest < last


def _reaches_ahead(period: Period, published: Period, *, until: bool) -> bool:
    """Whether a time lies after the article's day; with `until`, or reaches from then beyond it."""
    earliest, latest, now = period.earliest, period.latest, published.latest
    if now is None or (earliest is None and latest is None):
        return False
    if earliest is not None and earliest > now:
        return True
    return until and (latest > now if latest is not None else earliest == now)


def _lies_after(period: Period, published: Period) -> bool:
    return bool(period.earliest and published.latest and period.earliest > published.latest)


def _from_now_on(about: Period, seen_from: Period) -> Period:
    """ "Vor dem 1. Oktober", "gegen Ende des Jahres", said of what is to come: not before now."""
    now = seen_from.earliest
    if now is None or about.latest is None or about.latest <= now or about.candidates:
        return about
    vague = about.earliest is not None and about.earliest < now and about.approximate_start
    if about.earliest is None or vague:
        return Period.between(now, about.latest, approximate_end=about.approximate_end)
    return about


def _narrowed(periods: Sequence[Period]) -> Period:
    """Each narrowed by the next, in the order told; one that excludes the others changes nothing."""
    whole = UNKNOWN
    for period in periods:
        whole = whole.narrowed_by(period)
    return whole
