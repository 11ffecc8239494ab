"""When a proposition is to hold, and when it was said."""

from __future__ import annotations

from afterword.reading.statements.proposition import Proposition
from afterword.reading.statements.syntax import Syntax
from afterword.reading.times import Asked
from afterword.records import UNKNOWN, Form, Period, Span


def when(
    syntax: Syntax,
    proposition: Proposition,
    published: Period,
    *,
    forward: bool | None = None,
    occasion: Period = UNKNOWN,
    condition: Span | None = None,
) -> tuple[Period, Period]:
    """When it was said, and what time it is about.

    `occasion` is when its source spoke just before; the times of its condition are not its own.
    """
    cue = (*proposition.cue, *_outer_cue(syntax, proposition))
    frame = cue
    if proposition.quotation is not None:
        frame = (*frame, *syntax.quotations[proposition.quotation].frame)
    lead = syntax.clauses[proposition.lead] if proposition.lead is not None else None
    asked = Asked(
        _without(syntax, condition, proposition.content),
        frame,
        cue,
        lead,
        direct=proposition.form is Form.DIRECT,
        forward=forward,
        tense=lead.tense if lead is not None else None,
        occasion=occasion,
    )
    return syntax.time_choice.said_and_about(asked, published)


def _without(syntax: Syntax, condition: Span | None, content: tuple[int, ...]) -> tuple[int, ...]:
    """The content without a condition that is a clause: "Falls es am Freitag regnet, werde …".

    A clause with "wenn" may tell when as well: "Wenn der Rat am Freitag tagt, …".
    """
    if condition is None:
        return content
    inside = [t for t in content if condition.start <= syntax.doc[t].idx < condition.end]
    clause = any(syntax.tags[t].endswith("FIN") for t in inside)
    if not clause or syntax.lower[inside[0]] == "wenn":
        return content
    return tuple(t for t in content if t not in inside) or content


def _outer_cue(syntax: Syntax, proposition: Proposition) -> tuple[int, ...]:
    """Who tells of somebody's wish tells when: "Lang sagte am Montag, sie wolle …"."""
    if len(proposition.sources) < 2 or not proposition.cue:
        return ()
    cue = set(proposition.cue)
    return next((q.cue for q in syntax.quotations if q.cue and cue.issubset(q.quote)), ())
