"""What it would be worth to get one thing right: the gain in joint F1 if the gold told just that.

`oracle.cue`, `.speaker`, `.frame`, `.addressee`, `.quote`: of quotations found, that part is the gold's.
`oracle.extra`: what the gold does not have is left out. `oracle.missed`: what is missed is found, as the gold
has it. The gains tell where work pays; they do not add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from evaluation.attribution import Tally
from evaluation.calibration import Articles
from evaluation.marked import PARTS, Pair, found, paired
from evaluation.tasks import Scores

Told = Callable[[Pair], Iterable[Pair]]  # what stands in the place of a pair


def oracles(articles: Articles) -> Scores:
    """The gain of each, from (predicted, gold) of each article."""
    pairs = [pair for predicted, gold in articles for pair in paired(predicted, gold)]
    asked: dict[str, Told] = {part: _with_part(part) for part in PARTS}
    asked |= {"extra": _without_extra, "missed": _with_missed}
    as_it_is = _joint(pairs)
    return {
        f"oracle.{name}": _joint([new for pair in pairs for new in told(pair)]) - as_it_is
        for name, told in asked.items()
    }


def _joint(pairs: Iterable[Pair]) -> float:
    tally = Tally()
    for pair in pairs:
        tally.add(pair)
    return tally.means(PARTS)[2]


def _with_part(part: str) -> Told:
    def told(pair: Pair) -> Iterable[Pair]:
        ours, theirs = pair
        if ours and theirs and found(pair):
            return [(replace(ours, parts=ours.parts | {part: theirs.parts[part]}), theirs)]
        return [pair]

    return told


def _without_extra(pair: Pair) -> Iterable[Pair]:
    if found(pair):
        return [pair]
    return [(None, pair[1])] if pair[1] else []


def _with_missed(pair: Pair) -> Iterable[Pair]:
    ours, theirs = pair
    if found(pair) or not theirs:
        return [pair]
    return [(theirs, theirs), (ours, None)] if ours else [(theirs, theirs)]
