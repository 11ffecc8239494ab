"""Rows to records and back, for what has columns of its own; the rest of a record goes through `codec`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from afterword.ledger import codec
from afterword.records import (
    Article,
    Certainty,
    Clue,
    DateWitness,
    Dating,
    DayStanding,
    Evidence,
    Extractor,
    Form,
    Furniture,
    Gist,
    Ground,
    Kind,
    Mention,
    Outcome,
    Period,
    Polarity,
    Published,
    Reading,
    Rejection,
    RejectionReason,
    Relation,
    Report,
    Source,
    Span,
    Stance,
    Statement,
    Status,
    Story,
    TimeExpression,
    Words,
)

Row = Mapping[Any, Any]
Values = dict[str, str | int | float | None]
NO_GIST = Gist("")


@dataclass(frozen=True, slots=True)
class _ArticleRest:
    words: str = ""
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class _StatementRest:
    content: tuple[Span, ...]
    sentence: Span
    cue: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    gist: Gist = NO_GIST
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class _ReadingRest:
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


def period_values(name: str, period: Period) -> Values:
    """A period as its EDTF text with first and last day beside it."""
    first, last = period.earliest, period.latest
    before = "" if name in ("published", "period") else f"{name}_"
    return {
        name: period.edtf,
        f"{before}earliest": first.isoformat() if first else None,
        f"{before}latest": last.isoformat() if last else None,
    }


def article_values(article: Article) -> Values:
    """The columns of a version that come from the article itself."""
    when = article.published
    return {
        "article": article.id,
        "version": article.version,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "origin": article.origin,
        **period_values("published", when.period),
        "witness": when.witness.value,
        "rest": codec.dumps(_ArticleRest(when.words, article.furniture)),
        **_moment_values(when.moment),
    }


def _moment_values(moment: datetime | None) -> Values:
    """A moment in UTC, and the minutes east of it that it came with."""
    away = moment.utcoffset() if moment else None
    if moment is None or away is None:
        return {"moment": None, "offset": None}
    return {"moment": moment.astimezone(UTC).isoformat(), "offset": int(away.total_seconds() // 60)}


def _moment_of(row: Row) -> datetime | None:
    if row["moment"] is None:
        return None
    return datetime.fromisoformat(row["moment"]).astimezone(timezone(timedelta(minutes=row["offset"] or 0)))


def article_of(row: Row) -> Article:
    """An article from a row of `versions`."""
    rest = codec.loads(_ArticleRest, row["rest"])
    published = Published(
        Period.parse(row["published"]), _moment_of(row), DateWitness(row["witness"]), rest.words
    )
    return Article(
        row["article"],
        row["version"],
        row["text"],
        row["title"],
        row["outlet"],
        row["author"],
        published,
        row["url"],
        row["origin"],
        rest.furniture,
    )


def statement_values(reading: int, statement: Statement) -> Values:
    """A row of `statements`."""
    one = statement
    return {
        "reading": reading,
        "id": one.id,
        "form": one.form.value,
        "kind": one.kind.value,
        "stance": one.stance.value,
        "certainty": one.certainty.value,
        "polarity": one.polarity.value,
        "conditional": int(one.conditional),
        "forward": int(one.forward),
        "probability": one.probability,
        **period_values("said", one.said),
        **period_values("about", one.about),
        "rest": codec.dumps(
            _StatementRest(one.content, one.sentence, one.cue, one.sources, one.gist, one.condition)
        ),
        "confidence": one.confidence,
    }


def statement_of(row: Row, article: str, version: str) -> Statement:
    """A statement from a row of `statements`."""
    rest = codec.loads(_StatementRest, row["rest"])
    return Statement(
        id=row["id"],
        article=article,
        version=version,
        form=Form(row["form"]),
        kind=Kind(row["kind"]),
        content=rest.content,
        sentence=rest.sentence,
        cue=rest.cue,
        sources=rest.sources,
        stance=Stance(row["stance"]),
        certainty=Certainty(row["certainty"]),
        polarity=Polarity(row["polarity"]),
        conditional=bool(row["conditional"]),
        forward=bool(row["forward"]),
        probability=row["probability"],
        said=Period.parse(row["said"]),
        about=Period.parse(row["about"]),
        gist=rest.gist,
        confidence=row["confidence"],
        condition=rest.condition,
    )


def reading_rest(reading: Reading) -> str:
    """What of a reading has no table of its own."""
    return codec.dumps(_ReadingRest(reading.mentions, reading.times, reading.words))


def reading_of(
    row: Row, version: str, statements: tuple[Statement, ...], reports: tuple[Report, ...]
) -> Reading:
    """A reading from a row of `readings`, with its statements and reports."""
    rest = codec.loads(_ReadingRest, row["rest"])
    return Reading(
        row["article"],
        version,
        row["reader"],
        statements,
        reports,
        rest.mentions,
        rest.times,
        rest.words,
        extractor_of(row),
        row["operating_point"],
        Period.parse(row["seen_from"]) if row["seen_from"] else None,
    )


def extractor_of(row: Row) -> Extractor | None:
    """The extractor of a row that has columns of `readings`."""
    return Extractor(row["extractor"]) if row["extractor"] else None


def report_of(row: Row) -> Report:
    """A report from a row of `reports`."""
    return codec.loads(Report, row["rest"])


def outcome_values(outcome: Outcome, reading: int, at: datetime) -> Values:
    """A row of `outcomes`."""
    return {
        "statement": outcome.statement,
        "reading": reading,
        "status": outcome.status.value,
        "decided_by": outcome.decided_by,
        "reason": outcome.reason,
        "grund": outcome.grund,
        "at": at.isoformat(),
    }


def outcome_of(row: Row, evidence: tuple[Evidence, ...]) -> Outcome:
    """An outcome from a row of `outcomes` and its evidence."""
    return Outcome(
        row["statement"],
        Status(row["status"]),
        row["decided_by"],
        row["reason"],
        row["grund"],
        evidence,
        datetime.fromisoformat(row["at"]),
    )


def evidence_values(outcome: int, version: int, evidence: Evidence) -> Values:
    """A row of `evidence`."""
    return {
        "outcome": outcome,
        "version": version,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "relation": evidence.relation.value,
        "score": evidence.score,
        "why": codec.dumps(evidence.why),
        "item": evidence.item,
    }


def evidence_of(row: Row, statement: str, article: str, version: str) -> Evidence:
    """A piece of evidence from a row of `evidence`."""
    why = codec.loads(tuple[str, ...], row["why"])
    span = Span(row["start"], row["end"])
    return Evidence(
        statement, article, version, span, Relation(row["relation"]), row["score"], why, row["item"]
    )


def dating_values(dating: Dating, version: int, at: datetime) -> Values:
    """A row of `datings`."""
    return {
        "article": dating.article,
        "version": version,
        "standing": dating.standing.value,
        "told": dating.told.edtf,
        "period": dating.period.edtf,
        "reason": dating.reason,
        "grund": dating.grund,
        "at": at.isoformat(),
    }


def dating_of(row: Row, clues: tuple[Clue, ...]) -> Dating:
    """An entry of the history of a day from a row of `datings`, with its version's hash, and its clues."""
    return Dating(
        row["article"],
        row["hash"],
        DayStanding(row["standing"]),
        Period.parse(row["told"]),
        Period.parse(row["period"]),
        clues,
        row["reason"],
        row["grund"],
        datetime.fromisoformat(row["at"]),
    )


def clue_values(dating: int, clue: Clue, version: int, beside: int | None) -> Values:
    """A row of `clues`."""
    return {
        "dating": dating,
        "ground": clue.ground.value,
        "allows": clue.allows.edtf,
        "version": version,
        "start": clue.words.span.start,
        "end": clue.words.span.end,
        "beside_version": beside,
        "beside_start": clue.beside.span.start if clue.beside else None,
        "beside_end": clue.beside.span.end if clue.beside else None,
    }


def clue_of(row: Row) -> Clue:
    """A clue from a row of `clues`, with article and hash of its versions."""
    words = Words(row["article"], row["hash"], Span(row["start"], row["end"]))
    beside = None
    if row["beside_version"] is not None:
        span = Span(row["beside_start"], row["beside_end"])
        beside = Words(row["near_article"], row["near_hash"], span)
    return Clue(Ground(row["ground"]), words, Period.parse(row["allows"]), beside)


def story_values(story: Story) -> Values:
    """A row of `stories`; its articles stand in a table of their own."""
    return {
        "id": story.id,
        "title": story.title,
        **period_values("period", story.period),
        "actors": codec.dumps(story.actors),
        "linked": codec.dumps(story.linked),
    }


def story_of(row: Row, articles: tuple[str, ...]) -> Story:
    """A story from a row of `stories` and its articles."""
    return Story(
        row["id"],
        row["title"],
        articles,
        codec.loads(tuple[str, ...], row["actors"]),
        Period.parse(row["period"]),
        codec.loads(tuple[str, ...], row["linked"]),
    )


def rejection_of(row: Row) -> Rejection:
    """A rejection from a row of `rejections`."""
    return Rejection(row["origin"], RejectionReason(row["reason"]), row["detail"])
