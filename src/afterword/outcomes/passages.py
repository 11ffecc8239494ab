"""A passage: a report or a later statement, as one who looks for what came of something sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from afterword.records import (
    Certainty,
    Gist,
    Kind,
    Period,
    Polarity,
    Report,
    Source,
    Span,
    Statement,
    cover,
)


class Voice(StrEnum):
    """How a passage tells: as the article's own account, as somebody's account, or as lying ahead."""

    REPORT = "report"
    ACCOUNT = "account"  # somebody says for certain that it was or is so
    DECISION = "decision"  # somebody announces for certain what is in their own hands
    FORECAST = "forecast"  # still ahead: never evidence that it came


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of an article that may bear on a statement of another."""

    item: str
    article: str
    version: str
    span: Span
    sentence: Span
    gist: Gist
    negative: bool
    about: Period
    voice: Voice
    sources: tuple[Source, ...] = ()


def from_report(report: Report) -> Passage:
    """An article's own account of what happened."""
    negative = report.gist.negated or report.polarity is Polarity.NEGATIVE
    return Passage(
        report.id,
        report.article,
        report.version,
        report.content,
        report.sentence,
        report.gist,
        negative,
        report.about,
        Voice.REPORT,
    )


def from_statement(statement: Statement) -> Passage | None:
    """What somebody says as a passage; None where it is too unsure to bear on anything."""
    voice = _voice(statement)
    if voice is None:
        return None
    return Passage(
        statement.id,
        statement.article,
        statement.version,
        cover(statement.content),
        statement.sentence,
        statement.gist,
        negative(statement),
        statement.about,
        voice,
        statement.sources,
    )


def negative(statement: Statement) -> bool:
    """Whether the statement says that something is or will not be so."""
    return statement.gist.negated or statement.polarity is Polarity.NEGATIVE


def _voice(statement: Statement) -> Voice | None:
    if statement.conditional:
        return None
    if statement.forward:
        decided = statement.kind is Kind.ANNOUNCEMENT and statement.certainty is Certainty.CERTAIN
        return Voice.DECISION if decided and statement.sources else Voice.FORECAST
    certain = statement.kind is Kind.REPORT and statement.certainty is Certainty.CERTAIN
    return Voice.ACCOUNT if certain else None
