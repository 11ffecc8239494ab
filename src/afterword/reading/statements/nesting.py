"""Quotations inside quotations: which holds which, and the chain of sources that follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afterword.reading.statements.syntax import Syntax
from afterword.reading.structure import Quotation
from afterword.records import Form

SELF = frozenset({"ich", "wir", "uns", "mir", "mich"})


@dataclass(frozen=True, slots=True)
class Nested:
    """A quotation with its number, its chain of sources, and the quotations that it holds."""

    number: int
    quotation: Quotation
    chain: tuple[tuple[int, ...], ...]
    holds: tuple[Quotation, ...] = ()

    def frames_nested(self, syntax: Syntax, lead: int | None, tokens: Sequence[int]) -> bool:
        """Whether a part is mostly what an inner quotation says, and stands for nothing of its own."""
        own = set(tokens)
        for inner in self.holds:
            told = own & set(inner.quote)
            in_lead = lead is not None and any(t in syntax.clauses[lead].tokens for t in inner.cue)
            if told and (in_lead or own <= set(inner.quote)):
                return True
        return False


def nested(syntax: Syntax) -> Iterator[Nested]:
    """Every quotation that says something of its own, with its chain."""
    quotations: Sequence[Quotation] = syntax.doc._.quotations
    inner: dict[int, list[Quotation]] = {}
    chains: dict[int, tuple[tuple[int, ...], ...]] = {}
    left_out: set[int] = set()
    order = sorted(range(len(quotations)), key=lambda n: -len(quotations[n].quote))
    for number in order:
        quotation = quotations[number]
        outer = _holder(syntax, quotations, number, order)
        if outer is None:
            chains[number] = _own_chain(quotation)
        elif _only_marks(syntax, quotation, quotations[outer]):
            left_out.add(number)
        else:
            chains[number] = _joined(syntax, chains.get(outer, ()), quotation)
            inner.setdefault(outer, []).append(quotation)
    for number, quotation in enumerate(quotations):
        if number not in left_out:
            yield Nested(number, quotation, chains[number], tuple(inner.get(number, ())))


def _holder(syntax: Syntax, quotations: Sequence[Quotation], number: int, order: Sequence[int]) -> int | None:
    """The smallest other quotation that holds this one."""
    mine = {t for t in quotations[number].quote if not syntax.is_punctuation(t)}
    holders = [
        other
        for other in order
        if other != number
        and quotations[other].form is not Form.REPORTED
        and mine < {t for t in quotations[other].quote if not syntax.is_punctuation(t)}
    ]
    return min(holders, key=lambda n: len(quotations[n].quote)) if holders else None


def _only_marks(syntax: Syntax, quotation: Quotation, outer: Quotation) -> bool:
    """Words in marks inside of what is rendered already, by the same source."""
    if quotation.form is not Form.DIRECT:
        return False
    same = set(quotation.speaker) == set(outer.speaker) or set(quotation.cue) == set(outer.cue)
    return same or not any(syntax.tags[t].endswith("FIN") for t in quotation.quote)


def _own_chain(quotation: Quotation) -> tuple[tuple[int, ...], ...]:
    return quotation.links


def _joined(
    syntax: Syntax, outer: tuple[tuple[int, ...], ...], quotation: Quotation
) -> tuple[tuple[int, ...], ...]:
    """The outer chain and what the inner quotation adds; "ich" adds nothing."""
    if quotation.outer:
        return _own_chain(quotation)
    speaker = quotation.speaker
    if not speaker or all(syntax.lower[t] in SELF for t in speaker):
        return outer
    return outer if outer and set(outer[-1]) == set(speaker) else (*outer, speaker)
