"""Measures how surely a statement that no quotation carries is whose it is said to be: weights by its kind.

As for quotations: fitted on the corpus's train part, calibrated on dev, by a summand alone, for dev has few
of each kind. The operating point is the lowest confidence from which on PRECISE of them are right on dev and
on train, read by weights of its other four fifths.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from afterword.reading.measure import Measure
from afterword.reading.statements.confidence import KINDS, SIGNS
from afterword.records import Extractor
from evaluation.calibration import PRECISE, equal_widths, expected_error
from evaluation.quotation_corpus import DEV, TRAIN, folds
from evaluation.sureness import Judged, above, judge
from training.weights import learned, rounded, scaled, shift

Measures = Mapping[str, Measure]  # by kind


def measured() -> tuple[Measures, float]:
    """The weights of each kind, and their operating point; prints what they tell of train and dev."""
    train, dev = ([one for one in judge(path, Extractor.RULES) if one.kind in KINDS] for path in (TRAIN, DEV))
    known = {kind: rounded(one) for kind, one in calibrate(learn(train), dev).items()}
    chosen = {
        "train, by fifths, calibrated on dev": by_fifths(train, lambda rest: calibrate(learn(rest), dev)),
        "dev": told_by(known, dev),
    }
    apart = {"dev, calibrated by fifths": by_fifths(dev, lambda rest: calibrate(learn(train), rest))}
    points = [lowest(told) for told in chosen.values()]
    point = max(1.0 if one is None else one for one in points)
    for name, told in (chosen | apart).items():
        tell(name, told, point)
    return known, point


def learn(judged: Sequence[Judged]) -> Measures:
    """The weights of each kind that make these as probable as they are right."""
    seen = {kind: [(one.signs, one.right) for one in judged if one.kind == kind] for kind in KINDS}
    return {kind: learned(some, SIGNS) for kind, some in seen.items()}


def calibrate(known: Measures, judged: Sequence[Judged]) -> Measures:
    """The weights, with a summand for each kind, so that these bear them out."""
    shifted = {}
    for kind, one in known.items():
        some = [other for other in judged if other.kind == kind]
        summand = shift([one.log_odds(other.signs) for other in some], [other.right for other in some])
        shifted[kind] = scaled(one, summand)
    return shifted


def told_by(known: Measures, judged: Sequence[Judged]) -> list[Judged]:
    """These with the confidence that the weights give."""
    return [replace(one, confidence=known[one.kind].confidence(one.signs)) for one in judged]


def by_fifths(judged: Sequence[Judged], measure: Callable[[list[Judged]], Measures]) -> list[Judged]:
    """Those of each fifth of the articles, by what the other four tell."""
    told: list[Judged] = []
    for part in folds({one.article for one in judged}):
        known = measure([one for one in judged if one.article not in part])
        told += told_by(known, [one for one in judged if one.article in part])
    return told


def lowest(told: Sequence[Judged], precision: float = PRECISE) -> float | None:
    """The lowest confidence such that of what has it or more so many are right; None if there is none."""
    for point in sorted({one.confidence for one in told}):
        if float(above(told, point)["shipped.precision"]) >= precision:
            return point
    return None


def tell(name: str, told: Sequence[Judged], point: float) -> None:
    """Print calibration, and what is left at the operating point."""
    print(f"{name}: {len(told)} statements that no quotation carries, from {point:.4f} on")
    left = above(told, point)
    for kind in ("", *KINDS):
        some = [(one.confidence, one.right) for one in told if not kind or one.kind == kind]
        error = expected_error(some, equal_widths(some))
        prefix = f"shipped.{kind}." if kind else "shipped."
        scores = ", ".join(f"{name} {left[f'{prefix}{name}']:.3f}" for name in ("precision", "recall"))
        count = left[f"{prefix}count"]
        print(f"  {kind or 'all'}: {len(some)}, calibration error {error:.3f}; left {count}, {scores}")
