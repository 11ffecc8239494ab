"""How surely a statement was said at all: as surely as every quotation that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afterword.reading.statements.proposition import Proposition
from afterword.reading.structure import Quotation
from afterword.records import Form, Stance


def confidence_of(proposition: Proposition, quotations: Sequence[Quotation]) -> float | None:
    """The least confidence of its quotations; None in the article's own voice, or if none is measured."""
    if proposition.form is Form.OWN_VOICE:
        return None
    measured = [one.confidence for one in _carriers(proposition, quotations) if one.confidence is not None]
    return min(measured, default=None)


def _carriers(proposition: Proposition, quotations: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotation that it was made of, and those of its other sources that hold it.

    A denial that only points at what it denies is as sure as the claim is one: --precise keeps both or none.
    """
    content = set(proposition.content)
    named = {token for link in proposition.sources for token in link}
    points = proposition.stance is Stance.DENIES and proposition.quotation is None
    for number, one in enumerate(quotations):
        inside = content.issubset(one.quote)
        holds = inside and (points or not named.isdisjoint(one.speaker))
        if number == proposition.quotation or holds:
            yield one
