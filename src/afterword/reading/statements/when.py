"""When a proposition is to hold, and when it was said."""

from __future__ import annotations

from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.times import Asked
from afterword.records import UNKNOWN, Form, Period


def when(
    syntax: Syntax,
    proposition: Proposition,
    published: Period,
    *,
    forward: bool | None = None,
    occasion: Period = UNKNOWN,
) -> tuple[Period, Period]:
    """When it was said, and what time it is about; `occasion` is when its source spoke just before."""
    cue = (*proposition.cue, *_outer_cue(syntax, proposition))
    frame = cue
    if proposition.quotation is not None:
        frame = (*frame, *syntax.quotations[proposition.quotation].frame)
    lead = syntax.clauses[proposition.lead] if proposition.lead is not None else None
    asked = Asked(
        proposition.content,
        frame,
        cue,
        lead,
        direct=proposition.form is Form.DIRECT,
        forward=forward,
        tense=lead.tense if lead is not None else None,
        occasion=occasion,
    )
    return syntax.time_choice.said_and_about(asked, published)


def _outer_cue(syntax: Syntax, proposition: Proposition) -> tuple[int, ...]:
    """Who tells of somebody's wish tells when: "Lang sagte am Montag, sie wolle …"."""
    if len(proposition.sources) < 2 or not proposition.cue:
        return ()
    cue = set(proposition.cue)
    return next((q.cue for q in syntax.quotations if q.cue and cue.issubset(q.quote)), ())
