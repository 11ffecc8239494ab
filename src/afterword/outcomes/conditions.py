"""The condition of a statement as a claim of its own: if it does not come, the statement is void.

"Sollte sie das Amt annehmen, …": that she takes it. It is read off the words of the condition, since
a statement's gist tells only what is to follow.
"""

from __future__ import annotations

from dataclasses import replace

from afterword.outcomes.contexts import Context
from afterword.outcomes.identity import subject_before
from afterword.outcomes.language import Language
from afterword.records import (
    UNKNOWN,
    Gist,
    Kind,
    Label,
    Mention,
    Participant,
    Polarity,
    Role,
    Span,
    Statement,
)

LOOK_BACK = 300  # characters before a sentence in which its condition may stand


def condition(statement: Statement, context: Context, language: Language) -> Statement | None:
    """The claim that the condition comes about; None where none is told, or where it cannot be read."""
    span = _stated(statement, context, language)
    clause = language.condition(span.of(context.text)) if span else None
    if span is None or clause is None:
        return None
    persons = _persons(span, statement, context)
    if len(persons) != 1:
        return None
    bodies = [m for m in context.mentions if m.label is not Label.PERSON and span.overlaps(m.span)]
    acted_upon = any(sense.patient for sense in language.senses(clause.predicate))
    people = (
        _taking_part(persons[0], Role.OBJECT if acted_upon else Role.SUBJECT),
        *(_taking_part(m, Role.INDIRECT) for m in bodies),
    )
    return replace(
        statement,
        id=f"{statement.id}?",
        kind=Kind.FORECAST,
        content=(span,),
        polarity=Polarity.POSITIVE,
        conditional=False,
        condition=None,
        about=UNKNOWN,
        gist=Gist(clause.predicate, people, clause.negated),
    )


def _stated(statement: Statement, context: Context, language: Language) -> Span | None:
    """The words of the condition, which stand in a sentence before where its own only point back."""
    own = statement.condition
    if own is None:
        return None
    start = max(0, statement.sentence.start - LOOK_BACK)
    before = language.condition_before(own.of(context.text), context.text[start : statement.sentence.start])
    return Span(start + before[0], start + before[1]) if before else own


def _persons(span: Span, statement: Statement, context: Context) -> list[Mention]:
    """Who is named in the condition, else beside the speaker in the sentence, else first before it."""
    speakers = {source.span.of(context.text) for source in statement.sources}
    named = [m for m in context.mentions if m.label is Label.PERSON]
    others = [m for m in named if not any(m.span.of(context.text) in speaker for speaker in speakers)]
    for stretch, persons in ((span, named), (statement.sentence, others)):
        if within := [m for m in persons if stretch.overlaps(m.span)]:
            return within
    before = subject_before(context, statement.sentence.start)
    return [before] if before else []


def _taking_part(mention: Mention, role: Role) -> Participant:
    return Participant(role, mention.name, (mention.name,), mention.span, "", mention.label)
