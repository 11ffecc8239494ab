"""When a proposition is to hold, and when it was said."""

from __future__ import annotations

from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.records import Form, Period


def when(
    syntax: Syntax, proposition: Proposition, published: Period, *, forward: bool | None = None
) -> tuple[Period, Period]:
    """When it was said, and what time it is about."""
    frame: tuple[int, ...] = proposition.cue
    if proposition.quotation is not None:
        frame = (*frame, *syntax.quotations[proposition.quotation].frame)
    lead = proposition.lead
    return syntax.time_choice.said_and_about(
        proposition.content,
        frame,
        published,
        forward=forward,
        cue=proposition.cue,
        direct=proposition.form is Form.DIRECT,
        tense=syntax.clauses[lead].tense if lead is not None else None,
    )
