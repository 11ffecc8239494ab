"""Statements and reports built by hand, so that comparing can be tested without a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afterword.outcomes import Context
from afterword.records import (
    UNKNOWN,
    Certainty,
    Form,
    Gist,
    Kind,
    Label,
    Mention,
    Participant,
    Period,
    Polarity,
    Report,
    Role,
    Span,
    Statement,
)


@dataclass(frozen=True)
class Part:
    role: Role
    words: str
    label: Label | None = None
    preposition: str = ""
    noun: str = ""


def who(words: str, label: Label | None = Label.PERSON, noun: str = "") -> Part:
    return Part(Role.SUBJECT, words, label, noun=noun)


def whom(words: str, label: Label | None = Label.PERSON, noun: str = "") -> Part:
    return Part(Role.OBJECT, words, label, noun=noun)


def what(words: str) -> Part:
    return Part(Role.OBJECT, words)


def at(preposition: str, words: str, label: Label | None = Label.PLACE) -> Part:
    return Part(Role.OBLIQUE, words, label, preposition)


@dataclass(frozen=True)
class Told:
    context: Context
    gist: Gist
    span: Span


def told(
    article: str, day: Period, predicate: str, *parts: Part, negated: bool = False, lead: str = ""
) -> Told:
    text, participants, mentions = lead, [], []
    for part in parts:
        prefix = f"{part.preposition} " if part.preposition else ""
        start = len(text) + len(prefix)
        span = Span(start, start + len(part.words))
        text += f"{prefix}{part.words} "
        if part.label:
            mentions.append(Mention(span, part.label, part.words))
        words = tuple(part.words.split())
        head = part.noun or words[-1]
        participants.append(Participant(part.role, head, words, span, part.preposition, part.label))
    text += predicate
    context = Context(article, "v1", text, day, f"{article}.example", article, "story", (), tuple(mentions))
    return Told(context, Gist(predicate, tuple(participants), negated), Span(0, len(text)))


def statement(
    it: Told,
    about: Period = UNKNOWN,
    kind: Kind = Kind.FORECAST,
    certainty: Certainty = Certainty.PROBABLE,
    conditional: bool = False,
    forward: bool = True,
) -> Statement:
    return Statement(
        id=f"s-{it.context.article}",
        article=it.context.article,
        version="v1",
        form=Form.OWN_VOICE,
        kind=kind,
        content=(it.span,),
        sentence=it.span,
        certainty=certainty,
        polarity=Polarity.NEGATIVE if it.gist.negated else Polarity.POSITIVE,
        conditional=conditional,
        forward=forward,
        about=about,
        gist=it.gist,
    )


def report(it: Told, about: Period = UNKNOWN) -> Report:
    polarity = Polarity.NEGATIVE if it.gist.negated else Polarity.POSITIVE
    return Report(
        f"r-{it.context.article}", it.context.article, "v1", it.span, it.span, polarity, about, it.gist
    )


def day(number: int, month: int = 9, year: int = 2023) -> Period:
    return Period.day(date(year, month, number))


def days(first: int, last: int, month: int = 9) -> Period:
    return Period.between(date(2023, month, first), date(2023, month, last))
