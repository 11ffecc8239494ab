"""The choice: of candidates that want the same words, the best; and none that is too unlikely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from afterword.reading.learned.anchors import INSIDE
from afterword.reading.learned.boosted_trees import Trees
from afterword.reading.learned.candidates import Candidate
from afterword.reading.learned.sight import Sight
from afterword.reading.learned.traits import table
from afterword.reading.structure import token_f1

SAME = 0.5  # token F1 of two quotes that are one
ALL_THE_SAME = 0.95  # of two quotes of which one is speech inside the other


def scored(sight: Sight, found: Sequence[Candidate], trees: Trees) -> list[Candidate]:
    """The candidates with their scores."""
    _, rows = table(sight, found)
    return [replace(one, score=float(score)) for one, score in zip(found, trees.score(rows), strict=True)]


def chosen(found: Sequence[Candidate], least: float) -> list[Candidate]:
    """The best candidates that do not want each other's words, in the order of their quotes."""
    kept: list[tuple[Candidate, frozenset[int]]] = []
    for one in sorted(found, key=lambda one: -one.score):
        if one.score < least:
            break
        quote = frozenset(one.quotation.quote)
        if not any(_rivals(one, quote, other, theirs) for other, theirs in kept):
            kept.append((one, quote))
    return sorted(
        (one for one, _ in kept), key=lambda one: (one.quotation.quote[0], -len(one.quotation.quote))
    )


def _rivals(one: Candidate, quote: frozenset[int], other: Candidate, theirs: frozenset[int]) -> bool:
    nested = (one.carries == INSIDE) != (other.carries == INSIDE)
    return token_f1(quote, theirs) > (ALL_THE_SAME if nested else SAME)
