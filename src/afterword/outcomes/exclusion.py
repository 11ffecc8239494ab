"""Whether what came of a post shuts out what was said of it: who goes in June has stayed until May."""

from __future__ import annotations

from datetime import date, timedelta

from afterword.outcomes.posts import Move, Tenure
from afterword.records import Period
from afterword.records.families import Turn


def shuts_out(claim: Tenure, told: Tenure, stated: Period, about: Period, published: Period) -> bool:
    """Whether the told tenure leaves no room for the claimed one in its time.

    `stated` is the time of the claim, `about` that of what is told, and `published` the days of its article.
    """
    if claim.turn is Turn.FAILED:
        return _touches(stated, about if about.known else published)
    if claim.move is Move.LEAVES and told.move is Move.STAYS:
        return _stayed(stated, about, published)
    if claim.move is Move.STAYS and stated.latest is not None:
        gone = about if about.known or told.move is not Move.LEAVES else published
        return gone.latest is not None and gone.latest < _still_there(stated.latest)
    return True


def _touches(stated: Period, when: Period) -> bool:
    """ "Er trete am Freitag nicht zurück": that he goes on another day does not contradict it."""
    before = stated.earliest is not None and when.latest is not None and when.latest < stated.earliest
    after = stated.latest is not None and when.earliest is not None and when.earliest > stated.latest
    return not (before or after) or not stated.known


def _stayed(stated: Period, about: Period, published: Period) -> bool:
    """Who is to go in May may well be there in March, and who stays until May may go in autumn."""
    if stated.latest is None:
        return not (about.latest and published.latest) or about.latest <= published.latest
    if about.latest is not None:
        return about.latest > stated.latest
    return published.earliest is not None and published.earliest > stated.latest


def _still_there(last: date) -> date:
    """The first day on which one who stays until then may be gone: "bis Mai" may end on 1 May."""
    ends_month = (last + timedelta(days=1)).day == 1
    return last.replace(day=1) if ends_month else last
