"""Measures how surely the rules find quotations: the weights of `afterword.reading.confidence`.

`python -m training.confidence [--out FILE]` reads the corpus's train and dev parts by rules, fits the weights
on train (logistic regression with an L2 penalty, by Newton's method), and calibrates them on dev: rules were
written on train, so they are a little less often right elsewhere (Platt scaling: one factor for all weights,
one summand). The operating point is the lowest confidence from which on the quote precision is PRECISE on dev
and on train, read by weights of its other four fifths. It prints what each part tells.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from afterword.reading import pipeline
from afterword.reading.confidence import SIGNS, Measure, all_signs
from afterword.reading.words import Words
from afterword.records import Extractor
from evaluation.calibration import (
    BINS,
    PRECISE,
    above,
    equal_sizes,
    equal_widths,
    expected_error,
    lowest_threshold,
)
from evaluation.marked import Marked, confirmed, of_ours
from evaluation.quotation_corpus import DEV, TRAIN, Article, articles, folds

OUT = Path("src/afterword/reading/confidence.toml")
PENALTY = 3.0
RAREST = 15  # quotations of train that must have a sign
ROUNDS = 30

Numbers = NDArray[np.float64]
Predicted = list[tuple[list[Marked], list[Marked]]]

HEAD = """\
# How surely the rules find a quotation: the weights of reading/confidence.py, made by training/confidence.py.
# Example: "quote.konjunktiv = 1.4": Konjunktiv I makes its odds to be one 4 times (e to the 1.4) as high.
# Measured on the train part of the corpus of quotations, and calibrated on its dev part.
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """One article read by rules: what was found, its signs, whether the gold has it, and the gold."""

    id: str
    found: list[Marked]
    signs: list[frozenset[str]]
    right: list[bool]
    gold: list[Marked]


def look(path: Path) -> list[Looked]:
    """Read every article of a part of the corpus by rules."""
    return [_look(article) for article in articles(path)]


def _look(article: Article) -> Looked:
    doc = pipeline.make_doc(article.text, extractor=Extractor.RULES)
    offsets = [(token.idx, token.idx + len(token)) for token in doc]
    found = [of_ours(one, offsets, article.offsets) for one in doc._.quotations]
    gold = list(article.quotations)
    signs = all_signs(Words.of(doc), doc._.clauses, doc._.quotations)
    return Looked(article.id, found, signs, confirmed(found, gold), gold)


def learn(looked: Sequence[Looked]) -> Measure:
    """The weights that make what was found in these articles as probable as it was right."""
    signs = [sign for one in looked for sign in one.signs]
    names = [name for name in SIGNS if sum(name in some for some in signs) >= RAREST]
    table = np.array([[1.0, *(name in some for name in names)] for some in signs])
    right = np.array([event for one in looked for event in one.right], dtype=np.float64)
    constant, *weights = fitted(table, right)
    return Measure(float(constant), dict(zip(names, map(float, weights), strict=True)), 1.0)


def fitted(table: Numbers, right: Numbers, penalty_of_each: float = PENALTY) -> Numbers:
    """The weights of the columns; that of the first, the constant, is not penalised."""
    penalty = np.full(table.shape[1], penalty_of_each)
    penalty[0] = 0.0
    found = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (right - told) - penalty * found
        bend = (table.T * (told * (1 - told))) @ table + np.diag(penalty)
        found = found + np.linalg.solve(bend, slope)
    return found


def calibrated(known: Measure, looked: Sequence[Looked]) -> Measure:
    """The weights, all by one factor and with another constant, so that these articles bear them out."""
    odds = [known.odds(signs) for one in looked for signs in one.signs]
    right = np.array([event for one in looked for event in one.right], dtype=np.float64)
    summand, factor = fitted(np.array([[1.0, one] for one in odds]), right, 0.0)
    weights = {name: float(weight * factor) for name, weight in known.weights.items()}
    return Measure(float(known.constant * factor + summand), weights, known.operating_point)


def told_by(known: Measure, looked: Sequence[Looked]) -> Predicted:
    """What was found in these articles, with the confidence that the weights give."""
    return [
        (
            [
                replace(one, confidence=known.confidence(signs))
                for one, signs in zip(article.found, article.signs, strict=True)
            ],
            article.gold,
        )
        for article in looked
    ]


def by_fifths(looked: Sequence[Looked], measured: Callable[[list[Looked]], Measure]) -> Predicted:
    """What was found in each fifth of these articles, by what the other four tell."""
    told: Predicted = []
    for part in folds(one.id for one in looked):
        known = measured([one for one in looked if one.id not in part])
        told += told_by(known, [one for one in looked if one.id in part])
    return told


def tell(name: str, told: Predicted, point: float) -> None:
    """Print calibration, and what is left at the operating point."""
    pairs = [
        (float(one.confidence or 0), event)
        for found, gold in told
        for one, event in zip(found, confirmed(found, gold), strict=True)
    ]
    error, adaptive = expected_error(pairs, equal_widths(pairs)), expected_error(pairs, equal_sizes(pairs))
    print(f"{name}: {len(pairs)} quotations")
    print(f"  calibration error {error:.3f} over {BINS} bins, {adaptive:.3f} over as many of equal size")
    left = above(told, point)
    names = ("quote.precision", "quote.recall", "joint.f1")
    scores = ", ".join(f"{one} {left[f'precise.{one}']:.3f}" for one in names)
    print(f"  from {point:.4f} on: {left['precise.predicted']} quotations, {scores}")


def write(known: Measure, out: Path) -> None:
    """Write the weights, each with what its sign is."""
    weights = "".join(f'"{name}" = {weight:.2f}  # {SIGNS[name]}\n' for name, weight in known.weights.items())
    told = f"constant = {known.constant:.2f}\noperating_point = {known.operating_point:.4f}\n"
    out.write_text(f"{HEAD}\n{told}\n[weights]\n{weights}", encoding="utf-8")


def rounded(known: Measure) -> Measure:
    """The weights as they are written."""
    weights = {name: round(weight, 2) for name, weight in known.weights.items()}
    return Measure(round(known.constant, 2), weights, known.operating_point)


def main() -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="training.confidence", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if not TRAIN.exists():
        print(f"skipped, {TRAIN} is not here", file=sys.stderr)
        return 0
    train, dev = look(TRAIN), look(DEV)
    learned = learn(train)
    known = rounded(calibrated(learned, dev))
    chosen = {
        "train, by fifths, calibrated on dev": by_fifths(train, lambda rest: calibrated(learn(rest), dev)),
        "dev": told_by(known, dev),
    }
    points = [lowest_threshold(told, PRECISE) for told in chosen.values()]
    point = max(1.0 if one is None else one for one in points)
    apart = {"dev, calibrated by fifths": by_fifths(dev, partial(calibrated, learned))}
    for name, told in (chosen | apart).items():
        tell(name, told, point)
    write(replace(known, operating_point=point), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
