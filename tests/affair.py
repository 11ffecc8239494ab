"""A small affair written for the tests: a bridge that is to be closed, as articles with readings by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from afterword.records import (
    Article,
    Certainty,
    DateWitness,
    Evidence,
    Extractor,
    Form,
    Gist,
    Kind,
    Label,
    Mention,
    Naming,
    Outcome,
    Participant,
    Period,
    Published,
    Reading,
    Relation,
    Report,
    Role,
    Source,
    Span,
    Statement,
    Status,
)

READER = "by hand 1"
ANNOUNCED = (
    "Die Ministerin Änne Größ hat angekündigt, die Rheinbrücke werde am 3. Juli 2024 gesperrt. "
    "Die Brücke ist seit Jahren marode."
)
CLOSED = "Seit Mittwochmorgen ist die Rheinbrücke gesperrt. Das teilte die Polizei mit."


def clock() -> datetime:
    """The moment of every test."""
    return datetime(2024, 7, 10, 12, tzinfo=UTC)


def article(text: str = ANNOUNCED, id: str = "bote-bruecke", day: date | None = date(2024, 6, 28)) -> Article:
    """An article of the "Rheinbote"."""
    published = Published(Period.day(day), None, DateWitness.GIVEN) if day else Published()
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(id, version, text, "Brücke", "Rheinbote", published=published, origin=f"{id}.txt")


def span(text: str, words: str) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def announcement(of: Article, id: str = "a1b2c3") -> Statement:
    """What the minister announced."""
    bridge = span(of.text, "die Rheinbrücke")
    gist = Gist("sperren", (Participant(Role.OBJECT, "Rheinbrücke", ("Rheinbrücke",), bridge),))
    return Statement(
        id=id,
        article=of.id,
        version=of.version,
        form=Form.INDIRECT,
        kind=Kind.ANNOUNCEMENT,
        content=(span(of.text, "die Rheinbrücke werde am 3. Juli 2024 gesperrt"),),
        sentence=Span(0, of.text.index(" Die Brücke")),
        cue=(span(of.text, "angekündigt"),),
        sources=(Source(span(of.text, "Die Ministerin Änne Größ"), Naming.NAMED),),
        certainty=Certainty.CERTAIN,
        forward=True,
        said=of.published.period,
        about=Period.day(date(2024, 7, 3)),
        gist=gist,
    )


def announced(text: str = ANNOUNCED, reader: str = READER) -> tuple[Article, Reading]:
    """The article with the announcement, and its reading."""
    told = article(text)
    mention = Mention(span(text, "Änne Größ"), Label.PERSON, "Änne Größ")
    reading = Reading(
        told.id, told.version, reader, (announcement(told),), (), (mention,), words=(("Brücke", 2),)
    )
    return told, reading


def closed(reader: str = READER) -> tuple[Article, Reading]:
    """The article that tells that it came so, and its reading."""
    told = article(CLOSED, "bote-sperre", date(2024, 7, 3))
    whole = span(CLOSED, "Seit Mittwochmorgen ist die Rheinbrücke gesperrt")
    report = Report("r1", told.id, told.version, whole, whole, about=Period.day(date(2024, 7, 3)))
    return told, Reading(told.id, told.version, reader, (), (report,), words=(("Rheinbrücke", 1),))


def came_so() -> Outcome:
    """The outcome of the announcement, with the police report as evidence."""
    told, reading = closed()
    report = reading.reports[0]
    proof = Evidence(
        "a1b2c3", told.id, told.version, report.content, Relation.SUPPORTS, 0.9, ("same verb",), report.id
    )
    return Outcome(
        "a1b2c3", Status.BORNE_OUT, "rule:report@1", "a later report says so", "ein Bericht sagt es", (proof,)
    )


def still_open() -> Outcome:
    """The first entry of every history."""
    return Outcome("a1b2c3", Status.OPEN, "rule:none@1", "nothing decisive yet", "noch nichts Entscheidendes")


def surely_announced(confidence: float | None, reader: str = READER) -> tuple[Article, Reading]:
    """The announcement, read by rules that count a confidence from 0.8 on as sure."""
    told, reading = announced(reader=reader)
    said = tuple(replace(one, confidence=confidence) for one in reading.statements)
    return told, replace(reading, statements=said, extractor=Extractor.RULES, operating_point=0.8)
