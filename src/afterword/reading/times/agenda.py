"""When the happenings that an article names take place, for what is told of them later without a time.

"Das Treffen findet am Mittwoch statt. Bei dem Treffen werde es um Fischerei gehen": on Wednesday too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from afterword.german.occasions import occasions
from afterword.reading.structure import Clause
from afterword.reading.times.placed import Placed, PlacedTime
from afterword.records import UNKNOWN, Period

LONGEST = 100  # days; a happening told to lie somewhere in a longer stretch has no time to hand on
REACH = 8  # tokens from a happening to its time: "das Duell mit der Ministerin am 10. September"
AT = frozenset({"bei", "während", "auf", "in", "zu", "an"})
JOINED = frozenset({"beim", "im", "zum", "zur", "am"})
AROUND = frozenset({"vor", "nach"})
POINTING = ("der", "die", "das", "den", "dem", "des", "dies", "sein", "ihr", "jen")
BETWEEN = frozenset({"APPR", "APPRART", "NE", "NN", "ART", "ADJA", "CARD", "PPOSAT", "FM", "XY", "KON"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening with its time, and the tokens of both."""

    noun: str
    place: int
    period: Period


class Agenda:
    """The dated happenings of one Doc, found when first asked for."""

    def __init__(self, doc: Doc, clauses: Sequence[Clause], placed: Placed) -> None:
        self._doc, self._clauses, self._placed = doc, clauses, placed

    def told_for(self, content: Collection[int], lead: Clause | None, now: Period) -> Period:
        """The time of the happening at which the content is to be, or that "dann" and "dort" point at."""
        if not content or not self._clauses:
            return UNKNOWN
        asked = [(t, by) for t in sorted(content) if (by := self._asked_by(t, lead)) is not None]
        known = [
            around(dated.period, preposition, dated.noun, now)
            for token, preposition in asked
            for dated in self._of(self._noun(token), min(content))
        ]
        period = known[0] if known else self._pointed_at(content, lead)
        over = now.earliest is not None and period.latest is not None and period.latest < now.earliest
        return UNKNOWN if over else period

    def _asked_by(self, token: int, lead: Clause | None) -> str | None:
        """The preposition of a happening known already, "" if it is the subject; None for other words."""
        doc = self._doc
        if not self._is_happening(token):
            return None
        first = token - 1
        while first > 0 and doc[first].tag_ in ("ADJA", "NE", "CARD"):
            first -= 1
        article = doc[first].lower_
        before = doc[first - 1].lower_ if first > 0 else ""
        if article in JOINED:
            return "bis" if before == "bis" else article
        if not article.startswith(POINTING):
            return None
        if before in AT or before in AROUND or before in occasions().margins:
            return before
        return "" if lead is not None and token in lead.subject else None

    def _of(self, noun: str, place: int) -> Iterator[Dated]:
        """What is dated under that noun: the last one before the place, else one told only once."""
        same = [d for d in self._dated if d.noun.endswith(noun) or noun.endswith(d.noun)]
        before = [d for d in same if d.place < place]
        if before:
            yield before[-1]
        elif len({d.period for d in same}) == 1:
            yield same[0]

    def _pointed_at(self, content: Collection[int], lead: Clause | None) -> Period:
        """The one time ahead of the sentence before, where the content begins with "dann" or "dort"."""
        first = min(content)
        start = self._doc[first].sent.start
        head = sorted(lead.tokens)[:3] if lead is not None else sorted(content)[:3]
        points = any(
            self._doc[t].lower_ in occasions().pointing and self._doc[t].tag_ in ("ADV", "PAV", "PROAV")
            for t in head
        )
        if not points or start == 0:
            return UNKNOWN
        before = self._doc[start - 1].sent
        told = {p.period for p in self._placed.among(range(before.start, before.end)) if _is_short(p)}
        happenings = [t for t in range(before.start, before.end) if self._is_happening(t)]
        if not told and len(happenings) == 1:
            told = {dated.period for dated in self._of(self._noun(happenings[0]), before.start)}
        return next(iter(told)) if len(told) == 1 else UNKNOWN

    @cached_property
    def _dated(self) -> list[Dated]:
        found = []
        for placed in self._placed.times:
            noun = self._happening_of(placed) if _is_short(placed) else None
            if noun is not None:
                found.append(Dated(self._noun(noun), noun, placed.period))
        return found

    def _happening_of(self, placed: PlacedTime) -> int | None:
        """The happening that a time dates: just before it, in its attribute, or what it says takes place."""
        if self._placed.belongs_to_noun(placed):
            return None
        before = self._just_before(placed.tokens.start)
        if before is not None:
            return before
        clause = next((c for c in self._clauses if placed.tokens.start in c.tokens), None)
        if clause is None:
            return None
        happening = [t for t in clause.subject if self._is_happening(t)]
        return happening[-1] if happening and not clause.modal else None

    def _just_before(self, first: int) -> int | None:
        for token in range(first - 1, max(-1, first - 1 - REACH), -1):
            if self._is_happening(token):
                return token
            if self._doc[token].tag_ not in BETWEEN:
                return None
        return None

    def _is_happening(self, token: int) -> bool:
        word = self._doc[token]
        return word.tag_ == "NN" and self._noun(token).endswith(occasions().happenings)

    def _noun(self, token: int) -> str:
        word = self._doc[token]
        return (word.lemma_ or word.text).lower()


def around(period: Period, preposition: str, noun: str, now: Period) -> Period:
    """The days around a happening: "vor" and "bis zu" it from now on, "nach" it from then on."""
    if not noun.endswith(occasions().happenings):
        return period
    if preposition == "nach" and period.earliest:
        return Period.between(period.earliest, None)
    if preposition in ("vor", "bis") and period.latest and now.earliest and now.earliest < period.latest:
        return Period.between(now.earliest, period.latest, approximate_end=period.approximate_end)
    return period


def _is_short(placed: PlacedTime) -> bool:
    return placed.tells and placed.period.days is not None and placed.period.days <= LONGEST
