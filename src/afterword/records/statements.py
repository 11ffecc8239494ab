"""What an article says: statements with their source chain, reports, mentions, times, and their gist."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afterword.records.dates import UNKNOWN, Period
from afterword.records.spans import Span


class Form(StrEnum):
    """How the words are rendered (Redewiedergabe; SpkAtt-2023)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"  # sollen, müssen, würde without a frame
    INDIRECT_FREE_INDIRECT = "indirect_free_indirect"  # Konjunktiv without a frame
    REPORTED = "reported"  # summary of an utterance
    OWN_VOICE = "own_voice"


class Kind(StrEnum):
    """What is done by saying it (PLOVER; GRaSP)."""

    REPORT = "report"
    FORECAST = "forecast"
    ANNOUNCEMENT = "announcement"
    WARNING = "warning"
    DEMAND = "demand"


class Stance(StrEnum):
    """Whether a claim already about is confirmed or denied by saying it."""

    NONE = "none"
    CONFIRMS = "confirms"
    DENIES = "denies"


class Certainty(StrEnum):
    """How sure the source, or the wording, is (FactBank CT, PR, PS, U)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the proposition is asserted or negated (FactBank)."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Naming(StrEnum):
    """How a source is named."""

    NAMED = "named"
    ROLE = "role"
    GROUP = "group"
    ANONYMOUS = "anonymous"


class Extractor(StrEnum):
    """What finds the quotations: a model trained on a corpus (not for commercial use), or rules alone."""

    LEARNED = "learned"
    RULES = "rules"


class Label(StrEnum):
    """What a name names (GermEval 2014, outer chunks)."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "OTH"


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain.

    `span` are the words that name it best in this article; `anaphor` the words at the statement itself where
    those only point back ("er", "die Zeitung").
    """

    span: Span
    naming: Naming
    anaphor: Span | None = None
    actor: str | None = None


class Role(StrEnum):
    """A participant's part in a clause."""

    SUBJECT = "subject"  # who acts; in a passive, who is acted upon is OBJECT
    OBJECT = "object"
    INDIRECT = "indirect"
    OBLIQUE = "oblique"  # with a preposition


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something in a happening: head and content words as base forms, and its place."""

    role: Role
    head: str
    words: tuple[str, ...]
    span: Span
    preposition: str = ""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Gist:
    """What a clause tells of, in base forms, so that happenings can be compared across articles.

    `predicate` is the base form of the verb with its particle ("eintreffen"), of the noun of a light-verb
    construction ("Besuch"), or of the head noun where the content is a noun phrase ("Treffen").
    """

    predicate: str
    participants: tuple[Participant, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One source says one proposition in one article.

    `sources` is the chain, outermost first, without the article itself; empty = the article's own voice.
    `about` is when the proposition holds, `said` when it was said; `due` is the latest day of `about` if it
    lies ahead. Spans are into the article's stored text.

    `condition` are the words that state the condition of a conditional statement ("wenn der Rat zustimmt"),
    or that point at one told before ("in diesem Fall").

    `confidence` tells how surely reading found that this was said, or that it is the article's own, 0 to 1:
    another thing than `certainty`, how sure the source is. None where it was not measured (an older reading).
    """

    id: str
    article: str
    version: str
    form: Form
    kind: Kind
    content: tuple[Span, ...]
    sentence: Span
    cue: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    stance: Stance = Stance.NONE
    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    conditional: bool = False
    forward: bool = False
    probability: float | None = None
    said: Period = UNKNOWN
    about: Period = UNKNOWN
    gist: Gist = Gist("")
    confidence: float | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An article's plain assertion that something happened or is so: no statement, but evidence."""

    id: str
    article: str
    version: str
    content: Span
    sentence: Span
    polarity: Polarity = Polarity.POSITIVE
    about: Period = UNKNOWN
    gist: Gist = Gist("")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: what it names and its base form ("Putins" is "Putin")."""

    span: Span
    label: Label
    name: str


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """From where a time is counted."""

    NONE = ""  # "3. Mai 2024", "drei Stunden"
    ARTICLE = "article"  # "gestern", "vor drei Jahren"
    NAMED = "named"  # a time named before in the text: "zwei Tage später"


class Side(StrEnum):
    """On which side of the article's day a clause tells an explicit day; that day itself counts to both."""

    BEHIND = "behind"  # "Am 12. September traf er ein"
    AHEAD = "ahead"  # "Am 12. September wird er eintreffen"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time: TIMEX3 type, value and modifier, and the days it can mean.

    `steps` is how many days it lies from the article's day: one number ("gestern"), or one for each weekday
    that the article may have, Monday first ("am Dienstag"). `side` is told of explicit days only. `anchor` is
    from where it is counted.
    """

    span: Span
    type: TimeType
    value: str
    mod: str = ""
    period: Period = UNKNOWN
    steps: tuple[int, ...] = ()
    side: Side | None = None
    anchor: Anchor = Anchor.NONE


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading found in one version of one article, and by which version of the reader.

    `operating_point` is the least confidence of what its extractor counts as sure.
    """

    article: str
    version: str
    reader: str
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    words: tuple[tuple[str, int], ...] = ()  # base form and count of each content word, for grouping stories
    extractor: Extractor | None = None  # None = not told
    operating_point: float | None = None
    seen_from: Period | None = None  # the narrowed day of its article; None = the day that the article tells


def due(statement: Statement) -> Period:
    """When it can be judged: `about` if the statement lies ahead, else nothing. No time, no due."""
    return statement.about if statement.forward else UNKNOWN
