"""The times of a text on its tokens, with what the words around each say of whose time it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from afterword.german.occasions import occasions
from afterword.german.times import time_words
from afterword.reading.structure import Clause
from afterword.reading.times.attributes import Attribute, attribute_of
from afterword.reading.words import column
from afterword.records import Period, Precision, TimeExpression, TimeType

PREPOSITIONS_OF_NOUNS = frozenset({"von", "vom", "aus"})  # "das Abkommen von 1987"
MEASURED = "drei Wochen vor"  # of "der Wahl im Mai": another time than that of the election
BACK = ("vergangen", "letzt", "vorig", "zurückliegend")
LIKE = frozenset({"wie", "als"})
# "bei der Wahl 2029" is a time, "die EM 2028 eröffnen" names only which.
AT = frozenset({"bei", "beim", "zu", "zur", "zum", "auf", "während"})
AGAIN = frozenset({"schon", "bereits", "zuletzt", "auch", "noch", "zuvor", "etwa", "einst"})


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time with the tokens it stands on."""

    time: TimeExpression
    tokens: range

    @property
    def period(self) -> Period:
        """The days it means."""
        return self.time.period

    @property
    def tells(self) -> bool:
        """Whether it tells when something was or will be; "jeden Montag" does not."""
        return self.time.type is not TimeType.SET and self.period.known


class Placed:
    """The times of one Doc by token."""

    def __init__(self, doc: Doc, times: Iterable[TimeExpression]) -> None:
        self._doc = doc
        self._tags = column(doc, "TAG")
        self.times: list[PlacedTime] = []
        self._at: dict[int, list[int]] = {}
        people = {i for name in doc.ents if name.label_ == "PER" for i in range(name.start, name.end)}
        for time in times:
            span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            tokens = range(span.start, span.end) if span is not None else range(0)
            if people.issuperset(tokens):
                continue  # "Mary Marlowe Sommer"
            for token in tokens:
                self._at.setdefault(token, []).append(len(self.times))
            self.times.append(PlacedTime(time, tokens))

    def among(self, tokens: Iterable[int]) -> list[PlacedTime]:
        """The times that stand on any of the tokens, in the order of the text."""
        numbers = {number for token in tokens for number in self._at.get(token, ())}
        return [self.times[number] for number in sorted(numbers)]

    def word_before(self, placed: PlacedTime, distance: int = 1) -> str:
        """The word so far before a time, in lower case, or nothing."""
        at = placed.tokens.start - distance
        return self._doc[at].lower_ if at >= 0 else ""

    def attribute(self, placed: PlacedTime) -> Attribute | None:
        """The attribute before a noun that a time stands in: "der am Mittwoch verabschiedete Haushalt"."""
        return attribute_of(self._doc, self._tags, placed.tokens.start, placed.tokens.stop)

    def looks_back(self, placed: PlacedTime) -> bool:
        """ "seit Mai", "der vergangenen Jahre": no time of what lies ahead, whenever it was said."""
        words = (self._doc[token].lower_ for token in placed.tokens)
        return self.word_before(placed) == "seit" or any(word.startswith(BACK) for word in words)

    def belongs_to_noun(self, placed: PlacedTime) -> bool:
        """WM 2026, das Abkommen von 1987, das Gesetz vom 3. Mai: the noun's date, not the statement's."""
        first = placed.tokens.start
        before = self._doc[first - 1] if first > 0 else None
        if before is None or before.is_sent_start:
            return False
        if placed.time.value.isdigit() and len(placed.tokens) == 1 and _is_noun(before):
            preposition, noun = self.before_noun(placed)
            happening = preposition in AT and noun.endswith(occasions().happenings)
            return before.lower_ not in time_words().before_years and not happening
        earlier = self._doc[first - 2] if first > 1 else None
        is_range = placed.period.precision is Precision.INTERVAL
        return (
            before.lower_ in PREPOSITIONS_OF_NOUNS
            and earlier is not None
            and _is_noun(earlier)
            and not is_range
        )

    def before_noun(self, placed: PlacedTime) -> tuple[str, str]:
        """The preposition and the noun that a time hangs on: "vor", "wahlen" in "vor den Wahlen im Mai"."""
        noun = placed.tokens.start - 1
        if noun > 0 and self._tags[noun].startswith("APPR"):
            noun -= 1
        if noun < 1 or self._tags[noun] != "NN":
            return "", ""
        at = noun
        while at > 0 and self._tags[at] in ("NN", "ADJA", "ART", "PPOSAT", "PDAT", "NE", "CARD"):
            at -= 1
        if not self._tags[at].startswith("APPR"):
            return "", ""
        earlier = self._doc[at - 1].lower_ if at > 0 else ""
        if earlier in time_words().units:
            return MEASURED, self._doc[noun].lower_
        return "bis" if earlier == "bis" else self._doc[at].lower_, self._doc[noun].lower_

    def is_compared(self, placed: PlacedTime, clause: Clause | None) -> bool:
        """ "wie schon im Mai", "mehr als 2022": a time that something is likened to."""
        first = placed.tokens.start
        opener = clause.opener if clause is not None else None
        for token in range(first - 1, max(-1, first - 5), -1):
            word, tag = self._doc[token].lower_, self._tags[token]
            if word in time_words().comparing:
                return True
            if word in LIKE:
                return token != opener and tag in ("KOKOM", "")
            if tag not in ("APPR", "APPRART", "ART", "ADV") and word not in AGAIN:
                return False
        return False

    def names_weekday(self, placed: PlacedTime) -> bool:
        """ "Mittwoch", "Mittwochabend": no more than a weekday, which tells no week."""
        word = self._doc[placed.tokens.start].lower_
        return len(placed.tokens) == 1 and any(word.startswith(day) for day in time_words().weekdays)


def _is_noun(token: Token) -> bool:
    """Written like a noun, and not tagged as something else: "Also 2040 …"."""
    return token.text[0].isupper() and token.tag_ in ("NN", "NE", "FM", "XY", "")
