"""What the ledger answers: entries with all that hangs on them, and the question they are asked by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from afterword.records import (
    Article,
    Clue,
    Dating,
    Evidence,
    Extractor,
    Kind,
    Outcome,
    Period,
    Rejection,
    Source,
    Span,
    Statement,
    Status,
)


class Standing(StrEnum):
    """What an article is to the ledger before it is written."""

    NEW = "new"
    CHANGED = "changed"  # another text, or more is known of it, under an id that is known
    REREAD = "reread"  # the same text, read by another version of the reader
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"  # a text that was listed once, until another came under its id


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence with the article it stands in."""

    evidence: Evidence
    article: Article

    @property
    def quote(self) -> str:
        """Its words."""
        return self.evidence.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class ShownClue:
    """A clue to the day of an article, with the article, and the other one that tells which day it is."""

    clue: Clue
    article: Article
    beside: Article | None = None

    @property
    def quote(self) -> str:
        """Its words."""
        return self.clue.words.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement with its article, its story and its history, oldest outcome first."""

    statement: Statement
    article: Article
    story: str | None = None
    history: tuple[Outcome, ...] = ()
    passages: tuple[Passage, ...] = ()  # the evidence of the last outcome
    current: bool = True  # False: of a text or a reading that has been superseded
    extractor: Extractor | None = None  # what found it; None = not told
    operating_point: float | None = None  # the least confidence that its extractor counts as sure
    days: tuple[Dating, ...] = ()  # what was found of the day of its article, oldest first
    told: Statement | None = None  # as it was read from the day its article tells, where that was narrowed

    @property
    def outcome(self) -> Outcome | None:
        """What has come of it so far; None where nothing was ever to come."""
        return self.history[-1] if self.history else None

    @property
    def status(self) -> Status | None:
        """The status of a statement that lies ahead: open until something else is found."""
        if self.history:
            return self.history[-1].status
        return Status.OPEN if self.statement.forward else None

    @property
    def precise(self) -> bool:
        """Whether its confidence reaches the operating point; what was not measured does not."""
        found, least = self.statement.confidence, self.operating_point
        return found is not None and least is not None and found >= least

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of each part of its content."""
        return tuple(self.slice(span) for span in self.statement.content)

    @property
    def words(self) -> str:
        """The words of its content, parts joined by an ellipsis."""
        return " … ".join(" ".join(part.split()) for part in self.parts)

    @property
    def sources(self) -> tuple[str, ...]:
        """The chain, outermost first, in the words of the article."""
        return tuple(self.slice(source.span) for source in self.statement.sources)

    @property
    def cue(self) -> str:
        """The words that signal the attribution."""
        return " ".join(self.slice(span) for span in self.statement.cue)

    @property
    def condition(self) -> str:
        """The words that state its condition; empty where none is stated."""
        return self.slice(self.statement.condition) if self.statement.condition else ""

    @property
    def said(self) -> Period:
        """When it was said: as the text tells, else when the article appeared, as far as that is narrowed."""
        return self.statement.said if self.statement.said.known else self.published

    @property
    def dating(self) -> Dating | None:
        """What stands of the day of its article; None where nothing was found of this text."""
        last = self.days[-1] if self.days else None
        return last if last and last.version == self.article.version else None

    @property
    def published(self) -> Period:
        """The day of its article, narrowed where evidence narrows it."""
        return self.dating.period if self.dating else self.article.published.period

    def slice(self, span: Span) -> str:
        """The words of a span of its article."""
        return span.of(self.article.text)

    def source_words(self, source: Source) -> tuple[str, str]:
        """A link of the chain: the words that name it best, and those at the statement itself."""
        return self.slice(source.span), self.slice(source.anaphor) if source.anaphor else ""


@dataclass(frozen=True, slots=True)
class Question:
    """What to list. Everything given must hold; `since` and `until` bound the days it was said."""

    story: str | None = None
    source: str | None = None
    kind: Kind | None = None
    status: Status | None = None
    forward: bool | None = None
    since: date | None = None
    until: date | None = None
    article: str | None = None
    find: str | None = None  # words in the content, by full-text search
    precise: bool = False  # only what reaches the operating point of its extractor (Entry.precise)


@dataclass(frozen=True, slots=True)
class Refused:
    """A stored rejection: first and last time it was met, and when its origin became an article after all."""

    rejection: Rejection
    first: datetime
    last: datetime
    mended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the ledger holds: the counts of what is current."""

    articles: int
    stories: int
    statements: Mapping[Kind, int]
    outcomes: Mapping[Status, int]  # of the statements that lie ahead
    rejections: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command that wrote: without an end it was cut short."""

    command: str
    program: str
    started: datetime
    ended: datetime | None = None
    counts: tuple[tuple[str, int], ...] = ()
